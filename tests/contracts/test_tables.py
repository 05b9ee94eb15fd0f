# SPDX-License-Identifier: GPL-3.0-or-later
"""Every question that Qt can ask has its answer here: a new member of an enum, or a new signal, fails a test."""

import enum
import inspect
import re
from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import QMetaMethod
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
)

from kiosk.policy.kinds import LOADS, Kind
from kiosk.shell.browser import page
from kiosk.shell.tables.navigations import NAVIGATIONS, NEW_WINDOWS
from kiosk.shell.tables.permissions import GRANTED
from kiosk.shell.tables.resources import KINDS
from kiosk.shell.tables.settings import SETTINGS

TABLES: list[tuple[Mapping[Any, object], type[enum.Enum]]] = [
    (SETTINGS, QWebEngineSettings.WebAttribute),
    (GRANTED, QWebEnginePermission.PermissionType),
    (KINDS, QWebEngineUrlRequestInfo.ResourceType),
    (NAVIGATIONS, QWebEnginePage.NavigationType),
    (NEW_WINDOWS, QWebEngineNewWindowRequest.DestinationType),
    (LOADS, Kind),
]
# Signals by which a page asks for something and waits for, or lives with, our answer.
CONNECTED = {
    "authenticationRequired",
    "certificateError",
    "desktopMediaRequested",
    "fileSystemAccessRequested",
    "fullScreenRequested",
    "newWindowRequested",
    "permissionRequested",
    "proxyAuthenticationRequired",
    "quotaRequested",
    "registerProtocolHandlerRequested",
    "selectClientCertificate",
    "webAuthUxRequested",
}
ANSWERED_OTHERWISE = {
    "navigationRequested": "acceptNavigationRequest",  # Qt asks the method first
    "featurePermissionRequested": "_permission",  # the older form of permissionRequested
}
# These tell, and ask nothing; or nothing happens while nobody listens (windows, printing).
TELLING = {
    "_q_aboutToDelete", "audioMutedChanged", "contentsSizeChanged", "destroyed", "featurePermissionRequestCanceled",
    "findTextFinished", "geometryChangeRequested", "iconChanged", "iconUrlChanged", "lifecycleStateChanged",
    "linkHovered", "loadFinished", "loadProgress", "loadStarted", "loadingChanged", "objectNameChanged",
    "pdfPrintingFinished", "printRequested", "printRequestedByFrame", "recentlyAudibleChanged",
    "recommendedStateChanged", "renderProcessPidChanged", "renderProcessTerminated", "scrollPositionChanged",
    "selectionChanged", "titleChanged", "urlChanged", "visibleChanged", "windowCloseRequested", "zoomFactorChanged",
}  # fmt: skip


@pytest.mark.parametrize(("table", "members"), TABLES, ids=[members.__name__ for _, members in TABLES])
def test_a_table_answers_every_member(table: Mapping[Any, object], members: type[enum.Enum]) -> None:
    aliases = {members[name] for name in members.__members__}
    assert {member.name for member in aliases - table.keys()} == set()
    assert table.keys() <= aliases


def test_the_policy_names_the_kinds_of_resource_as_qt_does() -> None:
    def snake(name: str) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", name.removeprefix("ResourceType")).lower()

    assert {
        snake(name) for name in QWebEngineUrlRequestInfo.ResourceType.__members__ if name != "ResourceTypeLast"
    } == {kind.value for kind in Kind}
    assert {snake(kind.name): word.value for kind, word in KINDS.items()} == {kind.value: kind.value for kind in Kind}


def test_every_signal_of_a_page_is_known() -> None:
    about = QWebEnginePage.staticMetaObject  # type: ignore[attr-defined]  # the stubs leave it out
    methods = [about.method(index) for index in range(about.methodCount())]
    signals = {
        bytes(method.name().data()).decode()
        for method in methods
        if method.methodType() is QMetaMethod.MethodType.Signal
    }
    assert signals == CONNECTED | ANSWERED_OTHERWISE.keys() | TELLING


def test_every_question_of_a_page_is_answered() -> None:
    source = inspect.getsource(page)
    assert {name for name in CONNECTED if f"self.{name}.connect(" not in source} == set()
    assert {name for name in ANSWERED_OTHERWISE.values() if f"def {name}(" not in source} == set()


def test_no_permission_is_given() -> None:
    assert not any(GRANTED.values())
