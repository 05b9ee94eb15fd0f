# SPDX-License-Identifier: GPL-3.0-or-later
"""One language at a time for the whole screen."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kiosk.base.errors import BadInput
from kiosk.base.paths import translations

LOCALES = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}


class Translator:
    """Holds the installed translation of the application."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: QTranslator | None = None
        self.language = "kk"

    def speak(self, language: str) -> None:
        """Switch to `language` (kk, ru, en). Raises BadInput where its compiled file is missing."""
        translator = QTranslator()
        if not translator.load(f"tereze_{language}.qm", str(translations())):
            raise BadInput(f"tereze_{language}.qm", "a compiled translation was expected; run make strings")
        if self._installed is not None:
            self._application.removeTranslator(self._installed)
        self._application.installTranslator(translator)
        QLocale.setDefault(QLocale(LOCALES[language]))
        self._installed, self.language = translator, language
