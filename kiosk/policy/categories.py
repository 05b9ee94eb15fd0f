# SPDX-License-Identifier: GPL-3.0-or-later
"""The categories of locks that the reader's screen has words for. A policy may use others; `lint` then says so."""

from typing import Final

LOCK_CATEGORIES: Final = frozenset(
    (
        "anonymiser",  # shows any site under another name, to hide who asks
        "translator",  # shows any site under its own name, in another language
        "cached-copy",  # shows a kept copy of any site
        "unprotected-copy",  # shows the same as a listed site, without protection on the way
        "redirector",  # leads on to any site
        "remote-desktop",  # gives control over another computer
        "code-runner",  # runs or fetches whatever it is told
        "social",  # is for being in touch with people
        "messaging",
        "mail",
        "file-sharing",  # passes files on
        "paste",
    )
)
