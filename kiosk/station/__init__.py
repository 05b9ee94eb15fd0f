# SPDX-License-Identifier: GPL-3.0-or-later
"""What one terminal is told by its station.toml."""
