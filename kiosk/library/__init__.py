# SPDX-License-Identifier: GPL-3.0-or-later
"""The offline library: guides made into pages and a pack, and packs read for the screen. No Qt, no network."""
