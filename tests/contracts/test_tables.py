# SPDX-License-Identifier: GPL-3.0-or-later
"""Every question that Qt can ask has its answer here: a new member of an enum, or a new signal, fails a test."""

import enum
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDownloadRequest,
    QWebEngineLoadingInfo,
    QWebEngineNavigationRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
)

from kiosk.policy.kinds import LOADS, Kind
from kiosk.shell.browser.page import Page
from kiosk.shell.tables.actions import ACTIONS
from kiosk.shell.tables.certificates import CERTIFICATE_ERRORS
from kiosk.shell.tables.certificates import Answer as CertificateAnswer
from kiosk.shell.tables.downloads import OVER, TOLD
from kiosk.shell.tables.key_names import DIGITS, ERASING_ONE_WAY, MOVING, NO_KEYS, TAKING_BACK, WRITING
from kiosk.shell.tables.keys import BUTTONS, KEYS
from kiosk.shell.tables.loading import DOMAINS, ORDINARY_ENDS, STATES, STATUSES
from kiosk.shell.tables.navigations import NAVIGATIONS, NEW_WINDOWS, REQUESTS
from kiosk.shell.tables.permissions import GRANTED
from kiosk.shell.tables.questions import (
    ANSWERED,
    ANSWERED_BEFORE,
    DIALOGS,
    REFUSED,
    TELLING,
    UNHEARD,
    Dialog,
    Reply,
)
from kiosk.shell.tables.resources import KINDS
from kiosk.shell.tables.settings import FONT_SIZES, FONTS, SETTINGS
from kiosk.shell.tables.switches import (
    BLINK_FEATURES_OFF,
    FEATURES_OFF,
    KEPT_VARIABLES,
    NEVER,
    NO_BUS,
    SESSION_BUS,
    SWITCHES,
    chromium_flags,
    environment,
)
from tests.contracts.surface import signals_of

TABLES: list[tuple[Mapping[Any, object], type[enum.Enum]]] = [
    (SETTINGS, QWebEngineSettings.WebAttribute),
    (FONTS, QWebEngineSettings.FontFamily),
    (FONT_SIZES, QWebEngineSettings.FontSize),
    (GRANTED, QWebEnginePermission.PermissionType),
    (KINDS, QWebEngineUrlRequestInfo.ResourceType),
    (NAVIGATIONS, QWebEnginePage.NavigationType),
    (NEW_WINDOWS, QWebEngineNewWindowRequest.DestinationType),
    (REQUESTS, QWebEngineUrlRequestInfo.NavigationType),
    (OVER, QWebEngineDownloadRequest.DownloadState),
    (TOLD, QWebEngineDownloadRequest.DownloadInterruptReason),
    (CERTIFICATE_ERRORS, QWebEngineCertificateError.Type),
    (STATUSES, QWebEngineLoadingInfo.LoadStatus),
    (DOMAINS, QWebEngineLoadingInfo.ErrorDomain),
    (ORDINARY_ENDS, QWebEnginePage.RenderProcessTerminationStatus),
    (STATES, QWebEnginePage.LifecycleState),
    (ACTIONS, QWebEnginePage.WebAction),
    (KEYS, Qt.Key),
    (BUTTONS, Qt.MouseButton),
    (DIALOGS, Dialog),
    (LOADS, Kind),
]


@pytest.mark.parametrize(("table", "members"), TABLES, ids=[members.__qualname__ for _, members in TABLES])
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


def test_no_key_is_in_two_groups() -> None:
    groups = (MOVING, DIGITS, TAKING_BACK, ERASING_ONE_WAY, WRITING, NO_KEYS)
    names = [name for group in groups for name in group.split()]
    assert sorted(names) == sorted(set(names))


def test_what_was_called_a_feature_is_a_permission_now() -> None:
    assert QWebEnginePage.Feature.__members__.keys() <= QWebEnginePermission.PermissionType.__members__.keys()


