# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an address reaches the journal: judged anew, as much as the site's record class lets, and once."""

import asyncio
from dataclasses import astuple, replace

import pytest

from kiosk.base.errors import CannotRecord
from kiosk.gateway.ports import GatewayVerdict
from kiosk.journal import entries
from kiosk.policy.reader import parse_policy
from kiosk.policy.reasons import Reason
from kiosk.service import traffic
from kiosk.store.asks import Purpose
from kiosk.wire import messages as wire
from tests.unit.service.conftest import COURT, NUMBER, POLICY, Room

PAGES = (entries.PageOpened, entries.PageRefused)
HOSTS = (entries.HostReached, entries.HostRefused)
MARK = "zq7marker"
PARSED = parse_policy(POLICY, "policy.toml")


def verdict(host: str, reason: Reason | None = None, site: str | None = None) -> GatewayVerdict:
    entry = PARSED.site(site) if site else None
    return GatewayVerdict(host, 443, "CONNECT", reason is None, reason, entry, f"https://{host}/" if site else None)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://laws.kz/a/b?q#f", ("laws", "https://laws.kz/", "laws.kz", "/a/b")),
        ("https://news.kz/a/b?q#f", ("news", "https://news.kz/", "news.kz", "")),
        ("https://court.kz/a/b?q#f", ("", "", "", "")),
    ],
)
def test_a_page_is_kept_as_its_sites_record_class_says(address: str, expected: tuple[str, ...], room: Room) -> None:
    session = room.starts().session
    room.hears(wire.ReportOpened(session, address))
    assert [astuple(entry) for entry in room.written(*PAGES)] == [(session, *expected)]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://laws.kz/in/x", ("excepted", "laws", "https://laws.kz/in/", "laws.kz", "/in/x")),
        ("https://other.kz/x", ("not_listed", "", "", "other.kz", "")),
        ("javascript:alert(1)", ("scheme", "", "", "", "")),
        ("", ("malformed_address", "", "", "", "")),
    ],
)
def test_a_screen_that_claims_a_refused_page_opened_is_not_believed(
    address: str, expected: tuple[str, ...], room: Room
) -> None:
    session = room.starts().session
    room.hears(wire.ReportOpened(session, address))
    assert [astuple(entry) for entry in room.written(*PAGES)] == [(session, *expected)]


def test_a_reason_that_is_none_of_ours_is_a_fault(room: Room) -> None:
    session = room.starts().session
    room.hears(wire.ReportRefused(session, "https://laws.kz/a", "made up"))
    assert [astuple(entry)[1] for entry in room.written(*PAGES)] == ["fault"]


def test_what_must_never_be_kept_is_nowhere_in_the_journal(room: Room) -> None:
    session = room.starts().session
    for host in ("laws.kz", "news.kz", "court.kz", "other.kz"):
        for address in (f"https://{host}/?{MARK}", f"https://{host}/a;b?x={MARK}", f"https://{host}/#{MARK}"):
            room.hears(wire.ReportOpened(session, address), wire.ReportRefused(session, address, "form"))
            room.hears(wire.AskForPage(session, address))
    room.hears(wire.AskForPage(session, f"nonsense?{MARK}"), wire.AskForPage(session, f"https://u:{MARK}@laws.kz/"))
    for address in (f"https://court.kz/{MARK}", f"https://news.kz/{MARK}", f"https://other.kz/{MARK}"):
        room.hears(wire.ReportOpened(session, address), wire.ReportRefused(session, address, "form"))
    room.hears(wire.EndSession(session, MARK), wire.SignIn(MARK, MARK), wire.SignIn(NUMBER, MARK))
    room.journal.checkpoint()
    room.desk.close()
    kept = b"".join(path.read_bytes() for path in room.station.folder.glob("journal.db*"))
    assert b"page_opened" in kept
    for never in (MARK, room.pin, NUMBER):
        assert never.encode() not in kept, never
    assert all("?" not in ask.address and "#" not in ask.address for ask in room.store.asks.open())


