# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader does with the page that is on the screen: find words in it, see what it holds, hear it, ask for it."""
