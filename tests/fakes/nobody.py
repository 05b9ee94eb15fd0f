# SPDX-License-Identifier: GPL-3.0-or-later
"""Another user of the same machine: root's tests become `nobody` in a child, so that file modes count."""

import os
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

NOBODY = 65534


def as_another_user(act: Callable[[], str]) -> str:
    """Return what `act` says when it is done by a user that owns nothing here (or by us, where we are not root)."""
    if os.geteuid() != 0:
        return act()
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            said = act()
        except BaseException:  # noqa: BLE001 - a child of a fork must end here
            said = traceback.format_exc()
        os.write(mouth, said.encode()[:60_000])
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear, "rb") as hearing:
        said = hearing.read().decode()
    os.waitpid(child, 0)
    return said


@contextmanager
def open_folder(mode: int = 0o755) -> Iterator[Path]:
    """Give a folder that other users can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(mode)
    try:
        yield folder
    finally:
        folder.chmod(0o755)
        rmtree(folder)