def test_repeats_are_counted_and_not_written(room: Room) -> None:
    session = room.starts().session
    for _ in range(1000):
        room.desk.traffic.gateway_judged(verdict("tracker.kz", Reason.NOT_LISTED))
        room.desk.traffic.gateway_judged(verdict("laws.kz", site="laws"))
    room.hears(*[wire.ReportRefused(session, "https://other.kz/", "not_listed")] * 5)
    room.hears(*[wire.ReportOpened(session, "https://laws.kz/")] * 5)
    assert len(room.written(*HOSTS, *PAGES)) == 4
    room.hears(wire.EndSession(session, "reader"))
    (ended,) = room.written(entries.SessionEnded)
    assert isinstance(ended, entries.SessionEnded)
    assert ended.repeats == 999 * 2 + 4


def test_repeats_of_one_session_are_not_counted_for_the_next(room: Room) -> None:
    session = room.starts().session
    room.hears(*[wire.ReportRefused(session, "https://other.kz/", "not_listed")] * 5)
    room.hears(wire.EndSession(session, "reader"))
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    room.hears(wire.EndSession(signed_in.session, "notice_declined"))
    ended = [entry.repeats for entry in room.written(entries.SessionEnded) if isinstance(entry, entries.SessionEnded)]
    assert ended == [4, 0]


def test_a_flood_of_different_addresses_fills_no_disk(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic, "MOST_DIFFERENT", 10)
    session = room.starts().session
    for number in range(50):
        room.hears(wire.ReportOpened(session, f"https://laws.kz/{number % 2}"))
        room.hears(wire.ReportRefused(session, f"https://h{number}.kz/", "not_listed"))
    assert len(room.written(entries.PageOpened)) == len(room.written(entries.PageRefused)) == 10


