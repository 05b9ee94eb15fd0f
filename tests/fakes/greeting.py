# SPDX-License-Identifier: GPL-3.0-or-later
"""Real TLS greetings, as OpenSSL writes them, cut as a test wants them."""

import ssl


def greeting(host: str | None) -> bytes:
    """Return the ClientHello that asks for `host`, or for nobody."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    written = ssl.MemoryBIO()
    try:
        context.wrap_bio(ssl.MemoryBIO(), written, server_hostname=host).do_handshake()
    except ssl.SSLWantReadError:
        return written.read()
    raise AssertionError("a handshake without an answer")


def in_records(whole: bytes, size: int) -> bytes:
    """Return the same greeting with its handshake cut into records of `size` bytes."""
    kind, handshake = whole[:3], whole[5:]
    pieces = [handshake[at : at + size] for at in range(0, len(handshake), size)]
    return b"".join(kind + len(piece).to_bytes(2, "big") + piece for piece in pieces)
