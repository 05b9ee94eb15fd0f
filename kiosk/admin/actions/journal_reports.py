# SPDX-License-Identifier: GPL-3.0-or-later
"""A week in numbers, without names: sessions, hours, pages by site, refusals by reason and site, requests and answers.

Small numbers stay as they are. One refusal of a prosecutor's page is what the report is for, and a number tells neither
who nor when in the week; of sites that are only counted the journal itself does not know which was opened.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, TypeVar

from kiosk.admin.actions.journals import Source, reading
from kiosk.base.clock import Clock
from kiosk.journal.entries import (
    AskAnswered,
    Entry,
    HostRefused,
    JournalRead,
    PageAskedFor,
    PageOpened,
    PageRefused,
    SessionEnded,
    SessionStarted,
    SignInRefused,
    TimeUsed,
)
from kiosk.journal.search import Filter, search

WEEK: Final = timedelta(days=7)
NOT_TOLD: Final = "(which is not recorded)"
NO_SITE: Final = "(no site of the policy)"
Key = TypeVar("Key", str, tuple[str, str])


@dataclass(slots=True)
class WeeklyReport:
    """One week, Monday to Sunday, by the institution's clock."""

    first: date
    sessions: int = 0
    milliseconds: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    pages_refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    hosts_refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    sign_ins_refused: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    answers: Counter[str] = field(default_factory=Counter)

    @property
    def last(self) -> date:
        return self.first + WEEK - timedelta(days=1)

    @property
    def hours(self) -> float:
        return round(self.milliseconds / 3_600_000, 2)

    def add(self, entry: Entry) -> None:
        """Count one entry."""
        match entry:
            case SessionStarted():
                self.sessions += 1
            case TimeUsed(milliseconds=milliseconds):
                self.milliseconds += milliseconds
            case SessionEnded(why=why):
                self.ends[why] += 1
            case PageOpened(site=site):
                self.pages[site or NOT_TOLD] += 1
            case PageRefused(reason=reason, site=site):
                self.pages_refused[reason, site or NO_SITE] += 1
            case HostRefused(reason=reason, site=site):
                self.hosts_refused[reason, site or NO_SITE] += 1
            case SignInRefused(why=why):
                self.sign_ins_refused[why] += 1
            case PageAskedFor():
                self.requests += 1
            case AskAnswered(outcome=outcome):
                self.answers[outcome] += 1
            case _:
                pass

    def rows(self) -> Iterator[tuple[str, str, int | float]]:
        """Yield what, of what, and how many."""
        yield "sessions", "", self.sessions
        yield "hours used", "", self.hours
        for what, counts in (("sessions ended", self.ends), ("pages opened", self.pages)):
            yield from ((what, name, count) for name, count in _sorted(counts))
        for what, pairs in (("pages refused", self.pages_refused), ("connections refused", self.hosts_refused)):
            yield from ((what, f"{reason}, {site}", count) for (reason, site), count in _sorted(pairs))
        yield from (("sign-ins refused", why, count) for why, count in _sorted(self.sign_ins_refused))
        yield "requests to staff", "", self.requests
        yield from (("requests answered", code, count) for code, count in _sorted(self.answers))

    def as_json(self) -> Mapping[str, object]:
        def pairs(counts: Counter[tuple[str, str]]) -> list[dict[str, object]]:
            return [{"reason": reason, "site": site, "count": count} for (reason, site), count in _sorted(counts)]

        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "sessions": self.sessions,
            "hours": self.hours,
            "sessions_ended": dict(_sorted(self.ends)),
            "pages_opened": dict(_sorted(self.pages)),
            "pages_refused": pairs(self.pages_refused),
            "connections_refused": pairs(self.hosts_refused),
            "sign_ins_refused": dict(_sorted(self.sign_ins_refused)),
            "requests": self.requests,
            "requests_answered": dict(_sorted(self.answers)),
        }


def weekly(source: Source, day: datetime | None, zone: tzinfo, clock: Clock) -> WeeklyReport:
    """Return the week that holds `day`, or the last one that is over. Raises BadInput and CannotRecord."""
    moment = day.astimezone(zone) if day else clock.now().astimezone(zone) - WEEK
    first = moment.date() - timedelta(days=moment.weekday())
    since = datetime.combine(first, time(), zone).astimezone(UTC)
    until = datetime.combine(first + WEEK, time(), zone).astimezone(UTC)
    report = WeeklyReport(first)
    source.tell(JournalRead(source.by, "report", f"week of {first.isoformat()}"), clock)
    with reading(source.path) as database:
        for found in search(database, Filter(since, until)):
            if found.entry is not None:
                report.add(found.entry)
    return report


def _sorted(counts: Counter[Key]) -> list[tuple[Key, int]]:
    """Return most first, equals in order of their names."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
