# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's Chromium without a window, told what to do over a pipe (DevTools): opens one page through a proxy.

Headless, it asks nobody for a proxy's credentials; `Fetch.authRequired` is how DevTools lets a program answer instead.
The authority that it trusts is named by its key, since Chromium reads no file of certificates: whatever chain holds
this key is taken, and no other one without an authority of the web.
"""

import base64
import hashlib
import json
import os
import select
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PATIENCE = 30
PROGRAM = "chromium-headless-shell"
MOST_MESSAGES = 2000


@dataclass
class Page:
    """What came of an address: an answer, or Chromium's own word for why there is none."""

    error: str = ""
    status: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


class HeadlessShell:
    """One run of the browser, on a profile of its own."""

    def __init__(self, proxy: str, authority: Path, home: Path) -> None:
        key = x509.load_pem_x509_certificate(authority.read_bytes()).public_key()
        pinned = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
        self._options = (
            "--no-sandbox",  # it may run as root here, and sees nothing but the stand-ins
            "--disable-gpu",
            "--remote-debugging-pipe",
            f"--user-data-dir={tempfile.mkdtemp(dir=home)}",
            f"--proxy-server={proxy}",
            "--proxy-bypass-list=<-loopback>",
            f"--ignore-certificate-errors-spki-list={base64.b64encode(pinned).decode()}",
        )
        self._environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home)}
        self._number = 0
        self._session = ""
        self._heard = b""

    def __enter__(self) -> Self:
        his_ear, our_mouth = os.pipe()
        our_ear, his_mouth = os.pipe()
        # DevTools listens on descriptor 3 and speaks on 4: a shell puts them there
        command = f'exec {PROGRAM} "$@" 3<&{his_ear} 4>&{his_mouth}'
        self._process = subprocess.Popen(
            ["bash", "-c", command, PROGRAM, *self._options],
            pass_fds=(his_ear, his_mouth),
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(his_ear)
        os.close(his_mouth)
        self._mouth: BinaryIO = os.fdopen(our_mouth, "wb", buffering=0)
        self._ear: BinaryIO = os.fdopen(our_ear, "rb", buffering=0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._mouth.close()
        self._ear.close()
        self._process.terminate()
        self._process.wait(PATIENCE)

    def open(self, address: str, user: str, password: str) -> Page:
        """Open an address, and show these credentials to the proxy, once."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page.enable", "Network.enable"):
            self._ask(domain)
        self._ask("Fetch.enable", handleAuthRequests=True)
        page = Page()
        sent = self._send("Page.navigate", url=address)
        shown = navigated = loaded = False
        for _ in range(MOST_MESSAGES):
            said = self._hear()
            given = said.get("params", {})
            match said.get("method"):
                case "Fetch.requestPaused":
                    self._send("Fetch.continueRequest", requestId=given["requestId"])
                case "Fetch.authRequired":
                    self._answer(given["requestId"], user, password, again=shown)
                    shown = True
                case "Network.responseReceived" if given["type"] == "Document":
                    page.status, page.fields = given["response"]["status"], given["response"]["headers"]
                case "Page.frameStoppedLoading":
                    loaded = navigated
            if said.get("id") == sent:
                navigated, page.error = True, said["result"].get("errorText", "")
            if navigated and (loaded or page.error):
                break
        self._ask("Fetch.disable")
        source = self._ask("Runtime.evaluate", expression="String(document.documentElement?.outerHTML)")
        page.source = str(source["result"]["value"])
        return page

    def _answer(self, request: str, user: str, password: str, *, again: bool) -> None:
        said = {"response": "CancelAuth"} if again else _credentials(user, password)
        self._send("Fetch.continueWithAuth", requestId=request, authChallengeResponse=said)

    def _send(self, method: str, **parameters: object) -> int:
        self._number += 1
        said: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith("Target."):
            said["sessionId"] = self._session
        self._mouth.write(json.dumps(said).encode() + b"\0")
        return self._number

    def _hear(self) -> Any:
        while b"\0" not in self._heard:
            assert select.select([self._ear], [], [], PATIENCE)[0], f"{PROGRAM} says nothing any more"
            part = os.read(self._ear.fileno(), 65536)
            assert part, f"{PROGRAM} ended with {self._process.wait(PATIENCE)}"
            self._heard += part
        said, _, self._heard = self._heard.partition(b"\0")
        return json.loads(said)

    def _ask(self, method: str, **parameters: object) -> Any:
        """Return the result of a command; what else is said meanwhile is passed over."""
        sent = self._send(method, **parameters)
        for _ in range(MOST_MESSAGES):
            said = self._hear()
            if said.get("id") == sent:
                assert "result" in said, said
                return said["result"]
        raise AssertionError(f"no answer to {method}")


def _credentials(user: str, password: str) -> dict[str, str]:
    return {"response": "ProvideCredentials", "username": user, "password": password}
