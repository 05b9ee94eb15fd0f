# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of the texts before they go out: languages, sources, dates, links, articles, and every word."""
