# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a reader searches the library, and sites that search, as much as they take; elsewhere nothing is typed."""

from collections.abc import Iterator

import pytest

from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.rig import ScreenProcess, journal_bytes, kinds, screen_of, wait

SEARCHES = """\
mode = "search"
search = [
    { match = "https://adilet.zan.kz/search", max_bytes = 24 },
    { match = "https://adilet.zan.kz/small", max_bytes = 4 },
]"""
FORM = """(() => { document.body.innerHTML =
    `<form method=%s action="%s"><input id=typed name=q><button>x</button></form>`;
  document.querySelector('#typed').focus(); return 1; })()"""


@pytest.fixture(scope="module")
def staged() -> Iterator[Stage]:
    """The first site of the starter list searches."""
    with stage(lines={'mode = "read"': SEARCHES}) as made:
        yield made


@pytest.fixture(scope="module")
def screen(staged: Stage, display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScreenProcess]:
    with screen_of(staged, display, tmp_path_factory.mktemp("search") / "home") as made:
        made.begin()
        yield made


def _type(screen: ScreenProcess, method: str, action: str, *keys: str) -> str:
    """Put a form on the site's first page, type into it and return what it holds."""
    screen.open_site()
    screen.page(FORM % (method, action))
    screen.ask("click_link", "#typed")
    screen.wait_page("document.activeElement.id === 'typed'")
    screen.press(*keys)
    screen.ask("settle", 300)
    return str(screen.page("[document.querySelector('#typed').value]")[0])


def _reached(staged: Stage, path: str) -> bool:
    return f'"{path}' in staged.log.read_text()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_word_is_searched_for(method: str, screen: ScreenProcess, staged: Stage) -> None:
    assert _type(screen, method, f"/search?{method}", "z", "a", "n") == "zan"
    screen.press("Return")
    wait(lambda: _reached(staged, "/search?q=zan" if method == "get" else "/search?post"), "the search at the site")
    assert screen.facts["screen"] == "page"


def test_the_keyboard_on_the_screen_writes_where_a_site_takes_text_and_nowhere_else(
    screen: ScreenProcess, staged: Stage
) -> None:
    assert _type(screen, "get", "/search", "z") == "z"
    assert screen.facts["place"] == [0, 0, 1366, 768]
    screen.click("alphabet-english", "key-k", "key-q", "key-erase", "key-capital", "key-o")
    wait(lambda: screen.page("[document.querySelector('#typed').value]")[0] == "zkO", "the letters in the page")
    screen.click("key-done")
    wait(lambda: _reached(staged, "/search?q=zkO"), "the search at the site")
    screen.click("home", "guides-courts", "guide-appeal")
    screen.ask("wait_address", "library://guides/en/appeal")
    assert not any("English" in words for words in screen.ask("words"))


def test_no_more_is_typed_than_the_search_takes(screen: ScreenProcess) -> None:
    assert _type(screen, "get", "/search", *("a" for _ in range(40))) == 24 * "a"


def test_too_much_for_one_endpoint_does_not_go_out(screen: ScreenProcess, staged: Stage) -> None:
    assert _type(screen, "post", "/small", *"aaaaa") == "aaaaa"
    screen.press("Return")
    screen.wait("why")
    assert "too long" in screen.text("why")
    wait(lambda: ("page_refused", "form_too_large") in kinds(staged), "the refusal's entry")
    assert not _reached(staged, "/small")


def test_nothing_is_sent_elsewhere_on_the_site(screen: ScreenProcess, staged: Stage) -> None:
    assert _type(screen, "get", "/elsewhere", "z") == "z"
    screen.press("Return")
    screen.wait("why")
    assert "forms cannot be sent" in screen.text("why")
    assert not _reached(staged, "/elsewhere")


def test_a_guide_is_found_by_a_misspelt_word_from_both_keyboards(screen: ScreenProcess, staged: Stage) -> None:
    screen.click("home", "search")
    screen.press("a", "p", "e")
    screen.click("key-a", "key-l", "key-done", "answer-0")
    screen.ask("wait_address", "library://guides/en/appeal")
    screen.click("home", "search")
    assert screen.text("search-told")
    assert not any("apeal" in words for words in screen.ask("words"))
    assert b"apeal" not in journal_bytes(staged)
    assert b"en/appeal" not in journal_bytes(staged)


def test_what_was_typed_is_on_no_record(screen: ScreenProcess, staged: Stage) -> None:
    """It stands in the query of what was opened, and queries are never kept."""
    assert _type(screen, "get", "/search", *"kupiya") == "kupiya"
    screen.press("Return")
    wait(lambda: _reached(staged, "/search?q=kupiya"), "the search at the site")
    kept = journal_bytes(staged)
    assert b"page_opened" in kept
    for never in ("kupiya", "?q=", "search?", staged.issued.pin, f'"{staged.issued.number}"'):
        assert never.encode() not in kept, never


def test_a_reading_site_still_hears_no_letter(screen: ScreenProcess) -> None:
    screen.open_site("topic-courts", "site-supreme-court", "https://sud.gov.kz/")
    screen.page(FORM % ("get", "/"))
    screen.ask("click_link", "#typed")
    screen.wait_page("document.activeElement.id === 'typed'")
    screen.press("a", "b", "1")
    screen.ask("settle", 300)
    assert screen.page("[document.querySelector('#typed').value]") == [""]
