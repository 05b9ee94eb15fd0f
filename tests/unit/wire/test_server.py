# SPDX-License-Identifier: GPL-3.0-or-later
"""The wire over a real socket: one screen of a listed user, whole lines, and one farewell for each screen."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.wire.asking import ask_prints, ask_stats, ask_to_keep, take_print
from kiosk.wire.codec import LINE_BYTES, decode, encode
from kiosk.wire.messages import FromScreen, FromService, Hello, SignOfLife, Welcome, Wiped
from kiosk.wire.parts import MOST_BYTES, parts_of
from kiosk.wire.server import WireServer
from kiosk.wire.staff_messages import KeepEntry, Kept, NotKept, PrintPart, PrintTaken, PrintWaits, TakePrint, ToStaff
from tests.fakes.nobody import NOBODY, as_another_user, open_folder

LIMIT = 10.0

LARGE = bytes(range(256)) * (MOST_BYTES // 256)


class ListeningDesk:
    """A desk that writes down what it hears and answers each Hello."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.quiet = asyncio.Event()
        self._say: Callable[[FromService], None] | None = None

    async def screen_came(self, say: Callable[[FromService], None]) -> None:
        self.heard.append("came")
        self.quiet.clear()
        self._say = say

    async def hear(self, message: FromScreen) -> None:
        self.heard.append(type(message).__name__)
        if isinstance(message, Hello) and self._say:
            self._say(Welcome("digest", True))

    async def screen_went(self) -> None:
        self.heard.append("went")
        self.quiet.set()

    def keep_for_staff(self, asked: KeepEntry) -> Kept | NotKept:
        self.heard.append(f"keep {asked.kind}")
        return Kept(7) if asked.kind == "known" else NotKept(asked.kind)

    def prints_waiting(self) -> tuple[PrintWaits, ...]:
        return (PrintWaits(3, "2026-11-25T09:00:00+05:00", "s", "r-a", "appeal", "kk"),)

    def end_print(self, asked: TakePrint) -> tuple[ToStaff, ...]:
        self.heard.append(f"{asked.act} {asked.number} {asked.by}")
        if asked.number == 5:
            taken = PrintTaken(5, "2026-11-25T09:00:00+05:00", "s", "r-a", "", "", "", 2)
            return (taken, *(PrintPart(part) for part in parts_of(LARGE)))
        return (NotKept("no_print") if asked.number != 3 else Kept(0),)


@asynccontextmanager
async def serving(path: Path, uids: tuple[int, ...] = (os.getuid(),)) -> AsyncIterator[ListeningDesk]:
    desk = ListeningDesk()
    server = WireServer(path, uids, desk, question_seconds=0.2)
    await server.start()
    try:
        yield desk
    finally:
        await server.stop()


def run(play: Callable[[Path], Coroutine[None, None, None]]) -> None:
    with open_folder() as folder:
        asyncio.run(asyncio.wait_for(play(folder / "wire.sock"), LIMIT))


async def _sends(path: Path, data: bytes, desk: ListeningDesk) -> bytes:
    """Send and wait until the server lets go."""
    reader, writer = await asyncio.open_unix_connection(path)
    writer.write(data)
    writer.write_eof()
    try:
        said = await reader.read()
    except ConnectionResetError:  # it let go before it had read everything
        said = b""
    writer.close()
    await desk.quiet.wait()
    return said


def test_a_screen_is_heard_and_answered() -> None:
    async def play(path: Path) -> None:
        async with serving(path) as desk:
            said = await _sends(path, encode(Hello(1)) + encode(SignOfLife("s")), desk)
            assert decode(said) == Welcome("digest", True)
            assert desk.heard == ["came", "Hello", "SignOfLife", "went"]
            await _sends(path, b"", desk)
            assert desk.heard[4:] == ["came", "went"]
        assert not path.exists()

    run(play)


