# SPDX-License-Identifier: GPL-3.0-or-later
"""The web view of one session: profile, page, interceptor, offline scheme, and their end."""
