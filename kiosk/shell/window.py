# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: the bar on top in a session, below it one screen or the page, and a veil for a question."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.shell.icons import Icon
from kiosk.shell.parts.bar import Bar
from kiosk.shell.parts.basic import take_out
from kiosk.shell.parts.field import Field
from kiosk.shell.parts.keyboard import Keyboard
from kiosk.shell.parts.letters import Alphabet
from kiosk.shell.parts.spoken import introduce
from kiosk.shell.parts.veil import Veil
from kiosk.shell.scene import Scene
from kiosk.shell.style import TALL_FROM, WIDE_FROM, style_sheet

KEYBOARD_MARGINS = (14, 10, 14, 12)


class Window(QWidget):
    """Shows what it is given, and does not close; emits `page_covered()` when a screen takes the page's place."""

    page_covered = Signal()

    def __init__(self, *, framed: bool = False) -> None:
        """`framed` is the demonstration's: an ordinary window on somebody's desktop, which closes."""
        super().__init__()
        self._framed = framed
        self.setObjectName("window")
        self.setWindowTitle("Tereze")
        if framed:
            self.resize(1366, 768)
        else:
            self.setWindowFlags(Qt.WindowType.FramelessWindowHint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        # no content makes the window larger than its screen
        self._box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._stack = QStackedWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        self._box.addLayout(self._middle, 1)
        self._rail: QWidget | None = None
        self._beside: QWidget | None = None
        self._bar: Bar | None = None
        self._tools: QWidget | None = None
        self._keyboard: Keyboard | None = None
        self._view: QWidget | None = None
        self._veil: Veil | None = None
        self._scene: Scene | None = None
        self._tall = False

    @property
    def shows_view(self) -> bool:
        return self._view is not None and self._stack.currentWidget() is self._view

    @property
    def asks(self) -> bool:
        return self._veil is not None

    @property
    def takes_text(self) -> bool:
        """Tell whether the screen that is shown has a line to write in, or the page a line of ours above it."""
        screen = self._stack.currentWidget()
        takes = screen is not None and screen.property("takesText") is True
        return not self.asks and (takes or self.writes_above_page)

    @property
    def writes_above_page(self) -> bool:
        """Tell whether what is typed goes into a line of ours above the page, and none of it to the page."""
        written_in = self.focusWidget()
        if not self.shows_view or self._tools is None or not isinstance(written_in, Field):
            return False
        return self._tools.isVisible() and self._tools.isAncestorOf(written_in)

    @property
    def alphabet(self) -> Alphabet | None:
        """The alphabet of the keyboard on the screen, while text is taken, though it may have given its room away."""
        screen = self._stack.currentWidget()
        if self.shows_view:
            keyboard = self._keyboard if self._keyboard is not None and self._keyboard.isVisible() else None
        else:
            keyboard = screen.findChild(Keyboard) if screen is not None and self.takes_text else None
        return None if keyboard is None else keyboard.alphabet

    @property
    def screen_shown(self) -> QWidget | None:
        return self._stack.currentWidget()

    def wear(self, scene: Scene) -> None:
        """Take the look of these wishes."""
        self._scene, self._tall = scene, self._is_tall()
        wishes = scene.wishes
        self.setStyleSheet(style_sheet(scene.palette, large=wishes.large, contrast=wishes.contrast, tall=self._tall))

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen; the one before it is destroyed, the page is only put aside."""
        old = self._stack.currentWidget()
        self.page_covered.emit()
        self.show_keyboard(wanted=False)
        self.show_tools(wanted=False)
        introduce(screen)  # before Qt gives it the keyboard
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None and old is not self._view:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._come_to_front(screen)
        self._fit_view()

    def show_view(self) -> None:
        """Bring the page to the front."""
        if self._view is None or self.shows_view:
            return
        self._fit_view()
        old = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._view)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._come_to_front(self._view)

    def take_view(self, view: QWidget) -> None:
        """Keep the session's page behind the screens."""
        self._view = view
        self._stack.addWidget(view)

    def let_view_go(self) -> None:
        """Forget the page; its session destroys it."""
        if self._view is not None:
            self._stack.removeWidget(self._view)
            self._view = None

    def take_rail(self, rail: QWidget | None) -> None:
        """Put something beside the screen, in the place of what was there."""
        take_out(self._middle, self._rail)
        self._rail = rail
        if rail is not None:
            self._middle.addWidget(rail)

    def take_beside(self, beside: QWidget | None) -> None:
        """Put something before the page, at its side, in the place of what was there."""
        take_out(self._middle, self._beside)
        self._beside = beside
        if beside is not None:
            self._middle.insertWidget(0, beside)

    def take_bar(self, bar: Bar) -> None:
        self.let_bar_go()
        self._bar = bar
        self._box.insertWidget(0, bar)

    def let_bar_go(self) -> None:
        take_out(self._box, self._bar)
        self._bar = None

    def take_tools(self, tools: QWidget) -> None:
        """Keep the tools for a page below the bar; they are seen when they are shown."""
        self.let_tools_go()
        self._tools = tools
        tools.hide()
        self._box.insertWidget(1, tools)

    def let_tools_go(self) -> None:
        take_out(self._box, self._tools)
        self._tools = None

    def show_tools(self, *, wanted: bool) -> bool:
        """Show the tools while there is a page that they are for; tell whether they are seen."""
        shown = wanted and self.shows_view
        if self._tools is not None:
            self._tools.setVisible(shown)
        return shown

    @property
    def shows_tools(self) -> bool:
        return self._tools is not None and not self._tools.isHidden()

    def take_keyboard(self, keyboard: Keyboard) -> None:
        """Keep a keyboard below the page, which gives it its room; it is seen when it is shown."""
        self.let_keyboard_go()
        self._keyboard = keyboard
        keyboard.setContentsMargins(*KEYBOARD_MARGINS)
        keyboard.hide()
        self._box.addWidget(keyboard)

    def let_keyboard_go(self) -> None:
        take_out(self._box, self._keyboard)
        self._keyboard = None

    def show_keyboard(self, *, wanted: bool) -> None:
        """Show the keyboard below the page while text goes into it."""
        if self._keyboard is not None:
            self._keyboard.setVisible(wanted and self.shows_view)

    def ask(self, scene: Scene, icon: Icon, title: str, text: str, choices: tuple[tuple[str, str, str], ...]) -> Veil:
        """Put a question over the content; a later one takes its place."""
        self.unveil()
        self._veil = Veil(scene, icon, title, text, choices, self._stack)
        self._veil.chosen.connect(self._forget_veil)
        return self._veil

    def unveil(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_view()
        if self._scene is not None and self._tall != self._is_tall():
            self.wear(self._scene)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._framed:
            QCoreApplication.exit(0)
        else:
            event.ignore()

    def _come_to_front(self, shown: QWidget) -> None:
        """Give what is shown now the keyboard; a question that is asked stays over it, and keeps the keyboard."""
        if self._veil is None:
            shown.setFocus()
        else:
            self._veil.raise_()

    def _is_tall(self) -> bool:
        return self.width() >= WIDE_FROM and self.height() >= TALL_FROM

    def _fit_view(self) -> None:
        """Give the page its place before it is seen, so that it is not first laid out for another."""
        if self._view is not None and not self.shows_view:
            self._view.setGeometry(self._stack.contentsRect())

    def _forget_veil(self) -> None:
        self._veil = None
