# SPDX-License-Identifier: GPL-3.0-or-later
"""How keys come to a page that takes no text: without their character, so that nothing of them can be written.

Chromium writes, scrolls by Space and presses a button by Enter when a character follows the key. Without one, Enter
still follows a link and Space still presses what is pressed, and neither writes. What has the focus is asked in a world
of our own, and only to choose between keys that write nothing: whatever a page makes of the question, no text goes in.
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
BY_SPACE: Final = "both keys press it"
BY_ITS_OWN: Final = "the page says what a key does to it"
FOCUSED: Final = f"""(() => {{
  let at = document.activeElement;
  for (let inside = at; inside; inside = (at.shadowRoot || at.contentDocument || {{}}).activeElement) at = inside;
  const kinds = ['button', 'submit', 'reset', 'image', 'checkbox', 'radio', 'color', 'file'];
  if (at.matches('button, summary, select, audio, video') || (at.matches('input') && kinds.includes(at.type)))
    return '{BY_SPACE}';
  return at.matches('[role], [tabindex]') && !at.matches('a[href], body') ? '{BY_ITS_OWN}' : '';
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
    view.page().runJavaScript(FOCUSED, OWN_WORLD, lambda focused: post_key(view, _chosen(key, focused)))


def _chosen(key: int, focused: object) -> int:
    """Return the key that does without a character what this one does with it."""
    if focused == BY_SPACE:
        return Qt.Key.Key_Space
    if key in ENTER or focused == BY_ITS_OWN:
        return key
    return Qt.Key.Key_PageDown
