# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy`: prints what `actions.policies` finds. Exit code 2 for a file that cannot be taken."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import policies
from kiosk.admin.cli.faults import bad_input_exits
from kiosk.base.clock import SystemClock

app = typer.Typer(no_args_is_help=True, help="Read a policy file and ask it questions.")
PolicyFile = Annotated[Path, typer.Argument(metavar="FILE", help="A policy in TOML.")]


@app.command()
def explain(
    policy_file: PolicyFile,
    url: Annotated[str, typer.Argument(metavar="URL", help="The address to ask about.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say whether an address opens, by which rule, or why not."""
    with bad_input_exits():
        explanation = policies.explain(policy_file, url, SystemClock().now())
    fields = explanation.as_json()
    if as_json:
        typer.echo(json.dumps(fields, ensure_ascii=False))
        return
    for name, value in fields.items():
        typer.echo(f"{name:<10}{'-' if value is None else value}")


@app.command()
def check(policy_file: PolicyFile) -> None:
    """Read a policy as a station would, its examples included."""
    with bad_input_exits():
        policy = policies.check(policy_file)
    typer.echo(
        f"{policy_file}: fine: version {policy.version}, {len(policy.sites)} sites, "
        f"{len(policy.locks)} locks, holds until {policy.expires}, SHA-256 {policy.digest}"
    )
