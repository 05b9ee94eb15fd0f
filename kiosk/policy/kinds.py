# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page can ask for, and which of it a page may have at all.

The names are those of QWebEngineUrlRequestInfo's resource types, in snake case and without their prefix; a
test holds the two lists against each other. Whether an address may open is decided in `engine`.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


class Kind(enum.Enum):
    """One kind of load; the value is the word used in JSON."""

    MAIN_FRAME = "main_frame"
    SUB_FRAME = "sub_frame"
    STYLESHEET = "stylesheet"
    SCRIPT = "script"
    IMAGE = "image"
    FONT_RESOURCE = "font_resource"
    SUB_RESOURCE = "sub_resource"
    OBJECT = "object"
    MEDIA = "media"
    WORKER = "worker"
    SHARED_WORKER = "shared_worker"
    PREFETCH = "prefetch"
    FAVICON = "favicon"
    XHR = "xhr"
    PING = "ping"
    SERVICE_WORKER = "service_worker"
    CSP_REPORT = "csp_report"
    PLUGIN_RESOURCE = "plugin_resource"
    NAVIGATION_PRELOAD_MAIN_FRAME = "navigation_preload_main_frame"
    NAVIGATION_PRELOAD_SUB_FRAME = "navigation_preload_sub_frame"
    JSON = "json"
    WEB_SOCKET = "web_socket"
    UNKNOWN = "unknown"


LOADS: Final[Mapping[Kind, bool]] = MappingProxyType(
    {
        Kind.MAIN_FRAME: True,
        Kind.SUB_FRAME: True,
        Kind.STYLESHEET: True,
        Kind.SCRIPT: True,
        Kind.IMAGE: True,
        Kind.FONT_RESOURCE: True,
        Kind.SUB_RESOURCE: True,
        Kind.OBJECT: False,  # plug-ins and embedded documents: nothing here can show them
        Kind.MEDIA: True,
        Kind.WORKER: True,
        Kind.SHARED_WORKER: False,  # its WebSockets never reach the interceptor
        Kind.PREFETCH: False,  # a load that nobody asked to read
        Kind.FAVICON: True,
        Kind.XHR: True,
        Kind.PING: False,  # only carries data out
        Kind.SERVICE_WORKER: False,  # answers from its own store, unseen by the interceptor
        Kind.CSP_REPORT: False,  # only carries data out
        Kind.PLUGIN_RESOURCE: False,
        Kind.NAVIGATION_PRELOAD_MAIN_FRAME: False,  # exists only with a service worker
        Kind.NAVIGATION_PRELOAD_SUB_FRAME: False,
        Kind.JSON: True,
        Kind.WEB_SOCKET: False,  # a channel out that is not a page
        Kind.UNKNOWN: False,
    }
)

PAGES: Final = frozenset(
    {
        Kind.MAIN_FRAME,
        Kind.SUB_FRAME,
        Kind.NAVIGATION_PRELOAD_MAIN_FRAME,
        Kind.NAVIGATION_PRELOAD_SUB_FRAME,
    }
)
