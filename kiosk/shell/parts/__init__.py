# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets that several screens share: bar, ring, pad, cards."""
