# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium's kinds of resource as the policy names them, and which of them the offline library serves."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo

from kiosk.policy.kinds import Kind

R = QWebEngineUrlRequestInfo.ResourceType

KINDS: Final[Mapping[QWebEngineUrlRequestInfo.ResourceType, Kind]] = {
    R.ResourceTypeMainFrame: Kind.MAIN_FRAME,
    R.ResourceTypeSubFrame: Kind.SUB_FRAME,
    R.ResourceTypeStylesheet: Kind.STYLESHEET,
    R.ResourceTypeScript: Kind.SCRIPT,
    R.ResourceTypeImage: Kind.IMAGE,
    R.ResourceTypeFontResource: Kind.FONT_RESOURCE,
    R.ResourceTypeSubResource: Kind.SUB_RESOURCE,
    R.ResourceTypeObject: Kind.OBJECT,
    R.ResourceTypeMedia: Kind.MEDIA,
    R.ResourceTypeWorker: Kind.WORKER,
    R.ResourceTypeSharedWorker: Kind.SHARED_WORKER,
    R.ResourceTypePrefetch: Kind.PREFETCH,
    R.ResourceTypeFavicon: Kind.FAVICON,
    R.ResourceTypeXhr: Kind.XHR,
    R.ResourceTypePing: Kind.PING,
    R.ResourceTypeServiceWorker: Kind.SERVICE_WORKER,
    R.ResourceTypeCspReport: Kind.CSP_REPORT,
    R.ResourceTypePluginResource: Kind.PLUGIN_RESOURCE,
    R.ResourceTypeNavigationPreloadMainFrame: Kind.NAVIGATION_PRELOAD_MAIN_FRAME,
    R.ResourceTypeNavigationPreloadSubFrame: Kind.NAVIGATION_PRELOAD_SUB_FRAME,
    R.ResourceTypeJson: Kind.JSON,
    R.ResourceTypeWebSocket: Kind.WEB_SOCKET,
    R.ResourceTypeUnknown: Kind.UNKNOWN,
}

DOCUMENT_KINDS: Final = frozenset({Kind.MAIN_FRAME, Kind.IMAGE})
LIBRARY_KINDS: Final = frozenset({Kind.MAIN_FRAME, Kind.STYLESHEET, Kind.IMAGE, Kind.FONT_RESOURCE, Kind.MEDIA})
