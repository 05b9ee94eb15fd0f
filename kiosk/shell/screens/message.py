# SPDX-License-Identifier: GPL-3.0-or-later
"""One message in the middle of the screen: the end of a session, a pause, and the screen without its service."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import breakable, button, centred, frame, label, row
from kiosk.shell.scene import Scene
from kiosk.words.ends import end_sentence, pause_sentence

NOT_READY: Final = ("Терминал дайын емес", "Терминал не готов", "The terminal is not ready")
WIDEST: Final = 820
WIDER: Final = 1240
WAIT: Final = (
    "Экран өзі қалпына келеді; келмесе, кітапханашыны шақырыңыз. Пайдаланған минуттарыңыз сақталды.",
    "Экран заработает сам; если нет, позовите библиотекаря. Использованные Вами минуты сохранены.",
    "The screen comes back by itself; if not, please call the librarian. The minutes you have used are kept.",
)


class MessageScreen(QWidget):
    """A picture, a title, a sentence and perhaps a button; emits `done()`."""

    done = Signal()

    def __init__(self, scene: Scene, icon: Icon, title: str, text: str, word: str = "", *, many: bool = False) -> None:
        """`many` words take a wider card, and smaller letters."""
        super().__init__()
        self.setProperty("role", "paper")
        card = frame(
            "card",
            row(1, icon_label(icon, scene.colour("sky"), side=88), 1),
            _centred(title, "title", "message-title"),
            _centred(text, "text" if many else "lead", "message-text"),
            gap=12 if many else 18,
            margins=(56, 28, 56, 28) if many else (56, 40, 56, 40),
        )
        inside = card.layout()
        if word and inside is not None:
            go_on = button(word, "primary", name="message-done")
            go_on.clicked.connect(self.done)
            holder = QWidget()
            row(1, go_on, 1, parent=holder)
            inside.addWidget(holder)
        centred(card, WIDER if many else WIDEST, (40, 40, 40, 40), self)


def _centred(text: str, role: str, name: str) -> QLabel:
    made = label(text, role, name=name)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def end_screen(scene: Scene, why: str) -> MessageScreen:
    """The session is over, and why."""
    nothing_left = QCoreApplication.translate("MessageScreen", "The pages you read are not kept on this terminal.")
    return MessageScreen(
        scene,
        Icon.DOOR,
        QCoreApplication.translate("MessageScreen", "The session is over"),
        f"{end_sentence(why)}\n{nothing_left}",
        QCoreApplication.translate("MessageScreen", "To the beginning"),
    )


def pause_screen(scene: Scene, why: str) -> MessageScreen:
    """Time stands still, and why."""
    title = QCoreApplication.translate("MessageScreen", "Your time stands still")
    return MessageScreen(scene, Icon.CLOCK, title, pause_sentence(why))


def opening_screen(scene: Scene, host: str) -> MessageScreen:
    """A page was asked for and nothing of it is here yet."""
    return MessageScreen(scene, Icon.SITE, QCoreApplication.translate("MessageScreen", "Opening…"), breakable(host))


def lost_screen(scene: Scene) -> MessageScreen:
    """The service does not answer, so nothing opens; the screen comes back by itself.

    It may stand before anybody has chosen a language, so it speaks all three and is not translated.
    """
    return MessageScreen(scene, Icon.UNPLUGGED, "\n".join(NOT_READY), "\n\n".join(WAIT), many=True)
