# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is the old one or the new one, and is read no further than its limit."""

import os
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited, write_atomic


def test_a_file_is_replaced_whole_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old and longer")
    write_atomic(path, b"new", mode=0o600)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["a"]


def test_whoever_has_the_old_file_open_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with path.open("rb") as still_old:
        write_atomic(path, b"new")
        assert still_old.read() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace", "fchmod"])
def test_a_fault_on_the_way_leaves_the_old_file_alone(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fails(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fails)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_limited(path, 5) == b"12345"
    with pytest.raises(BadInput, match="at most 4 bytes"):
        read_limited(path, 4)


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(BadInput, match="at most"):
        read_limited(Path("/dev/zero"), 1000)


@pytest.mark.parametrize("name", ["absent", "", "a/b"])
def test_what_cannot_be_read_is_bad_input(name: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(BadInput, match="a readable file was expected"):
        read_limited(tmp_path / name, 10)
