# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of a station's secret files: which key is for what."""

from typing import Final

JOURNAL_KEY: Final = "journal.key"  # Ed25519 seed: signs checkpoints
READER_KEY: Final = "reader.key"  # turns a card number into a pseudonym
PIN_KEY: Final = "pin.key"  # pepper under every PIN
UPSTREAM_FILE: Final = "upstream.password"  # only where the institution's proxy asks for one; no key of ours
STORE_FILE: Final = "store.password"  # only where the store is on a server that asks for one; no key of ours
ALL_KEYS: Final = (JOURNAL_KEY, READER_KEY, PIN_KEY)
SHARED_KEYS: Final = (READER_KEY, PIN_KEY)  # the same on all stations that share a store
