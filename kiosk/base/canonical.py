# SPDX-License-Identifier: GPL-3.0-or-later
"""One byte form for one JSON value (RFC 8785), so that hashes and signatures mean something.

A flat object of texts and whole numbers, which is all that a journal writes, is spelled the same way by Python's own
encoder, in a third of the time; everything else goes to the library.
"""

import json
from collections.abc import Mapping

import rfc8785

LARGEST = 2**53 - 1  # beyond this a double, which JSON numbers are, cannot tell one whole number from the next
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def canonical_json(value: Mapping[str, object]) -> bytes:
    """Return the RFC 8785 bytes of a JSON object. Raises ValueError for what JSON cannot carry."""
    if all(_is_plain(key, held) for key, held in value.items()):
        return _encode(dict(value)).encode()
    try:
        return rfc8785.dumps(dict(value))  # type: ignore[arg-type]
    except rfc8785.CanonicalizationError as fault:
        raise ValueError(str(fault)) from fault


def _is_plain(key: object, held: object) -> bool:
    """Tell whether both encoders agree: ASCII names sort alike, and neither a fraction nor a large number is held."""
    if type(key) is not str or not key.isascii():
        return False
    return type(held) is str or (type(held) is int and -LARGEST <= held <= LARGEST)
