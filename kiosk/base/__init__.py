# SPDX-License-Identifier: GPL-3.0-or-later
"""What every package stands on: clock, paths, files, canonical bytes, keys, ids, strict TOML, the palette."""
