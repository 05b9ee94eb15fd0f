# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's resolver behind our port: addresses in, or the one error that callers know."""

import asyncio

import pytest

from kiosk.gateway.names import SystemResolver
from kiosk.gateway.ports import Endpoint, NameNotFound


def test_a_number_is_its_own_address() -> None:
    found = asyncio.run(SystemResolver().resolve("127.0.0.1", 443))
    assert found == (Endpoint("127.0.0.1", 443),)


@pytest.mark.parametrize("host", ["a" * 64 + ".kz", "a..kz"])
def test_a_name_without_address(host: str) -> None:
    with pytest.raises(NameNotFound):
        asyncio.run(SystemResolver().resolve(host, 443))


def test_a_resolver_that_takes_too_long() -> None:
    with pytest.raises(NameNotFound):
        asyncio.run(SystemResolver(seconds=0).resolve("127.0.0.1", 443))
