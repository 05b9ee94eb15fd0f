# SPDX-License-Identifier: GPL-3.0-or-later
"""`kiosk selftest` with a pair of hands that click and press what the command line says, by real input events.

Each word is the name of something to click, or `keys:` and X names of keys to press.
"""

import sys
from typing import Any

from PySide6.QtCore import QTimer

import kiosk.entry.kiosk
import kiosk.entry.selftest
from kiosk.demo.hands import Hands
from kiosk.shell.selftest.round import open_round


def main() -> None:
    """Everything after `--` is for the hands."""
    split = sys.argv.index("--")
    words, sys.argv = sys.argv[split + 1 :], [sys.argv[0], "selftest", *sys.argv[1:split]]

    def opened(*arguments: Any) -> Any:
        window, going = open_round(*arguments)

        def work() -> None:
            hands = Hands(window)
            for word in words:
                if word.startswith("keys:"):
                    hands.press(*word.removeprefix("keys:").split(","))
                else:
                    hands.click(word)

        QTimer.singleShot(0, window, work)
        return window, going

    vars(kiosk.entry.selftest)["open_round"] = opened
    kiosk.entry.kiosk.main()


if __name__ == "__main__":
    main()
