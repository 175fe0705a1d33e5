"""Somebody at the window: reads what stands there, points at it, or has a keyboard alone.

Nothing is called in the window and nothing in it is given the cursor: keys go to the window that has it, as
from the system, and the mouse presses what is to be seen at a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from tests.ui.access import seen
from tests.ui.conftest import settle

_FAR = 80
"""Keystrokes after which one gives up going to a place."""
_NOTCH = 120
"""By which one notch of the wheel turns."""
_PAUSE = 500
"""Milliseconds; a longer pause is none that one waits for."""
_Deed = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that one can read, and where it is in its widget."""

    words: str
    widget: QWidget
    place: QRect


class Person:
    """Reads the window; how one does things in it differs."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    @property
    def project_view(self) -> ProjectView:
        assert self.window.project_view is not None, self.all_words()
        return self.window.project_view

    # Reading

    def wait(self) -> None:
        """Let everything that was asked for happen, and give a dialog the size that the screen has for it."""
        project_view = self.window.project_view
        if project_view is not None:
            settle(self._qtbot, project_view.context)
            while self._is_pausing():
                self._qtbot.waitUntil(lambda: not self._is_pausing())
                settle(self._qtbot, project_view.context)
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            # As a desktop does when a dialog is closed.
            (QApplication.activeModalWidget() or self.window).activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        front, room = _front(), self.window.size()
        if isinstance(front, QDialog) and front.size().boundedTo(room) != front.size():
            front.resize(front.size().boundedTo(room))
            QApplication.processEvents()

    def _is_pausing(self) -> bool:
        """Whether what was typed is looked up only in a moment."""
        timers = self.window.findChildren(QTimer)
        return any(
            timer.isActive() and timer.isSingleShot() and timer.interval() < _PAUSE for timer in timers
        )

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what takes its time."""
        self._qtbot.waitUntil(is_so, timeout=10_000)
        self.wait()

    def gone(self) -> None:
        """The program has ended."""
        self._qtbot.waitUntil(lambda: not self.window.isVisible())

    def reads(self, *texts: str) -> None:
        """Each of these stands in the window in front, where one sees it; what comes late is waited for."""
        self.wait()
        for text in texts:
            try:
                self._qtbot.waitUntil(lambda text=text: self.can_read(text), timeout=3000)
            except self._qtbot.TimeoutError:
                raise AssertionError(f"“{text}” is not to be read among: {self.all_words()[-900:]}") from None

    def can_read(self, text: str) -> bool:
        return any(text in there.words for there in _readable(_front()))

    def all_words(self) -> str:
        return " | ".join(there.words for there in _readable(_front()))

    def find(self, words: str, kind: type[QWidget] = QWidget) -> Seen:
        """What says exactly this, or else begins so, or else is called so."""
        self.wait()
        there = [found for found in _readable(_front()) if isinstance(found.widget, kind)]
        for fits in (
            lambda found: found.words == words,
            lambda found: _heard(found.widget) == words and isinstance(found.widget, _CALLED),
            lambda found: found.words.startswith(words),
        ):
            for found in there:
                if fits(found):
                    return found
        raise AssertionError(f"“{words}” is not to be seen among: {self.all_words()[-900:]}")

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys, such as "Ctrl+K" or "Tab", one after another, and see where the cursor is then."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(_receiver(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()
        if self.window.isVisible():
            self.wait()
            self.looks_for_the_cursor()

    def write(self, text: str) -> None:
        """Write where the cursor is."""
        for letter in text:
            QTest.keyClick(_receiver(), letter)
        self.wait()
        self.looks_for_the_cursor()

    def looks_for_the_cursor(self) -> None:
        """Whatever has the cursor is to be seen, with the line on which it stands."""
        focus = QApplication.focusWidget()
        if focus is None or QApplication.activePopupWidget() is not None:
            return
        assert not seen(focus).isEmpty(), f"the cursor is in what cannot be seen: {focus}"
        if isinstance(focus, QAbstractItemView) and focus.currentIndex().isValid():
            line = focus.visualRect(focus.currentIndex())
            assert focus.viewport().rect().intersects(line), f"the chosen line of {focus} is out of sight"

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab until the cursor is in what is called so."""
        way = []
        for _ in range(_FAR):
            self.press("Shift+Tab" if back else "Tab")
            focus = QApplication.focusWidget()
            assert focus is not None, f"Tab leads nowhere after {way}"
            way.append(_heard(focus))
            if way[-1] == name:
                return focus
        raise AssertionError(f"Tab does not lead to “{name}” but to {way}")

    def focused(self) -> str:
        """What a screen reader calls the control that has the cursor."""
        focus = QApplication.focusWidget()
        return _heard(focus) if focus is not None else ""

    # The mouse

    def click(self, words: str, kind: type[QWidget] = QWidget, *, twice: bool = False) -> None:
        """Press what says this; where it stands farther down, turn the wheel until it is seen."""
        self.click_on(self.find(words, kind), twice=twice)

    def click_on(self, found: Seen, *, twice: bool = False) -> None:
        if not isinstance(found.widget, QAbstractItemView):
            _turn_the_wheel(found.widget)
        top = found.widget.window()
        target = found.widget.viewport() if isinstance(found.widget, QAbstractItemView) else found.widget
        middle = found.place.center()
        point = target.mapTo(top, middle) if target is not top else middle
        hit = top.childAt(point) or top
        assert top.rect().contains(point), f"“{found.words}” is out of the window"
        is_there = hit is target or target.isAncestorOf(hit) or hit.isAncestorOf(target)
        assert is_there, f"{hit} lies where “{found.words}” is pressed"
        QTest.mouseMove(hit, hit.mapFrom(top, point))
        there = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, hit.mapFrom(top, point))
        QTest.mouseClick(hit, *there)
        if twice:
            QTest.mouseDClick(hit, *there)
        self.wait()

    def choose_from(self, menu: str, entry: str) -> None:
        """Open a menu and choose an entry; where the menus have no room, search for it."""
        self.wait()
        bar = self.window.findChild(QMenuBar)
        assert isinstance(bar, QMenuBar)
        if not bar.isVisible():
            self.click("Search or jump to…", QPushButton)
            self.write(entry.removesuffix("…"))
            self.click(entry.removesuffix("…"), QAbstractItemView)
            return
        action = next(action for action in bar.actions() if _plain(action.text()) == menu)
        place = bar.actionGeometry(action).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.click(entry, QMenu)

    # What opens in the middle of something

    def answer(self, deed: _Deed, kind: type[QWidget] = QWidget) -> None:
        """Do something in the dialog that comes up in the midst of the next step, and keeps it waiting.

        `kind` tells it from a dialog that is there already.
        """

        def when_it_is_there() -> None:
            there = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if there is None or not isinstance(there, kind):
                QTimer.singleShot(20, self.window, when_it_is_there)
            else:
                QApplication.processEvents()
                try:
                    deed()
                except BaseException:
                    _give_up()  # else it would wait for ever, and nobody would hear why
                    raise

        QTimer.singleShot(20, self.window, when_it_is_there)


def _give_up() -> None:
    """Close what is open before the window."""
    while there := QApplication.activePopupWidget() or QApplication.activeModalWidget():
        there.close()
        QApplication.processEvents()


def _receiver() -> QWindow:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the cursor"
    return window


def _front() -> QWidget:
    """The menu, the dialog or the window that one looks at."""
    front = (
        QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    )
    assert front is not None, "no window is in front"
    return front


def _heard(widget: QWidget) -> str:
    """What a screen reader calls it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QComboBox):  # of which Qt tells the value, and the name by the words above it
        captions = (label for label in widget.window().findChildren(QLabel) if label.buddy() is widget)
        return next((_plain(label.text()) for label in captions), widget.currentText())
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


