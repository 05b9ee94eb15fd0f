# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl reader`: cards and their readers. A librarian signs each act, once the station has staff."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import readers
from kiosk.admin.actions.acting import Acting
from kiosk.admin.actions.card_lists import MINUTES, CardList, Wanted, minutes, read_card_list
from kiosk.admin.actions.slips import slip, slips
from kiosk.admin.cli.faults import BAD_INPUT, FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson, ConfigOption, PasswordFile, StaffName
from kiosk.admin.cli.progress import progress
from kiosk.admin.cli.signing import signed
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.station.config import Station, read_station
from kiosk.store.reader import Allowance, Profile, Reader, SuspendedWhy, Suspension
from kiosk.store.readers import Card
from kiosk.store.staff import Role

app = typer.Typer(no_args_is_help=True, help="Readers and their cards.")
Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The card's number, four to eight digits.")]
Name = Annotated[str | None, typer.Option(help="The reader's name, where the institution keeps it here.")]
LanguageOf = Annotated[str | None, typer.Option("--language", help="kk, ru or en: the language of the slip.")]
Group = Annotated[str | None, typer.Option(help="The reader's group, for sites that open for some.")]
Minutes = Annotated[
    str | None,
    typer.Option(
        "--minutes", metavar="SESSION,DAY,WEEK", help="Minutes of this reader's own, as 30,60,300; `-` is the policy's."
    ),
]


