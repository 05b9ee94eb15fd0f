# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's hunspell dictionaries, asked word by word through Enchant. Loaded by the content check alone."""

from typing import Final, Protocol

from kiosk.base.errors import BadInput

PACKAGES: Final = {"kk": ("kk_KZ", "hunspell-kk"), "ru": ("ru_RU", "hunspell-ru")}


class Dictionary(Protocol):
    """What the check asks of a language's dictionary."""

    def knows(self, word: str) -> bool:
        """Tell whether this form is right."""


def open_dictionary(language: str) -> Dictionary:
    """Open a language's dictionary. Raises BadInput that names the Debian package where it is missing."""
    return open_tagged(*PACKAGES[language])


def open_tagged(tag: str, package: str) -> Dictionary:
    """Open the dictionary of a tag like kk_KZ, which this Debian package brings. Raises BadInput."""
    try:
        # It wants a library of the system, for this check alone.
        import enchant  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as fault:
        raise BadInput(
            "libenchant-2-2", "this Debian package was expected; the check reads dictionaries by it"
        ) from fault
    broker = enchant.Broker()
    broker.set_ordering(tag, "hunspell")
    try:
        return _Enchanted(broker.request_dict(tag))
    except enchant.errors.DictNotFoundError as fault:
        raise BadInput(package, "this Debian package was expected; its dictionary was not found") from fault


class _Found(Protocol):
    """What Enchant gives for a language."""

    def check(self, word: str) -> bool: ...

    def is_added(self, word: str) -> bool: ...


class _Enchanted:
    """A dictionary of the system; words that a user has taught the machine do not count."""

    def __init__(self, found: _Found) -> None:
        self._found = found

    def knows(self, word: str) -> bool:
        return self._found.check(word) and not self._found.is_added(word)
