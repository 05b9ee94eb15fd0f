# SPDX-License-Identifier: GPL-3.0-or-later
"""A wire tap between a browser and the gateway: passes every byte on and keeps what the gateway said."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from kiosk.demo.standins import LOOPBACK


@dataclass
class Tap:
    """`port` is the tap's own; `answers` holds the gateway's first lines, `fields` the browser's header fields."""

    port: int
    answers: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    sockets: list[socket.socket] = field(default_factory=list)


@contextmanager
def tap(gateway_port: int) -> Iterator[Tap]:
    """Listen for a browser until the block is done."""
    with socket.create_server((LOOPBACK, 0)) as server:
        made = Tap(server.getsockname()[1])
        threads: list[threading.Thread] = []
        listening = threading.Thread(target=_listen, args=(server, gateway_port, made, threads))
        listening.start()
        try:
            yield made
        finally:
            server.shutdown(socket.SHUT_RDWR)
            listening.join()
            for connection in made.sockets:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join()
            for connection in made.sockets:
                connection.close()


def _listen(server: socket.socket, port: int, made: Tap, threads: list[threading.Thread]) -> None:
    with suppress(OSError):
        while True:
            browser, _ = server.accept()
            try:
                gateway = socket.create_connection((LOOPBACK, port))
            except OSError:
                browser.close()
                continue
            made.sockets += (browser, gateway)
            for source, sink, heard in ((browser, gateway, made.fields), (gateway, browser, made.answers)):
                threads.append(threading.Thread(target=_pass_on, args=(source, sink, heard)))
                threads[-1].start()


def _pass_on(source: socket.socket, sink: socket.socket, heard: list[str]) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            first, *fields = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            if first.startswith("HTTP/"):
                heard.append(first)
            elif first.startswith("CONNECT "):
                heard.extend(fields)
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