def test_strangers_cannot_silence_the_record(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program on the machine asks for thousands of hosts under a token of its own."""
    monkeypatch.setattr(traffic, "MOST_DIFFERENT", 10)
    session = room.starts().session
    for number in range(50):
        room.desk.traffic.gateway_judged(verdict(f"h{number}.junk.kz", Reason.WRONG_TOKEN))
    assert room.written(*HOSTS) == [entries.HostRefused(session, "wrong_token", "", "", "")]
    for number in range(50):
        room.desk.traffic.gateway_judged(verdict(f"h{number}.kz", Reason.NOT_LISTED))
        room.hears(wire.ReportRefused(session, f"https://p{number}.kz/", "not_listed"))
    room.desk.traffic.gateway_judged(verdict("laws.kz", site="laws"))
    assert room.written(entries.HostReached) == [entries.HostReached(session, "laws", "https://laws.kz/", "laws.kz")]


def test_what_there_is_no_more_room_to_record_does_not_go_out(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traffic, "MOST_DIFFERENT", 10)
    room.starts()
    for number in range(10):
        room.desk.traffic.gateway_judged(verdict(f"h{number}.laws.kz", site="laws"))
    room.desk.traffic.gateway_judged(verdict("h3.laws.kz", site="laws"))
    with pytest.raises(CannotRecord):
        room.desk.traffic.gateway_judged(verdict("h10.laws.kz", site="laws"))
    assert len(room.written(entries.HostReached)) == 10


def test_a_host_that_was_only_counted_is_not_named_by_a_later_policy(room: Room) -> None:
    session = room.starts().session
    reached = verdict("court.kz", site="court")
    room.desk.traffic.gateway_judged(reached)
    without = parse_policy(POLICY[: POLICY.index(COURT)] + POLICY[POLICY.index(COURT) + len(COURT) :], "policy.toml")
    assert without.site("court") is None
    assert room.desk.take_policy(without)
    refused = replace(reached, allowed=False, reason=Reason.NOT_LISTED, rule=None)
    room.desk.traffic.gateway_judged(refused)
    assert room.written(entries.HostRefused) == [entries.HostRefused(session, "not_listed", "", "", "")]


def test_pages_are_kept_in_the_order_in_which_they_came(room: Room) -> None:
    session = room.starts().session
    room.hears(*[wire.ReportOpened(session, f"https://laws.kz/{name}") for name in "abba"])
    assert [astuple(entry)[-1] for entry in room.written(*PAGES)] == ["/a", "/b", "/a"]


def test_the_screen_is_told_of_a_refusal_once(room: Room) -> None:
    session = room.starts().session
    before = len(room.said)
    for _ in range(3):
        room.desk.traffic.gateway_judged(verdict("tracker.kz", Reason.NOT_LISTED))
    assert room.said[before:] == [wire.GatewayRefused(session, "tracker.kz", "not_listed")]


@pytest.mark.parametrize("host", ["::1", "[::1", "a]b", "x" * 20_000, "user@host", "host?query", "қ"])
def test_any_host_can_be_refused(host: str, room: Room) -> None:
    room.starts()
    room.desk.traffic.gateway_judged(verdict(host, Reason.BAD_REQUEST))
    assert [astuple(entry)[-1] for entry in room.written(*HOSTS)] == [host[:253]]


def test_a_court_leaves_no_trace_of_its_host_in_the_gateways_entries(room: Room) -> None:
    session = room.starts().session
    room.desk.traffic.gateway_judged(verdict("court.kz", site="court"))
    room.desk.traffic.gateway_judged(verdict("court.kz", Reason.SITE_DOWN, "court"))
    assert room.written(*HOSTS) == [
        entries.HostReached(session, "", "", ""),
        entries.HostRefused(session, "site_down", "", "", ""),
    ]


def test_what_cannot_be_recorded_does_not_go_out(room: Room) -> None:
    session = room.starts().session
    room.spoil()
    with pytest.raises(CannotRecord):
        room.desk.traffic.gateway_judged(verdict("laws.kz", site="laws"))
    assert room.said[-1] == wire.Ended(session, "not_recorded")
    room.mend()


def test_nothing_is_written_before_the_notice_or_after_the_end(room: Room) -> None:
    signed_in = room.signs_in()
    assert isinstance(signed_in, wire.SignedIn)
    reports = (
        wire.ReportOpened(signed_in.session, "https://laws.kz/"),
        wire.ReportRefused(signed_in.session, "https://laws.kz/", "form"),
        wire.AskForPage(signed_in.session, "https://laws.kz/"),
    )
    assert room.hears(*reports) == []
    room.hears(wire.AcceptNotice(signed_in.session), wire.EndSession(signed_in.session, "reader"))
    assert room.hears(*reports) == []
    asyncio.run(room.desk.screen_went())
    room.desk.traffic.gateway_judged(verdict("laws.kz", Reason.NO_SESSION))
    assert room.written(*PAGES, *HOSTS, entries.PageAskedFor) == []


def test_a_request_to_staff_gets_its_number(room: Room) -> None:
    session = room.starts().session
    assert room.hears(wire.AskForPage(session, "https://other.kz/a?q")) == [
        wire.Asked(session, "https://other.kz/a?q", 1, "2026-12-08")
    ]
    (ask,) = room.store.asks.open()
    assert ask.address == "https://other.kz/a"
    (entry,) = room.written(entries.PageAskedFor)
    assert isinstance(entry, entries.PageAskedFor)
    assert (entry.number, entry.host, entry.reader) == (1, "other.kz", ask.reader)


def test_the_same_page_keeps_its_number_and_twenty_pages_are_enough(room: Room) -> None:
    session = room.starts().session
    first = room.hears(wire.AskForPage(session, "https://other.kz/a?q"))
    again = room.hears(wire.AskForPage(session, "https://other.kz/a#f"))
    assert (first, again) == (
        [wire.Asked(session, "https://other.kz/a?q", 1, "2026-12-08")],
        [wire.Asked(session, "https://other.kz/a#f", 1, "2026-12-08")],
    )
    told = [room.hears(wire.AskForPage(session, f"https://other.kz/{page}")) for page in range(30)]
    assert told[-1] == [wire.NotAsked(session, "https://other.kz/29", "requests")]
    assert len(room.store.asks.open()) == 20


def test_what_a_page_is_for_is_kept_if_the_reader_says_and_is_not_in_the_record(room: Room) -> None:
    session = room.starts().session
    for purpose in ("", "nonsense", "study"):
        room.hears(wire.AskForPage(session, "https://other.kz/", purpose))
    (ask,) = room.store.asks.open()
    assert ask.purpose is Purpose.STUDY
    data = b"".join(path.read_bytes() for path in room.station.journal.parent.glob("journal.db*"))
    assert b"study" not in data


def test_what_is_no_address_of_the_web_is_said_to_be_none(room: Room) -> None:
    session = room.starts().session
    assert room.hears(wire.AskForPage(session, "file:///etc/passwd")) == [
        wire.NotAsked(session, "file:///etc/passwd", "address")
    ]
    assert room.store.asks.open() == ()
