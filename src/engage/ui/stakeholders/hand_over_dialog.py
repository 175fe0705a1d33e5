"""The dialog in which all that one of us keeps is handed over to another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QLineEdit,
    QWidget,
)

from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import stakeholders
from engage.services.stakeholders import Holding
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.words import Words


class HandOverDialog(QDialog):
    """From whom, to whom, and what goes along; one deed, which is undone as one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hand over to a colleague"))
        self._context = context = context.for_dialog(self)
        self._holdings: dict[str, Holding] = {}
        self.leaver = ChoiceField()
        self.leaver.committed.connect(self._show_what)
        self.successor = QLineEdit()
        self.successor.setMaxLength(200)
        self.follow_ups = QCheckBox(self.tr("Their &open follow-ups too"))
        self.follow_ups.setChecked(True)
        self.follow_ups.toggled.connect(self._show_what)
        self._what = Words(role="quiet", wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._lay_out()
        context.read(stakeholders.owners, self._begin)

    def _lay_out(self) -> None:
        layout = dialog_frame.begin(self, self.windowTitle(), theme.GRID // 2)
        sentence = self.tr("Everybody whom one of us keeps in touch with goes to another, archived ones too.")
        layout.addWidget(Words(sentence, "quiet", wraps=True))
        layout.addSpacing(theme.GRID)
        for caption, field in ((self.tr("&From"), self.leaver), (self.tr("&To"), self.successor)):
            label = Words(caption, "quiet")
            label.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            layout.addWidget(label)
            layout.addWidget(field)
            layout.addSpacing(theme.GRID // 2)
        layout.addWidget(self.follow_ups)
        layout.addSpacing(theme.GRID)
        layout.addWidget(self._what)
        layout.addWidget(self._problem)
        layout.addStretch()
        self.give = dialog_frame.end(self, layout, self.tr("&Hand over"))
        self.resize(56 * theme.GRID, 46 * theme.GRID)

    def _begin(self, holdings: list[Holding]) -> None:
        self._holdings = {holding.owner: holding for holding in holdings}
        self.leaver.offer((owner, owner) for owner in self._holdings)
        completer = QCompleter(list(self._holdings), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.successor.setCompleter(completer)
        self.give.setEnabled(bool(holdings))
        if holdings:
            self.leaver.setCurrentIndex(0)
        else:
            self._what.setText(self.tr("Nobody is named as owner of anything yet."))

    def _show_what(self) -> None:
        """Say what would be handed over."""
        self._problem.hide()
        holding = self._holdings.get(self.leaver.value() or "")
        if holding is None:
            return
        said = {
            Noun.ORGANISATION: self.tr("Organisations: {}"),
            Noun.CONTACT: self.tr("Contacts: {}"),
            Noun.COMMITMENT: self.tr("Open follow-ups: {}"),
        }
        if not self.follow_ups.isChecked():
            del said[Noun.COMMITMENT]
        self._what.setText(
            "\n".join(text.format(f"{holding.counts.get(noun, 0):,}") for noun, text in said.items())
        )

    def accept(self) -> None:
        """Hand over; the dialog stays, with a sentence, where that cannot be."""
        leaver, successor = self.leaver.value() or "", self.successor.text()
        with_follow_ups = self.follow_ups.isChecked()
        self.give.setEnabled(False)
        self._context.write(
            lambda project, progress: stakeholders.hand_over(
                project, leaver, successor, with_follow_ups=with_follow_ups
            ),
            lambda changes: super(HandOverDialog, self).accept(),
            self._refuse,
            label=self.tr("Handing over"),
        )

    def _refuse(self, error: EngageError) -> None:
        self.give.setEnabled(True)
        errors.show_beside(self._problem, error)
        if isinstance(error, Invalid):
            (self.leaver if error.field == "leaver" else self.successor).setFocus()
