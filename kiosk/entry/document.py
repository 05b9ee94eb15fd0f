# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that reads a PDF for the reader's screen, which starts it with `python -m kiosk.entry.document`."""

import ctypes
import os
import signal
from typing import Final

from kiosk.pdf.reading import serve

PR_SET_PDEATHSIG: Final = 1


def main() -> None:
    """Serve on the standard pipes, and end with the screen."""
    os.nice(10)  # behind the screen's own
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    serve(0, 1)


if __name__ == "__main__":
    main()
