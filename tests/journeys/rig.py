# SPDX-License-Identifier: GPL-3.0-or-later
"""What journeys share: a screen in a process of its own that does what a test says, and eyes on processes."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from kiosk.admin.actions import journals
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import Stage, virtual_display
from kiosk.wire.codec import decode, encode
from kiosk.wire.messages import PROTOCOL, AcceptNotice, Hello, SignedIn, SignIn, Started, Welcome

CHECKOUT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 30.0
FRONT: Final = "https://adilet.zan.kz/"
UNLISTED: Final = "https://www.youtube.com/"
T = TypeVar("T")


def wait(question: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """Ask until the answer is not empty, letting a child process run between two looks."""
    clock = SystemClock()
    end = clock.monotonic() + patience
    while not (answer := question()):
        assert clock.monotonic() < end, f"waited {patience} s for {what}"
        subprocess.run(["sleep", "0.05"], check=True)
    return answer


def processes_of(session: int, containing: str = "") -> list[int]:
    """Return the living processes of a session (setsid) whose command line holds a text."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and os.getsid(int(folder.name)) == session:
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if command and containing in command:  # a zombie has none
                    found.append(int(folder.name))
        except OSError:
            continue
    return found


def stop_session(session: int) -> None:
    """End whatever is left of a session."""
    for pid in processes_of(session):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


@dataclass
class ScreenProcess:
    """The client's end of `tests.journeys.drivers.screen`."""

    process: "subprocess.Popen[str]"
    staged: Stage
    waiting: frozenset[int] = frozenset()

    def ask(self, verb: str, *arguments: object) -> Any:
        """Let the hands do something and return what came of it; fails where they could not."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([verb, *arguments]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"the screen's process ended with {self.process.wait(10)} at {verb} {arguments}"
        answer = json.loads(line)
        assert "failure" not in answer, answer["failure"]
        return answer["is"]

    def click(self, *names: str) -> None:
        for name in names:
            self.ask("click", name)

    def press(self, *keys: str) -> None:
        self.ask("press", *keys)

    def wait(self, name: str) -> None:
        self.ask("wait", name)

    def text(self, name: str) -> str:
        return str(self.ask("wait_text", name))

    def wait_words(self, name: str, words: str) -> None:
        wait(lambda: words in self.ask("text", name), f"{words!r} in {name}")

    def page(self, script: str) -> Any:
        return self.ask("page", script)

    def wait_page(self, script: str) -> Any:
        """Wait until a script returns something in the page."""
        return wait(lambda: self.page(script), f"{script} in the page")

    @property
    def facts(self) -> dict[str, Any]:
        facts = self.ask("facts")
        assert isinstance(facts, dict)
        return facts

    @property
    def renderers(self) -> set[int]:
        """Return what Chromium has forked off for pages since the first session."""
        return set(processes_of(self.process.pid, "QtWebEngineProcess --type=renderer")) - self.waiting

    def choose(self, language: str) -> None:
        self.click(f"language-{language}")
        self.wait("pad-1")

    def sign_in(self, language: str = "en") -> None:
        """Go from the languages to the notice."""
        self.wait(f"language-{language}")
        self.waiting = self.waiting or frozenset(self.renderers)
        self.choose(language)
        self.press(*self.staged.issued.number, "Return", *self.staged.issued.pin, "Return")
        self.wait("notice-accept")

    def begin(self, language: str = "en") -> None:
        """Go from the languages to home."""
        self.sign_in(language)
        self.click("notice-accept")
        self.wait("home-screen")

    def open_site(self, topic: str = "topic-legislation", site: str = "site-adilet", address: str = FRONT) -> None:
        """Go from anywhere in a session to a site's first page, loaded anew."""
        begun = SystemClock().now().timestamp() * 1000
        self.click("home", topic, site)
        self.ask("wait_address", address)
        self.wait_page(f"performance.timeOrigin >= {begun} && document.readyState === 'complete'")

    def end(self) -> None:
        self.click("end", "veil-end")
        self.wait("message-done")


@contextmanager
def display_beside(width: int = 1366, height: int = 768) -> Iterator[str]:
    """Run a virtual display for other processes; this one stays without it."""
    before = dict(os.environ)
    with virtual_display(width, height):
        name = os.environ["DISPLAY"]
        os.environ.clear()
        os.environ.update(before)
        yield name


@contextmanager
def screen_of(
    staged: Stage, display: str, home: Path, *options: str, trust: bool = True, bus: str = ""
) -> "Iterator[ScreenProcess]":
    """Run the reader's screen on a staged station, beside a session bus; its log is shown where the test fails."""
    home.mkdir(exist_ok=True)
    environment = child_environment(display, home) | ({"DBUS_SESSION_BUS_ADDRESS": bus} if bus else {})
    log = home.parent / f"{home.name}.log"
    ca = ("--ca", str(staged.folder / "ca.pem")) if trust else ()
    command = [sys.executable, "-m", "tests.journeys.drivers.screen", "--config", str(staged.issued.config), *ca]
    with log.open("w") as file:
        process = subprocess.Popen(
            [*command, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
            cwd=CHECKOUT,
            env=environment,
            start_new_session=True,
        )
        try:
            yield ScreenProcess(process, staged)
            stop_in_order(process)
        finally:
            process.kill()
            process.__exit__(None, None, None)
            stop_session(process.pid)
            sys.stderr.write(log.read_text(errors="replace")[-6000:])


def stop_in_order(process: "subprocess.Popen[str]") -> None:
    """Close the screen's ear; it wipes and ends by itself unless the test has killed it."""
    assert process.stdin
    assert process.stdout
    if process.poll() is None:
        process.stdin.close()
        assert process.wait(PATIENCE) == 0, "the screen was expected to end in order"


def child_environment(display: str, home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    own = {"HOME": str(home), "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(CHECKOUT)}
    return kept | own | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def journal_bytes(staged: Stage) -> bytes:
    """Return every byte that is kept of the record, SQLite's own files beside it too."""
    journal = staged.station.journal
    return b"".join(path.read_bytes() for path in sorted(journal.parent.glob(f"{journal.name}*")))


def kinds(staged: Stage) -> list[tuple[str, object]]:
    """Return what the journal says, as (kind, why or reason)."""
    shown = journals.show(staged.station.journal)
    return [(entry.kind, entry.body.get("why", entry.body.get("reason"))) for entry in shown]


def used_milliseconds(staged: Stage) -> int:
    return sum(
        int(entry.body["milliseconds"]) for entry in journals.show(staged.station.journal) if entry.kind == "time_used"
    )


def xdotool(display: str, *words: str) -> str:
    """Send input, or ask for windows, as the X server has them."""
    environment: Sequence[tuple[str, str]] = [*os.environ.items(), ("DISPLAY", display)]
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, env=dict(environment), check=False)
    return done.stdout.strip()


@contextmanager
def reading(staged: Stage) -> Iterator[str]:
    """Sit down at a staged station as its screen would, over the wire alone; give the session's token."""
    with socket.socket(socket.AF_UNIX) as screen, screen.makefile("rb") as lines:
        screen.settimeout(PATIENCE)
        screen.connect(str(staged.station.socket))
        screen.sendall(encode(Hello(PROTOCOL)) + encode(SignIn(staged.issued.number, staged.issued.pin)))
        assert isinstance(decode(lines.readline()), Welcome)
        signed_in = decode(lines.readline())
        assert isinstance(signed_in, SignedIn), signed_in
        screen.sendall(encode(AcceptNotice(signed_in.session)))
        started = decode(lines.readline())
        assert isinstance(started, Started), started
        yield started.token
