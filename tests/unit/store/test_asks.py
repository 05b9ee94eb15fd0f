# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to staff are numbered and stay; each is answered once, in time or late by a date anyone can count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.ids import Pseudonym
from kiosk.store.asks import WORKING_DAYS, Answer, Ask, Outcome, Purpose, answer_due
from kiosk.store.store import Store
from tests.unit.store.conftest import NOW, Shelf

ANNA, BORIS = Pseudonym("r-a"), Pseudonym("r-b")
PAGE = "https://a.example/"
MOMENT = "2026-12-01T05:00:00+00:00"


def test_requests_to_staff_are_numbered_and_stay(store: Store, shelf: Shelf) -> None:
    assert store.asks.add(ANNA, PAGE, NOW) == 1
    assert store.asks.add(BORIS, PAGE, NOW) == 2
    assert shelf.open().asks.open() == (Ask(1, ANNA, MOMENT, PAGE), Ask(2, BORIS, MOMENT, PAGE))


def test_a_reader_says_what_their_own_open_request_is_for(store: Store) -> None:
    store.asks.add(ANNA, PAGE, NOW)
    store.asks.explain(1, BORIS, Purpose.STUDY)
    assert store.asks.open()[0].purpose is None
    store.asks.explain(1, ANNA, Purpose.STUDY)
    store.asks.explain(1, ANNA, Purpose.CASE)
    assert store.asks.open()[0].purpose is Purpose.CASE
    with store.asks.answering(1, Outcome.OPENED, "", "Aigul", NOW):
        pass
    store.asks.explain(1, ANNA, Purpose.FAMILY)
    assert store.asks.all()[0].purpose is Purpose.CASE


def test_an_answer_is_read_by_its_reader_and_closes_the_request(store: Store) -> None:
    store.asks.add(ANNA, PAGE, NOW)
    store.asks.add(BORIS, PAGE, NOW)
    with store.asks.answering(1, Outcome.REFUSED, " it asks for a name ", "Aigul", NOW + timedelta(days=1)) as ask:
        assert ask.reader == ANNA
    answer = Answer(Outcome.REFUSED, "it asks for a name", "Aigul", "2026-12-02T05:00:00+00:00")
    assert store.asks.of(ANNA) == (Ask(1, ANNA, MOMENT, PAGE, answer),)
    assert [ask.number for ask in store.asks.open()] == [2]
    assert [ask.number for ask in store.asks.all()] == [1, 2]


def test_an_answer_is_given_once_and_to_a_request_that_is_there(store: Store) -> None:
    store.asks.add(ANNA, PAGE, NOW)
    with store.asks.answering(1, Outcome.OPENED, "", "Aigul", NOW):
        pass
    for number, said in ((1, "has its answer already"), (2, "is nobody's")):
        with pytest.raises(BadInput, match=said), store.asks.answering(number, Outcome.OTHER, "x", "Berik", NOW):
            pass
    (ask,) = store.asks.all()
    assert ask.answer == Answer(Outcome.OPENED, "", "Aigul", MOMENT)


def test_a_request_stays_open_where_its_entry_cannot_be_written(store: Store) -> None:
    store.asks.add(ANNA, PAGE, NOW)
    with pytest.raises(CannotRecord), store.asks.answering(1, Outcome.OPENED, "", "Aigul", NOW):
        raise CannotRecord("journal")
    assert store.asks.open() == (Ask(1, ANNA, MOMENT, PAGE),)


@pytest.mark.parametrize(
    ("outcome", "text"),
    [(Outcome.REFUSED, ""), (Outcome.OTHER, "  "), (Outcome.OPENED, "x" * 1001), (Outcome.OPENED, "a\nb")],
)
def test_a_refusal_gives_a_reason_on_one_line(outcome: Outcome, text: str, store: Store) -> None:
    store.asks.add(ANNA, PAGE, NOW)
    with pytest.raises(BadInput, match=r"^text: "), store.asks.answering(1, outcome, text, "Aigul", NOW):
        pass
    assert len(store.asks.open()) == 1


def test_an_outcome_of_a_later_version_is_an_answer(store: Store, shelf: Shelf) -> None:
    store.asks.add(ANNA, PAGE, NOW)
    shelf.run("UPDATE asks SET outcome = 'forwarded', answer = 'to the ministry'")
    (ask,) = store.asks.of(ANNA)
    assert ask.answer == Answer(Outcome.OTHER, "to the ministry", "", "")
    assert store.asks.open() == ()


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),  # Monday
        (date(2026, 11, 27), date(2026, 12, 4)),  # Friday
        (date(2026, 11, 28), date(2026, 12, 4)),  # Saturday
        (date(2026, 11, 29), date(2026, 12, 4)),  # Sunday
        (date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_an_answer_is_promised_in_five_working_days(asked: date, due: date) -> None:
    assert answer_due(asked) == due


def test_a_day_off_is_no_working_day() -> None:
    off = {date(2026, 12, 16), date(2026, 12, 17)}
    assert answer_due(date(2026, 12, 14)) == date(2026, 12, 21)
    assert answer_due(date(2026, 12, 14), off) == date(2026, 12, 23)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.frozensets(st.dates(date(2000, 1, 1), date(2100, 1, 1))))
def test_the_last_day_works_and_five_lie_up_to_it(asked: date, off: frozenset[date]) -> None:
    due = answer_due(asked, off)
    days = [asked + timedelta(days=number) for number in range(1, (due - asked).days + 1)]
    working = [day for day in days if day.isoweekday() < 6 and day not in off]
    assert len(working) == WORKING_DAYS
    assert working[-1] == due
