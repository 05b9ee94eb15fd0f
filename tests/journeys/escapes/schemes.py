# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that are no pages of a site: what is built into the browser, files, other programs, a page's own words."""

from typing import Final

from tests.journeys.escapes.attempts import Attempt, Group, leads_to

ADDRESSES: Final = (
    *(
        "view-source:https://adilet.zan.kz/",
        "chrome://gpu",
        "chrome://qt",
        "chrome-untrusted://print/",
        "chrome:version",
    ),
    *("chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html", "chrome-error://chromewebdata/"),
    *("devtools://devtools/bundled/inspector.html", "file:///etc/passwd", "file://localhost/etc/hostname"),
    *("data:text/html,<p>words", "data:application/pdf;base64,JVBERi0x", "qrc:///qtwebchannel/qwebchannel.js"),
    *("filesystem:https://adilet.zan.kz/temporary/x", "about:blank", "about:srcdoc", "about:version", "blob:null/x"),
    *("ftp://adilet.zan.kz/", "intent://x#Intent;scheme=https;end", "mailto:a@adilet.zan.kz", "tel:102", "sms:102"),
    *(
        "foo:bar",
        "web+foo:bar",
        "library://guides/kk/appeal",
        "document://d1/",
        "ws://adilet.zan.kz/",
        "urn:isbn:1",
        "magnet:?xt=x",
    ),
)
# The same address, as a page goes there itself.
GOING: Final = (
    ("location", "location = '{}'"),
    ("replace", "location.replace('{}')"),
    ("frame", "put('iframe', { src: '{}' })"),
    ("form", "put('form', { action: '{}', method: 'get' }).submit()"),
    ("refresh", "put('meta', { httpEquiv: 'refresh', content: '0;url={}' }, document.head)"),
)
MOST_WANTED: Final = ("file:///etc/passwd", "qrc:///qtwebchannel/qwebchannel.js", "chrome://gpu", "foo:bar")
BLOB: Final = "URL.createObjectURL(new Blob(['<p id=own>words'], { type: 'text/html' }))"

SCHEMES: Final = Group(
    "schemes",
    (
        *(leads_to(f"a link to {address[:40]}", address) for address in ADDRESSES),
        *(Attempt(f"{way} to {address}", how.replace("{}", address)) for way, how in GOING for address in MOST_WANTED),
        Attempt("a blob as a page", f"location = {BLOB}"),
        Attempt("a blob in a frame", f"put('iframe', {{ src: {BLOB}, name: 'own' }}); await after(200);"
                " return frames[0].document.querySelector('#own') && 'its words'"),
        Attempt("a script of Qt's own", "put('script', { src: 'qrc:///qtwebchannel/qwebchannel.js' });"
                " await after(200); return typeof QWebChannel === 'undefined' ? '' : 'QWebChannel'"),
        Attempt("a file by fetch", "return (await fetch('file:///etc/passwd')).text()"),
        Attempt("a file as a picture", "await put('img', { src: 'file:///usr/share/pixmaps/debian-logo.png'"
                " }).decode();"
                " return 'the picture'"),
        Attempt("a file's handler", "navigator.registerProtocolHandler('web+foo', '/?%s')"),
    ),
)  # fmt: skip
