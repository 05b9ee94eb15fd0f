# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of the things that the journal can say; which fields each has stands in `entries` and `account_entries`."""

import enum


class Kind(enum.Enum):
    """The `kind` written in an entry's header; a value never changes its meaning."""

    STATION_STARTED = "station_started"
    STATION_STOPPED = "station_stopped"
    POLICY_TAKEN = "policy_taken"
    READER_ADDED = "reader_added"
    SIGN_IN_REFUSED = "sign_in_refused"
    SESSION_STARTED = "session_started"
    TIME_USED = "time_used"
    SESSION_ENDED = "session_ended"
    SESSION_WIPED = "session_wiped"
    PAGE_OPENED = "page_opened"
    PAGE_REFUSED = "page_refused"
    HOST_REACHED = "host_reached"
    HOST_REFUSED = "host_refused"
    PAGE_ASKED_FOR = "page_asked_for"
    CARD_ISSUED = "card_issued"
    READER_CHANGED = "reader_changed"
    READER_SUSPENDED = "reader_suspended"
    READER_RESUMED = "reader_resumed"
    READER_UNLOCKED = "reader_unlocked"
    STATION_UNLOCKED = "station_unlocked"
    PIN_RESET = "pin_reset"
    PIN_CHANGED = "pin_changed"
    READER_REMOVED = "reader_removed"
    ASK_ANSWERED = "ask_answered"
    STAFF_ADDED = "staff_added"
    STAFF_CHANGED = "staff_changed"
    STAFF_PASSWORD_SET = "staff_password_set"  # noqa: S105
    STAFF_REMOVED = "staff_removed"
    STAFF_REFUSED = "staff_refused"
