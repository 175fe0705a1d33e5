"""What is being done just now, how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engage.ui import theme
from engage.ui.tasks import Task, TaskRunner
from engage.ui.widgets.words import Words

_THOUSANDTHS = 1000
_BAR_WIDTH = 12 * theme.GRID
_LIST_WIDTH = 50 * theme.GRID


class RunningTasks(QWidget):
    """One task with its progress; of several, how many there are, and a button that lists them.

    Hidden while nothing takes longer than a moment.
    """

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._shown: Task | None = None
        self.list = TaskList(runner, self)
        self._what = Words(role="quiet")
        self.several = QPushButton(self.tr("Tasks running"))
        self.several.setProperty("role", "link")
        self.several.clicked.connect(lambda: self.list.open_above(self.several))
        self._bar = progress_bar()
        self._bar.setFixedWidth(_BAR_WIDTH)
        self.stop = stop_button()
        self.stop.clicked.connect(self._on_stop_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        for widget in (self._what, self.several, self._bar, self.stop):
            layout.addWidget(widget)
        runner.shown.connect(self._on_runner_shown)
        runner.progressed.connect(self._on_runner_progressed)
        runner.hidden.connect(self._on_runner_hidden)
        runner.tasks_changed.connect(self._count)
        self.hide()

    def text(self) -> str:
        """What is said to be going on; blank where nothing is."""
        if self.isHidden():
            return ""
        return self._what.text() if self.several.isHidden() else self.several.text()

    def _on_runner_shown(self, task: Task) -> None:
        self._shown = task
        self._what.setText(name_of(task))
        self._bar.setRange(0, 0)
        self._count()
        self.show()

    def _on_runner_progressed(self, task: Task, done: int, total: int, what: str) -> None:
        if task is self._shown:
            show_progress(self._bar, done, total)
            self._what.setText(what or name_of(task))

    def _on_runner_hidden(self) -> None:
        self._shown = None
        self.hide()
        self.list.close()

    def _count(self) -> None:
        if self._shown is None:
            return
        count = len(self._runner.tasks)
        self.several.setText(self.tr("{} tasks running").format(count))
        self._what.setVisible(count < 2)
        self.several.setVisible(count >= 2)
        self.stop.setVisible(count < 2)

    def _on_stop_clicked(self) -> None:
        if self._shown is not None:
            self._shown.cancel()


class TaskList(QFrame):
    """Every task with its progress and its button to stop it; goes away with the last of them, or by Esc."""

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._runner = runner
        self._bars: dict[Task, QProgressBar] = {}
        self.setObjectName("Palette")
        self.setWindowTitle(self.tr("Tasks"))
        self.setAccessibleName(self.tr("Tasks"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*(2 * theme.GRID,) * 4)
        self._rows.setSpacing(theme.GRID)
        runner.progressed.connect(self._on_runner_progressed)
        runner.tasks_changed.connect(self._on_runner_tasks_changed)

    def open_above(self, button: QWidget) -> None:
        """Show the tasks above the button that asked for them."""
        self._fill()
        self.setFixedWidth(min(_LIST_WIDTH, button.window().width()))
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width(), 0))
        self.move(corner.x() - self.width(), corner.y() - self.height() - theme.GRID // 2)
        self.show()
        for stop in self.findChildren(QPushButton):
            stop.setFocus(Qt.FocusReason.PopupFocusReason)
            break

    def _fill(self) -> None:
        self._bars.clear()
        while item := self._rows.takeAt(0):
            row = item.widget()
            if row is not None:
                row.hide()
                row.setParent(None)
                row.deleteLater()
        for number, task in enumerate(self._runner.tasks):
            self._rows.addWidget(self._row(task, is_waiting=number > 0))

    def _row(self, task: Task, *, is_waiting: bool) -> QWidget:
        row = QWidget()
        stop = stop_button()
        stop.setAccessibleName(self.tr("Stop: {}").format(name_of(task)))
        stop.clicked.connect(task.cancel)
        self._bars[task] = bar = progress_bar()
        bar.setRange(0, _THOUSANDTHS if is_waiting else 0)
        bar.setAccessibleName(name_of(task))
        words = QVBoxLayout()
        words.setSpacing(theme.GRID // 2)
        label = self.tr("{} (waiting)").format(name_of(task)) if is_waiting else name_of(task)
        words.addWidget(Words(label, wraps=True))
        words.addWidget(bar)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GRID)
        across.addLayout(words, 1)
        across.addWidget(stop)
        return row

    def _on_runner_progressed(self, task: Task, done: int, total: int) -> None:
        bar = self._bars.get(task)
        if bar is not None:
            show_progress(bar, done, total)

    def _on_runner_tasks_changed(self) -> None:
        if self.isVisible():
            self._fill()
            self.adjustSize()


def name_of(task: Task) -> str:
    """What a task is called, also where nobody has named it."""
    return task.label or QCoreApplication.translate("RunningTasks", "Working")


def progress_bar() -> QProgressBar:
    """A bar beside the words that say what it is about."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setAccessibleName(QCoreApplication.translate("RunningTasks", "Progress"))
    return bar


def stop_button() -> QPushButton:
    """The button that stops a task; nothing of what it has done is kept."""
    button = QPushButton(QCoreApplication.translate("RunningTasks", "Stop"))
    button.setProperty("role", "link")
    return button


def show_progress(bar: QProgressBar, done: int, total: int) -> None:
    """In thousandths, as what is counted may be more than a progress bar can."""
    bar.setRange(0, _THOUSANDTHS if total else 0)
    bar.setValue(done * _THOUSANDTHS // total if total else 0)
