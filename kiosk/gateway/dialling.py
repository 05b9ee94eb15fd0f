# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection's dial: at most one at a time, and one that is stopped leaves nothing open.

Where a dial leads and what may be dialled is `dial`'s business.
"""

import asyncio
import socket
from collections.abc import Callable, Coroutine
from functools import partial

from kiosk.gateway import events as ev
from kiosk.gateway.dial import Outcome, begin, finish, reach, refuse, stands
from kiosk.gateway.shared import Shared

Told = Callable[["asyncio.Task[Outcome]"], None]


class Dialling:
    """Begins a dial and tells when it is over, unless it was stopped."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._task: asyncio.Task[Outcome] | None = None
        self._begun: socket.socket | None = None

    @property
    def under_way(self) -> bool:
        return self._task is not None

    def begin(self, wanted: ev.Dial, told: Told) -> Outcome | None:
        """Reach for the site; return the outcome where it is known at once, None where it is `told` later.

        Where the one address is known already there is no task of its own for the name.
        """
        shared, host, port = self._shared, wanted.host, wanted.port
        if shared.upstream is not None:
            self._await(shared.upstream.reach(host, port, tunnels=wanted.tunnels), told)
            return None
        known = shared.resolver.known(host, port)
        if len(known) != 1:
            self._await(reach(host, port, shared.resolver, shared.guard, shared.gateway, shared.limits), told)
            return None
        begun = refuse(host, known, shared.guard, shared.gateway) or begin(known[0])
        if isinstance(begun, socket.socket) and not stands(begun):
            self._begun = begun
            self._await(finish(begun, known[0], shared.limits), told)
            return None
        return begun

    def stop(self) -> None:
        """Let go of the dial; harmless when there is none."""
        if self._begun is not None:
            # A task that is stopped before its first step closes nothing; one that waits is told only a turn later,
            # when the number may be another connection's already.
            self._shared.loop.remove_writer(self._begun.fileno())
            self._begun.close()
            self._begun = None
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()

    def _await(self, outcome: Coroutine[None, None, Outcome], told: Told) -> None:
        self._task = self._shared.loop.create_task(outcome)
        self._task.add_done_callback(partial(self._done, told))  # not kept: what holds its holder is freed late

    def _done(self, told: Told, task: "asyncio.Task[Outcome]") -> None:
        if task is self._task:
            self._task = self._begun = None
            told(task)
        elif not task.cancelled() and task.exception() is None and isinstance(late := task.result(), socket.socket):
            late.close()  # it stood in the very moment in which nobody wanted it any more
