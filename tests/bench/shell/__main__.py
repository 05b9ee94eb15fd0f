# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's screen beside a bare QWebEngineView, in one run: `make bench`.

    python -m tests.bench.shell [ROUNDS]

Both are processes of their own on a virtual display each, and take turns; medians count, so run it on a quiet machine:
whatever else it does lengthens them, and shares pages of memory with them. Processor time is less moved by that.

- start: from a new process (its files warm in the machine's memory) to the languages, painted; the bare view: to one
  small page, loaded. kioskd runs already.
- end: from the reader's last press to a first screen on which nobody has been, with no renderer left.
- load: a page of 200 requests over TLS from a site on this machine that lets nothing be cached; through the interceptor
  and the gateway, and without either.
- interceptor: what it takes of each of those requests.
- memory: the proportional share (PSS) of all processes of an idle station, its service too, to the bare view with its
  page.
"""

import contextlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kiosk.admin.actions.stations import Issued, init_station
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import running_service
from tests.bench.policy import processor
from tests.bench.shell.site import HOST, PICTURES, SCRIPTS, SHEETS
from tests.journeys.rig import child_environment, display_beside, processes_of, stop_session, wait
from tests.unit.policy.conftest import HEAD, TAIL, site

ROUNDS = next((int(word) for word in sys.argv[1:] if word.isdigit()), 7)
LOADS, SITTINGS = 5 * ROUNDS, ROUNDS
SETTLE_SECONDS = 5
ONE, PAGE = f"https://{HOST}/", f"https://{HOST}/page"
REQUESTS = 1 + SHEETS + SCRIPTS + PICTURES
LOG = None if os.environ.get("BENCH_LOG") else subprocess.DEVNULL
ALL_DAY = 'opening = { start = "00:00", end = "23:59" }'


@dataclass
class Program:
    """A process that answers each line with one."""

    process: "subprocess.Popen[str]"
    seconds: float

    def ask(self, verb: str, *arguments: object) -> Any:
        assert self.process.stdin
        self.process.stdin.write(json.dumps([verb, *arguments]) + "\n")
        self.process.stdin.flush()
        return self.hear()

    def hear(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the program ended with {self.process.wait(10)}")
        return json.loads(line)


@contextmanager
def running(words: Sequence[str], environment: Mapping[str, str]) -> Iterator[Program]:
    """Run a program until it says that it is there, and time that."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=LOG,
        text=True,
        env=dict(environment),
        start_new_session=True,
    )
    try:
        program = Program(process, 0)
        program.hear()
        program.seconds = time.perf_counter() - begun
        yield program
        assert process.stdin
        process.stdin.close()
        process.wait(20)
    finally:
        process.kill()
        process.__exit__(None, None, None)
        stop_session(process.pid)


@dataclass(frozen=True, slots=True)
class Pair:
    """How to start each of the two, and the service's process."""

    ours: Callable[[], contextlib.AbstractContextManager[Program]]
    bare: Callable[[], contextlib.AbstractContextManager[Program]]
    service: int


@contextmanager
def pair() -> Iterator[Pair]:
    """A station with its service, the site, and a display for each of the two."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tereze-")))
        issued = _station(folder)
        command = [sys.executable, "-m", "tests.bench.shell.site", str(folder)]
        stack.callback(_stop, subprocess.Popen(command))
        ports = folder / "ports.json"
        wait(ports.exists, "the site")
        service = stack.enter_context(running_service(issued.config, ports))
        port = json.loads(ports.read_text())["https"]
        displays = [stack.enter_context(display_beside()) for _ in range(2)]
        homes = [folder / name for name in ("ours", "bare")]
        for home in homes:
            home.mkdir()
        card = ("--number", str(issued.number), "--pin", issued.pin)
        ours = ("tests.bench.shell.ours", "--config", str(issued.config), "--ca", str(folder / "ca.pem"), *card)
        switches = {"QTWEBENGINE_CHROMIUM_FLAGS": f'--host-resolver-rules="MAP {HOST}:443 127.0.0.1:{port}"'}
        sandbox = {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if os.geteuid() == 0 else {}
        bare = child_environment(displays[1], homes[1]) | switches | sandbox
        yield Pair(
            lambda: running(ours, child_environment(displays[0], homes[0])),
            lambda: running(("tests.bench.shell.bare", ONE), bare),
            service.pid,
        )


def _station(folder: Path) -> Issued:
    text = HEAD + site("bench", f'allow = ["https://{HOST}/"]') + TAIL
    policy = folder / "policy.toml"
    policy.write_text(text.replace('opening = { start = "09:00", end = "18:00" }', ALL_DAY), encoding="utf-8")
    return init_station(folder / "station", SystemClock(), policy=policy)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()


def starts(of: Pair) -> tuple[list[float], list[float]]:
    """Return the seconds of each start, the two taking turns."""
    found: tuple[list[float], list[float]] = [], []
    for _ in range(ROUNDS + 1):
        for times, start in zip(found, (of.ours, of.bare), strict=True):
            with start() as program:
                times.append(program.seconds)
    return found[0][1:], found[1][1:]  # the first ones warm the machine's memory


def memory(of: Pair) -> tuple[float, float, float]:
    """Return the mebibytes of the idle screen, of its service, and of the bare view."""
    found = []
    for start in (of.ours, of.bare):
        with start() as program:
            subprocess.run(["sleep", str(SETTLE_SECONDS)], check=True)
            found.append(sum(map(_share, processes_of(program.process.pid))))
    return found[0], _share(of.service), found[1]


def _share(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


@dataclass(frozen=True, slots=True)
class Loaded:
    """The milliseconds of each load, and the processor's milliseconds of one."""

    times: list[float]
    worked: float


