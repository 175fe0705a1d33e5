"""Bringing a file in: what it is, what is in its columns, what would come of it; then one deed does it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engage.errors import EngageError
from engage.services.importing.imports import ImportReport, Together
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.importing.columns_step import ColumnsStep
from engage.ui.importing.dropping import refusal, sorted_out
from engage.ui.importing.file_plan import FilePlan
from engage.ui.importing.file_step import FileStep
from engage.ui.importing.preview_step import PreviewStep
from engage.ui.importing.told_step import ToldStep
from engage.ui.importing.wording import import_text, in_the_window, suffixes
from engage.ui.running_tasks import progress_bar, show_progress
from engage.ui.tasks import Task
from engage.ui.widgets import reading_order
from engage.ui.widgets.scrolling import LowColumn
from engage.ui.widgets.words import OneLine, announce

FILE, COLUMNS, PREVIEW, TOLD = range(4)
_SIZE = (132 * theme.GRID, 84 * theme.GRID)
_BAR_WIDTH = 12 * theme.GRID


class ImportDialog(QDialog):
    """Steps in which nothing is to be asked are passed over, and can be gone back to.

    Of several files each has its turn; those about which nothing is to be asked may go with another.
    """

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, open_engagement: int | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self._context = context = context.for_dialog(self)
        self.setAcceptDrops(True)
        self._is_open = True
        self._is_deciding = True
        """Whether it is still to be found out which step is to be shown first."""
        self._is_importing = False
        self._heard = ""
        """What was last said of a step to those who hear the window."""
        self.plan = FilePlan(context, self)
        self.plan.open_engagement = open_engagement
        self.heading = OneLine(self.tr("Import"), size=theme.DIALOG_HEADING, narrowest=20 * theme.GRID)
        self._waiting: list[Path] = []
        """The files that come after this one."""
        self._count = 1
        """How many there were."""
        self.file_step = FileStep(context, self.plan)
        self.columns_step = ColumnsStep(self.plan)
        self.preview_step = PreviewStep(context, self.plan)
        self.told_step = ToldStep()
        self.cancel = self._button(self.tr("Cancel"))
        self.leave_out = self._button(self.tr("Leave this one out"))
        self.back = self._button(self.tr("Back"))
        self.import_all = self._button(self.tr("Import all"))
        self.import_all.setToolTip(
            self.tr(
                "This one, and those about which there is nothing to ask; one undo takes all of them back"
            )
        )
        self.go_on = self._button(self.tr("Next"))
        self.go_on.setDefault(True)
        self.leave_out.hide()
        self.import_all.hide()
        self.bar = progress_bar()
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.hide()
        self._lay_out()
        self._connect(context)
        self._fit(parent)
        self.show_step(FILE)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "secondary")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.steps = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(self.heading, 1)
        for number, name in enumerate((self.tr("1  File"), self.tr("2  Columns"), self.tr("3  Preview"))):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "segment")
            self.steps.addButton(button, number)
            top.addWidget(button)
        self.stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.preview_step, self.told_step):
            self.stack.addWidget(step)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addWidget(self.bar)
        foot.addStretch()
        for button in (self.cancel, self.leave_out, self.back, self.import_all, self.go_on):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.DIALOG_MARGIN,) * 4)
        layout.setSpacing(2 * theme.GRID)
        layout.addLayout(top)
        layout.addWidget(LowColumn(self.stack), 1)
        layout.addLayout(foot)

    def _connect(self, context: Context) -> None:
        self.steps.idClicked.connect(self._on_step_clicked)
        self.cancel.clicked.connect(self.reject)
        self.leave_out.clicked.connect(self._next_file)
        self.import_all.clicked.connect(self._on_import_all_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.go_on.clicked.connect(self.accept)
        self.file_step.chosen.connect(self.choose)
        self.file_step.decided.connect(self._enable)
        self.preview_step.opened.connect(self.go_on.setFocus)
        self.preview_step.left_out.mend.connect(lambda: self.show_step(COLUMNS))
        self.plan.known_changed.connect(self._on_known_changed)
        self.plan.rehearsed.connect(self._on_rehearsed)
        self.plan.refused.connect(self._on_refused)
        self.plan.task_changed.connect(self._enable)
        for runner in (context.reader, context.writer):
            runner.shown.connect(self._on_task_shown)
            runner.progressed.connect(self._on_task_progressed)

    def _fit(self, parent: QWidget | None) -> None:
        """As large as is comfortable, and no larger than the window."""
        width, height = _SIZE
        room = parent.window().size() if parent is not None else None
        if room is not None:
            width, height = min(width, room.width() - 2 * theme.GRID), min(height, room.height() - theme.GRID)
        self.resize(width, height)

    # The file

    def choose(self, path: Path) -> None:
        """Take this file, and go to the first step at which something is to be asked of it."""
        self._is_deciding = True
        self.plan.choose(path)
        self.file_step.show_nothing()
        self.preview_step.show_nothing()
        self._say_heading()
        self.show_step(FILE)

    def take(self, paths: Sequence[Path]) -> None:
        """Take these files, one after another."""
        self._count, self._waiting = len(paths), list(paths)
        self._next_file()

    def _next_file(self) -> None:
        """Go on to the file that comes next; until the last, one can be left out by itself."""
        self._is_importing = False
        self.choose(self._waiting.pop(0))
        self.leave_out.setVisible(bool(self._waiting))

    def _say_heading(self) -> None:
        name = self.plan.path.name if self.plan.path is not None else ""
        heading = self.tr("Import {}").format(name) if name else self.tr("Import")
        if self._count > 1:
            place = self.tr("file {} of {}").format(self._count - len(self._waiting), self._count)
            heading = f"{heading} ({place})"
        self.heading.setText(heading)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event) and self.stack.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped here in the place of what was there before."""
        paths, known = _dropped_files(event), suffixes()
        if not paths:
            return
        event.acceptProposedAction()
        dropped = sorted_out(paths, known)
        # A file that ends otherwise may still be one of ours, where it is meant by itself.
        self.take(dropped.to_import or paths[:1])
        if dropped.to_import and (error := refusal(dropped, known)):
            self._context.reader.failed.emit(error)

    # The steps

    @property
    def step(self) -> int:
        """The number of the step that is shown."""
        return self.stack.currentIndex()

    def show_step(self, step: int) -> None:
        """Turn to a step; what would come of the file is found out when one comes to the preview."""
        self.stack.setCurrentIndex(step)
        for number, button in enumerate(self.steps.buttons()):
            button.setVisible(step != TOLD)
            button.setChecked(number == step)
        reading_order.stop_at_checked(self.steps)
        self.go_on.setText(import_text(self.plan.result) if step == PREVIEW else self.tr("Next"))
        if step == PREVIEW and self.plan.result is None and self.plan.known is not None:
            self.preview_step.show_nothing()
            self.plan.rehearse()
        self._enable()
        shown = self.stack.currentWidget()
        assert isinstance(shown, FileStep | ColumnsStep | PreviewStep | ToldStep)  # noqa: S101
        shown.focus_first()
        self._have_heard()

    def _have_heard(self) -> None:
        """Have what a list holds in all heard: the cursor is in the list, which says nothing of it."""
        said = ""
        if self.step == COLUMNS:
            said = self.columns_step.said.text()
        elif self.step == PREVIEW and self.plan.result is not None:
            said = self.preview_step.outcome.text()
        if said and said != self._heard:
            announce(self, said)
        self._heard = said

    def _on_step_clicked(self, step: int) -> None:
        self.show_step(step)

    def _on_back_clicked(self) -> None:
        has_columns = self.plan.known is not None and self.plan.known.look is not None
        self.show_step(COLUMNS if self.step == PREVIEW and has_columns else FILE)

    def _after(self, step: int) -> int:
        """The next step at which something is to be asked."""
        found = self.plan.known
        if found is None or found.problem is not None:
            return FILE
        asks_where = found.asks_where and found.format not in self.plan.settled
        if step < FILE and (found.asks_which_sheet or asks_where):
            return FILE
        return COLUMNS if step < COLUMNS and found.is_open else PREVIEW

    def _on_known_changed(self) -> None:
        self.file_step.show_known()
        self.columns_step.show_known()
        if self._is_deciding:
            self._is_deciding = False
            self.show_step(self._after(FILE - 1))
        self._have_heard()
        self._enable()

    def _on_rehearsed(self) -> None:
        self.preview_step.show_result()
        if self.step == PREVIEW:
            self.go_on.setText(import_text(self.plan.result))
        self.file_step.problem.hide()
        self.columns_step.problem.hide()
        if self.step == PREVIEW and not self._has_focus_inside():
            self.preview_step.focus_first()
        self._have_heard()
        self._enable()

    def _has_focus_inside(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and self.stack.isAncestorOf(focus) and focus.isVisible()

    def _on_refused(self, error: EngageError) -> None:
        """Say it where the person can do something about it."""
        self._is_deciding = self._is_importing = False
        found = self.plan.known
        if found is not None and found.look is not None and "--map" in error.next_step:
            self.show_step(COLUMNS)
            self.columns_step.show_problem(in_the_window(error))
        else:
            self.show_step(FILE)
            self.file_step.show_problem(error)
        self._enable()

    def _enable(self) -> None:
        """While it is imported, nothing can be decided any more but to stop that."""
        found, result = self.plan.known, self.plan.result
        is_clear = found is not None and found.problem is None
        has_columns = found is not None and found.look is not None
        for step, is_there in ((FILE, True), (COLUMNS, has_columns), (PREVIEW, is_clear)):
            self.steps.button(step).setEnabled(is_there and not self._is_importing)
        self.stack.setEnabled(not self._is_importing)
        self.leave_out.setEnabled(not self._is_importing)
        self.back.setEnabled(self.step != FILE and not self._is_importing)
        self.back.setVisible(self.step != TOLD)
        self.cancel.setVisible(self.step != TOLD or bool(self._waiting))
        self.leave_out.setVisible(bool(self._waiting) and self.step != TOLD)
        self.import_all.setVisible(bool(self._waiting) and self.step == PREVIEW)
        self.import_all.setText(self.tr("Import all {}").format(f"{1 + len(self._waiting):,}"))
        if self.step == TOLD:
            can_go_on = True
        elif self.step == PREVIEW:
            can_go_on = self.plan.is_settled and result is not None and result.alters_something
        else:
            can_go_on = is_clear and self.plan.task is None
        self.go_on.setEnabled(can_go_on and not self._is_importing)
        self.import_all.setEnabled(can_go_on and not self._is_importing)
        if self.plan.task is None:
            self.bar.hide()

    # Progress

    def _on_task_shown(self, task: Task) -> None:
        if task is self.plan.task:
            self.bar.setRange(0, 0)
            self.bar.show()

    def _on_task_progressed(self, task: Task, done: int, total: int) -> None:
        if task is self.plan.task:
            show_progress(self.bar, done, total)

    # Importing

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's own name
        """What may be decided about a line is made late, and stands in the middle."""
        return reading_order.step(self, is_next=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the cursor; elsewhere it goes on."""
        focus = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QPushButton) and focus is not self.go_on:
            focus.click()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Go on to the next step; at the last, import what is seen."""
        if not self.go_on.isEnabled():
            return
        if self.step == TOLD:
            self._go_on_or_end()
            return
        if self.step != PREVIEW:
            self.show_step(self._after(self.step))
            return
        self._is_importing = True
        self.plan.carry_out(self._on_imported)

    def _on_imported(self, report: ImportReport) -> None:
        if self._is_open:
            self._go_on_or_end()

    def _go_on_or_end(self) -> None:
        if self._waiting:
            self._next_file()
        else:
            super().accept()

    def _on_import_all_clicked(self) -> None:
        """Import what is seen, and with it all of which nothing is to be asked."""
        self._is_importing = True
        self.plan.carry_out_all(self._waiting, self._on_all_imported)

    def _on_all_imported(self, together: Together) -> None:
        if not self._is_open:
            return
        self._is_importing = False
        self._waiting = list(together.waiting)
        if not self._waiting and not any(report.notes for _, report in together.reports):
            super().accept()
            return
        self.told_step.show_together(together)
        self.heading.setText(self.tr("Imported"))
        self.go_on.setFocus()
        self.show_step(TOLD)
        self.go_on.setText(self.tr("Next") if self._waiting else self.tr("Close"))

    def done(self, result: int) -> None:
        """Stop what is still going on: of what is not wanted, nothing is kept."""
        self._is_open = False
        self.plan.end()
        self.preview_step.let_go()
        super().done(result)


def _dropped_files(event: QDropEvent) -> Sequence[Path]:
    """The files of this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
