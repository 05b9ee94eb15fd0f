# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several commands share."""

import enum
from typing import Annotated

import typer


class Language(enum.Enum):
    """A language that the command line speaks its findings in."""

    KK = "kk"
    RU = "ru"
    EN = "en"


LanguageOption = Annotated[Language, typer.Option("--language", help="The language of the sentences.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
