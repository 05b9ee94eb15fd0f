# SPDX-License-Identifier: GPL-3.0-or-later
"""The browser's parts do what the tables say, and refuse what no table has: a member that a later Qt may bring."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDownloadRequest,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.base.palette import read_palette
from kiosk.base.paths import resources
from kiosk.policy.reader import read_policy
from kiosk.policy.reasons import Reason
from kiosk.shell.browser import page as page_module
from kiosk.shell.browser import spool
from kiosk.shell.browser.interceptor import Interceptor
from kiosk.shell.browser.judge import ScreenJudge, page_request
from kiosk.shell.browser.page import Page
from kiosk.shell.browser.profile import build_profile
from kiosk.shell.browser.trust import Trust
from kiosk.shell.tables.actions import ACTIONS
from kiosk.shell.tables.loading import Loading, outcome_of
from kiosk.shell.tables.questions import REFUSED
from kiosk.shell.tables.schemes import SCHEMES, Way, way_of
from kiosk.shell.tables.settings import FONT_SIZES, FONTS, SETTINGS, Face
from kiosk.shell.typing import Typing
from tests.fakes.clock import FakeClock

LATER: Any = object()  # stands for a member that no table has
LISTED = "https://adilet.zan.kz/"
CLOCK = FakeClock(datetime(2026, 12, 1, 5, tzinfo=UTC))
JUDGE = ScreenJudge(read_policy(resources() / "policy" / "starter.toml"), CLOCK, UTC)
Action = QWebEnginePage.WebAction
# A machine without a graphics card says so when the first page of the run is made.
drawn = pytest.mark.qt_log_ignore("^QRhiGles2: ", "^Failed to create RHI", "Vulkan", "^GPUInfo ", extend=True)


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    owner = QObject()
    made = Page(build_profile("kk", read_palette(), owner), JUDGE, Trust((), CLOCK), "token", owner)
    yield made
    shiboken6.delete(made)
    shiboken6.delete(owner)


class Asked:
    """Any request of Qt's: it says what it is told to, and keeps the answer that it gets."""

    def __init__(self, **facts: object) -> None:
        self.facts, self.heard = facts, list[tuple[object, ...]]()

    def __getattr__(self, name: str) -> Any:
        def ask(*words: object) -> object:
            if name not in self.facts:
                self.heard.append((name, *words))
            return self.facts.get(name)

        return ask


@drawn
def test_every_action_but_the_bars_four_is_passed_over(page: Page, qtbot: QtBot) -> None:
    page.setHtml("x")
    with qtbot.assertNotEmitted(page.windowCloseRequested, wait=300):
        page.triggerAction(Action.RequestClose)
        page.action(Action.RequestClose).trigger()  # as a menu or a shortcut of Qt's would


@drawn
def test_a_listed_action_is_taken(page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "ACTIONS", {**ACTIONS, Action.RequestClose: True})
    page.setHtml("x")
    with qtbot.waitSignal(page.windowCloseRequested):
        page.action(Action.RequestClose).trigger()


@drawn
@pytest.mark.parametrize("kind", [*QWebEnginePermission.PermissionType, LATER])
def test_every_permission_is_denied(page: Page, kind: QWebEnginePermission.PermissionType) -> None:
    asked = Asked(permissionType=kind)
    page._permission(asked)  # type: ignore[arg-type]
    assert asked.heard == [("deny",)]


@pytest.mark.parametrize(("name", "word"), REFUSED.items())
def test_a_request_is_refused_by_its_own_word(name: str, word: str) -> None:
    asked = Asked()
    page_module._refusing(word)(asked)
    assert asked.heard == [(word,)]


@drawn
def test_a_way_to_a_page_that_no_table_has_is_refused(page: Page) -> None:
    link = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
    assert page.acceptNavigationRequest(QUrl(LISTED), link, True)
    assert not page.acceptNavigationRequest(QUrl(LISTED), LATER, True)


@drawn
@pytest.mark.parametrize("mode", [*QWebEnginePage.FileSelectionMode])
def test_no_file_is_chosen_whatever_for(page: Page, qtbot: QtBot, mode: QWebEnginePage.FileSelectionMode) -> None:
    with qtbot.waitSignal(page.refused) as refused:
        assert page.chooseFiles(mode, [], []) == []
    assert refused.args[1] is Reason.UPLOAD


