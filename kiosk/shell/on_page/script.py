# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts of ours in a page. They run in a world of their own: the page's scripts neither see nor change their names.

What the page consists of is the page's, so every answer is untrusted, and its size is bounded here.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from kiosk.qtkit.guards import ask_or_refuse

WORLD: Final = int(QWebEngineScript.ScriptWorldId.UserWorld) + 1
LONGEST: Final = 1_000_000  # characters
# A page can name an element so that it stands in the place of a method of its document or of a form, or of a name of
# its window: a prototype's method stays, and a symbol is no name.
OURS: Final = """
    const all = selector => Array.from(Document.prototype.querySelectorAll.call(document, selector));
    const does = (method, element, ...given) => Element.prototype[method].call(element, ...given);
    const kept = globalThis[Symbol.for('tereze')] ??= {};
"""


def run(page: QWebEnginePage, script: str) -> None:
    """Run a script whose answer nobody needs."""
    page.runJavaScript(f"(() => {{ {OURS} {script}; }})()", WORLD)


def ask(page: QWebEnginePage, script: str, take: Callable[[Any], None]) -> None:
    """Run a script that returns JSON, and hand what it says to `take`: None where that is no JSON, or too long."""

    def answer(untrusted: object) -> None:
        ask_or_refuse(lambda: take(_read(untrusted)), None)

    page.runJavaScript(f"(() => {{ {OURS} {script} }})()", WORLD, answer)


def _read(untrusted: object) -> Any:
    if not isinstance(untrusted, str) or len(untrusted) > LONGEST:
        return None
    try:
        return json.loads(untrusted)
    except (ValueError, RecursionError):
        return None
