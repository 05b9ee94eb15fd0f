# SPDX-License-Identifier: GPL-3.0-or-later
"""Formatting moves lines and says the same; doing it twice changes nothing more."""

import random
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput
from kiosk.base.paths import resources
from kiosk.policy.layout import laid_out
from tests.unit.policy.conftest import HEAD, TAIL, lock, site

UNTIDY = """\
# about this file

version = 3   # the third
format = 1
[notice]
kept.en = "a"
# why
purpose = "b"
kept.kk = "c"
[limits]
day_minutes = 2
session_minutes = 1

# ---- locks

[[lock]]
reason = "x"
# this one
match = "https://a.kz/"
# ---- sites
[[site]]
allow = [
    "https://a.kz/",   # first

    # a comment inside a value stays there
    "https://b.kz/",
]
text = \"\"\"
# no comment

[[site]]
\"\"\"
topic = "t"
id = "one"
[site.title]
ru = "r"
kk = "k"
[[site]]
id = "two"
[[topic]]
id = "t"
# the end
"""
TIDY = """\
# about this file

format = 1
version = 3   # the third

[[topic]]
id = "t"

# ---- sites
[[site]]
id = "one"
topic = "t"
allow = [
    "https://a.kz/",   # first

    # a comment inside a value stays there
    "https://b.kz/",
]
text = \"\"\"
# no comment

[[site]]
\"\"\"

[site.title]
ru = "r"
kk = "k"

[[site]]
id = "two"

# ---- locks

[[lock]]
# this one
match = "https://a.kz/"
reason = "x"

[limits]
session_minutes = 1
day_minutes = 2

[notice]
# why
purpose = "b"
kept.en = "a"
kept.kk = "c"

# the end
"""


def test_the_order_is_the_canonical_one_and_comments_go_with_their_lines() -> None:
    assert laid_out(UNTIDY, "policy.toml") == TIDY
    assert laid_out(TIDY, "policy.toml") == TIDY


def test_windows_line_ends_become_plain() -> None:
    assert laid_out(UNTIDY.replace("\n", "\r\n"), "policy.toml") == TIDY


@pytest.mark.parametrize("name", ["starter.toml", "locks.toml"])
def test_what_is_shipped_is_laid_out(name: str) -> None:
    text = (resources() / "policy" / name).read_text(encoding="utf-8")
    assert laid_out(text, name) == text


@pytest.mark.parametrize("text", ["a = [", "a = 1\na = 2", "\x00", "= 1"])
def test_what_is_no_toml_is_said_to_be_none(text: str) -> None:
    with pytest.raises(BadInput, match=r"policy\.toml: valid TOML was expected"):
        laid_out(text, "policy.toml")


@given(st.integers(0, 10**6))
def test_any_order_of_tables_and_keys_comes_out_the_same(seed: int) -> None:
    """Comments before keys, keys within tables, and the tables of different kinds are shuffled."""
    dice = random.Random(seed)
    bodies = ['allow = ["https://gov.kz/"]', 'allow = ["https://a.kz/"]\ngroups = ["g"]\nexpires = 2027-01-01']
    ordered = [HEAD.partition("[[topic]]")[0], "[[topic]]" + HEAD.partition("[[topic]]")[2]]
    ordered += [site(f"s{number}", body) for number, body in enumerate(bodies)] + [lock("https://b.kz/")]
    ordered += [f"[{part}" for part in TAIL.split("[")[1:]]
    head, *rest = (_shuffled(part, dice) for part in ordered)
    kinds: dict[str, list[str]] = {}
    for part in rest:
        kinds.setdefault(part.split("\n", 1)[0], []).append(part)
    groups = list(kinds.values())
    dice.shuffle(groups)
    text = head + "".join(part for group in groups for part in group)
    once = laid_out(text, "policy.toml")
    assert tomllib.loads(once) == tomllib.loads(text)
    assert laid_out(once, "policy.toml") == once
    plain = [line for line in once.split("\n") if line and not line.startswith("#")]
    assert plain == [line for line in laid_out("".join(ordered), "policy.toml").split("\n") if line]


def _shuffled(part: str, dice: random.Random) -> str:
    """Shuffle the keys of a table, each with a comment of its own now and then."""
    lines = part.strip("\n").split("\n")
    header, keys = (lines[:1], lines[1:]) if lines[0].startswith("[") else ([], lines)
    keys = [f"# about {line.split(' ')[0]}\n{line}" if dice.random() < 0.3 else line for line in keys if line]
    dice.shuffle(keys)
    return "\n".join([*header, *keys]) + "\n"