@pytest.mark.parametrize(
    "data",
    [
        b"garbage\n" + encode(Wiped("s")),
        encode(Wiped("s"))[:-1],
        b"x" * (LINE_BYTES * 4) + b"\n" + encode(Wiped("s")),
        b"\n" + encode(Wiped("s")),
        encode(Welcome("d", True)) + encode(Wiped("s")),
        bytes(100),
    ],
    ids=["garbage", "half a line", "too long", "empty line", "not the screen's to say", "zeros"],
)
def test_after_a_wrong_line_nothing_more_is_heard(data: bytes) -> None:
    async def play(path: Path) -> None:
        async with serving(path) as desk:
            await _sends(path, data, desk)
            assert desk.heard == ["came", "went"]

    run(play)


def test_a_screen_that_breaks_off_is_said_to_have_gone_once() -> None:
    async def play(path: Path) -> None:
        async with serving(path) as desk:
            reader, writer = await asyncio.open_unix_connection(path)
            writer.write(encode(Hello(1)))
            await reader.readline()
            writer.transport.abort()
            await desk.quiet.wait()
        assert desk.heard == ["came", "Hello", "went"]

    run(play)


def test_a_second_screen_is_turned_away_and_the_first_goes_on() -> None:
    async def play(path: Path) -> None:
        async with serving(path) as desk:
            reader, writer = await asyncio.open_unix_connection(path)
            writer.write(encode(Hello(1)))
            await reader.readline()
            second, second_writer = await asyncio.open_unix_connection(path)
            assert await second.read() == b""
            second_writer.close()
            writer.write(encode(Hello(1)))
            assert decode(await reader.readline()) == Welcome("digest", True)
            writer.close()
            await desk.quiet.wait()
        assert desk.heard == ["came", "Hello", "Hello", "went"]

    run(play)


def test_a_user_that_is_not_listed_is_turned_away() -> None:
    async def play(path: Path) -> None:
        async with serving(path, (os.getuid() + 1,)) as desk:
            reader, writer = await asyncio.open_unix_connection(path)
            assert await reader.read() == b""
            writer.close()
        assert desk.heard == []

    run(play)


def test_another_user_of_the_machine_is_turned_away_even_where_the_file_lets_him() -> None:
    def knock(path: Path) -> str:
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(path))
            return str(peer.recv(100))

    async def play(path: Path) -> None:
        async with serving(path, (os.getuid() if os.geteuid() == 0 else NOBODY,)) as desk:
            path.chmod(0o666)
            assert await asyncio.to_thread(as_another_user, lambda: knock(path)) == "b''"
        assert desk.heard == []

    run(play)


def test_the_socket_is_closed_to_the_world() -> None:
    async def play(path: Path) -> None:
        async with serving(path):
            assert path.stat().st_mode & 0o777 == 0o660

    run(play)


