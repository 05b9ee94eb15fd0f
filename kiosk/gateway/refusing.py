# SPDX-License-Identifier: GPL-3.0-or-later
"""Around each callback of the event loop: whatever goes wrong inside ends its connection as refused.

How a connection ends is not decided here.
"""

from collections.abc import Callable
from types import TracebackType


class Refusing:
    """Passes an exception to `fail` and lets it go no further; what is no Exception (an end of the process) goes on."""

    def __init__(self, fail: Callable[[Exception], None]) -> None:
        self._fail = fail

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(fault, Exception):
            return False
        self._fail(fault)
        return True
