# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures are read strictly, and table and plot say the same numbers."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.library.figures import Figure, figure_plot, figure_table, read_figures

CRIME = {"2005": 146347, "2006": 141271, "2007": 128064, "2008": 127478}
FIGURES = """format = 1
[[figure]]
id = "x"
caption = { kk = "к", ru = "р", en = "e" }
labels = { kk = "к", ru = "р", en = "e" }
values = { kk = "к", ru = "р", en = "e" }
at = ["2005", "2006"]
is = [5, 10]
"""


@pytest.fixture(scope="module")
def crime() -> Figure:
    return read_figures(resources() / "library")["registered-crime"]


def numbers_of(cells: list[str]) -> list[int]:
    return [int(re.sub(r"\D", "", cell)) for cell in cells]


class Plot(HTMLParser):
    """Collects the bars' heights and the words of an SVG."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []
        self.words: dict[str, list[str]] = {}
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag
        if tag == "rect":
            self.heights.append(int(dict(attrs)["height"] or 0))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.setdefault(self._tag, []).append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_and_plot_say_the_article_s_figures(crime: Figure, language: str) -> None:
    table, plot = figure_table(crime, language), Plot()
    plot.feed(figure_plot(crime, language))
    assert dict(crime.points) == CRIME
    assert re.findall(r'<th scope="row">(\d+)</th>', table) == list(CRIME)
    assert numbers_of(re.findall(r"<td>([^<]+)</td>", table)) == list(CRIME.values())
    assert numbers_of(plot.words["text"][::2]) == list(CRIME.values())
    assert plot.words["text"][1::2] == list(CRIME)
    assert plot.words["title"] == [crime.caption[language]]
    assert all(year in plot.words["desc"][0] for year in CRIME)


def test_bars_stand_in_proportion_from_zero(crime: Figure) -> None:
    plot = Plot()
    plot.feed(figure_plot(crime, "en"))
    highest = max(CRIME.values())
    for height, value in zip(plot.heights, CRIME.values(), strict=True):
        assert height / max(plot.heights) == pytest.approx(value / highest, abs=0.005)


def test_a_plot_carries_no_style_and_loads_nothing(crime: Figure) -> None:
    plot = figure_plot(crime, "kk")
    assert 'role="img"' in plot
    assert not re.search(r"style=|href|url\(|<image|<script|#[0-9A-Fa-f]{6}", plot)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("is = [5, 10]", "is = [5]", "is: as many numbers as in `at`"),
        ("is = [5, 10]", "is = [0, 0]", "is: at least one number above zero"),
        ("is = [5, 10]", 'is = [5, "10"]', "is: a list of whole numbers"),
        ('id = "x"', 'id = "x"\nmore = 1', "more: no such key"),
        (FIGURES[11:], FIGURES[11:] * 2, "id: a new id"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in FIGURES
    (tmp_path / "figures.toml").write_text(FIGURES.replace(old, new, 1))
    with pytest.raises(BadInput) as fault:
        read_figures(tmp_path)
    assert says in str(fault.value)


def test_a_folder_may_have_none(tmp_path: Path) -> None:
    assert read_figures(tmp_path) == {}
