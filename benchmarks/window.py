"""The real window on a copy of a project, and the hands of somebody who uses it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QItemSelection, QItemSelectionModel, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engage.domain.records import Noun
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.widgets.record_table import RecordTable

_PATIENCE = 600
"""Seconds after which work that is not done is given up."""
_NOTCH = 120
"""What Qt calls one step of the wheel: an eighth of a degree."""


@contextmanager
def shown(file: Path) -> Iterator[tuple[MainWindow, Path]]:
    """Show the window, and give it with a copy of the project that it may alter."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        os.environ["ENGAGE_HOME"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["QT_NO_GLIB"] = "1"  # with GLib's loop, Qt does not say when it listens again
        copy = Path(shutil.copy(file, folder))

        from engage.app import make_window

        _, window = make_window()
        window.resize(1366, 768)
        window.show()
        try:
            yield window, copy
        finally:
            window.shut()


def wait(milliseconds: int) -> None:
    """Let the window go on. (QTest.qWait keeps the interpreter's lock from the workers.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)  # without the loop named, PySide keeps a little
    loop.exec()


def do(deed: Callable[[], object]) -> None:
    """Have the window do something, as an event of its own."""
    QTimer.singleShot(0, deed)
    wait(1)


class Hands:
    """What a person can do with the window, and wait for."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def settle(self, *, times: int = 3, pause: int = 20) -> None:
        """Wait until everything that was asked for is done and shown: nothing goes on for so many pauses."""
        end = time.monotonic() + _PATIENCE
        quiet = 0
        while quiet < times:
            wait(pause)
            view = self.window.project_view
            is_idle = self.window.stage.opener.is_idle and (
                view is None or (view.context.reader.is_idle and view.context.writer.is_idle)
            )
            quiet = quiet + 1 if is_idle else 0
            if time.monotonic() > end:
                raise TimeoutError(f"not done after {_PATIENCE} seconds")

    @property
    def view(self) -> ProjectView:
        view = self.window.project_view
        assert view is not None
        return view

    @property
    def page(self) -> ListPage:
        page = self.view.page
        assert isinstance(page, ListPage)
        return page

    @property
    def table(self) -> RecordTable:
        return self.page.table

    def trigger(self, action: str) -> None:
        """Do what stands in a menu."""
        do(self.window.actions_by_name[action].trigger)

    def turn_to(self, page: str) -> None:
        """Go to a page."""
        self.trigger(f"page_{page}")
        self.settle()

    def list(self, noun: Noun) -> None:
        """Show the list of all records of a noun."""
        do(lambda: self.view.show_list(noun, ""))
        self.settle()

    def drag(self, steps: int = 200) -> None:
        """Drag the bar from the top to the bottom, and back at once."""
        bar = self.table.verticalScrollBar()
        for step in range(steps + 1):
            do(partial(bar.setValue, bar.maximum() * step // steps))
        do(partial(bar.setValue, 0))

    def wheel(self, notches: int) -> None:
        """Turn the wheel: down, and now and then up again."""
        port = self.table.viewport()
        place = QPointF(port.rect().center())
        for number in range(notches):
            turned = QPoint(0, _NOTCH if number % 4 == 3 else -_NOTCH)
            event = QWheelEvent(
                place,
                QPointF(port.mapToGlobal(place.toPoint())),
                QPoint(),
                turned,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            do(partial(QApplication.sendEvent, port, event))
            wait(7)

    def press(
        self,
        key: Qt.Key,
        times: int = 1,
        keys_held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key in the list, as quickly as a key repeats that is held."""
        table = self.table
        for _ in range(times):
            do(lambda: QTest.keyClick(table, key, keys_held))
            wait(15)

    def type(self, into: QWidget, text: str) -> None:
        """Type a text quickly."""
        for letter in text:
            QTest.keyClicks(into, letter)
            wait(40)

    def choose(self, count: int) -> None:
        """Choose so many lines from the top."""

        def choose() -> None:
            table = self.table
            model = table.model()
            chosen = QItemSelection(model.index(0, 0), model.index(count - 1, model.columnCount() - 1))
            table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

        do(choose)

    def choose_all_but_some(self) -> None:
        """Choose all, take some lines out again, and see that both survive when the list is read anew."""
        table, flag = self.table, QItemSelectionModel.SelectionFlag
        do(table.setFocus)
        self.press(Qt.Key.Key_A, keys_held=Qt.KeyboardModifier.ControlModifier)
        for row in (3, table.model().rowCount() // 2):
            toggled = table.model().index(row, 0)
            do(lambda row=toggled: table.selectionModel().select(row, flag.Toggle | flag.Rows))  # type: ignore[misc]
        self.settle()
        do(self.page.refresh)
        self.settle()
        do(lambda: table.select_row(0))
