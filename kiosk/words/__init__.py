# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes to sentences, and nowhere else."""
