# SPDX-License-Identifier: GPL-3.0-or-later
"""What a station's self-test says, in three languages. No Qt: the command line and the print speak it too."""

from collections.abc import Mapping
from typing import Final

from kiosk.station.selftest import Line, Part, Sheet, Sign

PARTS: Final[Mapping[Part, Mapping[str, str]]] = {
    Part.SCREEN: {"kk": "Экран", "ru": "Экран", "en": "Screen"},
    Part.TOUCH: {"kk": "Сенсор", "ru": "Касание", "en": "Touch"},
    Part.KEYBOARD: {"kk": "Пернетақта", "ru": "Клавиатура", "en": "Keyboard"},
    Part.SPEAKER: {"kk": "Дыбыс", "ru": "Звук", "en": "Speaker"},
    Part.SERVICE: {"kk": "Қызмет", "ru": "Служба", "en": "Service"},
    Part.GATEWAY: {"kk": "Шлюз", "ru": "Шлюз", "en": "Gateway"},
    Part.SITE: {"kk": "Сайт", "ru": "Сайт", "en": "Site"},
    Part.CLOCK: {"kk": "Сағат", "ru": "Часы", "en": "Clock"},
    Part.DISK: {"kk": "Диск", "ru": "Диск", "en": "Disk"},
    Part.JOURNAL: {"kk": "Журнал", "ru": "Журнал", "en": "Journal"},
    Part.POLICY: {"kk": "Тізім", "ru": "Список", "en": "Policy"},
}

SENTENCES: Final[Mapping[Sign, Mapping[str, str]]] = {
    Sign.NOT_LOOKED_AT: {"kk": "Әлі тексерілген жоқ", "ru": "Ещё не проверено", "en": "Not looked at yet"},
    Sign.SEEN_WELL: {"kk": "Бәрі жақсы көрінеді", "ru": "Всё видно хорошо", "en": "Everything is seen well"},
    Sign.NOT_SEEN_WELL: {
        "kk": "Көріністе ақау бар",
        "ru": "Изображение с недостатками",
        "en": "Something is not seen well",
    },
    Sign.TOUCHED: {
        "kk": "Бес нүктенің бәрі басылды",
        "ru": "Все пять точек нажимаются",
        "en": "All five points were touched",
    },
    Sign.NOT_TOUCHED: {
        "kk": "Басылғаны: {touched}, барлығы: {all}",
        "ru": "Нажимается {touched} из {all}",
        "en": "{touched} of {all} points were touched",
    },
    Sign.KEYS_WORK: {
        "kk": "Сұралған пернелердің бәрі жұмыс істейді",
        "ru": "Все клавиши, о которых спрошено, работают",
        "en": "Every key that was asked for works",
    },
    Sign.KEYS_MISSING: {
        "kk": "Жұмыс істемейтін пернелер: {keys}",
        "ru": "Не работают клавиши: {keys}",
        "en": "Keys that do not work: {keys}",
    },
    Sign.NO_KEYBOARD: {
        "kk": "Бұл терминалда пернетақта жоқ",
        "ru": "У этого терминала нет клавиатуры",
        "en": "This terminal has no keyboard",
    },
    Sign.HEARD: {"kk": "Дыбыс естіледі", "ru": "Звук слышен", "en": "The tone was heard"},
    Sign.NOT_HEARD: {"kk": "Дыбыс естілмейді", "ru": "Звук не слышен", "en": "The tone was not heard"},
    Sign.NO_SOUND: {
        "kk": "Дыбыс шығаратын құрылғы жоқ",
        "ru": "Нет устройства вывода звука",
        "en": "There is no device for sound",
    },
    Sign.CANNOT_LOOK: {
        "kk": "Тексеру мүмкін болмады: {detail}",
        "ru": "Проверить не удалось: {detail}",
        "en": "It could not be looked at: {detail}",
    },
    Sign.SERVES: {"kk": "Қызмет жауап береді", "ru": "Служба отвечает", "en": "The service answers"},
    Sign.NO_SERVICE: {
        "kk": "Қызмет жауап бермейді, оқырман кіре алмайды",
        "ru": "Служба не отвечает, читатель войти не может",
        "en": "The service does not answer, so nobody can sign in",
    },
    Sign.GATEWAY_SHUT: {
        "kk": "{port} порты тыңдап тұр; сеанссыз ештеңе ашылмайды",
        "ru": "Порт {port} слушает; без сеанса ничего не открывается",
        "en": "It listens on port {port}, and opens nothing without a session",
    },
    Sign.GATEWAY_AWAY: {
        "kk": "{port} портында ешкім жауап бермейді",
        "ru": "На порту {port} никто не отвечает",
        "en": "Nobody answers on port {port}",
    },
    Sign.GATEWAY_OPEN: {
        "kk": "{port} портындағы бағдарлама сеанссыз келгенді қайтармайды ({answer}); терминалды өшіріңіз",
        "ru": "Программа на порту {port} не отказывает без сеанса ({answer}); выключите терминал",
        "en": "What listens on port {port} does not turn away who has no session ({answer}); switch the station off",
    },
    Sign.SITE_ANSWERS: {"kk": "{host} жауап береді", "ru": "{host} отвечает", "en": "{host} answers"},
    Sign.SITE_NOT_REACHED: {
        "kk": "{host} ашылмайды: {step}, {code}",
        "ru": "{host} не открывается: {step}, {code}",
        "en": "{host} is not reached: {step}, {code}",
    },
    Sign.CLOCK_GOES: {"kk": "{moment}", "ru": "{moment}", "en": "{moment}"},
    Sign.CLOCK_BEHIND: {
        "kk": "{moment}: журналдың соңғы жазбасынан бұрын ({last})",
        "ru": "{moment}: раньше последней записи журнала ({last})",
        "en": "{moment}: before the journal's last entry ({last})",
    },
    Sign.CLOCK_STEPPED: {
        "kk": "{moment}: сағат жылжытылды ({seconds} с), кітапханашы оны әлі растаған жоқ",
        "ru": "{moment}: часы переставлены ({seconds} с), библиотекарь их ещё не подтвердил",
        "en": "{moment}: the clock was set by {seconds} s, and no librarian has accepted it yet",
    },
    Sign.ROOM: {
        "kk": "Бос орын: {free} МБ ({share} %)",
        "ru": "Свободно {free} МБ ({share} %)",
        "en": "{free} MB are free ({share} %)",
    },
    Sign.LITTLE_ROOM: {
        "kk": "Бос орын аз: {free} МБ ({share} %)",
        "ru": "Свободно мало места: {free} МБ ({share} %)",
        "en": "Only {free} MB are free ({share} %)",
    },
    Sign.READ_ONLY: {
        "kk": "Дискке жазу мүмкін емес",
        "ru": "На диск нельзя записать",
        "en": "The disk cannot be written to",
    },
    Sign.JOURNAL_HOLDS: {
        "kk": "Бүтін: {entries} жазба, {checkpoints} тексеру нүктесі",
        "ru": "Цел: записей {entries}, контрольных точек {checkpoints}",
        "en": "It holds: {entries} entries, {checkpoints} checkpoints",
    },
    Sign.JOURNAL_BROKEN: {
        "kk": "Бүтін емес: {findings} ақау ({first})",
        "ru": "Не цел: находок {findings} ({first})",
        "en": "It does not hold: {findings} findings ({first})",
    },
    Sign.IN_FORCE: {
        "kk": "№ {version}, {age} күн бұрын шыққан, {left} күн қалды",
        "ru": "№ {version}, дней с выпуска: {age}, осталось: {left}",
        "en": "No. {version}, {age} days old, {left} days left",
    },
    Sign.EXPIRES_SOON: {
        "kk": "№ {version}, {age} күн бұрын шыққан, небәрі {left} күн қалды",
        "ru": "№ {version}, дней с выпуска: {age}, осталось всего: {left}",
        "en": "No. {version}, {age} days old, only {left} days left",
    },
    Sign.POLICY_EXPIRED: {
        "kk": "№ {version} мерзімі {over} күн бұрын өткен",
        "ru": "№ {version}: срок истёк, дней назад: {over}",
        "en": "No. {version} expired {over} days ago",
    },
    Sign.POLICY_UNREAD: {
        "kk": "Тізім оқылмайды: {detail}",
        "ru": "Список не читается: {detail}",
        "en": "The policy cannot be read: {detail}",
    },
}

