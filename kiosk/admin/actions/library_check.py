# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the texts before they go out: the guides of a folder, the words of the screen, and the starter's sites."""

from pathlib import Path

from kiosk.base.clock import Clock
from kiosk.base.paths import resources, translations
from kiosk.library.check.content import check
from kiosk.library.check.dictionaries import open_dictionary
from kiosk.library.check.findings import Finding
from kiosk.library.check.spoken import CHECKED, Texts


def check_library(folder: Path | None, clock: Clock) -> list[Finding]:
    """Return what is to be mended; without a folder, in the shipped texts. Raises BadInput."""
    texts = Texts(folder or resources() / "library", translations(), resources() / "policy" / "starter.toml")
    return check(texts, {language: open_dictionary(language) for language in CHECKED}, clock.now().date())
