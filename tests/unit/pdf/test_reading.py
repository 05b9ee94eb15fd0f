# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that reads a PDF tells what is on the pages and draws them; a bad PDF is one word and an end."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from kiosk.demo.paper import PARTS, paper
from kiosk.pdf.document import Outline, Page, read_outline, read_page
from kiosk.pdf.fonts import MONO, SANS, SERIF, file_for
from kiosk.pdf.frames import SIZE, WISH, Frames, Kind
from kiosk.pdf.limits import TALLEST, WIDEST

DARK = 100
# A page in a font that the PDF names and does not carry: Cyrillic letters by their names, as old documents have them.
NAMES = "/afii10018 /afii10017 /afii10019"
NAMED_FONT = f"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 40>>stream
BT /F 60 Tf 20 30 Td (ABC) Tj ET        endstream endobj
5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/NAME/FontDescriptor 6 0 R
/Encoding<</Type/Encoding/Differences[65 {NAMES}]>>>>endobj
6 0 obj<</Type/FontDescriptor/FontName/NAME/Flags 32/Ascent 900/Descent -200/StemV 80>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


class Reader:
    """The process, and what it has said."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._frames = process, Frames()
        self._said: Iterator[tuple[Kind, bytes]] = iter(())
        self.outline = Outline(1, ())

    def next(self) -> tuple[Kind, bytes] | None:
        """Return the next frame, None at the end."""
        assert self._process.stdout
        while (one := next(self._said, None)) is None:
            piece = self._process.stdout.read1()  # type: ignore[attr-defined]
            if not piece:
                return None
            self._said = iter(list(self._frames.feed(piece)))
        return one

    def tell(self, pdf: bytes) -> list[Page]:
        """Send the PDF and return its pages."""
        self.send(SIZE.pack(len(pdf)) + pdf)
        kind, content = self.next() or (Kind.FAULT, b"")
        assert kind is Kind.OUTLINE
        outline = read_outline(json.loads(content))
        assert outline is not None
        self.outline = outline
        pages = []
        for _ in range(outline.shown):
            kind, content = self.next() or (Kind.FAULT, b"")
            assert kind is Kind.PAGE
            page = read_page(json.loads(content))
            assert page is not None
            pages.append(page)
        return pages

    def send(self, data: bytes) -> None:
        assert self._process.stdin
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def draw(self, number: int, width: int) -> bytes:
        self.send(WISH.pack(number, width))
        kind, content = self.next() or (Kind.FAULT, b"")
        assert kind is Kind.PICTURE
        return content


@contextmanager
def _reader() -> Iterator[Reader]:
    command = [sys.executable, "-m", "kiosk.entry.document"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        yield Reader(process)
        assert process.stdin
        process.stdin.close()
        assert process.wait(30) == 0
        assert process.stderr
        assert process.stderr.read() == b""


@pytest.fixture
def reader() -> Iterator[Reader]:
    with _reader() as made:
        yield made


def _words(page: Page) -> str:
    return " ".join(line.text for line in page.lines)


def _is_inked(png: bytes) -> bool:
    grey = Image.open(io.BytesIO(png)).convert("L")
    return min(grey.tobytes()) < DARK < max(grey.tobytes())


def test_it_tells_every_word_and_draws_every_page(reader: Reader) -> None:
    pages = reader.tell(paper())
    assert [heading.title for heading in reader.outline.headings] == [title for title, _ in PARTS]
    assert [heading.page for heading in reader.outline.headings] == [0, 1, 2]
    for page, (title, text) in zip(pages, PARTS, strict=True):
        assert title in _words(page)
        assert text in _words(page)
    for width in (1000, 300):
        picture = Image.open(io.BytesIO(reader.draw(2, width)))
        assert picture.width == width
        assert abs(picture.height - width * 842 / 595) < 2
    assert _is_inked(reader.draw(0, 500))


def test_the_words_lie_where_they_are_seen(reader: Reader) -> None:
    page = reader.tell(paper())[0]
    picture = Image.open(io.BytesIO(reader.draw(0, 2000))).convert("L")
    scale = 2000 / page.width
    for line in page.lines[:4]:
        right, bottom = line.left + line.width, line.top + line.height
        inside = picture.crop((line.left * scale, line.top * scale, right * scale, bottom * scale))
        inked = inside.point(lambda tone: 255 if tone < DARK else 0).getbbox()
        assert inked is not None
        assert inked[0] < 0.02 * inside.width
        assert inked[2] > 0.98 * inside.width


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_has_its_words_in_place(reader: Reader, turned: int) -> None:
    made = FPDF(format=(200, 100))
    made.set_font("helvetica", size=24)
    made.add_page()
    made.text(20, 20, "Corner")
    pdf = bytes(made.output()).replace(b"/Type /Page\n", b"/Type /Page\n/Rotate %d\n" % turned, 1)
    (page,) = reader.tell(pdf)
    assert (page.width > page.height) is (turned in (0, 180))
    (line,) = page.lines
    assert line.text == "Corner"
    left = (line.left + line.width / 2) < page.width / 2
    upper = (line.top + line.height / 2) < page.height / 2
    assert (left, upper) == {0: (True, True), 90: (False, True), 180: (False, False), 270: (True, False)}[turned]


@pytest.mark.parametrize("name", ["TimesNewRoman", "Arial,Bold", "CourierNew", "Unheard-of"])
def test_a_font_that_is_only_named_has_its_letters(reader: Reader, name: str) -> None:
    (page,) = reader.tell(NAMED_FONT.replace("NAME", name).encode())
    assert _words(page) == "БАВ"
    assert _is_inked(reader.draw(0, 600))


def test_faces_are_told_by_their_names() -> None:
    assert file_for("Times New Roman", 400, italic=False, pitch=0) == SERIF[0]
    assert file_for("TimesNewRoman,BoldItalic", 400, italic=False, pitch=0) == SERIF[3]
    assert file_for("Arial", 700, italic=False, pitch=16) == SANS[1]
    assert file_for("Courier", 400, italic=True, pitch=0) == MONO[2]
    assert file_for("Some", 400, italic=False, pitch=1) == MONO[0]
    assert file_for("Some", 400, italic=True, pitch=16) == SERIF[2]


def _locked() -> bytes:
    made = FPDF()
    made.set_encryption("owner", "reader")
    made.add_page()
    return bytes(made.output())


@pytest.mark.parametrize("untrusted", [b"x", b"%PDF-1.7\n" + b"\0" * 5000, paper()[:900], _locked()])
def test_what_cannot_be_read_is_said_and_ends(reader: Reader, untrusted: bytes) -> None:
    reader.send(SIZE.pack(len(untrusted)) + untrusted)
    assert reader.next() == (Kind.FAULT, b"")
    assert reader.next() is None


@pytest.mark.parametrize("size", [0, 1 << 40])
def test_a_size_out_of_measure_is_not_read(reader: Reader, size: int) -> None:
    reader.send(SIZE.pack(size))
    assert reader.next() == (Kind.FAULT, b"")


def test_a_page_of_any_size_is_drawn_within_bounds(reader: Reader) -> None:
    made = FPDF(format=(5000, 4000))
    made.add_page()
    reader.tell(bytes(made.output()))
    picture = Image.open(io.BytesIO(reader.draw(0, 100_000)))
    assert picture.width <= WIDEST
    assert picture.height <= TALLEST


def test_a_page_there_is_not_is_an_empty_picture(reader: Reader) -> None:
    reader.tell(paper())
    assert reader.draw(77, 500) == b""
    assert reader.draw(0, 0) == b""
    assert _is_inked(reader.draw(0, 500))


TRIES = """
import os, socket, sys
from kiosk.pdf.confine import confine
parent = os.getppid()
confine((0, 1, 2), memory=1 << 30, seconds=20)
attempts = {
    "a file": lambda: open("/etc/hostname"),
    "a file to write": lambda: os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT),
    "a socket": lambda: socket.socket(),
    "a process": os.fork,
    "another program": lambda: os.execv("/bin/true", ["true"]),
    "a signal": lambda: os.kill(parent, 0),
    "a folder": lambda: os.listdir("/"),
    "a way back": lambda: os.setuid(0),
    "a pipe": os.pipe,
    "itself": lambda: open("/proc/self/mem"),
}
for name, attempt in attempts.items():
    try:
        attempt()
    except OSError as fault:
        assert fault.errno == 1 or name == "a folder", fault
        continue
    os.write(1, name.encode() + b"\\n")
os.write(1, b"done %d" % os.getuid())
"""


def test_it_can_open_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TRIES, str(tmp_path / "written")]
    done = subprocess.run(command, capture_output=True, check=True, text=True, input="")
    assert done.stdout == "done 65534" or (done.stdout.startswith("done ") and done.stdout != "done 0")
    assert not (tmp_path / "written").exists()
