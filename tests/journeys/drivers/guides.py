# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at every guide of a pack as the reader's browser shows it, and prints what is wrong, one JSON line a page.

axe-core runs in a world of its own beside the page, whose own scripts stay off; Tab is pressed as a hand would.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.base.clock import SystemClock
from kiosk.base.palette import read_palette
from kiosk.base.toml import LANGUAGES
from kiosk.library.address import write_address
from kiosk.library.shelf import Shelf
from kiosk.policy.reader import read_policy
from kiosk.shell.browser.judge import ScreenJudge
from kiosk.shell.browser.sitting import Sitting
from kiosk.shell.browser.trust import Trust
from kiosk.shell.start import make_application
from kiosk.shell.typing import Typing
from kiosk.shell.wishes import Wishes
from kiosk.station.config import Station, read_station
from tests.journeys.drivers.waiting import wait

WORLD: Final = 7
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: Final = ["color-contrast", "link-in-text-block"]
AXE: Final = """window.said = null; axe.run(document, {preload: false, resultTypes: ['violations'], %s}).then(
  found => { window.said = JSON.stringify(found.violations.flatMap(one => one.nodes.map(
    node => one.id + ': ' + node.target.join(' ') + ': ' + node.html.slice(0, 120)))); },
  fault => { window.said = JSON.stringify(['axe failed: ' + fault]); }); 1"""
LISTEN: Final = """window.seen = []; addEventListener('focusin', event => {
  const style = getComputedStyle(event.target);
  const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  window.seen.push([all.indexOf(event.target), drawn]); });
  var all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(one => one.checkVisibility());
  JSON.stringify(all.map(one => one.outerHTML.slice(0, 100)))"""
CUT: Final = """JSON.stringify((() => { const found = []; const wide = document.documentElement;
  if (wide.scrollWidth > innerWidth) found.push('scrolls sideways: ' + wide.scrollWidth + ' > ' + innerWidth);
  for (const one of document.querySelectorAll('body *')) { const style = getComputedStyle(one);
    const hidden = style.overflowX !== 'visible' || style.overflowY !== 'visible' || style.textOverflow === 'ellipsis';
    if (hidden && style.overflowX !== 'auto' && (one.scrollWidth > one.clientWidth + 1
        || one.scrollHeight > one.clientHeight + 1)) found.push('cut: ' + one.outerHTML.slice(0, 100)); }
  const range = document.createRange(); const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) { range.selectNodeContents(texts.currentNode); const box = range.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1))
      found.push('outside: ' + texts.currentNode.data.slice(0, 60)); }
  return found; })())"""


class Eyes:
    """One browser of a session, in one look."""

    def __init__(self, station: Station, shelf: Shelf, parent: QObject, *, contrast: bool) -> None:
        judge = ScreenJudge(read_policy(station.policy), SystemClock(), station.zone)
        wishes = Wishes("en", contrast=contrast)
        trust, typing = Trust((), SystemClock()), Typing()
        self.sitting = Sitting(judge, shelf, read_palette(), "token", wishes, trust, typing, parent)
        self._opened: list[str] = []
        self.sitting.opened.connect(self._opened.append)
        self.sitting.view.resize(1366, 768)
        self.sitting.view.show()

    def open(self, address: str) -> None:
        self._opened.clear()
        self.sitting.go(address)
        wait(lambda: address in self._opened, address)

    def ask(self, script: str) -> Any:
        answers: list[Any] = []
        self.sitting.page.runJavaScript(script, WORLD, answers.append)
        wait(lambda: answers, "an answer of the page")
        return json.loads(answers[0]) if isinstance(answers[0], str) and answers[0] else answers[0]

    def axe(self, only: str) -> list[str]:
        self.ask(AXE % only)
        found = wait(lambda: self.ask("JSON.stringify([window.said])")[0], "axe")
        return list(json.loads(found))

    def tab(self) -> Iterator[str]:
        """Press Tab until each thing that takes the keyboard should have had it, and yield what had not."""
        names = self.ask(LISTEN)
        target = self.sitting.view.focusProxy() or self.sitting.view
        target.setFocus()
        for _ in range(len(names)):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.postEvent(target, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))
        seen: list[list[Any]] = []

        def enough() -> bool:
            seen[:] = self.ask("JSON.stringify(window.seen)")
            return len(seen) >= len(names)

        wait(enough, f"{len(names)} stops of Tab, not {seen}")
        for number, name in enumerate(names):
            shown = [visible for at, visible in seen if at == number]
            if not shown:
                yield f"Tab does not reach {name}"
            elif not all(shown):
                yield f"no outline when {name} has the keyboard"

    def close(self) -> None:
        gone: list[bool] = []
        self.sitting.wiped.connect(lambda: gone.append(True))
        self.sitting.wipe()
        wait(lambda: gone, "the browser to be gone")

    def enlarged(self) -> list[str]:
        self.sitting.page.setZoomFactor(2.0)
        wait(lambda: self.ask("JSON.stringify([innerWidth <= 684])")[0], "the larger page")
        found = list(self.ask(CUT))
        self.sitting.page.setZoomFactor(1.0)
        return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--contrast", action="store_true", help="the look of high contrast, and what depends on it")
    given = parser.parse_args()
    station = read_station(given.config)
    application = make_application(station, sandbox=os.geteuid() != 0)
    (script,) = [one for one in files("axe-playwright-python") or () if one.name == "axe.min.js"]
    source = script.read_text(encoding="utf-8")
    shelf = Shelf.open(station.packs)
    eyes = Eyes(station, shelf, application, contrast=given.contrast)
    for path in [
        path for language in LANGUAGES for path in (language, *(card.path for card in shelf.guides(language)))
    ]:
        eyes.open(write_address("guides", path))
        eyes.ask(f"{source}; 1")
        if given.contrast:
            found = {"contrast": eyes.axe(f"runOnly: {{type: 'rule', values: {json.dumps(LOOKS)}}}")}
        else:
            found = {"axe": eyes.axe(f"runOnly: {json.dumps(TAGS)}"), "tab": list(eyes.tab())}
            found["enlarged"] = eyes.enlarged()
        print(json.dumps({"path": path, **found}), flush=True)
    eyes.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
