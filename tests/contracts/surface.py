# SPDX-License-Identifier: GPL-3.0-or-later
"""What a class of Qt offers and asks, as it is at run time: its signals, its members, its enums."""

import ast
import enum
import inspect
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject


def signals_of(kind: type[QObject]) -> set[str]:
    """Return the names of all signals, inherited ones too."""
    about: Any = vars(kind)["staticMetaObject"]
    methods = [about.method(index) for index in range(about.methodCount())]
    return {
        bytes(method.name().data()).decode()
        for method in methods
        if method.methodType() is QMetaMethod.MethodType.Signal
    }


def enums_of(kind: type[QObject]) -> set[str]:
    """Return the names of the enums that the class brings along."""
    members = {name: getattr(kind, name) for name in vars(kind)}
    return {name for name, member in members.items() if inspect.isclass(member) and issubclass(member, enum.Enum)}


def methods_of(kind: type[QObject]) -> set[str]:
    """Return the names of the methods that the class itself has, virtual or not: Qt does not tell them apart."""
    own = {name for name in vars(kind) if not name.startswith("__") and name != "staticMetaObject"}
    return own - signals_of(kind) - enums_of(kind)


def attributes_in(folders: Iterable[Path]) -> set[str]:
    """Return every name that stands behind a dot in the modules of these folders."""
    modules = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules]
    return {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
