# SPDX-License-Identifier: GPL-3.0-or-later
"""One database and its transactions: what is written is on the disk, and what was deleted is overwritten.

A writing transaction of SQLite takes the file from its first statement on (BEGIN IMMEDIATE), so that what it read
before it writes is still so; on PostgreSQL whoever reads before writing locks the rows (`with_for_update`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from kiosk.base.errors import CannotRecord

BUSY_SECONDS: Final = 15  # an import of many cards may hold the file for some seconds
CONNECT_SECONDS: Final = 5
POSTGRESQL: Final = "postgresql"
# What was acknowledged is on the server's disk, and nobody waits for a lock longer than for SQLite's file.
_SERVER_SETTINGS: Final = {"synchronous_commit": "on", "lock_timeout": f"{BUSY_SECONDS}s", "statement_timeout": "30s"}


class Database:
    """The open database."""

    def __init__(self, engine: Engine, place: str) -> None:
        """`place` is how messages name it, without any password."""
        self.engine, self.place = engine, place
        self._writer = engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One look. Raises CannotRecord where the database does not answer."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as fault:
            raise CannotRecord(self.place) from fault

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction. Raises CannotRecord where the database does not take it."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except DBAPIError as fault:
            raise CannotRecord(self.place) from fault

    def close(self) -> None:
        self.engine.dispose()


def sqlite_engine(path: Path) -> Engine:
    """Return an engine whose transactions begin when we say so, also around changes of tables."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)
    return engine


def postgresql_engine(url: str, password: str | None) -> Engine:
    """Return an engine for a server; the password is kept out of the address, which messages show."""
    options = " ".join(f"-c {name}={value}" for name, value in _SERVER_SETTINGS.items())
    arguments: dict[str, str | int] = {"connect_timeout": CONNECT_SECONDS, "options": options}
    if password is not None:
        arguments["password"] = password
    return create_engine(url, connect_args=arguments, pool_pre_ping=True)


def insert_once(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Return an insertion that leaves a row of the same key as it is."""
    kind = postgresql.insert if connection.dialect.name == POSTGRESQL else sqlite.insert
    return kind(table).on_conflict_do_nothing()


def _connected(connection: object, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # DB-API connection: it begins nothing by itself
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]  # DB-API connection


def _begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
