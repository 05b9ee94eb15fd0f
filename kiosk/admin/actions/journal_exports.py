# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking entries away: as CSV, as JSON lines or as a printed report, each with the checkpoint that covers it.

Left out unless personal data is asked for with a reason: who read (the pseudonym), what ties one reader's entries
together (session, number of a request), and reasons in the staff's own words. The names of staff stay: they act in
office. Entries that no checkpoint covers yet stay out, for nothing would vouch for them.
"""

import csv
import enum
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Final

from kiosk.admin.actions.journals import Source, reading
from kiosk.base.clock import Clock
from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.journal.checkpoint import parse_checkpoint
from kiosk.journal.entries import ENTRY_TYPES, Entry, JournalExported, body_of
from kiosk.journal.history import named_key, newest_note
from kiosk.journal.search import Filter, search

PERSONAL: Final = frozenset({"reader", "session", "number"})
CODED_REASONS: Final = frozenset({"page_refused", "host_refused"})  # elsewhere `reason` is in somebody's own words
MOST_PRINTED: Final = 20_000  # entries; more is no report that anybody reads on paper
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for something to compute
_NEXT_CELL: Final = re.compile(r"([;|\t\r\n]\s*)([=+\-@])")


class Form(enum.Enum):
    """In which form entries are taken away; the value is the file name's ending."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where an export goes, in which form, and why with personal data."""

    output: Path
    form: Form
    personal: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: so many entries, all of them below `covered`, and how many no checkpoint covers yet."""

    entries: int
    covered: int
    uncovered: int


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it leaves the station."""

    index: int
    moment: str
    kind: str
    body: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Vouched:
    """The entries that leave, and what vouches for them."""

    rows: tuple[Row, ...]
    note: str
    key: str


def form_of(output: Path) -> Form:
    """Return the form that a file's name asks for. Raises BadInput."""
    try:
        return Form(output.suffix.removeprefix(".").lower())
    except ValueError as fault:
        raise BadInput(str(output), "a name that ends in .csv, .jsonl or .pdf was expected") from fault


def export(source: Source, asked: Filter, wanted: Wanted, zone: tzinfo, clock: Clock) -> Exported:
    """Write what is asked for into a new file, once the journal tells of it. Raises BadInput and CannotRecord."""
    if wanted.output.exists():
        raise BadInput(str(wanted.output), "a name that no file has yet was expected")
    about = JournalExported(source.by, wanted.form.value, asked.spoken(), int(wanted.personal), wanted.reason)
    source.tell(about, clock)
    with reading(source.path) as database:
        note = newest_note(database)
        if not note:
            raise BadInput(str(source.path), "a journal with a checkpoint was expected")
        covered = parse_checkpoint(note).size
        found = [(entry.header, entry.entry) for entry in search(database, asked)]
        key = named_key(database)
    rows = tuple(
        Row(header.index, header.moment.isoformat(timespec="milliseconds"), header.kind, kept(entry, wanted.personal))
        for header, entry in found
        if header.index < covered
    )
    vouched = Vouched(rows, note, key)
    for path, content in _files(source, asked, wanted, zone, vouched, clock):
        try:
            write_atomic(path, content, mode=0o600)
        except OSError as fault:
            raise BadInput(str(path), f"a folder that can be written was expected ({fault.strerror})") from fault
    return Exported(len(rows), covered, len(found) - len(rows))


def kept(entry: Entry | None, personal: bool) -> Mapping[str, str | int]:
    """Return the fields that leave; none where the body is gone."""
    if entry is None:
        return {}
    return {
        name: value for name, value in body_of(entry).items() if personal or not is_personal(entry.kind.value, name)
    }


def is_personal(kind: str, field: str) -> bool:
    """Tell whether a field of entries of this kind stays here unless personal data is asked for."""
    return field in PERSONAL or (field == "reason" and kind not in CODED_REASONS)


def _files(
    source: Source, asked: Filter, wanted: Wanted, zone: tzinfo, vouched: Vouched, clock: Clock
) -> Iterator[tuple[Path, bytes]]:
    match wanted.form:
        case Form.CSV:
            yield wanted.output.with_name(wanted.output.name + ".checkpoint"), vouched.note.encode()
            yield wanted.output, _as_csv(vouched.rows, wanted.personal)
        case Form.JSON_LINES:
            yield wanted.output, _as_json_lines(vouched, asked, wanted.personal)
        case Form.PDF:
            if len(vouched.rows) > MOST_PRINTED:
                raise BadInput(
                    str(wanted.output), f"at most {MOST_PRINTED} entries were expected; ask for a shorter time"
                )
            # a second goes into loading what draws a PDF, which no other command should wait for
            from kiosk.admin.actions.journal_print import Printed, print_entries  # noqa: PLC0415

            institution = source.station.institution if source.station else None
            lines = [(row.index, row.moment, row.kind, _spoken(row.body)) for row in vouched.rows]
            about = Printed(
                institution, asked.since, asked.until, zone, clock.now(), vouched.note, vouched.key, wanted.personal
            )
            yield wanted.output, print_entries(lines, about)


def _as_csv(rows: tuple[Row, ...], personal: bool) -> bytes:
    """Return UTF-8 with the mark that spreadsheets know it by; a text that they would compute gets a `'` before it."""
    columns = sorted({name for kind in ENTRY_TYPES for name in _fields(kind, personal)})
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["index", "moment", "kind", *columns])
    for row in rows:
        writer.writerow([row.index, row.moment, row.kind, *(_cell(row.body.get(name, "")) for name in columns)])
    return text.getvalue().encode("utf-8-sig")


def _fields(kind: type[Entry], personal: bool) -> Iterator[str]:
    return (name for name in kind.__slots__ if personal or not is_personal(kind.kind.value, name))


def _cell(value: str | int) -> str | int:
    """Return a cell that no spreadsheet computes, also one that takes another mark than the comma for the next cell."""
    if not isinstance(value, str):
        return value
    inner = _NEXT_CELL.sub(r"\1'\2", value)
    return f"'{inner}" if inner.startswith(_FORMULA) else inner


def _as_json_lines(vouched: Vouched, asked: Filter, personal: bool) -> bytes:
    head = {"checkpoint": vouched.note, "key": vouched.key, "asked": asked.spoken(), "personal": personal}
    rows = ({"index": r.index, "moment": r.moment, "kind": r.kind, "body": dict(r.body)} for r in vouched.rows)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head, *rows)).encode()


def _spoken(body: Mapping[str, str | int]) -> str:
    return ", ".join(f"{name}={value}" for name, value in body.items() if value != "")
