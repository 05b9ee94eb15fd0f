# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that would be taken for the screen: by covering the bar, holding pointer or focus, or naming itself."""

from typing import Final

from tests.journeys.escapes.attempts import WIDE, Attempt, Group

FILM: Final = ("const film = put('video', { muted: true, srcObject: put('canvas', {}).captureStream() });"
               " document.querySelector('canvas').getContext('2d').fillRect(0, 0, 9, 9); film.play(); await"
               " after(100);")  # fmt: skip
OPTIONS: Final = "".join(f"<option>Tereze: enter your PIN {number}" for number in range(40))

PAINTING: Final = Group(
    "painting",
    (
        Attempt("full screen", "await document.documentElement.requestFullscreen(); return 'the screen'"),
        Attempt("full screen by its old name", "document.body.webkitRequestFullscreen(); await after(200);"
                " return document.fullscreenElement && 'the screen'"),
        Attempt("a film in full screen", FILM + "await film.requestFullscreen(); return 'the screen'"),
        Attempt("a film by its old name", FILM + "film.webkitEnterFullscreen(); await after(200);"
                " return (film.webkitDisplayingFullscreen || document.fullscreenElement) && 'the screen'"),
        Attempt("a film that floats", FILM + "return await film.requestPictureInPicture() && 'a window'"),
        Attempt("a page that floats", "return await documentPictureInPicture.requestWindow() && 'a window'"),
        Attempt("the pointer", "await document.body.requestPointerLock(); await after(200);"
                " return document.pointerLockElement && 'the pointer'"),
        Attempt("the keyboard", "await document.documentElement.requestFullscreen(); await navigator.keyboard.lock();"
                " return 'the keyboard'"),
        Attempt("another place", "const was = [screenX, screenY]; moveTo(300, 300); moveBy(9, 9); await after(200);"
                " return String([screenX, screenY]) === String(was) ? '' : 'another place'"),
        Attempt("another size", "const was = [outerWidth, outerHeight]; resizeTo(300, 300); resizeBy(9, 9); await"
                " after(200);"
                " return String([outerWidth, outerHeight]) === String(was) ? '' : 'another size'"),
        Attempt("the focus", "window.blur(); window.focus(); document.body.focus()"),
        Attempt("a name", "document.title = '\\u202eTereze \\u2068<b>Home</b>'.repeat(999)"),
        Attempt("another path", "history.pushState(0, '', '/'); document.title = 'Home'"),
        Attempt("the screen turned", "await screen.orientation.lock('portrait'); return 'turned'"),
        Attempt("many choices over the bar", html="<select id=try style='position:fixed;left:0;top:0;width:100%'>"
                f"{OPTIONS}</select>"),
        Attempt("many choices over the bar from below", html="<select id=try style='position:fixed;left:0;"
                f"bottom:0;width:100%'>{OPTIONS}</select>"),
        Attempt("suggestions over the bar", html="<input id=try list=d style='position:fixed;left:0;top:0;width:100%'>"
                f"<datalist id=d>{OPTIONS}</datalist>"),
        Attempt("words under the pointer", html=f"<p id=try style='{WIDE}' title='{'Enter your PIN ' * 99}'>x</p>"),
        Attempt("a large pointer", html=f"<p id=try style='{WIDE};cursor:url(data:image/svg+xml,"
                "%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22128%22 height=%22128%22%3E%3Crect width="
                "%22128%22 height=%22128%22/%3E%3C/svg%3E) 64 64,auto'>x</p>"),
        Attempt("a layer on top", "const top = put('dialog', {}); top.style.cssText = 'position:fixed;top:-200px';"
                " top.append('Enter your PIN'); top.showModal()"),
    ),
)  # fmt: skip
