# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms are read strictly, filled in once, and printed with lines where nothing was written."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.base.toml import LANGUAGES
from kiosk.library.forms import LINE_LETTERS, Form, check_texts, letter, read_forms, read_texts
from kiosk.library.guides import read_guides

FORM = """format = 1
[[form]]
id = "appeal"
guide = "appeal"
title = { kk = "Ш", ru = "Ж", en = "A" }
about = { kk = "Ш", ru = "Ж", en = "A" }
to = { kk = "{court}", ru = "{court}", en = "{court}" }
text = { kk = "{story}", ru = "{story}", en = "{story}" }
[[form.field]]
id = "court"
label = { kk = "С", ru = "С", en = "C" }
[[form.field]]
id = "story"
lines = 3
label = { kk = "Н", ru = "Ч", en = "W" }
"""
SHIPPED = read_forms(resources() / "library")


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return _read(tmp_path, FORM)[0]


def _read(folder: Path, text: str) -> tuple[Form, ...]:
    (folder / "forms.toml").write_text(text)
    return read_forms(folder)


@pytest.mark.parametrize(("old", "new", "says"), [
    ('en = "{story}"', 'en = "{stori}"', r"forms\.toml:2: form\[1\]\.text\.en: a blank for each field .*stori, story"),
    ('kk = "{court}"', 'kk = ""', r"to\.kk"),
    ('id = "story"', 'id = "court"', r"form\[1\]\.field: each id was expected once"),
    ('id = "story"', 'id = "who"', r"small Latin letters and '_' were expected, and not who"),
    ("lines = 3", "lines = 99", r"lines"),
    ('guide = "appeal"', 'guide = "Appeal"', r"form\[1\]\.guide"),
    ('guide = "appeal"', 'guide = "appeal"\nmore = 1', r"more"),
])  # fmt: skip
def test_names_file_line_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        _read(tmp_path, FORM.replace(old, new, 1))


def test_what_is_empty_is_printed_as_lines(form: Form) -> None:
    made = letter(form, "kk", {"court": " Алматы қаласының соты "})
    assert made.to == "Алматы қаласының соты"
    assert made.text.splitlines() == ["_" * 40] * 3
    assert set(made.who) == {"_"}


def test_what_is_written_is_never_read_as_a_blank(form: Form) -> None:
    assert letter(form, "en", {"court": "{story}", "story": "{court}"}).text == "{court}"


@pytest.mark.parametrize("sent", [
    "", "[]", "{", '{"other": ""}', '{"court": 1}', '{"court": "a\\u0007"}', "[" * 9000,
    json.dumps({"court": "x" * (LINE_LETTERS + 1)}),
])  # fmt: skip
def test_fields_that_do_not_fit_are_refused(form: Form, sent: str) -> None:
    with pytest.raises(BadInput):
        read_texts(form, sent)


@given(st.text(max_size=200))
def test_any_text_is_refused_or_taken(sent: str) -> None:
    try:
        texts = read_texts(SHIPPED[0], json.dumps({"ask": sent}))
    except BadInput:
        return
    assert sent.strip() in letter(SHIPPED[0], "kk", texts).text


def test_shipped_forms_name_a_guide_and_stand_in_three_languages() -> None:
    guides = {guide.id for guide in read_guides(resources() / "library")}
    assert len(SHIPPED) >= 5
    for form in SHIPPED:
        assert form.guide in guides
        for language in LANGUAGES:
            assert letter(form, language, {}).title


@pytest.mark.parametrize("name", ["who", "story"])
def test_a_field_has_no_more_lines_than_its_paper(name: str) -> None:
    (form,) = [form for form in read_forms(resources() / "library") if form.id == "complaint"]
    most = {"who": 1} | {field.id: field.lines for field in form.fields}
    assert check_texts(form, {name: "\n".join("a" * most[name])})
    with pytest.raises(BadInput, match=f"at most {most[name]} lines"):
        check_texts(form, {name: "\n".join("a" * (most[name] + 1))})
