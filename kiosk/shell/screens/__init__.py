# SPDX-License-Identifier: GPL-3.0-or-later
"""One full screen a module; each is given what it shows and emits facts."""
