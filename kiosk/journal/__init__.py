# SPDX-License-Identifier: GPL-3.0-or-later
"""The append-only record: what an entry is, the Merkle tree over entries, checkpoints, the file, its check."""
