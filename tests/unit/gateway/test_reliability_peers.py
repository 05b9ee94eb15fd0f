# SPDX-License-Identifier: GPL-3.0-or-later
"""Peers that are slow, silent, gone or deaf, one at a time: each is let go, and nothing of it stays.

Every test ends by looking for what may have stayed (`rig.outlast`).
"""

import asyncio
import resource
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from kiosk.gateway.carriers import Carriers
from kiosk.gateway.connection import Connection
from kiosk.gateway.limits import Limits
from kiosk.gateway.metrics import Metrics
from kiosk.gateway.ports import Endpoint
from kiosk.gateway.shared import Shared
from kiosk.policy.reasons import Reason
from tests.fakes.loopback import loopback_guard
from tests.unit.gateway.rig import (
    HELLO,
    LOOPBACK,
    QUICK,
    ListJudge,
    Rig,
    Serve,
    connect,
    credentials,
    dial,
    echo,
    get,
    outlast,
    refused,
    reset,
    reset_writer,
    web,
)

MIB = 1024 * 1024
KEPT = b"GET http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\n" + credentials() + b"\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"


async def whole(reader: asyncio.StreamReader) -> bytes:
    """Return what comes until the end or a reset."""
    came = b""
    try:
        while data := await reader.read(65536):
            came += data
    except ConnectionError:
        pass
    return came


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read until the end, and say nothing."""
    await whole(reader)
    writer.close()


async def trickle(door: Rig, said: bytes, first: bytes = b"") -> bytes:
    """Send byte by byte, more slowly than is allowed; return what is answered until the connection ends."""
    reader, writer = await door.open()
    writer.write(first)
    answer = asyncio.create_task(whole(reader))
    for at in range(len(said)):
        writer.write(said[at : at + 1])
        done, _ = await asyncio.wait({answer}, timeout=0.02)
        if done:
            break
    writer.close()
    return await answer


def test_a_head_that_comes_byte_by_byte_has_no_more_time_than_another() -> None:
    async def steps(door: Rig) -> None:
        assert refused(await trickle(door, connect("a.kz"))) == (408, "bad_request")
        assert [(told.host, told.reason) for told in door.told] == [("", Reason.BAD_REQUEST)]

    outlast(steps, limits=QUICK)


def test_nor_has_the_second_head_of_a_connection() -> None:
    async def steps(door: Rig) -> None:
        answer = await trickle(door, get("a.kz"), first=KEPT)
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert b"HTTP/1.1 408 " in answer

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER)
        await silent(reader, writer)

    outlast(steps, serve, Limits(head_seconds=0.2, between_seconds=5))


def test_nor_has_a_greeting() -> None:
    heard = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await whole(reader))
        writer.close()

    async def steps(door: Rig) -> None:
        answer = await trickle(door, HELLO, first=connect("a.kz"))
        assert answer == b"HTTP/1.1 200 Connection established\r\n\r\n"

    outlast(steps, listen, Limits(greeting_seconds=0.2))
    assert heard == [b""]


@pytest.mark.parametrize("first", [b"", connect("a.kz"), connect("a.kz") + HELLO, get("a.kz"), KEPT])
def test_where_nobody_says_anything_the_connection_ends(first: bytes) -> None:
    async def steps(door: Rig) -> None:
        reader, writer = await door.open()
        writer.write(first)
        await whole(reader)
        writer.close()

    outlast(steps, silent, Limits(head_seconds=0.1, greeting_seconds=0.1, idle_seconds=0.1, between_seconds=0.1))


def test_a_client_that_breaks_off_at_any_byte_of_its_head() -> None:
    head = connect("a.kz")

    async def steps(door: Rig) -> None:
        for cut in range(len(head) + 1):
            client = await dial(door)
            await asyncio.get_running_loop().sock_sendall(client, head[:cut])
            reset(client)

    outlast(steps)


def test_a_client_that_breaks_off_at_any_byte_of_its_greeting() -> None:
    async def steps(door: Rig) -> None:
        loop = asyncio.get_running_loop()
        for cut in range(len(HELLO) + 1):
            client = await dial(door)
            await loop.sock_sendall(client, connect("a.kz"))
            assert await loop.sock_recv(client, 100) == b"HTTP/1.1 200 Connection established\r\n\r\n"
            await loop.sock_sendall(client, HELLO[:cut])
            reset(client)

    outlast(steps)


@pytest.mark.parametrize("breaks", [True, False], ids=["reset", "end"])
@pytest.mark.parametrize("answer", [ANSWER, CHUNKED], ids=["length", "chunked"])
def test_a_site_that_goes_at_any_byte_of_its_answer(answer: bytes, breaks: bool) -> None:
    cuts = iter(range(len(answer)))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer[: next(cuts)])
        await writer.drain()
        if breaks:
            reset_writer(writer)
        else:
            writer.close()

    async def steps(door: Rig) -> None:
        for cut in range(len(answer)):
            reader, writer = await door.open()
            writer.write(KEPT)
            came = await whole(reader)
            writer.close()
            if cut < answer.index(b"\r\n\r\n") + 4:
                assert refused(came) == (502, "site_down")
            elif came.startswith(b"HTTP/1.1 502 "):
                assert breaks  # its reset came before what it had said was read
            else:
                assert came.count(b"HTTP/1.1 ") == 1
                assert not came.endswith((b"hello", b"0\r\n\r\n")) or cut >= len(ANSWER)
                assert not came.endswith(b"0\r\n\r\n")

    outlast(steps, serve)


@pytest.mark.parametrize("breaks", [True, False], ids=["reset", "end"])
def test_a_tunnel_whose_site_goes(breaks: bool) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readexactly(len(HELLO)) == HELLO
        if breaks:
            reset_writer(writer)
        else:
            writer.close()

    async def steps(door: Rig) -> None:
        for _ in range(20):
            reader, writer = await door.open()
            writer.write(connect("a.kz") + HELLO)
            assert await whole(reader) == b"HTTP/1.1 200 Connection established\r\n\r\n"
            writer.close()

    outlast(steps, serve)


def test_a_client_of_plain_http_that_sends_no_more_hears_its_answer() -> None:
    async def steps(door: Rig) -> None:
        for request in (get("a.kz"), KEPT):
            reader, writer = await door.open()
            writer.write(request)
            writer.write_eof()
            assert (await whole(reader)).startswith(b"HTTP/1.1 200 OK\r\n")
            writer.close()

    outlast(steps, web)


def test_a_site_of_plain_http_that_sends_no_more_has_answered() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")
        writer.write_eof()
        assert await whole(reader) == b""
        writer.close()

    async def steps(door: Rig) -> None:
        assert (await door.say(get("a.kz"))).endswith(b"d\r\nuntil the end\r\n0\r\n\r\n")

    outlast(steps, serve)


def test_a_page_that_comes_slowly_but_comes_is_not_cut_off() -> None:
    """Idle is who says nothing; a long download is not."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n")
        end = asyncio.create_task(whole(reader))
        for _ in range(20):
            writer.write(b"x")
            await asyncio.wait({end}, timeout=0.05)
        writer.close()
        await end

    async def steps(door: Rig) -> None:
        assert (await door.say(get("a.kz"))).endswith(b"\r\n\r\n" + b"x" * 20)

    outlast(steps, serve, Limits(idle_seconds=0.3))


