# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard and a mouse that an X server takes for real ones (XTEST), quick enough for every key there is.

Xlib and its XTEST part are there wherever Qt runs on X11 (packaging/apt.txt); xdotool looks each key up anew and waits.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from typing import Any, Final

HELD: Final = ("Control_L", "Alt_L", "Shift_L", "Super_L", "ISO_Level3_Shift")  # the last one is AltGr
BUTTONS: Final = range(1, 10)
_CORE_KEYBOARD: Final = 0x100  # XkbUseCoreKbd
_LOCKS: Final = 0xFF


class Keyboard:
    """One connection to a display."""

    def __init__(self, display: str) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display, f"a display was expected at {display}"

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    @property
    def codes(self) -> range:
        """Every key of the server's keyboard."""
        first, last = ctypes.c_int(), ctypes.c_int()
        self._x.XDisplayKeycodes(self._display, ctypes.byref(first), ctypes.byref(last))
        return range(first.value, last.value + 1)

    def code(self, name: str) -> int:
        """Return the key that a keysym lies on, at any of its levels; 0 where it lies on none."""
        return int(self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(self._x.XStringToKeysym(name.encode()))))

    def press(self, *codes: int) -> None:
        """Press and let go one key after the other."""
        for code in codes:
            self._fake("Key", code, down=True)
            self._fake("Key", code, down=False)

    def click(self, *buttons: int) -> None:
        for button in buttons:
            self._fake("Button", button, down=True)
            self._fake("Button", button, down=False)

    def point(self, x: int, y: int) -> None:
        """Put the pointer somewhere."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self.settle()

    @contextmanager
    def holding(self, names: Iterable[str]) -> Iterator[set[int]]:
        """Hold some keys down meanwhile; afterwards nothing is held, locked or latched."""
        codes = [self.code(name) for name in names]
        for code in codes:
            self._fake("Key", code, down=True)
        yield set(codes)
        for code in reversed(codes):
            self._fake("Key", code, down=False)
        self._x.XkbLatchModifiers(self._display, _CORE_KEYBOARD, _LOCKS, 0)
        self._x.XkbLockModifiers(self._display, _CORE_KEYBOARD, _LOCKS, 0)
        self._x.XkbLockGroup(self._display, _CORE_KEYBOARD, 0)
        self.settle()

    def settle(self) -> None:
        """Wait until the server has taken everything."""
        self._x.XSync(self._display, 0)

    def _fake(self, kind: str, code: int, *, down: bool) -> None:
        fake: Any = getattr(self._test, f"XTestFake{kind}Event")
        assert fake(self._display, code, down, ctypes.c_ulong(0)), f"{kind} {code} was not taken"


def combinations_of(names: Sequence[str] = HELD) -> list[tuple[str, ...]]:
    """Return every choice of keys to hold, none and all of them too."""
    return [chosen for size in range(len(names) + 1) for chosen in combinations(names, size)]
