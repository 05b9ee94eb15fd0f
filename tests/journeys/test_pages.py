# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: whatever a page tries, no window, no dialog and no other program opens, and nobody unlisted is reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.admin.actions import journals
from kiosk.demo.stage import Stage
from tests.journeys.rig import FRONT, ScreenProcess, kinds, processes_of, wait, xdotool

LINKS = ("mailto:a@b.kz", "tel:102", "file:///etc/passwd", "qrc:/", "data:text/html,x", "view-source:" + FRONT,
         "chrome://gpu", "intent:x", "ftp://adilet.zan.kz/", "foo:bar", "library://guides/kk/appeal")  # fmt: skip
STORM = """(() => { let said = [];
  for (let n = 0; n < 6; n++) { alert('x'); said.push(confirm('x'), prompt('x')); }
  return [said.every(answer => answer === false || answer === null)]; })()"""
WINDOWS = """(() => { let opened = [];
  for (let n = 0; n < 50; n++) opened.push(window.open('/rus/docs/K1400000231', 'w' + n));
  opened.push(window.open('about:blank'), window.open(), window.open('javascript:1', '_blank', 'popup'));
  return [opened.every(one => one === null)]; })()"""
FRAME = """(() => { const frame = document.createElement('iframe');
  frame.src = '/demo/away?frame=' + Math.random(); document.body.append(frame); return 1; })()"""
INPUTS = ("file", "color", "date", "datetime-local")


@pytest.fixture(autouse=True)
def _first_page(screen: ScreenProcess) -> Iterator[None]:
    screen.open_site()
    yield
    facts = screen.facts
    assert facts["windows"] == ["Window"]
    assert facts["native"] == ["Tereze"]


def _put(screen: ScreenProcess, html: str) -> None:
    screen.page(f"document.body.insertAdjacentHTML('afterbegin', {html!r}) || 1")


def test_a_storm_of_pop_ups_is_answered_no(screen: ScreenProcess) -> None:
    assert screen.page(STORM) == [True]
    assert screen.facts["screen"] == "page"


def test_no_script_opens_a_window(screen: ScreenProcess, lasting_stage: Stage) -> None:
    assert screen.page(WINDOWS) == [True]
    screen.ask("settle", 500)
    assert screen.ask("address") == FRONT
    assert '"/rus/docs/K1400000231"' not in lasting_stage.log.read_text()


def test_a_link_that_wants_a_window_opens_here_and_is_judged(screen: ScreenProcess, lasting_stage: Stage) -> None:
    _put(screen, "<a id=new target=_blank href='/rus/docs/K1400000231'>x</a>")
    screen.ask("click_link", "#new")
    screen.ask("wait_address", FRONT + "rus/docs/")
    _put(screen, "<a id=away target=_blank href='https://www.youtube.com/w'>x</a>")
    screen.ask("click_link", "#away")
    assert "not on the list" in screen.text("why")
    assert "www.youtube.com" not in lasting_stage.seen_hosts()


@pytest.mark.parametrize("kind", INPUTS)
def test_no_input_opens_a_chooser(screen: ScreenProcess, kind: str) -> None:
    _put(screen, f"<input id=i type={kind} style='width:200px;height:60px'>")
    screen.ask("click_link", "#i")
    screen.ask("settle", 600)
    if kind == "file":
        assert "cannot be sent" in screen.text("why")
    assert screen.facts["windows"] == ["Window"]
    assert screen.facts["native"] == ["Tereze"]


def test_neither_print_nor_full_screen_covers_the_bar(screen: ScreenProcess) -> None:
    screen.page("(window.print(), 1)")
    _put(screen, "<button id=full onclick='document.documentElement.requestFullscreen()'>x</button>")
    screen.ask("click_link", "#full")
    screen.ask("settle", 300)
    assert screen.facts["place"] == [0, 0, 1366, 768]
    assert screen.ask("seen", "end")


def test_no_page_holds_a_reader_back(screen: ScreenProcess) -> None:
    """A page may ask before it is left once it was touched; the answer is yes, unseen."""
    for way in ("by a link", "by the bar"):
        screen.page("(addEventListener('beforeunload', asked => { asked.preventDefault(); }), 1)")
        _put(screen, "<p id=touched>x</p>")
        screen.ask("click_link", "#touched")
        if way == "by a link":
            screen.ask("click_link", "#document")
            screen.ask("wait_address", FRONT + "kaz/docs/")
            screen.open_site()
        else:
            screen.click("home", "guides-courts", "guide-appeal")
            screen.ask("wait_address", "library://guides/en/appeal")


