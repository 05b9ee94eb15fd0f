# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out through an institution's proxy: built from settings and a secret file, or not at all."""

import dataclasses
from pathlib import Path

import pytest

from kiosk.base.errors import BadInput
from kiosk.service.way_out import upstream_of
from kiosk.station.config import Station, UpstreamProxy, read_station
from tests.unit.station.test_config import TEXT

PROXY = UpstreamProxy("10.0.0.1", 3128, False, "station-1", None)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    path = tmp_path / "station.toml"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "keys").mkdir()
    return dataclasses.replace(read_station(path), upstream=PROXY)


def _write(station: Station, text: str, mode: int = 0o600) -> None:
    path = station.keys / "upstream.password"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def test_without_a_proxy_the_gateway_goes_out_by_itself(station: Station) -> None:
    assert upstream_of(dataclasses.replace(station, upstream=None)) is None


def test_the_password_is_shown_as_the_proxy_asks(station: Station) -> None:
    _write(station, "a secret\n")
    upstream = upstream_of(station)
    assert upstream is not None
    assert upstream.authorization == b"Basic c3RhdGlvbi0xOmEgc2VjcmV0"
    nobody = upstream_of(dataclasses.replace(station, upstream=dataclasses.replace(PROXY, user="")))
    assert nobody is not None
    assert nobody.authorization == b""


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("", 0o600, "one line with a password"),
        ("two\nlines\n", 0o600, "one line with a password"),
        ("x" * 2000, 0o600, "at most 1024 bytes"),
        ("a secret", 0o644, "only its owner can read"),
    ],
)
def test_a_password_that_cannot_be_taken(text: str, mode: int, said: str, station: Station) -> None:
    _write(station, text, mode)
    with pytest.raises(BadInput, match=said):
        upstream_of(station)


def test_no_password_and_no_authority(station: Station) -> None:
    with pytest.raises(BadInput, match=r"upstream\.password: a readable file was expected"):
        upstream_of(station)
    secure = dataclasses.replace(PROXY, user="", tls=True, authority=station.folder / "nowhere.pem")
    with pytest.raises(BadInput, match="a certificate in PEM was expected"):
        upstream_of(dataclasses.replace(station, upstream=secure))
