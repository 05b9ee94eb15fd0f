# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet counts its faults and what nobody looked at, and is well only without either; every sign has its words."""

from datetime import UTC, datetime
from string import Formatter

import pytest

from kiosk.base.toml import LANGUAGES
from kiosk.station.selftest import BY_HAND, GOOD, Line, Part, Sheet, Sign, blank, in_order
from kiosk.words.selftest import FAULTS, LEFT, NOT_YET, PARTS, SENTENCES, TITLE, faults_sentence, outcome_word, spoken

MOMENT = datetime(2026, 12, 1, tzinfo=UTC)
HANDS = {
    Part.SCREEN: Sign.SEEN_WELL,
    Part.TOUCH: Sign.TOUCHED,
    Part.KEYBOARD: Sign.KEYS_WORK,
    Part.SPEAKER: Sign.HEARD,
}


def test_what_nobody_looked_at_is_no_fault_and_not_well() -> None:
    sheet = Sheet(MOMENT, "", blank())
    assert (sheet.faults, sheet.left, sheet.well) == (0, len(BY_HAND), False)
    for part, sign in HANDS.items():
        sheet = sheet.with_line(Line(part, sign))
    assert (sheet.faults, sheet.left, sheet.well) == (0, 0, True)
    sheet = sheet.with_line(Line(Part.TOUCH, Sign.NOT_TOUCHED, {"touched": "4", "all": "5"}))
    assert (sheet.faults, sheet.left, sheet.well) == (1, 0, False)
    assert faults_sentence(sheet, "en") == "Faults: 1"


def test_lines_stand_in_the_order_of_the_page() -> None:
    lines = in_order(Line(part, Sign.CANNOT_LOOK) for part in reversed(Part))
    assert [line.part for line in lines] == list(Part)


def test_every_part_and_sign_speaks_three_languages_of_the_same_facts() -> None:
    assert set(PARTS) == set(Part)
    assert set(SENTENCES) == set(Sign)
    assert set(Sign) > GOOD
    for said in (*PARTS.values(), *SENTENCES.values(), TITLE, NOT_YET, FAULTS, LEFT):
        assert set(said) == set(LANGUAGES)
        facts = {frozenset(name for _, name, _, _ in Formatter().parse(text) if name) for text in said.values()}
        assert len(facts) == 1, said


@pytest.mark.parametrize(
    ("sign", "word"), [(Sign.HEARD, "ok"), (Sign.NO_SOUND, "fault"), (Sign.NOT_LOOKED_AT, "not yet")]
)
def test_a_line_says_how_it_came_out(sign: Sign, word: str) -> None:
    line = Line(Part.SPEAKER, sign)
    assert outcome_word(line, "en") == word
    assert spoken(line, "en")
    assert line.as_json() == {"part": "speaker", "ok": word == "ok", "code": sign.value, "facts": {}}
