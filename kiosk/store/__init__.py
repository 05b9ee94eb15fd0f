# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers, PINs and requests to staff, in SQLAlchemy Core on one database."""
