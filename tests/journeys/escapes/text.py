# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of a reader's that would go out of a site that is only read."""

from typing import Final

from tests.journeys.escapes.attempts import WIDE, Attempt, Group

VALUE: Final = "document.querySelector('#try').value"
INNER: Final = "document.querySelector('#try').textContent.replace('was here', '')"
FIELD: Final = f"<input id=try style='{WIDE}'>"
AREA: Final = f"<textarea id=try style='{WIDE}'></textarea>"
OPEN: Final = f"<div id=try contenteditable style='{WIDE};white-space:pre'>was here</div>"
# The page keeps whatever it hears of characters, wherever they would go.
EAR: Final = (
    "window.heard = ''; for (const kind of ['keypress', 'beforeinput', 'input', 'paste'])"
    " addEventListener(kind, (it) => { window.heard += kind + (it.data || it.key || ''); }, true)"
)
LETTERS: Final = ("a", "Z", "1", "7", "minus", "Cyrillic_zhe", "semicolon")
PASTES: Final = ("ctrl+v", "shift+Insert", "ctrl+shift+v", "XF86Paste", "Insert")
SEND: Final = (
    "const form = put('form', {{ action: own('{0}'), {1} }}); put('input', {{ name: 'q', value: 'words' }}, form); {2}"
)
FORM: Final = (
    "<form action=/canary/{0} {1}>" + f"<input name=q value=words><button id=try style='{WIDE}'>x</button></form>"
)

TEXT: Final = Group(
    "text",
    (
        Attempt("letters into a field", html=FIELD, keys=LETTERS, found=VALUE),
        Attempt("letters into an area", html=AREA, keys=LETTERS, found=VALUE),
        Attempt("letters into an open page", html=OPEN, keys=LETTERS, found=INNER),
        Attempt("letters into a designed page", "document.designMode = 'on'", keys=(*LETTERS, "space"),
                found="document.body.textContent === 'x' ? '' : document.body.textContent"),
        Attempt("letters that are only heard", EAR, keys=LETTERS, found="window.heard"),
        Attempt("spaces into a field", EAR, html=FIELD, keys=("space",) * 3, found=f"{VALUE} || window.heard"),
        Attempt("spaces into an area", html=AREA, keys=("space",) * 3, found=VALUE),
        Attempt("spaces into an open page", html=OPEN, keys=("space",) * 3, found=INNER),
        Attempt("lines into an area", EAR, html=AREA, keys=("Return", "KP_Enter"), found=f"{VALUE} || window.heard"),
        Attempt("lines into an open page", html=OPEN, keys=("Return", "KP_Enter"),
                found="document.querySelector('#try').children.length || ''"),
        Attempt("tabs into a page that keeps them", "document.designMode = 'on'", keys=("Tab", "Tab"),
                found="/\\t/.test(document.body.textContent) ? 'tabs' : ''"),
        Attempt("a paste", "await after(1)", html=FIELD, keys=PASTES, found=VALUE),
        Attempt("a word dragged into a field", drag=True,
                html="<p id=try style='font-size:90px'>words</p><input id=to>",
                found="document.querySelector('#to').value"),
        Attempt("letters by composing", html=FIELD, found=VALUE,
                keys=("dead_acute", "a", "ctrl+shift+u", "6", "1", "Return")),
        Attempt("letters with a key held", html=FIELD, keys=("alt+a", "ISO_Level3_Shift+e", "super+b"), found=VALUE),
        Attempt("a field with the focus at once", "put('input', { id: 'it', autofocus: true }).focus()", keys=LETTERS,
                found="document.querySelector('#it').value"),
        Attempt("a search by Enter", html="<form action=/canary/enter><input id=try name=q value=words></form>",
                keys=("Return",)),
        Attempt("a GET form", html=FORM.format("get", "")),
        Attempt("a POST form", html=FORM.format("post", "method=post")),
        Attempt("a form of files", html=FORM.format("multi", "method=post enctype=multipart/form-data")),
        Attempt("a form of plain text", html=FORM.format("plain", "method=post enctype=text/plain")),
        Attempt("a form for a frame", html="<iframe name=it></iframe>" + FORM.format("framed", "target=it"
                " method=post")),
        # An empty frame would load it: to the screen that is the frame's own first page (SECURITY.md).
        Attempt("a GET form for a frame with a page", "const it = document.querySelector('iframe').contentWindow;"
                " while (it.location.href === 'about:blank' || it.document.readyState !== 'complete') await after(20);"
                " document.querySelector('form').requestSubmit(); await after(300)",
                html="<iframe name=it src=/rus/docs/K1400000231></iframe>"
                + FORM.format("framed-get", "target=it").replace("<button", "<button type=button")),
        Attempt("a form sent by script", SEND.format("submit", "method: 'get'", "form.submit()")),
        Attempt("a form asked to be sent", SEND.format("request", "method: 'post'", "form.requestSubmit()")),
        Attempt("a form by its button", SEND.format("formaction", "method: 'get'",
                "const it = put('button', { formMethod: 'post' }, form); it.click()")),
        Attempt("hidden words", SEND.format("hidden", "method: 'get'", "form.q.type = 'hidden'; form.submit()")),
        Attempt("a form in a drawing of another", "const it = put('iframe', { srcdoc: '<form action=/canary/inner>"
                "<input name=q value=words></form>' }); await after(150);"
                " it.contentDocument.forms[0].submit(); await after(150)"),
        Attempt("a beacon with words", "navigator.sendBeacon(own('words'), 'words')"),
        Attempt("words as the page goes", "addEventListener('pagehide', () => navigator.sendBeacon(own('hide'),"
                " 'words'));"
                " location = '/rus/docs/K1400000231'"),
        Attempt("a password that is kept", "const it = new PasswordCredential({ id: 'x', password: 'words' });"
                " await navigator.credentials.store(it); return (await navigator.credentials.get({ password: true"
                " })) && 'kept'"),
        Attempt("a password that is filled in", "put('form', { innerHTML: '<input name=user"
                " autocomplete=username><input"
                " name=pass id=it type=password autocomplete=current-password>' }); await after(300);"
                " return document.querySelector('#it').value"),
        Attempt("words said aloud", "return await new Promise((heard, not) => { const it = new"
                " webkitSpeechRecognition();"
                " it.onstart = () => heard('it hears'); it.onerror = not; it.start(); })"),
    ),
)  # fmt: skip
