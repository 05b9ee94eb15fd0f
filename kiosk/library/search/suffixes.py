# SPDX-License-Identifier: GPL-3.0-or-later
"""The inflectional suffixes of Kazakh, as patterns that vowel harmony and the sound before them spell out.

In a pattern A stands for а or е, Y for ы or і, G for ғ or г, K for қ or к: the first of each after a back vowel, the
second after a front one. Beside each stands after which sounds it comes:

    v  a vowel            r  р, й, у            l  л            m  м, н, ң
    z  з, ж               t  a voiceless sound, and б в г д ғ at the end of a loan

What may stand inside of what is the order of a Kazakh word read from its end: person, case, possession, plural, and in
a verb person, tense or participle, negation, voice. Which stem is chosen says `kazakh`.
"""

import enum
from dataclasses import dataclass
from typing import Final


class Kind(enum.IntEnum):
    """What a suffix does. Numbers, because they are compared for every ending of every word of a library."""

    PERSON = 1
    CASE = 2
    CASE_OF_THEIRS = 3  # case after a third person's possessive
    CASE_OF_OURS = 4  # dative after a first or second person's possessive
    BELONGING = 5  # belonging to a place or a person
    BELONGING_OF_THEIRS = 6  # the same after a third person's possessive
    MINE = 7  # possessive of the first or second person
    THEIRS = 8  # possessive of the third person
    POLITE = 9  # possessive or command, polite or plural
    PLURAL = 10
    PARTICIPLE = 11
    GERUND = 12
    FINITE = 13  # finite tense, mood
    CONVERB = 14
    NEGATION = 15
    VOICE = 16
    VERB_OF_NOUN = 17  # a verb made of a noun
    DERIVED = 18  # another word made of this one


@dataclass(frozen=True, slots=True)
class Suffix:
    """One spelling of a suffix; `weak` ones are too short to be told from the end of a stem."""

    text: str
    kind: Kind
    after: str
    weak: bool
    front: bool | None


_ANY: Final = "vrlmzt"
_CONSONANT: Final = "rlmzt"
_VOICED: Final = "vrlmz"

