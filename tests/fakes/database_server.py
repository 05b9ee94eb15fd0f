# SPDX-License-Identifier: GPL-3.0-or-later
"""A real PostgreSQL for one run of the tests: in a temporary folder, on a Unix socket alone, gone with the run.

PostgreSQL does not run as root, so root's tests start it as the user that Debian's package made. It ends with us also
where we are killed (`setpriv --pdeathsig`). Nothing is synced to the disk: what the tests ask of it is its answers.
"""

import os
import pwd
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import rmtree

import psycopg

from kiosk.station.servers import StoreServer

PROGRAMS = "/usr/lib/postgresql"
USER = "postgres"
FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "log_min_messages": "log",  # above errors, which some tests make on purpose
    "max_connections": "60",
    "shared_buffers": "16MB",
    "autovacuum": "off",
}


class DatabaseServer:
    """A running server; every store on it has a user and a schema of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def new_place(self) -> StoreServer:
        """Return the address of an empty store."""
        name = f"store_{next(self._numbers)}"
        with psycopg.connect(host=str(self.folder), user=USER, dbname=USER, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {name} LOGIN")
            connection.execute(f"CREATE SCHEMA AUTHORIZATION {name}")
        return StoreServer(f"postgresql+psycopg://{name}@/{USER}?host={self.folder}")


@contextmanager
def running() -> Iterator[DatabaseServer]:
    """Start a server, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="tereze-postgresql-"))
    try:
        other = _other_user(folder)
        data = folder / "data"
        made = [_program("initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        subprocess.run([*other, *made], check=True, capture_output=True, cwd=folder)
        settings = [word for name, value in FAST.items() for word in ("-c", f"{name}={value}")]
        command = [*other, "--pdeathsig", "INT", _program("postgres"), "-D", str(data), "-k", str(folder), *settings]
        with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder) as process:
            try:
                _wait_until_ready(process)
                yield DatabaseServer(folder)
            finally:
                process.send_signal(signal.SIGINT)
    finally:
        rmtree(folder)


def _other_user(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return ["setpriv"]
    user = pwd.getpwnam(USER)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _program(name: str) -> str:
    return str(sorted(Path(PROGRAMS).glob(f"*/bin/{name}"))[-1])


def _wait_until_ready(process: "subprocess.Popen[bytes]") -> None:
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if b"ready to accept connections" in line:
            return
    raise AssertionError(b"".join(said).decode())
