# SPDX-License-Identifier: GPL-3.0-or-later
"""A stemmer for Kazakh: suffixes are stripped from the end as far as the order of a Kazakh word lets them.

What is decided here:
1. A suffix comes off only where vowel harmony and the sound before it agree (`suffixes`), and three letters stay, or
   fewer where the list of known stems has them.
2. Of all stems that can be reached by inflection the longest known one is chosen; without one, that under the most
   suffixes. Suffixes of a letter or two that many stems end in by themselves (шағым, жаза) only come off then if
   nothing else does.
3. A second guess goes further, through voice and derivation (сотталды → соттал → сот); from a known stem only to
   another known one.
4. A stem-final б, г, ғ is п, к, қ again (кітабы → кітап), and a dropped vowel is back (аузы → ауыз).
5. `loose` does the same on skeletons, where Kazakh letters are missing (see `letters`), and keeps what fits.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.base.files import read_limited
from kiosk.base.paths import resources
from kiosk.library.search import limits
from kiosk.library.search.letters import skeleton
from kiosk.library.search.suffixes import DERIVING, INSIDE, MUST_GO_ON, OF_VERBS, Kind, Suffix, suffixes

SHORTEST: Final = 3
_STEMS_BYTES: Final = 256 * 1024
_BACK: Final = frozenset("аоұы")
_FRONT: Final = frozenset("әеөүі")
_VOWELS: Final = frozenset("аәеёиоөұүыіэюя")
_SOUNDS: Final = {
    **dict.fromkeys(_VOWELS, "v"),
    **dict.fromkeys("рйу", "r"),
    "л": "l",
    **dict.fromkeys("мнң", "m"),
    **dict.fromkeys("зж", "z"),
}
_HARDENED: Final = {"б": "п", "г": "к", "ғ": "қ"}
_RESTORED_UNDER: Final = frozenset({Kind.THEIRS, Kind.MINE, Kind.POLITE, Kind.CONVERB, Kind.GERUND, Kind.FINITE})
_LOAN_LETTERS: Final = frozenset("вфцщъьёэя")


@dataclass(frozen=True, slots=True)
class Stems:
    """What a word may be a form of: the chosen stem, and a second guess that goes further (or the same)."""

    best: str
    second: str


@dataclass(frozen=True, slots=True)
class _Path:
    stem: str
    steps: int
    weak: bool
    derived: bool
    verbal: bool
    under: Kind | None


@dataclass(slots=True)
class KazakhStemmer:
    """Strips suffixes by one table; `folded` is for skeletons, which tell less."""

    known: frozenset[str]
    dropped: dict[str, str]
    folded: bool = False
    _by_text: dict[str, tuple[Suffix, ...]] = field(default_factory=dict)
    _longest: int = 0

    def __post_init__(self) -> None:
        found: dict[str, list[Suffix]] = {}
        for suffix in suffixes():
            text = skeleton(suffix.text) if self.folded else suffix.text
            found.setdefault(text, []).append(suffix)
        self._by_text = {text: tuple(listed) for text, listed in found.items()}
        self._longest = max(map(len, self._by_text))

    def stems(self, word: str) -> Stems:
        """Return the stems of a word in small letters; only a restored vowel makes one longer."""
        paths = self._paths(word)
        best = self._best(paths)
        deeper = {path.stem for path in (*paths, *self._paths(best.stem)) if len(path.stem) < len(best.stem)}
        known = deeper & self.known
        if best.stem in self.known or known:
            return Stems(best.stem, min(known, key=len, default=best.stem))
        far = [stem for stem in deeper if len(stem) >= SHORTEST]
        return Stems(best.stem, min(far, key=len, default=best.stem))

    def candidates(self, word: str) -> tuple[str, ...]:
        """Return every stem that can be reached without derivation, the most stripped first."""
        paths = [path for path in self._paths(word) if not path.derived]
        return tuple(dict.fromkeys(path.stem for path in sorted(paths, key=lambda path: len(path.stem))))

    def _best(self, paths: list[_Path]) -> _Path:
        inflected = [path for path in paths if not path.derived]
        known = [path for path in inflected if path.stem in self.known]
        if known:
            return max(known, key=lambda path: (len(path.stem), -path.steps))
        strong = [path for path in inflected if not path.weak]
        return min(strong, key=lambda path: (len(path.stem), -path.steps))

    def _paths(self, word: str) -> list[_Path]:
        """Return every way to strip the word, with the word itself first."""
        found = [_Path(self._dressed(word, None, verbal=False), 0, False, False, False, None)]
        seen: set[tuple[str, Kind]] = set()
        waiting: list[tuple[str, _Path]] = [(word, found[0])]
        while waiting:
            form, path = waiting.pop()
            for rest, suffix in self._fitting(form, INSIDE[path.under]):
                if (rest, suffix.kind) in seen:
                    continue
                seen.add((rest, suffix.kind))
                verbal = suffix.kind in OF_VERBS
                stem = self._dressed(rest, suffix.kind, verbal=verbal)
                if len(rest) < SHORTEST and stem not in self.known:
                    continue
                derived = path.derived or suffix.kind in DERIVING
                new = _Path(stem, path.steps + 1, path.weak or suffix.weak, derived, verbal, suffix.kind)
                waiting.append((rest, new))
                if suffix.kind not in MUST_GO_ON or (rest in self.known and not suffix.weak):
                    found.append(new)
        return found

    def _fitting(self, form: str, kinds: frozenset[Kind]) -> list[tuple[str, Suffix]]:
        fitting = []
        for length in range(1, min(self._longest, len(form) - 2) + 1):
            suffixes_here = self._by_text.get(form[-length:])
            if suffixes_here is not None:
                rest = form[:-length]
                fitting += [
                    (rest, suffix) for suffix in suffixes_here if suffix.kind in kinds and self._agrees(rest, suffix)
                ]
        return fitting

    def _agrees(self, rest: str, suffix: Suffix) -> bool:
        last = rest[-1]
        sound = _SOUNDS.get(last, "t")
        if self.folded and last == "и":
            fits = "v" in suffix.after or "r" in suffix.after
        elif last == "ь":
            fits = True
        elif last == "у":
            # after a consonant it sounds as a vowel, but takes what a consonant takes
            fits = "r" in suffix.after or ("v" in suffix.after and suffix.kind is Kind.CASE)
        else:
            fits = sound in suffix.after
        return fits and self._harmonises(rest, suffix.front)

    def _harmonises(self, rest: str, front: bool | None) -> bool:
        vowel = next((letter for letter in reversed(rest) if letter in _VOWELS or letter == "у"), "")
        if not vowel:
            return False
        if front is None or vowel in "уиюяэё":
            return True
        if self.folded:
            return vowel != "е" or front
        return vowel in (_FRONT if front else _BACK)

    def _dressed(self, rest: str, under: Kind | None, *, verbal: bool) -> str:
        """Return the stem as it looks without the suffix."""
        if under is None:
            return rest
        if verbal and rest[-1:] in ("ы", "і") and len(rest) > SHORTEST and rest not in self.known:
            rest = rest[:-1]
        if under in _RESTORED_UNDER and rest[-1:] in _HARDENED and not _LOAN_LETTERS & set(rest):
            hard = rest[:-1] + _HARDENED[rest[-1]]
            rest = skeleton(hard) if self.folded else hard
        return self.dropped.get(rest, rest)


@lru_cache(maxsize=1)
def kazakh() -> KazakhStemmer:
    """Return the stemmer of words in Kazakh letters."""
    return KazakhStemmer(*read_stems(resources() / "library" / "kazakh-stems.txt"))


@lru_cache(maxsize=1)
def loose_kazakh() -> KazakhStemmer:
    """Return the stemmer of skeletons."""
    known, dropped = read_stems(resources() / "library" / "kazakh-stems.txt")
    folded = {skeleton(short): skeleton(whole) for short, whole in dropped.items()}
    return KazakhStemmer(frozenset(map(skeleton, known)), folded, folded=True)


def read_stems(path: Path) -> tuple[frozenset[str], dict[str, str]]:
    """Read the known stems: words, and `short > whole` where a vowel drops before a suffix. Raises BadInput."""
    known: set[str] = set()
    dropped: dict[str, str] = {}
    for number, line in enumerate(read_limited(path, _STEMS_BYTES).decode().splitlines(), start=1):
        for entry in line.partition("#")[0].split(","):
            if not entry.strip():
                continue
            short, _, whole = (part.strip() for part in entry.partition(">"))
            for word in filter(None, (short, whole)):
                if not word.isalpha() or word != word.lower() or len(word) > limits.WORD_LETTERS:
                    raise BadInput(str(path), "words in small letters with ',' between them were expected", line=number)
            if whole:
                dropped[short] = whole
            known.add(whole or short)
    return frozenset(known), dropped
