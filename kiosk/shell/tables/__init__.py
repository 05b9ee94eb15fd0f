# SPDX-License-Identifier: GPL-3.0-or-later
"""Complete tables: one answer for every member of an enum of Qt WebEngine, refused unless listed."""
