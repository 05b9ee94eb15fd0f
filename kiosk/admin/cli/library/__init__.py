# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library`: packs are searched and indexed; one module a command or two."""
