# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF of the stand-in sites: three pages in three languages, with a table of contents. Own words; no law's text."""

import functools
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from kiosk.pdf.fonts import FOLDER, SERIF

SIZE: Final = 12  # points
PARTS: Final = (
    (
        "Өтініш қалай жазылады",
        "Бұл парақ көрсетілімге арналған: мұнда заң мәтіні жоқ. Өтініштің басында кімге жазылғаны көрсетіледі. "
        "Одан кейін өз атыңызды, бөлім мен күнді жазыңыз. Не болғанын қысқа сөйлемдермен айтыңыз. "
        "Соңында нені сұрайтыныңызды бір сөйлеммен жазып, қолыңызды қойыңыз.",
    ),
    (
        "Как пишется заявление",
        "Эта страница сделана для демонстрации: текста закона здесь нет. В начале заявления указывают, кому оно "
        "адресовано. Затем пишут своё имя, отряд и дату. О том, что произошло, расскажите короткими предложениями. "
        "В конце одним предложением напишите, о чём просите, и поставьте подпись.",
    ),
    (
        "How an application is written",
        "This page is for the demonstration: no law's text is here. An application begins with whom it is written to. "
        "Then come your own name, your unit and the date. Say what happened in short sentences. "
        "At the end write in one sentence what you ask for, and sign it.",
    ),
)


@functools.cache
def paper() -> bytes:
    """Return the PDF, each page with its part said several times over."""
    made = FPDF(format="A4")
    made.set_title("Tereze")
    made.set_margins(25, 22)
    for style, name in zip(("", "B"), SERIF[:2], strict=True):
        made.add_font("serif", style, FOLDER / name)
    for title, text in PARTS:
        made.add_page()
        made.start_section(title)
        made.set_font("serif", "B", 2 * SIZE)
        made.multi_cell(0, SIZE, title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        made.set_font("serif", "", SIZE)
        for _ in range(4):
            made.ln(SIZE / 2)
            made.multi_cell(0, SIZE / 1.7, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    return bytes(made.output())


def acting_paper(address: str) -> bytes:
    """Return a PDF that goes to an address by itself as it is opened, if it may, and asks for it in a script too."""
    actions = (
        f"/OpenAction<</S/URI/URI({address})/Next<</S/JavaScript/JS(app.launchURL\\('{address}'\\);)>>>>"
        f"/AA<</WC<</S/Launch/F({address})>>>>"
    )
    opening = f"/AA<</O<</S/SubmitForm/F({address})>>>>"
    return _bare_paper(
        f"<</Type/Catalog/Pages 2 0 R{actions}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]{opening}>>",
    )


def dense_paper(pages: int = 60, lines: int = 3000) -> bytes:
    """Return a small PDF whose pages all show the same thousands of lines of one letter."""
    words = " ".join(f"1 0 0 1 {5 + n % 50 * 11} {830 - n // 50 * 12} Tm (a) Tj" for n in range(lines))
    content = f"BT /F 2 Tf {words} ET"
    kids = " ".join(f"{5 + number} 0 R" for number in range(pages))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    return _bare_paper(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * pages,
    )


def _bare_paper(*objects: str) -> bytes:
    """Return a PDF of these objects, the catalogue first; without a table of their places, which readers make anew."""
    numbered = (f"{number} 0 obj{each} endobj" for number, each in enumerate(objects, 1))
    return "\n".join(("%PDF-1.7", *numbered, "trailer<</Root 1 0 R>>", "%%EOF\n")).encode()
