# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy profile`: clause, control, state, and where each is enforced and tested."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import policies
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson, Language, LanguageOption
from kiosk.policy.profile import ControlState, State
from kiosk.words.profile import CERTAINTIES, TOPICS, spoken

OPEN = frozenset({State.PARTLY, State.MISSING, State.NOT_YET})
HEADINGS = {
    "clause": {"kk": "негізі", "ru": "основание", "en": "clause"},
    "source": {"kk": "дереккөз", "ru": "источник", "en": "source"},
    "control": {"kk": "шарасы", "ru": "мера", "en": "control"},
    "state": {"kk": "күйі", "ru": "состояние", "en": "state"},
    "enforced": {"kk": "орындайды", "ru": "обеспечивает", "en": "enforced"},
    "tested": {"kk": "тексереді", "ru": "проверяет", "en": "tested"},
}


def profile(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A policy; or a profile, for the starter list.")],
    profile_file: Annotated[
        Path | None, typer.Option("--profile", help="Another profile than the shipped one.")
    ] = None,
    language: LanguageOption = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Hold a policy against the penitentiary profile. Exit code 1 where something is not or only partly shown."""
    with bad_input_exits():
        weighed = policies.weigh_profile(file, profile_file)
    spoken_in = language.value
    if not as_json:
        typer.echo(f"{weighed.profile.title[spoken_in]}\n{weighed.policy_path}\n\n{weighed.profile.claims[spoken_in]}")
    for state in weighed.states:
        typer.echo(
            json.dumps(_fields(state, spoken_in), ensure_ascii=False) if as_json else _paragraph(state, spoken_in)
        )
    if any(state.state in OPEN for state in weighed.states):
        raise typer.Exit(FINDINGS)


def _fields(state: ControlState, language: str) -> dict[str, object]:
    control = state.control
    return {
        "id": control.id,
        "about": control.about.value,
        "clause": control.clause[language],
        "source": control.source,
        "as_of": control.as_of.isoformat() if control.as_of else None,
        "certainty": control.certainty.value,
        "control": control.says[language],
        "state": state.state.value,
        "says": spoken(state, language),
        "enforced": control.enforced,
        "tested": control.tested,
    }


def _paragraph(state: ControlState, language: str) -> str:
    control = state.control
    certainty = CERTAINTIES[control.certainty][language]
    lines = {
        "clause": f"{control.clause[language]} ({certainty})",
        "source": " ".join(filter(None, (control.source, f"({control.as_of})" if control.as_of else ""))),
        "control": control.says[language],
        "state": spoken(state, language),
        "enforced": ", ".join(control.enforced),
        "tested": ", ".join(control.tested),
    }
    return "\n".join([f"\n{TOPICS[control.about][language]}: {control.id}", *_lines(lines, language)])


def _lines(lines: dict[str, str], language: str) -> Iterator[str]:
    width = max(len(words[language]) for words in HEADINGS.values())
    return (f"  {HEADINGS[name][language]:<{width}}  {text}" for name, text in lines.items() if text)
