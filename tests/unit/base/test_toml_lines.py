# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of a document is found on its right line, whatever stands above it."""

import tomllib
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.toml_lines import KeyPath, lines_of_keys

NAMES = st.text("ab-_1", min_size=1, max_size=4) | st.just("kk") | st.sampled_from(['"a.b"', "'c d'", '"\\u0041]"'])
ONE_LINE = ["1", "-1.5", "true", "2026-11-22", "2026-11-22 10:00:00", '"text # no comment"', "'[not] = a key'"]
QUOTED = ['"\\""', '""', '"\u2028"', '"""a \\""" b"""', '"""two quotes """""']
MANY_LINES = ['"""\nx = 1\n[no]\n"""', "'''\n[[no]]\ny = '2'\n'''"]
SCALARS = st.sampled_from([*ONE_LINE, *QUOTED, *MANY_LINES])
INLINE = st.lists(st.tuples(NAMES, st.sampled_from([*ONE_LINE, *QUOTED])), max_size=3)
NOISE = st.sampled_from(["", "\n", "# a = 1\n", "\n   # [b]\n\n"])


@dataclass
class Document:
    """A TOML text under construction, and the line on which each leaf was put."""

    text: str = ""
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def put(self, text: str) -> None:
        self.text += text

    @property
    def line(self) -> int:
        return self.text.count("\n") + 1


def plain(name: str) -> str:
    return next(iter(tomllib.loads(f"{name} = 1")))


def put_inline(document: Document, path: KeyPath, pairs: list[tuple[str, str]]) -> None:
    first = {plain(name): (name, value) for name, value in pairs}
    for key in first:
        document.lines[(*path, key)] = document.line
    document.put("{ " + ", ".join(f"{name} = {value}" for name, value in first.values()) + " }")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Tables and lists of tables, each with plain, dotted, inline and many-line values."""
    document = Document()
    for number in range(draw(st.integers(1, 4))):
        document.put(draw(NOISE))
        path: KeyPath = (f"t{number}",)
        header = f"[t{number}]"
        if draw(st.booleans()):
            header, path = "[[l.m]]", ("l", "m", document.text.count("[[l.m]]\n"))
        document.put(f"{header}\n")
        for key in draw(st.lists(NAMES, max_size=4, unique_by=plain)):
            document.put(draw(NOISE))
            put_value(draw, document, (*path, plain(key)), key)
    return document


def put_value(draw: st.DrawFn, document: Document, path: KeyPath, key: str) -> None:
    match draw(st.sampled_from(["scalar", "dotted", "inline", "list", "tables"])):
        case "scalar":
            document.lines[path] = document.line
            document.put(f"{key} = {draw(SCALARS)}  # [x]\n")
        case "dotted":
            document.lines[(*path, "z")] = document.line
            document.put(f"{key} . z = {draw(SCALARS)}\n")
        case "inline":
            document.put(f"{key} = ")
            put_inline(document, path, draw(INLINE))
            document.put("\n")
        case "list":
            document.lines[path] = document.line
            document.put(f"{key} = [\n" + "".join(f"  {value},\n" for value in draw(st.lists(SCALARS))) + "]\n")
        case _:
            document.put(f"{key} = [ # one\n")
            for index, pairs in enumerate(draw(st.lists(INLINE, max_size=3))):
                put_inline(document, (*path, index), pairs)
                document.put(",\n")
            document.put("]\n")


@given(documents())
def test_every_leaf_is_found_on_its_line(document: Document) -> None:
    tomllib.loads(document.text)
    found = lines_of_keys(document.text)
    assert {path: found.get(path) for path in document.lines} == document.lines


def test_a_list_of_tables_in_a_list_of_tables() -> None:
    text = "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[[a]]\n[[a.b]]\nx = 3\n[a.c]\ny = 4\n"
    found = lines_of_keys(text)
    assert [found[("a", *where)] for where in ((0, "b", 0, "x"), (0, "b", 1, "x"), (1, "b", 0, "x"))] == [3, 5, 8]
    assert found[("a", 1, "c", "y")] == 10


def test_the_last_line_needs_no_newline() -> None:
    assert lines_of_keys("a = 1\nb = 2")[("b",)] == 2
    assert lines_of_keys("") == {}
