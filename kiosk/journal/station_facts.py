# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal says of the station itself: its start and stop, its policy, its clock."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.journal.kinds import Kind


@dataclass(frozen=True, slots=True)
class StationStarted:
    """`kioskd` began to serve; `policy` is the SHA-256 of the policy file's bytes."""

    kind: ClassVar[Kind] = Kind.STATION_STARTED
    version: str
    policy: str
    policy_version: int


@dataclass(frozen=True, slots=True)
class StationStopped:
    """`kioskd` stopped in order; a start without one before it tells of a power cut or a kill."""

    kind: ClassVar[Kind] = Kind.STATION_STOPPED


@dataclass(frozen=True, slots=True)
class PolicyTaken:
    """A running station judges by another policy from now on."""

    kind: ClassVar[Kind] = Kind.POLICY_TAKEN
    policy: str
    policy_version: int


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """The machine's wall clock was set by so many seconds while the station ran; the record goes by the old one."""

    kind: ClassVar[Kind] = Kind.CLOCK_STEPPED
    seconds: int


@dataclass(frozen=True, slots=True)
class StaffPresent:
    """A member of staff showed at the screen that they are there, as a supervised room asks."""

    kind: ClassVar[Kind] = Kind.STAFF_PRESENT
    by: str


StationFact = StationStarted | StationStopped | PolicyTaken | ClockStepped | StaffPresent
