"""Who else said "agree" to a piece of feedback."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.domain.feedback import Agreement
from engage.domain.records import Noun, Reference
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.widgets.chips import RemovableChip, clear
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.stakeholder_picker import StakeholderPicker


class AgreementsField(QWidget):
    """A chip for each who agrees, to be pressed to take it away; a line to add one."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreements: tuple[Agreement, ...] = ()
        self._chips = FlowLayout()
        self.picker = StakeholderPicker()
        self.picker.setPlaceholderText(self.tr("Add who agrees"))
        self.picker.setAccessibleName(self.tr("Add who agrees"))
        self.picker.committed.connect(self._on_picker_committed)
        self.picker.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addLayout(self._chips)
        layout.addWidget(self.picker)

    def use(self, context: Context) -> None:
        """Look for people and bodies in this project."""
        self.picker.use(context)

    def show_value(self, value: Any) -> None:
        self._agreements = tuple(value or ())
        self._show()

    def _show(self) -> None:
        clear(self._chips)
        for agreement in self._agreements:
            self._chips.addWidget(self._chip(agreement))
        self.updateGeometry()

    def _chip(self, agreement: Agreement) -> RemovableChip:
        names = (reference.name for reference in (agreement.contact, agreement.organisation) if reference)
        text = ", ".join(names)
        chip = RemovableChip(text, self.tr("{} agrees; press to take it away").format(text))
        chip.clicked.connect(
            lambda: self._commit([other for other in self._agreements if other is not agreement])
        )
        return chip

    def _on_picker_committed(self, reference: Reference | None) -> None:
        self.picker.show_value(None)
        if reference is None:
            return
        if reference.kind == Noun.CONTACT:
            agreement = Agreement(contact=reference)
        else:
            agreement = Agreement(organisation=reference)
        self._commit([*self._agreements, agreement])

    def _commit(self, agreements: Sequence[Agreement]) -> None:
        self._agreements = tuple(agreements)
        self._show()
        self.committed.emit(self._agreements)
