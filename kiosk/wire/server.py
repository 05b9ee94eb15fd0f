# SPDX-License-Identifier: GPL-3.0-or-later
"""The service's end of the wire: a Unix socket that answers one screen of a listed user, and nobody else."""

import asyncio
import logging
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol, assert_never

from kiosk.base.errors import BadInput
from kiosk.wire.codec import LINE_BYTES, decode, encode
from kiosk.wire.messages import FROM_SCREEN, FromScreen, FromService
from kiosk.wire.staff_messages import (
    FROM_STAFF,
    AskPrints,
    AskStats,
    FromStaff,
    KeepEntry,
    Kept,
    NotKept,
    PrintWaits,
    TakePrint,
    ToStaff,
)

log = logging.getLogger(__name__)

QUESTION_SECONDS: Final = 5.0
PARTING_SECONDS: Final = 1.0
ROOT: Final = 0


class Desk(Protocol):
    """Who answers a screen."""

    async def screen_came(self, say: Callable[[FromService], None]) -> None:
        """A screen connected; `say` sends it a message."""

    async def hear(self, message: FromScreen) -> None:
        """Take one message from the screen."""

    async def screen_went(self) -> None:
        """The screen is gone, for whatever reason."""

    def keep_for_staff(self, asked: KeepEntry) -> Kept | NotKept:
        """Write down what staff are about to do."""

    def prints_waiting(self) -> tuple[PrintWaits, ...]:
        """Return which forms wait to be printed, oldest first."""

    def end_print(self, asked: TakePrint) -> tuple[ToStaff, ...]:
        """Hand a print over to staff, or throw it away."""


class WireServer:
    """Listens on a Unix socket for the one screen of this station."""

    def __init__(
        self,
        path: Path,
        allowed_uids: tuple[int, ...],
        desk: Desk,
        stats: Callable[[], str] = str,
        question_seconds: float = QUESTION_SECONDS,
    ) -> None:
        """`stats` is what staff, who are root and this service's own user, may ask for."""
        self._path, self._stats, self._question_seconds = path, stats, question_seconds
        self._staff_uids = frozenset({ROOT, os.getuid()})
        self._allowed_uids = allowed_uids
        self._desk = desk
        self._server: asyncio.Server | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._serving: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to listen. Raises BadInput where another service answers there already."""
        await _remove_stale(self._path)
        try:
            self._server = await asyncio.start_unix_server(self._take, self._path, limit=LINE_BYTES)
        except OSError as fault:
            raise BadInput(str(self._path), f"a socket could not be made here ({fault.strerror})") from fault
        self._path.chmod(0o660)

    async def stop(self) -> None:
        """Stop listening and let the screen go."""
        if self._server is not None:
            self._server.close()
            if self._writer is not None:
                self._writer.close()
            await self._server.wait_closed()
            if self._serving:
                await asyncio.wait(self._serving, timeout=PARTING_SECONDS)
            if self._writer is not None:  # it does not read what it was told last
                self._writer.transport.abort()
            await asyncio.gather(*self._serving, return_exceptions=True)
            self._path.unlink(missing_ok=True)

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve in a task of our own, which the end can wait for."""
        task = asyncio.create_task(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if self._writer is None and _peer_uid(writer) in self._allowed_uids:
                self._writer = writer
                try:
                    await self._answer(reader, writer)
                finally:
                    self._writer = None
                    await self._desk.screen_went()
            elif _peer_uid(writer) in self._staff_uids:
                await self._answer_staff(reader, writer)
            else:
                log.info("wire: a second screen or a user that is not listed was turned away")
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(message: FromService) -> None:
            if not writer.is_closing():
                writer.write(encode(message))

        await self._desk.screen_came(say)
        try:
            while line := await _line(reader):
                message = decode(line)
                if isinstance(message, FROM_STAFF) and _peer_uid(writer) in self._staff_uids:
                    writer.write(self._told_to_staff(message))
                    break
                if not isinstance(message, FROM_SCREEN):
                    raise BadInput("wire", f"{type(message).__name__} is not the screen's to say")
                await self._desk.hear(message)
                await writer.drain()
        except BadInput as fault:
            log.info("%s; the screen was let go", fault)
        except ConnectionError:
            log.info("wire: the screen broke off")

    async def _answer_staff(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one question while a screen is there."""
        try:
            async with asyncio.timeout(self._question_seconds):
                message = decode(await _line(reader))
                if isinstance(message, FROM_STAFF):
                    writer.write(self._told_to_staff(message))
                    await writer.drain()
        except (BadInput, OSError):  # a time-out is an OSError
            log.info("wire: a second screen, or a question that is not known, was turned away")

    def _told_to_staff(self, asked: FromStaff) -> bytes:
        match asked:
            case AskStats():
                return self._stats().encode()
            case KeepEntry():
                return encode(self._desk.keep_for_staff(asked))
            case AskPrints():
                return b"".join(map(encode, self._desk.prints_waiting())) + encode(Kept(0))
            case TakePrint():
                return b"".join(map(encode, self._desk.end_print(asked)))
            case _:
                assert_never(asked)


async def _line(reader: asyncio.StreamReader) -> bytes:
    """Return the next whole line, or nothing at the end. Raises BadInput for one that is too long."""
    try:
        line = await reader.readline()
    except ValueError as fault:
        raise BadInput("wire", f"a line of at most {LINE_BYTES} bytes was expected") from fault
    return line if line.endswith(b"\n") else b""


def _peer_uid(writer: asyncio.StreamWriter) -> int:
    peer: socket.socket = writer.get_extra_info("socket")
    _, uid, _ = struct.unpack("3i", peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
    return int(uid)


async def _remove_stale(path: Path) -> None:
    """Remove a dead service's socket; a live one's, or whatever else stands there, is left and refused."""
    if not path.exists():
        return
    if not path.is_socket():
        raise BadInput(str(path), "a socket, or nothing yet, was expected here")
    try:
        _, writer = await asyncio.open_unix_connection(path)
    except ConnectionRefusedError:
        path.unlink(missing_ok=True)
        return
    except OSError as fault:
        raise BadInput(str(path), f"a socket of our own was expected ({fault.strerror})") from fault
    writer.close()
    raise BadInput(str(path), "another service answers on this socket")
