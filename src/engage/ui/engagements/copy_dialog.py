"""The dialog that makes an engagement like another one, on another day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from engage.domain.changes import Changes
from engage.domain.engagements import Engagement
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import engagements
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import DateField, TextField
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words


class CopyDialog(QDialog):
    """Asks for the day, and for a title where it is to have another."""

    copied = Signal(int)
    """The id of the new engagement."""

    def __init__(self, context: Context, model: Engagement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Copy engagement"))
        self._context = context.for_dialog(self)
        self._model = model
        invited = len(model.attendance)
        sentence = (
            self.tr("The place, the agenda and the times go along; nobody is on its list.")
            if not invited
            else self.tr(
                "The place, the agenda and the times go along; all {} on its list are invited again."
            )
        )
        self.held_on = DateField()
        self.held_on.setPlaceholderText(self.tr("such as 25 March or 2030-03-25"))
        self.name = TextField()
        self.name.show_value(model.title)
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        self.held_on.refused.connect(lambda error: errors.show_beside(self.problem, error))
        layout = dialog_frame.begin(self, model.title, theme.GRID // 2)
        layout.addWidget(Words(sentence.format(f"{invited:,}"), "quiet", wraps=True))
        layout.addSpacing(theme.GRID)
        for caption, field in ((self.tr("Date"), self.held_on), (self.tr("Title"), self.name)):
            label = Words(caption, "quiet")
            label.setBuddy(field)
            field.setAccessibleName(caption)
            layout.addWidget(label)
            layout.addWidget(field)
            if field is self.held_on:
                layout.addWidget(self.problem)
            layout.addSpacing(theme.GRID // 2)
        layout.addStretch()
        self.copy_button = dialog_frame.end(self, layout, self.tr("Copy"))
        self.setMinimumWidth(52 * theme.GRID)
        let_scroll(self)
        self.held_on.setFocus()

    def accept(self) -> None:
        """Make the copy; what cannot be stays in its field with a sentence beside it."""
        self.problem.hide()
        try:
            day = self.held_on.from_text(self.held_on.text().strip())
            if day is None:
                raise Invalid(
                    self.tr("On which day?"), "", self.tr("Write it as 25 March 2020 or 2020-03-25")
                )
        except Invalid as error:
            self._refuse(error)
            return
        title = self.name.text()
        self.copy_button.setEnabled(False)
        self._context.write(
            lambda project, progress: engagements.copy(project, self._model.id, day, title=title),
            self._done,
            self._refuse,
        )

    def _done(self, changes: Changes) -> None:
        super().accept()
        self.copied.emit(changes.first(Noun.ENGAGEMENT))

    def _refuse(self, error: EngageError) -> None:
        self.copy_button.setEnabled(True)
        errors.show_beside(self.problem, error)
        self.held_on.setFocus()
        self.held_on.selectAll()
