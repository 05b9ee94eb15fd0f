# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs of staff: each does one thing and returns a value; none prints, asks or draws."""
