# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorities that a station trusts besides Chromium's own: a reviewed one of an institution, or the demonstration's.

WORKAROUND(Qt 6.11): an off-the-record profile ignores QWebEngineProfileBuilder.setAdditionalTrustedCertificates, and a
profile with a name leaves files. So Chromium reports an unknown authority, and the whole chain is verified here: name,
dates, purpose and signatures up to one of the trusted certificates. Any other certificate error stays refused.
"""

from collections.abc import Sequence

from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError
from PySide6.QtWebEngineCore import QWebEngineCertificateError

from kiosk.base.clock import Clock
from kiosk.shell.tables.certificates import CERTIFICATE_ERRORS, Answer


class Trust:
    """Knows the trusted authorities; with none it vouches for nothing."""

    def __init__(self, authorities: Sequence[x509.Certificate], clock: Clock) -> None:
        self._authorities = list(authorities)
        self._clock = clock

    def vouches(self, error: QWebEngineCertificateError) -> bool:
        """Tell whether the only fault is an authority that Chromium does not know and this station does."""
        answer = CERTIFICATE_ERRORS.get(error.type(), Answer.REFUSE)
        if answer is not Answer.VERIFY or not error.isOverridable():
            return False
        chain = [bytes(certificate.toDer().data()) for certificate in error.certificateChain()]
        return self.verifies(error.url().host(), chain)

    def verifies(self, host: str, untrusted_chain: Sequence[bytes]) -> bool:
        """Tell whether a chain of DER certificates, the server's first, proves `host` now (RFC 5280, RFC 9525)."""
        if not self._authorities or not untrusted_chain:
            return False
        try:
            leaf, *others = (x509.load_der_x509_certificate(der) for der in untrusted_chain)
            policy = PolicyBuilder().store(Store(self._authorities)).time(self._clock.now())
            policy.build_server_verifier(x509.DNSName(host)).verify(leaf, others)
        except (ValueError, VerificationError):
            return False
        return True
