# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two policies, as sentences in three languages. No Qt: the command line speaks them too."""

from collections.abc import Mapping
from typing import Final

from kiosk.policy.changes import Change, Effect, Kind

EFFECTS: Final[Mapping[Effect, Mapping[str, str]]] = {
    Effect.OPENS: {"kk": "Енді ашылады", "ru": "Теперь открывается", "en": "Opens now"},
    Effect.SHUTS: {"kk": "Енді ашылмайды", "ru": "Больше не открывается", "en": "No longer opens"},
    Effect.OTHER: {"kk": "Басқа өзгерістер", "ru": "Другие изменения", "en": "Other changes"},
}

SAME: Final = {
    "kk": "Екі тізім бірдей нәрсені ашады.",
    "ru": "Оба списка открывают одно и то же.",
    "en": "Both policies open the same.",
}

CHANGES: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.OPENED: {
        "kk": "{subject} енді ашылады ({site}).",
        "ru": "{subject} теперь открывается ({site}).",
        "en": "{subject} opens now ({site}).",
    },
    Kind.LISTED: {
        "kk": "{subject} енді бөлек жазылған ({site}); ол бұрын да ашылатын.",
        "ru": "{subject} теперь записан отдельно ({site}); он открывался и раньше.",
        "en": "{subject} is now listed by itself ({site}); it opened before as well.",
    },
    Kind.SHUT: {
        "kk": "{subject} енді ашылмайды ({site}).",
        "ru": "{subject} больше не открывается ({site}).",
        "en": "{subject} no longer opens ({site}).",
    },
    Kind.UNLISTED: {
        "kk": "{subject} енді бөлек жазылмаған ({site}); ол бәрібір ашылады.",
        "ru": "{subject} больше не записан отдельно ({site}); он по-прежнему открывается.",
        "en": "{subject} is no longer listed by itself ({site}); it opens all the same.",
    },
    Kind.PART_ADDED: {
        "kk": "{site} беттері енді {subject} мекенжайынан бөліктер жүктей алады.",
        "ru": "Страницы {site} теперь могут загружать части с {subject}.",
        "en": "Pages of {site} may now load parts from {subject}.",
    },
    Kind.PART_REMOVED: {
        "kk": "{site} беттері енді {subject} мекенжайынан бөліктер жүктей алмайды.",
        "ru": "Страницы {site} больше не могут загружать части с {subject}.",
        "en": "Pages of {site} may no longer load parts from {subject}.",
    },
    Kind.EXCEPT_ADDED: {
        "kk": "{site} ішіндегі {subject} енді жабық.",
        "ru": "{subject} внутри {site} теперь закрыт.",
        "en": "{subject} inside {site} is shut now.",
    },
    Kind.EXCEPT_REMOVED: {
        "kk": "{site} ішіндегі {subject} енді жабық емес.",
        "ru": "{subject} внутри {site} больше не закрыт.",
        "en": "{subject} inside {site} is no longer shut.",
    },
    Kind.LOCK_ADDED: {
        "kk": "{subject} енді құлыптаулы: оны ешбір сайт аша алмайды.",
        "ru": "{subject} теперь под замком: никакой сайт его не откроет.",
        "en": "{subject} is locked now: no site can open it.",
    },
    Kind.LOCK_REMOVED: {
        "kk": "{subject} енді құлыптаулы емес.",
        "ru": "{subject} больше не под замком.",
        "en": "{subject} is no longer locked.",
    },
    Kind.MODE: {
        "kk": "{site}: режимі {was} еді, енді {becomes}.",
        "ru": "{site}: режим был {was}, стал {becomes}.",
        "en": "{site}: the mode was {was} and is {becomes} now.",
    },
    Kind.METHODS: {
        "kk": "{site}: әдістері {was} еді, енді {becomes}.",
        "ru": "{site}: методы были {was}, стали {becomes}.",
        "en": "{site}: the methods were {was} and are {becomes} now.",
    },
    Kind.SEARCH: {
        "kk": "{site}: іздеу мекенжайлары {was} еді, енді {becomes}.",
        "ru": "{site}: адреса поиска были {was}, стали {becomes}.",
        "en": "{site}: the search addresses were {was} and are {becomes} now.",
    },
    Kind.HOURS: {
        "kk": "{site}: ашылатын уақыты {was} еді, енді {becomes}.",
        "ru": "{site}: часы были {was}, стали {becomes}.",
        "en": "{site}: the hours were {was} and are {becomes} now.",
    },
    Kind.GROUPS: {
        "kk": "{site}: топтары {was} еді, енді {becomes}.",
        "ru": "{site}: группы были {was}, стали {becomes}.",
        "en": "{site}: the groups were {was} and are {becomes} now.",
    },
    Kind.LAST_DAY: {
        "kk": "{site}: мерзімінің соңы {was} еді, енді {becomes}.",
        "ru": "{site}: срок был до {was}, теперь до {becomes}.",
        "en": "{site}: it ran out on {was} and runs out on {becomes} now.",
    },
    Kind.CORE_GAINED: {
        "kk": "{site} енді негізгі сайт: тізімнің мерзімі бітсе де ашыла береді.",
        "ru": "{site} теперь основной сайт: открывается и после срока списка.",
        "en": "{site} is a core site now: it opens after the policy has expired, too.",
    },
    Kind.CORE_LOST: {
        "kk": "{site} енді негізгі сайт емес: тізімнің мерзімі бітсе, ашылмайды.",
        "ru": "{site} больше не основной сайт: после срока списка он не открывается.",
        "en": "{site} is no longer a core site: it shuts when the policy expires.",
    },
    Kind.RECORD: {
        "kk": "{site}: журналда {was} сақталатын еді, енді {becomes} сақталады.",
        "ru": "{site}: в журнале хранилось {was}, теперь {becomes}.",
        "en": "{site}: the journal kept the {was} and keeps the {becomes} now.",
    },
    Kind.TEXTS: {
        "kk": "{site}: атауы, сипаттамасы, бөлімі немесе бірінші беті өзгерді.",
        "ru": "{site}: изменилось название, описание, раздел или первая страница.",
        "en": "{site}: its title, description, topic or first page has changed.",
    },
    Kind.EXPIRES: {
        "kk": "Тізімнің мерзімі {was} күні бітетін еді, енді {becomes} күні бітеді.",
        "ru": "Срок списка истекал {was}, теперь истекает {becomes}.",
        "en": "The policy ran out on {was} and runs out on {becomes} now.",
    },
    Kind.LIMITS: {
        "kk": "Уақыт шектеулері өзгерді.",
        "ru": "Изменились ограничения времени.",
        "en": "The limits of time have changed.",
    },
    Kind.NOTICE: {
        "kk": "Оқырманға көрсетілетін ескертпе өзгерді.",
        "ru": "Изменилось уведомление для читателя.",
        "en": "The notice to readers has changed.",
    },
    Kind.TOPICS: {
        "kk": "Бөлімдер өзгерді.",
        "ru": "Изменились разделы.",
        "en": "The topics have changed.",
    },
}


def spoken(change: Change, language: str) -> str:
    """Return a change's sentence."""
    return CHANGES[change.kind][language].format(
        subject=change.subject, site=change.site, was=change.was, becomes=change.becomes
    )
