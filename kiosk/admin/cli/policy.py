# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy`: prints what `actions.policies` finds. Exit code 1 for findings, 2 for what cannot be taken."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import policies
from kiosk.admin.cli import exchange
from kiosk.admin.cli.faults import BAD_INPUT, FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson, Language, LanguageOption
from kiosk.admin.cli.profile import profile
from kiosk.base.clock import SystemClock
from kiosk.policy.changes import Effect
from kiosk.policy.trace import Step
from kiosk.words.changes import EFFECTS, SAME
from kiosk.words.changes import spoken as say_change
from kiosk.words.findings import spoken as say_finding
from kiosk.words.findings import summed_up

app = typer.Typer(no_args_is_help=True, help="Read a policy file, ask it questions, compare, import and export it.")
app.command()(profile)
app.command("import")(exchange.import_filter)
app.command("export")(exchange.export_policy)
PolicyFile = Annotated[Path, typer.Argument(metavar="FILE", help="A policy in TOML.")]


@app.command()
def check(policy_file: PolicyFile, language: LanguageOption = Language.EN, as_json: AsJson = False) -> None:
    """Read a policy as a station would, and say what a reviewer would ask. Exit code 1 where there is something."""
    with bad_input_exits():
        checked = policies.check(policy_file, SystemClock().now().astimezone(policies.ZONE).date())
    for found in checked.found:
        says = say_finding(found.finding, language.value)
        if as_json:
            fields = {"concern": found.finding.concern.value, "line": found.line, "key": found.key, "says": says}
            typer.echo(json.dumps(fields, ensure_ascii=False))
        else:
            typer.echo(f"{policy_file}:{found.line}: {found.key}: {says}")
    if not as_json:
        typer.echo(f"{policy_file}: {summed_up(checked.policy, len(checked.found), language.value)}")
    if checked.found:
        raise typer.Exit(FINDINGS)


@app.command()
def explain(
    policy_file: PolicyFile,
    url: Annotated[str, typer.Argument(metavar="URL", help="The address to ask about.")],
    kind: Annotated[str, typer.Option(help="The kind of load: main_frame, sub_frame, script, image, xhr …")] = "",
    page: Annotated[str, typer.Option(help="The address of the page that asks, for its parts.")] = "",
    group: Annotated[str, typer.Option(help="The reader's group.")] = "",
    at: Annotated[str, typer.Option(help="The moment, for example 2026-11-24T10:00:00+05:00.")] = "",
    with_trace: Annotated[bool, typer.Option("--trace", help="Show every rule looked at, and why it lost.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say whether an address opens, by which rule, or why not; the exit code is 0 whatever the answer.

    Other methods than GET: `replay`.
    """
    with bad_input_exits():
        asked = policies.ask(url, SystemClock().now(), kind=kind, page=page, group=group, at=at)
        explanation = policies.explain(policy_file, asked)
    fields = explanation.as_json()
    if as_json:
        steps = [_fields(step) for step in explanation.steps]
        typer.echo(json.dumps({**fields, "trace": steps} if with_trace else fields, ensure_ascii=False))
        return
    for name, value in fields.items():
        typer.echo(f"{name:<10}{'-' if value is None else value}")
    if with_trace:
        _print_steps(explanation.steps)


@app.command()
def replay(policy_file: PolicyFile) -> None:
    """Judge JSON lines from standard input: url, and maybe method, kind, page, group, at. One answer a line."""
    faults = 0
    with bad_input_exits():
        for answer in policies.replay(policy_file, sys.stdin.buffer, SystemClock().now()):
            typer.echo(json.dumps(answer.fields, ensure_ascii=False))
            if answer.fault is not None:
                faults += 1
                typer.echo(str(answer.fault), err=True)
    if faults:
        raise typer.Exit(BAD_INPUT)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="The policy as it was.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The policy as it is to be.")],
    language: LanguageOption = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Say what B opens that A did not, and what no longer opens. Exit code 1 where there is something."""
    with bad_input_exits():
        found = policies.compare(before, after)
    for effect in Effect:
        of_effect = [change for change in found if change.effect is effect]
        if of_effect and not as_json:
            typer.echo(f"{EFFECTS[effect][language.value]}:")
        for change in of_effect:
            says = say_change(change, language.value)
            fields = {"effect": effect.value, "kind": change.kind.value, "subject": change.subject, "says": says}
            typer.echo(json.dumps(fields, ensure_ascii=False) if as_json else f"  {says}")
    if found:
        raise typer.Exit(FINDINGS)
    if not as_json:
        typer.echo(SAME[language.value])


@app.command("format")
def format_file(
    policy_file: PolicyFile,
    write: Annotated[bool, typer.Option("--write", help="Write the file anew instead of printing it.")] = False,
    only_check: Annotated[bool, typer.Option("--check", help="Only tell, by exit code 1, whether it differs.")] = False,
) -> None:
    """Put tables and keys in their canonical order; comments stay with what they are about."""
    with bad_input_exits():
        text, laid_out = policies.formatted(policy_file)
        if write and not only_check and text != laid_out:
            policies.write_formatted(policy_file, laid_out)
    if only_check:
        typer.echo(f"{policy_file}: {'in order' if text == laid_out else 'not in the canonical order'}")
        if text != laid_out:
            raise typer.Exit(FINDINGS)
    elif not write:
        typer.echo(laid_out, nl=False)


def _fields(step: Step) -> dict[str, str]:
    return {"role": step.role.value, "owner": step.owner, "rule": step.rule, "outcome": step.outcome.value}


def _print_steps(steps: Sequence[Step]) -> None:
    if not steps:
        typer.echo("No rule is about this host, or the address itself is refused.")
    for step in steps:
        typer.echo(f"  {step.role.value:<8}{step.owner:<20}{step.outcome.value:<22}{step.rule}")
