# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in which a page can change, and whether the policy is asked at all."""

import enum
from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineNewWindowRequest, QWebEnginePage, QWebEngineUrlRequestInfo


class Answer(enum.Enum):
    """What happens to a navigation before the policy judges its address."""

    JUDGE = "judge"
    JUDGE_AS_FORM = "judge as form"
    REFUSE = "refuse"


N = QWebEnginePage.NavigationType
D = QWebEngineNewWindowRequest.DestinationType

NAVIGATIONS: Final[Mapping[QWebEnginePage.NavigationType, Answer]] = {
    N.NavigationTypeLinkClicked: Answer.JUDGE,
    N.NavigationTypeTyped: Answer.JUDGE,  # load() from our own screens counts as typed
    N.NavigationTypeBackForward: Answer.JUDGE,
    N.NavigationTypeReload: Answer.JUDGE,
    N.NavigationTypeRedirect: Answer.JUDGE,
    N.NavigationTypeOther: Answer.JUDGE,
    N.NavigationTypeFormSubmitted: Answer.JUDGE_AS_FORM,
}

R = QWebEngineUrlRequestInfo.NavigationType

# The same ways as the interceptor hears of them, for frames and whole pages.
REQUESTS: Final[Mapping[QWebEngineUrlRequestInfo.NavigationType, Answer]] = {
    R.NavigationTypeLink: Answer.JUDGE,
    R.NavigationTypeTyped: Answer.JUDGE,
    R.NavigationTypeBackForward: Answer.JUDGE,
    R.NavigationTypeReload: Answer.JUDGE,
    R.NavigationTypeRedirect: Answer.JUDGE,
    R.NavigationTypeOther: Answer.JUDGE,
    R.NavigationTypeFormSubmitted: Answer.JUDGE_AS_FORM,
}

# These come from the reader's hand on our own bar and screens, so no page asks for them.
READERS_OWN: Final = frozenset({N.NavigationTypeTyped, N.NavigationTypeBackForward, N.NavigationTypeReload})

# A link that wants a window of its own opens in the one view, judged anew, if a reader's hand asked for it.
NEW_WINDOWS: Final[Mapping[QWebEngineNewWindowRequest.DestinationType, Answer]] = {
    D.InNewTab: Answer.JUDGE,
    D.InNewWindow: Answer.JUDGE,
    D.InNewDialog: Answer.REFUSE,
    D.InNewBackgroundTab: Answer.REFUSE,
}
