# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen speaks three languages wholly: nothing is untranslated, out of date, unseen by lupdate or out of tone."""

import ast
import re
import shutil
import string
import subprocess
import sysconfig
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import kiosk
from kiosk.base.paths import translations
from kiosk.base.toml import LANGUAGES
from kiosk.policy.reasons import Reason
from kiosk.sessions.session import Why
from kiosk.words.ends import ENDS, NEW_PINS, SIGN_INS
from kiosk.words.reasons import REASONS

CODE = Path(kiosk.__file__).parent
TOOLS = Path(sysconfig.get_path("scripts"))
FORMS = {"kk": 2, "ru": 3, "en": 2}  # as Qt's table of languages has it
KAZAKH_LETTERS = frozenset("әғқңөұүһі")
# Stems: a refusal "does not open", and the person at the screen is a reader.
FORBIDDEN_WORDS = re.compile(
    r"тыйым|тиым|запре[тщ]|forbid|prohibit|сотталған|сотталушы|тұтқын|қылмыскер|түрме|осужд[её]н|заключ[её]нн|"
    r"преступник|тюрьм|inmate|convict|prison|criminal",
    re.IGNORECASE,
)
IMPOLITE_WORDS = re.compile(r"\b(?:сен|сенің|саған|сені|ты|тебя|тебе|тобой|твой|твоя|твоё|твои|вы|вас|вам|ваш\w*)\b")

