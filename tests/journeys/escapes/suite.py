# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the attempts of a group in a running screen, and looks at everything they could have changed."""

import json
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk.demo.stage import Stage
from kiosk.policy.reader import read_policy
from tests.journeys.escapes.attempts import Attempt, Group, arming, arming_all
from tests.journeys.escapes.devices import DEVICES
from tests.journeys.escapes.dialogs import DIALOGS
from tests.journeys.escapes.documents import DOCUMENTS
from tests.journeys.escapes.files import FILES
from tests.journeys.escapes.network import NETWORK
from tests.journeys.escapes.painting import PAINTING
from tests.journeys.escapes.schemes import SCHEMES
from tests.journeys.escapes.text import TEXT
from tests.journeys.escapes.windows import WINDOWS
from tests.journeys.rig import FRONT, ScreenProcess, processes_of, wait

log = logging.getLogger(__name__)
GROUPS: Final = (SCHEMES, WINDOWS, DIALOGS, FILES, PAINTING, DEVICES, NETWORK, DOCUMENTS, TEXT)
CANARY: Final = "/canary"
CLIPPED: Final = "words of another reader"
PROGRAMS: Final = ("xdg-open", "gio", "gvfs-open", "kde-open", "x-www-browser", "sensible-browser", "www-browser")
CALLED: Final = '#!/bin/sh\necho "$0 $*" >> "{called}"\n'
# Which attempts (by words in their names) find the hole that `drivers.holes` opens for a group.
SMALLEST: Final = {
    "schemes": "a script of Qt's own",
    "windows": "open a page",
    "dialogs": "confirm",
    "files": "save a blob",
    "painting": "full screen",
    "devices": "the clipboard's text",
    "network": "to the site",
    "documents": "a PDF by a link",
    "text": "letters into a field",
}
LATE_MS: Final = 1200  # what a page does a little later is an escape too
GONE: Final = "the page went"


@dataclass
class Canaries:
    """Ports on which nobody may be heard, programs that nobody may start."""

    tcp: socket.socket
    udp: socket.socket
    called: Path

    @property
    def ports(self) -> tuple[int, int]:
        return self.tcp.getsockname()[1], self.udp.getsockname()[1]

    def heard(self) -> list[str]:
        """Return, once, what came."""
        came = []
        with suppress(BlockingIOError):
            while True:
                came.append(f"TCP from {self.tcp.accept()[1]}")
        with suppress(BlockingIOError):
            while True:
                came.append(f"UDP: {self.udp.recv(64)!r}")
        if self.called.exists():
            came.append(f"a program: {self.called.read_text()}")
            self.called.unlink()
        return came


@contextmanager
def canaries(folder: Path) -> Iterator[Canaries]:
    """Listen on every address of the machine, and stand in front of the programs that open links."""
    programs, called = folder / "programs", folder / "called"
    programs.mkdir()
    for name in PROGRAMS:
        (programs / name).write_text(CALLED.format(called=called))
        (programs / name).chmod(0o755)
    with ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(("0.0.0.0", 0))
        tcp.setblocking(False)
        udp.setblocking(False)
        before = os.environ["PATH"]
        os.environ["PATH"] = f"{programs}:{before}"
        stack.callback(os.environ.__setitem__, "PATH", before)
        yield Canaries(tcp, udp, called)


