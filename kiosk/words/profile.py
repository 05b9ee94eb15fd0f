# SPDX-License-Identifier: GPL-3.0-or-later
"""What a policy shows of a profile, in three languages. No Qt: the command line speaks it too."""

from collections.abc import Mapping
from typing import Final

from kiosk.policy.profile import Certainty, Check, ControlState, State, Topic

Words = Mapping[str, str]

TOPICS: Final[Mapping[Topic, Words]] = {
    Topic.PURPOSE: {"kk": "Мақсаты", "ru": "Назначение", "en": "Purpose"},
    Topic.ACCESS: {"kk": "Не ашылады", "ru": "Что открывается", "en": "What opens"},
    Topic.PLACE: {"kk": "Орны", "ru": "Место", "en": "Place"},
    Topic.SUPERVISION: {"kk": "Қадағалау", "ru": "Надзор", "en": "Supervision"},
    Topic.TIME: {"kk": "Уақыт", "ru": "Время", "en": "Time"},
    Topic.RECORD: {"kk": "Жазба", "ru": "Запись", "en": "Record"},
    Topic.REASONS: {"kk": "Себептер", "ru": "Основания", "en": "Reasons"},
    Topic.APPEAL: {"kk": "Шағым", "ru": "Обжалование", "en": "Appeal"},
    Topic.LANGUAGES: {"kk": "Тілдер", "ru": "Языки", "en": "Languages"},
}

CERTAINTIES: Final[Mapping[Certainty, Words]] = {
    Certainty.KNOWN: {"kk": "дереккөзде айтылған", "ru": "сказано в источнике", "en": "said by the source"},
    Certainty.ASSUMED: {"kk": "біздің болжамымыз", "ru": "наше предположение", "en": "our assumption"},
}

STATES: Final[Mapping[State, Words]] = {
    State.SET: {"kk": "көрсетілген", "ru": "задано", "en": "set"},
    State.PARTLY: {"kk": "ішінара көрсетілген", "ru": "задано частично", "en": "partly set"},
    State.MISSING: {"kk": "көрсетілмеген", "ru": "не задано", "en": "not set"},
    State.BY_PROGRAM: {"kk": "бағдарлама орындайды", "ru": "выполняет программа", "en": "done by the program"},
    State.BY_INSTITUTION: {
        "kk": "мекеме қызметкерлері орындайды",
        "ru": "выполняют сотрудники учреждения",
        "en": "done by the institution's people",
    },
    State.NOT_YET: {"kk": "бағдарламада әзірге жоқ", "ru": "в программе пока нет", "en": "not yet in the program"},
}

COUNTED: Final[Mapping[Check, Words]] = {
    Check.EACH_SITE: {
        "kk": "{met} сайт, барлығы {total}",
        "ru": "сайтов: {met} из {total}",
        "en": "{met} of {total} sites",
    },
    Check.EACH_RESTRICTION: {
        "kk": "{met} шектеу, барлығы {total}",
        "ru": "ограничений: {met} из {total}",
        "en": "{met} of {total} restrictions",
    },
    Check.NOTICE: {
        "kk": "{met} тіл, барлығы {total}",
        "ru": "языков: {met} из {total}",
        "en": "{met} of {total} languages",
    },
}

SETTINGS: Final[Mapping[str, Words]] = {
    "limits.session_minutes": {"kk": "{value} минут", "ru": "{value} мин", "en": "{value} minutes"},
    "limits.day_minutes": {"kk": "күніне {value} минут", "ru": "{value} мин в день", "en": "{value} minutes a day"},
    "limits.week_minutes": {
        "kk": "аптасына {value} минут",
        "ru": "{value} мин в неделю",
        "en": "{value} minutes a week",
    },
    "limits.warn_minutes": {"kk": "{value} минут бұрын", "ru": "за {value} мин", "en": "{value} minutes before"},
    "limits.idle_seconds": {"kk": "{value} секунд", "ru": "{value} с", "en": "{value} seconds"},
    "limits.opening": {"kk": "{value}", "ru": "{value}", "en": "{value}"},
}


def spoken(state: ControlState, language: str) -> str:
    """Return a control's state as it is said: `partly set: 3 of 27 sites`."""
    said = STATES[state.state][language]
    expects = state.control.expects
    if expects.check in COUNTED:
        return f"{said}: {COUNTED[expects.check][language].format(met=state.met, total=state.total)}"
    if expects.check is Check.SETTING:
        return f"{said}: {SETTINGS[expects.of][language].format(value=state.value)}"
    return said
