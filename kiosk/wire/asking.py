# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff on the station ask of its running service over the same socket: one question and one answer."""

import socket
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.wire.codec import decode, encode
from kiosk.wire.parts import part_from
from kiosk.wire.staff_messages import (
    AskPrints,
    AskStats,
    FromStaff,
    KeepEntry,
    Kept,
    NotKept,
    PrintPart,
    PrintTaken,
    PrintWaits,
    TakePrint,
)

SECONDS: Final = 5.0
MOST_BYTES: Final = 8 * 1024 * 1024  # a page's PDF in Base64, each part in a line of its own


def ask_stats(path: Path) -> str:
    """Return the gateway's numbers as Prometheus text. Raises BadInput where no service answers."""
    return _ask(path, AskStats()).decode("utf-8", "replace")


def ask_to_keep(path: Path, kind: str, body: str) -> int:
    """Have an entry written and return its index. Raises CannotRecord where it was not, BadInput for no service."""
    match decode(_ask(path, KeepEntry(kind, body))):
        case Kept(index=index):
            return index
        case NotKept(why="not_recorded"):
            raise CannotRecord(str(path))
        case NotKept(why="no_session"):
            raise BadInput(str(path), "a session to which this can be done was expected; nothing was done")
        case _:
            raise BadInput(str(path), f"a service that knows {kind} was expected; it may be of an older version")


def ask_prints(path: Path) -> tuple[PrintWaits, ...]:
    """Return which papers wait to be printed. Raises BadInput where no service answers."""
    *waiting, _ = map(decode, _ask(path, AskPrints()).splitlines())
    return tuple(one for one in waiting if isinstance(one, PrintWaits))


def take_print(path: Path, number: int, act: str, by: str) -> tuple[PrintTaken, bytes] | None:
    """Take a print out of the service's hands, with a page's untrusted PDF; None where it was thrown away.

    Raises BadInput for no service or no such paper, CannotRecord where the act could not be written.
    """
    first, *parts = map(decode, _ask(path, TakePrint(number, act, by)).splitlines())
    match first:
        case PrintTaken() as taken:
            return taken, b"".join(part_from(part.data) for part in parts if isinstance(part, PrintPart))
        case Kept():
            return None
        case NotKept(why="not_recorded"):
            raise CannotRecord(str(path))
        case _:
            raise BadInput("number", f"the number of a paper that waits was expected, not {number}")


def service_answers(path: Path) -> bool:
    """Tell whether a service listens here."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        return line.connect_ex(str(path)) == 0


def _ask(path: Path, question: FromStaff) -> bytes:
    answer = b""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(SECONDS)
            line.connect(str(path))
            line.sendall(encode(question))
            while len(answer) <= MOST_BYTES and (part := line.recv(65536)):
                answer += part
    except (ConnectionResetError, BrokenPipeError):
        answer = b""  # it let go before it had read everything
    except OSError as fault:
        raise BadInput(str(path), f"a running service was expected here ({fault.strerror or fault})") from fault
    if not answer:
        raise BadInput(str(path), "an answer was expected: only root and the service's own user may ask")
    return answer