_NOUN: Final = (
    (Kind.CASE, "v m", "нYң"),
    (Kind.CASE, "rlz", "дYң"),
    (Kind.CASE, "t", "тYң"),
    (Kind.CASE, _VOICED, "GA"),
    (Kind.CASE, "t", "KA"),
    (Kind.CASE, "v", "нY"),
    (Kind.CASE, "rlmz", "дY"),
    (Kind.CASE, "t", "тY"),
    (Kind.CASE, _VOICED, "дA"),
    (Kind.CASE, "t", "тA"),
    (Kind.CASE, "vrlz", "дAн"),
    (Kind.CASE, "m", "нAн"),
    (Kind.CASE, "t", "тAн"),
    (Kind.CASE, "vrlm", "мен"),
    (Kind.CASE, "z", "бен"),
    (Kind.CASE, "t", "пен"),
    (Kind.CASE_OF_THEIRS, "v", "нA ндA нAн"),
    (Kind.CASE_OF_THEIRS, "v", "н!"),
    (Kind.CASE_OF_OURS, "m", "A"),
    (Kind.BELONGING, _VOICED, "дAGY"),
    (Kind.BELONGING, "t", "тAGY"),
    (Kind.BELONGING, "vm", "нікі"),
    (Kind.BELONGING, "rlz", "дікі"),
    (Kind.BELONGING, "t", "тікі"),
    (Kind.BELONGING_OF_THEIRS, "v", "ндAGY"),
    (Kind.MINE, "v", "м! ң!"),
    (Kind.MINE, _CONSONANT, "Yм! Yң!"),
    (Kind.POLITE, "v", "ңYз мYз ңYздAр"),
    (Kind.POLITE, _CONSONANT, "YңYз YмYз YңYздAр"),
    (Kind.THEIRS, "v", "сY"),
    (Kind.THEIRS, _CONSONANT, "Y"),
    (Kind.PLURAL, "vr", "лAр"),
    (Kind.PLURAL, "lmz", "дAр"),
    (Kind.PLURAL, "t", "тAр"),
    (Kind.PERSON, "vrlm", "мYн мYз"),
    (Kind.PERSON, "z", "бYн бYз"),
    (Kind.PERSON, "t", "пYн пYз"),
    (Kind.PERSON, _ANY, "сYң сYз сYңдAр сYздAр"),
    (Kind.PERSON, _VOICED, "дYр"),
    (Kind.PERSON, "t", "тYр"),
)
_VERB: Final = (
    (Kind.PARTICIPLE, _VOICED, "GAн"),
    (Kind.PARTICIPLE, "t", "KAн"),
    (Kind.PARTICIPLE, _CONSONANT, "AтYн"),
    (Kind.PARTICIPLE, "v", "йтYн"),
    (Kind.PARTICIPLE, _CONSONANT, "Aр!"),
    (Kind.PARTICIPLE, "v", "р!"),
    (Kind.PARTICIPLE, "vrl", "мAK мAс"),
    (Kind.PARTICIPLE, "mz", "бAK бAс"),
    (Kind.PARTICIPLE, "t", "пAK пAс"),
    (Kind.GERUND, _ANY, "у"),
    (Kind.GERUND, "v", "ю"),
    (Kind.FINITE, _VOICED, "дY дYм дYң дYңYз дYK дYңдAр"),
    (Kind.FINITE, "t", "тY тYм тYң тYңYз тYK тYңдAр"),
    (Kind.FINITE, _CONSONANT, "AдY AмYн AсYң AсYз AмYз AсYздAр"),
    (Kind.FINITE, "v", "йдY ймYн йсYң йсYз ймYз"),
    (Kind.FINITE, _CONSONANT, "идY имYн исYң исYз имYз"),
    (Kind.PARTICIPLE, _CONSONANT, "итYн"),
    (Kind.FINITE, _ANY, "сA сAм сAң сAңYз сAK сYн"),
    (Kind.FINITE, _CONSONANT, "AйYн AйYK YңдAр"),
    (Kind.FINITE, "v", "йYн йYK ңдAр"),
    (Kind.CONVERB, _CONSONANT, "Yп"),
    (Kind.CONVERB, "v", "п! й!"),
    (Kind.CONVERB, _CONSONANT, "A!"),
    (Kind.CONVERB, _VOICED, "GAлY GAнша"),
    (Kind.CONVERB, "t", "KAлY KAнша"),
    (Kind.NEGATION, "vrl", "мA"),
    (Kind.NEGATION, "mz", "бA"),
    (Kind.NEGATION, "t", "пA"),
)
_OTHER: Final = (
    (Kind.VOICE, _CONSONANT, "Yл Yн Yс дYр тYр GYз KYз"),
    (Kind.VOICE, "v", "л! н! т!"),
    (Kind.VERB_OF_NOUN, _ANY, "лA лAн лAс лAт"),
    (Kind.VERB_OF_NOUN, _VOICED, "дA дAн дAс дAт"),
    (Kind.VERB_OF_NOUN, "t", "тA тAн тAс тAт"),
    (Kind.DERIVED, "vrlm", "лYK"),
    (Kind.DERIVED, "lmz", "дYK"),
    (Kind.DERIVED, "t", "тYK"),
    (Kind.DERIVED, _ANY, "шY сYз ушY шA"),
    (Kind.DERIVED, "vrl", "лY"),
    (Kind.DERIVED, "lmz", "дY"),
    (Kind.DERIVED, "t", "тY"),
    (Kind.DERIVED, _VOICED, "дAй GY"),
    (Kind.DERIVED, "t", "тAй KY"),
    (Kind.DERIVED, _ANY, "дейін"),
)

