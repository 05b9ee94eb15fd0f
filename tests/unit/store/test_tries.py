# SPDX-License-Identifier: GPL-3.0-or-later
"""Waits after wrong tries, as someone who guesses would meet them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from kiosk.base.ids import ReaderNumber
from kiosk.store.store import Store
from kiosk.store.tries import LONGEST_WAIT, LONGEST_WAIT_OF_A_PLACE, Judged, Scope, Tried, wait_after
from tests.unit.store.conftest import ANNA, BORIS, NOBODYS, NOW, Shelf, issue


def guess(store: Store, number: ReaderNumber, times: int, now: datetime = NOW) -> Tried:
    """Guess wrongly again and again, each time as soon as it counts; return the last outcome."""
    tried = Tried(Judged.WRONG, 0)
    for _ in range(times):
        now += timedelta(seconds=tried.wait)
        tried = store.readers.try_pin(number, "wrong", now)
        assert tried.judged is Judged.WRONG
    return tried


def others_guess(store: Store, times: int, now: datetime = NOW) -> Tried:
    """Guess once for each of many numbers."""
    return [guess(store, ReaderNumber(str(5000 + number)), 1, now) for number in range(times)][-1]


@pytest.mark.parametrize("number", [ANNA, NOBODYS])
def test_waits_grow_alike_for_a_card_and_for_none(number: ReaderNumber, store: Store) -> None:
    """Otherwise the wait itself would tell which numbers are issued."""
    issue(store, ANNA)
    waits, now = [], NOW
    for _ in range(14):
        waits.append(guess(store, number, 1, now).wait)
        now += timedelta(seconds=waits[-1])
    assert waits[:8] == [0, 0, 5, 10, 20, 40, 80, 160]
    assert waits[-1] == LONGEST_WAIT


def test_a_try_before_its_time_is_neither_counted_nor_checked(store: Store) -> None:
    pin = issue(store, ANNA)
    guess(store, ANNA, 3)
    for tried in (pin, "wrong", pin):
        assert store.readers.try_pin(ANNA, tried, NOW) == Tried(Judged.TOO_EARLY, 5)
    assert store.readers.try_pin(ANNA, pin, NOW + timedelta(seconds=4)) == Tried(Judged.TOO_EARLY, 1)
    assert guess(store, ANNA, 1, NOW + timedelta(seconds=5)).wait == 10
    assert store.readers.try_pin(ANNA, pin, NOW + timedelta(seconds=15)) == Tried(Judged.RIGHT, 0)
    assert guess(store, ANNA, 2, NOW + timedelta(seconds=15)).wait == 0


def test_guessing_on_many_stations_at_once_wins_no_more_tries(shelf: Shelf) -> None:
    stations = [shelf.open(f"station-{number}") for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        tried = list(threads.map(lambda store: store.readers.try_pin(ANNA, "wrong", NOW).judged, stations))
    assert sorted(judged.value for judged in tried) == ["wait"] * 5 + ["wrong"] * 3


def test_a_wait_outlives_a_restart(store: Store, shelf: Shelf) -> None:
    guess(store, ANNA, 3)
    assert shelf.open().readers.try_pin(ANNA, "wrong", NOW) == Tried(Judged.TOO_EARLY, 5)


def test_a_try_counts_before_its_answer_so_that_pulling_the_plug_wins_nothing(
    store: Store, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plug_pulled(*_arguments: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.store.pins.PinBox.fits", plug_pulled)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            store.readers.try_pin(ANNA, "482915", NOW)
    assert shelf.open().readers.try_pin(ANNA, "482915", NOW) == Tried(Judged.TOO_EARLY, 5)


def test_one_readers_wait_is_not_anothers(store: Store) -> None:
    pin = issue(store, BORIS)
    guess(store, ANNA, 3)
    assert store.readers.try_pin(BORIS, pin, NOW).judged is Judged.RIGHT
    assert store.readers.try_pin(ANNA, pin, NOW).judged is Judged.TOO_EARLY


def test_a_right_pin_takes_back_its_own_cards_tries_alone(store: Store) -> None:
    pin = issue(store, BORIS)
    guess(store, BORIS, 2)
    others_guess(store, 27)
    assert store.readers.try_pin(BORIS, pin, NOW).judged is Judged.RIGHT
    assert guess(store, BORIS, 1).wait == 5  # the card's first, and the station's thirtieth
    assert store.readers.try_pin(ANNA, pin, NOW) == Tried(Judged.TOO_EARLY, 5)


def test_a_right_card_between_guesses_does_not_clear_the_station(store: Store) -> None:
    pin, later = issue(store, BORIS), NOW
    for number in range(40):
        later += timedelta(minutes=2)
        guess(store, ReaderNumber(str(5000 + number)), 1, later)
        later += timedelta(minutes=2)
        assert store.readers.try_pin(BORIS, pin, later).judged is Judged.RIGHT
    assert guess(store, NOBODYS, 1, later).wait == LONGEST_WAIT_OF_A_PLACE


def test_the_stations_count_is_forgotten_after_a_quiet_hour_and_a_cards_is_not(store: Store) -> None:
    guess(store, ANNA, 2)
    assert others_guess(store, 28).wait == 5
    later = NOW + timedelta(hours=2)
    assert guess(store, BORIS, 1, later).wait == 0
    assert guess(store, ANNA, 1, later).wait == 5


def test_one_station_s_wait_is_not_another_s_but_a_card_s_is_everywhere(store: Store, shelf: Shelf) -> None:
    pin = issue(store, BORIS)
    guess(store, ANNA, 3)
    others_guess(store, 27)
    two = shelf.open("two")
    assert two.readers.try_pin(BORIS, pin, NOW).judged is Judged.RIGHT
    assert two.readers.try_pin(ANNA, pin, NOW).judged is Judged.TOO_EARLY
    assert store.readers.try_pin(BORIS, pin, NOW).judged is Judged.TOO_EARLY


def test_a_clock_that_stood_in_the_future_shuts_nobody_out_for_years(store: Store) -> None:
    guess(store, ANNA, 3, NOW + timedelta(days=40_000))
    assert store.readers.try_pin(ANNA, "wrong", NOW) == Tried(Judged.TOO_EARLY, 5)
    assert store.readers.try_pin(ANNA, "wrong", NOW + timedelta(seconds=4)) == Tried(Judged.TOO_EARLY, 1)
    assert store.readers.try_pin(ANNA, "wrong", NOW + timedelta(seconds=5)) == Tried(Judged.WRONG, 10)


def test_a_right_card_while_the_clock_stood_ahead_shuts_nobody_out(store: Store) -> None:
    pins = {number: issue(store, number) for number in (ANNA, BORIS)}
    assert store.readers.try_pin(ANNA, pins[ANNA], NOW + timedelta(days=30)).judged is Judged.RIGHT
    for number in (ANNA, BORIS):
        assert store.readers.try_pin(number, pins[number], NOW).judged is Judged.RIGHT


def test_waits_never_shrink_and_have_an_end() -> None:
    for scope in Scope:
        waits = [wait_after(wrong, scope) for wrong in range(200)]
        assert waits == sorted(waits)
        assert waits[-1] == (LONGEST_WAIT_OF_A_PLACE if scope.is_place else LONGEST_WAIT)
