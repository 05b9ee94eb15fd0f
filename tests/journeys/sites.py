# SPDX-License-Identifier: GPL-3.0-or-later
"""One TLS site with a certificate of the test's own, and a count of who came how far."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from kiosk.demo.authority import Authority
from kiosk.demo.standins import LOOPBACK

PAGE = b"<!doctype html><title>A site</title><p>A page of a test."
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(PAGE)


@dataclass
class Site:
    """`connections` that came, and `requests` that were made over one."""

    port: int
    connections: int = 0
    requests: int = 0


@contextmanager
def tls_site(authority: Authority) -> Iterator[Site]:
    """Serve one page over TLS until the block is done."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.chain_pem, authority.key_pem)
    with socket.create_server((LOOPBACK, 0)) as server:
        site = Site(server.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(server, context, site))
        thread.start()
        try:
            yield site
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(server: socket.socket, context: ssl.SSLContext, site: Site) -> None:
    with suppress(OSError):
        while True:
            plain, _ = server.accept()
            site.connections += 1
            plain.settimeout(10)
            with plain, suppress(OSError), context.wrap_socket(plain, server_side=True) as connection:
                if connection.recv(65536):
                    site.requests += 1
                    connection.sendall(HEAD + PAGE)
