# SPDX-License-Identifier: GPL-3.0-or-later
"""New windows, by script and by hand, and what an opener could do with one."""

from typing import Final

from tests.journeys.escapes.attempts import WIDE, Attempt, Group

STAYS: Final = "await after(250); return made && !made.closed && 'a window'"
OPEN: Final = "const made = window.open({}); " + STAYS
PAGE: Final = "'/rus/docs/K1400000231'"
LINK: Final = f"<a id=try style='{WIDE}' href=https://collector.example.net/canary/window {{}}>x</a>"
SYNTHETIC: Final = (
    "const link = put('a', {{ href: away('clicked'), target: '_blank' }});"
    " link.dispatchEvent(new MouseEvent('{}', {{ bubbles: true, cancelable: true, {} }}))"
)

WINDOWS: Final = Group(
    "windows",
    (
        Attempt("open a page", OPEN.format(PAGE)),
        Attempt("open an unlisted page", OPEN.format("away('opened')")),
        Attempt("open nothing", OPEN.format("")),
        Attempt("open blank", OPEN.format("'about:blank', 'named'")),
        Attempt("open small", OPEN.format(f"{PAGE}, 'small', 'popup,width=200,height=200,left=9000'")),
        Attempt("open without an opener", OPEN.format(f"{PAGE}, '_blank', 'noopener,noreferrer'")),
        Attempt("open by javascript:", OPEN.format("'javascript:1', '_blank'")),
        Attempt("open later", "await after(300); " + OPEN.format(PAGE)),
        Attempt("write into a window", "const made = window.open(''); made.document.write('<p>PIN?');" + STAYS),
        Attempt("open and send away", "window.open('', 'it').location = away('sent')"),
        Attempt("a page of its own", "return await documentPictureInPicture.requestWindow() && 'a window'"),
        Attempt("a dialog of old", "return window.showModalDialog('/') && 'a window'"),
        Attempt("another name for this", "window.name = '_blank'; const made = window.open('/', '_blank'); " + STAYS),
        Attempt("many", "const many = []; for (let n = 0; n < 40; n++) many.push(window.open('/', 'w' + n));"
                " await after(250); return many.some((made) => made && !made.closed) && 'windows'"),
        Attempt("a form for a window", "put('form', { action: away('form'), method: 'post', target: '_blank'"
                " }).submit()"),
        Attempt("a form for a named window", "put('form', { action: away('form'), target: 'it' }).requestSubmit()"),
        Attempt("a click with Ctrl by script", SYNTHETIC.format("click", "ctrlKey: true")),
        Attempt("a click with Shift by script", SYNTHETIC.format("click", "shiftKey: true")),
        Attempt("a middle click by script", SYNTHETIC.format("auxclick", "button: 1")),
        Attempt("a link for a window", html=LINK.format("target=_blank")),
        Attempt("a link with an opener", html=LINK.format("target=_blank rel=opener")),
        Attempt("a link for a named window", html=LINK.format("target=it")),
        Attempt("all links for windows", html="<base target=_blank>" + LINK.format("")),
        Attempt("a frame that opens", "put('iframe', { srcdoc: '<script>window.got = open(`/`)</' + 'script>' });"
                " await after(200); return frames[0].got && 'a window'"),
        Attempt("a frame that leads out", "const inner = put('iframe', { srcdoc: '' }); await after(100);"
                " inner.contentWindow.open(away('top'), '_top')"),
        Attempt("close the screen", "window.close(); window.open('', '_self').close()"),
    ),
)  # fmt: skip
