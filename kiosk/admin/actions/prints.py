# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms that readers filled in, printed by staff: taken out of the service, which then holds nothing of them."""

from datetime import datetime
from pathlib import Path

from kiosk.admin.actions.acting import Acting, name_of
from kiosk.admin.actions.form_print import Around, print_letter
from kiosk.base.errors import BadInput, CannotRecord
from kiosk.base.files import write_atomic
from kiosk.base.paths import resources
from kiosk.library.forms import Form, letter, read_forms, read_texts
from kiosk.station.config import Station
from kiosk.wire.asking import ask_prints, take_print
from kiosk.wire.staff_messages import PrintTaken, PrintWaits


def waiting(station: Station) -> tuple[PrintWaits, ...]:
    """Return which forms wait, oldest first. Raises BadInput where the service does not run."""
    return ask_prints(station.socket)


def release(station: Station, number: int, output: Path, by: Acting | None) -> None:
    """Take a form and write it as a PDF for the printer, where no file is yet.

    Raises BadInput and CannotRecord; then it still waits.

    An empty one is written first: a form is handed over once, so what could stop it is found before.
    """
    found = next((one for one in waiting(station) if one.number == number), None)
    if found is None:
        raise BadInput("number", f"the number of a form that waits was expected, not {number}")
    if output.exists():
        raise BadInput(str(output), "a file that is not there yet was expected")
    form = _form(found.form)
    around = Around(station, number, found.session, datetime.fromisoformat(found.moment), found.language)
    _write(output, print_letter(letter(form, found.language, {}), around))
    try:
        taken = take_print(station.socket, number, "release", name_of(by))
    except (BadInput, CannotRecord):
        output.unlink(missing_ok=True)
        raise
    assert isinstance(taken, PrintTaken)
    texts = read_texts(form, taken.texts)
    _write(output, print_letter(letter(form, taken.language, texts), around))


def discard(station: Station, number: int, by: Acting | None) -> None:
    """Throw a form away unprinted. Raises BadInput and CannotRecord; then it still waits."""
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
