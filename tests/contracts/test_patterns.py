# SPDX-License-Identifier: GPL-3.0-or-later
"""A pattern means the same on every Python that is supported."""

import ast
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
MODULES = sorted((CHECKOUT / "kiosk").rglob("*.py"))
# Before 3.11.5 (and Debian 12 has 3.11.2) a group that is repeated possessively keeps what it had begun to match when
# it then fails (CPython issue 106052): "998-" for (?:-\d)?+. An atomic group means the same and does not.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[?*+]|\{\d*,?\d*\})\+(?!,)")  # "()*+," is a class of characters


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_no_group_is_repeated_possessively(path: Path) -> None:
    texts = (
        node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    )
    assert [text for text in texts if isinstance(text, str) and POSSESSIVE_GROUP.search(text)] == []
