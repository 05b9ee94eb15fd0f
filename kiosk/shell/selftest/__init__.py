# SPDX-License-Identifier: GPL-3.0-or-later
"""The self-test of a station for staff: one page, and what somebody's hands, eyes and ears are needed for."""
