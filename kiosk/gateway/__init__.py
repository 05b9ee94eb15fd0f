# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door: a forward proxy on loopback that lets out what a session's policy allows, and nothing else."""
