# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting as a pure state machine, and how many minutes a reader may still use."""
