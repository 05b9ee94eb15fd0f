# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl init` and `kioskctl reader add`: a whole station or none, a card with its entry or none."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.admin.actions.journals import show
from kiosk.admin.actions.stations import init_station
from kiosk.base.clock import SystemClock
from kiosk.base.errors import BadInput
from kiosk.base.ids import StationId
from kiosk.base.keys import read_secret, signer
from kiosk.base.paths import resources
from kiosk.journal.file import Journal
from kiosk.journal.verify import verify
from kiosk.station.config import read_station
from tests.fakes.kioskctl import app
from tests.fakes.nobody import as_another_user, open_folder

RUN = CliRunner()


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station that is only looked at."""
    return init_station(tmp_path_factory.mktemp("made") / "station", SystemClock()).config.parent


def test_a_new_station_is_whole(station: Path) -> None:
    assert sorted(os.listdir(station)) == [
        "journal.db",
        "journal.db.lock",
        "keys",
        "locks.toml",
        "packs",
        "policy.toml",
        "station.toml",
        "store.db",
    ]
    assert (station / "keys").stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (station / "keys").iterdir())
    assert verify(station / "journal.db").ok
    assert [entry.kind for entry in show(station / "journal.db")] == ["reader_added"]


def test_a_station_is_not_made_twice(station: Path) -> None:
    before = {path: path.read_bytes() for path in station.rglob("*") if path.is_file()}
    result = RUN.invoke(app, ["init", str(station)])
    assert (result.exit_code, result.stderr) == (2, f"{station}: an empty folder, or none yet, was expected\n")
    assert {path: path.read_bytes() for path in station.rglob("*") if path.is_file()} == before


def test_a_station_takes_the_packs_of_another_one(station: Path, tmp_path: Path) -> None:
    second = init_station(tmp_path / "second", SystemClock(), packs=station / "packs").config.parent
    theirs, ours = ({path.name: path.read_bytes() for path in (one / "packs").iterdir()} for one in (station, second))
    assert ours == theirs
    assert {"guides.zim", "search.db"} <= set(ours)
    with pytest.raises(BadInput, match="a readable folder of packs was expected"):
        init_station(tmp_path / "third", SystemClock(), packs=tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--id", "two words"], "station.id: letters"),
        (["--id", 'x"\nname = 1 #'], "station.id: "),
        (["--id", "x" * 50], "station.id: "),
        (["--port", "80"], "gateway.port: "),
        (["--policy", "/nowhere/policy.toml"], "a readable file was expected"),
    ],
)
def test_a_wrong_option_leaves_nothing_behind(options: list[str], said: str, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    result = RUN.invoke(app, ["init", str(folder), *options])
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr or "valid TOML" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not folder.exists()


@pytest.mark.parametrize("name", ["a file", "a file/below"])
def test_a_file_is_no_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("kept", encoding="utf-8")
    result = RUN.invoke(app, ["init", str(tmp_path / name)])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert (tmp_path / "a file").read_text(encoding="utf-8") == "kept"


def test_a_folder_of_somebody_else_is_one_line() -> None:
    def make(folder: Path) -> str:
        with pytest.raises(BadInput) as caught:
            init_station(folder, SystemClock(), policy=policy)
        return str(caught.value)

    with open_folder() as shared:  # a checkout may lie where another user reads nothing
        shutil.copy(resources() / "policy" / "locks.toml", shared)
        policy = Path(shutil.copy(resources() / "policy" / "starter.toml", shared))
        _refuses_other_folders(make)


def _refuses_other_folders(make: Callable[[Path], str]) -> None:
    for mode, name in ((0o555, "new"), (0o555, ""), (0o500, ""), (0o500, "new")):
        with open_folder(mode) as folder:
            assert "a folder that can be written was expected" in as_another_user(lambda at=folder / name: make(at))  # type: ignore[misc]


@pytest.mark.parametrize("number", ["1", "123456789", "12a4", "1001"])
def test_a_wrong_or_second_number_gets_no_card_and_no_entry(number: str, station: Path) -> None:
    before = verify(station / "journal.db").entries
    result = RUN.invoke(app, ["reader", "add", "--config", str(station / "station.toml"), number])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert verify(station / "journal.db").entries == before


def test_a_card_is_refused_in_one_line_while_the_journal_is_in_use(station: Path) -> None:
    settings = read_station(station / "station.toml")
    key = signer(settings.origin, read_secret(settings.keys / "journal.key"))
    journal = Journal(settings.journal, StationId(settings.id), key, SystemClock())
    try:
        result = RUN.invoke(app, ["reader", "add", "--config", str(station / "station.toml"), "2002"])
    finally:
        journal.close()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{settings.journal}: another program is writing this journal\n"


def test_a_card_is_issued_with_its_entry(station: Path) -> None:
    before = verify(station / "journal.db").entries
    result = RUN.invoke(app, ["reader", "add", "--config", str(station / "station.toml"), "3003"])
    assert result.exit_code == 0, result.stderr
    assert "Card number: 3003\nPIN: " in result.stdout
    report = verify(station / "journal.db")
    assert (report.entries, report.covered, report.ok) == (before + 1, before + 1, True)
