# SPDX-License-Identifier: GPL-3.0-or-later
"""Which addresses of a store's server are taken."""

import pytest

from kiosk.station.servers import server_fault

START = "postgresql+psycopg://"


@pytest.mark.parametrize(
    "rest",
    [
        "tereze@/tereze?host=/run/postgresql",
        "tereze@/tereze",
        "/tereze",
        "tereze@localhost/tereze",
        "tereze@127.0.0.1:5433/tereze",
        "tereze@[::1]/tereze",
        "tereze@db.example.kz/tereze?sslmode=verify-full",
        "tereze@db.example.kz:5432/tereze?sslmode=verify-full&sslrootcert=/etc/ca.pem&connect_timeout=3",
    ],
)
def test_good_addresses(rest: str) -> None:
    assert server_fault(START + rest) is None


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "an address like"),
        ("sqlite:///store.db", "an address like"),
        ("postgresql://tereze@localhost/tereze", "an address like"),
        ("postgresql+psycopg2://tereze@localhost/tereze", "an address like"),
        (f"{START}tereze@localhost", "an address like"),
        (f"{START}tereze@localhost/", "an address like"),
        (f"{START}tereze@localhost/a/b", "an address like"),
        (f"{START}te%20reze@localhost/a", "an address like"),
        (f"{START}localhost:99999/a", "an address like"),
        (f"{START}[::1/a", "an address like"),
        (f"{START}localhost/a#b", "an address like"),
        (f"{START}localhost/a?host", "an address like"),
        (f"{START}tereze:secret@localhost/tereze", "no password"),
        (f"{START}tereze:@localhost/tereze", "no password"),
        (f"{START}localhost/a?password=secret", "only these parameters"),
        (f"{START}localhost/a?passfile=/etc/passwd", "only these parameters"),
        (f"{START}localhost/a?service=x", "only these parameters"),
        (f"{START}localhost/a?options=-c%20role=x", "only these parameters"),
        (f"{START}localhost/a?hostaddr=8.8.8.8", "only these parameters"),
        (f"{START}localhost/a?port=1&port=2", "only these parameters"),
        (f"{START}db.example.kz/a", "sslmode=verify-full"),
        (f"{START}db.example.kz/a?sslmode=require", "sslmode=verify-full"),
        (f"{START}/a?host=db.example.kz", "sslmode=verify-full"),
        (f"{START}/a?host=/run/postgresql,db.example.kz", "sslmode=verify-full"),
        (f"{START}localhost/a?host=db.example.kz", "sslmode=verify-full"),
        (f"{START}localhost.example.kz/a", "sslmode=verify-full"),
        (f"{START}127.example.kz/a", "sslmode=verify-full"),
        (f"{START}10.0.0.1/a", "sslmode=verify-full"),
    ],
)
def test_others_are_refused_with_what_was_expected(url: str, said: str) -> None:
    assert said in (server_fault(url) or "")
    assert "secret" not in (server_fault(url) or "")
