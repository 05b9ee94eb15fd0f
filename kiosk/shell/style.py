# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style sheet of the screen, made from the palette; a widget says its role, never how it looks."""

from string import Template
from typing import Final

from kiosk.base.palette import Palette

LARGE: Final = 1.35
TALL: Final = 1.2
WIDE_FROM: Final = 1600  # logical pixels of width
TALL_FROM: Final = 1000  # and of height
VEIL: Final = "rgba(19, 38, 47, 150)"
VEIL_CONTRAST: Final = "rgba(0, 0, 0, 200)"

_SHEET: Final = Template("""
* { font-family: "$screen_font"; font-size: ${text}px; color: $ink; outline: none; }
QWidget#window, QWidget[role="paper"] { background: $paper; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="soft"] { color: $soft_ink; font-size: ${text_small}px; }
QLabel[role="name"] { font-size: ${begin}px; font-weight: 600; }
QLabel[role="soft-lead"] { color: $soft_ink; }
QLabel[role="lead"] { font-size: ${text_large}px; }
QLabel[role="small"] { font-size: ${text_small}px; }
QLabel[role="stop"] { color: $stop; font-weight: 600; }
QLabel[role="badge"] { background: $light_sky; color: $sky; font-size: ${text_small}px; font-weight: 600;
    border-radius: ${half}px; padding: 3px 14px; border: ${border}px solid $badge_line; }
QPushButton[role="language"] { min-height: 100px; }
QLabel[role="badge-mode"] { background: $card; color: $sky; font-size: ${text_small}px; font-weight: 600;
    border-radius: ${half}px; padding: 3px 14px; border: ${border}px solid $bar_badge_line; }
QLabel[role="badge-stop"] { background: $card; color: $stop; font-size: ${text_small}px; font-weight: 600;
    border-radius: ${half}px; padding: 3px 14px; border: ${border}px solid $bar_badge_line; }

QLabel[role="badge-fault"] { background: $card; color: $stop; font-size: ${text_small}px; font-weight: 600;
    border-radius: ${half}px; padding: 3px 14px; border: ${border}px solid $stop; }

QFrame[role="card"] { background: $card; border: ${border}px solid $line; border-radius: ${radius}px; }
QFrame[role="note"] { background: $light_gold; border: ${border}px solid $gold; border-radius: ${radius}px; }
QFrame[role="rule"] { background: $line; max-height: ${border}px; min-height: ${border}px; border: none; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="panel"] QLabel { color: $on_panel; }
QFrame[role="panel"] QLabel[role="brand"] { font-size: ${name}px; font-weight: 700; }
QLabel[role="soft-lead"] { color: $soft_ink; }
QLabel[role="lead"] { font-size: ${lead}px; }
QFrame[role="bar"] { background: $card; border: none; border-bottom: ${border}px solid $line; }
QFrame[role="beside"] { background: $card; border: none; border-right: ${border}px solid $line; }
QFrame[role="whose"] { background: $light_sky; border: ${border}px solid $light_sky; border-radius: ${radius}px; }
QFrame[role="veil"] { background: $veil; }
QLabel[role="icon"] { background: $light_sky; border-radius: ${radius}px; }
QLabel[role="icon-stop"] { background: $light_stop; border-radius: ${radius}px; }
QLabel[role="day"], QLabel[role="day-today"], QLabel[role="day-last"] { background: $paper; padding: 6px;
    border: ${border}px solid $line; border-radius: ${half}px; font-size: ${text_small}px; }
QLabel[role="day-today"] { border: 3px solid $sky; font-weight: 600; }
QLabel[role="day-last"] { background: $light_gold; border: 3px solid $gold; font-weight: 700; }
QLabel[role="field"] { background: $card; border: ${border}px solid $line; border-radius: ${radius}px;
    font-size: ${heading}px; font-weight: 600; padding: 0 18px; }
QLabel[role="field"][current="true"] { border: 3px solid $sky; }

QPushButton { background: $card; color: $ink; border: ${border}px solid $line; border-radius: ${radius}px;
    min-height: ${inner}px; padding: 0 22px; font-weight: 600; }
QPushButton:focus { border: 3px solid $focus; }
QPushButton:pressed { background: $light_sky; }
QPushButton:disabled { color: $faint; background: $paper; border-color: $line; }
QPushButton[role="primary"], QPushButton[role="key-done"] { background: $sky; color: $on_sky;
    border: ${border}px solid $sky; }
QPushButton[role="primary"]:focus { border: 3px solid $gold; }
QPushButton[role="primary"]:disabled { background: $paper; color: $faint; border-color: $line; }
QPushButton[role="second"] { color: $sky; border: ${border}px solid $sky; }
QPushButton[role="second"]:focus { border: 3px solid $gold; }
QPushButton[role="second"]:disabled { background: $paper; color: $faint; border-color: $line; }
QPushButton[role="tool"] { background: $paper; border: ${border}px solid $paper; padding: 0;
    min-width: ${inner}px; }
QPushButton[role="rail"] { padding: 0; min-width: ${inner}px; }
QPushButton[role="rail"]:checked { background: $light_sky; border: ${border}px solid $sky; }
QPushButton[role="caption"] { padding: 0 12px; text-align: left; }
QPushButton[role="tool"]:checked { background: $light_sky; border: ${border}px solid $sky; }
QPushButton[role="tool"]:focus, QPushButton[role="rail"]:focus { border: 3px solid $focus; }
QPushButton[role="tool"]:checked:focus, QPushButton[role="rail"]:checked:focus { border: 3px solid $gold; }
QPushButton[role="topic"]:checked { background: $sky; color: $on_sky; border-color: $sky; }
QPushButton[role="choice"] { padding: 0 12px; }
QPushButton[role="choice"]:checked { background: $light_sky; border: ${border}px solid $sky; }
QPushButton[role="choice"]:checked:focus { border: 3px solid $gold; }
QPushButton[role="digit"] { min-height: 72px;  font-size: ${heading}px; font-weight: 600; }
QPushButton[role="key"], QPushButton[role="alphabet"], QPushButton[role="key-done"] { padding: 0 4px;
    min-height: ${key}px; font-size: ${text_large}px; }
QPushButton[role="alphabet"] { font-size: ${text_small}px; padding: 0 1px; }
QPushButton[role="key"]:checked { background: $sky; color: $on_sky; border-color: $sky; }
QPushButton[role="alphabet"]:checked { background: $light_sky; border: 3px solid $focus; }
QLineEdit[role="write"] { background: $card; color: $ink; border: ${border}px solid $line; border-radius: ${radius}px;
    min-height: ${inner}px; padding: 0 18px; font-size: ${text_large}px;
    selection-background-color: $card; selection-color: $ink; placeholder-text-color: $soft_ink; }
QPlainTextEdit[role="write"] { background: $card; color: $ink; border: ${border}px solid $line; padding: 8px 14px;
    border-radius: ${radius}px; font-size: ${text_large}px; selection-background-color: $card; selection-color: $ink;
    placeholder-text-color: $soft_ink; }
QPlainTextEdit[role="write"]:focus { border: 3px solid $focus; }
QLineEdit[role="write"]:focus { border: 3px solid $focus; }
QPushButton[role="tile"], QPushButton[role="row"] { text-align: left; padding: 0; }
QPushButton[role="row"] { background: transparent; border: ${border}px solid $card; }
QPushButton[role="row"]:focus, QPushButton[role="tile"]:focus { border: 3px solid $focus; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: $paper; width: 28px; border-radius: ${half}px; margin: 0; }
QScrollBar::handle:vertical { background: $soft_ink; min-height: 64px; border-radius: 8px; margin: 4px 6px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { height: 0;
    background: none; }
QProgressBar { border: none; background: $light_sky; max-height: 6px; }
QProgressBar::chunk { background: $gold; }
""")


