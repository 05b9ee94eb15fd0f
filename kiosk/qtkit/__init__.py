# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt glue that any screen needs: fail-closed guards, the start-up self-test, the translator."""
