# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff do to a session and to the clock: by whom, with a reason, and with nothing where no service runs."""

import pytest

from kiosk.store.staff import Role
from tests.unit.admin.conftest import EDITOR, LIBRARIAN, Desk


@pytest.mark.parametrize(
    "words",
    [
        ("session", "end", "--reason", "closing"),
        ("session", "pause", "--reason", "a count"),
        ("session", "resume"),
        ("session", "waiting", "2"),
    ],
)
def test_without_a_service_there_is_no_session(words: tuple[str, ...], staffed: Desk) -> None:
    result = staffed.acts(*words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "a running service was expected here" in result.stderr
    assert staffed.written() == []


@pytest.mark.parametrize("words", [("session", "end", "--reason", "closing"), ("clock", "accept")])
def test_only_a_librarian_may(words: tuple[str, ...], staffed: Desk) -> None:
    assert Role.LIBRARIAN not in staffed.shows(EDITOR).roles
    result = staffed.acts(*words, staff=EDITOR)
    assert result.exit_code == 2
    assert "the role librarian was expected" in result.stderr
    assert [kind for kind, _ in staffed.written()] == ["staff_refused"]
    assert staffed.run(*words).exit_code == 2  # nobody's name, where there are members


def test_a_clock_is_accepted_by_name(staffed: Desk) -> None:
    assert staffed.acts("clock", "accept").exit_code == 0
    assert staffed.written() == [("clock_accepted", {"by": LIBRARIAN})]
