# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's screen: what a reader sees and what a page may do. Holds no key, no database, no authority."""
