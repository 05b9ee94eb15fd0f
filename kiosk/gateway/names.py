# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a name leads. Which addresses may be dialled is not decided here.

1. hosts(5) first, as nsswitch.conf has it everywhere: intranet names often live there. What it says is final.
2. What was asked a short while ago (`answers`), also that there is no such name.
3. The servers of resolv.conf (`questions`). Whoever asks for a name that is being asked for shares the question; it
   ends with the last of them.

Other sources of nsswitch.conf (mDNS, LDAP, NIS) are not asked: the names of a policy are names of the web. A local
caching resolver is reached by its address in resolv.conf, like any other.

That a name does not exist is NameNotFound. That nobody answers, or says that he cannot, is NamesSilent: a reader is
not told that an address is wrong because the line is down.
"""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, assert_never

from kiosk.base.clock import Clock
from kiosk.gateway.answers import Answer, Answers, Outcome
from kiosk.gateway.hosts import HostsFile
from kiosk.gateway.limits import USUAL_NAMES, NameLimits
from kiosk.gateway.ports import Endpoint, NameNotFound, NamesSilent
from kiosk.gateway.questions import Questions

HOSTS: Final = Path("/etc/hosts")
SERVERS: Final = Path("/etc/resolv.conf")
DNS_PORT: Final = 53
# The last label is no number: what looks like an address is never asked for as a name.
_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)*(?![0-9]+$)[a-z0-9_-]{1,63}", re.ASCII)


@dataclass(slots=True)
class _Question:
    task: asyncio.Task[Answer]
    askers: int = 0


class SystemResolver:
    """Reads the machine's list of names and asks its servers. Implements `ports.Resolver`; one event loop each."""

    def __init__(
        self,
        clock: Clock,
        limits: NameLimits = USUAL_NAMES,
        *,
        hosts: Path = HOSTS,
        servers: Path = SERVERS,
        port: int = DNS_PORT,
    ) -> None:
        self._hosts = HostsFile(hosts, limits)
        self._answers = Answers(clock, limits)
        self._questions = Questions(servers, port, limits)
        self._open: dict[str, _Question] = {}

    def known(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return the distinct addresses that hosts(5) or the last while knows."""
        answer = self._listed(host) or self._answers.get(host)
        return _endpoints(answer, port) if answer is not None and answer.outcome is Outcome.FOUND else ()

    async def resolve(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return the distinct addresses of a lower-case name. Raises NameNotFound and NamesSilent."""
        if _NAME.fullmatch(host) is None:
            raise NameNotFound(host)
        answer = self._listed(host) or self._answers.get(host) or await self._ask(host)
        match answer.outcome:
            case Outcome.FOUND:
                return _endpoints(answer, port)
            case Outcome.ABSENT:
                raise NameNotFound(host)
            case Outcome.SILENT:
                raise NamesSilent(host)
            case _:
                assert_never(answer.outcome)

    def _listed(self, host: str) -> Answer | None:
        addresses = self._hosts.addresses(host)
        return Answer(Outcome.FOUND, addresses) if addresses else None

    async def _ask(self, host: str) -> Answer:
        """Ask, or wait for whoever is asking already."""
        question = self._open.get(host)
        if question is None:
            question = self._open[host] = _Question(asyncio.create_task(self._answered(host)))
        question.askers += 1
        try:
            return await asyncio.shield(question.task)
        finally:
            question.askers -= 1
            if not question.askers:
                question.task.cancel()
                if self._open.get(host) is question:
                    del self._open[host]

    async def _answered(self, host: str) -> Answer:
        answer = await self._questions.ask(host)
        self._answers.keep(host, answer)
        return answer


def _endpoints(answer: Answer, port: int) -> tuple[Endpoint, ...]:
    return tuple(Endpoint(address, port) for address in dict.fromkeys(answer.addresses))
