# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures that guides show: read once from `figures.toml`, then made into a table and a plot of the same numbers.

The plot is SVG inside the page: no picture is loaded, no style stands on an element, and the colours are those of
the page's own style sheet, so that high contrast reaches it too.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from kiosk.base.toml import Table, Texts, read_toml
from kiosk.library import limits

FIGURES_FILE: Final = "figures.toml"
WIDTH: Final = 680
HEIGHT: Final = 360
_TOP: Final = 44
_FLOOR: Final = HEIGHT - 40
_GAP: Final = 36
_SEPARATOR: Final = {"kk": "\u00a0", "ru": "\u00a0", "en": ","}


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of numbers, each under its label, and what the row is about in every language."""

    id: str
    caption: Texts
    labels: Texts
    values: Texts
    points: tuple[tuple[str, int], ...]


def read_figures(folder: Path) -> dict[str, Figure]:
    """Read `figures.toml` of a folder of guides; a folder without the file has none. Raises BadInput."""
    if not (folder / FIGURES_FILE).exists():
        return {}
    top = read_toml(folder / FIGURES_FILE, limit=limits.GUIDE_BYTES)
    top.integer("format", 1, 1)
    figures: dict[str, Figure] = {}
    for table in top.tables("figure"):
        figure = _figure(table)
        if figure.id in figures:
            table.fail("id", "a new id was expected")
        figures[figure.id] = figure
    top.done()
    return figures


def _figure(table: Table) -> Figure:
    labels = table.strings("at")
    values = table.integers("is", 0, limits.FIGURE_VALUE)
    if not len(labels) == len(values) <= limits.FIGURE_POINTS:
        table.fail("is", f"as many numbers as in `at` were expected, at most {limits.FIGURE_POINTS}")
    if not any(values):
        table.fail("is", "at least one number above zero was expected")
    figure = Figure(
        table.string("id"),
        table.texts("caption"),
        table.texts("labels"),
        table.texts("values"),
        tuple(zip(labels, values, strict=True)),
    )
    table.done()
    return figure


def spoken_number(value: int, language: str) -> str:
    """Write a whole number in groups of three, as the language does."""
    return f"{value:,}".replace(",", _SEPARATOR[language])


def figure_table(figure: Figure, language: str) -> Markup:
    """Return the numbers as an HTML table."""
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>\n').format(label, spoken_number(value, language))
        for label, value in figure.points
    )
    head = Markup('<tr><th scope="col">{}</th><th scope="col">{}</th></tr>')
    return Markup("<table>\n<caption>{}</caption>\n<thead>{}</thead>\n<tbody>\n{}</tbody>\n</table>").format(
        figure.caption[language], head.format(figure.labels[language], figure.values[language]), rows
    )


def figure_plot(figure: Figure, language: str) -> Markup:
    """Return the same numbers as bars that begin at zero, with a title and a description for who cannot see them."""
    said = "; ".join(f"{label}: {spoken_number(value, language)}" for label, value in figure.points)
    step = WIDTH / len(figure.points)
    tallest = max(value for _, value in figure.points)
    bars = Markup("\n").join(
        _bar(
            round(number * step + _GAP / 2), round(step - _GAP), value / tallest, label, spoken_number(value, language)
        )
        for number, (label, value) in enumerate(figure.points)
    )
    return Markup(
        '<svg class="plot" role="img" viewBox="0 0 {width} {height}" aria-labelledby="{id}-title {id}-desc">\n'
        '<title id="{id}-title">{title}</title>\n<desc id="{id}-desc">{said}.</desc>\n{bars}\n'
        '<line class="floor" x1="0" x2="{width}" y1="{floor}" y2="{floor}"/>\n</svg>'
    ).format(
        width=WIDTH, height=HEIGHT, floor=_FLOOR, id=figure.id, title=figure.caption[language], said=said, bars=bars
    )


def _bar(left: int, width: int, share: float, label: str, number: str) -> Markup:
    height = round((_FLOOR - _TOP) * share)
    middle = left + width // 2
    return Markup(
        '<rect class="bar" x="{}" y="{}" width="{}" height="{}"/>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(
        left, _FLOOR - height, width, height, middle, _FLOOR - height - 12, escape(number), middle, HEIGHT - 10, label
    )
