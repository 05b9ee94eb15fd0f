# SPDX-License-Identifier: GPL-3.0-or-later
"""What may open and why: addresses, patterns, the policy file and the one judgement everybody asks."""
