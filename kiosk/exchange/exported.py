# SPDX-License-Identifier: GPL-3.0-or-later
"""What an exporter hands over: the text for the other product, and where that form is wider than the policy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wider:
    """One thing that the other product cannot see or say: whose (a site's id, or empty) and what it lets through."""

    site: str
    says: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of the other product's configuration, and each place where it is wider than the policy."""

    text: str
    wider: tuple[Wider, ...]
