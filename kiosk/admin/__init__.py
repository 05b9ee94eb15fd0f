# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff see: verbs in `actions`, spoken by the command line and by the desktop application."""
