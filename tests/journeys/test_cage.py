# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: in the compositor of a station, as an ordinary user, the screen is whole, sandboxed, and comes back."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.stage import Stage
from kiosk.shell.tables.switches import NEVER
from tests.fakes.nobody import open_folder
from tests.journeys.cage import SIZE, USER, for_another_user, screen_in_cage
from tests.journeys.rig import ScreenProcess, kinds, processes_of, wait
from tests.journeys.storm import changed


@pytest.fixture
def shared(staged: Stage) -> Iterator[Stage]:
    with for_another_user(staged) as made:
        yield made


@pytest.fixture
def home() -> Iterator[Path]:
    """A place for a folder of the other user's; pytest's own are for ours alone."""
    with open_folder() as folder:
        yield folder / "home"


def _facts(pid: int) -> dict[str, list[str]]:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return {name: rest.split() for name, _, rest in (line.partition(":") for line in lines)}


def _switches(pid: int) -> set[str]:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().replace("\0", " ").split()  # Chromium writes its own
    return {word.removeprefix("--").partition("=")[0] for word in words if word.startswith("--")}


def _is_sandboxed(screen: ScreenProcess) -> None:
    """Every process is the ordinary user's; a page's is in namespaces of its own, behind a filter of system calls."""
    everything = processes_of(screen.process.pid)
    assert {int(uid) for pid in everything for uid in _facts(pid)["Uid"]} == {USER}
    switches = set().union(*(_switches(pid) for pid in everything))
    assert {"type", "enable-features"} <= switches  # a page's process shows its own too
    assert switches & NEVER == set()
    assert screen.renderers
    for pid in screen.renderers:
        facts = _facts(pid)
        assert (facts["Seccomp"], facts["NoNewPrivs"]) == (["2"], ["1"])
        assert len(facts["NSpid"]) > 1
        assert int(facts["CapEff"][0], 16) == 0


def _is_whole(screen: ScreenProcess) -> None:
    """The compositor gave the one window the whole of its output, and shows it."""
    screen.wait("language-en")
    wait(lambda: screen.facts["exposed"], "the compositor to show it")
    facts = screen.facts
    assert facts["place"] == [0, 0, *SIZE]
    assert (facts["windows"], facts["native"]) == (["Window"], ["Tereze"])


def test_a_session_in_a_sandbox_outlives_the_end_of_a_page(shared: Stage, home: Path) -> None:
    with screen_in_cage(shared, home) as screen:
        _is_whole(screen)
        screen.begin()
        screen.open_site()
        _is_sandboxed(screen)
        for pid in screen.renderers:
            os.kill(pid, signal.SIGKILL)
        screen.wait_words("why", "The page stopped working and was closed.")
        screen.open_site()
        assert screen.facts["windows"] == ["Window"]
        assert ("page_refused", "page_stopped") in kinds(shared)
        screen.end()


@pytest.mark.parametrize("killed", ["the screen", "cage"])
def test_a_program_that_is_killed_is_back(shared: Stage, home: Path, killed: str) -> None:
    with screen_in_cage(shared, home) as screen:
        screen.begin()
        screen.open_site()
        supervisor = screen.process.pid
        before = set(processes_of(supervisor)) - {supervisor}
        cage = processes_of(supervisor, "cage --")
        (program,) = set(processes_of(supervisor, "drivers.screen")) - {*cage, supervisor}
        for pid in [program] if killed == "the screen" else set(cage) - {supervisor}:
            os.kill(pid, signal.SIGKILL)
        wait(lambda: not before & set(processes_of(supervisor)), "all that belonged to it to be gone")
        _is_whole(screen)
        assert kinds(shared)[-1] == ("session_ended", "screen_lost")
        screen.begin()
        screen.end()


def test_no_key_of_the_compositors_leads_out(shared: Stage, home: Path, display: str) -> None:
    """The compositor hears every key first; whatever it keeps to itself must do nothing either."""
    with screen_in_cage(shared, home, display) as screen:
        screen.begin()
        assert changed(screen, display) == set()
        assert len(screen.ask("presses")) > 7000
        screen.end()
