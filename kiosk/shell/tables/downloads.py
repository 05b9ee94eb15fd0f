# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state of a download and every cause of its end, and what the reader is told of each. None is kept.

A PDF alone is taken, to be shown (`browser.documents`).
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineDownloadRequest

from kiosk.policy.reasons import Reason

# What sites call a PDF, and what they call anything: of the second its name decides. PDFium has the last word.
PDF: Final = frozenset({"application/pdf", "application/x-pdf"})
MAY_BE_PDF: Final = frozenset({"application/octet-stream", "binary/octet-stream", "application/force-download"})

S = QWebEngineDownloadRequest.DownloadState

# Whether it is over by itself; any other is cancelled, as soon as it is in this state.
OVER: Final[Mapping[QWebEngineDownloadRequest.DownloadState, bool]] = {
    S.DownloadRequested: False,
    S.DownloadInProgress: False,
    S.DownloadCompleted: True,
    S.DownloadCancelled: True,
    S.DownloadInterrupted: True,
}

W = QWebEngineDownloadRequest.DownloadInterruptReason
# A file is not kept here whatever became of it on its way; where the site itself failed, that is the nearer word.
TOLD: Final[Mapping[QWebEngineDownloadRequest.DownloadInterruptReason, Reason]] = {
    W.NoReason: Reason.DOWNLOAD,
    W.FileFailed: Reason.DOWNLOAD,
    W.FileAccessDenied: Reason.DOWNLOAD,
    W.FileNoSpace: Reason.DOWNLOAD,
    W.FileNameTooLong: Reason.DOWNLOAD,
    W.FileTooLarge: Reason.DOWNLOAD,
    W.FileVirusInfected: Reason.DOWNLOAD,
    W.FileTransientError: Reason.DOWNLOAD,
    W.FileBlocked: Reason.DOWNLOAD,
    W.FileSecurityCheckFailed: Reason.DOWNLOAD,
    W.FileTooShort: Reason.DOWNLOAD,
    W.FileHashMismatch: Reason.DOWNLOAD,
    W.NetworkFailed: Reason.SITE_DOWN,
    W.NetworkTimeout: Reason.SITE_DOWN,
    W.NetworkDisconnected: Reason.SITE_DOWN,
    W.NetworkServerDown: Reason.SITE_DOWN,
    W.NetworkInvalidRequest: Reason.DOWNLOAD,
    W.ServerFailed: Reason.DOWNLOAD,
    W.ServerBadContent: Reason.DOWNLOAD,
    W.ServerUnauthorized: Reason.SITE_SIGN_IN,
    W.ServerCertProblem: Reason.CERTIFICATE,
    W.ServerForbidden: Reason.DOWNLOAD,
    W.ServerUnreachable: Reason.SITE_DOWN,
    W.UserCanceled: Reason.DOWNLOAD,
}
