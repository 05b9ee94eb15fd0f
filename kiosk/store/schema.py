# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the store as they are now; how an older store comes here is said in `store.migrations`.

Moments that are compared are whole seconds since the epoch, UTC; moments that are only shown are RFC 3339.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text, false

metadata = MetaData()

about = Table("about", metadata, Column("key", String(20), primary_key=True), Column("value", String(200)))

readers = Table(
    "readers",
    metadata,
    Column("number", String(8), primary_key=True),
    Column("pin_hash", String(200), nullable=False),
    Column("reader_group", String(80), nullable=False, server_default="", doc="which sites open for some; empty: none"),
    Column("name", String(100), nullable=False, server_default="", doc="as staff wrote it; empty: not kept"),
    Column("language", String(2), nullable=False, server_default="", doc="kk, ru, en; empty: not said"),
    Column("session_minutes", Integer, doc="instead of the policy's; NULL: the policy's"),
    Column("day_minutes", Integer),
    Column("week_minutes", Integer),
    Column("suspended_until", BigInteger, nullable=False, server_default="0", doc="seconds since the epoch; 0: not"),
    Column("suspended_why", String(20), nullable=False, server_default="", doc="a code of readers.SuspendedWhy"),
    Column("suspended_note", String(500), nullable=False, server_default="", doc="for staff alone"),
    Column("must_change_pin", Boolean, nullable=False, server_default=false()),
)

# The pseudonyms of readers who were removed: such a card is never issued again, for its record is somebody else's.
removed = Table("removed", metadata, Column("reader", String(40), primary_key=True))

# Wrong tries in a row by card, by station, by member of staff and by the place where staff sign in.
tries = Table(
    "tries",
    metadata,
    Column("scope", String(10), primary_key=True),
    Column("who", String(100), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("next_at", BigInteger, nullable=False, doc="seconds since the epoch: when the next try counts"),
)

staff = Table(
    "staff",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("password_hash", String(200), nullable=False),
)

staff_roles = Table(
    "staff_roles",
    metadata,
    Column("name", String(40), ForeignKey("staff.name"), primary_key=True),
    Column("role", String(20), primary_key=True),
)

# Cards with which staff show at the screen that they are there; a password is not typed where readers sit.
staff_cards = Table(
    "staff_cards",
    metadata,
    Column("number", String(8), primary_key=True),
    Column("name", String(40), ForeignKey("staff.name"), nullable=False, unique=True),
    Column("pin_hash", String(200), nullable=False),
)

asks = Table(
    "asks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("reader", String(40), nullable=False, doc="pseudonym"),
    Column("moment", String(40), nullable=False, doc="RFC 3339, UTC"),
    Column("address", Text, nullable=False, doc="without query and fragment"),
    Column("outcome", String(10), nullable=False, server_default="", doc="a code of asks.Outcome; empty: open"),
    Column("answer", String(1000), nullable=False, server_default="", doc="what staff say to the reader"),
    Column("answered_by", String(40), nullable=False, server_default=""),
    Column("answered_at", String(40), nullable=False, server_default=""),
    Column("purpose", String(20), nullable=False, server_default="", doc="a code of asks.Purpose; empty: not said"),
    sqlite_autoincrement=True,  # a number is never given twice, also after its request is gone
)