@pytest.mark.parametrize("begun", [True, False], ids=["in its body", "at once"])
def test_a_client_that_speaks_on_after_it_was_refused_is_let_go(begun: bool) -> None:
    posts = b"Expect: 100-continue\r\nTransfer-Encoding: chunked"

    async def steps(door: Rig) -> None:
        reader, writer = await door.open()
        if begun:
            writer.write(get("a.kz", b"POST").replace(b"Connection: close", posts))
            assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        writer.write(b"no chunk\r\n" if begun else connect("b.kz"))
        end = asyncio.create_task(whole(reader))
        while not writer.is_closing() and reader.exception() is None:
            writer.write(b"x")
            with suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    await asyncio.Event().wait()
        assert refused(await end)[0] == (400 if begun else 403)
        writer.close()

    outlast(steps, silent, Limits(parting_seconds=0.2))


# ---- peers that do not read


async def _flood(writer: asyncio.StreamWriter, most: int, patience: float = 0.5) -> int:
    """Send until nobody takes it any more; return how much was taken."""
    sent, block = 0, bytes(256 * 1024)
    try:
        while sent < most:
            writer.write(block)
            async with asyncio.timeout(patience):
                await writer.drain()
            sent += len(block)
    except (TimeoutError, ConnectionError):
        pass
    return sent


def flooding(first: bytes, taken: list[int]) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65536)
        writer.write(first)
        taken.append(await _flood(writer, 256 * MIB))
        await whole(reader)
        reset_writer(writer)

    return serve


@asynccontextmanager
async def another(door: Rig) -> AsyncIterator[None]:
    """See that others are served all the while."""
    assert refused(await door.say(connect("b.kz"))) == (403, "not_listed")
    yield
    assert refused(await door.say(connect("b.kz"))) == (403, "not_listed")


