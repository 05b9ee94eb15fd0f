# SPDX-License-Identifier: GPL-3.0-or-later
"""A finding of the content check: a file, a line, and what was expected there."""

import enum
from dataclasses import dataclass

from kiosk.base.errors import BadInput


class Rule(enum.Enum):
    """What a finding is about."""

    FORM = "form"
    """A guide does not say what it must, or not in the form that is asked for."""
    TOGETHER = "together"
    """A language is missing or says something else, or a link leads nowhere."""
    ARTICLE = "article"
    """An article is named that no source of the guide was read for."""
    DATE = "date"
    """A day lies in the future, or too far ahead."""
    LETTER = "letter"
    """A letter of another alphabet looks like one of this one, or a sign cannot be seen."""
    LINK = "link"
    """An address leads where no reader can go, or is not taken for one at all."""
    OVERDUE = "overdue"
    """The day by which the guide was to be checked again is over."""
    WORD = "word"
    """A word that neither the dictionary nor the reviewed list has."""
    WORD_LIST = "word list"
    """The reviewed list is out of order, or holds what is not needed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend; `line` is 0 where it is the file as a whole."""

    file: str
    line: int
    rule: Rule
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" if self.line else f"{self.file}: {self.text}"

    @property
    def place(self) -> tuple[str, int, str, str]:
        """What findings are put in order by."""
        return self.file, self.line, self.rule.value, self.text

    def as_json(self) -> dict[str, str | int]:
        return {"file": self.file, "line": self.line, "rule": self.rule.value, "text": self.text}


def of_fault(rule: Rule, fault: BadInput) -> Finding:
    """Return what a strict reader found wrong as a finding."""
    text = f"{fault.key}: {fault.expected}" if fault.key else fault.expected
    return Finding(fault.source, fault.line or 0, rule, text)
