# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl gateway`: prints what the connection doctor finds. Exit code 1 where it stops, 2 for bad input."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from kiosk.admin.actions.diagnosis import Finding, Mark, Sign
from kiosk.admin.actions.doctor import Means, examine, means_of
from kiosk.admin.cli.faults import FINDINGS, bad_input_exits
from kiosk.admin.cli.options import AsJson
from kiosk.station.config import read_station
from kiosk.wire.asking import ask_stats

app = typer.Typer(no_args_is_help=True, help="Ask how the gateway fares.")

SENTENCES: Final[Mapping[Sign, str]] = {
    Sign.READ: "The address is read as {address}",
    Sign.UNREADABLE: "No such address is taken: {reason}",
    Sign.ALLOWED: "Allowed by {rule} of the site {site}",
    Sign.PART: "No page of its own: it loads as a part of a site's pages",
    Sign.REFUSED: "Refused: {reason} (site {site}, rule {rule}). The doctor goes no further than a reader may",
    Sign.RESOLVED: "{host} leads to {addresses}",
    Sign.NO_SUCH_NAME: "Whoever knows names says that {host} has no address",
    Sign.NAMES_SILENT: "Nobody gives an answer about {host}: see the servers in /etc/resolv.conf, or the line",
    Sign.PUBLIC: "{address} is a public address",
    Sign.EXEMPT: "{address} is not public ({place}), and station.toml lets this host be there",
    Sign.NOT_PUBLIC: "{address} is refused: it is not a public address ({place}), so nothing of this name is dialled",
    Sign.ITSELF: "{address} is refused: the gateway itself listens there",
    Sign.CONNECTED: "{address} port {port} takes connections, after {milliseconds} ms",
    Sign.NOT_CONNECTED: "{address} port {port} cannot be reached, after {milliseconds} ms",
    Sign.TIMED_OUT: "{address} port {port} does not answer, after {milliseconds} ms",
    Sign.NO_ANSWER: "No answer in time",
    Sign.UNREACHED: "None of the addresses takes connections: the site is down, or something on the way is shut",
    Sign.VERIFIED: "{version}; the certificate is good for {host} until {until}, given by {issuer}",
    Sign.OTHER_NAME: "The certificate is not for {host}",
    Sign.EXPIRED: "The certificate has expired, or this machine's clock is wrong",
    Sign.NOT_YET: "The certificate is not valid yet, or this machine's clock is wrong",
    Sign.UNKNOWN_AUTHORITY: "This machine does not know the authority that gave the certificate ({detail})",
    Sign.BAD_CERTIFICATE: "The certificate cannot be accepted ({detail})",
    Sign.NO_TLS: "The other side does not shake hands as TLS asks ({detail})",
    Sign.CLOSED: "The other side closes the connection",
    Sign.ANSWERED: "The site answers with status {status}",
    Sign.NO_HTTP: "The other side does not speak HTTP",
    Sign.PROXY_TUNNEL: "The institution's proxy leads on to the site",
    Sign.PROXY_THERE: "The institution's proxy takes connections",
    Sign.PROXY_AWAY: "The institution's proxy does not answer as one; see it, and [gateway.upstream] in station.toml",
    Sign.PROXY_CERTIFICATE: "The certificate of the institution's proxy cannot be accepted; see `authority`",
    Sign.PROXY_CREDENTIALS: "The institution's proxy does not take this station's name and password",
    Sign.PROXY_REFUSES: "The institution's proxy refuses by its own rules",
    Sign.PROXY_NO_WAY: "The institution's proxy finds no way to the site ({reason})",
}


@app.command()
def doctor(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address that does not open.")],
    config: Annotated[Path, typer.Option(help="The station's station.toml.")],
    group: Annotated[str, typer.Option(help="The reader's group.")] = "",
    as_json: AsJson = False,
) -> None:
    """Walk the gateway's steps to an address, and print each; exit code 1 where the walk stops."""
    with bad_input_exits():
        means = means_of(read_station(config), group=group or None)
    if not asyncio.run(walk(url, means, as_json=as_json)):
        raise typer.Exit(FINDINGS)


@app.command()
def stats(config: Annotated[Path, typer.Option(help="The station's station.toml.")]) -> None:
    """Print what the running gateway counts, in the Prometheus text format."""
    with bad_input_exits():
        typer.echo(ask_stats(read_station(config).socket), nl=False)


async def walk(url: str, means: Means, *, as_json: bool) -> bool:
    """Print every finding when it is made; tell whether all is well."""
    well = True
    async for finding in examine(url, means):
        well = well and finding.mark is not Mark.STOP
        typer.echo(json.dumps(finding.as_json(), ensure_ascii=False) if as_json else spoken(finding))
    return well


def spoken(finding: Finding) -> str:
    """Return a finding as a line for people."""
    sentence = SENTENCES[finding.sign].format(**finding.facts)
    return f"{finding.step.value:<9}{finding.mark.value:<6}{sentence}."
