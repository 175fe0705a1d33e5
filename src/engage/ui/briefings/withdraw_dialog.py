"""The dialog that asks why an edition is not to be printed any more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from engage.domain.briefings import Briefing, Edition
from engage.domain.changes import Changes
from engage.errors import EngageError
from engage.services.briefings import editions
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.help import help_key
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_WIDTH = 58 * theme.GRID


class WithdrawDialog(QDialog):
    """One line for the reason, which stays to be read beside the edition."""

    def __init__(self, context: Context, briefing: Briefing, edition: Edition, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Withdraw an edition"))
        self._context = context = context.for_dialog(self)
        self._briefing, self._edition = briefing.id, edition.id
        note = Words(
            self.tr(
                "It is not printed or saved any more. That it was there stays to be read, and it can be "
                "undone. Copies that went out are with those who have them: tell them."
            ),
            wraps=True,
        )
        self.why = QLineEdit()
        self.why.setMaxLength(500)
        self.why.setAccessibleName(self.tr("Why"))
        caption = Words(self.tr("Why"), "quiet")
        caption.setBuddy(self.why)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        column = dialog_frame.begin(self, self.tr("Withdraw edition {}").format(edition.number))
        for widget in (note, caption, self.why, self._problem):
            column.addWidget(widget)
        column.addStretch()
        dialog_frame.end(self, column, self.tr("Withdraw"))
        help_key.offer_help(self, context.actions["help"], "briefings")
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Withdraw it, and close; what is wrong with the reason is said below it."""
        briefing, edition, why = self._briefing, self._edition, self.why.text()

        def done(changes: Changes) -> None:
            super(WithdrawDialog, self).accept()

        def failed(error: EngageError) -> None:
            errors.show_beside(self._problem, error)
            self.why.setFocus()

        self._context.write(
            lambda project, progress: editions.withdraw(project, briefing, edition, why), done, failed
        )
