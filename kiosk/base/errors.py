# SPDX-License-Identifier: GPL-3.0-or-later
"""The few errors of the house. A refusal is a value (`policy.reasons`); these are faults."""


class TerezeError(Exception):
    """Root of every fault that this program raises on purpose."""


class BadInput(TerezeError):
    """A file, option or message that cannot be taken; renders as one line that says what was expected."""

    def __init__(self, source: str, expected: str, *, key: str = "", line: int | None = None) -> None:
        self.source = source
        self.expected = expected
        self.key = key
        self.line = line
        super().__init__(source, expected, key, line)

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.key}: {self.expected}" if self.key else f"{place}: {self.expected}"


class CannotRecord(TerezeError):
    """The journal could not be written; whoever asked must refuse what it wanted to allow."""
