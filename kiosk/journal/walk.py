# SPDX-License-Identifier: GPL-3.0-or-later
"""One walk over all entries for the check of a journal: each finding names its entry or span.

Rows come some hundred at a time. Where all of them are plainly right they are taken at once; otherwise each is looked
at, so that what is wrong can be named. Both ways find the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from kiosk.base.ids import StationId
from kiosk.journal.bulk import Sound, read_sound
from kiosk.journal.entries import BodiesErased
from kiosk.journal.kinds import Kind
from kiosk.journal.reading import SPAN, record_of
from kiosk.journal.record import Header, Record, Row, parse_body, parse_header
from kiosk.journal.spans import Span, mark_of, span_from, span_of
from kiosk.journal.tree import EMPTY_ROOT, Frontier

CLOCK_TOLERANCE: Final = timedelta(seconds=2)
_LOOKED_AT: Final = {mark_of("kind", kind.value) for kind in (Kind.BODIES_ERASED, Kind.CLOCK_ACCEPTED)}


class Walk:
    """What was seen so far: the tree, its root at each size that a checkpoint speaks of, and the latest header."""

    def __init__(self, notes: Mapping[int, object], spans: Mapping[int, tuple[int, str, str, str]]) -> None:
        self.frontier = Frontier()
        self.roots = {0: EMPTY_ROOT}
        self.findings: list[str] = []
        self._sizes = sorted(notes)
        self._spans = dict(spans)
        self._wrong_spans: list[int] = []
        self._latest: Header | None = None
        self._accepted = False  # whether the entry before says that staff accepted the clock
        self._destroyed: list[range] = []
        self._below = 0  # whose time is over, says the journal

    def take(self, rows: Sequence[Row]) -> None:
        """Look at the next rows. Raises sqlite3.DatabaseError where they hold what no journal holds."""
        sound = read_sound(rows, self._station(rows)) if rows[0][0] == self.frontier.size else None
        if sound is None or not self._in_order(sound) or not _LOOKED_AT.isdisjoint(sound.marks):
            self._take_each(rows)
        else:
            self._note_destroyed(sound.destroyed)
            kind, moment = sound.kinds[-1].decode(), _moment(sound.moments[-1])
            self._latest = Header(rows[-1][0], kind, moment, self._station(rows))
            self._extend(sound.leaf_hashes)
        self._compare_span(rows, sound)

    def span_findings(self) -> Iterator[str]:
        """Yield the notes that do not say what their entries say; those without entries are left over at the end."""
        for first in sorted((*self._wrong_spans, *self._spans)):
            yield f"entries {first} to {first + SPAN - 1}: the note for finding them is not what they say"

    def erasure_findings(self) -> Iterator[str]:
        """Yield the bodies that are gone without an entry that says so, and those that stand in spite of one."""
        place = 0
        for gone in (*self._destroyed, range(self.frontier.size, self.frontier.size)):
            yield from map(_standing, range(place, min(gone.start, self._below)))
            yield from map(_gone, range(max(gone.start, self._below), gone.stop))
            place = gone.stop

    def _note_destroyed(self, places: Sequence[int]) -> None:
        for place in places:
            if self._destroyed and self._destroyed[-1].stop == place:
                self._destroyed[-1] = range(self._destroyed[-1].start, place + 1)
            else:
                self._destroyed.append(range(place, place + 1))

    def _station(self, rows: Sequence[Row]) -> StationId:
        if self._latest is not None:
            return self._latest.station
        header = parse_header(rows[0][1])
        return header.station if header else StationId("")

    def _in_order(self, sound: Sound) -> bool:
        """Tell whether no moment is before the one before it, so that the last is the latest."""
        moments = list(sound.moments)
        if self._accepted:
            return False
        return moments == sorted(moments) and (self._latest is None or _moment(moments[0]) >= self._latest.moment)

    def _take_each(self, rows: Sequence[Row]) -> None:
        for record in map(record_of, rows):
            header = parse_header(record.header)
            accepts = header is not None and header.kind == Kind.CLOCK_ACCEPTED.value
            free = self._accepted or accepts  # to stand before what was written by a clock that was wrong
            self.findings += _entry_findings(record, header, self.frontier.size, self._latest, may_go_back=free)
            self._extend((record.leaf_hash,))
            if header and (self._latest is None or free or header.moment > self._latest.moment):
                self._latest = header
            self._accepted = accepts
            self._heed_destruction(record, header)

    def _heed_destruction(self, record: Record, header: Header | None) -> None:
        if record.salt is record.body is None:
            self._note_destroyed((record.index,))
        entry = parse_body(header.kind, record.body) if header and record.body is not None else None
        if isinstance(entry, BodiesErased):
            self._below = max(self._below, min(entry.below, record.index))

    def _extend(self, hashes: Sequence[bytes]) -> None:
        done = 0
        while self._sizes and self._sizes[0] <= self.frontier.size + len(hashes) - done:
            size = self._sizes.pop(0)
            part = max(size - self.frontier.size, 0)
            self.frontier.extend(hashes[done : done + part])
            done += part
            if size == self.frontier.size:
                self.roots[size] = self.frontier.root()
        self.frontier.extend(hashes[done:])

    def _compare_span(self, rows: Sequence[Row], sound: Sound | None) -> None:
        told = self._spans.pop(rows[0][0], None)
        if told is None:
            return
        whole = len(rows) == SPAN and rows[0][0] % SPAN == 0
        if whole and sound is not None:
            found: Span | None = span_from(rows[0][0], sound)
        else:
            found = span_of(rows)
        if found is None or found.to_row() != told:
            self._wrong_spans.append(rows[0][0])


def _gone(index: int) -> str:
    return f"entry {index}: its body is gone, and nothing says it was destroyed in order"


def _standing(index: int) -> str:
    return f"entry {index}: its time was over and its body destroyed, says a later entry, and it stands here"


def _moment(text: bytes) -> datetime:
    return datetime.fromisoformat(text.decode())


def _entry_findings(
    record: Record, header: Header | None, place: int, latest: Header | None, *, may_go_back: bool
) -> Iterator[str]:
    if record.index != place:
        yield f"entry {place}: missing or out of order (the next one is numbered {record.index})"
    if header is None:
        yield f"entry {record.index}: its header is not one this program wrote"
        return
    if header.index != record.index:
        yield f"entry {record.index}: its header says it is entry {header.index}"
    if latest and header.station != latest.station:
        yield f"entry {record.index}: of another station ({header.station})"
    if latest and not may_go_back and _ran_back(latest.moment, header.moment):
        yield f"entry {record.index}: the clock ran backwards ({latest.moment} to {header.moment})"
    yield from _body_findings(record, header)


def _body_findings(record: Record, header: Header) -> Iterator[str]:
    if record.salt is record.body is None:
        return  # whether in order is known at the end
    if not record.body_holds or record.body is None:
        yield f"entry {record.index}: its body is not the one that was recorded"
    elif parse_body(header.kind, record.body) is None:
        yield f"entry {record.index}: its body is not one of kind {header.kind}"


def _ran_back(before: datetime, after: datetime) -> bool:
    return after < before - CLOCK_TOLERANCE
