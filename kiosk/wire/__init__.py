# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages between the processes of one machine: dataclasses as length-limited JSON lines over a Unix socket."""
