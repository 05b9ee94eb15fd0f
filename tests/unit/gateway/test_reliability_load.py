# SPDX-License-Identifier: GPL-3.0-or-later
"""Many at once, and what the machine or the line withholds: whoever can be served is, and the rest is told.

Every test ends by looking for what may have stayed (`rig.outlast`).
"""

import asyncio
import resource
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import pytest

from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint
from tests.unit.gateway.rig import (
    HELLO,
    LOOPBACK,
    QUICK,
    Rig,
    connect,
    credentials,
    descriptors,
    dial,
    get,
    outlast,
    refused,
    reset_writer,
)

ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
KEPT = b"GET http://a.kz/x HTTP/1.1\r\nHost: a.kz\r\n" + credentials() + b"\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@contextmanager
def descriptors_up_to(soft: int) -> Iterator[None]:
    """Let this process have so many descriptors."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


async def pages(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request after the other on one connection."""
    try:
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(OK)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    writer.close()


# ---- how many


async def all_at_once(door: Rig, count: int) -> tuple[int, int]:
    """Open so many tunnels at once, and let go of none before all have heard; return how many stand, and the rest."""
    loop, answers, told = asyncio.get_running_loop(), 0, asyncio.Event()

    async def one() -> bool:
        nonlocal answers
        client = await dial(door)
        try:
            await loop.sock_sendall(client, connect("a.kz") + HELLO)
            came = b""
            with suppress(ConnectionResetError):  # in place of an end, where we spoke after the page was sent
                while came != ESTABLISHED + HELLO and (data := await loop.sock_recv(client, 65536)):
                    came += data
            answers += 1
            if answers == count:
                told.set()
            await told.wait()
        finally:
            client.close()
        if came.startswith(ESTABLISHED):
            assert came == ESTABLISHED + HELLO
            return True
        head, _, page = came.partition(b"\r\n\r\n")
        assert refused(came) == (503, "too_many")
        assert f"Content-Length: {len(page)}\r\n".encode() in head
        return False

    stand = await asyncio.gather(*(one() for _ in range(count)))
    return sum(stand), count - sum(stand)


def test_whoever_comes_over_the_limit_hears_so() -> None:
    async def steps(door: Rig) -> None:
        for _ in range(3):
            assert await all_at_once(door, 60) == (20, 40)
            await door.rest()

    outlast(steps, limits=Limits(connections=20, turned_away=5, parting_seconds=0.2))


def test_five_thousand_at_once() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert most == resource.RLIM_INFINITY or most >= 7000, "this test holds seven thousand descriptors"

    async def steps(door: Rig) -> None:
        assert await all_at_once(door, 5000) == (512, 4488)
        await door.rest()
        assert await all_at_once(door, 100) == (100, 0)

    with descriptors_up_to(7000):
        outlast(steps)


def test_a_full_house_has_descriptors_enough() -> None:
    """Debian lets a process have 1024 unless it asks for more."""

    async def steps(door: Rig) -> None:
        assert await all_at_once(door, 30) == (30, 0)
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        assert soft >= 2 * Limits().connections + Limits().turned_away

    with descriptors_up_to(256):
        outlast(steps)


# ---- strangers, who show no token


@pytest.mark.parametrize("said", [b"", b"CONNECT a.kz", connect("a.kz", token="another"), b"TRACE / HTTP/1.1\r\n\r\n"])
def test_strangers_cannot_take_the_readers_place(said: bytes) -> None:
    """Another program on the machine holds more connections than there are places, and lets go of none."""

    async def steps(door: Rig) -> None:
        loop, crowd = asyncio.get_running_loop(), []
        for _ in range(100):
            client = await dial(door)
            await loop.sock_sendall(client, said)
            crowd.append(client)
        reader, writer = await door.tunnel(b"still here")
        assert await reader.readexactly(10) == b"still here"
        for client in crowd:
            client.close()
        writer.close()

    outlast(steps, limits=Limits(connections=20, turned_away=5))


def test_a_stranger_who_gives_way_hears_why_and_the_reader_does_not_give_way() -> None:
    async def steps(door: Rig) -> None:
        tunnels = [await door.tunnel() for _ in range(3)]
        first = await dial(door)
        crowd = [await dial(door) for _ in range(5)]
        answer = await asyncio.get_running_loop().sock_recv(first, 65536)
        assert refused(answer) == (503, "too_many")
        for reader, writer in tunnels:
            writer.write(b"on")
            assert await reader.readexactly(2) == b"on"
            writer.close()
        for client in [first, *crowd]:
            client.close()

    outlast(steps, limits=Limits(connections=5))


