# SPDX-License-Identifier: GPL-3.0-or-later
"""What the check of a policy finds, as sentences in three languages. No Qt: the command line speaks them too."""

from collections.abc import Mapping
from typing import Final

from kiosk.policy.lint import Concern, Finding

FINDINGS: Final[Mapping[Concern, Mapping[str, str]]] = {
    Concern.PUBLIC_SUFFIX: {
        "kk": "{rule} көп иеге ортақ атауды түгел жабады; нақты сайттарды атаған жөн.",
        "ru": "{rule} закрывает имя, под которым живёт много владельцев; лучше назвать отдельные сайты.",
        "en": "{rule} shuts a name under which many owners live; name the sites one by one.",
    },
    Concern.SHADOWED: {
        "kk": "{rule} ешқашан қолданылмайды: оның алдында {other} шешеді.",
        "ru": "{rule} никогда не действует: прежде него решает {other}.",
        "en": "{rule} never speaks: {other} decides before it.",
    },
    Concern.UNREACHABLE: {
        "kk": "{rule} ештеңені жаппайды: онда онсыз да ештеңе ашылмайды.",
        "ru": "{rule} ничего не закрывает: там и без него ничего не открыто.",
        "en": "{rule} shuts nothing: nothing opens there anyway.",
    },
    Concern.SILENCED: {
        "kk": "{rule} барлық жерде қолданылмайды: {other} жақынырақ атау, сол жерде шешім соныкі.",
        "ru": "{rule} действует не везде: {other} — более близкое имя, и там решает оно.",
        "en": "{rule} does not hold everywhere: {other} is a nearer name, and decides there.",
    },
    Concern.REOPENS: {
        "kk": "{rule} {other} жапқан бөліктің ішін қайта ашады.",
        "ru": "{rule} снова открывает часть того, что закрывает {other}.",
        "en": "{rule} opens again a part of what {other} keeps shut.",
    },
    Concern.REDUNDANT: {
        "kk": "{rule} ештеңе қоспайды: оны {other} онсыз да ашады.",
        "ru": "{rule} ничего не добавляет: это уже открывает {other}.",
        "en": "{rule} adds nothing: {other} opens it anyway.",
    },
    Concern.SEARCH_OUTSIDE: {
        "kk": "{rule} іздеу мекенжайы сайт ашатын беттердің сыртында тұр, сондықтан ол істемейді.",
        "ru": "Адрес поиска {rule} лежит вне того, что открывает сайт, и потому не действует.",
        "en": "The search address {rule} lies outside what the site opens, so it never works.",
    },
    Concern.DUPLICATE: {
        "kk": "{rule} бұдан бұрын да жазылған.",
        "ru": "{rule} уже стоит выше.",
        "en": "{rule} stands here already.",
    },
    Concern.WILDCARD: {
        "kk": "{rule} осы атаудың астындағы барлық сайтты ашады, кейін пайда болатындарын да.",
        "ru": "{rule} открывает все имена под этим именем, и те, что появятся потом.",
        "en": "{rule} opens every name below this one, also those that come later.",
    },
    Concern.FULL_MODE: {
        "kk": "{site} сайты кез келген мәтінді сыртқа жіберуге мүмкіндік береді (mode = full).",
        "ru": "Сайт {site} позволяет отправлять наружу любой текст (mode = full).",
        "en": "Site {site} lets any text out (mode = full).",
    },
    Concern.USER_CONTENT: {
        "kk": "{rule}: мұнда кез келген адам жариялай алады, тек тексерілген беттерді ашқан жөн.",
        "ru": "{rule}: здесь публиковать может любой; лучше открыть лишь проверенные страницы.",
        "en": "{rule}: anyone may publish here; open only the pages that were looked at.",
    },
    Concern.SEARCH_ENGINE: {
        "kk": "{rule} іздеу жүйесі: ол кез келген сайттың мәтіні мен суретін көрсетеді.",
        "ru": "{rule} — поисковая система: она показывает тексты и картинки любых сайтов.",
        "en": "{rule} is a search engine: it shows text and pictures of any site.",
    },
    Concern.PASSES_ON: {
        "kk": "{rule} басқа сайттардың беттерін өз атынан көрсетеді.",
        "ru": "{rule} показывает страницы других сайтов под своим именем.",
        "en": "{rule} shows pages of other sites under its own name.",
    },
    Concern.HTTP: {
        "kk": "{rule} қорғалмаған http арқылы ашылады: жолда бетті өзгертуге болады.",
        "ru": "{rule} открывается по незащищённому http: страницу могут подменить в пути.",
        "en": "{rule} opens by plain http: the page can be changed on its way.",
    },
    Concern.REVIEW_DUE: {
        "kk": "{site} сайтын {day} күніне дейін қайта қарау керек еді.",
        "ru": "Сайт {site} надо было пересмотреть до {day}.",
        "en": "Site {site} was to be reviewed by {day}.",
    },
    Concern.REVIEW_SOON: {
        "kk": "{site} сайтын {day} күніне дейін қайта қарау керек.",
        "ru": "Сайт {site} надо пересмотреть до {day}.",
        "en": "Site {site} is to be reviewed by {day}.",
    },
    Concern.EXPIRED: {
        "kk": "Мерзімі {day} күні бітті.",
        "ru": "Срок истёк {day}.",
        "en": "It ran out on {day}.",
    },
    Concern.EXPIRES_SOON: {
        "kk": "Мерзімі {day} күні бітеді.",
        "ru": "Срок истекает {day}.",
        "en": "It runs out on {day}.",
    },
    Concern.NO_TRANSLATION: {
        "kk": "Аудармасы жоқ: {languages}.",
        "ru": "Нет перевода: {languages}.",
        "en": "No translation: {languages}.",
    },
    Concern.NO_BASIS: {
        "kk": "{rule} шектеуінің құқықтық негізі көрсетілмеген (legal_basis).",
        "ru": "У ограничения {rule} не указано правовое основание (legal_basis).",
        "en": "The restriction {rule} names no legal basis (legal_basis).",
    },
    Concern.NO_BASIS_INCLUDED: {
        "kk": "Қосылған файлдардағы {count} құлыптың құқықтық негізі көрсетілмеген (legal_basis).",
        "ru": "У {count} замков из подключённых файлов не указано правовое основание (legal_basis).",
        "en": "{count} locks of included files name no legal basis (legal_basis).",
    },
    Concern.CATEGORY: {
        "kk": "Экранда «{category}» санатына арналған сөйлем жоқ.",
        "ru": "Для категории «{category}» на экране нет слов.",
        "en": "The screen has no words for the category {category}.",
    },
}


def spoken(finding: Finding, language: str) -> str:
    """Return a finding's sentence."""
    return FINDINGS[finding.concern][language].format(**finding.names)
