# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two policies, as sentences in three languages. No Qt: the command line speaks them too."""

from collections.abc import Mapping
from datetime import date, time
from itertools import groupby
from typing import Final, assert_never

from kiosk.policy.changes import Change, Effect, Kind, Value
from kiosk.policy.model import Day, Endpoint, Hours, Mode, Record

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
    Kind.LISTED_SHUT: {
        "kk": "{subject} тізімге қосылды ({site}), бірақ оны құлып немесе ерекшелік бұрынғыдай жауып тұр.",
        "ru": "{subject} внесён в список ({site}), но замок или исключение по-прежнему держит его закрытым.",
        "en": "{subject} is listed now ({site}), but a lock or an exception keeps it shut as before.",
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
    Kind.UNLISTED_SHUT: {
        "kk": "{subject} тізімнен алынды ({site}); ол бұрын да ашылмайтын.",
        "ru": "{subject} убран из списка ({site}); он не открывался и раньше.",
        "en": "{subject} is no longer listed ({site}); it did not open before either.",
    },
    Kind.MOVED: {
        "kk": "{subject} енді {becomes} сайтына жатады, бұрын {was} сайтына жататын.",
        "ru": "{subject} теперь относится к {becomes}, раньше относился к {was}.",
        "en": "{subject} belongs to {becomes} now, it belonged to {was}.",
    },
    Kind.PART_ADDED: {
        "kk": "{site} беттерінің бөліктері алынатын мекенжайларға {subject} қосылды.",
        "ru": "К адресам, откуда страницы {site} берут части, добавлен {subject}.",
        "en": "{subject} is among the addresses of parts for pages of {site} now.",
    },
    Kind.PART_REMOVED: {
        "kk": "{site} беттерінің бөліктері алынатын мекенжайлардан {subject} алып тасталды.",
        "ru": "Из адресов, откуда страницы {site} берут части, убран {subject}.",
        "en": "{subject} is no longer among the addresses of parts for pages of {site}.",
    },
    Kind.EXCEPT_ADDED: {
        "kk": "{site} сайтының ерекшеліктеріне {subject} қосылды.",
        "ru": "В исключения сайта {site} внесён {subject}.",
        "en": "{subject} is among the exceptions of {site} now.",
    },
    Kind.EXCEPT_REMOVED: {
        "kk": "{site} сайтының ерекшеліктерінен {subject} алып тасталды.",
        "ru": "Из исключений сайта {site} убран {subject}.",
        "en": "{subject} is no longer among the exceptions of {site}.",
    },
    Kind.LOCK_ADDED: {
        "kk": "{subject} мекенжайына құлып салынды: оны ешбір сайт аша алмайды.",
        "ru": "{subject} теперь под замком: никакой сайт его не откроет.",
        "en": "{subject} is locked now: no site can open it.",
    },
    Kind.LOCK_REMOVED: {
        "kk": "{subject} мекенжайының құлпы алынды.",
        "ru": "С {subject} снят замок.",
        "en": "The lock on {subject} has been taken off.",
    },
    Kind.MODE: {
        "kk": "{about}: режимі бұрын «{was}» еді, енді «{becomes}».",
        "ru": "{about}: режим был «{was}», стал «{becomes}».",
        "en": "{about}: the mode was “{was}” and is “{becomes}” now.",
    },
    Kind.METHODS: {
        "kk": "{about}: әдістері бұрын {was} еді, енді {becomes}.",
        "ru": "{about}: методы были {was}, стали {becomes}.",
        "en": "{about}: the methods were {was} and are {becomes} now.",
    },
    Kind.SEARCH: {
        "kk": "{about}: іздеу мекенжайлары бұрын: {was}; енді: {becomes}.",
        "ru": "{about}: адреса поиска раньше: {was}; теперь: {becomes}.",
        "en": "{about}: search addresses before: {was}; now: {becomes}.",
    },
    Kind.HOURS: {
        "kk": "{about}: ашылатын уақыты бұрын: {was}; енді: {becomes}.",
        "ru": "{about}: часы раньше: {was}; теперь: {becomes}.",
        "en": "{about}: hours before: {was}; now: {becomes}.",
    },
    Kind.GROUPS: {
        "kk": "{about}: кімге ашылады — бұрын: {was}; енді: {becomes}.",
        "ru": "{about}: для кого открывается — раньше: {was}; теперь: {becomes}.",
        "en": "{about}: for whom it opens — before: {was}; now: {becomes}.",
    },
    Kind.LAST_DAY: {
        "kk": "{about}: мерзімінің соңы бұрын: {was}; енді: {becomes}.",
        "ru": "{about}: срок раньше до: {was}; теперь до: {becomes}.",
        "en": "{about}: runs out — before: {was}; now: {becomes}.",
    },
    Kind.CORE_GAINED: {
        "kk": "{about} енді негізгілердің қатарында: тізімнің мерзімі бітсе де ашыла береді.",
        "ru": "{about} теперь среди основных: открывается и после срока списка.",
        "en": "{about} is among the core sites now: it opens after the policy has expired, too.",
    },
    Kind.CORE_LOST: {
        "kk": "{about} енді негізгілердің қатарында емес: тізімнің мерзімі бітсе, ашылмайды.",
        "ru": "{about} больше не среди основных: после срока списка не открывается.",
        "en": "{about} is no longer among the core sites: it shuts when the policy expires.",
    },
    Kind.RECORD: {
        "kk": "{about}: журналда бұрын сақталатыны: {was}; енді: {becomes}.",
        "ru": "{about}: в журнале раньше хранилось: {was}; теперь: {becomes}.",
        "en": "{about}: the journal kept {was} and keeps {becomes} now.",
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
        "kk": "{limit}: бұрын {was}, енді {becomes}.",
        "ru": "{limit}: раньше {was}, теперь {becomes}.",
        "en": "{limit}: {was} before, {becomes} now.",
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

MODES: Final[Mapping[Mode, Mapping[str, str]]] = {
    Mode.READ: {"kk": "оқу", "ru": "чтение", "en": "read"},
    Mode.SEARCH: {"kk": "іздеу", "ru": "поиск", "en": "search"},
    Mode.FULL: {"kk": "толық", "ru": "полный", "en": "full"},
}

RECORDS: Final[Mapping[Record, Mapping[str, str]]] = {
    Record.PATH: {"kk": "беттің мекенжайы", "ru": "адрес страницы", "en": "the page's path"},
    Record.HOST: {"kk": "сайттың аты", "ru": "имя сайта", "en": "the host"},
    Record.COUNT: {"kk": "тек саны", "ru": "только число", "en": "the count"},
}

DAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "kk": ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}

LIMITS: Final[Mapping[str, Mapping[str, str]]] = {
    "session_minutes": {"kk": "Бір сеанс, минут", "ru": "Один сеанс, минут", "en": "Minutes of a session"},
    "day_minutes": {"kk": "Бір күнге, минут", "ru": "На день, минут", "en": "Minutes a day"},
    "week_minutes": {"kk": "Бір аптаға, минут", "ru": "На неделю, минут", "en": "Minutes a week"},
    "warn_minutes": {
        "kk": "Ескерту сеанс бітерден неше минут бұрын шығады",
        "ru": "За сколько минут до конца сеанса предупреждение",
        "en": "Minutes of warning before a session ends",
    },
    "idle_seconds": {
        "kk": "Әрекетсіз неше секундтан кейін сеанс аяқталады",
        "ru": "Через сколько секунд бездействия сеанс кончается",
        "en": "Seconds without a touch until a session ends",
    },
    "idle_warn_seconds": {
        "kk": "Әрекетсіздік туралы сұрақ сеанс аяқталардан неше секунд бұрын шығады",
        "ru": "За сколько секунд до конца из-за бездействия задаётся вопрос",
        "en": "Seconds before the end without a touch at which somebody is asked for",
    },
    "extension_minutes": {"kk": "Бір ұзарту, минут", "ru": "Одно продление, минут", "en": "Minutes of an extension"},
    "extensions": {
        "kk": "Бір сеанстағы ұзарту саны",
        "ru": "Сколько раз можно продлить сеанс",
        "en": "Extensions of a session",
    },
    "opening": {"kk": "Жұмыс уақыты", "ru": "Часы работы", "en": "Opening hours"},
    "opening_on": {
        "kk": "Басқа күндердегі жұмыс уақыты",
        "ru": "Часы работы в другие дни",
        "en": "Opening hours on other days",
    },
    "shut_days": {"kk": "Апта сайын жабық күндер", "ru": "Закрыто каждую неделю", "en": "Shut every week on"},
    "shut_on": {"kk": "Жабық күндер", "ru": "Дни, когда закрыто", "en": "Shut on"},
    "supervised": {
        "kk": "Сеанс қызметкердің қатысуымен ғана өтеді",
        "ru": "Сеанс только в присутствии сотрудника",
        "en": "Sessions only while staff are there",
    },
    "staff_minutes": {
        "kk": "Қызметкер қайта кіретін уақыт, минут",
        "ru": "Через сколько минут сотрудник входит снова",
        "en": "Minutes until staff sign in anew",
    },
    "pause_minutes": {
        "kk": "Үзілістің ең ұзақ уақыты, минут",
        "ru": "Самая долгая пауза, минут",
        "en": "Longest pause, minutes",
    },
    "print_pages_session": {
        "kk": "Бір сеанста басуға сұралатын беттер",
        "ru": "Листов на печать за сеанс",
        "en": "Sheets to be asked for in a session",
    },
    "print_pages_day": {
        "kk": "Бір күнде басуға сұралатын беттер",
        "ru": "Листов на печать за день",
        "en": "Sheets to be asked for in a day",
    },
}

YES_NO: Final[Mapping[bool, Mapping[str, str]]] = {
    True: {"kk": "иә", "ru": "да", "en": "yes"},
    False: {"kk": "жоқ", "ru": "нет", "en": "no"},
}

# what a list without members, or no day, amounts to
SILENT: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.SEARCH: {"kk": "жоқ", "ru": "нет", "en": "none"},
    Kind.HOURS: {"kk": "кез келген уақытта", "ru": "в любое время", "en": "at any hour"},
    Kind.GROUPS: {"kk": "барлығына", "ru": "для всех", "en": "everyone"},
    Kind.LIMITS: {"kk": "жоқ", "ru": "нет", "en": "none"},
    Kind.LAST_DAY: {"kk": "мерзімсіз", "ru": "без срока", "en": "never"},
}

