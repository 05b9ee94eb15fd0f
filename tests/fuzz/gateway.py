# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway's readers under spoilt input, each held against another reader of the same bytes: `make fuzz`.

- heads: what is taken, h11 takes too, with the same method, target, fields and length of body.
- answers: the same for an answer's head.
- greetings: the name that is found is the one that OpenSSL's server finds, where OpenSSL takes the greeting at all.
- exchanges: what goes to either side, h11 reads as one message with the same body, and nothing of it raises.
- tunnels: nothing goes to a site, is dialled or let through without a verdict on that very head.

Nothing may raise but what is said to, and a case that takes seconds is a fault (an alarm ends it). One seed gives one
row of cases. The same functions run over a few thousand cases in `tests/unit/gateway/test_fuzz.py`.
"""

import argparse
import signal
import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from kiosk.base.clock import SystemClock
from tests.fuzz.exchanges import exchange
from tests.fuzz.mutator import Mutator
from tests.fuzz.readers import answer, greeted, head
from tests.fuzz.tunnels import tunnel

HANG_SECONDS = 10
BATCH = 1000
Target = Callable[[Mutator], bool]
# The share of all cases that each gets: what is quick gets more.
TARGETS: tuple[tuple[Target, float], ...] = (
    (head, 0.35),
    (answer, 0.2),
    (greeted, 0.2),
    (exchange, 0.1),
    (tunnel, 0.15),
)


def run(target: Target, cases: int, seed: int) -> int:
    """Run one target; return how many cases it took for well formed. A fault names the seed of its batch."""
    taken = 0
    for begin in range(0, cases, BATCH):
        made = Mutator(seed * 1_000_003 + begin)
        signal.alarm(HANG_SECONDS)
        try:
            taken += sum(target(made) for _ in range(min(BATCH, cases - begin)))
        except BaseException:
            sys.stderr.write(f"{target.__name__}: seed {seed}, in the batch that begins with case {begin}\n")
            raise
        finally:
            signal.alarm(0)
    return taken


def main() -> None:
    """Run all targets and print what was run."""
    parser = argparse.ArgumentParser(prog="tests.fuzz.gateway", description=__doc__)
    parser.add_argument("--cases", type=int, default=1_200_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    signal.signal(signal.SIGALRM, _hangs)
    table = Table("target", "cases", "taken for well formed", "seconds", title=f"seed {given.seed}")
    clock = SystemClock()
    for target, share in TARGETS:
        begin, cases = clock.monotonic(), round(given.cases * share)
        taken = run(target, cases, given.seed)
        table.add_row(target.__name__, f"{cases:,}", f"{taken / cases:.0%}", f"{clock.monotonic() - begin:.0f}")
    Console().print(table)


def _hangs(_number: int, _frame: object) -> None:
    raise AssertionError(f"{BATCH} cases took more than {HANG_SECONDS} seconds")


if __name__ == "__main__":
    main()
