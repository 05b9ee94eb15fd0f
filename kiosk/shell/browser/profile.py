# SPDX-License-Identifier: GPL-3.0-or-later
"""The off-the-record profile of one session: nothing on disk, nothing asked, nothing kept (qt-facts 10)."""

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineCookieStore,
    QWebEngineNotification,
    QWebEngineProfile,
    QWebEngineProfileBuilder,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from kiosk.base.palette import Palette
from kiosk.qtkit.guards import ask_or_refuse
from kiosk.shell.tables.settings import FONT_SIZES, FONTS, SETTINGS, Face


def build_profile(language: str, palette: Palette, parent: QObject) -> QWebEngineProfile:
    """Return a fresh profile."""
    builder = QWebEngineProfileBuilder()
    builder.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    builder.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    builder.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile = builder.createOffTheRecordProfile(parent)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.setHttpAcceptLanguage(language)
    profile.setNotificationPresenter(_no_notification)
    profile.clientHints().setAllClientHintsEnabled(False)
    profile.cookieStore().setCookieFilter(_first_party_only)
    _settle(profile.settings(), palette)
    return profile


def _settle(settings: QWebEngineSettings, palette: Palette) -> None:
    for attribute, value in SETTINGS.items():
        settings.setAttribute(attribute, value)
    families = {Face.SCREEN: palette.screen_font, Face.READING: palette.reading_font, Face.FIXED: Face.FIXED.value}
    for kind, face in FONTS.items():
        settings.setFontFamily(kind, families[face])
    for which, size in FONT_SIZES.items():
        settings.setFontSize(which, size)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)


class _RefuseAll(QWebEngineUrlRequestInterceptor):
    """For the profile that nothing here uses."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        info.block(True)


def shut_default_profile(owner: QObject) -> None:
    """Block everything on Qt's default profile: a page made without ours would use it (qt-facts 3c)."""
    QWebEngineProfile.defaultProfile().setUrlRequestInterceptor(_RefuseAll(owner))


def _first_party_only(request: QWebEngineCookieStore.FilterRequest) -> bool:
    return ask_or_refuse(lambda: not request.thirdParty, False)


def _no_notification(_notification: QWebEngineNotification) -> None:
    """Show nothing."""
