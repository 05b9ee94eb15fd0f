# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of titles that older readers look for: every entry once, in the order of namespace and title."""

import struct
from pathlib import Path

from kiosk.library.titles import with_titles
from tests.fakes.packs import HTML, write_pack


def test_every_entry_stands_once_in_the_order_of_titles(tmp_path: Path) -> None:
    path = write_pack(tmp_path / "a.zim", {"b": (HTML, b"1"), "а": (HTML, b"2"), "a": (HTML, b"3")})
    body = bytes(with_titles(path.read_bytes()))
    count, titles, checksum = (
        struct.unpack_from(form, body, at)[0] for form, at in (("<I", 24), ("<Q", 40), ("<Q", 72))
    )
    assert (titles + 4 * count, checksum) == (len(body), len(body))
    assert sorted(struct.unpack_from(f"<{count}I", body, titles)) == list(range(count))
