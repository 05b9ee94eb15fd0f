# SPDX-License-Identifier: GPL-3.0-or-later
"""What an attempt to get out is: something in a page that a reader's hand sets off, and what would have been got."""

import json
from dataclasses import dataclass
from typing import Final

from kiosk.demo.site_pages import COLLECTOR, STUN_HOST
from tests.journeys.rig import FRONT

BUTTON: Final = "<button id=try style='position:fixed;inset:0;width:100%'>x</button>"
WIDE: Final = "position:fixed;inset:0;width:100%;height:100%;display:block"
# What each attempt finds in the page: addresses of which nothing may ever be heard, and a few words for itself.
WORDS: Final = """
  const away = (what) => `https://%s/canary/${what}`;
  const own = (what) => `/canary/${what}`;
  const [tcp, udp] = %s;
  const stun = '%s';
  const put = (name, fields, parent = document.body) => {
    const made = Object.assign(document.createElement(name), fields);
    parent.append(made);
    return made;
  };
  const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const ice = async (urls, more = {}) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls, ...more }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  };
"""
PATIENCE: Final = 1500  # for what neither comes nor fails


@dataclass(frozen=True)
class Attempt:
    """One way to try.

    `script` is the body of an async function that a click starts: what it returns is what it got hold of, and nothing
    or a fault is as it should be. `html` stands in the page instead of the plain button; what is clicked in it has
    the id "try". `keys` are pressed after the click, and `found` is an expression for what came of it.
    """

    name: str
    script: str = ""
    html: str = BUTTON
    keys: tuple[str, ...] = ()
    found: str = ""
    drag: bool = False


@dataclass(frozen=True)
class Group:
    """Attempts of one kind. `together`: one click starts all of them."""

    name: str
    attempts: tuple[Attempt, ...]
    together: bool = False


def arming(attempt: Attempt, ports: tuple[int, int]) -> str:
    """Return what puts an attempt into the page."""
    return _armed(attempt.html, attempt.script, ports)


def arming_all(attempts: tuple[Attempt, ...], ports: tuple[int, int]) -> str:
    """Return what puts all attempts into the page, behind one button."""
    each = ",".join(f"[{json.dumps(one.name)}, async () => {{ {one.script} }}]" for one in attempts)
    script = f"""const all = [{each}].map(async ([name, run]) => {{
      try {{ const got = await Promise.race([run(), after({PATIENCE})]); return got ? `${{name}} (${{got}})` : ''; }}
      catch {{ return ''; }} }});
      return (await Promise.all(all)).filter(Boolean).join(', ');"""
    return _armed(BUTTON, script, ports)


def _armed(html: str, script: str, ports: tuple[int, int]) -> str:
    words = WORDS % (COLLECTOR, json.dumps(ports), STUN_HOST)
    return f"""(() => {{ window.got = null; document.body.innerHTML = {json.dumps(html)};
      document.querySelector('#try').addEventListener('click', async () => {{
        try {{ {words}; const got = await (async () => {{ {script} }})();
          window.got = got ? String(got) : ''; }}
        catch (fault) {{ window.got = ''; }} }}, {{ once: true }}); return 1; }})()"""


def leads_to(name: str, address: str) -> Attempt:
    """Return the attempt of a link that a hand follows."""
    return Attempt(name, html=f"<a id=try style='{WIDE}' href={json.dumps(address)}>a link</a>")


STANDS_AT: Final = FRONT
