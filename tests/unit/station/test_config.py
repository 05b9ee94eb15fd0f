# SPDX-License-Identifier: GPL-3.0-or-later
"""station.toml: read whole or refused with its line and key."""

from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.station.config import UpstreamProxy, read_station
from kiosk.station.servers import StoreServer

TEXT = """\
format = 1
[station]
id = "one"
name = { kk = "1", ru = "1", en = "1" }
institution = { kk = "1", ru = "1", en = "1" }
timezone = "Asia/Almaty"
[files]
policy = "policy.toml"
packs = "packs"
journal = "journal.db"
store = "/var/lib/store.db"
keys = "keys"
[gateway]
port = 8899
[wire]
socket = "kioskd.sock"
screen_uids = [1000]
"""


FILE, SERVER = 'store = "/var/lib/store.db"\n', "[store]\n"
URL = 'url = "postgresql+psycopg://tereze@/tereze"'
PORT, PROXY = "port = 8899\n", "[gateway.upstream]\n"


def read(text: str, folder: Path) -> object:
    path = folder / "station.toml"
    path.write_text(text, encoding="utf-8")
    return read_station(path)


def test_paths_are_the_files_own_or_absolute(tmp_path: Path) -> None:
    path = tmp_path / "station.toml"
    path.write_text(TEXT, encoding="utf-8")
    station = read_station(path)
    assert station.journal == tmp_path / "journal.db"
    assert station.store == Path("/var/lib/store.db")
    assert (station.origin, station.slice_seconds, station.checkpoint_seconds) == ("tereze/one", 5, 60)


def test_a_store_may_stand_on_a_server(tmp_path: Path) -> None:
    path = tmp_path / "station.toml"
    text = TEXT.replace(FILE, "")
    path.write_text(f"{text}{SERVER}{URL}\n", encoding="utf-8")
    assert read_station(path).store == StoreServer("postgresql+psycopg://tereze@/tereze")
    for wrong in (URL.replace("tereze@", "tereze:secret@"), f"{URL}\npassword = 'secret'", "url = ''", ""):
        path.write_text(f"{text}{SERVER}{wrong}\n", encoding="utf-8")
        with pytest.raises(BadInput, match=r"store\.(url|password): ") as caught:
            read_station(path)
        assert "secret" not in str(caught.value)


def test_the_institutions_proxy(tmp_path: Path) -> None:
    given = f'{PORT}{PROXY}host = "10.0.0.1"\nport = 3128\ntls = true\nuser = "station-1"\nauthority = "ca.pem"'
    path = tmp_path / "station.toml"
    path.write_text(TEXT.replace("port = 8899", given), encoding="utf-8")
    assert read_station(path).upstream == UpstreamProxy("10.0.0.1", 3128, True, "station-1", tmp_path / "ca.pem")
    path.write_text(TEXT, encoding="utf-8")
    assert read_station(path).upstream is None


def test_the_institutions_own_sites_are_host_names(tmp_path: Path) -> None:
    hosts = ("intranet.example.kz", "*.lan.example.kz", "xn--80ak6aa92e.kz")
    given = f"port = 8899\nintranet = {list(hosts)}".replace("'", '"')
    path = tmp_path / "station.toml"
    path.write_text(TEXT.replace("port = 8899", given), encoding="utf-8")
    assert read_station(path).intranet == hosts
    path.write_text(TEXT, encoding="utf-8")
    assert read_station(path).intranet == ()


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("format = 1", "format = 2", "1: format: "),
        ('id = "one"', 'id = "one two"', "3: station.id: "),
        ('id = "one"', 'id = "қ"', "3: station.id: "),
        ('id = "one"', 'id = "../one"', "3: station.id: "),
        (', en = "1" }\ninst', " }\ninst", "4: station.name.en: "),
        ("Asia/Almaty", "Asia/Nowhere", "6: station.timezone: "),
        ("Asia/Almaty", "../../etc/passwd", "6: station.timezone: "),
        ("Asia/Almaty", "Asia", "6: station.timezone: "),
        ("port = 8899", "port = 80", "14: gateway.port: "),
        ("port = 8899", f"{PORT}{PROXY}host = 'a b'\nport = 1", "16: gateway.upstream.host: "),
        ("port = 8899", f"{PORT}{PROXY}host = 'a'\nport = 0", "17: gateway.upstream.port: "),
        ("port = 8899", f"{PORT}{PROXY}host = 'a'\nport = 1\nuser = 'a:b'", "18: gateway.upstream.user: "),
        ("port = 8899", f"{PORT}{PROXY}host = 'a'\nport = 1\nauthority = 'a'", "18: gateway.upstream.authority: "),
        ("port = 8899", f"{PORT}{PROXY}host = 'a'\nport = 1\npassword = 'a'", "18: gateway.upstream.password: "),
        (
            "port = 8899",
            f"{PORT}intranet = ['a.kz']\n{PROXY}host = 'a'\nport = 1",
            "15: gateway.intranet: nothing was expected beside gateway.upstream: ",
        ),
        ("[1000]", "[]", "17: wire.screen_uids: "),
        ("[1000]", "[-1]", "17: wire.screen_uids: "),
        ('"kioskd.sock"', f'"{"long/" * 30}kioskd.sock"', "16: wire.socket: "),
        ('"/var/lib/store.db"', '"journal.db"', "7: files: "),
        ("[wire]", f"{SERVER}{URL}\n[wire]", "15: store: "),
        (FILE, "", "7: files.store: "),
        ("[wire]", "[wire]\nsockets = 1", "16: wire.sockets: "),
        ("[wire]", "[record]\nslice_seconds = 0\n[wire]", "16: record.slice_seconds: "),
        ("[gateway]", "[gateway", "13: valid TOML"),
        *(
            ("port = 8899", f"port = 8899\nintranet = [{wrong}]", "15: gateway.intranet: ")
            for wrong in (
                *('"Intranet.kz"', '"қ.kz"', '"kz"', '"*.kz"', '"*"', '"*.*.a.kz"', '"a.*.kz"', '"https://a.kz/"'),
                *(
                    '"a.kz:80"',
                    '"a.kz."',
                    '".a.kz"',
                    '"a..kz"',
                    '"-a.kz"',
                    '"a-.kz"',
                    '"10.0.0.1"',
                    '"*.0.1"',
                    '""',
                    "1",
                ),
                *('"[::1]"', '"a_b.kz"', '"a.kz", "a.kz"', f'"{"a" * 64}.kz"', f'"{"a." * 126}kz"'),
                ", ".join(f'"a{number}.kz"' for number in range(101)),
            )
        ),
    ],
)
def test_a_wrong_setting_is_named(before: str, after: str, place: str, tmp_path: Path) -> None:
    assert before in TEXT
    with pytest.raises(BadInput) as caught:
        read(TEXT.replace(before, after), tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'station.toml'}:{place}")


@pytest.mark.parametrize(("lines", "expected"), [("", False), ("[screen]\nscreen_reader = true\n", True)])
def test_a_screen_reader_is_there_only_where_it_is_named(lines: str, expected: bool, tmp_path: Path) -> None:
    path = tmp_path / "station.toml"
    path.write_text(TEXT + lines, encoding="utf-8")
    assert read_station(path).screen_reader is expected
