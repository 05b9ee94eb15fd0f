# SPDX-License-Identifier: GPL-3.0-or-later
"""What a connection's state machine is told (events) and what it asks for (commands). Nothing is decided here."""

from dataclasses import dataclass

from kiosk.gateway.admission import Refusal
from kiosk.gateway.exchange import Side
from kiosk.gateway.heads import Head
from kiosk.policy.reasons import Reason


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes came from one side."""

    side: Side
    data: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """One side sends no more; `broken` where the connection was lost instead."""

    side: Side
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on the head; None admits."""

    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Dialled:
    """The site's connection stands."""


@dataclass(frozen=True, slots=True)
class DialFailed:
    """There is no connection to the site, and why."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class TimedOut:
    """What was awaited did not come in time."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Ask for a verdict; comes back as Judged."""

    head: Head


@dataclass(frozen=True, slots=True)
class Dial:
    """Connect to the site, for a tunnel or for plain http; comes back as Dialled or DialFailed."""

    host: str
    port: int
    tunnels: bool = True


@dataclass(frozen=True, slots=True)
class Send:
    """Write to one side."""

    side: Side
    data: bytes


@dataclass(frozen=True, slots=True)
class Greet:
    """Read the client's first bytes in the tunnel, for a limited time."""


@dataclass(frozen=True, slots=True)
class Deny:
    """Close a tunnel that was told to stand already, and tell the record why."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Relay:
    """From now on bytes pass both ways unread, with half-close, beginning with `early` for the site."""

    early: bytes


@dataclass(frozen=True, slots=True)
class Flow:
    """What Relay comes to once `early` is sent."""


@dataclass(frozen=True, slots=True)
class Listen:
    """From now on bytes of both sides come here."""


@dataclass(frozen=True, slots=True)
class Await:
    """An exchange is over: wait for the next head, and for a word of a site that is kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """Close the site's side alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Write our own page to the client and close; `reason` is None for a bare challenge."""

    reason: Reason | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Close:
    """Close both sides without another word."""


Event = Received | Ended | Judged | Dialled | DialFailed | TimedOut
Command = Judge | Dial | Send | Greet | Deny | Relay | Flow | Listen | Await | Part | Answer | Close
