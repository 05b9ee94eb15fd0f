# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of hardware: as xkeyboard-config has them, read by libxkbcommon, and all of an alphabet is there."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.shell.parts.letters import ROWS, Alphabet
from kiosk.shell.tables.layouts import written

CODES = [*range(10, 22), *range(24, 36), *range(38, 50), 51, *range(52, 62)]
SHIFT = 1


class Names(ctypes.Structure):
    """`struct xkb_rule_names` of xkbcommon.h."""

    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


class Keymap:
    """What keys write in a layout of the system's."""

    def __init__(self, library: ctypes.CDLL, state: int) -> None:
        self._library, self._state = library, state

    def writes(self, code: int, *, shift: bool) -> str:
        self._library.xkb_state_update_mask(self._state, SHIFT if shift else 0, 0, 0, 0, 0, 0)
        said = ctypes.create_string_buffer(16)
        self._library.xkb_state_key_get_utf8(self._state, code, said, len(said))
        return said.value.decode()


@contextmanager
def keymap(layout: str, variant: str = "") -> Iterator[Keymap]:
    library = ctypes.CDLL(ctypes.util.find_library("xkbcommon") or "libxkbcommon.so.0")
    for name in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
        getattr(library, name).restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.xkb_context_new(0))
    names = Names(None, None, layout.encode(), variant.encode(), None)
    keys = ctypes.c_void_p(library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0))
    assert keys, f"no layout {layout}"
    state = ctypes.c_void_p(library.xkb_state_new(keys))
    library.xkb_state_key_get_utf8.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_size_t]
    library.xkb_state_update_mask.argtypes = [ctypes.c_void_p, *[ctypes.c_uint32] * 6]
    try:
        yield Keymap(library, state.value or 0)
    finally:
        library.xkb_state_unref(state)
        library.xkb_keymap_unref(keys)
        library.xkb_context_unref(context)


@pytest.mark.parametrize(
    ("alphabet", "layout", "variant"), [(Alphabet.KAZAKH, "kz", ""), (Alphabet.RUSSIAN, "ru", "winkeys")]
)
@pytest.mark.parametrize("shift", [False, True])
def test_keys_write_what_the_system_s_own_layout_would(
    alphabet: Alphabet, layout: str, variant: str, shift: bool
) -> None:
    with keymap("us") as plain, keymap(layout, variant) as wanted:
        found = {code: written(alphabet, code, plain.writes(code, shift=shift), shift=shift) for code in CODES}
        assert found == {code: wanted.writes(code, shift=shift) for code in CODES}


@pytest.mark.parametrize("alphabet", [Alphabet.KAZAKH, Alphabet.KAZAKH_LATIN, Alphabet.RUSSIAN, Alphabet.ENGLISH])
def test_every_letter_of_an_alphabet_has_a_key_of_hardware(alphabet: Alphabet) -> None:
    letters = {letter for letter in "".join(ROWS[alphabet]) if letter.isalpha()} - {"ё", "ë"}
    with keymap("us") as plain:
        found = {written(alphabet, code, plain.writes(code, shift=False), shift=False) for code in CODES}
    assert letters <= found


def test_caps_lock_writes_capitals_and_signs_stay() -> None:
    assert written(Alphabet.KAZAKH, 24, "Q", shift=False) == "Й"
    assert written(Alphabet.KAZAKH, 24, "q", shift=True) == "й"
    assert written(Alphabet.SIGNS, 10, "1", shift=False) == "1"


@pytest.mark.parametrize("text", ["й", "", "\r", "ab"])
def test_what_the_system_has_read_otherwise_already_is_left(text: str) -> None:
    assert written(Alphabet.KAZAKH, 24, text, shift=False) == text
