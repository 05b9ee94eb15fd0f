# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications that a reader fills in and has printed: their fields, and the letter that they make.

What is decided here: what a form may ask, how much may be written into it, and what is printed where nothing was. What
the law asks of each paper is said by the guide that the form names. Nothing is kept here.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.toml import LANGUAGES, Table, Texts, read_toml
from kiosk.library import limits
from kiosk.library.cards import NAME

FORMS_FILE: Final = "forms.toml"
MOST_LINES: Final = 8
LINE_LETTERS: Final = 90
_FIELD: Final = re.compile(r"[a-z][a-z_]{0,30}")
_BLANK: Final = re.compile(r"\{([a-z_]+)\}")
_LINE: Final = "_" * 40
WHO: Final = "who"
"""The field that every form has: the reader's name, as it stands at the head and beside the signature."""


@dataclass(frozen=True, slots=True)
class Field:
    """One answer; `lines` tells how much room it takes on the screen and on paper."""

    id: str
    label: Texts
    lines: int

    @property
    def letters(self) -> int:
        return self.lines * LINE_LETTERS


@dataclass(frozen=True, slots=True)
class Form:
    """One application in every language, and the guide that explains it."""

    id: str
    guide: str
    title: Texts
    about: Texts
    to: Texts
    text: Texts
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A form filled in: to whom, from whom, what it is called, and its paragraphs."""

    to: str
    who: str
    title: str
    text: str


def read_forms(folder: Path) -> tuple[Form, ...]:
    """Read `forms.toml` of a folder of guides, in the order in which forms are shown. Raises BadInput."""
    top = read_toml(folder / FORMS_FILE, limit=limits.GUIDE_BYTES)
    top.integer("format", 1, 1)
    forms: dict[str, Form] = {}
    for table in top.tables("form"):
        form = _form(table)
        if form.id in forms:
            table.fail("id", "each id was expected once")
        forms[form.id] = form
    top.done()
    if not forms:
        raise BadInput(top.source, "at least one form was expected", key="form")
    return tuple(forms.values())


def check_texts(form: Form, texts: Mapping[str, object]) -> dict[str, str]:
    """Return what was written into a form's fields; a field that is not there is empty. Raises BadInput."""
    rooms = {WHO: LINE_LETTERS} | {field.id: field.letters for field in form.fields}
    lines = {WHO: 1} | {field.id: field.lines for field in form.fields}
    checked: dict[str, str] = {}
    for name, text in texts.items():
        if name not in rooms:
            raise BadInput(form.id, "a field of the form was expected", key=name)
        if not isinstance(text, str) or len(text) > rooms[name] or not text.replace("\n", "").isprintable():
            raise BadInput(form.id, f"at most {rooms[name]} printable letters were expected", key=name)
        if text.count("\n") >= lines[name]:
            raise BadInput(form.id, f"at most {lines[name]} lines were expected", key=name)
        checked[name] = text
    return checked


def read_texts(form: Form, untrusted_json: str) -> dict[str, str]:
    """Return the fields that a screen sent. Raises BadInput."""
    try:
        value = json.loads(untrusted_json)
    except (ValueError, RecursionError) as fault:
        raise BadInput(form.id, "fields in JSON were expected") from fault
    if not isinstance(value, dict):
        raise BadInput(form.id, "an object of fields was expected")
    return check_texts(form, value)


def letter(form: Form, language: str, texts: Mapping[str, str]) -> Letter:
    """Return the letter; where nothing was written there is a line to write on, or as many as the field has."""
    lines = {field.id: field.lines for field in form.fields}

    def fill(blank: re.Match[str]) -> str:
        written = texts.get(blank[1], "").strip()
        return written or "\n".join([_LINE] * lines.get(blank[1], 1))

    return Letter(
        to=_BLANK.sub(fill, form.to[language]),
        who=texts.get(WHO, "").strip() or _LINE,
        title=form.title[language],
        text=_BLANK.sub(fill, form.text[language]),
    )


def _form(table: Table) -> Form:
    name, guide = table.string("id"), table.string("guide")
    for key, value in (("id", name), ("guide", guide)):
        if not NAME.fullmatch(value):
            table.fail(key, "small Latin letters, digits and '-' were expected")
    form = Form(
        id=name,
        guide=guide,
        title=table.texts("title"),
        about=table.texts("about"),
        to=table.texts("to"),
        text=table.texts("text"),
        fields=tuple(_field(field) for field in table.tables("field")),
    )
    _check_blanks(table, form)
    table.done()
    return form


def _field(table: Table) -> Field:
    name = table.string("id")
    if not _FIELD.fullmatch(name) or name == WHO:
        table.fail("id", f"small Latin letters and '_' were expected, and not {WHO}")
    field = Field(name, table.texts("label"), table.integer("lines", 1, MOST_LINES, default=1))
    table.done()
    return field


def _check_blanks(table: Table, form: Form) -> None:
    """Every language has a blank for each field, and no other."""
    names = [field.id for field in form.fields]
    if len(set(names)) != len(names):
        table.fail("field", "each id was expected once")
    for language in LANGUAGES:
        blanks: Sequence[str] = _BLANK.findall(form.to[language] + form.text[language])
        if set(blanks) != set(names):
            odd = sorted(set(blanks) ^ set(names))
            table.fail(f"text.{language}", f"a blank for each field and no other was expected ({', '.join(odd)})")
