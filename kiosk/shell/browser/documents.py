# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDFs of a session. A site's PDF comes as a file; here it is read, in a process of its own, and shown as a page.

Any other file is refused, and so is a PDF whose address the policy would not open as a page. One at a time comes and is
read. The last few stay for the way back; an older one comes anew from its site and has its old name again.
"""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineUrlSchemeHandler

from kiosk.base.palette import Palette
from kiosk.policy.reasons import Reason
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser.document_address import SCHEME, document_address, read_document_address
from kiosk.shell.browser.document_page import WIDTHS, Look, Words, write_page_of
from kiosk.shell.browser.interceptor import text_of
from kiosk.shell.browser.jobs import Job, Jobs
from kiosk.shell.browser.judge import ScreenJudge, page_request
from kiosk.shell.browser.pdf_process import PdfProcess
from kiosk.shell.browser.reply import in_memory, reply
from kiosk.shell.browser.spool import Spool, refuse
from kiosk.shell.tables.downloads import MAY_BE_PDF, PDF
from kiosk.shell.wishes import Wishes

KEPT: Final = 2
TITLE_LENGTH: Final = 120
POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src {own}; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# One thread for all sessions: each new one would keep memory of its own for good (glibc's arenas).
WRITER: Final = ThreadPoolExecutor(1, thread_name_prefix="document")
Failure = Job.Error


@dataclass(slots=True)
class Opened:
    """One PDF: where it came from, who reads it, and which pictures the page waits for."""

    source: str
    process: PdfProcess
    jobs: dict[tuple[int, int], list[Job]] = field(default_factory=dict)


class Documents(QWebEngineUrlSchemeHandler):
    """Emits `coming(address)` of a PDF that is taken, then `ready(address)` of its page or `refused(address, reason)`.

    `lost(address)` tells that one which was shown is no longer there; `progress(percent)` of the way here. Keep a
    reference for as long as the profile lives, then `close` it. `taken` is the address of the one that came last.
    """

    coming = Signal(str)
    ready = Signal(str)
    refused = Signal(str, Reason)
    lost = Signal(str)
    progress = Signal(int)

    def __init__(self, judge: ScreenJudge, palette: Palette, wishes: Wishes, parent: QObject) -> None:
        super().__init__(parent)
        self._judge, self._palette, self._wishes = judge, palette, wishes
        self._numbers = itertools.count(1)
        self._opened: dict[str, Opened] = {}
        self._sources: dict[str, str] = {}
        self._coming = self._again = self.taken = ""
        self._jobs = Jobs(WRITER, self._answer_written)
        self._spool = Spool(self)
        self._spool.came.connect(lambda untrusted_pdf: self.open(untrusted_pdf, self._coming))
        self._spool.failed.connect(self._fail)
        self._spool.progress.connect(self.progress)

    def consider(self, download: QWebEngineDownloadRequest) -> None:
        """Take a PDF, and refuse any other file: nothing is ever saved here."""
        address = text_of(download.url())
        refusal: Reason | None = Reason.FAULT
        reason = ask_or_refuse(lambda: self._take(address, download), refusal)
        if reason is not None:
            refuse(download)
            self.refused.emit(address, reason)

    def open(self, untrusted_pdf: bytes, source: str) -> None:
        """Read a PDF that came from an address; `ready` or `refused` follows."""
        self._forget_untold()
        name, self._again = self._again or f"d{next(self._numbers)}", ""
        self._coming = source
        opened = self._opened[name] = Opened(source, PdfProcess(untrusted_pdf, self))
        self._sources[name] = source
        process = opened.process
        process.told.connect(lambda: self._tell(name))
        process.drawn.connect(lambda page, width, png: self._draw(opened, (page, width), png))
        process.ended.connect(lambda: self._ended(name, opened))
        if not process.is_useful:
            self._ended(name, opened)

    def name_again(self, address: str) -> None:
        """Let the next PDF have the page that this one had, so that it takes its place on the way back."""
        read = read_document_address(address)
        self._again = read.name if read else ""

    def source_of(self, address: str) -> str:
        """Return where a page comes from: a PDF's page from the PDF's address, any other from its own."""
        read = read_document_address(address)
        return self._sources.get(read.name, address) if read else address

    def has(self, source: str) -> bool:
        """Tell whether a PDF of this address was opened in this session."""
        return source in self._sources.values()

    @property
    def awaited(self) -> str:
        """The address of the PDF that comes or is read; empty where none does."""
        return self._coming

    def wear(self, wishes: Wishes) -> None:
        """Write pages that are asked for from now on in this language and look."""
        self._wishes = wishes

    def stop(self) -> None:
        """Give up what is on its way, and what is being read."""
        self._coming = self._again = self.taken = ""
        self._spool.stop()
        self._forget_untold()

    def close(self) -> None:
        """End all processes; nothing of a PDF is left."""
        self.stop()
        for name in tuple(self._opened):
            self._forget(name)
        self._sources.clear()
        self._jobs.forget()

    def requestStarted(self, job: Job) -> None:
        if not ask_or_refuse(lambda: self._answer(job), False):
            job.fail(Failure.UrlNotFound)

    def _take(self, address: str, download: QWebEngineDownloadRequest) -> Reason | None:
        kind, name = download.mimeType(), download.suggestedFileName()
        if kind not in PDF and not (kind in MAY_BE_PDF and name.lower().endswith(".pdf")):
            return Reason.DOWNLOAD
        outcome = self._judge.judge(page_request(address))
        if outcome.reason is None:
            self._forget_untold()
            self._spool.take(download)
            self._coming = self.taken = address  # whose load fails, since a file came in its place
            self.coming.emit(address)
        return outcome.reason

    def _fail(self, reason: Reason) -> None:
        address, self._coming = self._coming, ""
        self.refused.emit(address, reason)

    def _tell(self, name: str) -> None:
        for older in tuple(self._opened)[:-KEPT]:
            self._forget(older)
        if self._coming == self._sources[name]:
            self._coming = ""
            self.ready.emit(document_address(name))

    def _ended(self, name: str, opened: Opened) -> None:
        """A process that ends before it has told all had nothing that can be shown; later, what it showed is gone."""
        if self._opened.get(name) is not opened:
            return
        self._forget(name)
        if opened.process.has_told:
            self.lost.emit(document_address(name))
        elif self._coming == opened.source:
            self._fail(Reason.DOCUMENT)

    def _forget_untold(self) -> None:
        for name in [name for name, opened in self._opened.items() if not opened.process.has_told]:
            self._forget(name)

    def _forget(self, name: str) -> None:
        opened = self._opened.pop(name, None)
        if opened is not None:
            opened.process.end()
            for job in itertools.chain(*opened.jobs.values()):
                job.fail(Failure.RequestFailed)
            opened.jobs.clear()
            opened.process.deleteLater()

    def _answer(self, job: Job) -> bool:
        address = read_document_address(text_of(job.requestUrl()))
        opened = self._opened.get(address.name) if address else None
        if address is None or opened is None or bytes(job.requestMethod().data()) != b"GET":
            return False
        if address.picture is None:
            self._write(job, opened, pictures=not address.words)
            return True
        number, width = address.picture
        if number >= len(opened.process.pages) or width not in WIDTHS:
            return False
        waiting = opened.jobs.setdefault(address.picture, [])
        waiting.append(job)
        job.destroyed.connect(lambda *_: waiting.remove(job) if job in waiting else None)
        opened.process.wish(number, width)
        return True

    def _draw(self, opened: Opened, which: tuple[int, int], png: bytes) -> None:
        waiting = opened.jobs.pop(which, [])
        for job in tuple(waiting):
            waiting.remove(job)
            if png:
                reply(job, "image/png", in_memory(png), _policy(""))
            else:
                job.fail(Failure.RequestFailed)

    def _write(self, job: Job, opened: Opened, *, pictures: bool) -> None:
        """Write a page on a thread of its own: one of many lines takes long."""
        process, wishes = opened.process, self._wishes
        look = Look(wishes.language, self._palette, wishes.contrast)
        words = self._words(opened.source, process.outline.pages, process.outline.shown)
        title, outline, pages = title_of(opened.source), process.outline, tuple(process.pages)
        self._jobs.ask(job, lambda: write_page_of(title, outline, pages, words, look, pictures=pictures))

    def _answer_written(self, job: Job, page: bytes | None) -> None:
        if page is None:
            job.fail(Failure.RequestFailed)
        else:
            read = read_document_address(text_of(job.requestUrl()))
            reply(job, "text/html; charset=utf-8", in_memory(page), _policy(read.name if read else ""))

    def _words(self, source: str, pages: int, shown: int) -> Words:
        whence = self.tr("A document of {host}, %n page(s). It is not kept here.", "", pages)
        cut = self.tr("Only the first %n page(s) are shown.", "", shown) if shown < pages else ""
        name = self.tr("Page {number} of {count}")
        return Words(
            whence.format(host=urlsplit(source).hostname or ""),
            cut,
            self.tr("Show the words alone"),
            self.tr("Show the pages as they are"),
            self.tr("This page is a picture: it has no words that could be found or read aloud."),
            self.tr("A picture without words"),
            [name.format(number=number + 1, count=pages) for number in range(shown)],
        )


def title_of(source: str) -> str:
    """Return what to call a PDF: its file's name, without characters that could dress it up."""
    name = unquote(urlsplit(source).path.rpartition("/")[2])
    plain = "".join(letter for letter in name if letter.isprintable())
    return plain[:TITLE_LENGTH] or "PDF"


def _policy(name: str) -> str:
    return POLICY.format(own=f"{SCHEME}://{name}" if name else "'none'")
