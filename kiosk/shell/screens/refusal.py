# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something did not open: what was asked, the reason, who decided, what to do, and what opens instead."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from kiosk.policy.reasons import Reason
from kiosk.shell.browser.judge import Outcome
from kiosk.shell.icons import Icon, icon_label
from kiosk.shell.parts.basic import breakable, button, column, frame, label, row
from kiosk.shell.parts.instead import instead
from kiosk.shell.parts.scroll import scrolling
from kiosk.shell.parts.sides import Columns, Sides
from kiosk.shell.parts.spoken import tell
from kiosk.shell.scene import Scene
from kiosk.words.days import long_day
from kiosk.words.hours import spoken
from kiosk.words.not_asked import not_asked_sentence
from kiosk.words.purposes import PURPOSES, purpose_word
from kiosk.words.reasons import lock_sentence, sentence

HOST_LENGTH = 80
ADDRESS_LENGTH = 4000
# Nobody at this station decided these: the site, the line or the page itself.
NOT_DECIDED_HERE = frozenset(
    {
        Reason.SITE_DOWN,
        Reason.SITE_TIMEOUT,
        Reason.NAME_NOT_FOUND,
        Reason.CERTIFICATE,
        Reason.NO_SUCH_PAGE,
        Reason.TOO_MANY,
        Reason.UPSTREAM_REFUSED,
        Reason.UPSTREAM_DOWN,
        Reason.FAULT,
    }
)
# The list opens these, and this terminal cannot show them.
NOT_SHOWN_HERE = frozenset({Reason.PAGE_STOPPED, Reason.DOCUMENT, Reason.DOCUMENT_TOO_LARGE})
CAN_BE_ASKED_FOR = NOT_SHOWN_HERE | frozenset(
    {
        Reason.NOT_LISTED,
        Reason.EXCEPTED,
        Reason.PORT,
        Reason.PART_AS_PAGE,
        Reason.SITE_EXPIRED,
        Reason.GROUP,
        Reason.EMBEDDED,
    }
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What did not open and why; `outcome` is what the policy says to its address."""

    address: str
    reason: Reason
    outcome: Outcome

    @property
    def host(self) -> str:
        """Return what to call it on the screen: the host, without characters that could dress it up."""
        try:
            host = urlsplit(self.address).hostname or self.address
        except ValueError:
            host = self.address
        return "".join(letter for letter in host if letter.isprintable())[:HOST_LENGTH]


class RefusalScreen(QWidget):
    """Emits `back()`, `asked(address, purpose)` and `opened(address)`; the purpose is empty or one of PURPOSES."""

    back = Signal()
    asked = Signal(str, str)
    opened = Signal(str)

    def __init__(self, scene: Scene, refusal: Refusal) -> None:
        super().__init__()
        self._scene, self.refusal = scene, refusal
        self.setProperty("role", "paper")
        self._answer = label("", "strong", name="asked-number")
        self._answer.hide()
        self._purposes = self._make_purposes()
        self._purposes.hide()
        content = QWidget()
        side = 40 if scene.wishes.large else 93
        left, right = QWidget(), QWidget()
        column(self._card(), 1, parent=left)
        column(self._instead(), 1, parent=right)
        column(Sides((left, right), (68, 36), gap=30), margins=(side, 34, side, 34), parent=content)
        column(scrolling(content), parent=self)

    @property
    def asks_for(self) -> str:
        """What it asks staff for, as `wire.Asked` has it."""
        return self.refusal.address[:ADDRESS_LENGTH]

    def show_asked(self, number: int, due: str) -> None:
        """Say under which number the request to staff stands, and by which day they answer."""
        self._ask.setEnabled(False)
        told = self.tr("Your request is number {number}. Staff answer by {day}; see “My requests”.")
        self._say(told.format(number=number, day=long_day(date.fromisoformat(due), self._scene.language)))
        self._purposes.show()

    def show_not_asked(self, why: str) -> None:
        """Say why staff were not asked."""
        self._say(not_asked_sentence(why))

    def _say(self, text: str) -> None:
        self._answer.show()
        tell(self._answer, text)

    def _card(self) -> QFrame:
        icon = icon_label(Icon.CLOSED, self._scene.colour("stop"), "icon-stop")
        head = row(icon, gap=18)
        head.addWidget(label(self.tr("This page does not open"), "title"), 1)
        self._ask = button(self.tr("Ask for this page"), "primary", name="ask")
        self._ask.clicked.connect(lambda: self.asked.emit(self.asks_for, ""))
        back = button(self.tr("← Back"), "second", name="refusal-back")
        back.clicked.connect(self.back)
        innocent = self.tr("You have done nothing wrong.")
        return frame(
            "card",
            head,
            label(f"{self._why()} {innocent}", "lead", name="why"),
            self._details(),
            self._answer,
            self._purposes,
            row(*([self._ask] if self._can_be_asked_for() else []), back, 1, gap=16),
            gap=20,
            margins=(36, 34, 36, 34),
        )

    def _make_purposes(self) -> QWidget:
        """What the page is for, which nobody has to say: one press, and another one says otherwise."""
        self._choices = {name: button(purpose_word(name), "choice", name=f"purpose-{name}") for name in PURPOSES}
        for name, choice in self._choices.items():
            choice.setCheckable(True)
            choice.clicked.connect(lambda _on, chosen=name: self._choose(chosen))
        holder = QWidget()
        asked = label(self.tr("What for? You may say, and you need not."), "soft-lead")
        column(asked, Columns(list(self._choices.values()), 170, 3, gap=10), gap=10, parent=holder)
        return holder

    def _choose(self, purpose: str) -> None:
        for name, choice in self._choices.items():
            choice.setChecked(name == purpose)
        self.asked.emit(self.asks_for, purpose)

    def _why(self) -> str:
        lock = self.refusal.outcome.lock
        if self.refusal.reason is Reason.LOCKED and lock is not None:
            return lock_sentence(lock.category)
        return sentence(self.refusal.reason)

    def _can_be_asked_for(self) -> bool:
        return self.refusal.reason in CAN_BE_ASKED_FOR

    def _details(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, (name, text) in enumerate(self._rows()):
            grid.addWidget(label(name, "soft-lead", wrap=False), line, 0)
            grid.addWidget(label(text, name=f"detail-{line}"), line, 1)
        return made

    def _rows(self) -> list[tuple[str, str]]:
        policy = self._scene.policy
        rows = [(self.tr("Asked for"), breakable(self.refusal.host))]
        if self.refusal.reason in NOT_DECIDED_HERE:
            return [*rows, (self.tr("Who decided"), self.tr("Nobody here; the terminal did not close this page."))]
        if self.refusal.reason in NOT_SHOWN_HERE:
            return [*rows, (self.tr("Who decided"), self.tr("Nobody; this terminal was not able to show it."))]
        decided = self.tr("{where}, list no. {version} of {day}").format(
            where=self._scene.station.institution[self._scene.language],
            version=policy.version,
            day=policy.issued.strftime("%d.%m.%Y"),
        )
        site = self.refusal.outcome.site
        if self.refusal.reason is Reason.HOURS and site is not None:
            rows.append((self.tr("Opens"), "\n".join(spoken(hours, self._scene.language) for hours in site.hours)))
        if basis := self._legal_basis():
            rows.append((self.tr("By which law"), basis))
        # Article 482 of the Criminal Procedure Code; see the guide on complaints and its sources.
        disagree = self.tr("Ask the librarian for the reason. You can also complain to the court.")
        return [*rows, (self.tr("Who decided"), decided), (self.tr("If you disagree"), disagree)]

    def _legal_basis(self) -> str:
        """Return what the list names as the law behind this refusal; only what is named there."""
        outcome = self.refusal.outcome
        if self.refusal.reason is Reason.LOCKED and outcome.lock is not None:
            return outcome.lock.legal_basis or ""
        by_site = self.refusal.reason in (Reason.HOURS, Reason.GROUP, Reason.SITE_EXPIRED)
        return outcome.site.legal_basis or "" if by_site and outcome.site is not None else ""

    def _instead(self) -> QFrame:
        site = self.refusal.outcome.site
        copies = self.refusal.outcome.reason is None and self.refusal.reason in NOT_DECIDED_HERE | NOT_SHOWN_HERE
        return instead(self._scene, self.refusal.address, site, self.opened.emit, copies=copies)
