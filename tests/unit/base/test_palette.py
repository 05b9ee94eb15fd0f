# SPDX-License-Identifier: GPL-3.0-or-later
"""The tokens of the look are all there, and every text stands out from its ground."""

from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.palette import COLOURS, SIZES, read_palette
from kiosk.base.paths import resources

SHIPPED = resources() / "look" / "tokens.toml"
# text, ground
READ_ON = [
    ("ink", "paper"), ("ink", "card"), ("ink", "light_sky"), ("ink", "light_gold"), ("ink", "light_stop"),
    ("soft_ink", "paper"), ("soft_ink", "card"), ("sky", "paper"), ("sky", "card"), ("sky", "light_sky"),
    ("stop", "card"), ("on_sky", "sky"), ("on_sky", "stop"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize(("text", "ground"), READ_ON)
def test_text_stands_out_seven_to_one(text: str, ground: str, strong: bool) -> None:
    palette = read_palette()
    assert contrast(palette.colour(text, contrast=strong), palette.colour(ground, contrast=strong)) >= 7


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize(("sign", "ground"), [("stop", "light_stop"), ("sky", "light_gold"), ("sky", "light_sky")])
def test_signs_stand_out_three_to_one(sign: str, ground: str, strong: bool) -> None:
    palette = read_palette()
    assert contrast(palette.colour(sign, contrast=strong), palette.colour(ground, contrast=strong)) >= 3


@pytest.mark.parametrize("strong", [False, True])
def test_the_style_sheet_gets_every_token(strong: bool) -> None:
    rule = read_palette().css_variables(contrast=strong)
    assert '--screen-font:"Inter"' in rule
    assert '--reading-font:"PT Serif"' in rule
    for name in (*COLOURS, *SIZES):
        assert f"--{name.replace('_', '-')}:" in rule
    assert rule.count("{") == rule.count("}") == 1


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('ink = "#13262F"', 'ink = "#13262f"', "colours.ink"),
        ('ink = "#13262F"', 'ink = "red; } body {"', "colours.ink"),
        ('ink = "#13262F"\n', "", "colours.ink"),
        ("radius = 14", "radius = 0", "sizes.radius"),
        ("radius = 14", "radius = 14\nnew = 1", "sizes.new"),
        ('screen = "Inter"', 'screen = ""', "fonts.screen"),
        ("format = 1", "format = 2", "format"),
    ],
)
def test_a_wrong_token_is_named(before: str, after: str, key: str, tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / "tokens.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_palette(path)
    assert caught.value.key == key
    assert caught.value.line
