# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole of `kioskctl`, for tests that run it in their own process."""

from kiosk.entry.kioskctl import command_line

app = command_line()
