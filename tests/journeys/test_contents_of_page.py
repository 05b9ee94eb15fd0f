# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: every page shows what it holds, and a heading that is chosen is gone to, whatever the page is made of."""

from typing import Final

from kiosk.shell.on_page.contents import LONGEST, MOST
from tests.journeys.rig import ScreenProcess, wait

TOP: Final = "[Math.round([...document.querySelectorAll('h1, h2, h3')].at(%d).getBoundingClientRect().top)]"
HEADINGS: Final = """(() => { document.body.innerHTML = '<h1>Law</h1>' + [...Array(%d).keys()].map(n =>
    `<h2>Chapter ${n}</h2><p style="height: 900px">Text</p>`).join('')
    + '<h4>Too deep</h4><h2 hidden>Hidden</h2><h2> </h2><p style="height: 2000px"></p>'; return 1; })()"""
# Names of a page's own in the place of its document's methods, and scripts in the place of everybody's.
HOSTILE: Final = """(() => { document.body.insertAdjacentHTML('beforeend',
    ['querySelectorAll', 'body', 'documentElement', 'defaultView'].map(name => `<img name="${name}">`).join(''));
  document.getElementsByTagName('h1')[0].textContent = '\\u202eThe session is over ' + 'w '.repeat(5000);
  return 1; })()"""
SCRIPTS: Final = """(() => { Array.from = String.prototype.slice = Element.prototype.checkVisibility =
    Element.prototype.scrollIntoView = () => { throw 1; }; return 1; })()"""


def _contents(screen: ScreenProcess) -> None:
    screen.click("page-tools", "page-contents-tool")
    wait(lambda: screen.ask("seen", "heading-0") or screen.ask("seen", "contents-none"), "the contents")


def test_a_guide_and_a_page_of_the_web_show_their_headings_and_lead_to_them(screen: ScreenProcess) -> None:
    screen.click("home", "guides-courts", "guide-appeal")
    screen.ask("wait_address", "library://guides/en/appeal")
    _contents(screen)
    screen.click("heading-3")
    assert abs(screen.page(TOP % 3)[0]) < 60
    screen.click("page-tool-close")
    screen.ask("gone", "page-contents")
    screen.open_site()
    screen.page(HEADINGS % 5)
    _contents(screen)
    words = screen.ask("words")
    assert [word for word in words if word.startswith(("Law", "Chapter"))] == [
        "Law",
        *(f"Chapter {n}" for n in range(5)),
    ]
    assert not {"Too deep", "Hidden"} & set(words)
    screen.click("heading-4")
    assert abs(screen.page(TOP % 4)[0]) < 60
    screen.click("look-large")
    screen.wait("heading-4")
    screen.click("look-large", "home")
    screen.ask("gone", "page-contents")


def test_a_page_without_headings_says_so(screen: ScreenProcess) -> None:
    screen.open_site()
    screen.page("(document.body.innerHTML = '<p>x', 1)")
    _contents(screen)
    assert screen.text("contents-none") == "This page has no headings."


def test_what_a_page_is_made_of_is_bounded_and_its_scripts_are_not_asked(screen: ScreenProcess) -> None:
    screen.open_site()
    screen.page(HEADINGS % (3 * MOST))
    screen.page(HOSTILE)
    screen.page(SCRIPTS)
    _contents(screen)
    assert screen.ask("seen", f"heading-{MOST - 1}")
    assert not screen.ask("seen", f"heading-{MOST}")
    (title,) = [word for word in screen.ask("words") if word.startswith("The session is over")]
    assert len(title) <= LONGEST
    screen.click("heading-7")
    top = "[document.getElementsByTagName('h2')[6].getBoundingClientRect().top]"
    wait(lambda: abs(screen.page(top)[0]) < 60, "the chapter on top")
