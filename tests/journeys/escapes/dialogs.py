# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a browser would open a window of its own for, or ask the reader in its own name."""

from typing import Final

from tests.journeys.escapes.attempts import WIDE, Attempt, Group

INPUT: Final = f"<input id=try style='{WIDE}' {{}}>"
KINDS: Final = ("type=file", "type=file multiple", "type=file webkitdirectory", "type=file capture=camera",
                "type=color", "type=date", "type=datetime-local", "type=month", "type=week", "type=time",
                "type=email value=x required", "list=d", "type=password autocomplete=current-password")  # fmt: skip
OPTIONS: Final = "".join(f"<option>{number}" for number in range(60))
PICK: Final = "put('input', {{ type: '{}' }}).showPicker()"

DIALOGS: Final = Group(
    "dialogs",
    (
        Attempt("alert", "alert('Enter your PIN'); return document.hasFocus() ? '' : 'the focus'"),
        Attempt("confirm", "return confirm('Is it you?') && 'yes'"),
        Attempt("prompt", "return prompt('Your PIN?', '1234') === null ? '' : 'an answer'"),
        Attempt("print", "print()"),
        Attempt("print a frame", "const it = put('iframe', { srcdoc: 'x' }); await after(100);"
                " it.contentWindow.print()"),
        Attempt("a site's sign-in", "location = '/demo/sign-in'"),
        Attempt("a sign-in in a frame", "put('iframe', { src: '/demo/sign-in' }); await after(300)"),
        Attempt("a sign-in by fetch", "const said = await fetch('/demo/sign-in'); return said.status === 401 ? '' :"
                " 'in'"),
        *(Attempt(f"input {kind}", html=INPUT.format(kind) + f"<datalist id=d>{OPTIONS}</datalist>") for kind in KINDS),
        *(Attempt(f"a picker of {kind}", PICK.format(kind)) for kind in ("file", "color", "date")),
        Attempt("a list of choices", html=f"<select id=try style='{WIDE}'>{OPTIONS}</select>"),
        Attempt("a file by its picker", "return (await showOpenFilePicker()).length"),
        Attempt("a folder by its picker", "return (await showDirectoryPicker()).name"),
        Attempt("a colour of the screen", "return (await new EyeDropper().open()).sRGBHex"),
        Attempt("a password that is kept", "return await navigator.credentials.get({ password: true }) && 'a"
                " password'"),
        Attempt("a payment", "return await new PaymentRequest([{ supportedMethods: 'https://adilet.zan.kz/pay' }],"
                " { total: { label: 'x', amount: { currency: 'KZT', value: '1' } } }).show() && 'a payment'"),
        Attempt("sharing", "return await navigator.share({ title: 'x', url: '/' }) ?? 'shared'"),
        Attempt("contacts", "return (await navigator.contacts.select(['name'])).length"),
        Attempt("an editor of certificates", "put('keygen'); return (await crypto.subtle.generateKey('x')) && 'a key'"),
        Attempt("a page that does not let go", "addEventListener('beforeunload', (asked) => asked.preventDefault());"
                " location = '/rus/docs/K1400000231'; await after(500); return 'it stays'"),
    ),
)  # fmt: skip
