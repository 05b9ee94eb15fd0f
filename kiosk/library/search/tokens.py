# SPDX-License-Identifier: GPL-3.0-or-later
"""Our tokeniser for FTS5: a text's words under all their terms, each term of a word at the same place.

In a query every quoted string is one term already, as `questions` wrote it.
"""

from typing import Final

import apsw

from kiosk.library.search.analysis import Analyst
from kiosk.library.search.letters import WORD

NAME: Final = "tereze"


class Tokeniser:
    """Splits texts in `language`, which whoever fills an index sets before each article."""

    def __init__(self, analyst: Analyst) -> None:
        self.language = ""
        self._analyst = analyst

    def register(self, connection: apsw.Connection) -> None:
        """Make it known to a connection under `NAME`."""
        connection.register_fts5_tokenizer(NAME, lambda _connection, _arguments: self)

    def __call__(self, utf8: bytes, flags: int, _locale: str | None) -> list[tuple[int, int, *tuple[str, ...]]]:
        text = utf8.decode()
        if flags & apsw.FTS5_TOKENIZE_QUERY:
            return [(0, len(utf8), text)]
        terms, language = self._analyst.text_terms, self.language
        return [(0, 0, *terms(word, language)) for word in WORD.findall(text)]
