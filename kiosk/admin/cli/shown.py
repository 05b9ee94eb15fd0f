# SPDX-License-Identifier: GPL-3.0-or-later
"""Text from outside on a terminal: nothing in it moves the cursor, changes colours, or begins a line of its own."""


def harmless(text: str) -> str:
    """Spell out every letter that does not print."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
