# SPDX-License-Identifier: GPL-3.0-or-later
"""The strict reader: each getter takes its own type alone, and a refusal names file, line and key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.toml import Table, parse_toml, read_toml

WRONG: list[tuple[str, Callable[[Table], object]]] = [
    ('x = ""', lambda top: top.string("x")),
    ("x = 1", lambda top: top.string("x")),
    ('x = "\\u0000"', lambda top: top.string("x")),
    ('x = "\\u007f"', lambda top: top.string("x")),
    ('x = "\\u0085"', lambda top: top.string("x")),
    ('x = "abc"', lambda top: top.string("x", limit=2)),
    ("x = true", lambda top: top.integer("x", 0, 2)),
    ("x = 1.0", lambda top: top.integer("x", 0, 2)),
    ("x = 3", lambda top: top.integer("x", 0, 2)),
    ("x = -1", lambda top: top.integer("x", 0, 2)),
    ("x = 1", lambda top: top.boolean("x")),
    ('x = "true"', lambda top: top.boolean("x")),
    ("x = 2026-11-22T10:00:00Z", lambda top: top.day("x")),
    ('x = "2026-11-22"', lambda top: top.day("x")),
    ('x = "c"', lambda top: top.one_of("x", ("a", "b"))),
    ("x = ['a', 1]", lambda top: top.strings("x")),
    ("x = ['']", lambda top: top.strings("x")),
    ("x = 'a'", lambda top: top.strings("x")),
    ("x = []", lambda top: top.integers("x", 0, 9)),
    ("x = [true]", lambda top: top.integers("x", 0, 9)),
    ("x = [10]", lambda top: top.integers("x", 0, 9)),
    ("x = 1", lambda top: top.table("x")),
    ("x = {}", lambda top: top.tables("x")),
    ("x = [1]", lambda top: top.tables("x")),
    ("x = 1", lambda top: top.done()),
]


@pytest.mark.parametrize(("text", "ask"), WRONG, ids=[f"{number}: {text}" for number, (text, _) in enumerate(WRONG)])
def test_a_wrong_value_is_refused_with_its_place(text: str, ask: Callable[[Table], object]) -> None:
    with pytest.raises(BadInput) as caught:
        ask(parse_toml(f"\n{text}\n", "some.toml"))
    assert str(caught.value).startswith("some.toml:2: x: ")
    assert (caught.value.key, caught.value.line) == ("x", 2)


def test_right_values_are_read() -> None:
    plain = 's = "a\\nb"\ni = 2\nb = false\nd = 2026-11-22\no = "b"\nl = ["a"]\nn = [0, 9]\n'
    text = plain + '[t]\nkk = "қ"\nru = "р"\nen = "e"\n[[r]]\n'
    top = parse_toml(text, "some.toml")
    assert (top.string("s"), top.integer("i", 0, 2), top.boolean("b"), top.day("d")) == (
        "a\nb",
        2,
        False,
        date(2026, 11, 22),
    )
    assert (top.one_of("o", ("a", "b")), top.strings("l"), top.integers("n", 0, 9)) == ("b", ("a",), (0, 9))
    assert top.texts("t") == {"kk": "қ", "ru": "р", "en": "e"}
    assert len(top.tables("r")) == 1
    assert top.tables("absent") == ()
    assert (top.string("absent", default=""), top.integer("absent", 1, 2, default=1)) == ("", 1)
    top.done()


def test_a_missing_key_is_named_on_its_tables_line() -> None:
    with pytest.raises(BadInput) as caught:
        parse_toml("a = 1\n[t]\n[t.u]\n", "some.toml").table("t").table("u").string("x")
    assert str(caught.value) == "some.toml:3: t.u.x: a text was expected, the key is missing"


def test_a_key_of_the_second_of_two_tables_is_counted_from_one() -> None:
    with pytest.raises(BadInput) as caught:
        parse_toml("[[site]]\nx = 1\n[[site]]\nx = 2\n", "some.toml").tables("site")[1].fail("x", "no")
    assert str(caught.value) == "some.toml:4: site[2].x: no"


@pytest.mark.parametrize("key", ["kk", "ru", "en"])
def test_texts_need_all_three_languages_and_no_other(key: str) -> None:
    languages = {"kk", "ru", "en"}
    missing = ", ".join(f'{name} = "x"' for name in sorted(languages - {key}))
    for fields in (missing, f'{missing}, {key} = "x", fr = "x"'):
        with pytest.raises(BadInput):
            parse_toml(f"t = {{ {fields} }}", "some.toml").texts("t")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ("a = 1\na = 2\n", 2),
        ("\n\n[t\n", 3),
        ("a = 1\nb = 2026-13-01\n", 2),
        ("a = 1\nb = [1,\n", 3),
        ("a = " + "9" * 5000, None),
    ],
)
def test_a_fault_of_syntax_tells_its_line(text: str, line: int | None) -> None:
    with pytest.raises(BadInput) as caught:
        parse_toml(text, "some.toml")
    assert caught.value.line == line
    assert "column" not in str(caught.value)


@pytest.mark.parametrize("text", ["a = " + "1" * 5000, "a = " + "[" * 100_000, "a = " + "{b=" * 100_000])
def test_an_endless_number_and_a_deep_list_are_bad_input(text: str) -> None:
    with pytest.raises(BadInput):
        parse_toml(text, "some.toml")


def test_a_file_is_read_in_utf_8_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(b'a = "\xff"\n')
    with pytest.raises(BadInput, match="UTF-8"):
        read_toml(path)
    path.write_bytes(b"a = 1\n")
    assert read_toml(path, limit=6).integer("a", 1, 1) == 1
    with pytest.raises(BadInput, match="at most 5 bytes"):
        read_toml(path, limit=5)
    with pytest.raises(BadInput, match="readable file"):
        read_toml(tmp_path)
