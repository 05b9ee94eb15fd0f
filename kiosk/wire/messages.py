# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the reader's screen and kioskd can say to each other.

The screen asks and reports; kioskd decides. Fields are texts, whole numbers and truths only. A refusal travels as
a code (`policy.reasons.Reason`, `sessions.session.Why`); sentences are the screen's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from kiosk.wire.page_messages import AskForPages, AskPagesLeft, PagesLeft, PagesPart
from kiosk.wire.staff_messages import FromStaff, ToStaff

OWN_RECORD = "my-record"  # in a request's address: a print of the reader's own record
HELP_TO_FIND = "help-to-find"  # likewise: the librarian's help
PROTOCOL = 7


# from the screen
@dataclass(frozen=True, slots=True)
class Hello:
    """The screen is there and speaks this protocol."""

    protocol: int


@dataclass(frozen=True, slots=True)
class SignIn:
    """A card number and a PIN were typed."""

    number: str
    pin: str


@dataclass(frozen=True, slots=True)
class ChangePin:
    """The reader whose PIN has to be changed chose another."""

    pin: str


@dataclass(frozen=True, slots=True)
class AcceptNotice:
    """The reader read the notice and goes on."""

    session: str


@dataclass(frozen=True, slots=True)
class StaffSignIn:
    """The number and PIN of a staff card were typed, so that a supervised session starts or goes on."""

    session: str
    number: str
    pin: str


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """Somebody touched the screen; said at most every few seconds, never what was touched."""

    session: str


@dataclass(frozen=True, slots=True)
class EndSession:
    """End it; `why` is one of the ends a screen can cause: reader, notice_declined, token_refused."""

    session: str
    why: str


@dataclass(frozen=True, slots=True)
class Extend:
    """The reader asks for more time."""

    session: str


@dataclass(frozen=True, slots=True)
class Wiped:
    """The session's browser profile is gone."""

    session: str


@dataclass(frozen=True, slots=True)
class ReportOpened:
    """A page stands on the screen; kioskd judges the address again before it is recorded."""

    session: str
    address: str


@dataclass(frozen=True, slots=True)
class ReportRefused:
    """Something did not open on the screen, and why."""

    session: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class AskForPage:
    """The reader asks staff for a page; `purpose` is a code of `store.asks.Purpose`, empty where they say none."""

    session: str
    address: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class AskRecord:
    """The reader wants to see what the journal says of them."""

    session: str


@dataclass(frozen=True, slots=True)
class AskForPrint:
    """The reader asks staff for a print of it."""

    session: str


@dataclass(frozen=True, slots=True)
class AskForHelp:
    """The reader asks for the librarian's help, in a search or elsewhere; what for is not said."""

    session: str


@dataclass(frozen=True, slots=True)
class AskForForm:
    """The reader asks staff for a print of a form that they filled in; `texts` are its fields as JSON."""

    session: str
    form: str
    language: str
    texts: str


# from kioskd
@dataclass(frozen=True, slots=True)
class Welcome:
    """Which policy file's bytes (SHA-256) this station judges by, and whether the reading room is open now."""

    policy: str
    open_now: bool


@dataclass(frozen=True, slots=True)
class PolicyChanged:
    """From now on this station judges by this policy (SHA-256)."""

    policy: str


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """`why`: wrong, wait, no_time, closed, clock, suspended, late or not_recorded.

    `seconds` to wait before another try counts. For a suspended card `until` is the local moment at which it opens
    again (RFC 3339), and `because` a code of `store.reader.SuspendedWhy`; else both are empty.
    """

    why: str
    seconds: int
    until: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class NewPinAsked:
    """The PIN is right and has to be changed before anything else; `why` the last choice was not taken.

    Empty for the first choice, else: digits (six are expected), easy (it is tried first) or same (it is the old one).
    """

    why: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The card is right; the notice comes next. `group` is the reader's for sites that open for some (empty: none)."""

    session: str
    seconds: int
    group: str


@dataclass(frozen=True, slots=True)
class Started:
    """The session runs; the token opens the gateway for it."""

    session: str
    token: str
    seconds: int


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How long the session still runs, in seconds; `warning` once the end is near, `more` where `Extend` adds to it."""

    session: str
    seconds: int
    warning: bool
    more: bool


@dataclass(frozen=True, slots=True)
class AskIfThere:
    """Nobody has touched the screen for long: without a sign of life the session ends in so many seconds."""

    session: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Time stands still and nothing opens; `why`: staff or staff_absent."""

    session: str
    why: str


@dataclass(frozen=True, slots=True)
class StaffTurnedAway:
    """The staff card was not taken; `why`: wrong, wait, role or not_recorded; `seconds` until another try counts."""

    session: str
    why: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """Time goes on."""

    session: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over."""

    session: str
    why: str


@dataclass(frozen=True, slots=True)
class GatewayRefused:
    """The gateway let a request not out, so that the screen can say why a page stayed away."""

    session: str
    host: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One entry about the reader: when (RFC 3339, UTC), of which kind, and its fields as JSON."""

    session: str
    moment: str
    kind: str
    facts: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request of the reader's to staff: when and what for (an address, OWN_RECORD or HELP_TO_FIND), and the answer.

    `outcome` is opened, refused or other, and empty while there is none; then `due` (a date) is the promised day.
    """

    session: str
    number: int
    moment: str
    address: str
    outcome: str
    answer: str
    due: str


@dataclass(frozen=True, slots=True)
class RecordEnd:
    """All lines were sent, the newest last; `whole` unless older ones were left out."""

    session: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The request to staff has this number.

    `of` is what was asked for: a page's address as the screen said it, OWN_RECORD, HELP_TO_FIND, a form's id, or
    `page_messages.PAGES`. `due` is the day by which an answer is promised (RFC 3339), empty for a print.
    """

    session: str
    of: str
    number: int
    due: str = ""


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Staff were not asked; `of` as in `Asked`.

    `why`: form (it is not one of this station's), papers (too many wait), requests (too many in one session), address
    (it is none of the web), sheets (more than the reader has left), size (too many bytes) or not_recorded.
    """

    session: str
    of: str
    why: str


FromScreen = (
    Hello
    | SignIn
    | ChangePin
    | AcceptNotice
    | StaffSignIn
    | SignOfLife
    | EndSession
    | Extend
    | Wiped
    | ReportOpened
    | ReportRefused
    | AskForPage
    | AskRecord
    | AskForPrint
    | AskForHelp
    | AskForForm
    | AskPagesLeft
    | AskForPages
    | PagesPart
)
FromService = (
    Welcome
    | PolicyChanged
    | SignInRefused
    | NewPinAsked
    | SignedIn
    | Started
    | TimeLeft
    | AskIfThere
    | Paused
    | Resumed
    | StaffTurnedAway
    | Ended
    | GatewayRefused
    | RecordLine
    | RequestLine
    | RecordEnd
    | Asked
    | NotAsked
    | PagesLeft
)
Message = FromScreen | FromService | FromStaff | ToStaff

FROM_SCREEN: tuple[type[FromScreen], ...] = get_args(FromScreen)
FROM_SERVICE: tuple[type[FromService], ...] = get_args(FromService)
_ALL: tuple[type[Message], ...] = get_args(Message)
BY_NAME: Mapping[str, type[Message]] = {message.__name__: message for message in _ALL}
