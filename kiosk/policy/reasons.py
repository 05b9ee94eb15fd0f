# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something did not open: the closed set of codes that the browser, the gateway and the record share.

The sentences a reader sees stand in `words.reasons`; a code never changes its meaning once it is in a journal.
"""

import enum


class Reason(enum.Enum):
    """Each member's value is the code written to the journal, the wire and the gateway's header."""

    # the address itself
    MALFORMED_ADDRESS = "malformed_address"
    CONTROL_CHARACTER = "control_character"
    BACKSLASH = "backslash"
    AMBIGUOUS = "ambiguous_address"
    ADDRESS_TOO_LONG = "address_too_long"
    USER_INFO = "user_info"
    IP_LITERAL = "ip_literal"
    LOCAL_NAME = "local_name"
    LOOKALIKE = "lookalike"
    SCHEME = "scheme"
    PORT = "port"
    # the policy
    NOT_LISTED = "not_listed"
    LOCKED = "locked"
    EXCEPTED = "excepted"
    PART_AS_PAGE = "part_as_page"
    METHOD = "method"
    FORM = "form"
    RESOURCE_KIND = "resource_kind"
    POLICY_EXPIRED = "policy_expired"
    SITE_EXPIRED = "site_expired"
    FORM_TOO_LARGE = "form_too_large"
    HOURS = "hours"
    GROUP = "group"
    EMBEDDED = "embedded"
    # what a page asked of the screen
    DOWNLOAD = "download"
    DOCUMENT = "document"
    DOCUMENT_TOO_LARGE = "document_too_large"
    UPLOAD = "upload"
    NEW_WINDOW = "new_window"
    PERMISSION = "permission"
    OTHER_PROGRAM = "other_program"
    SITE_SIGN_IN = "site_sign_in"
    CERTIFICATE = "certificate"
    PAGE_STOPPED = "page_stopped"
    # the gateway and the line
    BAD_REQUEST = "bad_request"
    NO_SESSION = "no_session"
    WRONG_TOKEN = "wrong_token"  # noqa: S105 - a code, not a secret
    PRIVATE_ADDRESS = "private_address"
    SERVER_NAME_MISMATCH = "server_name_mismatch"
    NAME_NOT_FOUND = "name_not_found"
    SITE_DOWN = "site_down"
    SITE_TIMEOUT = "site_timeout"
    TOO_MANY = "too_many"
    UPSTREAM_REFUSED = "upstream_refused"
    UPSTREAM_DOWN = "upstream_down"
    # the station
    NOT_RECORDED = "not_recorded"
    SERVICE_LOST = "service_lost"
    FAULT = "fault"
    # the offline library
    NO_SUCH_PAGE = "no_such_page"


def reason_of(code: str) -> Reason:
    """Return the reason of a code that came from outside; an unknown one is a fault, never an open door."""
    try:
        return Reason(code)
    except ValueError:
        return Reason.FAULT
