# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a reader may type into the page on the screen, and how much was typed into it.

A page of a reading site hears no letter. A page of a searching site hears as many bytes of text as its largest search
endpoint takes; a full site has no such bound. What was typed is also what counts as the size of a form that Chromium
sends inside TLS: its body cannot be read (`interceptor`), and what a page adds by itself is the site's own.
"""

from kiosk.policy.model import Mode, Site


class Typing:
    """The text of one page: its bound in bytes (None: unbounded), and what of it is used up."""

    def __init__(self) -> None:
        self._most: int | None = 0
        self._typed = 0
        self._sent = False

    @property
    def typed(self) -> int:
        """Return the bytes (UTF-8) typed into this page; what was taken back counts too."""
        return self._typed

    @property
    def open(self) -> bool:
        """Tell whether the page takes text at all."""
        return self._most is None or self._most > 0

    def show(self, site: Site | None) -> None:
        """Take the bound of the site whose page is on the screen; none has no text."""
        match site.mode if site is not None else Mode.READ:
            case Mode.READ:
                self._most = 0
            case Mode.SEARCH:
                self._most = max((item.max_bytes for item in site.search), default=0) if site is not None else 0
            case Mode.FULL:
                self._most = None

    def begin(self) -> None:
        """A page has come: nothing was typed into it yet."""
        self._typed = 0
        self._sent = False

    def take(self, text: str) -> bool:
        """Take a text that is being typed, if there is room for it."""
        size = len(text.encode("utf-8", "replace"))
        if self._most is not None and self._typed + size > self._most:
            return False
        self._typed += size
        return True

    def take_enter(self) -> bool:
        """Take Enter, a line's end in a larger field; where there is no room, once, to send what is there."""
        if self.take("\n"):
            return True
        taken, self._sent = not self._sent, True
        return taken
