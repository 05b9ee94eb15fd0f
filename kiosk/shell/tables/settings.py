# SPDX-License-Identifier: GPL-3.0-or-later
"""Every switch, font and size of QWebEngineSettings, as a reader's page gets it."""

import enum
from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineSettings

W = QWebEngineSettings.WebAttribute

SETTINGS: Final[Mapping[QWebEngineSettings.WebAttribute, bool]] = {
    # what reading needs
    W.AutoLoadImages: True,
    W.JavascriptEnabled: True,  # gov.kz and zan.gov.kz draw themselves with scripts (law.md §4)
    W.LocalStorageEnabled: True,  # dies with the session's profile
    W.LinksIncludedInFocusChain: True,
    W.ScrollAnimatorEnabled: True,
    W.ShowScrollBars: True,
    W.FocusOnNavigationEnabled: True,
    W.Accelerated2dCanvasEnabled: True,
    W.ReadingFromCanvasEnabled: True,
    W.TouchEventsApiEnabled: True,
    W.PlaybackRequiresUserGesture: True,
    W.WebRTCPublicInterfacesOnly: True,
    W.TrimAccessibilityIdentifiers: True,
    W.PrintElementBackgrounds: False,  # a page on paper is ink on white
    W.PreferCSSMarginsForPrinting: True,
    # ways out, and things that do not belong on this screen
    W.JavascriptCanOpenWindows: False,
    W.JavascriptCanAccessClipboard: False,
    W.JavascriptCanPaste: False,
    W.LocalContentCanAccessRemoteUrls: False,
    W.LocalContentCanAccessFileUrls: False,
    W.XSSAuditingEnabled: False,
    W.SpatialNavigationEnabled: False,
    W.HyperlinkAuditingEnabled: False,
    W.ErrorPageEnabled: False,  # the screen says why itself
    W.PluginsEnabled: False,
    W.FullScreenSupportEnabled: False,
    W.ScreenCaptureEnabled: False,
    W.WebGLEnabled: False,
    W.AutoLoadIconsForPage: False,
    W.TouchIconsEnabled: False,
    W.AllowRunningInsecureContent: False,
    W.AllowGeolocationOnInsecureOrigins: False,
    W.AllowWindowActivationFromJavaScript: False,
    W.DnsPrefetchEnabled: False,
    W.PdfViewerEnabled: False,  # its own buttons save and print; a viewer of ours comes later
    W.NavigateOnDropEnabled: False,
    W.ForceDarkMode: False,
    W.PrintHeaderAndFooter: False,
    W.BackForwardCacheEnabled: False,  # a page put aside goes on running (qt-facts 11)
}


class Face(enum.Enum):
    """A family of type: one of the palette's two, or the one for what is typed out."""

    SCREEN = "the screen's"
    READING = "the guides'"
    FIXED = "PT Mono"


F = QWebEngineSettings.FontFamily
# What a page gets that names no font, or only a kind: whatever it is, it has every letter of Kazakh.
FONTS: Final[Mapping[QWebEngineSettings.FontFamily, Face]] = {
    F.StandardFont: Face.READING,
    F.SerifFont: Face.READING,
    F.SansSerifFont: Face.SCREEN,
    F.FixedFont: Face.FIXED,
    F.CursiveFont: Face.READING,
    F.FantasyFont: Face.SCREEN,
    F.PictographFont: Face.SCREEN,
}

Z = QWebEngineSettings.FontSize
# Chromium's own, so that sites stand as they were made; the reader's way to larger letters is the zoom.
FONT_SIZES: Final[Mapping[QWebEngineSettings.FontSize, int]] = {
    Z.MinimumFontSize: 0,
    Z.MinimumLogicalFontSize: 6,
    Z.DefaultFontSize: 16,
    Z.DefaultFixedFontSize: 13,
}
