# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever lies in the folder, the check says one sentence with file and line or key, and no traceback."""

from collections.abc import Mapping
from datetime import date

import pytest

from kiosk.base.errors import BadInput
from kiosk.library.check.content import check
from kiosk.library.check.dictionaries import Dictionary
from kiosk.library.check.findings import Rule
from kiosk.library.check.spoken import Texts

TODAY = date(2026, 11, 25)
Checked = Mapping[str, Dictionary]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        (b"+++\n", b"\xef\xbb\xbf+++\n", 1, "text without a byte order mark"),
        (b"\n", b"\r\n", 1, "lines that end in LF were expected, not in CR LF"),
        (b"", b"", 1, "+++ on a line of its own was expected"),
        (b"id = ", b"id = [", 2, "valid TOML was expected"),
        (b"id = ", b"id = " + b"[" * 5000, None, "valid TOML was expected"),
        (b'topic = "courts"', b"topic = 3", 6, "topic: one of courts"),
        (b"sources = [", b"sources = [ 3,", 11, "sources: a list of tables was expected"),
        (b"as_of = 2026-11-22", b"as_of = 2026-11-22T10:00:00", 7, "as_of: a date like 2026-11-22"),
        (b"read = 2026-11-22", b'read = "2026-11-22"', 12, "sources[1].read: a date like"),
        (b"review_by = ", b'id = "appeal"\nreview_by = ', 8, "valid TOML was expected"),
        (b"## What to do", b"## What to do" + b"!" * 70_000, None, "at most 65536 bytes were expected"),
        (b"## What to do", b"# What to do", 22, "a heading with ## was expected"),
        (b"## What to do", "## What\u00a0to do".encode(), 22, "text without tabs or control characters"),
    ],
)
def test_a_bad_guide_is_one_finding_of_form(
    texts: Texts, dictionaries: Checked, old: bytes, new: bytes, line: int | None, says: str
) -> None:
    path = texts.folder / "en" / "appeal.md"
    data = path.read_bytes()
    count = -1 if old == b"\n" else 1
    path.write_bytes(data.replace(old, new, count) if old else b"")
    (finding,) = [one for one in check(texts, dictionaries, TODAY) if (one.file, one.rule) == (str(path), Rule.FORM)]
    assert says in finding.text
    assert line is None or abs(finding.line - line) <= 1


@pytest.mark.parametrize("name", ["kk/appeal.MD", "kk/appeal.txt", "kk/more/appeal.md"])
def test_a_file_that_nobody_would_read_is_named(texts: Texts, dictionaries: Checked, name: str) -> None:
    path = texts.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("text")
    (finding,) = check(texts, dictionaries, TODAY)
    assert finding.text == "only guides, NAME.md, were expected in this folder"


def test_a_form_without_its_guide_is_named(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "forms.toml"
    path.write_text(path.read_text().replace('guide = "appeal"', 'guide = "apeal"', 1))
    (finding,) = check(texts, dictionaries, TODAY)
    assert (finding.file, finding.text) == (str(path), "form appeal: a guide that exists was expected, not apeal")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("thesaurus.toml", "format = 1\nformat = 1", r"thesaurus\.toml:2: valid TOML"),
        ("figures.toml", "\x00", r"figures\.toml:1: valid TOML"),
        ("forms.toml", 'format = 1\nform = "a"', r"forms\.toml:2: form: a list of tables"),
        ("topics.toml", "", r"topics\.toml: format: .* the key is missing"),
        ("../translations/tereze_ru.ts", "<TS>\n<context>", r"tereze_ru\.ts:2: valid XML was expected"),
        ("../sites.toml", 'kk = "x"', r"sites\.toml: format"),
    ],
)
def test_a_bad_table_is_one_sentence(texts: Texts, dictionaries: Checked, name: str, text: str, says: str) -> None:
    (texts.folder / name).write_text(text)
    with pytest.raises(BadInput, match=says):
        check(texts, dictionaries, TODAY)


def test_two_rules_on_one_line_are_put_in_order(texts: Texts, dictionaries: Checked) -> None:
    path = texts.folder / "labels.toml"
    path.write_text(path.read_text().replace("Барлық нұсқаулықтар", "Бaрлық нұұсқаулықтар"))
    assert [finding.rule for finding in check(texts, dictionaries, TODAY)] == [Rule.LETTER, Rule.WORD]
