# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip that a reader gets with a card: its number, its PIN, and what to do with it, in the reader's language.

Where the language is not known the slip has all three. It is the one place where a PIN is ever written in the clear.
"""

from collections.abc import Iterable, Mapping
from string import Template
from typing import Final

from kiosk.base.toml import LANGUAGES, Texts
from kiosk.store.readers import Card

RULE: Final = "- " * 30
TEXTS: Final[Mapping[str, Template]] = {
    "kk": Template("""\
$institution
Карта нөмірі: $number
PIN-код: $pin
Алғаш кіргенде экран жаңа PIN-код сұрайды: алты цифр, екі рет теріледі.
PIN-код ешкімге көрсетілмейді, қызметкерлер оны сұрамайды.
Ұмытылған PIN-кодтың орнына кітапханашы жаңасын береді.
"""),
    "ru": Template("""\
$institution
Номер карты: $number
PIN-код: $pin
При первом входе экран попросит новый PIN-код: шесть цифр, набрать два раза.
PIN-код никому не показывают, сотрудники его не спрашивают.
Вместо забытого PIN-кода библиотекарь выдаёт новый.
"""),
    "en": Template("""\
$institution
Card number: $number
PIN: $pin
At the first sign-in the screen asks for a new PIN: six digits, typed twice.
The PIN is shown to nobody, and staff do not ask for it.
For a PIN that was forgotten the librarian gives a new one.
"""),
}


def slip(number: str, pin: str, language: str, name: str, institution: Texts) -> str:
    """Return one slip; an empty language is not known, an empty name is left out."""
    languages = [language] if language else LANGUAGES
    parts = [TEXTS[one].substitute(institution=institution[one], number=number, pin=pin) for one in languages]
    return "\n".join([f"{name}\n" * bool(name) + parts[0], *parts[1:]])


def slips(cards: Iterable[Card], institution: Texts) -> str:
    """Return the slips of many cards, with a line to cut along between two."""
    made = (slip(card.number, card.pin, card.profile.language, card.profile.name, institution) for card in cards)
    return f"\n{RULE}\n\n".join(made)
