# SPDX-License-Identifier: GPL-3.0-or-later
"""`kioskctl journal`: a command or a few a module, joined in `commands`."""
