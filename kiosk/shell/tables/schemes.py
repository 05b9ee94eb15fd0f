# SPDX-License-Identifier: GPL-3.0-or-later
"""Every scheme of an address that Chromium or Qt knows, and who judges it; one that is not listed is refused.

Chromium's own refusals of most of them (threats.md 1b) are not relied on: none of these addresses is loaded by us.
"""

import enum
from collections.abc import Mapping
from typing import Final

from kiosk.library.address import SCHEME as LIBRARY_SCHEME
from kiosk.shell.browser.document_address import SCHEME as DOCUMENT_SCHEME


class Way(enum.Enum):
    """Who says whether an address of a scheme opens."""

    POLICY = "the policy"
    LIBRARY = "the library's own short rule"
    DOCUMENT = "the short rule of a PDF's own page"
    REFUSED = "nobody: it does not open"
    OTHER_PROGRAM = "nobody: it would start another program"


WEB: Final = ("http", "https", "ws", "wss")
INSIDE_THE_BROWSER: Final = (
    *("about", "blob", "data", "filesystem", "javascript", "view-source"),  # a page's own words as a page
    *("file", "content", "externalfile", "cid", "qrc"),  # files, and what is built into Qt
    *("chrome", "chrome-distiller", "chrome-error", "chrome-guest", "chrome-native", "chrome-search"),
    *("chrome-untrusted", "chrome-devtools", "devtools", "chrome-extension", "isolated-app", "uuid-in-package"),
    *("fido", "otpauth", "googlechrome", "quic-transport"),
)
# What the web platform lets sites name, or desktops and telephones bind to programs.
BOUND_TO_PROGRAMS: Final = (
    *("mailto", "tel", "sms", "smsto", "mms", "im", "sip", "sips", "callto", "facetime", "skype", "xmpp", "matrix"),
    *("ftp", "ftps", "sftp", "ssh", "telnet", "smb", "nfs", "dav", "davs", "rtsp", "rtmp", "vnc", "rdp"),
    *("intent", "android-app", "market", "itms", "itms-apps", "ms-settings", "ms-appinstaller", "search-ms", "steam"),
    *("bitcoin", "ethereum", "cabal", "dat", "did", "doi", "dweb", "hyper", "ipfs", "ipns", "ssb", "magnet"),
    *("geo", "irc", "ircs", "news", "nntp", "gopher", "urn", "webcal", "wtai", "openpgp4fpr", "apt", "help", "man"),
    *("tg", "whatsapp", "viber", "zoommtg", "web+app", "ext+app", "vscode", "jar", "ldap", "ldaps", "feed"),
)

SCHEMES: Final[Mapping[str, Way]] = {
    **dict.fromkeys(WEB, Way.POLICY),
    LIBRARY_SCHEME: Way.LIBRARY,
    DOCUMENT_SCHEME: Way.DOCUMENT,
    **dict.fromkeys(INSIDE_THE_BROWSER, Way.REFUSED),
    **dict.fromkeys(BOUND_TO_PROGRAMS, Way.OTHER_PROGRAM),
}

# Frames that a page makes empty and fills itself; they ask for nothing and stay inside of it.
EMPTY_FRAMES: Final = frozenset({"about:blank", "about:srcdoc"})


def way_of(address: str) -> Way:
    """Return who judges an address, by its scheme alone; what has no scheme or an unknown one is refused."""
    scheme, colon, _ = address.partition(":")
    return SCHEMES.get(scheme.lower(), Way.REFUSED) if colon else Way.REFUSED
