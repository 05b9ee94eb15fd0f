# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stand-in sites answer to which address. Own texts only; nothing here is a law's text."""

import functools
import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kiosk.base.palette import read_palette
from kiosk.demo.paper import acting_paper, dense_paper, paper

COLLECTOR: Final = "collector.example.net"
FRONT_HOST: Final = "adilet.zan.kz"
UNLISTED: Final = "www.youtube.com"
STUN_HOST: Final = "stun.example.net"
HOSTS: Final = (
    FRONT_HOST,
    "www.adilet.zan.kz",
    "sud.gov.kz",
    "egov.kz",
    "gov.kz",
    "www.gov.kz",
    "nlrk.kz",
    "www.nlrk.kz",
    UNLISTED,
    COLLECTOR,
    STUN_HOST,
    "*.example.net",
)
ENDLESS: Final = "/demo/endless.pdf"  # a file that begins to come
NEVER: Final = "/demo/never"  # a part that is asked for and never comes
_HTML: Final = "text/html; charset=utf-8"
_FRONTS: Final = {
    FRONT_HOST: "front.html",
    "www.adilet.zan.kz": "front.html",
    "sud.gov.kz": "court.html",
    "egov.kz": "services.html",
    "gov.kz": "services.html",
    "www.gov.kz": "services.html",
    "nlrk.kz": "books.html",
    "www.nlrk.kz": "books.html",
}
_ANYWHERE: Final = {
    "/demo/reach.html": ("reach.html", _HTML),
    "/demo/memory.html": ("memory.html", _HTML),
    "/demo/endless.html": ("endless.html", _HTML),
    "/demo/worker.js": ("worker.js", "text/javascript"),
}
_DOCUMENTS: Final = {"/kaz/docs/K1400000231": "kk", "/rus/docs/K1400000231": "ru", "/eng/docs/K1400000231": "en"}


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """A status, extra fields and a body."""

    status: int
    fields: tuple[tuple[str, str], ...]
    body: bytes


class SitePages:
    """The pages of every stand-in site, filled in once it is known where datagrams would be counted."""

    def __init__(self, udp_port: int) -> None:
        folder = Path(__file__).parent / "pages"
        self._pages = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
        self._known = {
            "tokens": read_palette().css_variables(),
            "collector": COLLECTOR,
            "unlisted": UNLISTED,
            "stun": STUN_HOST,
            "udp_port": udp_port,
        }

    def answer(self, host: str, target: str) -> SiteAnswer:
        """Return what a site says to a GET; every host that nobody wrote a page for gets the plain one."""
        path = target.partition("?")[0]
        if path in _bare_answers():
            return _bare_answers()[path]
        if path.endswith(".pdf") and path in _papers():
            return _papers()[path]
        if path == "/demo/missing":
            return replace(self._page("plain.html", _HTML, host), status=404)
        if path in _ANYWHERE:
            return self._page(*_ANYWHERE[path], host)
        if path in _DOCUMENTS:
            return self._page("document.html", _HTML, host, language=_DOCUMENTS[path])
        return self._page(_FRONTS.get(host, "plain.html"), _HTML, host)

    def _page(self, name: str, kind: str, host: str, **more: str) -> SiteAnswer:
        text = self._pages.get_template(name).render(host=host, **self._known, **more)
        return SiteAnswer(200, (("Content-Type", kind), ("Cache-Control", "no-store")), text.encode())


@functools.cache
def _bare_answers() -> dict[str, SiteAnswer]:
    """Return what is answered the same by every site, and is no page of it."""
    away = f"https://{COLLECTOR}/canary/redirected"
    html, words = ("Content-Type", _HTML), b"<!doctype html><title>x</title><p>A page of a test."
    sending = (
        ("Content-Security-Policy", f"img-src 'none'; report-uri {away}-report /canary/report"),
        ("Reporting-Endpoints", f'default="{away}-endpoint"'),
        ("NEL", '{"report_to": "default", "max_age": 600, "success_fraction": 1}'),
        ("Link", f"<https://{STUN_HOST}>; rel=preconnect, <{away}-preload>; rel=preload; as=script"),
    )
    return {
        "/demo/file.zip": SiteAnswer(200, _attached("application/zip", "file.zip"), _small_zip()),
        "/demo/unnamed": SiteAnswer(200, (("Content-Type", "application/octet-stream"),), b"A file of a test."),
        "/demo/leads.html": SiteAnswer(200, (html,), words + b"<script>onload = () => location = 'paper.pdf'</script>"),
        "/demo/away": SiteAnswer(302, (("Location", f"https://{COLLECTOR}/redirected"),), b""),
        "/demo/bounce": SiteAnswer(200, (html,), b"<script>location.replace('?' + Math.random())</script>"),
        "/demo/loop": SiteAnswer(302, (("Location", "/demo/loop"),), b""),
        "/demo/away-with-all": SiteAnswer(307, (("Location", away),), b""),
        "/demo/refresh": SiteAnswer(200, (html, ("Refresh", f"0; url={away}")), words),
        "/demo/reports": SiteAnswer(200, (html, *sending), words + b"<img src=/demo/file.zip>"),
        "/demo/sign-in": SiteAnswer(401, (html, ("WWW-Authenticate", 'Basic realm="Your PIN, please"')), words),
        "/favicon.ico": SiteAnswer(404, (("Content-Type", "text/plain"),), b""),
    }


@functools.cache
def _papers() -> dict[str, SiteAnswer]:
    """Return the PDFs that every site has; apart, since they take a while to make."""
    pdf = (("Content-Type", "application/pdf"),)
    return {
        "/demo/paper.pdf": SiteAnswer(200, pdf, paper()),
        "/demo/attached.pdf": SiteAnswer(200, _attached("application/octet-stream", "paper.pdf"), paper()),
        ENDLESS: SiteAnswer(200, pdf, paper()),
        "/demo/acting.pdf": SiteAnswer(200, pdf, acting_paper(f"https://{COLLECTOR}/canary/redirected-pdf")),
        "/demo/dense.pdf": SiteAnswer(200, pdf, dense_paper()),
        "/demo/damaged.pdf": SiteAnswer(200, pdf, paper()[:900]),
    }


def _attached(kind: str, name: str) -> tuple[tuple[str, str], ...]:
    return ("Content-Type", kind), ("Content-Disposition", f'attachment; filename="{name}"')


def _small_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("tereze.txt", "A file of the demonstration.\n")
    return file.getvalue()
