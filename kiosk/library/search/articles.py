# SPDX-License-Identifier: GPL-3.0-or-later
"""What is searched: articles, whatever they come from, and the articles that a policy's sites make."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from kiosk.base.toml import LANGUAGES
from kiosk.policy.model import Policy


class ArticleKind(enum.Enum):
    """What an answer is to the reader."""

    GUIDE = "guide"
    PAGE = "page"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Article:
    """One text in one language. `work` is the same for its translations, and for nothing else.

    A page has its pack and path, a site its id and address; the other two are empty.
    """

    kind: ArticleKind
    pack: str
    path: str
    site: str
    address: str
    title: str
    headings: str
    lead: str
    body: str
    language: str
    as_of: date | None
    work: str


def site_articles(policy: Policy) -> Iterator[Article]:
    """Yield each site of a policy in each language; the date is the policy's own."""
    topics = {topic.id: topic.title for topic in policy.topics}
    for site in policy.sites:
        for language in LANGUAGES:
            yield Article(
                kind=ArticleKind.SITE,
                pack="",
                path="",
                site=str(site.id),
                address=site.start,
                title=site.title[language],
                headings=topics[site.topic][language] if site.topic in topics else "",
                lead=site.about[language] if site.about else "",
                body=urlsplit(site.start).hostname or "",  # found by whoever types it
                language=language,
                as_of=policy.issued,
                work=f"site {site.id}",
            )
