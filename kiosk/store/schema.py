# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the store."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, String, Table

metadata = MetaData()

about = Table("about", metadata, Column("key", String(20), primary_key=True), Column("value", String(200)))

readers = Table(
    "readers",
    metadata,
    Column("number", String(8), primary_key=True),
    Column("pin_hash", String(200), nullable=False),
    Column("reader_group", String(80), nullable=False, server_default="", doc="which sites open for some; empty: none"),
)

# One row for a card and one (number "") for the station: wrong tries in a row, and when the next one counts.
tries = Table(
    "tries",
    metadata,
    Column("number", String(8), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("next_at", Integer, nullable=False, doc="seconds since the epoch, UTC"),
)

asks = Table(
    "asks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("reader", String(40), nullable=False, doc="pseudonym"),
    Column("moment", String(40), nullable=False, doc="RFC 3339, UTC"),
    Column("address", String(4096), nullable=False, doc="without query and fragment"),
    Column("state", String(10), CheckConstraint("state IN ('open')"), nullable=False),
)
