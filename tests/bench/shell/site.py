# SPDX-License-Identifier: GPL-3.0-or-later
"""A local site of 200 requests a page over TLS, which keeps its connections and lets nothing be kept in a cache."""

import argparse
import asyncio
import json
import random
import ssl
import struct
import sys
import zlib
from pathlib import Path

from kiosk.base.files import write_atomic
from kiosk.demo.authority import Authority, make_authority

HOST = "site.bench-example.kz"
SHEETS, SCRIPTS, PICTURES = 20, 40, 139  # and the page itself
SIDE = 48


def png(seed: int) -> bytes:
    """Return a picture of noise (PNG, third edition), a few kibibytes that no packing makes smaller."""
    noise = random.Random(seed)
    lines = b"".join(b"\0" + noise.randbytes(3 * SIDE) for _ in range(SIDE))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def answers() -> dict[str, bytes]:
    """Return every answer whole, by its path."""
    sheets = "".join(f'<link rel="stylesheet" href="/{n}.css">' for n in range(SHEETS))
    scripts = "".join(f'<script defer src="/{n}.js"></script>' for n in range(SCRIPTS))
    pictures = "".join(f'<img src="/{n}.png" alt="" width="48" height="48">' for n in range(PICTURES))
    page = f"<!doctype html><meta charset=utf-8><title>Bench</title>{sheets}{scripts}<p>A page.</p>{pictures}"
    one = "<!doctype html><meta charset=utf-8><title>One</title><p>One page.</p>"
    made = {"/": ("text/html", one.encode()), "/page": ("text/html", page.encode())}
    made |= {f"/{n}.css": ("text/css", f".c{n} {{ color: #{n:06} }}\n".encode() * 40) for n in range(SHEETS)}
    made |= {f"/{n}.js": ("text/javascript", f"window.v{n} = {n};\n".encode() * 100) for n in range(SCRIPTS)}
    made |= {f"/{n}.png": ("image/png", png(n)) for n in range(PICTURES)}
    return {path: _answer("200 OK", kind, body) for path, (kind, body) in made.items()}


def _answer(status: str, kind: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nCache-Control: no-store\r\n\r\n"
    )
    return head.encode() + body


class Speaking(asyncio.Protocol):
    """Answers one request after the other on a connection."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self._known, self._heard = known, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while b"\r\n\r\n" in self._heard:
            head, _, self._heard = self._heard.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode()
            self._transport.write(self._known.get(path) or _answer("404 Not Found", "text/plain", b"none"))


async def serve(authority: Authority, ports_file: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.chain_pem, authority.key_pem)
    known = answers()
    server = await asyncio.get_running_loop().create_server(lambda: Speaking(known), "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    write_atomic(ports_file, json.dumps({"https": port, "http": port}).encode())
    await server.serve_forever()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    asyncio.run(serve(make_authority(folder, (HOST,)), folder / "ports.json"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
