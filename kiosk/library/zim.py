# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to libzim: its reading and writing halves with the types that it does not publish.

libzim ships stubs without a `py.typed` marker, so a checker sees nothing of it; the Protocols here say
what we use.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from libzim.reader import Archive  # type: ignore[import-untyped]  # stubs, but no py.typed marker
from libzim.writer import Creator, Hint, Item, StringProvider  # type: ignore[import-untyped]  # likewise

from kiosk.base.errors import BadInput

FAULTS = (RuntimeError, OSError, ValueError)
"""What libzim raises for a file that it cannot take. An entry that is not there is a KeyError instead."""


class ZimItem(Protocol):
    """Bytes with a name and a type."""

    @property
    def path(self) -> str: ...
    @property
    def mimetype(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def content(self) -> memoryview: ...


class ZimEntry(Protocol):
    """A name in an archive: an item, or a redirect to another entry."""

    @property
    def is_redirect(self) -> bool: ...
    def get_redirect_entry(self) -> "ZimEntry": ...
    def get_item(self) -> ZimItem: ...


class ZimArchive(Protocol):
    """An open ZIM file."""

    @property
    def has_checksum(self) -> bool: ...
    @property
    def checksum(self) -> str: ...
    @property
    def article_count(self) -> int: ...
    @property
    def filesize(self) -> int: ...
    def check(self) -> bool: ...
    @property
    def has_main_entry(self) -> bool: ...
    @property
    def main_entry(self) -> ZimEntry: ...
    def get_entry_by_path(self, path: str) -> ZimEntry: ...
    @property
    def metadata_keys(self) -> list[str]: ...
    def get_metadata(self, name: str) -> bytes: ...


class ZimCreator(Protocol):
    """A ZIM file being written; finished when its `with` block ends."""

    def set_mainpath(self, path: str, /) -> object: ...
    def add_illustration(self, size: int, content: bytes) -> None: ...
    def add_metadata(self, name: str, content: str) -> None: ...
    def add_item(self, item: object, /) -> None: ...
    def __enter__(self) -> "ZimCreator": ...
    def __exit__(self, *fault: object) -> None: ...


class WrittenItem(Item):  # type: ignore[misc]  # libzim asks for a subclass of its untyped Item
    """One entry to be written."""

    def __init__(self, path: str, title: str, mime: str, data: bytes) -> None:
        super().__init__()
        self._path, self._title, self._mime, self._data = path, title, mime, data

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return self._mime

    def get_contentprovider(self) -> object:
        return StringProvider(self._data)

    def get_hints(self) -> dict[object, int]:
        return {Hint.FRONT_ARTICLE: self._mime == "text/html", Hint.COMPRESS: True}


def open_archive(path: Path) -> ZimArchive:
    """Open a ZIM file and check every byte of it. Raises BadInput that names the file."""
    try:
        archive: ZimArchive = Archive(path)
        whole = archive.has_checksum and archive.check()
    except FAULTS as fault:
        raise BadInput(str(path), "a whole ZIM file was expected; copy the pack again") from fault
    if not whole:
        raise BadInput(str(path), "a ZIM file with a right checksum was expected; copy the pack again")
    return archive


def peek_archive(path: Path, source: str) -> ZimArchive:
    """Open a ZIM file without looking at every byte. Raises BadInput that names `source`."""
    try:
        archive: ZimArchive = Archive(path)
    except FAULTS as fault:
        raise BadInput(source, "a whole ZIM file was expected; copy the pack again") from fault
    return archive


@contextmanager
def quiet() -> Iterator[None]:
    """Keep libzim's progress lines, which no setting turns off, out of this process's standard output.

    Anything else that the process prints meanwhile is lost with them, so hold it only around the writing.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(nowhere)
        os.close(kept)


def new_archive(path: Path) -> ZimCreator:
    """Begin a ZIM file: one worker and no Xapian index, so that the same content is laid out the same way."""
    creator: ZimCreator = Creator(path).config_indexing(False, "").config_nbworkers(1)
    return creator
