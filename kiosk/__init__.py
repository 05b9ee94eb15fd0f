# SPDX-License-Identifier: GPL-3.0-or-later
"""Tereze, a reading terminal for prison libraries; the version stands here and nowhere else."""

__version__ = "0.1.0"
