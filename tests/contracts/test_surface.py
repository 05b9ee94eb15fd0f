# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that Qt's page, view and profile can do or be told is known here, and why it opens nothing.

Qt does not say at run time which methods are virtual. So each method is in one of four groups, and a new one fails.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from kiosk.shell.browser.page import Page
from kiosk.shell.browser.sitting import View
from tests.contracts.surface import attributes_in, enums_of, methods_of, signals_of

SHELL = Path(__file__).parents[2] / "kiosk" / "shell"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Surface:
    """One class of Qt's: its methods in four groups, its enums and its signals."""

    kind: type[QObject]
    ours: type[QObject] | None
    answered: frozenset[str]  # Qt calls it, and our class has it
    harmless: frozenset[str]  # Qt calls it, and nothing comes of it here; the remark says why
    telling: frozenset[str]  # it only says something to us, or we call it with what is ours
    never: frozenset[str]  # no module of the screen calls it
    enums: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()


PAGE = Surface(
    QWebEnginePage,
    Page,
    answered=_names("""acceptNavigationRequest chooseFiles createWindow javaScriptAlert javaScriptConfirm
        javaScriptConsoleMessage javaScriptPrompt triggerAction"""),
    harmless=_names("event"),  # Qt's own bookkeeping
    telling=_names("""backgroundColor contentsSize hasSelection history icon iconUrl isAudioMuted isLoading isVisible
        lifecycleState load profile recentlyAudible recommendedState renderProcessPid requestedUrl runJavaScript
        scrollPosition selectedText setBackgroundColor setLifecycleState setVisible setZoomFactor settings title url
        toPlainText zoomFactor setUrlRequestInterceptor findText printToPdf"""),
    never=_names("""acceptAsNewWindow action devToolsId devToolsPage download findFrameByName inspectedPage
        mainFrame replaceMisspelledWord save scripts setAudioMuted setContent setDevToolsPage
        setFeaturePermission setHtml setInspectedPage setUrl setWebChannel toHtml webChannel"""),
    # each has a table in test_tables, or its answer is one for all members
    enums=_names("""Feature FileSelectionMode FindFlag JavaScriptConsoleMessageLevel LifecycleState NavigationType
        PermissionPolicy RenderProcessTerminationStatus WebAction WebWindowType"""),
    signals=frozenset(signals_of(QWebEnginePage)),  # test_tables has each in a table
)
VIEW = Surface(
    QWebEngineView,
    View,
    answered=_names("event"),
    # no menu by its policy; no drop is accepted; a window is the page's to answer; the gatekeeper hears drops before
    harmless=_names("""closeEvent contextMenuEvent createWindow dragEnterEvent dragLeaveEvent dragMoveEvent dropEvent
        hideEvent showEvent"""),
    telling=_names("""back forward hasSelection history icon iconUrl load page reload selectedText setPage
        setZoomFactor settings sizeHint stop title url zoomFactor findText printToPdf"""),
    never=_names("""createStandardContextMenu forPage lastContextMenuRequest pageAction print
        setContent setHtml setUrl triggerPageAction"""),
    signals=_names("""customContextMenuRequested destroyed iconChanged iconUrlChanged loadFinished loadProgress
        loadStarted objectNameChanged pdfPrintingFinished printFinished printRequested printRequestedByFrame
        renderProcessTerminated selectionChanged titleChanged urlChanged windowIconChanged windowIconTextChanged
        windowTitleChanged"""),  # all tell, or ask for print, which does not happen while nobody listens
)
PROFILE = Surface(
    QWebEngineProfile,
    None,
    answered=frozenset(),
    harmless=frozenset(),
    telling=_names("""cachePath clientHints cookieStore defaultProfile downloadPath httpAcceptLanguage
        httpCacheMaximumSize httpCacheType httpUserAgent installUrlSchemeHandler isOffTheRecord isPushServiceEnabled
        isSpellCheckEnabled listAllPermissions listPermissionsForOrigin listPermissionsForPermissionType
        persistentCookiesPolicy persistentPermissionsPolicy persistentStoragePath queryPermission
        setHttpAcceptLanguage setHttpCacheType setNotificationPresenter setPersistentCookiesPolicy
        setPersistentPermissionsPolicy setPushServiceEnabled setSpellCheckEnabled setUrlRequestInterceptor settings
        spellCheckLanguages storageName urlSchemeHandler visitedLinksContainsUrl"""),
    never=_names("""additionalTrustedCertificates clearAllVisitedLinks clearHttpCache clearVisitedLinks
        clientCertificateStore extensionManager removeAllUrlSchemeHandlers removeUrlScheme removeUrlSchemeHandler
        scripts setCachePath setDownloadPath setHttpCacheMaximumSize setHttpUserAgent setPersistentStoragePath
        setSpellCheckLanguages"""),
    enums=_names("HttpCacheType PersistentCookiesPolicy PersistentPermissionsPolicy"),  # one member of each is set
    signals=_names("clearHttpCacheCompleted destroyed downloadRequested objectNameChanged"),  # tables.downloads
)
SURFACES = (PAGE, VIEW, PROFILE)
each = pytest.mark.parametrize("surface", SURFACES, ids=[surface.kind.__name__ for surface in SURFACES])


@each
def test_each_method_is_in_one_group(surface: Surface) -> None:
    groups = (surface.answered, surface.harmless, surface.telling, surface.never)
    assert sorted(name for group in groups for name in group) == sorted(methods_of(surface.kind))


@each
def test_each_enum_and_each_signal_is_known(surface: Surface) -> None:
    assert enums_of(surface.kind) == surface.enums
    assert signals_of(surface.kind) == surface.signals


@each
def test_what_qt_calls_is_ours(surface: Surface) -> None:
    own = vars(surface.ours) if surface.ours is not None else {}
    assert {name for name in surface.answered if name not in own} == set()
    assert {name for name in surface.harmless if name in own} == set()


@each
def test_what_is_never_called_is_nowhere_in_the_screen(surface: Surface) -> None:
    assert surface.never & attributes_in([SHELL]) == set()
