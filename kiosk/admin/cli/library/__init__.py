# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl library`: packs are added, verified, removed, built, searched; one module a command or two."""
