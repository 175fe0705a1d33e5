"""The dialog in which records that are likely to be one are looked at, two by two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engage.domain.changes import Changes, Operation
from engage.domain.duplicates import Pair, Reason
from engage.errors import EngageError
from engage.services import duplicates, records, undo
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.stakeholders.comparison import Comparison
from engage.ui.translation import mark, translated
from engage.ui.widgets.chips import PLAIN, ChipRow
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

_REASONS = {
    Reason.NAME: mark("The same name"),
    Reason.SHORT_NAME: mark("The same short name"),
    Reason.INITIALS: mark("The initials of the other's name"),
    Reason.CORE: mark("The same name but for words such as “union”"),
    Reason.SHORT_FORM: mark("A short form of the same given name"),
    Reason.MISSPELT: mark("Nearly the same name"),
    Reason.SIMILAR: mark("A similar name"),
    Reason.INITIAL: mark("The same family name and initial"),
    Reason.FAMILY_NAME: mark("The same family name"),
    Reason.FAMILY_PART: mark("A part of the family name"),
    Reason.GIVEN_NAME: mark("The same given name"),
    Reason.ORGANISATION: mark("The same organisation"),
    Reason.EMAIL: mark("The same e-mail address"),
    Reason.MAILBOX: mark("The same shared mailbox"),
    Reason.PHONE: mark("The same telephone number"),
    Reason.ADDRESS: mark("The same postal address"),
    Reason.STREET: mark("The same street"),
    Reason.WEBSITE: mark("The same website"),
}


class DuplicatesDialog(QDialog):
    """One pair after another, the most certain first: merged, told apart, or left for another day."""

    def __init__(
        self, context: Context, record: duplicates.Stakeholder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Possible duplicates"))
        self._context = context = context.for_dialog(self)
        self._record: Any = record  # either class; what is generic over them takes no union
        self._pairs: list[Pair] = []
        self._pair: Pair | None = None
        self._total = 0
        self._before: list[Pair] = []
        """The pairs before the last deed, the one that it was about first."""
        self._deed: Operation | None = None
        self._place = Words(role="quiet")
        self._reasons = ChipRow()
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.comparison = Comparison()
        self._done = EmptyState()
        self.merge = self._button(self.tr("&Merge"), "primary", self._on_merge)
        self.apart = self._button(self.tr("These are &two"), "secondary", self._on_apart)
        self.skip = self._button(self.tr("&Next pair"), "secondary", self._show_next)
        self.take_back = self._button(self.tr("&Undo the last"), "secondary", self._on_take_back)
        self.take_back.setEnabled(False)
        self._lay_out()
        context.read(lambda project: duplicates.find(project, record), self._begin, self._refuse)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(Words(self.tr("Possible duplicates"), size=theme.DIALOG_HEADING))
        heading.addStretch()
        heading.addWidget(self._place)
        pair = QFrame()
        pair.setObjectName("Card")
        inside = QVBoxLayout(pair)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(ScrollColumn(self.comparison))
        self._stack = QStackedWidget()
        self._stack.addWidget(pair)
        self._stack.addWidget(self._done)
        close = self._button(self.tr("&Close"), "secondary", self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for button in (self.merge, self.apart, self.skip, self.take_back):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.DIALOG_MARGIN,) * 4)
        layout.setSpacing(theme.GRID)
        layout.addLayout(heading)
        layout.addWidget(self._reasons)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)
        self._enable(can_decide=False)
        self.resize(100 * theme.GRID, 72 * theme.GRID)

    def _button(self, text: str, role: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", role)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: deed())
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the cursor, and no other: on a choice it does nothing."""
        focus = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    # From pair to pair

    def _begin(self, pairs: list[Pair]) -> None:
        self._pairs = list(pairs)
        self._total = len(pairs)
        self._show_next()

    def _show_next(self) -> None:
        self._problem.hide()
        self._pair = self._pairs.pop(0) if self._pairs else None
        self._enable(can_decide=False)
        pair = self._pair
        if pair is None:
            self._say_done()
            return
        self._context.read(
            lambda project: records.rows(project, self._record, [pair.one, pair.other]),
            lambda rows: self._show(pair, rows),
            self._refuse,
        )

    def _show(self, pair: Pair, rows: list[Any]) -> None:
        if pair is not self._pair:  # it was passed over before it was read
            return
        if len(rows) < 2:  # one of them has gone since
            self._show_next()
            return
        number = self._total - len(self._pairs)
        self._place.setText(self.tr("{} of {}").format(f"{number:,}", f"{self._total:,}"))
        self._reasons.show_chips((translated(_REASONS[reason]), PLAIN) for reason in pair.reasons)
        self.comparison.show_pair(*rows)
        self._enable(can_decide=not self._context.project.is_read_only)
        self.comparison.focus_first()

    def _say_done(self) -> None:
        self._place.setText("")
        self._reasons.show_chips(())
        self._done.say(
            self.tr("No more pairs"),
            self.tr("Whatever was merged here can be undone, one deed after another."),
            [(self.tr("Close"), self.accept)],
        )
        self._stack.setCurrentWidget(self._done)

    def _enable(self, *, can_decide: bool) -> None:
        self.merge.setEnabled(can_decide)
        self.apart.setEnabled(can_decide)
        self.skip.setEnabled(self._pair is not None)

    # Deeds

    def _on_merge(self) -> None:
        pair, chosen = self._pair, self.comparison.chosen()
        if pair is None:
            return
        self._decide(
            lambda project: duplicates.merge(project, self._record, pair.one, pair.other, chosen),
            self.tr("Merging"),
            [left for left in self._pairs if pair.other not in (left.one, left.other)],
        )

    def _on_apart(self) -> None:
        pair = self._pair
        if pair is not None:
            self._decide(
                lambda project: duplicates.dismiss(project, self._record, [(pair.one, pair.other)]),
                self.tr("Keeping apart"),
                self._pairs,
            )

    def _decide(self, deed: Callable[[Project], Changes], label: str, left: list[Pair]) -> None:
        """Do it, and go on with the pairs that are left then."""
        pair = self._pair
        assert pair is not None  # noqa: S101  only a pair that is shown is decided on
        self._enable(can_decide=False)

        def done(changes: Changes) -> None:
            self._before, self._pairs = [pair, *self._pairs], list(left)
            self._deed = changes.operation
            self._show_next()
            self.take_back.setEnabled(self._deed is not None)

        self._context.write(lambda project, progress: deed(project), done, self._refuse, label=label)

    def _on_take_back(self) -> None:
        """Undo the last deed, and show its pair again."""
        deed = self._deed
        if deed is None:
            return
        self.take_back.setEnabled(False)
        self._deed = None

        def done(changes: Changes) -> None:
            self._pairs = self._before
            self._stack.setCurrentIndex(0)
            self._show_next()

        self._context.write(
            lambda project, progress: undo.undo_operation(project, deed.id, progress),
            done,
            self._refuse,
            label=self.tr("Undoing"),
        )

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self._problem, error)
        self._enable(can_decide=self._pair is not None and not self._context.project.is_read_only)
