# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's authority vouches for the names it was given, and its own key is not kept."""

from pathlib import Path

from cryptography import x509

from kiosk.demo.authority import LIFE, make_authority


def test_one_certificate_for_all_names(tmp_path: Path) -> None:
    made = make_authority(tmp_path, ("adilet.zan.kz", "*.example.net"))
    ca = x509.load_pem_x509_certificate(made.ca_pem.read_bytes())
    leaf, chained = x509.load_pem_x509_certificates(made.chain_pem.read_bytes())
    leaf.verify_directly_issued_by(ca)
    assert chained == ca
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["adilet.zan.kz", "*.example.net"]
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= LIFE + LIFE


def test_the_servers_key_is_the_owners_alone_and_the_authoritys_is_gone(tmp_path: Path) -> None:
    made = make_authority(tmp_path, ("adilet.zan.kz",))
    assert made.key_pem.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ca.pem", "chain.pem", "key.pem"]
    other = make_authority(tmp_path, ("adilet.zan.kz",))
    assert made == other
