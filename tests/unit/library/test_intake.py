# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack is copied whole and verified or not seen at all, and an interrupted copy goes on where it stopped."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.library import intake, limits
from kiosk.library.intake import copied, discard_unfinished, find, sources
from kiosk.library.pack import Pack
from kiosk.library.partial import BLOCK
from tests.fakes.packs import HTML, old_pack

CHECKOUT = Path(__file__).resolve().parents[3]
BIG = 24 * BLOCK


def pack(path: Path, day: str = "2026-01-01", size: int = 100, seed: int = 0) -> Path:
    """Write a pack of a day, with a film of so many bytes."""
    path.parent.mkdir(exist_ok=True)
    noise = hashlib.shake_256(bytes([seed])).digest(size)
    entries = {"A/page": (HTML, f"<p>{seed}".encode()), "I/film": ("video/webm", noise)}
    return old_pack(path, {**entries, "M/Date": ("text/plain", day.encode())}, "A/page")


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack(tmp_path_factory.mktemp("stick") / "big.zim", size=BIG)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    return tmp_path / "library"


def add(source: Path, library: Path, *, replace: bool = False) -> tuple[str, bool, int]:
    """Copy and place as a staff act does; return the name, whether it was there, and how many steps it took."""
    steps: list[None] = []
    with copied(source, library, replace=replace, step=lambda: steps.append(None)) as ready:
        if not ready.present:
            ready.place()
        return ready.name, ready.present, len(steps)


def seen(library: Path) -> list[str]:
    return sorted(path.name for path in library.iterdir())


