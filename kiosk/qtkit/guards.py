# SPDX-License-Identifier: GPL-3.0-or-later
"""Callbacks that Qt calls must not raise: an exception there lets a request go, or hangs a half-set error.

The one place, besides the entries, that catches everything.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


def ask_or_refuse(question: Callable[[], T], refusal: T) -> T:
    """Return the question's answer, or `refusal` where asking fails."""
    try:
        return question()
    except Exception:
        log.exception("a callback failed and was taken for a refusal")
        return refusal
