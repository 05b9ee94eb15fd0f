# SPDX-License-Identifier: GPL-3.0-or-later
"""Who belongs to the staff: joining, roles, passwords, leaving. Each act is journalled before it is done.

How many must agree is the store's to say (`store.staff`): two different members, from the third one on.
"""

from kiosk.admin.actions.acting import Acting
from kiosk.admin.actions.recording import recording
from kiosk.admin.actions.stores import station_store
from kiosk.base.clock import Clock
from kiosk.journal.entries import StaffAdded, StaffCardIssued, StaffChanged, StaffPasswordSet, StaffRemoved
from kiosk.station.config import Station
from kiosk.store.staff import Member, Role

Consent = tuple[Acting, ...]  # who agrees: nobody, one or two members


def members(station: Station) -> tuple[Member, ...]:
    """Return the members of staff, by name. Raises BadInput and CannotRecord."""
    with station_store(station) as store:
        return store.staff.members()


def add(station: Station, name: str, password: str, roles: frozenset[Role], consent: Consent, clock: Clock) -> None:
    """Let somebody join. Raises BadInput and CannotRecord; then nobody joined."""
    with (
        station_store(station) as store,
        recording(station, clock) as keep,
        store.staff.adding(name, password, roles, _names(consent)) as kept,
    ):
        keep(StaffAdded(kept, spoken_roles(roles), *_two(consent)))


def change_roles(station: Station, name: str, roles: frozenset[Role], consent: Consent, clock: Clock) -> None:
    """Give a member these roles and no other. Raises BadInput and CannotRecord; then nothing changed."""
    with (
        station_store(station) as store,
        recording(station, clock) as keep,
        store.staff.changing_roles(name, roles, _names(consent)) as kept,
    ):
        keep(StaffChanged(kept, spoken_roles(roles), *_two(consent)))


def set_password(station: Station, name: str, password: str, consent: Consent, clock: Clock) -> None:
    """Set a member's password. Raises BadInput and CannotRecord; then the old one stays."""
    with (
        station_store(station) as store,
        recording(station, clock) as keep,
        store.staff.setting_password(name, password, _names(consent)) as kept,
    ):
        keep(StaffPasswordSet(kept, *_two(consent)))


def give_card(station: Station, name: str, number: str, consent: Consent, clock: Clock) -> str:
    """Give a member a card for the screen and return its PIN, once. Raises BadInput and CannotRecord."""
    with (
        station_store(station) as store,
        recording(station, clock) as keep,
        store.staff_cards.giving(name, number, _names(consent)) as (kept, pin),
    ):
        keep(StaffCardIssued(kept, *_two(consent)))
        return pin


def remove(station: Station, name: str, consent: Consent, clock: Clock) -> None:
    """Let a member go. Raises BadInput and CannotRecord; then they stay."""
    with (
        station_store(station) as store,
        recording(station, clock) as keep,
        store.staff.removing(name, _names(consent)) as kept,
    ):
        keep(StaffRemoved(kept, *_two(consent)))


def spoken_roles(roles: frozenset[Role]) -> str:
    """Return roles as the journal and lists write them."""
    return " ".join(role.value for role in Role if role in roles)


def _names(consent: Consent) -> tuple[str, ...]:
    return tuple(one.name for one in consent)


def _two(consent: Consent) -> tuple[str, str]:
    by, second, *_ = (*_names(consent), "", "")
    return by, second
