"""The dialog that freezes a briefing: what the edition is for, and what it would give away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QWidget

from engage.domain.briefings import Briefing
from engage.domain.changes import Changes
from engage.errors import EngageError
from engage.services.briefings import editions
from engage.services.leaks import Leak, Leaking
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.help import help_key
from engage.ui.translation import word
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_SIZE = (66 * theme.GRID, 30 * theme.GRID)


class FreezeDialog(QDialog):
    """Where it tells readers what they may not learn, the places are listed, and a reason is asked for."""

    def __init__(self, context: Context, briefing: Briefing, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Freeze an edition"))
        self._context = context = context.for_dialog(self)
        self._briefing = briefing.id
        self._is_freezing = False
        number = max((edition.number for edition in briefing.editions), default=0) + 1
        what = self.tr(
            "What the briefing says today is kept as it stands, with its look, for: {}. It prints the same "
            "later, whatever becomes of the data."
        ).format(word(briefing.audience))
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.note.setAccessibleName(self.tr("What it is for"))
        self.note.setPlaceholderText(self.tr("Sent to the Minister"))
        note_caption = Words(self.tr("What it is for (may be left out)"), "quiet")
        note_caption.setBuddy(self.note)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._entries)
        self.list.setAccessibleName(self.tr("What it gives away"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName(self.tr("Reason to go on"))
        self._reason_caption = Words(self.tr("Reason to go on; the edition keeps it"), "quiet")
        self._reason_caption.setBuddy(self.reason)
        self._of_leaks: Sequence[QWidget] = (self.list, self._reason_caption, self.reason)
        column = dialog_frame.begin(self, self.tr("Freeze edition {}").format(number))
        column.addWidget(Words(what, wraps=True))
        column.addWidget(note_caption)
        column.addWidget(self.note)
        column.addWidget(self._problem)
        column.addWidget(self.list, 1)
        column.addWidget(self._reason_caption)
        column.addWidget(self.reason)
        column.addStretch()
        dialog_frame.end(self, column, self.tr("Freeze"))
        help_key.offer_help(self, context.actions["help"], "briefings")
        for widget in self._of_leaks:
            widget.hide()
        self.resize(*_SIZE)

    def accept(self) -> None:
        """Freeze it, and close; what stands in the way is said."""
        if self._is_freezing:
            return
        self._is_freezing = True
        briefing, note, reason = self._briefing, self.note.text().strip(), self.reason.text()

        def done(changes: Changes) -> None:
            super(FreezeDialog, self).accept()

        def failed(error: EngageError) -> None:
            self._is_freezing = False
            errors.show_beside(self._problem, error)
            if isinstance(error, Leaking):
                self._list(error.leaks)

        self._context.write(
            lambda project, progress: editions.freeze(
                project, briefing, note=note, despite=reason, progress=progress
            ),
            done,
            failed,
            label=self.tr("Freezing the briefing"),
        )

    def _list(self, leaks: Sequence[Leak]) -> None:
        self._entries.clear()
        for leak in leaks:
            self._entries.appendRow(QStandardItem(leak.sentence))
        for widget in self._of_leaks:
            widget.show()
        self.reason.setFocus()