def loads(of: Pair) -> tuple[Loaded, Loaded, list[float]]:
    """Return the loads, ours and the bare one's, and what the interceptor took."""
    mine, its = list[float](), list[float]()
    worked = [0.0, 0.0]
    with of.ours() as ours, of.bare() as bare:
        ours.ask("begin", "bench")
        for program in (ours, bare):
            program.ask("load", PAGE)
        ours.ask("costs")
        pids = [[*processes_of(ours.process.pid), of.service], processes_of(bare.process.pid)]
        for _ in range(LOADS):
            for number, (program, times) in enumerate(((ours, mine), (bare, its))):
                before = sum(map(_worked, pids[number]))
                times.append(program.ask("load", PAGE))
                worked[number] += sum(map(_worked, pids[number])) - before
        costs = ours.ask("costs")
    if costs[0] < REQUESTS * LOADS:
        raise SystemExit(f"{REQUESTS * LOADS} requests were expected, the interceptor saw {costs[0]}")
    return Loaded(mine, worked[0] / LOADS), Loaded(its, worked[1] / LOADS), costs


def _worked(pid: int) -> float:
    """Return the milliseconds that a process has had of the processor."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def ends(of: Pair) -> list[float]:
    """Return the milliseconds of each end of a session."""
    found = []
    with of.ours() as ours:
        for _ in range(SITTINGS):
            ours.ask("begin", "bench")
            ours.ask("load", PAGE)
            found.append(ours.ask("end"))
    return found


def main() -> None:
    """Measure and print."""
    with pair() as of:
        mine, its = starts(of)
        screen, service, bare = memory(of)
        my_loads, its_loads, costs = loads(of)
        ended = ends(of)
    table = Table("", "Tereze", "bare view", "ratio", "aim")
    table.add_row("start, s", *_both(mine, its, 2), "1.50")
    table.add_row(f"a page of {REQUESTS} requests, ms, median", *_both(my_loads.times, its_loads.times, 0), "1.10")
    table.add_row("the same, best", *_both([min(my_loads.times)], [min(its_loads.times)], 0), "")
    table.add_row("the same, of the processor", *_both([my_loads.worked], [its_loads.worked], 0), "")
    whole = f"{screen + service:.0f}"
    table.add_row("memory when idle, MiB", whole, f"{bare:.0f}", f"{(screen + service) / bare:.2f}", "1.25")
    table.add_row("a session's end, ms", f"{statistics.median(ended):.0f}", "", "", "1,000")
    table.add_row("the interceptor, µs a request, median", f"{costs[1]:.1f}", "", "", "20")
    table.add_row("the same, mean", f"{costs[2]:.1f}", "", "", "")
    console = Console(width=100)
    console.print(f"{processor()}, Python {platform.python_version()}")
    console.print(table)
    console.print(f"memory: the screen {screen:.0f} MiB, kioskd {service:.0f} MiB")


def _both(mine: Sequence[float], its: Sequence[float], digits: int) -> tuple[str, str, str]:
    one, other = statistics.median(mine), statistics.median(its)
    return f"{one:.{digits}f}", f"{other:.{digits}f}", f"{one / other:.2f}"


if __name__ == "__main__":
    main()
