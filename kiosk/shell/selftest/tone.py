# SPDX-License-Identifier: GPL-3.0-or-later
"""One second of a tone from the machine's usual device for sound, where it has one."""

import array
import math
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

HERTZ: Final = 440
RATE: Final = 48_000
LOUDNESS: Final = 0.5
FADE: Final = RATE // 50  # samples at both ends, so that nothing clicks


def samples() -> bytes:
    """Return the tone, one channel of 16 bits."""

    def loudness(place: int) -> float:
        return LOUDNESS * min(1.0, place / FADE, (RATE - place) / FADE)

    wave = (loudness(place) * math.sin(2 * math.pi * HERTZ * place / RATE) for place in range(RATE))
    return array.array("h", (round(32767 * one) for one in wave)).tobytes()


class Tone(QObject):
    """Plays the tone as often as it is asked to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._device = QMediaDevices.defaultAudioOutput()
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(samples()))

    @property
    def is_possible(self) -> bool:
        """Tell whether there is a device that takes the tone."""
        return not self._device.isNull() and self._device.isFormatSupported(_form())

    def play(self) -> None:
        """Begin the tone anew."""
        if self._sink is None:
            self._sink = QAudioSink(self._device, _form(), self)
        self._sink.stop()
        self._buffer.close()
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._buffer)


def _form() -> QAudioFormat:
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form
