# SPDX-License-Identifier: GPL-3.0-or-later
"""One byte form for one JSON value (RFC 8785), so that hashes and signatures mean something."""

from collections.abc import Mapping

import rfc8785


def canonical_json(value: Mapping[str, object]) -> bytes:
    """Return the RFC 8785 bytes of a JSON object. Raises ValueError for what JSON cannot carry."""
    try:
        return rfc8785.dumps(dict(value))  # type: ignore[arg-type]
    except rfc8785.CanonicalizationError as fault:
        raise ValueError(str(fault)) from fault