@pytest.mark.parametrize("link", LINKS)
def test_no_other_scheme_opens(screen: ScreenProcess, home: Path, link: str) -> None:
    _put(screen, f"<a id=other href='{link}'>a link</a>")
    screen.ask("click_link", "#other")
    screen.ask("settle", 500)
    facts = screen.facts
    assert facts["address"] in (FRONT, "")
    assert facts["screen"] in ("page", "RefusalScreen")
    assert screen.page("[1]") == [1] if facts["screen"] == "page" else screen.ask("text", "why")
    assert processes_of(screen.process.pid, "xdg-open") == []


def test_a_blob_of_an_allowed_page_shows_nothing_else(screen: ScreenProcess) -> None:
    screen.page("(location = URL.createObjectURL(new Blob(['<p id=b>x'], {type: 'text/html'})), 1)")
    screen.ask("settle", 500)
    assert screen.ask("address") in (FRONT, "")


def test_twenty_redirects_reach_nobody(screen: ScreenProcess, lasting_stage: Stage) -> None:
    """Chromium follows a redirect before it asks us (qt-facts 2); the gateway is what stops it."""
    for number in range(10):
        screen.page(FRAME)
        screen.page(f"(new Image().src = '/demo/away?image={number}', 1)")
    wait(lambda: lasting_stage.log.read_text().count("/demo/away?") >= 20, "twenty redirects to be served")
    screen.ask("settle", 800)
    assert not {host for host in lasting_stage.seen_hosts() if "example.net" in host}
    _put(screen, "<a id=moved href='/demo/away'>x</a>")
    screen.ask("click_link", "#moved")
    assert "not on the list" in screen.text("why")
    assert not {host for host in lasting_stage.seen_hosts() if "example.net" in host}
    assert ("page_refused", "not_listed") in kinds(lasting_stage)


def test_a_page_of_the_site_that_is_missing_is_the_sites_own(screen: ScreenProcess) -> None:
    screen.page("(location.assign('/demo/missing'), 1)")
    screen.ask("wait_address", FRONT + "demo/missing")
    assert screen.facts["screen"] == "page"


def test_a_page_that_never_finishes_is_on_record(screen: ScreenProcess, lasting_stage: Stage) -> None:
    def recorded() -> bool:
        return any(
            entry.body.get("path") == "/demo/endless.html" for entry in journals.show(lasting_stage.station.journal)
        )

    screen.page("(location.assign('/demo/endless.html'), 1)")
    wait(recorded, "the page in the journal")


def test_an_address_that_a_page_gives_itself_is_on_record(screen: ScreenProcess, lasting_stage: Stage) -> None:
    def recorded() -> bool:
        return any(
            entry.body.get("path") == "/pushed/by/the/page" for entry in journals.show(lasting_stage.station.journal)
        )

    screen.page("(history.pushState({}, '', '/pushed/by/the/page?q=secret'), 1)")
    wait(recorded, "the address in the journal")
    assert b"q=secret" not in lasting_stage.station.journal.read_bytes()


def test_a_page_that_computes_without_end_gives_way(screen: ScreenProcess) -> None:
    screen.page("(setTimeout(() => { while (true); }, 50), 1)")
    screen.ask("settle", 300)
    screen.open_site()
    assert screen.facts["screen"] == "page"


def test_no_tooltip_and_no_list_of_choices_covers_the_bar(screen: ScreenProcess, display: str) -> None:
    _put(screen, "<div title='" + "tip " * 200 + "' style='position:fixed;inset:0;z-index:9'>x</div>")
    xdotool(display, "mousemove", "600", "400", "mousemove", "610", "410")
    screen.ask("settle", 1500)
    assert screen.facts["windows"] == ["Window"]


def test_an_input_with_suggestions_leaves_the_screen_standing(screen: ScreenProcess) -> None:
    _put(screen, "<input id=i list=d style='width:300px;height:60px'><datalist id=d><option>a<option>b</datalist>")
    for _ in range(3):
        screen.ask("click_link", "#i")
        screen.ask("settle", 400)
    assert screen.facts["screen"] == "page"
