# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs made by the tests: with libzim as ours are, by Debian's zimwriterfs, and by hand in the old scheme of names."""

import hashlib
import math
import struct
import subprocess
import wave
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from libzim.writer import Hint  # type: ignore[import-untyped]  # stubs, but no py.typed marker

from kiosk.library.zim import WrittenItem, new_archive, quiet

HTML: Final = "text/html"


def write_pack(
    path: Path,
    entries: Mapping[str, tuple[str, bytes]],
    *,
    main: str = "",
    redirects: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Write entries, path to (type, bytes), and redirects, path to path, as a pack with no metadata but its title."""
    with quiet(), new_archive(path) as archive:
        if main:
            archive.set_mainpath(main)
        archive.add_metadata("Title", path.stem)
        for name, (mime, data) in entries.items():
            archive.add_item(WrittenItem(name, name, mime, data))
        for name, target in redirects.items():
            archive.add_redirection(name, name, target, {Hint.FRONT_ARTICLE: False})  # type: ignore[attr-defined]
    return path


def tone(path: Path, seconds: int = 60) -> bytes:
    """Return a WAV recording of so many seconds."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44100)
        second = b"".join(struct.pack("<hh", int(8000 * math.sin(at / 20)), 0) for at in range(44100))
        file.writeframes(second * seconds)
    return path.read_bytes()


def png(side: int) -> bytes:
    """Return a grey PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def source_folder(folder: Path) -> Path:
    """Write a site of other content: Cyrillic names, a question mark in one, a script, text, PDF, picture, sound."""
    folder.mkdir()
    (folder / "көмек").mkdir()
    for path, text in {
        "index.html": "<a href='көмек/заң.html'>a</a> <a href='why%3F.html'>b</a> <img src='p.png'><script src='x.js'>"
        "</script> <a href='notes.txt'>t</a> <a href='paper.pdf'>p</a> <audio src='tone.wav'></audio>",
        "көмек/заң.html": "<p>Заң</p> <a href='../index.html'>back</a>",
        "why?.html": "<p>Why?</p> <a href='index.html'>back</a>",
        "other.html": "<p>Another beginning</p> <a href='index.html'>back</a>",
    }.items():
        page = f"<!doctype html><html><head><meta charset=utf-8><title>{path}</title></head><body>{text}</body></html>"
        (folder / path).write_text(page, encoding="utf-8")
    moved = "<html><head><meta http-equiv='refresh' content='0;url=index.html'></head><body></body></html>"
    (folder / "moved.html").write_text(moved)  # zimwriterfs makes a redirect of it
    (folder / "notes.txt").write_text("Жазба. " * 400, encoding="utf-8")
    (folder / "x.js").write_text("document.title = 'ran'")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    (folder / "p.png").write_bytes(png(48))
    tone(folder / "tone.wav", 1)
    return folder


def zimwriterfs(source: Path, target: Path, *options: str, welcome: str = "index.html") -> Path:
    """Run Debian's zimwriterfs over a folder."""
    words = {"-w": welcome, "-I": "p.png", "-l": "kaz", "-t": "Other", "-d": "Other content", "-c": "A", "-p": "B"}
    named = [word for pair in words.items() for word in pair]
    done = subprocess.run(["zimwriterfs", *named, *options, str(source), str(target)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def old_pack(path: Path, entries: Mapping[str, tuple[str, bytes]], main: str) -> Path:
    """Write a ZIM file of version 5.0, as they were before 2021: `A/` before articles, `I/` before pictures.

    openZIM wiki, "ZIM file format": one cluster without compression, the entries in order of namespace and path.
    """
    names = sorted(entries, key=str.encode)
    mimes = list(dict.fromkeys(entries[name][0] for name in names))
    blobs = [entries[name][1] for name in names]
    mime_list = b"".join(mime.encode() + b"\0" for mime in mimes) + b"\0"
    dirents = [
        struct.pack("<HBcIII", mimes.index(entries[name][0]), 0, name[:1].encode(), 0, 0, number)
        + name[2:].encode()
        + b"\0\0"
        for number, name in enumerate(names)
    ]
    offsets = [4 * (len(blobs) + 1)]
    for blob in blobs:
        offsets.append(offsets[-1] + len(blob))
    cluster = b"\x01" + struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(blobs)
    first = 80 + len(mime_list)
    starts = [first + sum(map(len, dirents[:number])) for number in range(len(dirents))]
    paths = first + sum(map(len, dirents))
    titles = paths + 8 * len(names)
    pointer = titles + 4 * len(names)
    begin = pointer + 8
    end = begin + len(cluster)
    head = struct.pack("<IHH16sIIQQQQIIQ", 72173914, 5, 0, bytes(16), len(names), 1, paths, titles, pointer, 80,
                       names.index(main), 0xFFFFFFFF, end)  # fmt: skip
    body = head + mime_list + b"".join(dirents) + struct.pack(f"<{len(starts)}Q", *starts)
    body += struct.pack(f"<{len(names)}I", *range(len(names))) + struct.pack("<Q", begin) + cluster
    path.write_bytes(body + hashlib.md5(body, usedforsecurity=False).digest())
    return path
