# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a pack has no network and sees no other pack, whatever its pages try; its own parts and films work."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from kiosk.demo.stage import Stage
from kiosk.library.address import write_address
from kiosk.library.cards import CARDS_PATH, GuideCard, Topic, write_cards
from tests.fakes.kioskctl import app
from tests.fakes.packs import HTML, png, tone, write_pack
from tests.fakes.stations import stage
from tests.journeys.rig import FRONT, ScreenProcess, kinds, screen_of, wait

# An allowed site's address, so that nothing but the library's own rules stands in the way.
OUT: Final = "https://adilet.zan.kz/spy?by="
PLAIN: Final = "http://adilet.zan.kz/spy?by="
TRIES: Final = f"""<!doctype html><html><head><meta charset=utf-8>
<link rel=stylesheet href='{OUT}css'><style>@import '{OUT}import'; @font-face {{ font-family: x; src: url({OUT}font) }}
@import 'library://other/style.css';
p {{ font-family: x; background: url({OUT}background); color: rgb(1, 2, 3) }}</style>
<link rel=preload as=image href='{OUT}preload'><link rel=prefetch href='{OUT}prefetch'>
<link rel=modulepreload href='{OUT}module'><link rel=preconnect href='https://adilet.zan.kz'>
<link rel=dns-prefetch href='//adilet.zan.kz'><link rel=icon href='{OUT}icon'><link rel=manifest href='{OUT}manifest'>
<link rel=prerender href='{OUT}prerender'>
<script type=speculationrules>{{"prefetch":[{{"urls":["{OUT}rules"]}}]}}</script>
<script>document.title = 'ran'; new Image().src = '{OUT}script'; fetch('{OUT}fetch');</script>
<script src='{OUT}src'></script><script src='own.js'></script></head>
<body onload="document.title = 'ran'"><p id=there>Бар</p>
<img src='{OUT}img' srcset='{OUT}srcset 2x' onerror="document.title = 'ran'"><img src='{PLAIN}img'>
<iframe src='{OUT}iframe'></iframe><iframe srcdoc="<img src='{OUT}srcdoc'>"></iframe>
<iframe src='page2'></iframe><iframe src="data:text/html,<img src='{OUT}data'>"></iframe>
<object data='{OUT}object'></object><embed src='{OUT}embed'><object data='drawn.svg'></object>
<video src='{OUT}video' poster='{OUT}poster' autoplay></video><audio src='{OUT}audio' autoplay></audio>
<video><source src='{OUT}source'><track src='{OUT}track' default kind=captions></video>
<svg><image href='{OUT}svg' /><use href='{OUT}use#a' /><script>document.title = 'ran'</script></svg>
<math><mi href='{OUT}math'>x</mi></math><input type=image src='{OUT}input'>
<img id=drawn src='drawn.svg'><img id=own src='p.png'><img id=foreign src='library://other/p.png'>
<form action='{OUT}form' method=get><button id=form>x</button></form>
<form action='{OUT}post' method=post><button id=post>x</button></form>
<a id=ping href='page2' ping='{OUT}ping'>x</a><a id=script href="javascript:document.title='ran'">x</a>
<a id=data href="data:text/html,<script>document.title='ran'</script>">x</a>
<a id=window href='{FRONT}' target=_blank>x</a><a id=link href='{FRONT}'>x</a>
<a id=missing href='nothing%20here'>x</a><a id=question href='why%3F'>x</a><a id=moved href='old-name'>x</a>
<a id=deep href='../көмек/заң#b'>x</a><a id=refreshing href='refreshing'>x</a><a id=based href='based'>x</a>
<a id=film href='film'>x</a></body></html>"""
SVG: Final = f"""<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' width='9' height='9'
onload="location='{OUT}onload'"><script>location = '{OUT}svgscript'</script><image x:href='{OUT}svgimage'/>
<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='{OUT}foreign'/></foreignObject></svg>"""
LOADED: Final = "(() => { const e = document.getElementById('%s'); return e.complete && e.naturalWidth; })()"


def _hostile(folder: Path) -> None:
    cards = [
        GuideCard("hostile", f"kk/{name}", "kk", name, name, "t", date(2026, 1, 1)) for name in ("tries", "old-name")
    ]
    listed = write_cards([Topic("t", {"kk": "T", "ru": "T", "en": "T"})], cards)
    page = f"<meta charset=utf-8><p id=here>%s</p><a id=main href='/'>x</a><img src='{OUT}page'>"
    entries = {
        CARDS_PATH: ("application/json", listed),
        "kk/tries": (HTML, TRIES.encode()),
        "kk/page2": (HTML, (page % "two").encode()),
        "kk/why?": (HTML, (page % "why").encode()),
        "көмек/заң": (HTML, f"<p id=here>Заң</p><p id=b>b</p><a href='{OUT}x'>x</a>".encode()),
        "kk/refreshing": (
            HTML,
            f"<meta http-equiv=refresh content='0;url={OUT}refresh'><p id=here>refreshing".encode(),
        ),
        "kk/based": (HTML, f"<base href='{FRONT}'><p id=here>based</p><img src='spy?by=base'>".encode()),
        "kk/film": (HTML, b"<p id=here>film</p><audio id=film src='tone.wav' preload=auto controls></audio>"),
        "kk/own.js": ("text/javascript", b"document.title = 'ran'"),
        "kk/drawn.svg": ("image/svg+xml", SVG.encode()),
        "kk/p.png": ("image/png", png(8)),
        "kk/tone.wav": ("audio/wav", tone(folder / "tone.wav")),
        "style.css": ("text/css", b"p { color: rgb(9, 9, 9) }"),
    }
    write_pack(folder / "hostile.zim", entries, main="kk/tries", redirects={"kk/old-name": "kk/page2"})
    write_pack(folder / "other.zim", {"p.png": ("image/png", png(8)), "style.css": ("text/css", b"p { top: 1px }")})


