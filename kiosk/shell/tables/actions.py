# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action that a page can be told to take: by us, by a menu of Qt's or by a shortcut. Unlisted: not taken."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEnginePage

A = QWebEnginePage.WebAction

ACTIONS: Final[Mapping[QWebEnginePage.WebAction, bool]] = {
    # the bar's own
    A.Back: True,
    A.Forward: True,
    A.Reload: True,
    A.Stop: True,
    # everything else
    A.NoWebAction: False,
    A.ReloadAndBypassCache: False,
    A.Cut: False,
    A.Copy: False,
    A.Paste: False,
    A.PasteAndMatchStyle: False,
    A.Undo: False,
    A.Redo: False,
    A.SelectAll: False,
    A.Unselect: False,
    A.OpenLinkInThisWindow: False,
    A.OpenLinkInNewWindow: False,
    A.OpenLinkInNewTab: False,
    A.OpenLinkInNewBackgroundTab: False,
    A.CopyLinkToClipboard: False,
    A.CopyImageToClipboard: False,
    A.CopyImageUrlToClipboard: False,
    A.CopyMediaUrlToClipboard: False,
    A.DownloadLinkToDisk: False,
    A.DownloadImageToDisk: False,
    A.DownloadMediaToDisk: False,
    A.SavePage: False,
    A.ViewSource: False,
    A.InspectElement: False,
    A.ExitFullScreen: False,
    A.RequestClose: False,
    A.ToggleMediaControls: False,
    A.ToggleMediaLoop: False,
    A.ToggleMediaPlayPause: False,
    A.ToggleMediaMute: False,
    A.ToggleBold: False,
    A.ToggleItalic: False,
    A.ToggleUnderline: False,
    A.ToggleStrikethrough: False,
    A.AlignLeft: False,
    A.AlignCenter: False,
    A.AlignRight: False,
    A.AlignJustified: False,
    A.Indent: False,
    A.Outdent: False,
    A.InsertOrderedList: False,
    A.InsertUnorderedList: False,
    A.ChangeTextDirectionLTR: False,
    A.ChangeTextDirectionRTL: False,
    A.WebActionCount: False,  # no action, but a member
}
