# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl asks`: what readers asked staff to open, and the answers."""

import json
from typing import Annotated

import typer

from kiosk.admin.actions import asks
from kiosk.admin.actions.asks import Due
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.admin.cli.options import AsJson, ConfigOption, PasswordFile, StaffName
from kiosk.admin.cli.signing import signed
from kiosk.base.clock import SystemClock
from kiosk.station.config import read_station
from kiosk.store.asks import Outcome
from kiosk.store.staff import Role

app = typer.Typer(no_args_is_help=True, help="Pages that readers asked staff to open.")


@app.command("list")
def list_asks(
    config: ConfigOption,
    reader: Annotated[str | None, typer.Option(help="Only this pseudonym's.")] = None,
    answered: Annotated[bool, typer.Option("--answered", help="Also those that have an answer.")] = False,
    as_json: AsJson = False,
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Show which pages readers asked for, and by which day an answer is promised; kioskd may run meanwhile."""
    with bad_input_exits():
        station = read_station(config)
        signed(station, by, password_file, Role.LIBRARIAN)
        found = asks.asks(station, SystemClock().now(), reader=reader, answered=answered)
    for one in found:
        typer.echo(json.dumps(_fields(one), ensure_ascii=False) if as_json else _spoken(one))
    if not found and not as_json:
        typer.echo("Nobody has asked for a page.")


@app.command()
def answer(
    config: ConfigOption,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The request's number.")],
    outcome: Annotated[Outcome, typer.Option(help="What became of it.")],
    text: Annotated[str, typer.Option(help="What the reader is told; for a refusal the reason.")] = "",
    by: StaffName = None,
    password_file: PasswordFile = None,
) -> None:
    """Answer a request; an answer stays. Opening a page is done in the policy, and not by this."""
    with bad_input_exits():
        station = read_station(config)
        acting = signed(station, by, password_file, Role.LIBRARIAN)
        asks.answer(station, number, outcome, text, acting, SystemClock())
    typer.echo(f"No. {number} is answered: {outcome.value}.")


def _fields(one: Due) -> dict[str, object]:
    ask, given = one.ask, one.ask.answer
    fields: dict[str, object] = {
        "number": ask.number,
        "reader": ask.reader,
        "moment": ask.moment,
        "address": ask.address,
        "due": one.due.isoformat(),
        "late": one.late,
    }
    if ask.purpose is not None:
        fields["purpose"] = ask.purpose.value
    if given is not None:
        fields |= {"outcome": given.outcome.value, "text": given.text, "by": given.by, "answered": given.moment}
    return fields


def _spoken(one: Due) -> str:
    ask, given = one.ask, one.ask.answer
    purpose = f", for {ask.purpose.value}" if ask.purpose else ""
    line = f"No. {ask.number}, {ask.moment}, {ask.reader}: {ask.address}{purpose}"
    if given is None:
        return f"{line} (answer promised by {one.due}{', LATE' if one.late else ''})"
    return f"{line} ({given.outcome.value}, {given.moment}, {given.by or 'staff'}: {given.text or 'no text'})"
