# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over packs and listed sites in Kazakh, Russian and English. No Qt, no network, and no query is kept."""
