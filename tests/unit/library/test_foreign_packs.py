# SPDX-License-Identifier: GPL-3.0-or-later
"""Any ZIM opens: made by Debian's tools with other options, and of the old scheme; and Debian's readers take ours."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import requests

from kiosk.base.errors import BadInput
from kiosk.library.pack import Pack
from tests.fakes.packs import HTML, old_pack, png, source_folder, write_pack, zimwriterfs

PATIENCE = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packs made from one folder in two ways: with an index of words, and bare with another beginning."""
    folder = tmp_path_factory.mktemp("foreign")
    source = source_folder(folder / "source")
    zimwriterfs(source, folder / "indexed.zim", "-J", "2", "--tags", "law;kz")
    zimwriterfs(source, folder / "bare.zim", "-j", "-J", "1", "-m", "64", welcome="other.html")
    return folder


@pytest.mark.parametrize(("name", "main"), [("indexed", "index.html"), ("bare", "other.html")])
def test_a_pack_made_elsewhere_opens(folder: Path, name: str, main: str) -> None:
    pack = Pack.open(folder / f"{name}.zim")
    assert (pack.title, pack.languages, pack.metadata("Creator")) == ("Other", ("kaz",), "A")
    types = {"көмек/заң.html": HTML, "why?.html": HTML, "notes.txt": "text/plain", "paper.pdf": "application/pdf"}
    types |= {"p.png": "image/png", "tone.wav": "audio/x-wav", "x.js": "application/javascript"}
    for path, mime in types.items():
        found = pack.find(path)
        assert found is not None, path
        assert (found.mime, found.path) == (mime, path)
        assert bytes(found.content) == (folder / "source" / path).read_bytes()
    for path in ("", "moved.html", "A/index.html"):
        found = pack.find(path)
        assert found is not None, path
        assert found.path == ("index.html" if path else main)
    assert pack.find("why") is None


def test_the_old_scheme_of_names_opens(tmp_path: Path) -> None:
    entries = {"A/Main": (HTML, b"<img src=../I/p.png>"), "A/Заң": (HTML, b"law"), "I/p.png": ("image/png", png(8))}
    pack = Pack.open(old_pack(tmp_path / "old.zim", entries, "A/Main"))
    found = [pack.find(path) for path in ("", "A/Заң", "Заң", "I/p.png", "A/nothing")]
    assert [one and (one.path, bytes(one.content)) for one in found] == [
        ("A/Main", entries["A/Main"][1]),
        ("A/Заң", b"law"),
        ("A/Заң", b"law"),
        ("I/p.png", png(8)),
        None,
    ]


def test_an_old_pack_made_anew_by_zimrecreate_opens(tmp_path: Path) -> None:
    old = old_pack(tmp_path / "old.zim", {"A/Main": (HTML, b"<p>main"), "A/Заң": (HTML, b"law")}, "A/Main")
    subprocess.run(["zimrecreate", str(old), str(tmp_path / "new.zim"), "-j"], check=True, capture_output=True)
    pack = Pack.open(tmp_path / "new.zim")
    found = [pack.find(path) for path in ("", "Заң", "A/Заң", "Main")]
    assert [one and (one.path, bytes(one.content)) for one in found] == [
        ("Main", b"<p>main"),
        ("Заң", b"law"),
        ("Заң", b"law"),
        ("Main", b"<p>main"),
    ]


def test_a_pack_without_a_checksum_is_refused(tmp_path: Path) -> None:
    """Nothing would tell a whole copy from a spoilt one."""
    path = write_pack(tmp_path / "none.zim", {"page": (HTML, b"<p>")})
    data = bytearray(path.read_bytes())[:-16]
    data[72:80] = bytes(8)
    path.write_bytes(data)
    with pytest.raises(BadInput, match="checksum"):
        Pack.open(path)


def test_ours_pass_every_check_of_zimcheck(pack_file: Path) -> None:
    done = subprocess.run(["zimcheck", "-A", str(pack_file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Overall Test Status: Pass" in done.stdout
    assert "[WARN" not in done.stdout


@pytest.fixture
def server(pack_file: Path) -> Iterator[str]:
    """Debian's kiwix-serve with our pack, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["kiwix-serve", "-i", "127.0.0.1", "-p", str(port), str(pack_file)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait = ["curl", "-s", "-o", "/dev/null", "--retry", str(PATIENCE), "--retry-delay", "1"]
            address = f"http://127.0.0.1:{port}"
            subprocess.run([*wait, "--retry-connrefused", f"{address}/"], check=True)
            yield address
        finally:
            process.terminate()


def test_ours_open_in_kiwix_serve(server: str, pack_file: Path) -> None:
    page = Pack.open(pack_file).read("kk/appeal")
    assert page is not None
    for address in (f"{server}/guides/kk/appeal", f"{server}/guides/A/kk/appeal"):
        answer = requests.get(address, timeout=PATIENCE)
        if answer.ok:
            break
    assert answer.status_code == 200, answer.text[:300]
    assert page.data.partition(b"<h1")[2][:200] in answer.content
    asked = f"{server}/suggest?content=guides&term={quote('сот')}"
    assert requests.get(asked, timeout=PATIENCE).ok