# ---- no descriptors


@asynccontextmanager
async def none_left_but(count: int) -> AsyncIterator[None]:
    """Take every descriptor but a few."""
    taken: list[socket.socket] = []
    with descriptors_up_to(256):
        try:
            while True:
                taken.append(socket.socket())
        except OSError:
            assert len(taken) > count, "fewer descriptors were expected to be open before this test"
        for each in taken[:count]:
            each.close()
        try:
            yield
        finally:
            for each in taken:
                each.close()


@pytest.mark.parametrize("left", range(6))
def test_without_descriptors_what_stands_goes_on_and_who_waits_is_served_later(
    left: int, caplog: pytest.LogCaptureFixture
) -> None:
    async def steps(door: Rig) -> None:
        loop = asyncio.get_running_loop()
        tunnels = [await dial(door) for _ in range(3)]
        for each in tunnels:
            await loop.sock_sendall(each, connect("a.kz") + HELLO)
            came = b""
            while came != ESTABLISHED + HELLO:
                came += await loop.sock_recv(each, 65536)
        waiting = [socket.socket() for _ in range(4)]
        async with none_left_but(left):
            for client in waiting:
                client.setblocking(False)
                await loop.sock_connect(client, (LOOPBACK, door.gateway.address.port))
                await loop.sock_sendall(client, connect("b.kz"))
            for each in tunnels:
                await loop.sock_sendall(each, b"still here")
                assert await loop.sock_recv(each, 100) == b"still here"
        for client in waiting:
            assert refused(await loop.sock_recv(client, 65536)) == (403, "not_listed")
        for each in (*tunnels, *waiting):
            each.close()

    outlast(steps, limits=Limits(accept_pause_seconds=0.05))
    assert ["no connection can be taken" in line for line in caplog.messages] == [True] * len(caplog.messages)


def test_a_site_that_no_descriptor_is_left_for_opens_later() -> None:
    async def steps(door: Rig) -> None:
        loop, before = asyncio.get_running_loop(), descriptors()
        client = await dial(door)
        await loop.sock_sendall(client, KEPT[:10])
        while descriptors() < before + 2:
            await asyncio.sleep(0)  # until the gateway has taken it
        async with none_left_but(0):
            await loop.sock_sendall(client, KEPT[10:])
            assert refused(await loop.sock_recv(client, 65536)) == (503, "too_many")
        client.close()
        assert (await door.say(get("a.kz"))).endswith(b"ok")

    outlast(steps, pages)


# ---- names


@pytest.mark.parametrize("host", ["slow.kz", "raising.kz", "nowhere.kz"])
def test_a_resolver_that_does_not_help_holds_up_nobody_else(host: str, caplog: pytest.LogCaptureFixture) -> None:
    said = {"slow.kz": (504, "site_timeout"), "raising.kz": (503, "fault"), "nowhere.kz": (502, "name_not_found")}

    async def steps(door: Rig) -> None:
        waiting = [asyncio.create_task(door.say(connect(host))) for _ in range(30)]
        assert await all_at_once(door, 10) == (10, 0)
        assert {refused(answer) for answer in await asyncio.gather(*waiting)} == {said[host]}

    outlast(steps, limits=Limits(dial_seconds=0.3))
    assert len(caplog.messages) == (30 if host == "raising.kz" else 0)
    assert "secret" not in caplog.text


def test_clients_that_go_while_their_name_is_looked_for() -> None:
    async def steps(door: Rig) -> None:
        for _ in range(50):
            client = await dial(door)
            await asyncio.get_running_loop().sock_sendall(client, connect("slow.kz"))
            client.close()

    outlast(steps, limits=QUICK)


# ---- sites


@contextmanager
def a_site_that_is_too_busy() -> Iterator[Endpoint]:
    """A port that lets nobody in: whoever dials it waits."""
    with socket.create_server((LOOPBACK, 0), backlog=0) as full:
        place = Endpoint(*full.getsockname())
        queue = [socket.socket() for _ in range(3)]
        for each in queue:
            each.setblocking(False)
            each.connect_ex((place.address, place.port))
        yield place
        for each in queue:
            each.close()


