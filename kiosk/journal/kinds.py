# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed set of kinds of entries."""

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
    SESSION_EXTENDED = "session_extended"
    SESSION_PAUSED = "session_paused"
    SESSION_RESUMED = "session_resumed"
    PAGE_OPENED = "page_opened"
    PAGE_REFUSED = "page_refused"
    HOST_REACHED = "host_reached"
    HOST_REFUSED = "host_refused"
    PAGE_ASKED_FOR = "page_asked_for"
    RECORD_ASKED_FOR = "record_asked_for"
    CLOCK_STEPPED = "clock_stepped"
    CLOCK_ACCEPTED = "clock_accepted"
    STAFF_ENDED_SESSION = "staff_ended_session"
    STAFF_PAUSED_SESSION = "staff_paused_session"
    STAFF_RESUMED_SESSION = "staff_resumed_session"
    QUEUE_TOLD = "queue_told"
    STAFF_ADDED = "staff_added"
    STAFF_CHANGED = "staff_changed"
    STAFF_PASSWORD_SET = "staff_password_set"  # noqa: S105
    STAFF_REMOVED = "staff_removed"
    STAFF_REFUSED = "staff_refused"
    JOURNAL_READ = "journal_read"
    JOURNAL_EXPORTED = "journal_exported"
    BODIES_ERASED = "bodies_erased"
