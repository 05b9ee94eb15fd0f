# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's Orca as docs/station.md sets it up, and an ear in the place of its loudspeaker.

Orca speaks through speech-dispatcher, whose one voice here writes each sentence that it is given into a file.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.demo.stage import Stage
from tests.journeys.rig import CHECKOUT, child_environment, processes_of, stop_session, wait

PACKAGED: Final = CHECKOUT / "packaging" / "orca"
READER: Final = PACKAGED / "for_readers.py"
SPEECH: Final = """LogLevel 0
LogDir "{folder}"
SymbolsPreproc "none"
DisableAutoSpawn
AddModule "ear" "sd_generic" "ear.conf"
DefaultModule "ear"
DefaultLanguage "en"
AudioOutputMethod "alsa"
AudioALSADevice "null"
"""
# One write for a sentence, with a line's end after it: `dotconf`, which reads this, keeps no backslash.
EAR: Final = """Debug 0
GenericExecuteSynth "echo \\'$DATA\\' >> {spoken}"
GenericLanguage "en" "en" "utf-8"
GenericLanguage "ru" "ru" "utf-8"
GenericLanguage "kk" "kk" "utf-8"
AddVoice "en" "MALE1" "any"
AddVoice "ru" "MALE1" "any"
AddVoice "kk" "MALE1" "any"
DefaultVoice "any"
GenericMaxChunkLength 3000
"""
STATION: Final = """
speech-dispatcher --run-single -C "$HOME/speech" -S "$HOME/speech.sock" -t 0 &
until [ -S "$HOME/speech.sock" ]; do sleep 0.05; done
echo "$DBUS_SESSION_BUS_ADDRESS" > "$HOME/bus.new" && mv "$HOME/bus.new" "$HOME/bus"
exec "$@"
"""


@dataclass
class Orca:
    """A screen reader that runs: where its bus is, and what it says."""

    process: "subprocess.Popen[bytes]"
    bus: str
    spoken: Path
    listened: int = 0

    def listen(self) -> None:
        """Forget what was said so far."""
        self.listened = self.spoken.stat().st_size

    @property
    def said(self) -> list[str]:
        """Return what was said since, sentence by sentence."""
        return self.spoken.read_bytes()[self.listened :].decode(errors="replace").splitlines()

    def hear(self, *words: str) -> list[str]:
        """Wait until all of these were said, whatever sentences they were broken into; return all that was."""
        try:
            wait(lambda: all(one in " ".join(" ".join(self.said).split()) for one in words), f"{words} to be said")
        except AssertionError as fault:
            raise AssertionError(f"{fault}, and not {self.said}") from None
        return self.said


@contextmanager
def orca_on(display: str, home: Path, reader: Path = READER) -> Iterator[Orca]:
    """Run the packaged bus, speech-dispatcher and Orca, and see that all of it ends."""
    home.mkdir(mode=0o700)
    (home / "speech" / "modules").mkdir(parents=True)
    (home / "speech" / "clients").mkdir()
    spoken = home / "spoken"
    spoken.touch()
    (home / "speech" / "speechd.conf").write_text(SPEECH.format(folder=home), encoding="utf-8")
    (home / "speech" / "modules" / "ear.conf").write_text(EAR.format(spoken=spoken), encoding="utf-8")
    environment = child_environment(display, home) | {"LANG": "C.UTF-8"}
    environment["SPEECHD_ADDRESS"] = f"unix_socket:{home / 'speech.sock'}"
    del environment["PYTHONPATH"]  # Debian's Python runs Orca
    bus = ["dbus-run-session", f"--config-file={PACKAGED / 'bus.conf'}", "--"]
    log = home / "log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [*bus, "sh", "-c", STATION, "station", "/usr/bin/python3", str(reader)],
            stdout=file,
            stderr=file,
            env=environment,
            start_new_session=True,
        )
        try:
            wait(lambda: spoken.stat().st_size, "Orca to say that it is there")
            yield Orca(process, (home / "bus").read_text().strip(), spoken)
            (running,) = set(processes_of(process.pid, str(reader))) - {process.pid}
            os.kill(running, signal.SIGTERM)
            ended = process.wait(30)
            assert ended == 0, f"Orca was expected to end in order, and not with {ended}"
            wait(lambda: not processes_of(process.pid, "at-spi"), "its buses to end with it")
        finally:
            process.kill()
            process.wait()
            stop_session(process.pid)
            sys.stderr.write(log.read_text(errors="replace")[-3000:])


def with_screen_reader(staged: Stage) -> None:
    """Tell a staged station that it has a screen reader."""
    config = staged.issued.config
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[wire]", "[screen]\nscreen_reader = true\n\n[wire]", 1), encoding="utf-8")


def names_on(bus: str) -> set[str]:
    """Return who is on a bus."""
    ask = ["dbus-send", f"--bus={bus}", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus"]
    done = subprocess.run([*ask[:-1], f"{ask[-1]}.ListNames"], capture_output=True, text=True, check=True)
    return {line.split('"')[1] for line in done.stdout.splitlines() if '"' in line}
