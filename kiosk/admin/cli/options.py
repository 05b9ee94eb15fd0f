# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several commands share."""

import enum
from pathlib import Path
from typing import Annotated

import typer


class Language(enum.Enum):
    """A language that the command line speaks its findings in."""

    KK = "kk"
    RU = "ru"
    EN = "en"


LanguageOption = Annotated[Language, typer.Option("--language", help="The language of the sentences.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

WhoOption = Annotated[str, typer.Option("--who", metavar="NAME", help="Who looks; it stands on the print.")]
SiteOption = Annotated[str, typer.Option("--site", metavar="URL", help="Also go to this address, as a reader could.")]
PrintOption = Annotated[Path | None, typer.Option("--print", metavar="FILE", help="Also write a PDF.")]
ConfigOption = Annotated[Path, typer.Option("--config", help="The station's station.toml.")]
StaffName = Annotated[
    str | None,
    typer.Option("--staff", metavar="NAME", help="The member of staff who does this; the password is asked for."),
]
SecondName = Annotated[str | None, typer.Option("--second", metavar="NAME", help="A second member, who agrees to it.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", help="For scripts: a file with the password that only its owner can read."),
]
SecondPasswordFile = Annotated[
    Path | None, typer.Option("--second-password-file", help="The same for the second member.")
]
