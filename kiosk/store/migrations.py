# SPDX-License-Identifier: GPL-3.0-or-later
"""How an older store becomes this version's: an ordered list of steps forward, run when the store is opened.

- A file is copied first, to a name that says before which version (`store.db.before-3`).
- All steps are one transaction: a step that fails leaves the store as it was.
- There is no way back, and a store of a newer version is refused: it may hold what this program would lose.
- Steps are written in SQL and never import the tables of today, which go on changing.
"""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, inspect, text

from kiosk.base.errors import BadInput
from kiosk.base.ids import StationId
from kiosk.store.database import POSTGRESQL, Database
from kiosk.store.schema import about, metadata

Step = Callable[[Connection, StationId], None]

# Any number, the same for all who open the same database: two stations bring it forward one after the other.
_POSTGRESQL_LOCK: Final = 7_233_114_905


def bring_forward(database: Database, path: Path | None, station: StationId) -> None:
    """Make the tables, or bring them to this version. Raises BadInput for what is no store, or a newer one."""
    with database.writing() as connection:
        if connection.dialect.name == POSTGRESQL:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRESQL_LOCK})
        tables = set(inspect(connection).get_table_names())
        if not tables:
            metadata.create_all(connection)
            connection.execute(insert(about).values(key="version", value=str(VERSION)))
            return
        version = _version(connection, database.place, tables)
        if version == VERSION:
            return
        if path is not None:
            _copy(path, path.with_name(f"{path.name}.before-{VERSION}"))
        for number in range(version, VERSION):
            STEPS[number](connection, station)
        connection.execute(text("UPDATE about SET value = :version WHERE key = 'version'"), {"version": str(VERSION)})


def _version(connection: Connection, place: str, tables: set[str]) -> int:
    if "about" not in tables:
        raise BadInput(place, "a store was expected (it holds other tables)")
    value = connection.execute(text("SELECT value FROM about WHERE key = 'version'")).scalar()
    if not isinstance(value, str) or not value.isdecimal() or not 1 <= int(value) <= VERSION:
        raise BadInput(place, f"a store of version {VERSION} or older was expected, this one is {value}")
    return int(value)


def _copy(path: Path, backup: Path) -> None:
    """Copy the whole file as it is now, also where something else reads it, to a file of its owner alone."""
    fresh = backup.with_name(f"{backup.name}.new")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(fresh)) as target:
        target.execute("PRAGMA synchronous = FULL")
        source.backup(target)
    os.replace(fresh, backup)


def _groups(connection: Connection, _station: StationId) -> None:
    connection.execute(text("ALTER TABLE readers ADD COLUMN reader_group VARCHAR(80) NOT NULL DEFAULT ''"))


def _accounts(connection: Connection, station: StationId) -> None:
    """Readers with names and suspensions, members of staff, answers to requests, tries by scope."""
    for statement in _ACCOUNTS.split(";"):
        connection.execute(text(statement), {"station": station} if ":station" in statement else {})


def _purposes(connection: Connection, _station: StationId) -> None:
    """What a reader says that they need a page for."""
    connection.execute(text("ALTER TABLE asks ADD COLUMN purpose VARCHAR(20) NOT NULL DEFAULT ''"))


_ACCOUNTS: Final = """
ALTER TABLE readers ADD COLUMN name VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE readers ADD COLUMN language VARCHAR(2) NOT NULL DEFAULT '';
ALTER TABLE readers ADD COLUMN session_minutes INTEGER;
ALTER TABLE readers ADD COLUMN day_minutes INTEGER;
ALTER TABLE readers ADD COLUMN week_minutes INTEGER;
ALTER TABLE readers ADD COLUMN suspended_until BIGINT NOT NULL DEFAULT '0';
ALTER TABLE readers ADD COLUMN suspended_why VARCHAR(20) NOT NULL DEFAULT '';
ALTER TABLE readers ADD COLUMN suspended_note VARCHAR(500) NOT NULL DEFAULT '';
ALTER TABLE readers ADD COLUMN must_change_pin BOOLEAN NOT NULL DEFAULT 0;
CREATE TABLE removed (reader VARCHAR(40) NOT NULL PRIMARY KEY);
ALTER TABLE tries RENAME TO tries_2;
CREATE TABLE tries (
    scope VARCHAR(10) NOT NULL, who VARCHAR(100) NOT NULL, wrong INTEGER NOT NULL, next_at BIGINT NOT NULL,
    PRIMARY KEY (scope, who));
INSERT INTO tries SELECT 'card', number, wrong, next_at FROM tries_2 WHERE number <> '';
INSERT INTO tries SELECT 'station', :station, wrong, next_at FROM tries_2 WHERE number = '';
DROP TABLE tries_2;
CREATE TABLE staff (name VARCHAR(40) NOT NULL PRIMARY KEY, password_hash VARCHAR(200) NOT NULL);
CREATE TABLE staff_roles (
    name VARCHAR(40) NOT NULL REFERENCES staff (name), role VARCHAR(20) NOT NULL, PRIMARY KEY (name, role));
CREATE TABLE staff_cards (
    number VARCHAR(8) NOT NULL PRIMARY KEY,
    name VARCHAR(40) NOT NULL UNIQUE REFERENCES staff (name), pin_hash VARCHAR(200) NOT NULL);
ALTER TABLE asks RENAME TO asks_2;
CREATE TABLE asks (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    reader VARCHAR(40) NOT NULL, moment VARCHAR(40) NOT NULL, address TEXT NOT NULL,
    outcome VARCHAR(10) NOT NULL DEFAULT '', answer VARCHAR(1000) NOT NULL DEFAULT '',
    answered_by VARCHAR(40) NOT NULL DEFAULT '', answered_at VARCHAR(40) NOT NULL DEFAULT '');
INSERT INTO asks (number, reader, moment, address) SELECT number, reader, moment, address FROM asks_2;
DROP TABLE asks_2
"""

# From each version to the next. A database server never held a version before 3: the first two are SQLite's own.
STEPS: Final[Mapping[int, Step]] = {1: _groups, 2: _accounts, 3: _purposes}
VERSION: Final = max(STEPS) + 1
