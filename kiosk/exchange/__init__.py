# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters of other products: read with a report of what was lost, judged by their own rules, and written."""