@app.command()
def add(
    config: ConfigOption,
    number: Number,
    name: Name = None,
    language: LanguageOf = None,
    group: Group = None,
    own_minutes: Minutes = None,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Issue a card and print its slip; kioskd may run meanwhile."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        profile = _changed(Profile(), name, language, group, own_minutes)
        card = readers.add(station, Wanted(number, profile), acting, SystemClock())
    typer.echo(slips([card], station.institution), nl=False)


@app.command("import")
def import_list(
    config: ConfigOption,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with a first line that names its columns.")],
    all_or_nothing: Annotated[
        bool, typer.Option("--all-or-nothing/--keep-good", help="What one bad line does to the good ones.")
    ] = True,
    slip_file: Annotated[
        Path | None, typer.Option("--slips", help="Write the slips here instead of printing them.")
    ] = None,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Issue the cards of a list. Bad lines are named; exit code 1 where good ones were kept, 2 where none were."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        listed = readers.not_taken(station, read_card_list(file))
        for fault in listed.bad:
            typer.echo(str(fault), err=True)
        if not listed.good or (listed.bad and all_or_nothing):
            typer.echo(f"No card was issued: {len(listed.good)} good lines, {len(listed.bad)} bad.", err=True)
            raise typer.Exit(BAD_INPUT)
        if slip_file is not None:
            _begin(slip_file)
        cards = _issue(station, listed, acting)
    _hand_out(slips(cards, station.institution), slip_file)
    typer.echo(f"{len(cards)} cards were issued.", err=True)
    if listed.bad:
        raise typer.Exit(FINDINGS)


@app.command("list")
def list_readers(
    config: ConfigOption, by: StaffName = None, password_file: PasswordFile = None, as_json: AsJson = False
) -> None:
    """Print the readers, a line each; what is kept of them is for librarians."""
    with bad_input_exits():
        station, _ = _signed(config, by, password_file)
        found = readers.readers(station)
    for one in found:
        fields = _fields(one, station)
        if as_json:
            typer.echo(json.dumps(fields, ensure_ascii=False))
        else:
            typer.echo(", ".join(f"{key} {value}" for key, value in fields.items() if value not in ("", None, False)))


@app.command("set")
def change(
    config: ConfigOption,
    number: Number,
    name: Name = None,
    language: LanguageOf = None,
    group: Group = None,
    own_minutes: Minutes = None,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Change what is kept of a reader; an empty text (--name "") takes it away, the rest stays."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        profile = _changed(readers.reader(station, number).profile, name, language, group, own_minutes)
        what = readers.change(station, number, profile, acting, SystemClock())
    typer.echo(f"{number}: {', '.join(what) or 'nothing'} changed.")


@app.command()
def suspend(
    config: ConfigOption,
    number: Number,
    until: Annotated[str, typer.Option(help="A day, on which the card opens again, or a moment in RFC 3339.")],
    why: Annotated[SuspendedWhy, typer.Option(help="The reader is told this.")],
    note: Annotated[str, typer.Option(help="For staff alone; it is in no journal.")] = "",
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Let a card not open for a time; a session that runs ends."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        suspension = Suspension(_moment(until, station), why, note)
        readers.suspend(station, number, suspension, acting, SystemClock())
    typer.echo(f"{number} does not open before {suspension.until.isoformat(timespec='minutes')}.")


@app.command()
def resume(config: ConfigOption, number: Number, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """Lift a suspension."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        readers.resume(station, number, acting, SystemClock())
    typer.echo(f"{number} opens again.")


@app.command()
def unlock(
    config: ConfigOption,
    number: Annotated[str | None, typer.Argument(metavar="NUMBER", help="The card's number.")] = None,
    whole: Annotated[bool, typer.Option("--station", help="The station's own wrong tries, of all cards.")] = False,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Let wrong tries be forgotten, of a card or of the station, so that the next one counts at once."""
    with bad_input_exits():
        if (number is None) is not whole:
            raise BadInput("unlock", "a card's number or --station was expected")
        station, acting = _signed(config, by, password_file)
        if number is None:
            readers.unlock_station(station, acting, SystemClock())
        else:
            readers.unlock(station, number, acting, SystemClock())
    typer.echo(f"{number or station.id}: the next try counts at once.")


@app.command("reset-pin")
def reset_pin(config: ConfigOption, number: Number, by: StaffName = None, password_file: PasswordFile = None) -> None:
    """Give a card a new PIN and print its slip."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        profile = readers.reader(station, number).profile
        pin = readers.reset_pin(station, number, acting, SystemClock())
    typer.echo(slip(number, pin, profile.language, profile.name, station.institution), nl=False)


@app.command()
def remove(
    config: ConfigOption,
    number: Number,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask whether this is meant.")] = False,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Forget a reader but for the pseudonym; the card's number is never issued again."""
    with bad_input_exits():
        station, acting = _signed(config, by, password_file)
        if not sure:
            typer.confirm(f"Forget the reader of card {number} for good?", abort=True, err=True)
        known_as = readers.remove(station, number, acting, SystemClock())
    typer.echo(f"{number} is gone; the record knows {known_as}.")


def _signed(config: Path, by: str | None, password_file: Path | None) -> tuple[Station, Acting | None]:
    station = read_station(config)
    return station, signed(station, by, password_file, Role.LIBRARIAN)


def _issue(station: Station, listed: CardList, acting: Acting | None) -> list[Card]:
    cards: list[Card] = []
    with progress("Making PINs", len(listed.good)) as made:
        for card in readers.make_cards(station, listed.good.values()):
            cards.append(card)
            made()
    with progress("Writing entries", len(cards)) as written:
        readers.issue(station, cards, acting, SystemClock(), written)
    return cards


def _begin(slip_file: Path) -> None:
    """Make the file before any card is issued. Raises BadInput where it cannot be made, or is there."""
    if slip_file.exists():
        raise BadInput(str(slip_file), "no file was expected here: slips are never overwritten")
    try:
        write_atomic(slip_file, b"", mode=0o600)
    except OSError as fault:
        raise BadInput(str(slip_file), f"a file that can be written was expected ({fault.strerror})") from fault


def _hand_out(printed: str, slip_file: Path | None) -> None:
    """Write the slips; where the disk is full by now they are printed, for the PINs are kept nowhere."""
    try:
        if slip_file is not None:
            write_atomic(slip_file, printed.encode(), mode=0o600)
            return
    except OSError as fault:
        typer.echo(f"{slip_file}: {fault.strerror}; the slips are printed instead", err=True)
    typer.echo(printed, nl=False)


def _changed(before: Profile, name: str | None, language: str | None, group: str | None, own: str | None) -> Profile:
    """Return the profile with those values that were given."""
    return Profile(
        before.name if name is None else name,
        before.language if language is None else language,
        before.group if group is None else group,
        before.allowance if own is None else _allowance(own),
    )


def _allowance(text: str) -> Allowance:
    parts = ["" if part.strip() == "-" else part.strip() for part in text.split(",")]
    if len(parts) != len(MINUTES):
        raise BadInput("--minutes", "three numbers like 30,60,300 were expected, `-` where the policy's counts")
    return Allowance(*(minutes(part, key) for part, key in zip(parts, MINUTES, strict=True)))


def _moment(text: str, station: Station) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as fault:
        raise BadInput("--until", "a day like 2026-12-31, or a moment in RFC 3339, was expected") from fault
    return moment if moment.tzinfo else moment.replace(tzinfo=station.zone)


def _fields(reader: Reader, station: Station) -> dict[str, object]:
    profile, allowance = reader.profile, reader.profile.allowance
    suspension = reader.suspended(SystemClock().now())
    return {
        "number": reader.number,
        "name": profile.name,
        "language": profile.language,
        "group": profile.group,
        "session_minutes": allowance.session,
        "day_minutes": allowance.day,
        "week_minutes": allowance.week,
        "suspended_until": suspension.until.astimezone(station.zone).isoformat() if suspension else "",
        "suspended_why": suspension.why.value if suspension else "",
        "note": suspension.note if suspension else "",
        "must_change_pin": reader.must_change_pin,
    }
