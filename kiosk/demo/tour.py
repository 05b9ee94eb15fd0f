# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripted tour: what a reader does in a first sitting, by real input events, with a picture of every step."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.admin.actions import journals
from kiosk.demo.hands import Failure, Hands
from kiosk.demo.site_pages import FRONT_HOST, UNLISTED
from kiosk.demo.stage import Stage
from kiosk.policy.reader import read_policy
from kiosk.shell.start import Screen

ASKED: Final = "укимге шагым"
WRONG_PIN: Final = "908172"
WARNING_MS: Final = 120_000
TOPIC: Final = "topic-legislation"
SITE: Final = "site-adilet"


class Tour(QObject):
    """Walks through the steps; emits `finished(failures)`."""

    finished = Signal(int)

    def __init__(self, screen: Screen, stage: Stage, pictures: Path, say: Callable[[str], None]) -> None:
        super().__init__(screen.window)
        self._hands = Hands(screen.window)
        self._screen, self._stage, self._pictures, self._say = screen, stage, pictures, say
        self._number = 0
        self._failures = 0

    def run(self) -> None:
        """Do every step; the first failure ends the tour."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        steps = (
            ("the terminal is ready", self._ready),
            ("English is chosen", lambda: self._language("en")),
            ("Russian is chosen", lambda: self._language("ru")),
            ("Kazakh is chosen", lambda: self._language("kk", stay=True)),
            ("a wrong PIN is turned away", self._wrong_pin),
            ("the right PIN shows the notice", self._right_pin),
            ("the notice is accepted, home opens", self._accept),
            ("a guide opens without the internet", self._guide),
            ("a few letters find a guide", self._search),
            ("a listed site opens over TLS", self._site),
            ("a document of the site opens", self._document),
            ("a PDF of the site opens as a page", self._paper),
            ("a link to a site that is not listed is refused, with the reason", self._unlisted),
            ("staff are asked for the page", self._ask),
            ("a page that reaches out gets nothing out", self._reach),
            ("a download is refused", self._download),
            ("the reader sees what the record says of them", self._own_record),
            ("a page leaves traces", lambda: self._memory("none")),
            ("the warning comes before the end", self._warning),
            ("the session ends", self._end),
            ("a new session finds no cookie, no storage, no history", self._again),
            ("nothing but listed sites was ever reached", self._nothing_out),
            ("the journal holds", self._journal),
        )
        for what, step in steps:
            if not self._do(what, step):
                break
        self.finished.emit(self._failures)

    def _do(self, what: str, step: Callable[[], str | None]) -> bool:
        self._number += 1
        try:
            detail = step()
            outcome = "ok"
        except (Failure, OSError, subprocess.CalledProcessError) as fault:
            self._failures += 1
            outcome, detail = "FAILED", str(fault)
        name = "".join(letter if letter.isalnum() else "-" for letter in what.lower())
        self._hands.picture(self._pictures / f"{self._number:02}-{name}.png")
        self._say(f"{self._number:2}. {what}: {outcome}{f' ({detail})' if detail else ''}")
        return outcome == "ok"

    def _ready(self) -> None:
        self._hands.wait(lambda: self._hands.seen("language-kk"), "the choice of languages")

    def _language(self, code: str, *, stay: bool = False) -> None:
        self._hands.click(f"language-{code}")
        self._hands.wait(lambda: self._hands.seen("pad-1"), "the number pad")
        if not stay:
            self._hands.picture(self._pictures / f"sign-in-{code}.png")
            self._hands.click("card-back")
            self._ready()

    def _type(self, digits: str) -> None:
        """Half of the digits by the pad on the screen, half by the keyboard."""
        for place, digit in enumerate(digits):
            if place % 2:
                self._hands.press(digit)
            else:
                self._hands.click(f"pad-{digit}")

    def _enter(self, pin: str) -> None:
        self._type(self._stage.issued.number)
        self._hands.click("pad-done")
        self._type(pin)
        self._hands.click("pad-done")

    def _wrong_pin(self) -> str:
        self._enter(WRONG_PIN)
        return self._hands.wait(lambda: self._hands.text("sign-in-message"), "a word about the wrong PIN")

    def _right_pin(self) -> None:
        self._type(self._stage.issued.pin)
        self._hands.click("pad-done")
        self._hands.wait(lambda: self._hands.seen("notice-accept"), "the notice")

    def _accept(self) -> str:
        self._hands.click("notice-accept")
        self._hands.wait(lambda: self._hands.seen("home-screen"), "home")
        return self._hands.wait(lambda: self._hands.text("minutes"), "the minutes left")

    def _guide(self) -> str:
        self._hands.click("guides-courts")
        self._hands.wait(lambda: self._hands.seen("guides-screen"), "the topic's guides")
        self._hands.click("guide-appeal")
        return self._shown("library://guides/kk/appeal")

    def _search(self) -> str:
        """By the keys on the screen, without the letters that Kazakh alone has, and not inflected as it is written."""
        self._hands.click("home")
        self._hands.click("search")
        for letter in ASKED:
            self._hands.click("key-space" if letter == " " else f"key-{letter}")
        self._hands.picture(self._pictures / "search.png")
        self._hands.click("key-done")
        self._hands.wait(lambda: self._hands.seen("answer-0"), "an answer")
        self._hands.picture(self._pictures / "answers.png")
        self._hands.click("answer-0")
        return self._shown("library://guides/kk/appeal")

    def _site(self) -> str:
        self._hands.click("home")
        self._hands.click(TOPIC)
        self._hands.wait(lambda: self._hands.seen("topic-screen"), "the topic's sites")
        self._hands.picture(self._pictures / "topic.png")
        self._hands.click(SITE)
        return self._shown(f"https://{FRONT_HOST}/")

    def _document(self) -> str:
        self._hands.click_link("#document")
        return self._shown(f"https://{FRONT_HOST}/kaz/docs/")

    def _paper(self) -> str:
        self._back_to_front()
        self._hands.click_link("#paper")
        pictures = "[...document.images]"
        seen = f"{pictures}.every(one => one.naturalWidth)"
        drawn = f"location.protocol === 'document:' && {seen} ? document.title : null"
        return str(self._hands.wait(lambda: self._hands.ask_page(drawn), "the PDF's pages"))

    def _unlisted(self) -> str:
        self._back_to_front()
        self._hands.click_link("#unlisted")
        why = self._hands.wait(lambda: self._hands.text("why"), "the reason")
        if self._hands.text("whose") != UNLISTED:
            raise Failure(f"{UNLISTED} was expected in the bar, not {self._hands.text('whose')}")
        return why

    def _ask(self) -> str:
        self._hands.click("ask")
        return self._hands.wait(lambda: self._hands.text("asked-number"), "the number of the request")

    def _reach(self) -> str:
        self._hands.click("refusal-back")
        self._back_to_front()
        self._hands.click_link("#reach")
        script = "document.title.startsWith('attempts made') ? document.title : null"
        made = self._hands.wait(lambda: self._hands.ask_page(script), "the attempts to be made")
        self._nothing_out()
        return str(made)

    def _download(self) -> str:
        self._back_to_front()
        self._hands.click_link("#file")
        why = self._hands.wait(lambda: self._hands.text("why"), "the reason")
        self._hands.picture(self._pictures / "download-refused.png")
        self._hands.click("refusal-back")
        return why

    def _own_record(self) -> str:
        self._hands.click("home")
        self._hands.click("my-record")
        self._hands.wait(lambda: self._hands.seen("record-wait") is None, "the record")
        self._hands.click("record-print")
        return self._hands.wait(lambda: self._hands.text("record-asked"), "the number of the request")

    def _memory(self, expected: str) -> str:
        self._back_to_front()
        self._hands.click_link("#memory")
        script = "document.querySelector('#wrote')?.textContent.startsWith('wrote') ? document.title : null"
        found = str(self._hands.wait(lambda: self._hands.ask_page(script), "the page to look for traces"))
        if found != f"found: {expected}":
            raise Failure(f"found: {expected} was expected, not {found}")
        wrote = str(self._hands.ask_page("document.querySelector('#wrote').textContent"))
        if "cookie" not in wrote or "localStorage" not in wrote:
            raise Failure(f"the page was expected to be able to write, but {wrote}")
        return f"{found}; {wrote}"

    def _warning(self) -> str:
        title = self._hands.wait(lambda: self._hands.text("veil-title"), "the warning", WARNING_MS)
        self._hands.picture(self._pictures / "warning.png")
        self._hands.click("veil-go-on")
        self._hands.wait(lambda: self._hands.seen("veil") is None, "the warning to go")
        return title

    def _end(self) -> str:
        wiped: list[bool] = []
        self._screen.visit.wiped.connect(lambda: wiped.append(True))
        self._hands.click("end")
        self._hands.click("veil-end")
        text = self._hands.wait(lambda: self._hands.text("message-text"), "the end")
        self._hands.wait(lambda: wiped, "the last renderer to go")
        return text

    def _again(self) -> str:
        self._hands.click("message-done")
        self._ready()
        self._language("kk", stay=True)
        self._enter(self._stage.issued.pin)
        self._hands.wait(lambda: self._hands.seen("notice-accept"), "the notice")
        self._accept()
        back = self._hands.seen("back")
        if back is None or back.isEnabled():
            raise Failure("no page to go back to was expected")
        found = self._memory("none")
        self._hands.click("end")
        self._hands.click("veil-end")
        self._hands.wait(lambda: self._hands.text("message-text"), "the end")
        return found

    def _nothing_out(self) -> str:
        hosts = {site.start.split("/")[2] for site in read_policy(self._stage.station.policy).sites}
        seen = self._stage.seen_hosts()
        if not seen:
            raise Failure("the stand-in sites were expected to have been reached")
        if seen - hosts:
            raise Failure(f"these were reached though they are not listed: {', '.join(sorted(seen - hosts))}")
        return f"reached: {', '.join(sorted(seen))}"

    def _journal(self) -> str:
        self._stage.service.terminate()
        self._hands.wait(lambda: self._stage.service.poll() is not None, "kioskd to stop")
        report = journals.verify(self._stage.station.journal, None)
        if not report.ok or report.covered != report.entries:
            raise Failure(f"{report.covered} of {report.entries} covered; {'; '.join(report.findings)}")
        self._no_secret()
        for entry in journals.show(self._stage.station.journal):
            facts = ", ".join(f"{name}={value}" for name, value in entry.body.items() if value != "")
            self._say(f"      {entry.index:3} {entry.moment[11:19]} {entry.kind:16} {facts}")
        return f"{report.entries} entries, {report.checkpoints} checkpoints"

    def _no_secret(self) -> None:
        """Read every byte that is kept of the record: what must never be in it is not."""
        folder, issued = self._stage.station.journal.parent, self._stage.issued
        kept = b"".join(path.read_bytes() for path in sorted(folder.glob(f"{self._stage.station.journal.name}*")))
        for secret in (issued.pin, WRONG_PIN, f'"{issued.number}"', "tereze-was-here", "memory.html?"):
            if secret.encode() in kept:
                raise Failure(f"nothing of {secret!r} was expected in the record")

    def _shown(self, beginning: str) -> str:
        """Wait until a page whose address begins so has loaded, and has something to read."""

        def loaded() -> str | None:
            page = self._hands.view().page()
            there = bytes(page.url().toEncoded().data()).decode().startswith(beginning) and not page.isLoading()
            return page.title() if there and page.title() else None

        return self._hands.wait(loaded, beginning)

    def _back_to_front(self) -> None:
        """Go back to the site's first page, by home if need be."""
        if self._hands.seen("veil-go-on") is not None:
            self._hands.click("veil-go-on")
        self._hands.click("home")
        self._hands.click(TOPIC)
        self._hands.click(SITE)
        self._shown(f"https://{FRONT_HOST}/")
        self._hands.wait(lambda: self._hands.ask_page("!!document.querySelector('#memory')"), "the first page")
