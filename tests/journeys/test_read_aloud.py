# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: a page is read aloud sentence by sentence, the spoken one is marked, and nothing of it stays anywhere.

The sound goes into a pipe in the place of a loudspeaker: a sentence lasts until the test has heard it.
"""

import os
import shutil
from pathlib import Path
from typing import Final

import pytest

from kiosk.admin.actions import sessions
from kiosk.base.clock import SystemClock
from kiosk.demo.stage import Stage
from tests.fakes.stations import stage
from tests.journeys.rig import ScreenProcess, processes_of, screen_of, stop_session, wait
from tests.journeys.test_supervised import librarian

MARKED: Final = "[[...(CSS.highlights.get('tereze-spoken') ?? [])].map(one => one.toString().trim()).join('|')]"
PAGE: Final = """(() => { document.body.innerHTML = `<nav>Left out.</nav><header>Left out.</header>
  <main lang="ru"><h1>Заголовок</h1><nav>Left out.</nav><p>Первое <b>предложение</b> о ст. 418 УПК. Второе?</p>
  <p hidden>Left out.</p><p style="visibility:hidden">Left out.</p><p>До<br>после</p><p lang="kk">Сот шешімі.</p>
  <form><input name="matches"><input name="closest"><input name="checkVisibility">Form</form></main>
  <p id="sentences" name="querySelectorAll">Left out.</p><img name="querySelectorAll"><img name="createRange">`;
  return 1; })()"""
SPOKEN: Final = ("Заголовок", "Первое предложение о ст. 418 УПК.", "Второе?", "До", "после", "Сот шешімі.", "Form")
SILENT: Final = "pcm.!default { type file slave.pcm { type null } file %s format raw }\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose loudspeaker is a pipe."""
    home = tmp_path_factory.mktemp("aloud") / "home"
    home.mkdir()
    os.mkfifo(home / "sound")
    (home / ".asoundrc").write_text(SILENT % f'"{home / "sound"}"')
    return home


def _hear(home: Path) -> bytes:
    """Hear one sentence to its end."""
    with (home / "sound").open("rb") as sound:
        return sound.read()


def _voices(screen: ScreenProcess) -> list[int]:
    return [pid for name in ("espeak-ng", "aplay") for pid in processes_of(screen.process.pid, name)]


def _wait_marked(screen: ScreenProcess, sentence: str) -> None:
    wait(lambda: screen.page(MARKED) == [sentence], f"{sentence!r} to be marked")


def _begin(screen: ScreenProcess) -> None:
    """Let a sentence be spoken that fills the pipe, so that it does not end by itself."""
    screen.page("(document.body.insertAdjacentHTML('afterbegin', `<main><p>${'Law and '.repeat(60)}</main>`), 1)")
    screen.click("page-tools", "page-aloud")
    wait(lambda: _voices(screen), "a voice")


def test_each_sentence_is_heard_and_marked_while_it_is(screen: ScreenProcess, home: Path) -> None:
    screen.open_site()
    screen.page(PAGE)
    before = {path: path.stat().st_size for path in home.rglob("*")}
    screen.click("page-tools", "page-aloud")
    for sentence in SPOKEN:
        _wait_marked(screen, sentence)
        commands = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in _voices(screen)]
        assert not any(word.encode() in command for command in commands for word in sentence.split())
        assert len(_hear(home).strip(b"\0")) > 2000, "a voice, and not silence"
    screen.wait_words("aloud-told", "to its end")
    assert _voices(screen) == []
    assert {path: path.stat().st_size for path in home.rglob("*")} == before
    screen.click("page-tool-close")
    assert screen.page("[CSS.highlights.size, document.adoptedStyleSheets.length]") == [0, 0]


def test_a_pause_breaks_the_sentence_off_and_it_is_said_again(screen: ScreenProcess, home: Path) -> None:
    screen.open_site()
    screen.page(PAGE)
    screen.click("page-tools", "page-aloud")
    _hear(home)
    _wait_marked(screen, SPOKEN[1])
    screen.click("aloud-turn")
    screen.wait_words("aloud-told", "waits")
    assert _voices(screen) == []
    screen.click("look-contrast")
    screen.wait_words("aloud-told", "waits")
    screen.click("look-contrast", "aloud-turn")
    wait(lambda: _voices(screen), "the voice again")
    assert screen.page(MARKED) == [SPOKEN[1]]
    _hear(home)
    _wait_marked(screen, SPOKEN[2])
    screen.click("page-tool-close")
    assert _voices(screen) == []


@pytest.mark.parametrize("way", ["home", "back", "another page", "a pause", "the end"])
def test_whatever_takes_the_page_away_ends_the_voice(screen: ScreenProcess, lasting_stage: Stage, way: str) -> None:
    screen.open_site()
    _begin(screen)
    by, _ = librarian(lasting_stage) if way == "a pause" else (None, None)
    match way:
        case "another page":
            screen.page("(document.querySelector('#document').click(), 1)")
        case "a pause":
            sessions.pause(lasting_stage.station, by, "a count", SystemClock())
        case "the end":
            screen.end()
        case _:
            screen.click(way)
    wait(lambda: not _voices(screen), "the voice to end")
    if way == "a pause":
        sessions.resume(lasting_stage.station, by, SystemClock())
        screen.wait("home-screen")


def test_the_voice_dies_with_the_screen(lasting_stage: Stage, display: str, home: Path) -> None:
    with stage() as other, screen_of(other, display, home) as screen:
        screen.begin()
        screen.open_site()
        _begin(screen)
        session = screen.process.pid
        screen.process.kill()
        wait(lambda: screen.process.poll() is not None, "the screen to be dead")
        wait(lambda: not _voices(screen), "the voice to end with it")
        stop_session(session)


@pytest.mark.parametrize(("programs", "words"), [
    ((), "no voice"),
    (("setpriv", "espeak-ng"), "no loudspeaker"),
    (("setpriv", "espeak-ng", "aplay"), "no loudspeaker"),
])  # fmt: skip
def test_where_nothing_can_be_heard_the_screen_says_why(
    programs: tuple[str, ...],
    words: str,
    lasting_stage: Stage,
    display: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "programs"
    path.mkdir()
    for name in ("xdotool", "sleep", *programs):
        (path / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(path))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".asoundrc").write_text('pcm.!default { type hw card "none" }\n')
    with stage() as other, screen_of(other, display, tmp_path / "home") as screen:
        screen.begin()
        screen.open_site()
        screen.click("page-tools", "page-aloud")
        screen.wait_words("aloud-told", words)
        screen.page("(document.body.innerHTML = '', 1)")
        screen.click("page-tool-close", "page-tools", "page-aloud")
        screen.wait_words("aloud-told", "no text")
