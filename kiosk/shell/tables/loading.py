# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in which a load or a page's process ends, and every state of a page, with what the screen makes of it."""

import enum
from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage


class Loading(enum.Enum):
    """What a word about a load is to the screen."""

    UNDER_WAY = "nothing yet"
    PAGE = "there is a page to show"
    BY_DOMAIN = "a failure: its domain says which"
    FAILED = "there is no page, and the screen says why"


S = QWebEngineLoadingInfo.LoadStatus
STATUSES: Final[Mapping[QWebEngineLoadingInfo.LoadStatus, Loading]] = {
    S.LoadStartedStatus: Loading.UNDER_WAY,
    S.LoadStoppedStatus: Loading.UNDER_WAY,  # by our own hand: whoever stopped it has said why
    S.LoadSucceededStatus: Loading.PAGE,
    S.LoadFailedStatus: Loading.BY_DOMAIN,
}

D = QWebEngineLoadingInfo.ErrorDomain
DOMAINS: Final[Mapping[QWebEngineLoadingInfo.ErrorDomain, Loading]] = {
    D.HttpStatusCodeDomain: Loading.PAGE,  # the site's own page about a status of its own, 404 say
    D.NoErrorDomain: Loading.FAILED,
    D.InternalErrorDomain: Loading.FAILED,
    D.ConnectionErrorDomain: Loading.FAILED,
    D.CertificateErrorDomain: Loading.FAILED,
    D.HttpErrorDomain: Loading.FAILED,
    D.FtpErrorDomain: Loading.FAILED,
    D.DnsErrorDomain: Loading.FAILED,
}

E = QWebEnginePage.RenderProcessTerminationStatus
# Whether the end of a page's process is an ordinary one; of any other the reader is told.
ORDINARY_ENDS: Final[Mapping[QWebEnginePage.RenderProcessTerminationStatus, bool]] = {
    E.NormalTerminationStatus: True,
    E.AbnormalTerminationStatus: False,
    E.CrashedTerminationStatus: False,
    E.KilledTerminationStatus: False,
}

L = QWebEnginePage.LifecycleState
# Whether a page may be so: awake, or frozen behind a screen; one that was thrown away would load anew by itself.
STATES: Final[Mapping[QWebEnginePage.LifecycleState, bool]] = {
    L.Active: True,
    L.Frozen: True,
    L.Discarded: False,
}


def outcome_of(status: QWebEngineLoadingInfo.LoadStatus, domain: QWebEngineLoadingInfo.ErrorDomain) -> Loading:
    """Return what a word about a load means; one that is not listed is a failure."""
    found = STATUSES.get(status, Loading.FAILED)
    return DOMAINS.get(domain, Loading.FAILED) if found is Loading.BY_DOMAIN else found
