# SPDX-License-Identifier: GPL-3.0-or-later
"""A voice for one sentence at a time: espeak-ng makes the sound, aplay plays it; the text goes by a pipe alone.

Neither writes a file, and neither outlives this process: the kernel ends them with it. espeak-ng looks for PulseAudio
wherever it has a home, and would leave a folder there, so it has none.
"""

from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths, Signal

VOICES: Final = {"kk": "kk", "ru": "ru", "en": "en-gb"}
WORDS_A_MINUTE: Final = 150
WITH_US: Final = ("--pdeathsig", "KILL", "--")
NO_HOME: Final = "/dev/null"
END_MS: Final = 500
NO_VOICE: Final = "voice"
NO_SOUND: Final = "sound"
PROGRAMS: Final = {"setpriv": NO_VOICE, "espeak-ng": NO_VOICE, "aplay": NO_SOUND}


class Voice(QObject):
    """Emits `spoken()` at the end of a sentence, `failed(why)` with NO_VOICE or NO_SOUND where it was not heard."""

    spoken = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._maker: QProcess | None = None
        self._player: QProcess | None = None

    def say(self, text: str, language: str) -> None:
        """Speak a text in one of VOICES, in the place of what is being said."""
        self.stop()
        for name, why in PROGRAMS.items():
            if not QStandardPaths.findExecutable(name):
                self.failed.emit(why)
                return
        maker, player = self._maker, self._player = QProcess(self), QProcess(self)
        maker.setProcessEnvironment(_environment(home=NO_HOME))
        for process in (maker, player):
            process.setStandardErrorFile(QProcess.nullDevice())
        maker.setStandardOutputProcess(player)
        player.setStandardOutputFile(QProcess.nullDevice())
        player.finished.connect(self._finished)
        player.start("setpriv", [*WITH_US, "aplay", "--quiet", "--file-type", "wav", "-"])
        voice = ("-v", VOICES[language], "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin", "--stdout")
        maker.start("setpriv", [*WITH_US, "espeak-ng", *voice])
        maker.write(text.encode())
        maker.closeWriteChannel()

    def stop(self) -> None:
        """Be silent at once; no process is left."""
        for process in (self._player, self._maker):
            if process is not None:
                process.blockSignals(True)
                process.kill()
                process.waitForFinished(END_MS)
                process.deleteLater()
        self._maker = self._player = None

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        well = code == 0 and status is QProcess.ExitStatus.NormalExit
        silent = self._made_nothing()
        self.stop()
        if silent:
            self.failed.emit(NO_VOICE)
        elif well:
            self.spoken.emit()
        else:
            self.failed.emit(NO_SOUND)

    def _made_nothing(self) -> bool:
        """Tell whether it was the voice that failed: where the player did, the pipe broke under the voice."""
        maker = self._maker
        if maker is None:
            return False
        maker.waitForFinished(END_MS)  # its end is the player's, or near it
        return maker.exitStatus() is QProcess.ExitStatus.NormalExit and maker.exitCode() != 0


def _environment(*, home: str) -> QProcessEnvironment:
    present, own = QProcessEnvironment.systemEnvironment(), QProcessEnvironment()
    own.insert("PATH", present.value("PATH"))
    own.insert("HOME", home)
    own.insert("PULSE_RUNTIME_PATH", f"{home}/pulse")
    return own