@pytest.mark.parametrize("kind", [*QWebEngineCertificateError.Type, LATER])
def test_only_an_unknown_authority_is_verified_again(kind: QWebEngineCertificateError.Type) -> None:
    asked_for: list[str] = []

    class Watching(Trust):
        def verifies(self, host: str, untrusted_chain: object) -> bool:
            asked_for.append(host)
            return True

    error = Asked(type=kind, isOverridable=True, certificateChain=[], url=QUrl(LISTED))
    vouched = Watching((), CLOCK).vouches(error)  # type: ignore[arg-type]
    assert vouched is bool(asked_for) is (kind is QWebEngineCertificateError.Type.CertificateAuthorityInvalid)


@pytest.mark.parametrize("state", [*QWebEngineDownloadRequest.DownloadState, LATER])
def test_a_download_that_is_not_over_is_cancelled(state: QWebEngineDownloadRequest.DownloadState) -> None:
    class Told:
        def connect(self, listener: Any) -> None:
            listener(state)

    download = Asked(state=state)
    download.stateChanged = Told()  # type: ignore[attr-defined]
    spool.refuse(download)  # type: ignore[arg-type]
    states = QWebEngineDownloadRequest.DownloadState
    over = state in (states.DownloadCompleted, states.DownloadCancelled, states.DownloadInterrupted)
    assert download.heard == ([] if over else [("cancel",), ("cancel",)])


def _intercepted(**facts: object) -> list[tuple[object, ...]]:
    resource, way = QWebEngineUrlRequestInfo.ResourceType, QWebEngineUrlRequestInfo.NavigationType
    kinds = {"resourceType": resource.ResourceTypeMainFrame, "navigationType": way.NavigationTypeTyped} | facts
    bare = {"requestMethod": QByteArray(b"GET"), "initiator": QUrl(), "firstPartyUrl": QUrl()}
    info = Asked(requestUrl=QUrl(LISTED), **bare, **kinds)
    Interceptor(JUDGE, Typing()).interceptRequest(info)  # type: ignore[arg-type]
    return info.heard


def test_a_request_of_a_kind_that_no_table_has_stays_blocked() -> None:
    assert _intercepted() == [("block", True), ("block", False)]
    assert _intercepted(resourceType=LATER) == [("block", True)]
    assert _intercepted(navigationType=LATER) == [("block", True)]


def test_a_word_about_a_load_that_no_table_has_is_a_failure() -> None:
    failed, status = QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus, QWebEngineLoadingInfo.ErrorDomain
    assert outcome_of(failed, status.HttpStatusCodeDomain) is Loading.PAGE
    assert outcome_of(failed, LATER) is Loading.FAILED
    assert outcome_of(LATER, status.NoErrorDomain) is Loading.FAILED
    assert not any(
        outcome_of(one, status.NoErrorDomain) is Loading.BY_DOMAIN for one in QWebEngineLoadingInfo.LoadStatus
    )


@pytest.mark.parametrize("scheme", [*SCHEMES, "a-scheme-of-tomorrow", ""])
def test_a_scheme_is_judged_by_the_policy_or_the_library_or_not_at_all(scheme: str) -> None:
    way = way_of(f"{scheme}:x")
    assert way_of(f"{scheme.upper()}:x") is way
    if scheme not in ("http", "https", "ws", "wss", "library", "document"):
        assert way in (Way.REFUSED, Way.OTHER_PROGRAM)
        assert JUDGE.judge(page_request(f"{scheme}://adilet.zan.kz/")).reason is Reason.SCHEME
        assert JUDGE.judge(page_request(f"{scheme}:x")).reason is Reason.SCHEME


def test_a_session_has_every_switch_font_and_size_of_the_table(qapp: QApplication) -> None:
    owner, palette = QObject(), read_palette()
    settings = build_profile("kk", palette, owner).settings()
    assert {which: settings.testAttribute(which) for which in QWebEngineSettings.WebAttribute} == SETTINGS
    assert {which: settings.fontSize(which) for which in QWebEngineSettings.FontSize} == FONT_SIZES
    families = {Face.SCREEN: palette.screen_font, Face.READING: palette.reading_font, Face.FIXED: "PT Mono"}
    named = {kind: settings.fontFamily(kind) for kind in QWebEngineSettings.FontFamily}
    assert named == {kind: families[face] for kind, face in FONTS.items()}
    shiboken6.delete(owner)