_VERBAL: Final = frozenset({Kind.PARTICIPLE, Kind.GERUND})
_DEEPER: Final = frozenset({Kind.VOICE, Kind.VERB_OF_NOUN, Kind.DERIVED})
_OWNED: Final = frozenset({Kind.MINE, Kind.POLITE, Kind.THEIRS})
_NOMINAL: Final = _OWNED | {Kind.PLURAL, Kind.BELONGING, Kind.BELONGING_OF_THEIRS} | _VERBAL | _DEEPER
_UNDER_TENSE: Final = frozenset({Kind.NEGATION}) | _DEEPER

INSIDE: Final[dict[Kind | None, frozenset[Kind]]] = {
    None: frozenset(Kind),
    Kind.PERSON: _NOMINAL | {Kind.CASE, Kind.CASE_OF_THEIRS, Kind.CONVERB},
    Kind.CASE: _NOMINAL,
    Kind.CASE_OF_THEIRS: frozenset({Kind.THEIRS}),
    Kind.CASE_OF_OURS: frozenset({Kind.MINE}),
    Kind.BELONGING: _OWNED | _VERBAL | {Kind.PLURAL} | _DEEPER,
    Kind.BELONGING_OF_THEIRS: frozenset({Kind.THEIRS}),
    Kind.MINE: frozenset({Kind.PLURAL}) | _VERBAL | _DEEPER,
    Kind.POLITE: frozenset({Kind.PLURAL, Kind.NEGATION}) | _VERBAL | _DEEPER,
    Kind.THEIRS: frozenset({Kind.PLURAL}) | _VERBAL | _DEEPER,
    Kind.PLURAL: frozenset({Kind.BELONGING, Kind.BELONGING_OF_THEIRS}) | _VERBAL | _DEEPER,
    Kind.PARTICIPLE: _UNDER_TENSE,
    Kind.GERUND: _UNDER_TENSE,
    Kind.FINITE: _UNDER_TENSE,
    Kind.CONVERB: _UNDER_TENSE,
    Kind.NEGATION: _DEEPER,
    Kind.VOICE: _DEEPER,
    Kind.VERB_OF_NOUN: frozenset({Kind.DERIVED}),
    Kind.DERIVED: frozenset({Kind.DERIVED, Kind.VERB_OF_NOUN, Kind.VOICE}) | _VERBAL,
}
"""What a suffix may be stripped from under another one; under None stands what a word may end in."""
MUST_GO_ON: Final = frozenset({Kind.CASE_OF_THEIRS, Kind.CASE_OF_OURS, Kind.BELONGING_OF_THEIRS})
"""These stand on another suffix; without it under them they are none."""
OF_VERBS: Final = frozenset(
    {Kind.PARTICIPLE, Kind.GERUND, Kind.FINITE, Kind.CONVERB, Kind.NEGATION, Kind.VOICE, Kind.VERB_OF_NOUN}
)
DERIVING: Final = _DEEPER
"""Stripping these gives another word, which is only a second guess."""

_BACK: Final = str.maketrans("AYGK", "аығқ")
_FRONT: Final = str.maketrans("AYGK", "еігк")


def suffixes() -> tuple[Suffix, ...]:
    """Return every spelling of every suffix."""
    spelled: dict[tuple[str, Kind, str], Suffix] = {}
    for kind, after, patterns in (*_NOUN, *_VERB, *_OTHER):
        for pattern in patterns.split():
            for suffix in _spell(pattern, kind, after.replace(" ", "")):
                spelled[suffix.text, kind, after] = suffix
    return tuple(spelled.values())


def _spell(pattern: str, kind: Kind, after: str) -> tuple[Suffix, ...]:
    weak, pattern = pattern.endswith("!"), pattern.rstrip("!")
    back, front = pattern.translate(_BACK), pattern.translate(_FRONT)
    if back == front:
        return (Suffix(back, kind, after, weak, None),)
    return Suffix(back, kind, after, weak, False), Suffix(front, kind, after, weak, True)
