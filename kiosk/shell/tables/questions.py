# SPDX-License-Identifier: GPL-3.0-or-later
"""Every question that a page can put to this program, as a signal or as a dialog, and the answer to each.

`Page` answers by these tables, and a test finds each signal of Qt's page in exactly one of them.
"""

import enum
from collections.abc import Mapping
from typing import Final

# Signals that carry a request, and the word of the request by which it is refused.
REFUSED: Final[Mapping[str, str]] = {
    "desktopMediaRequested": "cancel",
    "fileSystemAccessRequested": "reject",
    "fullScreenRequested": "reject",
    "quotaRequested": "reject",
    "registerProtocolHandlerRequested": "reject",
    "selectClientCertificate": "selectNone",
    "webAuthUxRequested": "cancel",
}
# Signals that a method of our page answers.
ANSWERED: Final[Mapping[str, str]] = {
    "authenticationRequired": "_site_sign_in",
    "certificateError": "_certificate",
    "newWindowRequested": "_new_window",
    "permissionRequested": "_permission",
    "proxyAuthenticationRequired": "_proxy_token",
}
# Signals that ask too, and to which something else is the answer.
ANSWERED_BEFORE: Final[Mapping[str, str]] = {
    "navigationRequested": "acceptNavigationRequest",  # Qt asks the method first
    "featurePermissionRequested": "permissionRequested",  # the older form of the same question
}
# Signals that ask for something which does not happen while nobody listens.
UNHEARD: Final = frozenset(
    {
        "geometryChangeRequested",  # a window of another size or place
        "printRequested",
        "printRequestedByFrame",
        "windowCloseRequested",
    }
)
# Signals that tell, and ask nothing.
TELLING: Final = frozenset(
    {
        *("_q_aboutToDelete", "audioMutedChanged", "contentsSizeChanged", "destroyed", "iconChanged", "iconUrlChanged"),
        *("featurePermissionRequestCanceled", "findTextFinished", "lifecycleStateChanged", "linkHovered"),
        *("loadFinished", "loadProgress", "loadStarted", "loadingChanged", "objectNameChanged", "pdfPrintingFinished"),
        *("recentlyAudibleChanged", "recommendedStateChanged", "renderProcessPidChanged", "renderProcessTerminated"),
        *("scrollPositionChanged", "selectionChanged", "titleChanged", "urlChanged", "visibleChanged"),
        "zoomFactorChanged",
    }
)


class Dialog(enum.Enum):
    """What a browser would open a window of its own for."""

    ALERT = "javaScriptAlert"
    CONFIRM = "javaScriptConfirm"
    PROMPT = "javaScriptPrompt"
    LEAVE_PAGE = "javaScriptConfirm, in Qt's own words"  # beforeunload
    FILE = "chooseFiles"
    SITE_SIGN_IN = "authenticationRequired"
    PROXY_SIGN_IN = "proxyAuthenticationRequired"
    CLIENT_CERTIFICATE = "selectClientCertificate"
    CERTIFICATE_ERROR = "certificateError"
    FILE_ACCESS = "fileSystemAccessRequested"
    PROTOCOL = "registerProtocolHandlerRequested"
    DESKTOP = "desktopMediaRequested"
    SECURITY_KEY = "webAuthUxRequested"
    PERMISSION = "permissionRequested"
    FULL_SCREEN = "fullScreenRequested"
    QUOTA = "quotaRequested"
    PRINT = "printRequested"
    CLOSE = "windowCloseRequested"
    COLOUR = "a window of Qt's"
    MENU = "a menu of Qt's"
    SELECT = "a list of Chromium's, in the page"
    DATE = "a calendar of Chromium's, in the page"


class Reply(enum.Enum):
    """What comes of it."""

    YES = "yes, unasked"
    NO = "no, unasked"
    SAYS_WHY = "no, and the screen says why"
    TOKEN = "the session's token, once"  # noqa: S105 - a word, not a secret
    CLOSED = "it is closed as soon as it is there"
    SHOWN = "it is shown: it reaches nothing but the page"


DIALOGS: Final[Mapping[Dialog, Reply]] = {
    Dialog.ALERT: Reply.NO,
    Dialog.CONFIRM: Reply.NO,
    Dialog.PROMPT: Reply.NO,
    Dialog.LEAVE_PAGE: Reply.YES,  # no page holds a reader back
    Dialog.FILE: Reply.SAYS_WHY,
    Dialog.SITE_SIGN_IN: Reply.SAYS_WHY,
    Dialog.PROXY_SIGN_IN: Reply.TOKEN,
    Dialog.CLIENT_CERTIFICATE: Reply.NO,
    Dialog.CERTIFICATE_ERROR: Reply.SAYS_WHY,
    Dialog.FILE_ACCESS: Reply.NO,
    Dialog.PROTOCOL: Reply.NO,
    Dialog.DESKTOP: Reply.NO,
    Dialog.SECURITY_KEY: Reply.NO,
    Dialog.PERMISSION: Reply.NO,
    Dialog.FULL_SCREEN: Reply.NO,
    Dialog.QUOTA: Reply.NO,
    Dialog.PRINT: Reply.NO,
    Dialog.CLOSE: Reply.NO,
    Dialog.COLOUR: Reply.CLOSED,
    Dialog.MENU: Reply.CLOSED,
    Dialog.SELECT: Reply.SHOWN,
    Dialog.DATE: Reply.SHOWN,
}
