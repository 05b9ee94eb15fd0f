# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file may be: its first line, its docstring, its length, and the length of its functions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
MODULES = sorted((CHECKOUT / "kiosk").rglob("*.py"))
FILES = MODULES + sorted((CHECKOUT / "tests").rglob("*.py"))
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
MODULE_LINES = 400
FUNCTION_LINES = 40


def _name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_file_has_its_licence_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(SPDX)
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    lengths = {
        function.name: (function.end_lineno or 0) - function.lineno + 1 for function in _functions(ast.parse(text))
    }
    assert [name for name, lines in lengths.items() if lines > FUNCTION_LINES] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=_name)
def test_a_package_file_holds_no_code(path: Path) -> None:
    """The root's holds the version and nothing else."""
    after_the_docstring = ast.parse(path.read_text(encoding="utf-8")).body[1:]
    names = [node.targets[0] for node in after_the_docstring if isinstance(node, ast.Assign)]
    allowed = ["__version__"] if path.parent == CHECKOUT / "kiosk" else []
    assert [name.id for name in names if isinstance(name, ast.Name)] == allowed
    assert len(after_the_docstring) == len(allowed)