@dataclass
class Suite:
    """The eyes on one screen."""

    screen: ScreenProcess
    canaries: Canaries
    home: Path
    listed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.listed = frozenset(site.start.split("/")[2] for site in read_policy(self.staged.station.policy).sites)

    @property
    def staged(self) -> Stage:
        return self.screen.staged

    def run(self, group: Group, only: str = "") -> list[str]:
        """Make the group's attempts, or those whose name holds a text, and return every escape, in words."""
        self._stand_still()
        self.screen.ask("clip", CLIPPED)
        before, seen = self._files(), self._lines()
        attempts = tuple(one for one in group.attempts if only in one.name)
        assert attempts, f"{group.name} has no attempt {only!r}"
        escapes = self._all_at_once(attempts) if group.together else self._one_by_one(attempts)
        self.screen.ask("settle", LATE_MS)
        escapes += self.canaries.heard()
        escapes += [f"reached: {line}" for line in self._lines()[len(seen) :] if self._is_out(line)]
        escapes += [f"a file: {path}" for path in sorted(self._files() - before)]
        escapes += [f"a program: {name}" for name in sorted(self._programs() - {"", "QtWebEngineProcess"})]
        if any(kept := self.screen.ask("clipped")):
            escapes.append(f"the clipboards hold {kept}")
        return [f"{group.name}: {words}" for words in escapes]

    def _one_by_one(self, attempts: tuple[Attempt, ...]) -> list[str]:
        escapes = []
        for attempt in attempts:
            log.debug("%s", attempt.name)
            bar = self._stand_still()
            got = self.screen.ask(
                "attempt", arming(attempt, self.canaries.ports), attempt.drag, attempt.keys, attempt.found
            )
            escapes += [
                f"{attempt.name}: {words}" for words in self._changed(got, "" if "Tab" in attempt.keys else bar)
            ]
            if "Tab" in attempt.keys:
                self.screen.open_site()  # the focus may have gone to the bar
        return escapes

    def _all_at_once(self, attempts: tuple[Attempt, ...]) -> list[str]:
        bar = self._stand_still()
        got = self.screen.ask("attempt", arming_all(attempts, self.canaries.ports), False, [], "")
        return self._changed(got, bar)

    def _bar(self) -> str:
        """Return what is painted where the bar is, once it stands still: a pressed button is drawn so for a while."""
        before, now = "", str(self.screen.ask("bar"))
        while before != now:
            self.screen.ask("settle", 150)
            before, now = now, str(self.screen.ask("bar"))
        return now

    def _is_painted_over(self, bar: str) -> bool:
        """Tell whether the bar looks otherwise, and goes on to: a hand that has left a button takes a moment."""
        if self._bar() == bar:
            return False
        self.screen.ask("settle", LATE_MS)
        return self._bar() != bar

    def _stand_still(self) -> str:
        """Stand on the site's first page and return its bar; a refusal that comes late may take its place meanwhile."""
        bar = ""
        while not bar or self.screen.facts["screen"] != "page":
            self._come_back()
            bar = self._bar()
        return bar

    def _come_back(self) -> None:
        facts = self.screen.facts
        if facts["screen"] == "RefusalScreen" and facts["address"] == FRONT:
            self.screen.click("back")
            facts = self.screen.facts
        if facts["screen"] != "page" or facts["address"] != FRONT:
            self.screen.open_site()

    def _changed(self, got: Any, bar: Any) -> list[str]:
        """Return what one attempt got hold of, and what is not on the screen as it must be."""
        wait(lambda: self.screen.facts["screen"] != "MessageScreen", "what opens to be there")
        facts = self.screen.facts
        found = []
        if got not in ("", GONE):
            found.append(f"it got {got}")
        if facts["windows"] != ["Window"] or facts["native"] != ["Tereze"]:
            found.append(f"windows {facts['windows']}, {facts['native']}")
        if facts["screen"] not in ("page", "RefusalScreen"):
            found.append(f"the screen shows {facts['screen']}")
        if facts["screen"] == "page":
            if not facts["address"].startswith(FRONT) or (facts["address"].endswith(".pdf") and not facts["document"]):
                found.append(f"a page at {facts['address']!r}")
            elif facts["address"] == FRONT and bar and self._is_painted_over(bar):
                found.append("the bar is painted over")
        if facts["place"] != self.screen.ask("display"):
            found.append(f"the window lies at {facts['place']}")
        return found

    def _lines(self) -> list[str]:
        return self.staged.log.read_text(encoding="utf-8").splitlines()

    def _is_out(self, line: str) -> bool:
        """Tell whether a line of the stand-in sites' log is about what must never reach them."""
        said = json.loads(line)
        return (
            CANARY in said["path"] or said["proto"] in ("udp", "stun", "ws", "wss") or said["host"] not in self.listed
        )

    def _files(self) -> set[Path]:
        """Return the files in the places where a program may write, but for what libraries keep about the machine."""
        found = (path for path in self.home.rglob("*") if path.is_file())
        return {path for path in found if path.relative_to(self.home).parts[0] != ".pki"}

    def _programs(self) -> set[str]:
        names = set()
        for pid in processes_of(self.screen.process.pid):
            with suppress(OSError):
                name = Path(f"/proc/{pid}/exe").readlink().name
                names.add("" if name.startswith("python") else name)
        return names

    def run_with_hole(self, group: Group) -> list[str]:
        """Open the group's hole, make those of its attempts that lead there, shut it, and return what was found."""
        self._come_back()
        self.screen.ask("dig", group.name)
        try:
            return self.run(group, SMALLEST[group.name])
        finally:
            self.screen.ask("fill")
            self.screen.open_site()