_CALLED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
"""What one also knows by its name: the words above it, or its sign."""


def _readable(front: QWidget) -> Iterator[Seen]:
    """What there is to read in a window, as far as it is or can be scrolled into sight."""
    if isinstance(front, QMenu):
        for action in front.actions():
            yield Seen(_plain(action.text()), front, front.actionGeometry(action))
        return
    yield Seen(front.windowTitle(), front, QRect())
    for widget in [front, *front.findChildren(QWidget)]:
        if not shiboken6.isValid(widget) or not widget.isVisible() or widget.window() is not front:
            continue
        if seen(widget).isEmpty() and not _scrolled_by(widget):
            continue
        yield from _words_of(widget)


def _plain(text: str) -> str:
    """Without the marks of mnemonics."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _words_of(widget: QWidget) -> Iterator[Seen]:
    whole = widget.rect()
    match widget:
        case QLabel():
            yield Seen(_plain(widget.text()) if widget.buddy() else widget.text(), widget, whole)
        case QAbstractButton():
            yield Seen(_plain(widget.text()), widget, whole)
        case QComboBox():
            yield Seen(widget.currentText(), widget, whole)
        case QLineEdit():
            yield Seen(widget.text(), widget, whole)
        case QPlainTextEdit() | QTextEdit():
            yield Seen(widget.toPlainText(), widget, whole)
        case QTabBar():
            for number in filter(widget.isTabVisible, range(widget.count())):
                if widget.rect().contains(widget.tabRect(number).center()):
                    yield Seen(widget.tabText(number), widget, widget.tabRect(number))
        case QAbstractItemView():
            yield from _cells_of(widget)


def _cells_of(view: QAbstractItemView) -> Iterator[Seen]:
    model = view.model()
    if model is None:
        return
    pending = [(model.index(-1, -1))]
    while pending:
        parent = pending.pop()
        for row in range(model.rowCount(parent)):
            for column in range(1 if isinstance(view, QListView) else model.columnCount(parent)):
                index = model.index(row, column, parent)
                place = view.visualRect(index)
                if place.isEmpty() or not view.viewport().rect().contains(place.center()):
                    continue
                value = index.data(Qt.ItemDataRole.DisplayRole)
                words = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
                yield Seen(words, view, place)
            first = model.index(row, 0, parent)
            if isinstance(view, QTreeView) and model.rowCount(first):
                pending.append(first)
            if row > 60 and not view.visualRect(first).intersects(view.viewport().rect()):
                break


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The form that one scrolls to see it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent if not seen(parent).isEmpty() else None
        parent = parent.parentWidget()
    return None


def _turn_the_wheel(widget: QWidget) -> None:
    """Scroll what it stands in until its middle is to be seen."""
    area = _scrolled_by(widget)
    for _ in range(_FAR):
        middle = widget.mapTo(widget.window(), widget.rect().center())
        if area is None or seen(widget).contains(middle):
            return
        viewport = area.viewport()
        step = -_NOTCH if middle.y() > seen(area).center().y() else _NOTCH
        at = QPointF(viewport.rect().center())
        event = QWheelEvent(
            at,
            QPointF(viewport.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        assert event.type() == QEvent.Type.Wheel
        QApplication.sendEvent(viewport, event)
    raise AssertionError(f"{widget} cannot be scrolled into sight")
