# SPDX-License-Identifier: GPL-3.0-or-later
"""Promise: while nobody has a session, kioskd's gateway lets nothing out, whoever asks and however."""

import pytest
import requests

from kiosk.demo.stage import Stage
from kiosk.gateway.admission import USER_NAME
from tests.journeys.rig import kinds

LISTED = "adilet.zan.kz"
CREDENTIALS = ("", f"{USER_NAME}:a-token-of-nobody@", f"{USER_NAME}:@")


@pytest.mark.parametrize("credentials", CREDENTIALS, ids=["none", "wrong", "empty"])
def test_nothing_passes_by_either_scheme(credentials: str, staged: Stage) -> None:
    gateway = f"http://{credentials}127.0.0.1:{staged.station.gateway_port}"
    proxies = {"http": gateway, "https": gateway}
    plain = requests.get(f"http://{LISTED}/", proxies=proxies, timeout=10)
    assert (plain.status_code, plain.headers["X-Tereze-Reason"]) == (403, "no_session")
    with pytest.raises(requests.exceptions.ProxyError, match="403"):
        requests.get(f"https://{LISTED}/", proxies=proxies, timeout=10, verify=str(staged.folder / "ca.pem"))
    assert staged.seen_hosts() == set()
    assert "session_started" not in [kind for kind, _ in kinds(staged)]


def test_the_stand_ins_would_have_seen_it(staged: Stage) -> None:
    """A planted leak, past the gateway, is in the log: its silence above is no accident."""
    session = requests.Session()
    session.trust_env = False
    plain = session.get(f"http://127.0.0.1:{staged.ports['http']}/planted", headers={"Host": LISTED}, timeout=10)
    assert plain.status_code == 200
    assert staged.seen_hosts() == {LISTED}