Key = tuple[str, str]  # context, source


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a .ts file; a plural one has as many forms as its language asks for."""

    plural: bool
    forms: tuple[str, ...]
    finished: bool


def read_messages(path: Path) -> dict[Key, Message]:
    read: dict[Key, Message] = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""))
            assert key not in read, key
            translation = message.find("translation")
            assert translation is not None, key
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
            )
            read[key] = Message(plural, tuple(forms), translation.get("type") is None)
    return read


SHIPPED = {language: read_messages(translations() / f"tereze_{language}.ts") for language in LANGUAGES}
every_language = pytest.mark.parametrize("language", LANGUAGES)


def texts(language: str) -> list[str]:
    return [form for message in SHIPPED[language].values() for form in message.forms]


def placeholders(text: str) -> list[str]:
    named = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    return sorted([*named, *re.findall(r"%n|%L?\d", text)])


@every_language
def test_every_message_is_translated(language: str) -> None:
    for key, message in SHIPPED[language].items():
        assert message.finished, key
        assert all(form.strip() for form in message.forms), key
        assert len(message.forms) == (FORMS[language] if message.plural else 1), key


@every_language
def test_the_three_files_hold_the_same_messages(language: str) -> None:
    assert SHIPPED[language].keys() == SHIPPED["en"].keys()
    assert {key for key, message in SHIPPED[language].items() if message.plural} == {
        key for key, message in SHIPPED["en"].items() if message.plural
    }


@every_language
def test_placeholders_and_edges_are_those_of_the_source(language: str) -> None:
    for (context, source), message in SHIPPED[language].items():
        for form in message.forms:
            assert placeholders(form) == placeholders(source), (context, source)
            assert form == form.strip(), (context, form)
            assert form.endswith((".", "?", ":")) == source.endswith((".", "?", ":")), (context, form)


def test_english_is_the_source_but_for_plurals() -> None:
    for (context, source), message in SHIPPED["en"].items():
        if message.plural:
            assert not any("(s)" in form for form in message.forms), (context, source)
        else:
            assert message.forms == (source,), context


@every_language
def test_lupdate_finds_nothing_new_and_nothing_gone(language: str, tmp_path: Path) -> None:
    copy = tmp_path / f"tereze_{language}.ts"
    shutil.copy(translations() / copy.name, copy)
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
    sources = sorted(str(path) for path in CODE.rglob("*.py"))
    subprocess.run([TOOLS / "pyside6-lupdate", *sources, *options, "-ts", copy], check=True, capture_output=True)
    assert read_messages(copy) == SHIPPED[language]


def strings_in_code() -> Iterator[tuple[Path, int, str, str | None]]:
    """Yield file, line, context and text of every call for a translation; None for a text made at run time."""
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text())
        owners = {
            id(inner): owner.name
            for owner in ast.walk(tree)
            if isinstance(owner, ast.ClassDef)
            for inner in ast.walk(owner)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and (asked := _asked(call, owners.get(id(call), ""))) is not None:
                yield path, call.lineno, *asked


def _asked(call: ast.Call, owner: str) -> tuple[str, str | None] | None:
    match call.func, call.args:
        case ast.Attribute(value=ast.Name(id="self"), attr="tr"), [text, *_]:
            return owner, _literal(text)
        case (
            (ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate") | ast.Name(id="QT_TRANSLATE_NOOP")),
            [context, text, *_],
        ):
            return _literal(context) or "", _literal(text)
        case _:
            return None


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_string_in_the_code_is_one_that_lupdate_saw() -> None:
    """lupdate reads Python roughly: a call inside an f-string, for one, it passes over without a word."""
    from_tables = {"because", "ends", "new_pins", "pauses", "not_asked", "purposes", "sign_ins", "reasons", "record"}
    unseen = [
        f"{path.relative_to(CODE.parent)}:{line}: {context}: {text}"
        for path, line, context, text in strings_in_code()
        if (context, text) not in SHIPPED["en"] and not (text is None and context in from_tables)
    ]
    assert not unseen, "\n".join(unseen)


def test_every_code_has_its_sentence() -> None:
    assert set(REASONS) == set(Reason)
    assert set(ENDS) == {why.value for why in Why}
    for context, table in (("reasons", REASONS), ("ends", ENDS), ("sign_ins", SIGN_INS), ("new_pins", NEW_PINS)):
        for code, text in table.items():
            assert (context, str(text)) in SHIPPED["en"], code


def test_no_two_reasons_read_the_same() -> None:
    for language in LANGUAGES:
        said = [SHIPPED[language]["reasons", str(text)].forms[0] for text in REASONS.values()]
        assert len(set(said)) == len(said), language


def test_kazakh_is_kazakh() -> None:
    with_letters = [text for text in texts("kk") if KAZAKH_LETTERS & set(text.casefold())]
    assert len(with_letters) > 0.85 * len(texts("kk"))
    same = {
        source for (_, source), message in SHIPPED["kk"].items() if message.forms[0] in SHIPPED["ru"][_, source].forms
    }
    assert same <= {"site", "%n site(s)"}  # "сайт" is the word in both languages


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_letter_is_a_latin_one_in_disguise(language: str) -> None:
    for text in texts(language):
        for word in re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}|%n", "", text)):
            assert len({unicodedata.name(letter).split()[0] for letter in word}) == 1, (word, text)


@every_language
def test_the_tone_is_calm_and_polite(language: str) -> None:
    for text in texts(language):
        assert not FORBIDDEN_WORDS.search(text), text
        assert not IMPOLITE_WORDS.search(text), text
        assert "!" not in text, text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", {1: "1 минут қалды", 41: "41 минут қалды"}),
        ("ru", {1: "Осталась 1 минута", 3: "Осталось 3 минуты", 11: "Осталось 11 минут", 41: "Осталась 41 минута"}),
        ("en", {1: "1 minute left", 2: "2 minutes left"}),
    ],
)
def test_plurals_are_right_once_compiled(language: str, said: dict[int, str], tmp_path: Path) -> None:
    compiled = tmp_path / f"tereze_{language}.qm"
    source = translations() / f"tereze_{language}.ts"
    subprocess.run([TOOLS / "pyside6-lrelease", source, "-qm", compiled], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    for number, sentence in said.items():
        found = translator.translate("Bar", "%n minute(s) left", "", number)
        assert found is not None
        assert found.replace("%n", str(number)) == sentence