Member = str | Hours | Endpoint | time | date | Day
_BYTES: Final = {"kk": "{} байтқа дейін", "ru": "до {} байт", "en": "up to {} bytes"}


def spoken(change: Change, language: str) -> str:
    """Return a change's sentence."""
    return CHANGES[change.kind][language].format(
        subject=change.subject,
        site=change.site,
        about=change.subject or change.site,
        limit=LIMITS[change.subject][language] if change.kind is Kind.LIMITS else "",
        was=_value(change.was, change.kind, language),
        becomes=_value(change.becomes, change.kind, language),
    )


def _value(value: Value, kind: Kind, language: str) -> str:
    match value:
        case None | ():
            return SILENT[kind][language]
        case bool():
            return YES_NO[value][language]
        case str() | int():
            return str(value)
        case date():
            return value.isoformat()
        case Mode():
            return MODES[value][language]
        case Record():
            return RECORDS[value][language]
        case tuple():
            return _listed(value, language)
        case _:
            assert_never(value)


def _listed(values: tuple[Member, ...], language: str) -> str:
    if isinstance(values[0], time):
        return "–".join(f"{value:%H:%M}" for value in values)
    return ", ".join(_member(value, language) for value in values)


def _member(value: Member, language: str) -> str:
    match value:
        case Day():
            return DAYS[language][value]
        case date():
            return value.isoformat()
        case Hours():
            return f"{_days(value, language)} {_clock(value.start)}–{_clock(value.end)}"
        case Endpoint():
            return f"{value.match.text} ({_BYTES[language].format(value.max_bytes)})"
        case time():
            return f"{value:%H:%M}"
        case str():
            return value
        case _:
            assert_never(value)


def _days(hours: Hours, language: str) -> str:
    """Return days that follow each other as the first and the last of them."""
    runs = groupby(enumerate(sorted(hours.days)), lambda item: item[1] - item[0])
    return " ".join(_run([day for _, day in run], DAYS[language]) for _, run in runs)


def _run(days: list[Day], names: tuple[str, ...]) -> str:
    return "–".join(names[day] for day in (days[0], days[-1])[: len(days)])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
