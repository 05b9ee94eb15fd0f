# SPDX-License-Identifier: GPL-3.0-or-later
"""Who comes in: card and PIN, a suspension, and a PIN that has to be changed first.

How long somebody may sit, and the session itself, are not decided here. A suspension is told to whoever knows the PIN
and to nobody else. Whoever must change the PIN has some minutes for it, and is not in before that is done.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final, assert_never

from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.ids import Pseudonym, ReaderNumber
from kiosk.base.keys import pseudonym
from kiosk.journal.entries import Entry, PinChanged, SignInRefused
from kiosk.store.reader import Reader, Suspension
from kiosk.store.readers import Readers
from kiosk.store.tries import Judged, Tried
from kiosk.wire import messages as wire

CHANGE_SECONDS: Final = 300.0  # to think of a PIN, and type it twice


@dataclass(frozen=True, slots=True)
class Changing:
    """A reader whose PIN was right and has to be changed."""

    reader: Reader
    known_as: Pseudonym
    until: float


class Entrance:
    """Judges who comes in; `admit` lets them sit down."""

    def __init__(
        self,
        readers: Readers,
        reader_key: bytes,
        clock: Clock,
        zone: tzinfo,
        keep: Callable[[Entry], bool],
        tell: Callable[[wire.FromService], None],
        admit: Callable[[Reader, Pseudonym], None],
    ) -> None:
        self._readers, self._reader_key, self._clock, self._zone = readers, reader_key, clock, zone
        self._keep, self._tell, self._admit = keep, tell, admit
        self._changing: Changing | None = None

    def forget(self) -> None:
        """Whoever was about to change a PIN signs in anew."""
        self._changing = None

    async def sign_in(self, number: ReaderNumber, pin: str) -> None:
        """Judge a card and PIN. Raises CannotRecord where the store cannot be written."""
        self.forget()
        now = self._clock.now()
        tried, reader = await asyncio.to_thread(self._judged, number, pin, now)
        known_as = pseudonym(self._reader_key, number)
        match tried.judged:
            case Judged.TOO_EARLY:
                self._tell(wire.SignInRefused("wait", tried.wait))
            case Judged.WRONG:
                self._refuse(known_as, wire.SignInRefused("wrong", tried.wait))
            case Judged.RIGHT:
                self._came(reader, known_as, now)
            case _:
                assert_never(tried.judged)

    async def change_pin(self, pin: str) -> None:
        """Take a new PIN, or say what is wrong with it. Raises CannotRecord; then the old one stays."""
        changing = self._changing
        if changing is None or self._clock.monotonic() > changing.until:
            self.forget()
            self._tell(wire.SignInRefused("late", 0))
            return
        number = changing.reader.number
        if fault := await asyncio.to_thread(self._readers.new_pin_fault, number, pin):
            self._tell(wire.NewPinAsked(fault.value))
            return
        self.forget()
        if not self._keep(PinChanged(changing.known_as)):
            self._tell(wire.SignInRefused("not_recorded", 0))
            return
        try:
            await asyncio.to_thread(self._readers.change_pin, number, pin)
        except BadInput:  # staff removed the card meanwhile
            self._tell(wire.SignInRefused("wrong", 0))
            return
        self._admit(changing.reader, changing.known_as)

    def _judged(self, number: ReaderNumber, pin: str, now: datetime) -> tuple[Tried, Reader | None]:
        tried = self._readers.try_pin(number, pin, now)
        return tried, self._readers.find(number) if tried.judged is Judged.RIGHT else None

    def _came(self, reader: Reader | None, known_as: Pseudonym, now: datetime) -> None:
        if reader is None:  # removed between the try and now
            self._refuse(known_as, wire.SignInRefused("wrong", 0))
        elif suspension := reader.suspended(now):
            self._refuse(known_as, self._suspended(suspension))
        elif reader.must_change_pin:
            self._changing = Changing(reader, known_as, self._clock.monotonic() + CHANGE_SECONDS)
            self._tell(wire.NewPinAsked(""))
        else:
            self._admit(reader, known_as)

    def _suspended(self, suspension: Suspension) -> wire.SignInRefused:
        until = suspension.until.astimezone(self._zone).isoformat(timespec="minutes")
        return wire.SignInRefused("suspended", 0, until, suspension.why.value)

    def _refuse(self, known_as: Pseudonym, refusal: wire.SignInRefused) -> None:
        """Write a refusal down, then tell it."""
        kept = self._keep(SignInRefused(known_as, refusal.why))
        self._tell(refusal if kept else wire.SignInRefused("not_recorded", refusal.seconds))