def style_sheet(palette: Palette, *, large: bool, contrast: bool, tall: bool = False) -> str:
    """Return the sheet for these wishes; large print and a tall screen multiply every type size."""
    scale = (LARGE if large else 1.0) * (TALL if tall else 1.0)
    sizes = palette.sizes
    type_sizes = {name: round(sizes[name] * scale) for name in ("text_small", "text", "text_large", "heading", "title")}
    colours = {name: palette.colour(name, contrast=contrast) for name in palette.colours}
    own = {
        "screen_font": palette.screen_font,
        "radius": sizes["radius"],
        "half": sizes["radius"],
        "border": sizes["border"],
        "inner": sizes["target"] - 2 * sizes["border"],
        "key": round((sizes["target"] - 2 * sizes["border"]) * (TALL if tall else 1.0)),
        "name": round(68 * scale),
        "begin": round(30 * scale),
        "lead": round(24 * scale),
        "panel": colours["card"] if contrast else colours["sky"],
        "on_panel": colours["on_sky"] if not contrast else colours["ink"],
        "veil": VEIL_CONTRAST if contrast else VEIL,
        "badge_line": colours["line" if contrast else "light_sky"],
        "bar_badge_line": colours["line" if contrast else "card"],
        "focus": colours["gold"] if contrast else colours["sky"],
    }
    return _SHEET.substitute(colours | type_sizes | own)
