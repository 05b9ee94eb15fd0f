# SPDX-License-Identifier: GPL-3.0-or-later
"""As which type an entry of a pack is sent: what the pack says where that can be a type, else unknown bytes.

The browser is told not to guess (nosniff), so a wrong type shows nothing rather than something else.
"""

import re
from typing import Final

UNKNOWN: Final = "application/octet-stream"
_TYPE: Final = re.compile(r"([a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63})(?:;\s*(.*))?", re.DOTALL)
_CHARSET: Final = re.compile(r"charset=\"?([A-Za-z0-9_-]{1,40})\"?")
_TEXTUAL: Final = ("application/javascript", "application/json", "application/xhtml+xml", "image/svg+xml")


def content_type(untrusted_mime: str) -> str:
    """Return the type to send; text without a word on its letters is UTF-8."""
    parts = _TYPE.fullmatch(untrusted_mime.strip().lower())
    if parts is None:
        return UNKNOWN
    if not parts[1].startswith("text/") and parts[1] not in _TEXTUAL:
        return parts[1]
    charset = _CHARSET.search(parts[2] or "")
    return f"{parts[1]}; charset={charset[1] if charset else 'utf-8'}"
