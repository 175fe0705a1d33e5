"""The dialog that asks under which name a filter and an order are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.domain.views import View
from engage.errors import EngageError
from engage.services import views
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.translation import plural
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_WIDTH = 52 * theme.GRID


class KeepDialog(QDialog):
    """One line for the name; a view of that name is replaced, which is said before."""

    def __init__(
        self, context: Context, noun: Noun, filter: str, sort: str, name: str, parent: QWidget
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keep a view"))
        self._context = context = context.for_dialog(self)
        self._noun = noun
        self._filter = filter
        self._sort = sort
        self._names: set[str] = set()
        what = (
            self.tr("The list of {} with the filter {}").format(plural(noun), filter)
            if filter
            else self.tr("The whole list of {}").format(plural(noun))
        )
        self.name = QLineEdit(name)
        self.name.setMaxLength(200)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.selectAll()
        self._note = Words(role="quiet", wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        caption = Words(self.tr("Name"), "quiet")
        caption.setBuddy(self.name)
        layout = dialog_frame.begin(self, self.windowTitle())
        layout.addWidget(Words(what, wraps=True))
        layout.addWidget(caption)
        layout.addWidget(self.name)
        layout.addWidget(self._problem)
        layout.addWidget(self._note)
        layout.addStretch()
        dialog_frame.end(self, layout, self.tr("Keep"))
        self.resize(_WIDTH, self.sizeHint().height())
        self.name.textChanged.connect(self._show_note)
        self._show_note()
        context.read(lambda project: views.views(project, noun), self._take)

    def _take(self, found: list[View]) -> None:
        self._names = {fold(view.name) for view in found}
        self._show_note()

    def _show_note(self) -> None:
        self._problem.hide()
        is_there = fold(" ".join(self.name.text().split())) in self._names
        self._note.setText(
            self.tr("The view of this name is replaced.")
            if is_there
            else self.tr("Whoever has the project has the view.")
        )

    def accept(self) -> None:
        """Keep it under the name, and close; what is wrong with the name is said below it."""
        noun, name, filter, sort = self._noun, self.name.text(), self._filter, self._sort

        def done(changes: Changes) -> None:
            super(KeepDialog, self).accept()

        def failed(error: EngageError) -> None:
            errors.show_beside(self._problem, error)
            self.name.setFocus()

        self._context.write(
            lambda project, progress: views.keep(project, noun, name, filter, sort), done, failed
        )
