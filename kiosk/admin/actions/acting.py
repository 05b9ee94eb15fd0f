# SPDX-License-Identifier: GPL-3.0-or-later
"""Who acts: a member of staff shows name and password, and has the role that the act asks for.

An act takes an `Acting` and writes its name into the journal. That two of them are different people, where an act asks
for two, is checked where that act is decided. A wrong password and a missing role are journalled before they are told.
"""

from dataclasses import dataclass

from kiosk.admin.actions.recording import recording
from kiosk.admin.actions.stores import station_store
from kiosk.base.clock import Clock
from kiosk.journal.entries import StaffRefused
from kiosk.station.config import Station
from kiosk.store.staff import Member, NotProven, Role, StaffRefusal, spelled


@dataclass(frozen=True, slots=True)
class Acting:
    """A member of staff who has just shown who they are; made by `acting` alone."""

    name: str
    roles: frozenset[Role]


def name_of(by: Acting | None) -> str:
    """Return how the journal names who acts; empty for nobody, which there is while a station has no staff."""
    return by.name if by else ""


def acting(station: Station, name: str, password: str, role: Role | None, clock: Clock) -> Acting | StaffRefusal:
    """Tell who acts, with the role that is asked for (None: any). Raises BadInput and CannotRecord."""
    with station_store(station) as store:
        shown = _judged(store.staff.check(name, password, clock.now()), role)
        known = spelled(name) if store.staff.knows(name) else ""
    if isinstance(shown, StaffRefusal) and shown.why is not NotProven.WAIT:
        with recording(station, clock) as keep:
            keep(StaffRefused(known, shown.why.value))
    return shown


def _judged(shown: Member | StaffRefusal, role: Role | None) -> Acting | StaffRefusal:
    if isinstance(shown, StaffRefusal):
        return shown
    if role is not None and role not in shown.roles:
        return StaffRefusal(NotProven.ROLE)
    return Acting(shown.name, shown.roles)


def has_staff(station: Station) -> bool:
    """Tell whether this station has a member of staff yet; until then its acts are nobody's by name."""
    with station_store(station) as store:
        return bool(store.staff.members())