def test_a_pack_is_copied_whole(big: Path, library: Path) -> None:
    assert add(big, library) == ("big", False, -(-big.stat().st_size // BLOCK))
    assert seen(library) == ["big.zim"]
    assert (library / "big.zim").read_bytes() == big.read_bytes()
    assert add(big, library) == ("big", True, 0)
    assert seen(library) == ["big.zim"]


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.library.intake import copied
steps = []
def step():
    steps.append(1)
    if len(steps) == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
with copied(Path(sys.argv[1]), Path(sys.argv[2]), replace=False, step=step) as ready:
    ready.place()
"""


def killed(source: Path, library: Path, after: int) -> None:
    """Run a copy that is killed after so many mebibytes."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", KILLED, str(source), str(library), str(after)]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL


def test_a_killed_copy_goes_on(big: Path, library: Path) -> None:
    killed(big, library, 20)
    assert seen(library) == [".big.zim.part", ".big.zim.part.json"]
    written: list[int] = []
    real, wrote = os.pwrite, written.append

    def counting(handle: int, data: memoryview, at: int) -> int:
        wrote(at)
        return real(handle, data, at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "pwrite", counting)
        add(big, library)
    assert min(written) == 16 * BLOCK  # what was on disk for certain is not copied again
    assert (library / "big.zim").read_bytes() == big.read_bytes()
    assert seen(library) == ["big.zim"]


def test_a_copy_that_was_spoilt_meanwhile_begins_anew(big: Path, library: Path) -> None:
    killed(big, library, 20)
    with (library / ".big.zim.part").open("r+b") as file:
        file.seek(5 * BLOCK)
        file.write(b"spoilt")
    add(big, library)
    assert (library / "big.zim").read_bytes() == big.read_bytes()


@pytest.mark.parametrize(
    "state", [b"", b"[]", b"{}", b"x" * 5000, b'{"length":-1,"sha256":"","size":1,"modified":"1"}']
)
def test_a_spoilt_note_begins_anew(big: Path, library: Path, state: bytes) -> None:
    killed(big, library, 17)
    (library / ".big.zim.part.json").write_bytes(state)
    add(big, library)
    assert (library / "big.zim").read_bytes() == big.read_bytes()


def test_another_source_begins_anew(big: Path, library: Path, tmp_path: Path) -> None:
    killed(big, library, 20)
    other = pack(tmp_path / "stick" / "big.zim", size=BIG, seed=1)
    add(other, library)
    assert (library / "big.zim").read_bytes() == other.read_bytes()


def test_a_truncated_pack_is_not_taken(big: Path, library: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zim"
    cut.write_bytes(big.read_bytes()[:-BLOCK])
    with pytest.raises(BadInput, match=r"cut\.zim: a .*ZIM file"):
        add(cut, library)
    assert seen(library) == []


def test_one_flipped_byte_is_found(big: Path, library: Path, tmp_path: Path) -> None:
    data = bytearray(big.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "big.zim").write_bytes(data)
    with pytest.raises(BadInput, match="checksum"):
        add(tmp_path / "big.zim", library)
    assert seen(library) == []


def test_the_checksum_beside_it_is_compared(library: Path, tmp_path: Path) -> None:
    source = pack(tmp_path / "stick" / "law.zim")
    beside = source.with_name("law.zim.sha256")
    beside.write_text("0" * 64 + "  law.zim\n")
    with pytest.raises(BadInput, match=r"law\.zim\.sha256"):
        add(source, library)
    beside.write_text("no digits")
    with pytest.raises(BadInput, match="64 hexadecimal digits"):
        add(source, library)
    assert seen(library) == []
    beside.write_text(hashlib.sha256(source.read_bytes()).hexdigest().upper() + "  law.zim\n")
    assert add(source, library)[0] == "law"


def test_links_devices_and_pipes_are_refused(library: Path, tmp_path: Path) -> None:
    (tmp_path / "link.zim").symlink_to(pack(tmp_path / "stick" / "law.zim"))
    os.mkfifo(tmp_path / "pipe.zim")
    (tmp_path / "folder.zim").mkdir()
    (tmp_path / "device.zim").symlink_to("/dev/zero")
    for name in ("link.zim", "pipe.zim", "device.zim", "folder.zim", "missing.zim"):
        with pytest.raises(BadInput, match=name):
            add(tmp_path / name, library)
    assert sources(tmp_path / "link.zim") == [tmp_path / "link.zim"]
    for name in ("LAW", "заң.zim", ".zim", "a b.zim"):
        with pytest.raises(BadInput, match="name"):
            add(tmp_path / name, library)
    assert seen(library) == []


def test_too_little_room_is_said_before_anything_is_copied(library: Path, tmp_path: Path) -> None:
    about = os.statvfs(library)
    with (tmp_path / "vast.zim").open("wb") as file:
        file.truncate(min(about.f_bavail * about.f_frsize + BLOCK, 2**43))
    with pytest.raises(BadInput, match="room for"):
        add(tmp_path / "vast.zim", library)


def test_a_full_disk_leaves_no_pack_and_no_copy(big: Path, library: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10 * BLOCK, before[1]))
    try:
        with pytest.raises(BadInput, match="nothing was added"):
            add(big, library)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert seen(library) == []


def test_a_pack_is_replaced_by_a_newer_one_alone(library: Path, tmp_path: Path) -> None:
    for folder, day in (("old", "2025-01-01"), ("same", "2025-01-01"), ("new", "2026-01-01"), ("none", "soon")):
        pack(tmp_path / folder / "law.zim", day, seed=len(folder))
    add(tmp_path / "old" / "law.zim", library)
    for folder in ("same", "none"):
        with pytest.raises(BadInput, match="newer"):
            add(tmp_path / folder / "law.zim", library)
    reading = Pack.open(library / "law.zim")
    before = reading.read("page")
    add(tmp_path / "new" / "law.zim", library)
    assert reading.read("page") == before  # whoever has the old one open reads on
    with pytest.raises(BadInput, match="newer"):
        add(tmp_path / "old" / "law.zim", library)
    add(tmp_path / "old" / "law.zim", library, replace=True)
    assert (library / "law.zim").read_bytes() == (tmp_path / "old" / "law.zim").read_bytes()


def test_guides_are_not_replaced_by_what_has_none(pack_file: Path, library: Path, tmp_path: Path) -> None:
    shutil.copy(pack_file, library / "guides.zim")
    other = pack(tmp_path / "stick" / "guides.zim", "2099-01-01")
    with pytest.raises(BadInput, match="a pack that lists guides was expected"):
        add(other, library)
    assert (library / "guides.zim").read_bytes() == pack_file.read_bytes()
    add(other, library, replace=True)
    assert (library / "guides.zim").read_bytes() == other.read_bytes()


def test_a_broken_pack_is_replaced_and_a_name_stands_once(library: Path, tmp_path: Path) -> None:
    (library / "Law.ZIM").write_bytes(b"broken")
    source = pack(tmp_path / "stick" / "LAW.zim", "2020-01-01")
    add(source, library)
    assert seen(library) == ["Law.ZIM"]
    assert find(library, "law") == find(library, "LAW.zim") == library / "Law.ZIM"
    assert (library / "Law.ZIM").read_bytes() == source.read_bytes()


def test_two_copies_of_one_pack_do_not_meet(big: Path, library: Path) -> None:
    with (
        copied(big, library, replace=False, step=lambda: None),
        pytest.raises(BadInput, match="no other copy"),
    ):
        add(big, library)


def test_a_stick_gives_its_packs_in_order(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="at least one pack"):
        sources(tmp_path)
    for name in ("b.zim", "a.ZIM", "notes.txt", ".hidden.zim"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in sources(tmp_path)] == ["a.ZIM", "b.zim"]


def test_a_stick_that_is_pulled_out_can_be_put_in_again(big: Path, library: Path, tmp_path: Path) -> None:
    """The file ends early, as it reads where a stick has gone; then it is whole again."""
    stick = tmp_path / "big.zim"
    whole = big.read_bytes()
    stick.write_bytes(whole)
    about = stick.stat()

    def cut() -> None:
        os.truncate(stick, 10 * BLOCK)

    with pytest.raises(BadInput, match="add it again"), copied(stick, library, replace=False, step=cut):
        pass
    stick.write_bytes(whole)
    os.utime(stick, ns=(about.st_atime_ns, about.st_mtime_ns))
    with copied(stick, library, replace=False, step=lambda: None) as ready:
        ready.place()
    assert (library / "big.zim").read_bytes() == whole


def test_what_is_kept_is_what_the_module_says() -> None:
    assert intake.KEEP_EVERY == 16 * BLOCK


def test_a_full_shelf_takes_no_more(big: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One pack too many would shut the whole shelf."""
    add(big, library)
    monkeypatch.setattr(limits, "PACKS", 1)
    with pytest.raises(BadInput, match="fewer than 1"):
        add(pack(library.parent / "other.zim"), library)
    add(big, library, replace=True)


def test_an_interrupted_copy_can_be_thrown_away(big: Path, library: Path) -> None:
    killed(big, library, 17)
    assert not discard_unfinished(library, "other")
    assert not discard_unfinished(library, "../big")
    assert discard_unfinished(library, "Big.zim")
    assert seen(library) == []