@pytest.fixture(scope="module")
def staged() -> Iterator[Stage]:
    with stage() as made:
        _hostile(made.station.packs)
        yield made


@pytest.fixture(scope="module")
def screen(staged: Stage, display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenProcess]:
    with screen_of(staged, display, tmp_path_factory.mktemp("packs") / "home") as made:
        made.begin("kk")
        yield made


def _open(screen: ScreenProcess) -> None:
    screen.click("home", "guides-t", "guide-tries")
    screen.ask("wait_address", write_address("hostile", "kk/tries"))
    screen.wait_page("document.readyState === 'complete' && document.getElementById('there').textContent === 'Бар'")


def _nothing_left(staged: Stage) -> None:
    assert staged.log.read_text() == ""
    assert not [kind for kind, _ in kinds(staged) if kind.startswith("host_")]


def test_nothing_of_a_hostile_page_leaves_or_runs(screen: ScreenProcess, staged: Stage) -> None:
    _open(screen)
    wait(lambda: screen.page(LOADED % "own"), "the pack's own picture")
    screen.ask("settle", 800)
    _nothing_left(staged)
    assert screen.page("document.title") != "ran"
    assert screen.page("[document.getElementById('foreign').naturalWidth]") == [0]
    assert screen.page("[getComputedStyle(document.getElementById('there')).color]") == ["rgb(1, 2, 3)"]


@pytest.mark.parametrize("name", ["form", "post", "script", "data"])
def test_no_click_but_on_a_link_leaves(screen: ScreenProcess, staged: Stage, name: str) -> None:
    _open(screen)
    screen.ask("click_link", f"#{name}")
    screen.ask("settle", 300)
    _nothing_left(staged)
    if screen.facts["screen"] == "page":
        assert screen.page("document.title") != "ran"


@pytest.mark.parametrize(
    ("name", "path", "words"),
    [
        ("ping", "kk/page2", "two"),
        ("question", "kk/why?", "why"),
        ("moved", "kk/page2", "two"),
        ("deep", "көмек/заң", "Заң"),
        ("refreshing", "kk/refreshing", "refreshing"),
        ("based", "kk/based", "based"),
    ],
)
def test_links_inside_open_and_stay_inside(
    screen: ScreenProcess, staged: Stage, name: str, path: str, words: str
) -> None:
    _open(screen)
    screen.ask("click_link", f"#{name}")
    if name == "refreshing":
        assert screen.text("why")
    else:
        screen.ask("wait_address", write_address("hostile", path))
        assert screen.wait_page("document.getElementById('here').textContent") == words
    screen.ask("settle", 400)
    _nothing_left(staged)


def test_a_recording_is_wound_forward(screen: ScreenProcess, staged: Stage) -> None:
    _open(screen)
    screen.ask("click_link", "#film")
    screen.ask("wait_address", write_address("hostile", "kk/film"))
    film = "document.getElementById('film')"
    wait(lambda: screen.page(f"{film}.readyState") and screen.page(f"{film}.duration") == 60, "the recording")
    screen.page(f"({film}.currentTime = 50, 1)")
    wait(lambda: screen.page(f"[{film}.seeking, {film}.currentTime]") == [False, 50], "its fiftieth second")
    _nothing_left(staged)


def test_a_missing_page_is_said_in_the_readers_language(screen: ScreenProcess) -> None:
    _open(screen)
    screen.ask("click_link", "#missing")
    said = screen.text("why")
    assert said
    assert said != "There is no such page in the library."


def test_a_pack_is_added_while_the_station_runs(screen: ScreenProcess, staged: Stage, tmp_path: Path) -> None:
    """The service writes the entry: only it writes the journal while it runs."""
    command = ["library", "--config", str(staged.issued.config)]
    source = write_pack(tmp_path / "late.zim", {"page": (HTML, b"<p>late")})
    for words in (("add", str(source)), ("remove", "late")):
        done = CliRunner().invoke(app, [*command, *words])
        assert done.exit_code == 0, done.stderr
    assert [kind for kind, _ in kinds(staged) if kind.startswith("pack_")] == ["pack_added", "pack_removed"]
    _open(screen)


def test_a_link_to_an_allowed_site_opens_it(screen: ScreenProcess, staged: Stage) -> None:
    """From here on the log is not empty."""
    _open(screen)
    screen.ask("click_link", "#link")
    screen.ask("wait_address", FRONT)
    _open(screen)
    screen.ask("click_link", "#window")
    screen.ask("wait_address", FRONT)
    assert "spy" not in staged.log.read_text()


def test_the_main_page_and_moved_ones_are_shown_where_they_lie(screen: ScreenProcess) -> None:
    """Whichever page stands before: a redirect of the library's is no step of that page's."""
    screen.click("home", "guides-t", "guide-old-name")
    screen.ask("wait_address", write_address("hostile", "kk/page2"))
    screen.ask("click_link", "#main")
    screen.ask("wait_address", write_address("hostile", "kk/tries"))
    screen.ask("click_link", "#link")
    screen.ask("wait_address", FRONT)
    screen.click("home", "guides-t", "guide-old-name")
    screen.ask("wait_address", write_address("hostile", "kk/page2"))
