# SPDX-License-Identifier: GPL-3.0-or-later
"""What staff on the station ask its running service over the same socket: one question, one text, and it is over."""

import socket
from pathlib import Path
from typing import Final

from kiosk.base.errors import BadInput
from kiosk.wire.codec import encode
from kiosk.wire.messages import AskStats

SECONDS: Final = 5.0
MOST_BYTES: Final = 1024 * 1024


def ask_stats(path: Path) -> str:
    """Return the gateway's numbers as Prometheus text. Raises BadInput where no service answers."""
    answer = b""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(SECONDS)
            line.connect(str(path))
            line.sendall(encode(AskStats()))
            while len(answer) <= MOST_BYTES and (part := line.recv(65536)):
                answer += part
    except OSError as fault:
        raise BadInput(str(path), f"a running service was expected here ({fault.strerror or fault})") from fault
    if not answer:
        raise BadInput(str(path), "an answer was expected: only root and the service's own user may ask")
    return answer.decode("utf-8", "replace")