def test_the_three_names_of_a_way_to_a_page_are_the_same_ways() -> None:
    def ways(kinds: type[enum.Enum]) -> set[str]:
        return {re.sub("NavigationType|Navigation|Clicked", "", name) for name in kinds.__members__}

    assert ways(QWebEnginePage.NavigationType) == ways(QWebEngineNavigationRequest.NavigationType)
    assert ways(QWebEnginePage.NavigationType) == ways(QWebEngineUrlRequestInfo.NavigationType)
    answers = {re.sub("NavigationType|Clicked", "", kind.name): answer for kind, answer in NAVIGATIONS.items()}
    assert answers == {kind.name.removeprefix("NavigationType"): answer for kind, answer in REQUESTS.items()}


def test_each_signal_of_a_page_is_in_one_table() -> None:
    tables = [*REFUSED, *ANSWERED, *ANSWERED_BEFORE, *UNHEARD, *TELLING]
    assert sorted(tables) == sorted(signals_of(QWebEnginePage))


def test_whoever_answers_a_signal_is_there() -> None:
    assert {method for method in ANSWERED.values() if method not in vars(Page)} == set()
    assert {name for name in ANSWERED_BEFORE.values() if name not in vars(Page) and name not in ANSWERED} == set()


def test_each_dialog_comes_by_a_signal_or_a_method_that_the_page_answers() -> None:
    known = {*REFUSED, *ANSWERED, *UNHEARD, *vars(Page)}
    for dialog, reply in DIALOGS.items():
        way = dialog.value.partition(",")[0]
        assert way in known or " of " in way, dialog
        assert (reply in (Reply.CLOSED, Reply.SHOWN)) is (" of " in way), dialog


def test_no_permission_is_given() -> None:
    assert not any(GRANTED.values())


def test_only_an_unknown_authority_is_looked_at_again() -> None:
    looked_at = {kind for kind, answer in CERTIFICATE_ERRORS.items() if answer is not CertificateAnswer.REFUSE}
    assert looked_at == {QWebEngineCertificateError.Type.CertificateAuthorityInvalid}


def test_the_bar_has_four_actions_and_a_page_no_other() -> None:
    taken = {action.name for action, answer in ACTIONS.items() if answer}
    assert taken == {"Back", "Forward", "Reload", "Stop"}


def test_one_button_presses() -> None:
    assert {button for button, answer in BUTTONS.items() if answer} == {Qt.MouseButton.LeftButton}


def test_this_chromium_knows_every_switch_and_feature_of_the_table() -> None:
    """A name that Chromium dropped would be ignored without a word (qt-facts, "No-ops")."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)
    binary = next(Path(folder).glob("libQt6WebEngineCore.so.6")).read_bytes()
    names = (*SWITCHES, *NEVER, *FEATURES_OFF, *BLINK_FEATURES_OFF)
    assert [name for name in names if b"\0" + name.encode() + b"\0" not in binary] == []


def test_no_switch_is_one_that_must_never_be() -> None:
    assert not NEVER & SWITCHES.keys()
    words = chromium_flags(1).split(" --")
    assert len(words) == len(SWITCHES)


def test_no_variable_of_the_machine_comes_in_but_those_of_the_table() -> None:
    machine = dict.fromkeys(("QTWEBENGINE_REMOTE_DEBUGGING", "QT_PLUGIN_PATH", "AT_SPI_BUS_ADDRESS", "HOME"), "x")
    assert [name for name in environment(machine, 1, sandbox=True) if name in machine] == ["HOME"]
    assert SESSION_BUS not in KEPT_VARIABLES


@pytest.mark.parametrize(("present", "screen_reader", "bus"), [
    ({SESSION_BUS: "unix:path=/bus"}, False, NO_BUS),
    ({SESSION_BUS: "unix:path=/bus"}, True, "unix:path=/bus"),
    ({}, False, NO_BUS),
    ({}, True, NO_BUS),
])  # fmt: skip
def test_only_a_station_with_a_screen_reader_has_a_session_bus(
    present: dict[str, str], screen_reader: bool, bus: str
) -> None:
    assert environment(present, 1, sandbox=True, screen_reader=screen_reader)[SESSION_BUS] == bus
