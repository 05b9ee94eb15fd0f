# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff bring in from other products' filters, and what they hand over to them."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited, write_atomic
from kiosk.base.paths import resources
from kiosk.exchange.chrome import read_chrome
from kiosk.exchange.drafts import Base, drafted
from kiosk.exchange.exported import Exported
from kiosk.exchange.imported import Fate, Imported, Line
from kiosk.exchange.seb import read_seb
from kiosk.exchange.squid import read_squid
from kiosk.exchange.to_chrome import export_chrome
from kiosk.exchange.to_squid import export_squid
from kiosk.policy.engine import Decision, Request, decide
from kiosk.policy.limits import FILE_BYTES
from kiosk.policy.model import Policy
from kiosk.policy.reader import read_policy, read_text
from kiosk.station.config import is_intranet_host

ADDRESSES_BYTES: Final = 16 * 1024 * 1024


class Product(enum.Enum):
    """Whose filter it is; the value is the word on the command line. Edge reads the same policy as Chrome."""

    CHROME = "chrome"
    SEB = "seb"
    SQUID = "squid"


class Target(enum.Enum):
    """What a policy can be written for."""

    CHROME = "chrome"
    SQUID = "squid"


@dataclass(frozen=True, slots=True)
class Brought:
    """An import: the policy's text, the policy it reads as, every line of the report, and the source's own judge."""

    text: str
    policy: Policy
    report: tuple[Line, ...]
    imported: Imported

    @property
    def exact(self) -> bool:
        return all(line.fate is Fate.EXACT for line in self.report)


@dataclass(frozen=True, slots=True)
class Difference:
    """An address on which the source and the policy do not agree, or may not (None), and what the policy says."""

    url: str
    source_opens: bool | None
    decision: Decision


def bring(path: Path, product: Product, *, root: Path | None, like: Path | None, by: str, today: date) -> Brought:
    """Read another product's filter as a policy to be.

    `root` is the folder inside which Squid's files may lie (none: the file's own); `like` is the policy whose limits
    and notice are taken over (none: the starter list). Raises BadInput.
    """
    source = like or resources() / "policy" / "starter.toml"
    imported = _READERS[product](path, root or path.parent)
    done = drafted(imported, Base(read_text(source), str(source), f"From {imported.product}", by, today))
    return Brought(done.text, done.policy, (*imported.report, *done.left_out), imported)


def differences(brought: Brought, addresses: Path, moment: datetime) -> tuple[Difference, ...]:
    """Ask both about each address of a file, one a line; `moment` is on the institution's wall clock. Raises BadInput.

    Empty lines and lines that begin with # are passed over.
    """
    try:
        lines = read_limited(addresses, ADDRESSES_BYTES).decode().splitlines()
    except UnicodeDecodeError as fault:
        raise BadInput(str(addresses), "text in UTF-8 was expected") from fault
    urls = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    asked = ((url, brought.imported.source.opens(url, "GET", moment), _decision(url, brought, moment)) for url in urls)
    return tuple(Difference(*one) for one in asked if one[1] is not one[2].allowed)


def hand_over(policy_path: Path, target: Target, *, server_names: bool, intranet: tuple[str, ...] = ()) -> Exported:
    """Write a policy in another product's form; the rest is for Squid, see `export_squid`. Raises BadInput."""
    policy = read_policy(policy_path)
    if target is Target.SQUID:
        for host in intranet:
            if not is_intranet_host(host):
                raise BadInput("--intranet", f"a host name like intranet.example.kz was expected, not {host[:80]!r}")
        return export_squid(policy, server_names=server_names, intranet=intranet)
    for option, given in (("--server-names", server_names), ("--intranet", intranet)):
        if given:
            raise BadInput(option, "it was expected with --to squid alone")
    return export_chrome(policy, str(policy_path))


def write_file(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a file that is not there yet, or, where that is wished for, in the place of one. Raises BadInput.

    Whoever reads it meanwhile finds the old one or the new one whole.
    """
    if path.exists() and not replace:
        raise BadInput(str(path), "a file that is not there yet was expected")
    try:
        write_atomic(path, text.encode())
    except OSError as fault:
        raise BadInput(str(path), f"a file that can be written was expected ({fault.strerror})") from fault


def _decision(url: str, brought: Brought, moment: datetime) -> Decision:
    return decide(Request(url), brought.policy, moment)


def _chrome(path: Path, _root: Path) -> Imported:
    return read_chrome(read_limited(path, FILE_BYTES), str(path))


def _seb(path: Path, _root: Path) -> Imported:
    return read_seb(read_limited(path, FILE_BYTES), str(path))


_READERS: Final[Mapping[Product, Callable[[Path, Path], Imported]]] = {
    Product.CHROME: _chrome,
    Product.SEB: _seb,
    Product.SQUID: read_squid,
}
