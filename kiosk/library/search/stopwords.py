# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that say nothing of what is looked for; they count only where a query has no others."""

from functools import lru_cache
from typing import Final

from kiosk.library.search.letters import skeleton

_WORDS: Final = """
және мен бен пен үшін туралы бойынша қалай қандай қашан қайда кім кімге кімнің не неге нені неше қанша ма ме ба бе па
пе егер немесе бар жоқ керек қажет болады болама бола болса болған деген деп маған мені менің бізге біз сіз сізге оның
онда осы сол бұл ол кейін арқылы дейін ғана да де та те тағы бірақ өйткені алуға болмайды қайдан қайтіп істеу істеймін

и в во на по с со к ко у о об от до из за для при без под над как что кто где когда куда почему зачем сколько какой
какая какие какое чем это эта этот эти мне меня мой моя мои моё моего нам вас вам я мы вы он она они его её их ли бы
же не ни а но или если то там тут можно нужно надо есть быть был будет могу может хочу чтобы после про

a an the of to in on at for from by with about into and or not no do does did can could may must shall should will
would is are was were be been i me my you your he she it we they his her their our this that these those how what when
where who why which if
"""


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Return their skeletons."""
    return frozenset(map(skeleton, _WORDS.split()))
