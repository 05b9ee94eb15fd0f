# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides made into one pack. The same guides and look give the same bytes, so that a hash means something.

libzim puts a random identity into each file, and Xapian one into the index of titles inside it; `_settle`
puts there what follows from the content.
"""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import write_atomic
from kiosk.base.palette import Palette
from kiosk.base.toml import LANGUAGES
from kiosk.library.cards import CARDS_PATH, GuideCard, Topic, write_cards
from kiosk.library.glossary import Glossary
from kiosk.library.guides import Guide
from kiosk.library.illustration import SIDE, window_png
from kiosk.library.pages import Pages, look_sheet
from kiosk.library.titles import with_titles
from kiosk.library.zim import WrittenItem, new_archive, quiet

NAME: Final = "tereze_guides"
ISO_639_3: Final = {"kk": "kaz", "ru": "rus", "en": "eng"}
# openZIM wiki, "ZIM file format": the identity is 16 bytes at offset 8, and the file ends in the MD5 of the rest.
# A Xapian glass index begins with this magic, two bytes of version, and 16 bytes of identity.
_IDENTITY: Final = 8
_INDEX_MAGIC: Final = b"\x0f\x0dXapian Glass"
_SIXTEEN: Final = 16


def build_pack(guides: Sequence[Guide], target: Path, *, palette: Palette) -> None:
    """Write the guides of `read_guides` as a ZIM file at `target`, whole or not at all. Raises BadInput."""
    if not guides:
        raise BadInput(str(target), "at least one guide was expected")
    pages = Pages()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
        draft = Path(folder) / "draft.zim"
        with quiet(), new_archive(draft) as archive:
            archive.set_mainpath(LANGUAGES[0])
            archive.add_illustration(SIDE, window_png(palette))
            for name, text in _metadata(guides, pages):
                archive.add_metadata(name, text)
            for item in _items(guides, pages, palette):
                archive.add_item(item)
        write_atomic(target, _settle(draft.read_bytes()))


def _metadata(guides: Sequence[Guide], pages: Pages) -> Iterator[tuple[str, str]]:
    yield "Name", NAME
    yield "Title", pages.labels.pack[LANGUAGES[0]]
    yield "Description", " · ".join(pages.labels.pack[language] for language in LANGUAGES)
    yield "Creator", "Tereze"
    yield "Publisher", "Tereze"
    yield "Language", ",".join(ISO_639_3[language] for language in LANGUAGES)
    yield "Date", max(guide.as_of for guide in guides).isoformat()
    yield "License", "GPL-3.0-or-later"


def _items(guides: Sequence[Guide], pages: Pages, palette: Palette) -> Iterator[WrittenItem]:
    for language in LANGUAGES:
        title = pages.labels.pack[language]
        yield WrittenItem(language, title, "text/html", pages.index(guides, language))
    glossaries = {language: Glossary(guides, language) for language in LANGUAGES}
    for guide in guides:
        yield WrittenItem(guide.path, guide.title, "text/html", pages.guide(guide, glossaries[guide.language]))
    yield WrittenItem("style.css", "", "text/css", pages.style_sheet())
    yield WrittenItem("look.css", "", "text/css", look_sheet(palette))
    yield WrittenItem(CARDS_PATH, "", "application/json", write_cards(_topics(guides), [_card(g) for g in guides]))


def _topics(guides: Sequence[Guide]) -> list[Topic]:
    return list({guide.topic.id: guide.topic for guide in guides}.values())


def _card(guide: Guide) -> GuideCard:
    return GuideCard(
        pack=NAME,
        path=guide.path,
        language=guide.language,
        title=guide.title,
        summary=guide.summary,
        topic=guide.topic.id,
        as_of=guide.as_of,
        review_by=guide.review_by,
        sources=tuple(dict.fromkeys(source.url for source in guide.sources if source.url)),
    )


def _settle(written: bytes) -> bytes:
    """Replace random identities by one made from the content, and the checksum by the one that now is right."""
    body = with_titles(written)
    places = [_IDENTITY]
    if (index := body.find(_INDEX_MAGIC)) >= 0:
        places.append(index + len(_INDEX_MAGIC) + 2)
    for place in places:
        body[place : place + _SIXTEEN] = bytes(_SIXTEEN)
    identity = hashlib.sha256(body).digest()[:_SIXTEEN]
    for place in places:
        body[place : place + _SIXTEEN] = identity
    return bytes(body) + hashlib.md5(body, usedforsecurity=False).digest()
