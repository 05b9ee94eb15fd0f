# SPDX-License-Identifier: GPL-3.0-or-later
"""How keys come to a page that takes no text: without their character, so that nothing of them can be written.

Chromium writes, scrolls by Space and presses a button by Enter when a character follows the key. Without one Space
still presses what is pressed, and writes nothing. What has the focus is asked in a world of our own, to choose the key.

WORKAROUND(Qt 6.11): Enter gets its character back inside of Qt. So it goes to links and the like alone, and not into a
field; a page that moves the focus under it gets a line's end, and so no more than it heard by the key itself.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

OWN_WORLD: Final = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ASKING: Final = frozenset({Qt.Key.Key_Space}) | ENTER
PRESSED: Final = "both keys press it"
ITS_OWN: Final = "the page says what a key does to it"
PLAIN: Final = "Enter may follow it, Space turns the page"
FOCUSED: Final = f"""(() => {{
  let at = document.activeElement;
  for (let inside = at; inside; inside = (at.shadowRoot || at.contentDocument || {{}}).activeElement) at = inside;
  const kinds = ['button', 'submit', 'reset', 'image', 'checkbox', 'radio', 'color', 'file'];
  if (at.matches('button, summary, select, audio, video') || (at.matches('input') && kinds.includes(at.type)))
    return '{PRESSED}';
  if (at.isContentEditable || at.ownerDocument.designMode === 'on') return '';
  if (at.matches('input, textarea, iframe, frame, object, embed')) return '';
  return at.matches('[role], [tabindex]') && !at.matches('a[href], body') ? '{ITS_OWN}' : '{PLAIN}';
}})()"""


def post_key(
    view: QWebEngineView, key: int, text: str = "", held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Let the page hear a key go down and up."""
    target = view.focusProxy() or view
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(target, QKeyEvent(kind, key, held, text))


def post_bare_key(view: QWebEngineView, key: int, held: Qt.KeyboardModifier) -> None:
    """Let the page hear a key without its character."""
    if key not in ASKING:
        post_key(view, key, held=held)
        return

    def send(focused: object) -> None:
        if chosen := _chosen(key, focused):
            post_key(view, chosen)

    view.page().runJavaScript(FOCUSED, OWN_WORLD, send)


def _chosen(key: int, focused: object) -> int | None:
    """Return the key that does what this one is for and writes nothing; None for Enter where it might."""
    if focused == PRESSED:
        return Qt.Key.Key_Space
    if key in ENTER:
        return key if focused in (ITS_OWN, PLAIN) else None
    return key if focused == ITS_OWN else Qt.Key.Key_PageDown
