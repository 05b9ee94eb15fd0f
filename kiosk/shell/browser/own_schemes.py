# SPDX-License-Identifier: GPL-3.0-or-later
"""The two schemes of our own pages: secure and nothing else, so not local, no CORS, no fetch (threats.md 1b)."""

from typing import Final

from PySide6.QtWebEngineCore import QWebEngineUrlScheme

from kiosk.library.address import SCHEME as LIBRARY
from kiosk.shell.browser.document_address import SCHEME as DOCUMENT

OWN: Final = (LIBRARY, DOCUMENT)


def register_schemes() -> None:
    """Tell Chromium of them; must be called once, before the application object is made."""
    for name in OWN:
        scheme = QWebEngineUrlScheme(name.encode())
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
        scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
        QWebEngineUrlScheme.registerScheme(scheme)
