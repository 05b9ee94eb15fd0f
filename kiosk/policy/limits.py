# SPDX-License-Identifier: GPL-3.0-or-later
"""Every bound of what the policy reads from outside, in one place."""

from typing import Final

ADDRESS_CHARACTERS: Final = 2048
HOST_CHARACTERS: Final = 253
LABEL_CHARACTERS: Final = 63

FILE_BYTES: Final = 64 * 1024 * 1024
TITLE_CHARACTERS: Final = 80
ABOUT_CHARACTERS: Final = 200
NOTICE_CHARACTERS: Final = 600

SEARCH_BYTES: Final = (1, 65536)
SEARCH_BYTES_USUAL: Final = 2048
INCLUDED_FILES: Final = 16

SESSION_MINUTES: Final = (1, 480)
DAY_MINUTES: Final = (1, 1440)
WEEK_MINUTES: Final = (1, 10080)
WARN_MINUTES: Final = (1, 60)
IDLE_SECONDS: Final = (30, 3600)
IDLE_WARN_SECONDS: Final = (10, 600)
IDLE_WARN_USUAL: Final = 60  # or half of idle_seconds, where that is less
EXTENSION_MINUTES: Final = (0, 120)
EXTENSIONS: Final = (0, 12)
SHUT_DAYS: Final = 60
STAFF_MINUTES: Final = (5, 480)
STAFF_MINUTES_USUAL: Final = 60
PAUSE_MINUTES: Final = (1, 120)
PAUSE_MINUTES_USUAL: Final = 15
PRINT_PAGES: Final = (0, 200)
