# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts of which a reviewer thinks twice: where anyone publishes or writes, and where everything is found.

Only `lint` asks here, and only to warn: what opens is decided by the policy alone. A name stands for itself and for
every name below it.
"""

from typing import Final

# anyone may put up a page, a film, a file or a message under these names
USER_CONTENT: Final = frozenset(
    (
        *("archive.org", "blogger.com", "blogspot.com", "dailymotion.com", "discord.com", "disqus.com", "dropbox.com"),
        *("facebook.com", "github.com", "github.io", "gitlab.com", "gitlab.io", "githubusercontent.com"),
        *("docs.google.com", "drive.google.com", "forms.gle", "sites.google.com", "googleusercontent.com"),
        *("instagram.com", "linkedin.com", "livejournal.com", "medium.com", "my.mail.ru", "netlify.app", "notion.site"),
        *("odnoklassniki.ru", "ok.ru", "pages.dev", "pastebin.com", "pinterest.com", "quora.com", "reddit.com"),
        *("rutube.ru", "scribd.com", "slideshare.net", "soundcloud.com", "stackoverflow.com", "substack.com", "t.me"),
        *("telegra.ph", "telegram.org", "tiktok.com", "tilda.ws", "tumblr.com", "twitch.tv", "twitter.com", "ucoz.ru"),
        *("vercel.app", "vimeo.com", "vk.com", "vkvideo.ru", "web.app", "whatsapp.com", "wix.com", "wixsite.com"),
        *("wordpress.com", "workers.dev", "x.com", "youtu.be", "youtube.com", "zen.yandex.ru", "dzen.ru", "fandom.com"),
    )
)

# whoever may ask these reads a little of every page there is, pictures included
SEARCH_ENGINES: Final = frozenset(
    (
        *("baidu.com", "bing.com", "brave.com", "duckduckgo.com", "ecosia.org", "go.mail.ru"),
        *("google.com", "google.kz", "google.ru", "mojeek.com", "nova.rambler.ru", "perplexity.ai"),
        *("qwant.com", "searx.be", "startpage.com", "swisscows.com", "ya.ru", "yahoo.com"),
        *("yandex.com", "yandex.kz", "yandex.ru", "you.com"),
    )
)


def stands_among(host: str, names: frozenset[str]) -> bool:
    """Tell whether a host, or a name above it, is among the names."""
    labels = host.split(".")
    return any(".".join(labels[first:]) in names for first in range(len(labels)))
