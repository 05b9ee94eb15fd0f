# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium's switches and the process environment: a fixed set, whatever the machine's own environment says.

Which switch works and which is ignored by Qt WebEngine was measured (qt-facts, "Recommended launch"); a journey
tests their effect, not their presence.
"""

from collections.abc import Mapping
from typing import Final

FEATURES_OFF: Final = (
    "FedCm",
    "WebBluetooth",
    "WebUSB",
    "WebHID",
    "DirectSockets",
    "IdleDetection",
    "SharedStorageAPI",
    "Fledge",
    "BrowsingTopics",
)
BLINK_FEATURES_OFF: Final = (
    "FileSystemAccessLocal",
    "FileSystemAccess",
    "Serial",
    "WebHID",
    "FedCm",
    "SharedWorker",
    "Presentation",
    "WebXR",
    "SharedStorageAPI",
    "FetchLaterAPI",
    "LocalFontsAccess",
    "Notifications",
    "WebSocketStream",
    "DocumentPictureInPictureAPI",
    "WebAuth",
)
KEPT_VARIABLES: Final = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_RUNTIME_DIR",
    "XDG_SESSION_TYPE",
    "HOME",
    "PATH",
    "LANG",
    "TZ",
    "QT_QPA_PLATFORM",
)
# A screen reader hears of the screen on the session bus, and may press what is on it. Without this word of libdbus'
# a process looks for a bus by itself, in XDG_RUNTIME_DIR too. (Chromium sets it where it is missing, so late that its
# processes for pages then keep the command line of what they were forked from.)
SESSION_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
NO_BUS: Final = "disabled:"


# `{port}` is the gateway's. Every byte goes there, and by TCP (qt-facts 4 to 7).
SWITCHES: Final[Mapping[str, str]] = {
    "proxy-server": "http://127.0.0.1:{port}",
    "proxy-bypass-list": "<-loopback>",
    "host-resolver-rules": '"MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"',
    "force-webrtc-ip-handling-policy": "disable_non_proxied_udp",
    "disable-quic": "",
    "no-pings": "",
    "disable-notifications": "",
    "disable-file-system": "",
    "disable-shared-workers": "",
    "disable-features": ",".join(FEATURES_OFF),
    "disable-blink-features": ",".join(BLINK_FEATURES_OFF),
    "js-flags": "--max-old-space-size=512",
    "renderer-process-limit": "4",
    "site-per-process": "",
    "ssl-version-min": "tls1.2",
    "log-level": "3",  # its messages name hosts that a reader asked for, and would stand in the system's log
}
# What would undo the above, or open a way in: a journey looks for them on the command lines of a running station.
NEVER: Final = frozenset(
    {
        "no-sandbox",
        "disable-setuid-sandbox",
        "disable-gpu-sandbox",
        "disable-seccomp-filter-sandbox",
        "disable-namespace-sandbox",
        "no-zygote",
        "single-process",
        "disable-web-security",
        "disable-site-isolation-trials",
        "remote-debugging-port",
        "remote-debugging-pipe",
        "remote-allow-origins",
        "ignore-certificate-errors",
        "ignore-certificate-errors-spki-list",
        "allow-file-access-from-files",
        "allow-running-insecure-content",
        "explicitly-allowed-ports",
        "enable-quic",
        "proxy-auto-detect",
        "proxy-pac-url",
        "no-proxy-server",
        "ssl-key-log-file",
        "log-net-log",
        "enable-logging",
        "renderer-cmd-prefix",
        "utility-cmd-prefix",
    }
)


def chromium_flags(gateway_port: int) -> str:
    """Return the value of QTWEBENGINE_CHROMIUM_FLAGS: the table and nothing else."""
    pairs = ((name, value.replace("{port}", str(gateway_port))) for name, value in SWITCHES.items())
    return " ".join(f"--{name}={value}" if value else f"--{name}" for name, value in pairs)


def environment(
    present: Mapping[str, str],
    gateway_port: int,
    *,
    sandbox: bool,
    scale_percent: int = 100,
    screen_reader: bool = False,
) -> dict[str, str]:
    """Return the whole environment of the screen's process; only with a screen reader it has a session bus."""
    kept = {name: present[name] for name in KEPT_VARIABLES if name in present}
    fixed = {
        "QT_IM_MODULE": "none",  # text that is composed elsewhere goes past the table of keys
        "QTWEBENGINE_CHROMIUM_FLAGS": chromium_flags(gateway_port),
        "QT_LOGGING_RULES": "qt.webenginecontext=false",
        SESSION_BUS: present.get(SESSION_BUS, NO_BUS) if screen_reader else NO_BUS,
    }
    if scale_percent != 100:
        fixed["QT_SCALE_FACTOR"] = str(scale_percent / 100)
    if not sandbox:
        fixed["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # root has no sandbox: tests and trials only (qt-facts 20)
    return kept | fixed
