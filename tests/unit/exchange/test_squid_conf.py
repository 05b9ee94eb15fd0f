# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines, words and files of a configuration, as Squid 5 takes them apart; nothing is opened outside its folder."""

from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.exchange import squid_conf
from kiosk.exchange.squid_conf import Directive, Files


def _read(folder: Path, text: str) -> tuple[Directive, ...]:
    (folder / "squid.conf").write_text(text, encoding="utf-8")
    return Files(folder).read_main(folder / "squid.conf")


def _texts(folder: Path, text: str) -> list[str]:
    return [one.text for one in _read(folder, text)]


def _values(folder: Path, line: str) -> list[tuple[str, str, bool]]:
    *_, directive = _read(folder, line)
    found = Files(folder).read_values(directive.words()[2:], directive)
    return [(value.text, str(value.place), value.sure) for value in found]


def test_comments_blank_lines_and_continued_lines(tmp_path: Path) -> None:
    text = "# a\n\n  acl a dstdomain x.kz \\\n# between\n\n   y.kz # and this\nhttp_access deny all\r\nlast \\\n"
    first, second = _read(tmp_path, text)
    assert [word.text for word in first.words()] == ["a", "dstdomain", "x.kz", "y.kz"]
    assert str(first.place) == "squid.conf:3"
    assert (second.name, second.rest, second.place.line) == ("http_access", "deny all", 7)


def test_a_mark_inside_a_word_is_no_comment(tmp_path: Path) -> None:
    (directive,) = _read(tmp_path, r"acl a urlpath_regex ^/a#b ^/c\ d #e")
    assert [word.text for word in directive.words()] == ["a", "urlpath_regex", "^/a#b", r"^/c\ d"]


def test_included_files_come_in_their_place_and_order(tmp_path: Path) -> None:
    (tmp_path / "conf.d").mkdir()
    for name, line in (("b.conf", "two"), ("a.conf", "one"), (".c.conf", "hidden"), ("d.txt", "other")):
        (tmp_path / "conf.d" / name).write_text(f"{line}\n", encoding="utf-8")
    assert _texts(tmp_path, f"zero\ninclude {tmp_path}/conf.d/*.conf\nthree\n") == ["zero", "one", "two", "three"]
    assert _texts(tmp_path, "include conf.d/?.conf conf.d/d.txt\n") == ["one", "two", "other"]


def test_values_from_a_file_are_its_lines(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("a.kz b.kz\nc.kz # no\n  d.kz \r\n#e.kz\n\n", encoding="utf-8")
    found = _values(tmp_path, 'acl a dstdomain -n x.kz "list" y.kz\n')
    assert found == [
        ("-n", "squid.conf:1", True),
        ("x.kz", "squid.conf:1", True),
        ("a.kz b.kz", "list:1", True),
        ("c.kz", "list:2", True),
        ("d.kz", "list:3", True),
        ("y.kz", "squid.conf:1", False),
    ]


def test_quotes_mean_a_word_where_the_configuration_says_so(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("a.kz b.kz # c.kz\n", encoding="utf-8")
    on = "configuration_includes_quoted_values on\n"
    assert _values(tmp_path, f'{on}acl a dstdomain "li\\"st"') == [('li"st', "squid.conf:2", True)]
    assert _values(tmp_path, f'{on}acl a dstdomain parameters("list")') == [
        ("a.kz", "list:1", True),
        ("b.kz", "list:1", True),
    ]
    assert [sure for _, _, sure in _values(tmp_path, 'acl a dstdomain parameters("list")')] == [False, False]


@pytest.mark.parametrize("name", ["/etc/hostname", "../outside", "link", "conf.d/../../outside"])
@pytest.mark.parametrize("line", ['acl a dstdomain "{}"', 'acl a dstdomain parameters("{}")', "include {}"])
def test_no_file_outside_the_folder_is_opened(tmp_path: Path, name: str, line: str) -> None:
    folder = tmp_path / "squid"
    (folder / "conf.d").mkdir(parents=True)
    (tmp_path / "outside").write_text("http_access allow all\n", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(BadInput) as caught:
        _values(folder, f"# one\n{line.format(name)}\n")
    assert (caught.value.source, caught.value.line) == (str(folder / "squid.conf"), 2)
    assert "a file below" in caught.value.expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("include nothing*.conf", "a file to include"),
        ('acl a dstdomain "nothing"', "a file that is there"),
        ("include **/x", "single wildcards"),
        ("include squid.conf", "at most 16 deep"),
        ("if true\nendif", "without `if`"),
        ("pid_filename ${service_name}.pid", "without `if`"),
        ('configuration_includes_quoted_values on\nacl a dstdomain "a', "between two quotes"),
        ("acl a dstdomain parameters(list)", "between two quotes"),
        ('acl a dstdomain parameters("list"', 'parameters("a file")'),
        (f"acl a dstdomain {'a' * 9000}", "at most 8190 characters"),
    ],
)
def test_what_cannot_be_taken_is_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(BadInput, match=expected.replace("(", r"\(").replace(")", r"\)").replace("*", r"\*")):
        _values(tmp_path, text)


def test_a_configuration_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list").write_text("a.kz\nb.kz\nc.kz\n", encoding="utf-8")
    monkeypatch.setattr(squid_conf, "MOST_ENTRIES", 3)
    with pytest.raises(BadInput, match="at most 3 lines and values"):
        _read(tmp_path, "a\nb\nc\nd\n")
    monkeypatch.setattr(squid_conf, "MOST_FILES", 2)
    (tmp_path / "x.conf").write_text("include list\n", encoding="utf-8")
    with pytest.raises(BadInput, match="at most 2 files"):
        _read(tmp_path, "include x.conf\n")
    monkeypatch.setattr(squid_conf, "FILE_BYTES", 4)
    with pytest.raises(BadInput, match="at most 4 bytes"):
        _read(tmp_path, "include x.conf\n")