async def _use_their_numbers(count: int) -> None:
    """Watch sockets that have the numbers of those that were closed just now."""
    loop = asyncio.get_running_loop()
    for one, other in [socket.socketpair() for _ in range(count)]:
        loop.add_reader(one.fileno(), lambda: None)
        loop.add_writer(other.fileno(), lambda: None)
        loop.remove_reader(one.fileno())
        loop.remove_writer(other.fileno())
        one.close()
        other.close()


@pytest.mark.parametrize("known", [True, False], ids=["its address is known", "its name is looked for"])
def test_the_end_of_a_session_while_sites_are_dialled_leaves_the_loop_sound(known: bool) -> None:
    """What is closed is not watched any more: its number may be another connection's in the same moment."""

    async def steps(door: Rig) -> None:
        loop = asyncio.get_running_loop()
        door.resolver.quick = known
        with a_site_that_is_too_busy() as place:
            door.resolver.table["a.kz"] = (place,)
            for number in range(1, 21):
                clients = [await dial(door) for _ in range(5)]
                for client in clients:
                    await loop.sock_sendall(client, connect("a.kz"))
                while len(door.told) < 5 * number:
                    await asyncio.sleep(0)
                for _ in range(3):
                    await asyncio.sleep(0)  # until they wait for the site
                door.gateway.close_session()
                await _use_their_numbers(12)
                for client in clients:
                    assert await loop.sock_recv(client, 100) == b""
                    client.close()

    outlast(steps)


def test_a_site_that_comes_and_goes() -> None:
    """It refuses, accepts, resets, answers, in turn; each request hears what is so just now."""
    moods = iter("aranra" * 10)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        mood = next(moods)
        if mood == "r":
            reset_writer(writer)
            return
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(OK if mood == "a" else b"")
        assert head.startswith(b"GET ")
        writer.close()

    async def steps(door: Rig) -> None:
        here, nobody = door.resolver.table["a.kz"], (Endpoint(LOOPBACK, 1),)
        for mood in "aranra" * 10:
            assert refused(await door.say(get("a.kz"))) == ((200, "") if mood == "a" else (502, "site_down"))
            door.resolver.table["a.kz"] = nobody
            assert refused(await door.say(get("a.kz"))) == (502, "site_down")
            assert refused(await door.say(connect("a.kz"))) == (502, "site_down")
            door.resolver.table["a.kz"] = here

    outlast(steps, serve)


@pytest.mark.parametrize("after", [1, 2, 3])
@pytest.mark.parametrize("breaks", [True, False], ids=["reset", "end"])
def test_a_kept_site_that_goes_between_two_requests_is_dialled_again(after: int, breaks: bool) -> None:
    opened = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append(writer)
        for _ in range(after):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(OK)
        await writer.drain()
        if breaks:
            with suppress(asyncio.IncompleteReadError):  # nobody asks any more
                await reader.readuntil(b"\r\n\r\n")  # it goes when the next request is there already
            reset_writer(writer)
        else:
            writer.close()

    async def steps(door: Rig) -> None:
        reader, writer = await door.open()
        for _ in range(12):
            writer.write(KEPT)
            assert (await reader.readuntil(b"ok")).startswith(b"HTTP/1.1 200 OK\r\n")
        writer.close()
        assert len(door.told) == 12
        assert len(opened) == 12 // after

    outlast(steps, serve)


def test_requests_sent_ahead_are_answered_in_turn_each_by_a_verdict_of_its_own() -> None:
    asked = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                number = head.split(b" ")[1].strip(b"/")
                asked.append(int(number))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(number), number))
        except asyncio.IncompleteReadError:
            pass
        writer.close()

    async def steps(door: Rig) -> None:
        reader, writer = await door.open()
        ahead = [KEPT.replace(b"/x", b"/%d" % number) for number in range(100)]
        writer.write(b"".join(ahead) + KEPT.replace(b"a.kz", b"b.kz") + KEPT)
        answers = (await reader.read()).split(b"HTTP/1.1 ")[1:]
        assert [answer.rpartition(b"\r\n")[2] for answer in answers[:-1]] == [b"%d" % number for number in range(100)]
        assert answers[-1].startswith(b"403 ")
        assert asked == list(range(100))
        assert len(door.told) == 101
        writer.close()

    outlast(steps, serve)
