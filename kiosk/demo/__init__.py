# SPDX-License-Identifier: GPL-3.0-or-later
"""For the demonstration and the journeys only: web servers that stand in for real sites, and their certificates."""
