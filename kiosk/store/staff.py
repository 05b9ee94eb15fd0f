# SPDX-License-Identifier: GPL-3.0-or-later
"""Members of staff: who may open sites and see records, and how they show who they are.

- A person may hold several roles. That editor and approver of one thing are two people is checked where that thing is
  decided.
- Whoever joins, changes roles or leaves needs the consent of two different members: nobody alone may take a role that
  opens sites or erases records. While a station has no member the first one joins by itself, and the second one with
  the first's consent; from then on there are always two.
- A member changes their own password alone; a forgotten one is set with the consent of two.
"""

import enum
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.base.errors import BadInput
from kiosk.base.ids import StationId
from kiosk.store.database import Database
from kiosk.store.passwords import PasswordBox, check_new_password
from kiosk.store.schema import about, staff, staff_cards, staff_roles
from kiosk.store.tries import Judged, Scope, Trier, attempt, forget

LEAST_MEMBERS: Final = 2
_NAME: Final = re.compile(r"\w(?:[\w .'-]{0,38}[\w.])")


class Role(enum.Enum):
    """What a member of staff may do."""

    LIBRARIAN = "librarian"
    EDITOR = "editor"
    APPROVER = "approver"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff, by the name that the journal names them by."""

    name: str
    roles: frozenset[Role]


class NotProven(enum.Enum):
    """Why somebody may not act."""

    WRONG = "wrong"
    WAIT = "wait"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class StaffRefusal:
    """Somebody may not act, and how many seconds the next try must wait."""

    why: NotProven
    seconds: int = 0


class Staff:
    """The members of staff of a store."""

    def __init__(self, database: Database, passwords: PasswordBox, station: StationId) -> None:
        self._database, self._passwords = database, passwords
        self._place = Trier(Scope.STAFF_PLACE, station)

    def check(self, name: str, password: str, now: datetime) -> Member | StaffRefusal:
        """Tell who shows this password; a name that nobody has waits like any other."""
        name = spelled(name)
        own = Trier(Scope.STAFF, name) if _NAME.fullmatch(name) else None
        kept = self._password_hash(name) if own else None  # what was typed may be no text that a server takes
        tried = attempt(self._database, own, self._place, now, lambda: self._passwords.fits(password, kept))
        match tried.judged:
            case Judged.RIGHT:
                return Member(name, self.roles_of(name))
            case Judged.WRONG | Judged.TOO_EARLY:
                return StaffRefusal(NotProven(tried.judged.value), tried.wait)

    def members(self) -> tuple[Member, ...]:
        """Return all members, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(staff_roles)).all()
            names = connection.execute(select(staff.c.name).order_by(staff.c.name)).scalars().all()
        return tuple(Member(name, _known(row.role for row in rows if row.name == name)) for name in names)

    def knows(self, name: str) -> bool:
        """Tell whether a member has this name."""
        with self._database.reading() as connection:
            return spelled(name) in _names(connection)

    @contextmanager
    def adding(self, name: str, password: str, roles: frozenset[Role], consent: tuple[str, ...]) -> Iterator[str]:
        """Let somebody join if the block under it passes, and yield their name as it is kept. Raises BadInput."""
        name = _new_name(name)
        check_new_password(password, name)
        _some(roles)
        kept = self._passwords.hash(password)
        with self.agreed(consent) as connection:
            if name.casefold() in map(str.casefold, _names(connection)):
                raise BadInput("staff", f"{name} is a member already")
            connection.execute(insert(staff).values(name=name, password_hash=kept))
            _give(connection, name, roles)
            yield name

    @contextmanager
    def changing_roles(self, name: str, roles: frozenset[Role], consent: tuple[str, ...]) -> Iterator[str]:
        """Give a member other roles if the block under it passes. Raises BadInput."""
        _some(roles)
        with self.agreed(consent) as connection:
            name = must_be_member(connection, name)
            connection.execute(delete(staff_roles).where(staff_roles.c.name == name))
            _give(connection, name, roles)
            yield name

    @contextmanager
    def setting_password(self, name: str, password: str, consent: tuple[str, ...]) -> Iterator[str]:
        """Set a password, by its own member or by two, if the block under it passes. Raises BadInput."""
        name = spelled(name)
        check_new_password(password, name)
        kept = self._passwords.hash(password)
        with self.agreed(consent, alone=name) as connection:
            name = must_be_member(connection, name)
            connection.execute(update(staff).where(staff.c.name == name).values(password_hash=kept))
            forget(connection, Trier(Scope.STAFF, name))
            yield name

    @contextmanager
    def removing(self, name: str, consent: tuple[str, ...]) -> Iterator[str]:
        """Let a member go if the block under it passes; two must stay. Raises BadInput."""
        with self.agreed(consent) as connection:
            name = must_be_member(connection, name)
            if len(_names(connection)) <= LEAST_MEMBERS:
                raise BadInput("staff", "two members who stay were expected: let another one join first")
            connection.execute(delete(staff_roles).where(staff_roles.c.name == name))
            connection.execute(delete(staff_cards).where(staff_cards.c.name == name))
            connection.execute(delete(staff).where(staff.c.name == name))
            forget(connection, Trier(Scope.STAFF, name))
            yield name

    @contextmanager
    def agreed(self, consent: tuple[str, ...], alone: str | None = None) -> Iterator[Connection]:
        """One transaction that nobody else's runs beside, if enough different members agree. Raises BadInput."""
        with self._database.writing() as connection:
            connection.execute(select(about).where(about.c.key == "version").with_for_update())
            there = _names(connection)
            agreed = set(consent) & there
            if alone not in agreed and len(agreed) < min(len(there), LEAST_MEMBERS):
                raise BadInput("staff", "the consent of two different members of staff was expected")
            yield connection

    def _password_hash(self, name: str) -> str | None:
        with self._database.reading() as connection:
            return connection.execute(select(staff.c.password_hash).where(staff.c.name == name)).scalar()

    def roles_of(self, name: str) -> frozenset[Role]:
        with self._database.reading() as connection:
            return _known(connection.execute(select(staff_roles.c.role).where(staff_roles.c.name == name)).scalars())


def spelled(name: str) -> str:
    """Return a name in the one spelling that is kept (NFC, no spaces around it)."""
    return unicodedata.normalize("NFC", name).strip()


def _new_name(name: str) -> str:
    name = spelled(name)
    if not _NAME.fullmatch(name):
        expected = "a name of 2 to 40 letters, digits, spaces, hyphens, dots and apostrophes was expected"
        raise BadInput("staff", expected)
    return name


def must_be_member(connection: Connection, name: str) -> str:
    name = spelled(name)
    if name not in _names(connection):
        raise BadInput("staff", f"a member was expected, nobody is called {name!r}")
    return name


def _some(roles: frozenset[Role]) -> None:
    if not roles:
        raise BadInput("roles", f"one or more of {', '.join(role.value for role in Role)} were expected")


def _names(connection: Connection) -> set[str]:
    return set(connection.execute(select(staff.c.name)).scalars())


def _give(connection: Connection, name: str, roles: frozenset[Role]) -> None:
    for role in roles:
        connection.execute(insert(staff_roles).values(name=name, role=role.value))


def _known(roles: Iterable[str]) -> frozenset[Role]:
    """Return the roles that this version knows; another gives nothing."""
    held = set(roles)
    return frozenset(role for role in Role if role.value in held)