def test_a_dead_services_socket_is_replaced() -> None:
    async def play(path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(str(path))
        assert path.is_socket()
        async with serving(path) as desk:
            await _sends(path, encode(Hello(1)), desk)
            assert "Hello" in desk.heard

    run(play)


def test_a_live_services_socket_is_left_alone() -> None:
    async def play(path: Path) -> None:
        async with serving(path) as desk:
            with pytest.raises(BadInput, match="another service answers"):
                await WireServer(path, (os.getuid(),), ListeningDesk()).start()
            await desk.quiet.wait()
            await _sends(path, encode(Hello(1)), desk)
            assert "Hello" in desk.heard

    run(play)


def test_a_file_that_is_no_socket_is_left_alone() -> None:
    async def play(path: Path) -> None:
        path.write_text("a policy", encoding="utf-8")
        with pytest.raises(BadInput, match="a socket, or nothing yet"):
            await WireServer(path, (os.getuid(),), ListeningDesk()).start()
        assert path.read_text(encoding="utf-8") == "a policy"

    run(play)


def test_a_folder_that_is_not_there_is_bad_input() -> None:
    async def play(path: Path) -> None:
        with pytest.raises(BadInput, match="a socket could not be made"):
            await WireServer(path / "nowhere", (os.getuid(),), ListeningDesk()).start()

    run(play)


NUMBERS = "tereze_gateway_connections_total 7.0\n" * 400  # longer than a message may be


@asynccontextmanager
async def counting(path: Path, uids: tuple[int, ...] = (os.getuid(),)) -> AsyncIterator[ListeningDesk]:
    desk = ListeningDesk()
    server = WireServer(path, uids, desk, lambda: NUMBERS)
    await server.start()
    try:
        yield desk
    finally:
        await server.stop()


def test_staff_ask_for_numbers_with_and_without_a_screen() -> None:
    async def play(path: Path) -> None:
        async with counting(path) as desk:
            assert await asyncio.to_thread(ask_stats, path) == NUMBERS
            _, screen = await asyncio.open_unix_connection(path)
            screen.write(encode(Hello(1)))
            async with asyncio.timeout(LIMIT):
                while "Hello" not in desk.heard:
                    await asyncio.sleep(0)
            assert await asyncio.to_thread(ask_stats, path) == NUMBERS
            assert desk.heard[-1] == "Hello"  # the screen is still there
            screen.close()
            await desk.quiet.wait()

    run(play)


def test_staff_have_an_entry_kept_with_and_without_a_screen() -> None:
    async def play(path: Path) -> None:
        async with counting(path) as desk:
            assert await asyncio.to_thread(ask_to_keep, path, "known", "{}") == 7
            _, screen = await asyncio.open_unix_connection(path)
            screen.write(encode(Hello(1)))
            async with asyncio.timeout(LIMIT):
                while "Hello" not in desk.heard:
                    await asyncio.sleep(0)
            assert await asyncio.to_thread(ask_to_keep, path, "known", "{}") == 7
            with pytest.raises(CannotRecord):
                await asyncio.to_thread(ask_to_keep, path, "not_recorded", "{}")
            with pytest.raises(BadInput, match="a service that knows"):
                await asyncio.to_thread(ask_to_keep, path, "kind", "{}")
            screen.close()

    run(play)


def test_nobody_else_is_told_a_number() -> None:
    async def play(path: Path) -> None:
        async with counting(path, uids=(NOBODY,)):
            path.chmod(0o666)

            def ask() -> str:
                with pytest.raises(BadInput) as caught:
                    ask_stats(path)
                return str(caught.value)

            assert "only root and the service's own user may ask" in await asyncio.to_thread(as_another_user, ask)

    run(play)


def test_without_a_service_the_question_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a running service was expected here"):
        ask_stats(tmp_path / "nowhere")


def test_a_screen_that_does_not_read_does_not_hold_up_the_end() -> None:
    async def play(path: Path) -> None:
        deaf = socket.socket(socket.AF_UNIX)
        deaf.setblocking(False)
        async with serving(path) as desk:
            await asyncio.get_running_loop().sock_connect(deaf, str(path))
            await asyncio.get_running_loop().sock_sendall(deaf, encode(Hello(1)))
            while "Hello" not in desk.heard:
                await asyncio.sleep(0)
            for _ in range(20_000):
                await desk.hear(Hello(1))  # more than a socket holds
        assert desk.heard[-1] == "went"
        deaf.close()

    run(play)


def test_staff_ask_for_prints_and_take_them() -> None:
    async def play(path: Path) -> None:
        async with counting(path) as desk:
            waiting = await asyncio.to_thread(ask_prints, path)
            assert [one.number for one in waiting] == [3]
            assert await asyncio.to_thread(take_print, path, 3, "discard", "anna") is None
            taken = await asyncio.to_thread(take_print, path, 5, "release", "anna")
            assert taken is not None
            assert (taken[0].pages, taken[1]) == (2, LARGE)
            with pytest.raises(BadInput, match="a paper that waits was expected, not 4"):
                await asyncio.to_thread(take_print, path, 4, "release", "anna")
            assert [heard for heard in desk.heard if " " in heard] == [
                "discard 3 anna",
                "release 5 anna",
                "release 4 anna",
            ]

    run(play)
