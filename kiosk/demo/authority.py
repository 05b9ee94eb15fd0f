# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate authority of a few days for the stand-in sites. Only the demonstration's browser profile trusts it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.base.clock import Clock, SystemClock
from kiosk.base.files import write_atomic

LIFE: Final = timedelta(days=7)
_NAME: Final = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tereze demonstration")])


@dataclass(frozen=True, slots=True)
class Authority:
    """Where the authority's certificate, the servers' chain and the servers' key lie."""

    ca_pem: Path
    chain_pem: Path
    key_pem: Path


def make_authority(folder: Path, hosts: Sequence[str], clock: Clock | None = None) -> Authority:
    """Write a fresh authority and one server certificate for all `hosts`; the authority's key is not kept."""
    moment = (clock or SystemClock()).now()
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = (
        _begin(_NAME, ca_key.public_key())
        .not_valid_before(moment - timedelta(hours=1))
        .not_valid_after(moment + LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    leaf = (
        _begin(x509.Name([]), key.public_key())
        .not_valid_before(moment - timedelta(hours=1))
        .not_valid_after(moment + LIFE)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    made = Authority(folder / "ca.pem", folder / "chain.pem", folder / "key.pem")
    write_atomic(made.ca_pem, ca.public_bytes(Encoding.PEM))
    write_atomic(made.chain_pem, leaf.public_bytes(Encoding.PEM) + ca.public_bytes(Encoding.PEM))
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_atomic(made.key_pem, private, mode=0o600)
    return made


def _begin(subject: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    serial = x509.random_serial_number()
    return x509.CertificateBuilder(issuer_name=_NAME, subject_name=subject, public_key=public, serial_number=serial)


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )
