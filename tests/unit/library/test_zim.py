# SPDX-License-Identifier: GPL-3.0-or-later
"""The door to libzim: what is written can be opened, and standard output comes back after the silence."""

import os
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library.zim import WrittenItem, new_archive, open_archive, quiet


def test_what_is_written_is_opened(tmp_path: Path) -> None:
    with quiet(), new_archive(tmp_path / "a.zim") as archive:
        archive.add_item(WrittenItem("a/b", "Title", "text/plain", "ә ғ қ".encode()))
    item = open_archive(tmp_path / "a.zim").get_entry_by_path("a/b").get_item()
    assert (item.path, item.mimetype, bytes(item.content).decode()) == ("a/b", "text/plain", "ә ғ қ")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.zim: a whole ZIM file"):
        open_archive(tmp_path / "none.zim")


def print_and_fail() -> None:
    os.write(1, b"lost")
    raise BadInput("a.zim", "a fault was expected")


def test_output_comes_back_also_after_a_fault(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput), quiet():
        print_and_fail()
    os.write(1, b"kept")
    assert capfd.readouterr().out == "kept"
