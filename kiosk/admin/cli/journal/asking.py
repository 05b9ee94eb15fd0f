# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal's commands share: which journal is meant and who reads it, and which entries are asked for."""

import enum
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer

from kiosk.admin.actions import journals
from kiosk.admin.actions.journals import Source
from kiosk.admin.cli.signing import signed
from kiosk.base.errors import BadInput
from kiosk.journal.entries import Kind
from kiosk.journal.search import ALLOWED, REFUSED, Filter
from kiosk.station.config import read_station
from kiosk.store.staff import Role

ZONE: Final = ZoneInfo("Asia/Almaty")  # of a copy, which does not tell; all of Kazakhstan has had one zone since 2024
JournalFile = Annotated[Path, typer.Argument(metavar="FILE", help="A station's journal.db.")]
CopyFile = Annotated[Path | None, typer.Argument(metavar="[COPY]", help="A copy of a journal, without --config.")]
StationFile = Annotated[
    Path | None, typer.Option("--config", help="The station's station.toml: its own journal; the look is recorded.")
]
Since = Annotated[str | None, typer.Option(help="From this day or moment on: 2026-11-22 or 2026-11-22T10:30.")]
Until = Annotated[str | None, typer.Option(help="Up to this day, the day itself too, or before this moment.")]
Reader = Annotated[str, typer.Option(metavar="PSEUDONYM", help="Of this reader: also what their sessions did.")]
Site = Annotated[str, typer.Option(metavar="ID", help="Of this site of the policy.")]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Of this kind; may be given several times.")]


class Verdict(enum.Enum):
    """Whether something was let through."""

    ALLOWED = "allowed"
    REFUSED = "refused"


Verdicts = Annotated[Verdict | None, typer.Option("--verdict", help="Only what was let through, or was refused.")]


def source(copy: Path | None, config: Path | None, name: str | None, password_file: Path | None) -> Source:
    """Return the journal that is meant, once whoever reads it has shown who they are. Raises BadInput."""
    if (copy is None) == (config is None):
        raise BadInput("kioskctl", "either a copy of a journal or a station's --config was expected")
    if config is None:
        return journals.copy(copy or Path())
    station = read_station(config)
    return journals.own(station, signed(station, name, password_file, Role.AUDITOR))


def zone_of(found: Source) -> tzinfo:
    return found.station.zone if found.station else ZONE


def filter_of(
    zone: tzinfo, since: str | None, until: str | None, kinds: list[Kind] | None, verdict: Verdict | None
) -> Filter:
    """Return what is asked for of times and kinds. Raises BadInput."""
    asked = frozenset(kinds or ())
    if verdict is not None:
        of_verdict = ALLOWED if verdict is Verdict.ALLOWED else REFUSED
        asked = asked & of_verdict if asked else of_verdict
        if not asked:
            raise BadInput("--kind", f"a kind that can be {verdict.value} was expected")
    begin, end = (moment(text, zone, name) for text, name in ((since, "--since"), (until, "--until")))
    if end and until and _is_day(until):
        end += timedelta(days=1)
    return Filter(begin, end, asked)


def moment(text: str | None, zone: tzinfo, name: str) -> datetime | None:
    """Return the moment of a day's beginning or of a day and time, by the institution's clock. Raises BadInput."""
    if text is None:
        return None
    try:
        if _is_day(text):
            return datetime.combine(date.fromisoformat(text), time(), zone).astimezone(UTC)
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        raise BadInput(
            name, f"a day like 2026-11-22 or a moment like 2026-11-22T10:30 was expected, not {text}"
        ) from fault


def _is_day(text: str) -> bool:
    return len(text) == len("2026-11-22")
