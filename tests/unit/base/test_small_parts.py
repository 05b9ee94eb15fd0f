# SPDX-License-Identifier: GPL-3.0-or-later
"""Clock, errors, ids and paths: little code, and still promises."""

import sys
from datetime import UTC
from pathlib import Path

import pytest

from kiosk.base import paths
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.ids import new_session_id, new_session_token


def test_the_machines_clock_is_in_utc_and_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    moments = [clock.monotonic() for _ in range(1000)]
    assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (BadInput("a.toml", "b was expected"), "a.toml: b was expected"),
        (BadInput("a.toml", "b was expected", key="c"), "a.toml: c: b was expected"),
        (BadInput("a.toml", "b was expected", key="c", line=7), "a.toml:7: c: b was expected"),
        (BadInput("a.toml", "b was expected", line=7), "a.toml:7: b was expected"),
    ],
)
def test_bad_input_is_one_line(fault: BadInput, line: str) -> None:
    assert str(fault) == line


def test_ids_are_fresh() -> None:
    assert len({new_session_id() for _ in range(1000)}) == len({new_session_token() for _ in range(1000)}) == 1000
    assert len(new_session_token()) >= 43


def test_the_programs_own_folders_are_found() -> None:
    assert (paths.resources() / "policy" / "starter.toml").is_file()
    assert paths.translations().is_dir()
    assert paths.site_config().name == "station.toml"


def test_an_installed_programs_folders_stand_under_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "site-packages" / "kiosk" / "base" / "paths.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(BadInput, match="install it again"):
        paths.resources()
    (tmp_path / "share" / "tereze" / "resources").mkdir(parents=True)
    assert paths.resources() == tmp_path / "share" / "tereze" / "resources"
