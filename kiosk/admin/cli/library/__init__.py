# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library`: packs are added, listed, verified, removed and built; one module a command or two."""
