# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that readers asked for, printed by staff: taken out of the service, which then holds nothing of them."""

from datetime import datetime
from pathlib import Path

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.form_print import Around, print_letter
from kiosk.admin.actions.page_pictures import draw
from kiosk.admin.actions.page_print import print_pages
from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.files import write_atomic
from kiosk.base.paths import resources
from kiosk.library.forms import Form, letter, read_forms, read_texts
from kiosk.station.config import Station
from kiosk.wire.asking import ask_prints, take_print
from kiosk.wire.staff_messages import PrintTaken, PrintWaits


def waiting(station: Station) -> tuple[PrintWaits, ...]:
    """Return which papers wait, oldest first. Raises BadInput where the service does not run."""
    return ask_prints(station.socket)


def release(station: Station, number: int, output: Path, by: Acting | None) -> None:
    """Take a paper and write it as a PDF for the printer, where no file is yet.

    Raises BadInput and CannotRecord; then it still waits, but for a page that cannot be drawn.

    An empty one is written first: a paper is handed over once, so what could stop it is found before.
    """
    found = next((one for one in waiting(station) if one.number == number), None)
    if found is None:
        raise BadInput("number", f"the number of a paper that waits was expected, not {number}")
    if output.exists():
        raise BadInput(str(output), "a file that is not there yet was expected")
    around = Around(station, number, found.session, datetime.fromisoformat(found.moment), found.language)
    form = None if found.pages else _form(found.form)
    _write(output, print_letter(letter(form, found.language, {}), around) if form else print_pages((), around))
    try:
        taken, untrusted_pdf = _taken(station, number, by)
        if form is None:
            data = print_pages(draw(untrusted_pdf, found.pages), around)
        else:
            data = print_letter(letter(form, taken.language, read_texts(form, taken.texts)), around)
    except (BadInput, CannotRecord):
        output.unlink(missing_ok=True)
        raise
    _write(output, data)


def _taken(station: Station, number: int, by: Acting | None) -> tuple[PrintTaken, bytes]:
    taken = take_print(station.socket, number, "release", name_of(by))
    assert taken is not None
    return taken


def discard(station: Station, number: int, by: Acting | None) -> None:
    """Throw a paper away unprinted. Raises BadInput and CannotRecord; then it still waits."""
    take_print(station.socket, number, "discard", name_of(by))


def _write(output: Path, data: bytes) -> None:
    try:
        write_atomic(output, data, mode=0o600)
    except OSError as fault:
        raise BadInput(str(output), f"a file that can be written was expected ({fault.strerror})") from fault


def _form(name: str) -> Form:
    for form in read_forms(resources() / "library"):
        if form.id == name:
            return form
    raise BadInput("number", f"a form of this version was expected, and {name} is none")