TITLE: Final = {
    "kk": "Терминалды тексеру",
    "ru": "Проверка терминала",
    "en": "Self-test of the terminal",
}
GOOD: Final = {"kk": "жарамды", "ru": "исправно", "en": "ok"}
FAULT: Final = {"kk": "ақау", "ru": "неисправно", "en": "fault"}
NOT_YET: Final = {"kk": "қаралмады", "ru": "не проверено", "en": "not yet"}
LEFT: Final = {"kk": "Қаралмағаны: {left}", "ru": "Не проверено: {left}", "en": "Not looked at: {left}"}
FAULTS: Final = {"kk": "Ақау саны: {faults}", "ru": "Неисправностей: {faults}", "en": "Faults: {faults}"}
WHO: Final = {"kk": "Кім тексерді", "ru": "Кто проверил", "en": "Who looked"}
SIGNED: Final = {"kk": "Қолы", "ru": "Подпись", "en": "Signature"}


def spoken(line: Line, language: str) -> str:
    """Return what was found of a part."""
    return SENTENCES[line.sign][language].format(**line.facts)


def part_word(part: Part, language: str) -> str:
    return PARTS[part][language]


def outcome_word(line: Line, language: str) -> str:
    return (GOOD if line.good else FAULT if line.looked_at else NOT_YET)[language]


def faults_sentence(sheet: Sheet, language: str) -> str:
    """Return how many faults there are, and how much nobody looked at."""
    said = [FAULTS[language].format(faults=sheet.faults)]
    said += [LEFT[language].format(left=sheet.left)] if sheet.left else []
    return ". ".join(said)
