# SPDX-License-Identifier: GPL-3.0-or-later
"""Transactions: who writes has the file from the start, what failed is not there, and it is synced."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from kiosk.store.store import Store
from tests.unit.store.conftest import ANNA, Shelf, issue


def test_who_writes_has_the_file_from_the_first_moment_and_who_reads_has_not(file: Shelf) -> None:
    database = file.open().staff._database
    assert isinstance(file.place, Path)
    with closing(sqlite3.connect(file.place, timeout=0, isolation_level=None)) as other:
        with database.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        with database.reading() as connection:
            connection.exec_driver_sql("SELECT * FROM readers").all()
            other.execute("BEGIN IMMEDIATE")


def test_what_is_written_is_synced(file: Shelf) -> None:
    with file.open().staff._database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_transaction_that_fails_leaves_nothing(store: Store, shelf: Shelf) -> None:
    def fail_halfway() -> None:
        with store.staff._database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM readers")
            connection.exec_driver_sql("CREATE TABLE more (x INTEGER)")
            raise ZeroDivisionError

    issue(store, ANNA)
    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert len(shelf.run("SELECT * FROM readers")) == 1
    with pytest.raises(DBAPIError, match="more"):
        shelf.run("SELECT * FROM more")
