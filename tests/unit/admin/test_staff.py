# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl staff`: two different members agree to each change, and each change is in the journal."""

import json
from pathlib import Path

import pytest

from kiosk.journal.verify import verify
from tests.unit.admin.conftest import EDITOR, LIBRARIAN, PASSWORD, Desk

NEW = "another long one 3"


def file_with(path: Path, password: str, mode: int = 0o600) -> str:
    path.write_text(password + "\n", encoding="utf-8")
    path.chmod(mode)
    return str(path)


def test_the_first_joins_alone_the_second_with_the_first_the_third_with_two(desk: Desk) -> None:
    first = desk.run("staff", "add", LIBRARIAN, "--role", "librarian", "--role", "approver", typed=f"{NEW}\n{NEW}\n")
    assert first.exit_code == 0, first.stderr
    second = ("staff", "add", EDITOR, "--role", "editor")
    refused = desk.run(*second, typed=f"{NEW}\n{NEW}\n")
    assert (refused.exit_code, refused.stderr) == (2, "--staff: the name of a member of staff was expected\n")
    assert desk.run(*second, "--staff", LIBRARIAN, typed=f"{NEW}\n{NEW}\n{NEW}\n").exit_code == 0
    third = ("staff", "add", "Clara", "--role", "auditor", "--staff", LIBRARIAN)
    alone = desk.run(*third, typed=f"{NEW}\n{NEW}\n{NEW}\n")
    assert alone.exit_code == 2
    assert alone.stderr.endswith("staff: the consent of two different members of staff was expected\n")
    twice = desk.run(*third, "--second", LIBRARIAN, typed=f"{NEW}\n" * 4)
    assert twice.exit_code == 2
    assert twice.stderr.endswith("the consent of two different members of staff was expected\n")
    assert desk.run(*third, "--second", EDITOR, typed=f"{NEW}\n" * 4).exit_code == 0
    assert desk.written() == [
        ("staff_added", {"staff": LIBRARIAN, "roles": "librarian approver", "by": "", "second": ""}),
        ("staff_added", {"staff": EDITOR, "roles": "editor", "by": LIBRARIAN, "second": ""}),
        ("staff_added", {"staff": "Clara", "roles": "auditor", "by": LIBRARIAN, "second": EDITOR}),
    ]
    assert verify(desk.station.journal).ok


def test_members_are_listed_with_their_roles(staffed: Desk) -> None:
    assert staffed.run("staff", "list").stdout == f"{LIBRARIAN}: librarian\n{EDITOR}: editor\n"
    lines = staffed.run("staff", "list", "--json").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"name": LIBRARIAN, "roles": ["librarian"]},
        {"name": EDITOR, "roles": ["editor"]},
    ]


def test_nobody_is_listed_in_a_sentence(desk: Desk) -> None:
    assert desk.run("staff", "list").stdout == "Nobody belongs to the staff yet.\n"


def test_roles_passwords_and_leaving_are_journalled(staffed: Desk, tmp_path: Path) -> None:
    new = file_with(tmp_path / "new", NEW)
    both = ("--second", EDITOR, "--second-password-file", str(staffed.password_file))
    added = staffed.acts("staff", "add", "Clara", "--role", "auditor", "--new-password-file", new, *both)
    assert added.exit_code == 0, added.stderr
    assert staffed.acts("staff", "roles", "Clara", "--role", "approver", *both).exit_code == 0
    assert staffed.acts("staff", "password", "Clara", "--new-password-file", new, *both).exit_code == 0
    own = staffed.run("staff", "password", LIBRARIAN, typed=f"{PASSWORD}\n{NEW}\n{NEW}\n")
    assert own.exit_code == 0, own.stderr
    staffed.run("staff", "password", LIBRARIAN, typed=f"{NEW}\n{PASSWORD}\n{PASSWORD}\n")
    assert staffed.acts("staff", "remove", "Clara", *both).exit_code == 0
    by = {"by": LIBRARIAN, "second": EDITOR}
    assert staffed.written() == [
        ("staff_added", {"staff": "Clara", "roles": "auditor", **by}),
        ("staff_changed", {"staff": "Clara", "roles": "approver", **by}),
        ("staff_password_set", {"staff": "Clara", **by}),
        ("staff_password_set", {"staff": LIBRARIAN, "by": LIBRARIAN, "second": ""}),
        ("staff_password_set", {"staff": LIBRARIAN, "by": LIBRARIAN, "second": ""}),
        ("staff_removed", {"staff": "Clara", **by}),
    ]


def test_a_wrong_password_is_one_sentence_and_nothing_is_done(staffed: Desk) -> None:
    refused = staffed.run("staff", "roles", EDITOR, "--role", "approver", "--staff", LIBRARIAN, typed="no\n")
    assert refused.exit_code == 2
    assert "no such name with this password" in refused.stderr
    assert [kind for kind, _ in staffed.written()] == ["staff_refused"]
    assert staffed.run("staff", "list").stdout.endswith(f"{EDITOR}: editor\n")


@pytest.mark.parametrize(
    ("content", "mode", "said"),
    [
        (PASSWORD, 0o644, "only its owner can read"),
        ("", 0o600, "one line with a password"),
        ("two\nlines", 0o600, "one line with a password"),
        ("x" * 2000, 0o600, "at most 1024 bytes"),
    ],
)
def test_a_password_file_is_one_line_of_its_owner_s(
    content: str, mode: int, said: str, staffed: Desk, tmp_path: Path
) -> None:
    path = file_with(tmp_path / "p", content, mode)
    refused = staffed.run("staff", "password", EDITOR, "--password-file", path)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert said in refused.stderr


def test_an_unknown_role_is_bad_input(desk: Desk) -> None:
    assert desk.run("staff", "add", LIBRARIAN, "--role", "governor", typed=f"{NEW}\n{NEW}\n").exit_code == 2
    assert desk.written() == []


def test_a_member_takes_a_card_for_the_screen(staffed: Desk) -> None:
    result = staffed.run("staff", "card", LIBRARIAN, "--number", "9001", "--password-file", str(staffed.password_file))
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{LIBRARIAN}: card 9001, PIN ")
    assert staffed.written() == [("staff_card_issued", {"staff": LIBRARIAN, "by": LIBRARIAN, "second": ""})]
    assert staffed.acts("staff", "card", EDITOR, "--number", "9002").exit_code == 2  # somebody else's, alone
