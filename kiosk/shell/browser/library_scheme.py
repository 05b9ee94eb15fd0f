# SPDX-License-Identifier: GPL-3.0-or-later
"""`library://PACK/PATH`: pages of the offline library, which have no network, no script and no other scheme.

The scheme is secure and nothing else: not local, no CORS, no fetch (threats.md 1b).
"""

from typing import Final
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler

from kiosk.base.palette import Palette
from kiosk.library.pack import Page
from kiosk.library.shelf import Shelf
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.browser.interceptor import text_of
from kiosk.shell.browser.judge import LIBRARY

POLICY: Final = (
    "default-src 'none'; style-src library: 'unsafe-inline'; img-src library: data:; font-src library:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
LOOK: Final = "look.css"


def register_scheme() -> None:
    """Tell Chromium of the scheme; must be called once, before the application object is made."""
    scheme = QWebEngineUrlScheme(LIBRARY.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def library_address(pack: str, path: str) -> str:
    return f"{LIBRARY}://{pack}/{path}"


class LibraryHandler(QWebEngineUrlSchemeHandler):
    """Answers from the shelf; keep a reference for as long as the profile lives."""

    def __init__(self, shelf: Shelf, palette: Palette, *, contrast: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._look = palette.css_variables(contrast=True).encode() if contrast else None

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        page = ask_or_refuse(lambda: self._find(text_of(job.requestUrl())), None)
        if page is None or bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)
        buffer.setData(page.data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.setAdditionalResponseHeaders(
            {
                QByteArray(b"Content-Security-Policy"): QByteArray(POLICY.encode()),
                QByteArray(b"X-Content-Type-Options"): QByteArray(b"nosniff"),
                QByteArray(b"Referrer-Policy"): QByteArray(b"no-referrer"),
            }
        )
        job.reply(QByteArray(page.mime.encode("ascii", "replace")), buffer)

    def _find(self, address: str) -> Page | None:
        parts = urlsplit(address)
        path = unquote(parts.path).removeprefix("/")
        if path == LOOK and self._look is not None:
            return Page("text/css", self._look, path)
        return self._shelf.read(parts.hostname or "", path)
