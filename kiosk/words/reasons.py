# SPDX-License-Identifier: GPL-3.0-or-later
"""Every Reason as a sentence for the reader: what happened, plainly, and never as a reproach."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.policy.reasons import Reason

REASONS: Final[Mapping[Reason, object]] = {
    Reason.MALFORMED_ADDRESS: QT_TRANSLATE_NOOP("reasons", "This address is not written correctly."),
    Reason.CONTROL_CHARACTER: QT_TRANSLATE_NOOP(
        "reasons", "There are invisible characters in this address, so it does not open."
    ),
    Reason.BACKSLASH: QT_TRANSLATE_NOOP(
        "reasons", "There is a backslash in this address, which hides where it leads. It does not open."
    ),
    Reason.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "reasons", "Programs understand this address in different ways, so it does not open."
    ),
    Reason.ADDRESS_TOO_LONG: QT_TRANSLATE_NOOP("reasons", "This address is too long to be opened."),
    Reason.USER_INFO: QT_TRANSLATE_NOOP("reasons", "The address holds a name or password, so it does not open."),
    Reason.IP_LITERAL: QT_TRANSLATE_NOOP("reasons", "Addresses made of numbers do not open, only named sites."),
    Reason.LOCAL_NAME: QT_TRANSLATE_NOOP("reasons", "This name belongs to an internal network, not to a site."),
    Reason.LOOKALIKE: QT_TRANSLATE_NOOP(
        "reasons", "The name of this site mixes letters of different alphabets. Such names are used to deceive."
    ),
    Reason.SCHEME: QT_TRANSLATE_NOOP("reasons", "This link is not a page of a site, so it does not open here."),
    Reason.PORT: QT_TRANSLATE_NOOP("reasons", "This part of the site is not on the list of what opens."),
    Reason.NOT_LISTED: QT_TRANSLATE_NOOP("reasons", "This site is not on the list of sites that open here."),
    Reason.LOCKED: QT_TRANSLATE_NOOP("reasons", "This site stays closed for everyone, and no list can open it."),
    Reason.EXCEPTED: QT_TRANSLATE_NOOP("reasons", "The site opens here, but this section of it does not."),
    Reason.PART_AS_PAGE: QT_TRANSLATE_NOOP("reasons", "This address only serves other pages and is not a page itself."),
    Reason.METHOD: QT_TRANSLATE_NOOP("reasons", "This site opens for reading only, nothing can be sent to it."),
    Reason.FORM: QT_TRANSLATE_NOOP("reasons", "This site opens for reading only, forms cannot be sent."),
    Reason.RESOURCE_KIND: QT_TRANSLATE_NOOP("reasons", "This kind of content does not open here."),
    Reason.POLICY_EXPIRED: QT_TRANSLATE_NOOP(
        "reasons", "The list of sites is out of date. Until staff renew it, only the main legal sites open."
    ),
    Reason.SITE_EXPIRED: QT_TRANSLATE_NOOP(
        "reasons", "The permission for this site has run out. Staff can renew it if you ask for it."
    ),
    Reason.FORM_TOO_LARGE: QT_TRANSLATE_NOOP("reasons", "What was written is too long to be searched for here."),
    Reason.HOURS: QT_TRANSLATE_NOOP("reasons", "This site opens at other hours."),
    Reason.GROUP: QT_TRANSLATE_NOOP("reasons", "This site opens for another group of readers."),
    Reason.EMBEDDED: QT_TRANSLATE_NOOP(
        "reasons", "This address carries the address of another site inside, which does not open here."
    ),
    Reason.DOWNLOAD: QT_TRANSLATE_NOOP("reasons", "Files cannot be saved here, pages can only be read."),
    Reason.DOCUMENT: QT_TRANSLATE_NOOP(
        "reasons", "This document cannot be shown: its file is damaged or locked with a password."
    ),
    Reason.DOCUMENT_TOO_LARGE: QT_TRANSLATE_NOOP("reasons", "This document is too large to be shown on this terminal."),
    Reason.UPLOAD: QT_TRANSLATE_NOOP("reasons", "Files cannot be sent from here."),
    Reason.NEW_WINDOW: QT_TRANSLATE_NOOP("reasons", "The page tried to open a window by itself."),
    Reason.PERMISSION: QT_TRANSLATE_NOOP("reasons", "The page asked for something that is not available here."),
    Reason.OTHER_PROGRAM: QT_TRANSLATE_NOOP("reasons", "This link needs another program, which is not here."),
    Reason.SITE_SIGN_IN: QT_TRANSLATE_NOOP("reasons", "The site asks for its own password. It opens for reading only."),
    Reason.CERTIFICATE: QT_TRANSLATE_NOOP(
        "reasons", "The site could not prove that it is the real one, so it was not opened."
    ),
    Reason.PAGE_STOPPED: QT_TRANSLATE_NOOP("reasons", "The page stopped working and was closed."),
    Reason.BAD_REQUEST: QT_TRANSLATE_NOOP("reasons", "The page asked for something in a way that is not understood."),
    Reason.NO_SESSION: QT_TRANSLATE_NOOP("reasons", "The session is over. Please sign in again."),
    Reason.WRONG_TOKEN: QT_TRANSLATE_NOOP("reasons", "The session is no longer valid. Please sign in again."),
    Reason.PRIVATE_ADDRESS: QT_TRANSLATE_NOOP("reasons", "This name leads into an internal network, not to a site."),
    Reason.SERVER_NAME_MISMATCH: QT_TRANSLATE_NOOP(
        "reasons", "The connection asked for another site than the one that was opened."
    ),
    Reason.NAME_NOT_FOUND: QT_TRANSLATE_NOOP("reasons", "There is no site with this name, or its name was not found."),
    Reason.SITE_DOWN: QT_TRANSLATE_NOOP(
        "reasons", "The site does not answer now. It was not closed here. Please try again later."
    ),
    Reason.SITE_TIMEOUT: QT_TRANSLATE_NOOP("reasons", "The site takes too long to answer. Please try again later."),
    Reason.TOO_MANY: QT_TRANSLATE_NOOP("reasons", "Too many pages are loading at once. Please wait a little."),
    Reason.UPSTREAM_REFUSED: QT_TRANSLATE_NOOP(
        "reasons", "The institution's own network did not let this page through. It was not closed on this terminal."
    ),
    Reason.UPSTREAM_DOWN: QT_TRANSLATE_NOOP(
        "reasons", "The institution's way to the internet does not answer now. Please try again later."
    ),
    Reason.NOT_RECORDED: QT_TRANSLATE_NOOP(
        "reasons", "The terminal cannot keep its record now, so nothing opens. Please call the librarian."
    ),
    Reason.SERVICE_LOST: QT_TRANSLATE_NOOP("reasons", "The terminal is not ready. Please call the librarian."),
    Reason.FAULT: QT_TRANSLATE_NOOP("reasons", "Something went wrong in this terminal, so the page was not opened."),
    Reason.NO_SUCH_PAGE: QT_TRANSLATE_NOOP("reasons", "There is no such page in the library."),
}

_PASSES_ON = QT_TRANSLATE_NOOP(
    "reasons", "This site passes on pages of any other site, so it stays closed for everyone."
)
_WRITES = QT_TRANSLATE_NOOP(
    "reasons", "This site is for writing to people. The terminal is for reading, so it stays closed for everyone."
)
_CARRIES = QT_TRANSLATE_NOOP("reasons", "This site is for sending and storing files, so it stays closed for everyone.")
_RUNS = QT_TRANSLATE_NOOP("reasons", "This site gives control over other computers, so it stays closed for everyone.")
CATEGORIES: Final[Mapping[str, object]] = {
    "anonymiser": _PASSES_ON,
    "translator": _PASSES_ON,
    "cached-copy": _PASSES_ON,
    "unprotected-copy": QT_TRANSLATE_NOOP(
        "reasons", "This is an unprotected copy of a site that opens here under its own name."
    ),
    "redirector": _PASSES_ON,
    "social": _WRITES,
    "messaging": _WRITES,
    "mail": _WRITES,
    "file-sharing": _CARRIES,
    "paste": _CARRIES,
    "remote-desktop": _RUNS,
    "code-runner": _RUNS,
}


def sentence(reason: Reason) -> str:
    """Return the reason's sentence in the language of the screen."""
    return QCoreApplication.translate("reasons", str(REASONS[reason]))


def lock_sentence(category: str) -> str:
    """Return why a locked site stays closed, by its category; one that is not known here gets the general sentence."""
    return QCoreApplication.translate("reasons", str(CATEGORIES.get(category, REASONS[Reason.LOCKED])))
