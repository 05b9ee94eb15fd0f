# SPDX-License-Identifier: GPL-3.0-or-later
"""Every permission that a page can ask for, and the answer."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWebEngineCore import QWebEnginePermission

P = QWebEnginePermission.PermissionType

GRANTED: Final[Mapping[QWebEnginePermission.PermissionType, bool]] = {
    P.Unsupported: False,
    P.MediaAudioCapture: False,
    P.MediaVideoCapture: False,
    P.MediaAudioVideoCapture: False,
    P.DesktopVideoCapture: False,
    P.DesktopAudioVideoCapture: False,
    P.MouseLock: False,
    P.Notifications: False,
    P.Geolocation: False,
    P.ClipboardReadWrite: False,
    P.LocalFontsAccess: False,
}
