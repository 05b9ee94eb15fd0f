# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that will not behave, and how soon the frame of the screen answers while they do not.

`python -m tests.journeys.storms [NAME…]` prints the figure of each.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.demo.stage import virtual_display
from tests.fakes.stations import stage
from tests.journeys.rig import ScreenProcess, screen_of, wait

CLOSING: Final = 60.0  # a guard against hanging, no measure
RAGE_MS: Final = 800
STOPPED: Final = "stopped working"
NOT_KEPT: Final = "cannot be saved"


@dataclass(frozen=True)
class Storm:
    """`script` sets it off in the page, `does` from outside; `ends` are the words with which the page is closed."""

    name: str
    script: str = "1"
    ends: str = ""
    does: Callable[[ScreenProcess], object] | None = None


def _break_renderers(screen: ScreenProcess) -> None:
    for pid in screen.renderers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSEGV)


def _soon(script: str) -> str:
    """Return what sets a script off without waiting for it."""
    return f"(setTimeout(() => {{ {script} }}, 20), 1)"


def _often(script: str) -> str:
    return f"(setInterval(() => {{ {script} }}, 10), 1)"


SPINNING: Final = "URL.createObjectURL(new Blob(['for (;;);'], { type: 'text/javascript' }))"
FORKING: Final = (
    "const text = 'const me = self.location.href; if (self.name.length < 6) for (let n = 0; n < 2; n++)"
    " new Worker(me, { name: self.name + n }); setTimeout(() => { for (;;); }, 500);';"
    " const place = URL.createObjectURL(new Blob([text], { type: 'text/javascript' })); new Worker(place, { name: '' })"
)
EATING: Final = (
    "const kept = []; const eat = () => { if (kept.length < 250) { kept.push(%s); setTimeout(eat); } }; eat()"
)

STORMS: Final = (
    Storm("alerts", _soon("for (;;) alert('x')"), STOPPED),
    Storm("questions", _often("for (let n = 0; n < 9; n++) { confirm('x'); prompt('x'); }"), STOPPED),
    Storm("prints", _often("print()")),
    Storm("redirects of a page's own", "(location.replace('/demo/bounce'), 1)", STOPPED),
    Storm("redirects of a server", "(location.replace('/demo/loop'), 1)", "does not answer"),
    Storm("history", "(setInterval(() => history.pushState(0, '', `#${Math.random()}`), 40), 1)", STOPPED),
    Storm("history at once", _often("for (let n = 0; n < 50; n++) history.pushState(n, '', `#${Math.random()}`)")),
    Storm("windows", _often("for (let n = 0; n < 20; n++) window.open('/')")),
    Storm("downloads", _soon("for (let n = 0; n < 300; n++) Object.assign(document.createElement('a'),"
                             " { href: '/demo/file.zip?' + n, download: 'x' }).click()"), NOT_KEPT),
    Storm("permissions", _often("for (let n = 0; n < 50; n++) { navigator.geolocation.getCurrentPosition(() => 0);"
                                " navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => 0); }")),
    Storm("some workers", _soon(f"for (let n = 0; n < 12; n++) new Worker({SPINNING})")),
    Storm("workers", _soon(f"for (let n = 0; n < 80; n++) new Worker({SPINNING})"), STOPPED),
    Storm("workers that fork", _soon(FORKING), STOPPED),
    Storm("memory for scripts", _soon(EATING % "new Array(1e6).fill(0).map(Math.random)"), STOPPED),
    Storm("memory beside scripts", _soon(EATING % "new Uint8Array(8e6).fill(1)"), STOPPED),
    Storm("titles", _often("for (let n = 0; n < 500; n++) document.title = 'x'.repeat(999) + Math.random()")),
    Storm("sizes", _often("document.body.style.height = `${1e4 + 1e4 * Math.random()}px`")),
    Storm("words for the console", _often("for (let n = 0; n < 200; n++) console.log('x'.repeat(999))")),
    Storm("10,000 refused parts", _soon("for (let n = 0; n < 10000; n++)"
                                        " new Image().src = `https://www.youtube.com/${n}`")),
    Storm("10,000 refused frames' worth", _often("fetch(`https://www.youtube.com/${Math.random()}`).catch(() => 0)")),
    Storm("a load without end", "(location.assign('/demo/endless.html'), 1)"),
    Storm("a page that hangs", _soon("for (;;);"), STOPPED),
    Storm("a crash", ends=STOPPED, does=_break_renderers),
)  # fmt: skip


CLOSED: Final = tuple(storm for storm in STORMS if storm.ends)
BORNE: Final = tuple(storm for storm in STORMS if not storm.ends)


def weather(screen: ScreenProcess, storm: Storm) -> int:
    """Set a storm off, press End and Home in it, and return after how many milliseconds the slower one answered.

    A page that is to be closed has been, with a sentence, before Home is pressed.
    """
    screen.open_site()
    screen.page(storm.script)
    if storm.does is not None:
        storm.does(screen)
    screen.ask("settle", RAGE_MS)
    times = [screen.ask("timed", "end", "veil-stay")]
    screen.click("veil-stay")
    screen.ask("gone", "veil-stay")
    if storm.ends:
        wait(lambda: storm.ends in screen.ask("text", "why"), f"{storm.ends!r} after {storm.name}", CLOSING)
    times.append(screen.ask("timed", "home", "home-screen"))
    assert screen.ask("seen", "minutes")
    return int(max(times))


def main() -> int:
    chosen = [storm for storm in STORMS if not sys.argv[1:] or storm.name in sys.argv[1:]]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.enter_context(virtual_display(1366, 768))
        staged = stack.enter_context(stage())
        screen = stack.enter_context(screen_of(staged, os.environ["DISPLAY"], folder / "home"))
        screen.begin()
        weather_and_say(screen, Storm("no storm"))
        slowest = max((weather_and_say(screen, storm), storm.name) for storm in chosen)
    print(f"{len(chosen)} storms; the slowest answer came after {slowest[0]} ms ({slowest[1]})")
    return 0


def weather_and_say(screen: ScreenProcess, storm: Storm) -> int:
    time = weather(screen, storm)
    print(
        f"{storm.name:32} {time:5} ms{f', and the page is closed: … {storm.ends} …' if storm.ends else ''}", flush=True
    )
    return time


if __name__ == "__main__":
    sys.exit(main())