@pytest.mark.parametrize(
    ("request_bytes", "first"),
    [
        (connect("a.kz") + HELLO, b""),
        (get("a.kz"), b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"),
        (get("a.kz"), b"HTTP/1.1 200 OK\r\n\r\n"),
    ],
    ids=["tunnel", "length", "until end"],
)
def test_a_client_that_does_not_read_holds_its_site_back(request_bytes: bytes, first: bytes) -> None:
    taken: list[int] = []

    async def steps(door: Rig) -> None:
        client = await dial(door)
        await asyncio.get_running_loop().sock_sendall(client, request_bytes)
        async with another(door):
            while not taken:
                await asyncio.sleep(0)
        assert taken[0] < 64 * MIB
        reset(client)

    outlast(steps, flooding(first, taken))


@pytest.mark.parametrize(
    "request_bytes",
    [
        connect("a.kz") + HELLO,
        get("a.kz", b"POST").replace(b"Connection: close", b"Content-Length: 1000000000"),
    ],
    ids=["tunnel", "body"],
)
def test_a_site_that_does_not_read_holds_its_client_back(request_bytes: bytes) -> None:
    deaf = asyncio.Event()

    async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await deaf.wait()
        reset_writer(writer)

    async def steps(door: Rig) -> None:
        _, writer = await door.open()
        writer.write(request_bytes)
        async with another(door):
            assert await _flood(writer, 256 * MIB) < 64 * MIB
        reset_writer(writer)
        deaf.set()

    outlast(steps, serve)


def test_what_a_client_sends_on_after_its_request_is_not_kept() -> None:
    """The site is silent meanwhile: only the gateway could keep it."""

    async def steps(door: Rig) -> None:
        _, writer = await door.open()
        writer.write(KEPT)
        before = _resident()
        assert await _flood(writer, 96 * MIB, patience=10) == 96 * MIB
        assert _resident() - before < 32 * MIB
        reset_writer(writer)

    outlast(steps, silent)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def _full_pair() -> tuple[socket.socket, socket.socket]:
    """Return two ends of a TCP connection; the second one can send no more before the first one reads."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        far = socket.create_connection(listener.getsockname())
        near = listener.accept()[0]
    for each in (far, near):
        each.setblocking(False)
    with suppress(BlockingIOError):
        while near.send(b"x" * 65536):
            pass
    return far, near


@pytest.mark.parametrize("reads", [True, False])
def test_a_page_behind_much_that_is_unread_comes_whole_or_is_given_up(reads: bool) -> None:
    """A client that sends ahead and does not read may have a full socket when it is refused."""

    async def steps(door: Rig) -> None:
        loop, gone = asyncio.get_running_loop(), asyncio.Event()
        far, near = _full_pair()
        shared = Shared(
            ListJudge(),
            door.gate,
            door.resolver,
            loopback_guard(),
            door.told.append,
            QUICK,
            Carriers(),
            Endpoint("", 0),
            Metrics(),
            loop,
        )
        connection = Connection(shared, near, lambda _one: None, lambda _one: gone.set())
        connection.turn_away()
        came = b""
        while reads and (part := await loop.sock_recv(far, 65536)):
            came += part
        assert not reads or refused(came.lstrip(b"x")) == (503, "too_many")
        if not reads:
            connection.time_is_up()
        far.close()
        await gone.wait()

    outlast(steps, limits=QUICK)


def test_a_page_that_nobody_reads_is_not_waited_for_long() -> None:
    async def steps(door: Rig) -> None:
        client = await dial(door)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        await asyncio.get_running_loop().sock_sendall(client, connect("b.kz"))
        while not door.told:
            await asyncio.sleep(0)
        assert door.told[0].reason is Reason.NOT_LISTED
        again = await dial(door)
        while (await asyncio.get_running_loop().sock_recv(client, 100)) != b"":
            pass
        client.close()
        again.close()

    outlast(steps, echo, QUICK)


@pytest.mark.parametrize("before", [b"", b"x"])
def test_an_urgent_byte_holds_up_nothing_behind_it(before: bytes) -> None:
    """Splice stops at its mark for ever, and the event loop would be told of it without end."""

    async def steps(door: Rig) -> None:
        loop = asyncio.get_running_loop()
        client = await dial(door)
        await loop.sock_sendall(client, connect("a.kz") + HELLO)
        came = b""
        while not came.endswith(HELLO):
            came += await loop.sock_recv(client, 65536)
        client.send(before + b"!", socket.MSG_OOB)
        await loop.sock_sendall(client, b"behind it")
        came = b""
        while not came.endswith(b"behind it"):
            came += await loop.sock_recv(client, 65536)
        assert came == before + b"behind it"
        client.close()

    outlast(steps)
