# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialling: the first of the checked addresses that stands, and nothing left open of the others."""

import asyncio
import os
import resource
import socket
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import product

import pytest

from kiosk.gateway.addresses import AddressGuard
from kiosk.gateway.dial import connect, in_turn, reach
from kiosk.gateway.limits import Limits
from kiosk.gateway.ports import Endpoint, NameNotFound, NamesSilent
from kiosk.policy.reasons import Reason
from tests.fakes.loopback import loopback_guard

LOOPBACK, LOOPBACK6 = "127.0.0.1", "::1"
NOBODY = Endpoint(LOOPBACK, 1)
ITSELF = Endpoint(LOOPBACK, 8899)
QUICK = Limits(dial_seconds=2, attempt_seconds=0.2, attempt_delay_seconds=0.05)
PATIENT = Limits(dial_seconds=60, attempt_seconds=60, attempt_delay_seconds=60)


@contextmanager
def site(address: str = LOOPBACK) -> Iterator[tuple[Endpoint, socket.socket]]:
    """Listen; the kernel takes connections by itself."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, 0), family=family) as listener:
        listener.setblocking(False)
        yield Endpoint(address, listener.getsockname()[1]), listener


@contextmanager
def hole() -> Iterator[Endpoint]:
    """Listen with a full queue: what is dialled gets neither an answer nor a refusal."""
    with ExitStack() as opened:
        listener = opened.enter_context(socket.create_server((LOOPBACK, 0), backlog=0))
        place = listener.getsockname()
        for _ in range(4):
            filler = opened.enter_context(socket.socket())
            filler.setblocking(False)
            with suppress(BlockingIOError):
                filler.connect(place)
        yield Endpoint(*place)


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def play(test: Coroutine[None, None, None]) -> None:
    """Run a test to its end, and see that it leaves neither a task nor a descriptor behind."""

    async def alone() -> None:
        before = descriptors()
        await test
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait_for(asyncio.gather(*others, return_exceptions=True), 5)
        assert descriptors() == before

    asyncio.run(alone())


async def reached(*checked: Endpoint, limits: Limits = QUICK) -> Endpoint | Reason:
    """Return where a dial ended, and close it."""
    found = await connect(checked, limits)
    if isinstance(found, Reason):
        return found
    with found:
        return Endpoint(*found.getpeername()[:2])


def test_families_take_turns_and_only_so_many_are_tried() -> None:
    four = [Endpoint(f"198.41.0.{last}", 443) for last in range(1, 6)]
    six = [Endpoint(f"2001:503::{last}", 443) for last in range(1, 3)]
    assert in_turn((*four, *six), Limits()) == (six[0], four[0], six[1], four[1], four[2], four[3])
    assert in_turn(four, Limits(addresses_tried=2)) == tuple(four[:2])
    assert in_turn((), Limits()) == ()


def test_the_next_address_is_tried_at_once_when_one_is_refused() -> None:
    async def test() -> None:
        with site() as (here, _):
            assert await asyncio.wait_for(reached(NOBODY, NOBODY, here, limits=PATIENT), 5) == here

    play(test())


def test_an_address_that_does_not_answer_is_overtaken() -> None:
    async def test() -> None:
        with hole() as nowhere, site() as (here, _):
            limits = Limits(dial_seconds=60, attempt_seconds=60, attempt_delay_seconds=0.01)
            assert await asyncio.wait_for(reached(nowhere, nowhere, here, limits=limits), 5) == here

    play(test())


def test_ipv6_is_tried_first() -> None:
    async def test() -> None:
        with site() as (four, _), site(LOOPBACK6) as (six, _):
            assert await reached(four, six, limits=PATIENT) == six
            assert await reached(four, Endpoint(LOOPBACK6, 1), limits=PATIENT) == four

    play(test())


def test_of_several_that_stand_one_is_kept() -> None:
    async def test() -> None:
        with site() as (here, listener):
            limits = Limits(attempt_delay_seconds=0)
            found = await connect([here] * 6, limits)
            assert isinstance(found, socket.socket)
            loop = asyncio.get_running_loop()
            with ExitStack() as opened, suppress(BlockingIOError):
                while True:
                    other = opened.enter_context(listener.accept()[0])
                    other.setblocking(False)
                    if other.getpeername() != found.getsockname():
                        assert await loop.sock_recv(other, 1) == b""
            found.close()

    play(test())


def test_why_there_is_no_connection() -> None:
    async def test() -> None:
        with hole() as nowhere:
            assert await reached(NOBODY, NOBODY) is Reason.SITE_DOWN
            assert await reached(nowhere) is Reason.SITE_TIMEOUT
            assert await reached(nowhere, NOBODY) is Reason.SITE_TIMEOUT
            assert await reached() is Reason.SITE_DOWN

    play(test())


def test_a_dial_that_is_given_up_leaves_nothing_open_whenever_it_is() -> None:
    async def test() -> None:
        with hole() as nowhere, site() as (here, _):
            several, one = (NOBODY, nowhere, here, here), (here,)
            for turns, places in product(range(12), (several, one)):
                dial = asyncio.create_task(connect(places, Limits(attempt_delay_seconds=0)))
                for _ in range(turns):
                    await asyncio.sleep(0)
                dial.cancel()
                (outcome,) = await asyncio.gather(dial, return_exceptions=True)
                assert isinstance(outcome, socket.socket | asyncio.CancelledError)
                if isinstance(outcome, socket.socket):
                    assert not dial.cancelling()  # it was over before
                    outcome.close()

    play(test())


def test_no_descriptor_is_left_for_it() -> None:
    async def test() -> None:
        usual = resource.getrlimit(resource.RLIMIT_NOFILE)
        with site() as (here, _):
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, usual[1]))
            try:
                outcome = await reached(here, here)
            finally:
                resource.setrlimit(resource.RLIMIT_NOFILE, usual)
            assert outcome is Reason.SITE_DOWN

    play(test())


class Names:
    """Leads every name to the same places; one fails, one says nothing."""

    def __init__(self, *places: Endpoint) -> None:
        self._places = places

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        return ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        if host == "nowhere.kz":
            raise NameNotFound(host)
        if host == "silent.kz":
            raise NamesSilent(host)
        if host == "slow.kz":
            await asyncio.Event().wait()
        return self._places


def test_why_a_name_cannot_be_reached() -> None:
    async def test() -> None:
        guard = loopback_guard("down.kz")
        limits = Limits(dial_seconds=0.1)
        for host, reason in (
            ("nowhere.kz", Reason.NAME_NOT_FOUND),
            ("silent.kz", Reason.UPSTREAM_DOWN),
            ("slow.kz", Reason.SITE_TIMEOUT),
            ("down.kz", Reason.SITE_DOWN),
        ):
            assert await reach(host, 443, Names(NOBODY), guard, ITSELF, limits) is reason

    play(test())


@pytest.mark.parametrize("guard", [AddressGuard(), loopback_guard("b.kz")])
def test_an_address_that_is_refused_is_not_dialled_and_none_beside_it(guard: AddressGuard) -> None:
    async def test() -> None:
        with site() as (here, listener):
            names = Names(Endpoint("198.41.0.4", 443), here)
            assert await reach("a.kz", 443, names, guard, ITSELF, QUICK) is Reason.PRIVATE_ADDRESS
            with pytest.raises(BlockingIOError):
                listener.accept()

    play(test())


def test_the_gateway_never_dials_itself() -> None:
    async def test() -> None:
        with site() as (here, listener), site() as (itself, own):
            found = await reach("a.kz", 443, Names(here, itself), loopback_guard("a.kz"), itself, QUICK)
            assert found is Reason.PRIVATE_ADDRESS
            for each in (listener, own):
                with pytest.raises(BlockingIOError):
                    each.accept()

    play(test())
