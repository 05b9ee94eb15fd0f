# SPDX-License-Identifier: GPL-3.0-or-later
"""What the connection doctor can find, as codes. The sentences stand with whoever prints them."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass


class Step(enum.Enum):
    """A part of the way from an address to a site, in the order it is gone."""

    ADDRESS = "address"
    POLICY = "policy"
    SCREEN = "screen"
    NAME = "name"
    NETWORK = "network"
    DIAL = "dial"
    PROXY = "proxy"
    TLS = "tls"
    HTTP = "http"


class Mark(enum.Enum):
    """What a finding means for the walk."""

    FINE = "ok"
    NOTE = "note"
    STOP = "stop"


class Sign(enum.Enum):
    """What was found."""

    READ = "read"
    UNREADABLE = "unreadable"
    ALLOWED = "allowed"
    PART = "part"
    REFUSED = "refused"
    RESOLVED = "resolved"
    NO_SUCH_NAME = "no_such_name"
    NAMES_SILENT = "names_silent"
    PUBLIC = "public"
    EXEMPT = "exempt"
    NOT_PUBLIC = "not_public"
    ITSELF = "itself"
    CONNECTED = "connected"
    NOT_CONNECTED = "not_connected"
    TIMED_OUT = "timed_out"
    NO_ANSWER = "no_answer"
    UNREACHED = "unreached"
    VERIFIED = "verified"
    OTHER_NAME = "certificate_other_name"
    EXPIRED = "certificate_expired"
    NOT_YET = "certificate_not_yet"
    UNKNOWN_AUTHORITY = "certificate_unknown_authority"
    BAD_CERTIFICATE = "certificate_bad"
    NO_TLS = "no_tls"
    CLOSED = "closed"
    ANSWERED = "answered"
    NO_HTTP = "no_http"
    PROXY_TUNNEL = "proxy_tunnel"
    PROXY_THERE = "proxy_there"
    PROXY_AWAY = "proxy_away"
    PROXY_CERTIFICATE = "proxy_certificate"
    PROXY_CREDENTIALS = "proxy_credentials"
    PROXY_REFUSES = "proxy_refuses"
    PROXY_NO_WAY = "proxy_no_way"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a diagnosis; `facts` are what its sentence speaks of."""

    step: Step
    mark: Mark
    sign: Sign
    facts: Mapping[str, str]

    def as_json(self) -> dict[str, object]:
        """Return the four fields that scripts may rely on."""
        return {
            "step": self.step.value,
            "outcome": self.mark.value,
            "code": self.sign.value,
            "facts": dict(self.facts),
        }


def fine(step: Step, sign: Sign, **facts: str) -> Finding:
    return Finding(step, Mark.FINE, sign, facts)


def note(step: Step, sign: Sign, **facts: str) -> Finding:
    return Finding(step, Mark.NOTE, sign, facts)


def stop(step: Step, sign: Sign, **facts: str) -> Finding:
    return Finding(step, Mark.STOP, sign, facts)
