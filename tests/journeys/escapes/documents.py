# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF: Chromium's own viewer has buttons that save and print; ours shows pages and does nothing that they ask for."""

from typing import Final

from tests.journeys.escapes.attempts import WIDE, Attempt, Group

LINK: Final = f"<a id=try style='{WIDE}' href={{}}>x</a>"
SHOWN: Final = "await after(600); return navigator.pdfViewerEnabled && 'a viewer'"

DOCUMENTS: Final = Group(
    "documents",
    (
        Attempt("a PDF by a link", html=LINK.format("/demo/paper.pdf")),
        Attempt("an attached PDF by a link", html=LINK.format("/demo/attached.pdf")),
        Attempt("a PDF that acts by itself", html=LINK.format("/demo/acting.pdf")),
        Attempt("a PDF for a window", html=LINK.format("/demo/paper.pdf target=_blank")),
        Attempt("a PDF in a frame", f"put('iframe', {{ src: '/demo/paper.pdf' }}); {SHOWN}"),
        Attempt("a PDF as an object", f"put('object', {{ data: '/demo/paper.pdf', type: 'application/pdf' }});"
                f" {SHOWN}"),
        Attempt("a PDF embedded", f"put('embed', {{ src: '/demo/paper.pdf', type: 'application/pdf' }}); {SHOWN}"),
        Attempt("a PDF of the page's own", "const said = await fetch('/demo/paper.pdf');"
                " put('iframe', { src: URL.createObjectURL(await said.blob()) }); " + SHOWN),
        Attempt("plug-ins", "return navigator.plugins.length || navigator.mimeTypes.length"),
        Attempt("the viewer itself", "put('iframe', { src:"
                " 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html' });"
                + SHOWN),
    ),
)  # fmt: skip
