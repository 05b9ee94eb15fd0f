# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault of a certificate that Chromium reports, and what becomes of the connection; unlisted: it is refused."""

import enum
from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineCertificateError


class Answer(enum.Enum):
    """No fault is overlooked; one of them may be no fault on this station."""

    REFUSE = "refuse"
    VERIFY = "verify with the station's own authorities"


T = QWebEngineCertificateError.Type

CERTIFICATE_ERRORS: Final[Mapping[QWebEngineCertificateError.Type, Answer]] = {
    T.CertificateAuthorityInvalid: Answer.VERIFY,
    T.Ok: Answer.REFUSE,  # nothing is reported that is well: whoever asks with this is not understood
    T.SslPinnedKeyNotInCertificateChain: Answer.REFUSE,
    T.CertificateCommonNameInvalid: Answer.REFUSE,
    T.CertificateDateInvalid: Answer.REFUSE,
    T.CertificateContainsErrors: Answer.REFUSE,
    T.CertificateNoRevocationMechanism: Answer.REFUSE,
    T.CertificateUnableToCheckRevocation: Answer.REFUSE,
    T.CertificateRevoked: Answer.REFUSE,
    T.CertificateInvalid: Answer.REFUSE,
    T.CertificateWeakSignatureAlgorithm: Answer.REFUSE,
    T.CertificateNonUniqueName: Answer.REFUSE,
    T.CertificateWeakKey: Answer.REFUSE,
    T.CertificateNameConstraintViolation: Answer.REFUSE,
    T.CertificateValidityTooLong: Answer.REFUSE,
    T.CertificateTransparencyRequired: Answer.REFUSE,
    T.CertificateSymantecLegacy: Answer.REFUSE,
    T.CertificateKnownInterceptionBlocked: Answer.REFUSE,
    T.SslObsoleteVersion: Answer.REFUSE,
}
