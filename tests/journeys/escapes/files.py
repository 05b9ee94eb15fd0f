# SPDX-License-Identifier: GPL-3.0-or-later
"""Files out of pages and into them."""

from typing import Final

from tests.journeys.escapes.attempts import WIDE, Attempt, Group

BLOB: Final = "URL.createObjectURL(new Blob(['words']))"
SAVE: Final = "put('a', {{ href: {}, download: 'escaped.html' }}).click()"
LINK: Final = f"<a id=try style='{WIDE}' href={{}}>x</a>"

FILES: Final = Group(
    "files",
    (
        Attempt("save a page", SAVE.format("'/rus/docs/K1400000231'")),
        Attempt("save a blob", SAVE.format(BLOB)),
        Attempt("save data", SAVE.format("'data:text/html,words'")),
        Attempt("save a file of the site", SAVE.format("'/demo/file.zip'")),
        Attempt("save from elsewhere", SAVE.format("away('save')")),
        Attempt("an attachment by a link", html=LINK.format("/demo/file.zip")),
        Attempt("an unknown kind by a link", html=LINK.format("/demo/unnamed")),
        Attempt("a link to save", html=LINK.format("/rus/docs/K1400000231 download=escaped.html")),
        Attempt("an attachment in a frame", "put('iframe', { src: '/demo/file.zip' })"),
        Attempt("an attachment by a form", "put('form', { action: '/demo/file.zip' }).submit()"),
        Attempt("an attachment by location", "location = '/demo/unnamed'"),
        Attempt("a file by its picker", "const kept = await (await showSaveFilePicker()).createWritable();"
                " await kept.write('words'); await kept.close(); return 'a file'"),
        Attempt("a folder to write in", "return (await showDirectoryPicker({ mode: 'readwrite' })).name"),
        Attempt("a file system of old", "return await new Promise((made, not) => webkitRequestFileSystem(1, 9999,"
                " (it) => made(it.name), not))"),
        Attempt("room for ever", "return await navigator.storage.persist() && 'granted'"),
        Attempt("a file of one's own on the disk", "const folder = await navigator.storage.getDirectory();"
                " const file = await folder.getFileHandle('escaped.txt', { create: true });"
                " const writing = await file.createWritable(); await writing.write('escaped-words'); await"
                " writing.close()"),
        Attempt("a link dragged out", html="<p id=try draggable=true>x</p>", drag=True,
                script="document.querySelector('#try').ondragstart = (moved) => moved.dataTransfer.setData("
                "'DownloadURL', 'text/html:escaped.html:https://adilet.zan.kz/')"),
        Attempt("a file that is taken in", html=f"<input id=try type=file style='{WIDE}'>",
                found="document.querySelector('#try').files.length || ''"),
    ),
)  # fmt: skip
