# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of cards as office programs write it: every bad line is named, every good one is read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.admin.actions.card_lists import COLUMNS, FILE_BYTES, MOST_CARDS, CardList, Wanted, read_card_list
from kiosk.base.errors import BadInput
from kiosk.store.reader import Allowance, Profile

HEAD = ",".join(COLUMNS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def read(path: Path, text: str | bytes) -> CardList:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_card_list(path)


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("parted", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_is_read_as_office_programs_write_it(start: str, parted: str, end: str, path: Path) -> None:
    lines = [HEAD, '1001,"Анна, Қ.",kk,school,30,60,300', "", ",,,,,,", "1002,,,,,,"]
    text = start + end.join(line.replace(",", parted).replace(f"Анна{parted}", "Анна,") for line in lines) + end
    assert read(path, text) == CardList(
        str(path),
        {
            2: Wanted("1001", Profile("Анна, Қ.", "kk", "school", Allowance(30, 60, 300))),
            5: Wanted("1002", Profile()),
        },
        (),
    )


def test_columns_stand_in_any_order_and_only_the_number_is_needed(path: Path) -> None:
    assert read(path, "language,number\nru,1001\n").good == {2: Wanted("1001", Profile(language="ru"))}
    assert read(path, "number\n1001\n1002").good == {2: Wanted("1001", Profile()), 3: Wanted("1002", Profile())}


def test_each_bad_line_is_named_with_its_number_and_the_good_ones_are_read(path: Path) -> None:
    lines = [
        HEAD,
        "12a4,,,,,,",
        "1002,Boris,,,,,",
        "1003,,de,,,,",
        "1004,,,Under 18,,,",
        "1005,,,,many,,",
        "1006,,,,,1441,",
        "1007,short",
        '1008,"two\nlines",,,,,',
        "1002,,,,,,",
        "1009,,,,,,",
    ]
    found = read(path, "\n".join(lines))
    assert sorted(found.good) == [3, 12]
    assert [str(fault).removeprefix(f"{path}:") for fault in found.bad] == [
        "2: card number: four to eight digits were expected",
        "4: language: one of kk, ru, en was expected",
        "5: group: small Latin letters and digits, joined by single hyphens, were expected",
        "6: session_minutes: a whole number, or nothing, was expected",
        "7: day minutes: 1 to 1440 were expected",
        "8: line: 7 cells were expected",
        "9: name: at most 100 characters on one line were expected",
        "11: number: 1002 stands in line 3 already",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: a first line with number"),
        ("1001\n1002\n", "1: a first line with number"),
        ("name\nAnna\n", "1: a first line with number"),
        ("number,pin\n1001,123456\n", "1: a first line with number"),
        ("number,number\n1001,1002\n", "1: a first line with number"),
        ('number\n"1001\n', "2: CSV was expected"),
        ('number\n"10"01\n', "2: CSV was expected"),
        (b"number\n\xff\n", " text in UTF-8 was expected"),
        ("number\n".encode("utf-16"), " text in UTF-8 was expected"),
        (b"x" * (FILE_BYTES + 1), f" at most {FILE_BYTES} bytes"),
        ("number\n" + "\n".join(str(5000 + number) for number in range(MOST_CARDS + 1)), f" at most {MOST_CARDS}"),
    ],
)
def test_a_file_that_is_no_list_is_bad_input(text: str | bytes, said: str, path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read(path, text)
    assert str(caught.value).startswith(f"{path}:{said}")


@given(st.binary(max_size=300) | st.text(st.sampled_from('number,;name"\n\r1234 қ'), max_size=80))
def test_whatever_stands_in_a_file_it_is_a_list_or_bad_input(
    tmp_path_factory: pytest.TempPathFactory, content: bytes | str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    try:
        found = read(path, content)
    except BadInput as fault:
        said = [fault]
    else:
        said = list(found.bad)
        assert all(fault.line is not None for fault in said)
    assert all("\n" not in str(fault) for fault in said)
