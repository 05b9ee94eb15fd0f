# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be done on a site that opens: by which methods, with which forms, when, and for whom."""

from datetime import datetime
from typing import assert_never

from kiosk.policy.address import Url
from kiosk.policy.model import READ_METHODS, Mode, Policy, Site, midnight
from kiosk.policy.reasons import Reason


def refuse_sending(site: Site, url: Url, method: str, form: bool, body: int | None) -> Reason | None:
    """Say why a method or form is refused; `body` is its size in bytes, None where nobody knows it.

    A form is as large as its query and its body together.
    """
    if method not in site.methods:
        return Reason.METHOD
    sends = form or method not in READ_METHODS or body != 0
    match site.mode:
        case Mode.READ:
            return Reason.FORM if sends else None
        case Mode.SEARCH:
            return _refuse_search(site, url, body) if sends else None
        case Mode.FULL:
            return None
        case _:
            assert_never(site.mode)


def refuse_time(site: Site, policy: Policy, moment: datetime) -> Reason | None:
    """Say whether the policy or the site is past its last day; a core site outlives the policy."""
    if moment >= policy.expires_at and not site.core:
        return Reason.POLICY_EXPIRED
    if site.expires is not None and moment >= midnight(site.expires):
        return Reason.SITE_EXPIRED
    return None


def refuse_reader(site: Site, group: str | None, moment: datetime) -> Reason | None:
    """Say whether the site is shut at this hour, or for this reader."""
    if site.hours and not any(hours.hold(moment) for hours in site.hours):
        return Reason.HOURS
    return Reason.GROUP if site.groups and group not in site.groups else None


def _refuse_search(site: Site, url: Url, body: int | None) -> Reason | None:
    taking = [item for item in site.search if item.match.opens(url)]
    if not taking:
        return Reason.FORM
    largest = max(item.max_bytes for item in taking)
    return Reason.FORM_TOO_LARGE if body is None or body + len(url.query) > largest else None
