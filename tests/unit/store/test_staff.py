# SPDX-License-Identifier: GPL-3.0-or-later
"""Members of staff: nobody takes a role alone, and nobody guesses their way in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.base.errors import BadInput, CannotRecord
from kiosk.store.staff import Member, NotProven, Role, StaffRefusal
from kiosk.store.store import Store
from kiosk.store.tries import Judged, Scope, Trier, attempt
from tests.unit.store.conftest import ANNA, NOW, Shelf, issue

GOOD, OTHER = "long enough 1", "long enough 2"
pytestmark = pytest.mark.usefixtures("quick_passwords")
LIBRARIAN = frozenset({Role.LIBRARIAN})
EDITOR = frozenset({Role.EDITOR, Role.AUDITOR})


def join(store: Store, name: str, *consent: str, roles: frozenset[Role] = LIBRARIAN) -> str:
    with store.staff.adding(name, GOOD, roles, consent) as kept:
        return kept


@pytest.fixture
def staffed(store: Store) -> Store:
    """Two members, Aigul and Berik."""
    join(store, "Aigul")
    join(store, "Berik", "Aigul", roles=EDITOR)
    return store


def test_the_first_joins_alone_the_second_with_the_first_the_third_with_two(store: Store) -> None:
    join(store, "Aigul")
    with pytest.raises(BadInput, match="consent of two"):
        join(store, "Berik")
    join(store, "Berik", "Aigul")
    for consent in ((), ("Aigul",), ("Aigul", "Aigul"), ("Aigul", "Clara"), ("Clara", "Dina")):
        with pytest.raises(BadInput, match="consent of two"):
            join(store, "Clara", *consent)
    join(store, "Clara", "Berik", "Aigul")
    assert [member.name for member in store.staff.members()] == ["Aigul", "Berik", "Clara"]


def test_of_many_who_would_be_the_first_at_once_one_is(shelf: Shelf) -> None:
    def joins(number: int) -> str:
        try:
            return join(shelf.open(f"station-{number}"), f"Member {number}")
        except BadInput as fault:
            return fault.expected

    shelf.open()
    with ThreadPoolExecutor(6) as threads:
        said = list(threads.map(joins, range(6)))
    assert said.count("the consent of two different members of staff was expected") == 5
    assert [member.name for member in shelf.open().staff.members()] == [one for one in said if "Member" in one]


def test_a_member_shows_name_and_password(staffed: Store) -> None:
    assert staffed.staff.check("Berik", GOOD, NOW) == Member("Berik", EDITOR)
    assert staffed.staff.check(" Berik ", GOOD, NOW) == Member("Berik", EDITOR)
    assert staffed.staff.check("Berik", OTHER, NOW) == StaffRefusal(NotProven.WRONG, 0)
    assert staffed.staff.check("Clara", GOOD, NOW) == StaffRefusal(NotProven.WRONG, 0)


@pytest.mark.parametrize("name", ["Aigul", "Nobody"])
def test_waits_grow_alike_for_a_member_and_for_none_and_outlive_a_restart(
    name: str, staffed: Store, shelf: Shelf
) -> None:
    waits = []
    for _ in range(3):
        refused = staffed.staff.check(name, OTHER, NOW)
        assert isinstance(refused, StaffRefusal)
        waits.append(refused.seconds)
    assert waits == [0, 0, 5]
    again = shelf.open()
    assert again.staff.check(name, GOOD, NOW) == StaffRefusal(NotProven.WAIT, 5)
    assert again.staff.check("Berik", GOOD, NOW) == Member("Berik", EDITOR)
    later = again.staff.check(name, GOOD, NOW + timedelta(seconds=5))
    assert isinstance(later, Member) == (name == "Aigul")


def test_who_guesses_as_staff_does_not_shut_out_readers(staffed: Store) -> None:
    for _ in range(30):
        attempt(staffed._database, None, Trier(Scope.STAFF_PLACE, "one"), NOW, lambda: False)
    assert staffed.staff.check("Berik", GOOD, NOW) == StaffRefusal(NotProven.WAIT, 5)
    assert staffed.readers.try_pin(ANNA, issue(staffed, ANNA), NOW).judged is Judged.RIGHT


def test_roles_change_and_members_leave_with_the_consent_of_two(staffed: Store) -> None:
    with pytest.raises(BadInput, match="consent of two"), staffed.staff.changing_roles("Aigul", EDITOR, ("Aigul",)):
        pass
    with staffed.staff.changing_roles("Aigul", EDITOR, ("Aigul", "Berik")) as name:
        assert name == "Aigul"
    assert staffed.staff.check("Aigul", GOOD, NOW) == Member("Aigul", EDITOR)
    join(staffed, "Clara", "Aigul", "Berik")
    with pytest.raises(BadInput, match="consent of two"), staffed.staff.removing("Clara", ("Aigul",)):
        pass
    with staffed.staff.removing("Clara", ("Aigul", "Berik")):
        pass
    assert staffed.staff.check("Clara", GOOD, NOW) == StaffRefusal(NotProven.WRONG, 0)


def test_two_members_stay_so_that_nobody_is_ever_alone_again(staffed: Store) -> None:
    with pytest.raises(BadInput, match="two members who stay"), staffed.staff.removing("Berik", ("Aigul", "Berik")):
        pass
    assert len(staffed.staff.members()) == 2


def test_a_password_is_one_s_own_to_set_and_a_forgotten_one_two_others(staffed: Store) -> None:
    with staffed.staff.setting_password("Aigul", OTHER, ("Aigul",)):
        pass
    assert isinstance(staffed.staff.check("Aigul", OTHER, NOW), Member)
    assert isinstance(staffed.staff.check("Aigul", GOOD, NOW), StaffRefusal)
    with (
        pytest.raises(BadInput, match="consent of two"),
        staffed.staff.setting_password("Aigul", "taken over by me", ("Berik",)),
    ):
        pass
    with staffed.staff.setting_password("Aigul", "set by two of us", ("Berik", "Aigul")):
        pass
    assert isinstance(staffed.staff.check("Aigul", "set by two of us", NOW), Member)


def test_nothing_changes_where_its_entry_cannot_be_written(staffed: Store) -> None:
    both = ("Aigul", "Berik")
    for act in (
        staffed.staff.adding("Clara", GOOD, LIBRARIAN, both),
        staffed.staff.changing_roles("Aigul", EDITOR, both),
        staffed.staff.setting_password("Aigul", OTHER, both),
    ):
        with pytest.raises(CannotRecord), act:
            raise CannotRecord("journal")
    assert [member.name for member in staffed.staff.members()] == ["Aigul", "Berik"]
    assert staffed.staff.check("Aigul", GOOD, NOW) == Member("Aigul", LIBRARIAN)


@pytest.mark.parametrize("name", ["", "A", " ", "-a", "a" * 41, "Aigul\n2", "a;b", "Aigul\u202e", "aigul", "AIGUL"])
def test_a_name_is_one_line_of_plain_letters_and_nobody_else_s(name: str, staffed: Store) -> None:
    with pytest.raises(BadInput, match=r"^staff: "):
        join(staffed, name, "Aigul", "Berik")


@pytest.mark.parametrize("name", ["Әлия Қ.", "O'Neil", "a.b-c", "Библиотекарь 1"])
def test_names_of_every_alphabet_are_taken(name: str, staffed: Store) -> None:
    assert join(staffed, name, "Aigul", "Berik") == name


def test_nobody_joins_without_a_role_or_with_a_short_password(store: Store) -> None:
    with pytest.raises(BadInput, match=r"^roles: "):
        join(store, "Aigul", roles=frozenset())
    with pytest.raises(BadInput, match=r"^password: "), store.staff.adding("Aigul", "short", LIBRARIAN, ()):
        pass
    assert store.staff.members() == ()


def test_a_role_of_a_later_version_gives_nothing(staffed: Store) -> None:
    with staffed._database.writing() as connection:
        connection.exec_driver_sql("UPDATE staff_roles SET role = 'governor' WHERE name = 'Aigul'")
    assert staffed.staff.check("Aigul", GOOD, NOW) == Member("Aigul", frozenset())
