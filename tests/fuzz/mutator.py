# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes bytes as a fuzzer does: samples that a reader takes, spoilt a little, with words that matter to it.

One seed gives one row of cases, so what was found once is found again.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
ODD_BYTES = bytes((0, 9, 10, 11, 13, 32, 34, 44, 58, 59, 127, 128, 133, 160, 255))


class Mutator:
    """An endless source of cases."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one_of(self, choices: Sequence[T]) -> T:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some_of(self, choices: Sequence[T], most: int) -> list[T]:
        return [self.one_of(choices) for _ in range(self.random.randrange(most + 1))]

    def pieces(self, data: bytes) -> list[bytes]:
        """Cut bytes as a network might: mostly into a few pieces, now and then one by one."""
        if len(data) < 2 or self.chance(0.3):
            return [data]
        if len(data) < 64 and self.chance(0.1):
            return [data[at : at + 1] for at in range(len(data))]
        cuts = sorted(self.random.sample(range(1, len(data)), min(self.random.randrange(1, 5), len(data) - 1)))
        return [data[begins:ends] for begins, ends in zip([0, *cuts], [*cuts, len(data)], strict=True)]

    def spoil(self, data: bytes, words: Sequence[bytes], most: int = 4) -> bytes:
        """Return the bytes with up to `most` changes."""
        for _ in range(self.random.randrange(most + 1)):
            data = self._spoil_once(data, words)
        return data

    def _spoil_once(self, data: bytes, words: Sequence[bytes]) -> bytes:
        at = self.random.randrange(len(data) + 1)
        ends = min(len(data), at + self.random.randrange(1, 9))
        match self.random.randrange(7):
            case 0:  # one bit
                return (
                    data[:at]
                    + bytes((byte ^ 1 << self.random.randrange(8)) for byte in data[at : at + 1])
                    + data[at + 1 :]
                )
            case 1:
                return data[:at] + bytes((self.one_of(ODD_BYTES),)) + data[at + 1 :]
            case 2:
                return data[:at] + bytes((self.one_of(ODD_BYTES),)) + data[at:]
            case 3:
                return data[:at] + self.one_of(words) + data[at:]
            case 4:
                return data[:at] + data[ends:]
            case 5:
                return data[:ends] + data[at:]
            case _:
                return self._word_for_word(data, words)

    def _word_for_word(self, data: bytes, words: Sequence[bytes]) -> bytes:
        found = [word for word in words if word and word in data]
        return data.replace(self.one_of(found), self.one_of(words), 1) if found else data[:-1]
