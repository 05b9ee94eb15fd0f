# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards and waits, as someone who guesses would try them."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import Pseudonym, ReaderNumber
from kiosk.store.store import LONGEST_WAIT, Store, open_store

NOW = datetime(2026, 12, 1, 5, tzinfo=UTC)
ANNA, BORIS, NOBODYS = ReaderNumber("1001"), ReaderNumber("1002"), ReaderNumber("9999")
PEPPER = b"p" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path, PEPPER)
    yield opened
    opened.close()


def guess(store: Store, number: ReaderNumber, times: int, now: datetime = NOW) -> None:
    for _ in range(times):
        assert not store.try_pin(number, "wrong", now)


def test_a_card_is_issued_once_and_its_pin_is_kept_nowhere(store: Store, path: Path) -> None:
    pin = store.add_reader(ANNA)
    assert store.try_pin(ANNA, pin, NOW)
    with pytest.raises(BadInput, match="1001 is issued already"):
        store.add_reader(ANNA)
    assert store.try_pin(ANNA, pin, NOW)
    assert pin.encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_card_is_not_issued_where_its_entry_cannot_be_written(store: Store) -> None:
    with pytest.raises(CannotRecord), store.adding_reader(ANNA):
        raise CannotRecord("journal")
    assert store.add_reader(ANNA)


@pytest.mark.parametrize("number", ["", "123", "123456789", "12a4", "１２３４", "12 4", "-123", "1234\n"])
def test_a_number_has_four_to_eight_digits(number: str, store: Store) -> None:
    with pytest.raises(BadInput, match="four to eight digits"):
        store.add_reader(ReaderNumber(number))


@pytest.mark.parametrize("number", [ANNA, NOBODYS])
def test_waits_grow_alike_for_a_card_and_for_none(number: ReaderNumber, store: Store) -> None:
    """Otherwise the wait itself would tell which numbers are issued."""
    store.add_reader(ANNA)
    waits = []
    for _ in range(14):
        guess(store, number, 1)
        waits.append(store.wait_seconds(number, NOW))
    assert waits[:8] == [0, 0, 5, 10, 20, 40, 80, 160]
    assert waits[-1] == LONGEST_WAIT


def test_a_wait_runs_off_and_the_next_wrong_try_doubles_it(store: Store) -> None:
    guess(store, ANNA, 3)
    assert store.wait_seconds(ANNA, NOW + timedelta(seconds=4)) == 1
    assert store.wait_seconds(ANNA, NOW + timedelta(seconds=5)) == 0
    guess(store, ANNA, 1, NOW + timedelta(seconds=5))
    assert store.wait_seconds(ANNA, NOW + timedelta(seconds=5)) == 10


def test_a_wait_outlives_a_restart(store: Store, path: Path) -> None:
    guess(store, ANNA, 4)
    again = open_store(path, PEPPER)
    assert again.wait_seconds(ANNA, NOW) == 10
    again.close()


def test_a_try_counts_before_its_answer_so_that_pulling_the_plug_wins_nothing(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plug_pulled(*_arguments: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.store.pins.PinBox.fits", plug_pulled)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            store.try_pin(ANNA, "482915", NOW)
    again = open_store(path, PEPPER)
    assert again.wait_seconds(ANNA, NOW) == 5
    again.close()


def test_one_readers_wait_is_not_anothers(store: Store) -> None:
    pin = store.add_reader(BORIS)
    guess(store, ANNA, 10)
    assert store.wait_seconds(BORIS, NOW) == 0
    assert store.try_pin(BORIS, pin, NOW)
    assert store.wait_seconds(ANNA, NOW) > 0


def test_a_right_pin_takes_back_its_own_cards_tries_alone(store: Store) -> None:
    pin = store.add_reader(BORIS)
    guess(store, BORIS, 2)
    guess(store, NOBODYS, 27)
    assert store.try_pin(BORIS, pin, NOW)
    guess(store, BORIS, 1)
    assert store.wait_seconds(ANNA, NOW) == 5  # the station's thirtieth


def test_a_right_card_between_guesses_does_not_clear_the_station(store: Store) -> None:
    pin, later = store.add_reader(BORIS), NOW
    for number in range(40):
        later += timedelta(minutes=2)
        guess(store, ReaderNumber(str(5000 + number)), 1, later)
        assert store.try_pin(BORIS, pin, later)
    guess(store, NOBODYS, 1, later)
    assert store.wait_seconds(ANNA, later) == 60


def test_the_stations_count_is_forgotten_after_a_quiet_hour_and_a_cards_is_not(store: Store) -> None:
    guess(store, ANNA, 35)
    assert store.wait_seconds(NOBODYS, NOW) == 60
    later = NOW + timedelta(hours=2)
    guess(store, BORIS, 1, later)
    assert store.wait_seconds(NOBODYS, later) == 0
    guess(store, ANNA, 1, later)
    assert store.wait_seconds(ANNA, later) == LONGEST_WAIT


def test_a_clock_that_stood_in_the_future_shuts_nobody_out_for_years(store: Store) -> None:
    guess(store, ANNA, 10, NOW + timedelta(days=2000))
    assert store.wait_seconds(ANNA, NOW) == LONGEST_WAIT


def test_a_typed_text_that_is_no_number_is_kept_nowhere(store: Store, path: Path) -> None:
    guess(store, ReaderNumber("482915-typed-by-mistake"), 3)
    assert b"by-mistake" not in path.read_bytes()


def test_requests_to_staff_are_numbered_and_stay(store: Store, path: Path) -> None:
    assert store.ask(Pseudonym("r-a"), "https://a.example/", NOW) == 1
    assert store.ask(Pseudonym("r-a"), "https://a.example/", NOW) == 2
    again = open_store(path, PEPPER)
    assert [(ask.number, ask.reader, ask.address) for ask in again.open_asks()] == [
        (1, "r-a", "https://a.example/"),
        (2, "r-a", "https://a.example/"),
    ]
    again.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_another_file_is_bad_input_and_left_alone(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(BadInput, match="a store was expected"):
        open_store(path, PEPPER)
    assert path.read_bytes() == content


def test_a_newer_store_is_refused(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE about SET value = '3'")
    database.close()
    with pytest.raises(BadInput, match="version 2 was expected, this one is 3"):
        open_store(path, PEPPER)


def test_a_store_from_before_groups_is_brought_forward(store: Store, path: Path) -> None:
    pin = store.add_reader(ANNA)
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE readers DROP COLUMN reader_group")
        database.execute("UPDATE about SET value = '1'")
    database.close()
    again = open_store(path, PEPPER)
    assert again.try_pin(ANNA, pin, NOW)
    assert again.group(ANNA) == ""
    again.add_reader(ReaderNumber("7788"), "school")
    assert again.group(ReaderNumber("7788")) == "school"
    again.close()
    open_store(path, PEPPER).close()


def test_a_reader_s_group_is_a_plain_word(store: Store) -> None:
    with pytest.raises(BadInput, match="group: small Latin letters"):
        store.add_reader(ReaderNumber("7788"), "Under 18")
    assert store.group(ReaderNumber("7788")) == ""


def test_a_folder_that_is_not_there_is_bad_input(path: Path) -> None:
    with pytest.raises(BadInput, match="a store was expected"):
        open_store(path / "nowhere", PEPPER)


def test_a_store_that_cannot_be_written_says_so(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE tries")
    database.close()
    with pytest.raises(CannotRecord):
        store.try_pin(ANNA, "482915", NOW)
    with pytest.raises(CannotRecord):
        store.wait_seconds(ANNA, NOW)
