# SPDX-License-Identifier: GPL-3.0-or-later
"""`library://PACK/PATH`: pages of the offline library, which have no network, no script and no other pack.

Entries are found and unpacked on a
few threads of this handler's own; Qt's thread only asks and hands over. What an address may be is `library.address`'s.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler

from kiosk.base.errors import BadInput
from kiosk.base.palette import Palette
from kiosk.library import limits
from kiosk.library.address import SCHEME, LibraryAddress, read_address, write_address
from kiosk.library.media import content_type
from kiosk.library.pack import Found
from kiosk.library.shelf import Shelf
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser.interceptor import text_of
from kiosk.shell.browser.jobs import Jobs
from kiosk.shell.browser.reply import in_memory, reply
from kiosk.shell.browser.stream import Stream

log = logging.getLogger(__name__)
POLICY: Final = (
    "default-src 'none'; style-src {pack} 'unsafe-inline'; img-src {pack} data:; media-src {pack}; "
    "font-src {pack} data:; script-src 'none'; object-src 'none'; frame-src 'none'; connect-src 'none'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
LOOK: Final = "look.css"
THREADS: Final = 3
COPIED: Final = 1024 * 1024  # larger ones are read piece by piece
Failure = QWebEngineUrlRequestJob.Error


def library_address(pack: str, path: str) -> str:
    return write_address(pack, path)


class LibraryHandler(QWebEngineUrlSchemeHandler):
    """Answers from the shelf; keep a reference for as long as the profile lives, then `close` it."""

    def __init__(self, shelf: Shelf, palette: Palette, *, contrast: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._palette = palette
        self.wear(contrast=contrast)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="library")
        self._jobs = Jobs(self._threads, self._answer)

    @property
    def waiting(self) -> int:
        """How many requests have no answer yet."""
        return len(self._jobs)

    def wear(self, *, contrast: bool) -> None:
        """Serve this look to pages that ask from now on; a guide's own is the light one."""
        self._look = self._palette.css_variables(contrast=True).encode() if contrast else None

    def close(self) -> None:
        """Begin nothing more; what a thread has begun ends unheard."""
        self._jobs.forget()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        address = ask_or_refuse(lambda: read_address(text_of(job.requestUrl())), None)
        if address is None or bytes(job.requestMethod().data()) != b"GET":
            job.fail(Failure.UrlNotFound)
            return
        if len(self._jobs) >= limits.WAITING:
            job.fail(Failure.RequestFailed)
            return
        self._jobs.ask(job, lambda: self._find(address))

    def _find(self, address: LibraryAddress) -> Found | str | None:
        """Return what lies there, the address where it really lies, or None. Called on a thread of its own."""
        if address.path == LOOK and self._look is not None and address.pack in self._shelf.packs:
            return Found("text/css", memoryview(self._look), LOOK)
        try:
            found = self._shelf.find(*address)
        except BadInput as fault:
            log.warning("%s: an entry cannot be read; verify the pack", fault.source)  # never which: it is what is read
            return None
        if found is None or found.path == address.path:
            return found
        return write_address(address.pack, found.path)

    def _answer(self, job: QWebEngineUrlRequestJob, found: Found | str | None) -> None:
        match found:
            case Found():
                ask_or_refuse(lambda: self._reply(job, found), None)
            case str():
                job.redirect(QUrl.fromEncoded(found.encode()))
            case _:
                job.fail(Failure.UrlNotFound)

    def _reply(self, job: QWebEngineUrlRequestJob, found: Found) -> None:
        reply(job, content_type(found.mime), self._device(found), policy_for(text_of(job.requestUrl())))

    def _device(self, found: Found) -> QIODevice:
        if len(found.content) > COPIED:
            return Stream(found.content)
        return in_memory(bytes(found.content))


def policy_for(url_text: str) -> str:
    """Return what an entry's page may load from: its own pack and nothing else."""
    address = read_address(url_text)
    return POLICY.format(pack=f"{SCHEME}://{address.pack}" if address else "'none'")
