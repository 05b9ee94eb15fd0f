# SPDX-License-Identifier: GPL-3.0-or-later
"""The heart of kioskd: joins policy, sessions, journal, store and gateway, and answers the wire."""
