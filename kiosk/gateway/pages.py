# SPDX-License-Identifier: GPL-3.0-or-later
"""The gateway's own answers: small, in three languages, with the reason's code in a field.

Which reason it is decides the status here; why a request is refused is not decided here. The reader's screen has
its own sentence for each reason (`words.reasons`); these pages are for whoever looks at the wire.
"""

from http import HTTPStatus
from typing import Final

from kiosk.policy.reasons import Reason

REASON_FIELD: Final = "X-Tereze-Reason"
ESTABLISHED: Final = b"HTTP/1.1 200 Connection established\r\n\r\n"

_STATUS: Final = {
    Reason.BAD_REQUEST: 400,
    Reason.WRONG_TOKEN: 407,
    Reason.NAME_NOT_FOUND: 502,
    Reason.SITE_DOWN: 502,
    Reason.TOO_MANY: 503,
    Reason.UPSTREAM_DOWN: 502,
    Reason.NOT_RECORDED: 503,
    Reason.SERVICE_LOST: 503,
    Reason.FAULT: 503,
    Reason.SITE_TIMEOUT: 504,
}
SENTENCES: Final = {
    400: (
        "Бұл сұрауды орындау мүмкін емес.",
        "Этот запрос выполнить нельзя.",
        "This request cannot be carried out.",
    ),
    403: (
        "Бұл бет осы терминалда ашылмайды.",
        "Эта страница на этом терминале не открывается.",
        "This page does not open on this terminal.",
    ),
    407: ("Алдымен терминалға кіріңіз.", "Сначала войдите на терминале.", "Please sign in at the terminal first."),
    408: ("Сұрау уақытында келмеді.", "Запрос не пришёл вовремя.", "The request did not arrive in time."),
    431: ("Сұрау тым ұзын.", "Запрос слишком длинный.", "The request is too long."),
    502: (
        "Сайтпен байланыс орнату мүмкін болмады.",
        "Не удалось связаться с сайтом.",
        "The site could not be reached.",
    ),
    503: (
        "Қызмет қазір жауап бере алмайды. Сәл кейінірек қайталап көріңіз.",
        "Служба сейчас не может ответить. Попробуйте немного позже.",
        "The service cannot answer just now. Please try again a little later.",
    ),
    504: ("Сайт уақытында жауап бермеді.", "Сайт не ответил вовремя.", "The site did not answer in time."),
}
_PAGE: Final = (
    '<!doctype html>\n<html lang="kk"><meta charset="utf-8"><title>Tereze</title>\n'
    "<style>body{{margin:12vh auto;max-width:34em;padding:0 1em;font:22px/1.5 serif}}</style>\n"
    '<p>{}</p>\n<p lang="ru">{}</p>\n<p lang="en">{}</p>\n</html>\n'
)


def status_of(reason: Reason) -> int:
    """Return the status that goes with a reason; what is not the line's or the service's fault is 403."""
    return _STATUS.get(reason, 403)


def answer(status: int, reason: Reason | None, *, head_only: bool = False) -> bytes:
    """Return a whole answer after which the connection closes."""
    page = _PAGE.format(*SENTENCES[status]).encode()
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(page)}",
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
        "Connection: close",
    ]
    if reason is not None:
        lines.append(f"{REASON_FIELD}: {reason.value}")
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        lines.append('Proxy-Authenticate: Basic realm="Tereze"')
    head = "\r\n".join(lines) + "\r\n\r\n"
    return head.encode("ascii") + (b"" if head_only else page)
