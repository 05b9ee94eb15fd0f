# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl policy import` and `export`.

An import ends with exit code 1 where an entry was not taken over exactly, or an address is judged otherwise, or
cannot be compared: the source may hold expressions whose meaning nobody can tell without running them. What is
made goes to standard output, or to the file that is named; what there is to say about it goes to standard error, or,
beside a file, to standard output.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kiosk.admin.actions import exchanges
from kiosk.admin.actions.policies import ZONE
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.exchange.imported import Fate

OutputOption = Annotated[Path | None, typer.Option("--output", help="The file to write; it must not be there yet.")]


def import_filter(
    filter_file: Annotated[Path, typer.Argument(metavar="FILE", help="The other product's file.")],
    product: Annotated[exchanges.Product, typer.Option("--from", help="Whose filter it is; Edge's is chrome.")],
    output: OutputOption = None,
    root: Annotated[
        Path | None, typer.Option(help="The folder inside which Squid's files may lie. Default: the file's own.")
    ] = None,
    like: Annotated[
        Path | None, typer.Option(help="The policy whose limits and notice are taken over. Default: the starter list.")
    ] = None,
    by: Annotated[str, typer.Option(help="Who brings it in, for `added_by`.")] = "imported, not yet decided on",
    check: Annotated[
        Path | None, typer.Option(help="A file of addresses, one a line: print each on which the two differ.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Turn another product's filter into a policy to go on with, and report what became of each of its entries."""
    now = SystemClock().now().astimezone(ZONE)
    with bad_input_exits():
        brought = exchanges.bring(filter_file, product, root=root, like=like, by=by, today=now.date())
        found = exchanges.differences(brought, check, now) if check else ()
        if output:
            exchanges.write_file(output, brought.text)
        else:
            typer.echo(brought.text, nl=False)
    _say(_report(brought, as_json), beside_file=output is not None)
    _say(_differences(found, as_json), beside_file=output is not None)
    if not brought.exact or found:
        raise typer.Exit(FINDINGS)


def export_policy(
    policy_file: Annotated[Path, typer.Argument(metavar="FILE", help="A policy in TOML.")],
    target: Annotated[exchanges.Target, typer.Option("--to", help="What it is for; Edge reads chrome's.")],
    output: Annotated[
        Path | None, typer.Option("--output", help="The file to write; it must not be there yet, or see --replace.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write in the place of a file that is there.")] = False,
    server_names: Annotated[
        bool, typer.Option("--server-names", help="For squid-openssl: compare the TLS server name too.")
    ] = False,
    intranet: Annotated[
        list[str] | None,
        typer.Option(help="For Squid: a host that may stand on the institution's own private network; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a policy in another product's form, and say where that form is wider than the policy."""
    with bad_input_exits():
        if replace and output is None:
            raise BadInput("--replace", "it was expected beside --output alone")
        given = tuple(intranet or ())
        exported = exchanges.hand_over(policy_file, target, server_names=server_names, intranet=given)
        if output:
            exchanges.write_file(output, exported.text, replace=replace)
        else:
            typer.echo(exported.text, nl=False)
    wider = [{"site": one.site, "says": one.says} for one in exported.wider]
    lines = (
        json.dumps(one, ensure_ascii=False)
        if as_json
        else f"wider: {one['site'] + ': ' if one['site'] else ''}{one['says']}"
        for one in wider
    )
    _say(lines, beside_file=output is not None)


def _report(brought: exchanges.Brought, as_json: bool) -> Iterable[str]:
    for line in brought.report:
        fields = {"place": line.place, "entry": line.entry, "fate": line.fate.value, "note": line.note}
        spoken = ": ".join(text for text in (fields["place"], fields["fate"], fields["entry"], fields["note"]) if text)
        yield json.dumps(fields, ensure_ascii=False) if as_json else spoken
    if not as_json:
        counts = (f"{sum(line.fate is fate for line in brought.report)} {fate.value}" for fate in Fate)
        sites, locks, lines = len(brought.policy.sites), len(brought.policy.locks), len(brought.report)
        yield f"{sites} sites, {locks} locks; of {lines} lines {', '.join(counts)}"


def _differences(found: Iterable[exchanges.Difference], as_json: bool) -> Iterable[str]:
    words = {True: "opens", False: "refuses", None: "unknown"}
    for one in found:
        reason = one.decision.reason.value if one.decision.reason else ""
        fields = {"url": one.url, "source": words[one.source_opens], "policy": words[one.decision.allowed]}
        if as_json:
            yield json.dumps({**fields, "reason": reason or None}, ensure_ascii=False)
        else:
            policy = f"the policy {fields['policy']}{f' ({reason})' if reason else ''}"
            differs, unknown = f"differs: {one.url}: the source {fields['source']}", f"cannot be compared: {one.url}"
            yield f"{unknown if one.source_opens is None else differs}, {policy}"


def _say(lines: Iterable[str], *, beside_file: bool) -> None:
    for line in lines:
        typer.echo(line, err=not beside_file)
