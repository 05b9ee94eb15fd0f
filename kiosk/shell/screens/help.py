# SPDX-License-Identifier: GPL-3.0-or-later
"""How to use the terminal, in three languages side by side, before a language is chosen."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kiosk.shell.parts.basic import button, column, frame, label, row
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.scene import Scene

# Side by side and each in its own language, so these are not translated.
HELP: Final = (
    (
        "Қалай қолданады",
        (
            "Тілді таңдаңыз.",
            "Карта нөмірі мен PIN‑кодты экрандағы сандармен теріңіз.",
            "Ескертуді оқып, келіссеңіз, «Оқыдым, жалғастыру» дегенді басыңыз.",
            "Нұсқаулықты немесе сайтты таңдап оқыңыз.",
            "Қалған уақытыңыз жоғарыда, оң жақта тұрады.",
            "Біткен соң «Аяқтау» түймесін басыңыз.",
            "Түсініксіз болса, кітапханашыдан сұраңыз.",
        ),
        "Артқа",
    ),
    (
        "Как пользоваться",
        (
            "Выберите язык.",
            "Наберите номер карты и PIN‑код цифрами на экране.",
            "Прочтите уведомление и, если согласны, нажмите «Прочитал(а), продолжить».",
            "Выберите памятку или сайт и читайте.",
            "Сколько времени осталось, видно вверху справа.",
            "В конце нажмите «Завершить».",
            "Если что-то непонятно, спросите библиотекаря.",
        ),
        "Назад",
    ),
    (
        "How it works",
        (
            "Choose a language.",
            "Enter your card number and PIN with the numbers on the screen.",
            "Read the notice and, if you agree, press “I have read it, go on”.",
            "Choose a guide or a site and read.",
            "The time you have left stands at the top right.",
            "When you are done, press “End”.",
            "If anything is unclear, ask the librarian.",
        ),
        "Back",
    ),
)


class HelpScreen(QWidget):
    """Emits `closed()`."""

    closed = Signal()

    def __init__(self, _scene: Scene) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        back = button(" · ".join(words for *_, words in HELP), "primary", name="help-back")
        back.clicked.connect(self.closed)
        holder = QWidget()
        columns = row(gap=18, parent=holder)
        for title, lines, _ in HELP:
            columns.addWidget(_in_one_language(title, lines), 1)
        column(
            scrolling(holder),
            row(1, back, 1),
            gap=26,
            margins=(48, 56, 48, 40),
            parent=self,
        )


def _in_one_language(title: str, lines: tuple[str, ...]) -> QFrame:
    steps = (label(f"{number}. {line}") for number, line in enumerate(lines, start=1))
    return frame("card", label(title, "heading"), *steps, 1, gap=14, margins=(28, 26, 28, 26))
