"""The themes to which a piece of feedback is coded, each with its stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from engage.domain.agendas import Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Reference
from engage.ui import theme as look
from engage.ui.context import Context
from engage.ui.widgets.cells import stance_text
from engage.ui.widgets.chips import ACCENT, Chip, clear
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.swatch import swatch_icon
from engage.ui.widgets.theme_picker import ThemePicker


class CodingsField(QWidget):
    """A chip for each theme, with a menu for its stance and for taking it away; a line to add one."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codings: tuple[Coding, ...] = ()
        self._stance = Stance.UNCLEAR
        self._who = ""
        self._chips = FlowLayout()
        self.picker = ThemePicker()
        self.picker.setPlaceholderText(self.tr("Add a theme by code or words"))
        self.picker.setAccessibleName(self.tr("Add a theme"))
        self.picker.theme_chosen.connect(self._on_theme_chosen)
        self.picker.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.GRID // 2)
        layout.addLayout(self._chips)
        layout.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def use(self, context: Context) -> None:
        """Offer the themes of this project."""
        self._who = context.project.who
        self.picker.use(context)

    def show_feedback(self, feedback: Feedback) -> None:
        """Take the stance that was logged for themes that are added."""
        self._stance = feedback.stance or Stance.UNCLEAR

    def show_value(self, value: Any) -> None:
        self._codings = tuple(value or ())
        self._show()

    def _show(self) -> None:
        clear(self._chips)
        for coding in self._codings:
            self._chips.addWidget(self._chip(coding))
        self.updateGeometry()

    def _chip(self, coding: Coding) -> Chip:
        stance = stance_text(coding.stance)
        chip = Chip(f"{stance[0]}  {coding.theme.kind} {coding.theme.name}", ACCENT)
        chip.setAccessibleName(f"{coding.theme.kind} {coding.theme.name}: {stance}")
        chip.setIcon(swatch_icon(coding.theme.colour))
        menu = QMenu(chip)
        for stance in Stance:
            entry = menu.addAction(stance_text(stance))
            entry.setCheckable(True)
            entry.setChecked(stance is coding.stance)
            entry.triggered.connect(lambda checked, stance=stance: self._set_stance(coding, stance))
        menu.addSeparator()
        menu.addAction(self.tr("Take this theme away")).triggered.connect(lambda: self._remove(coding))
        chip.setMenu(menu)
        return chip

    def _set_stance(self, coding: Coding, stance: Stance) -> None:
        self._commit([replace(other, stance=stance) if other is coding else other for other in self._codings])

    def _remove(self, coding: Coding) -> None:
        self._commit([other for other in self._codings if other is not coding])

    def _on_theme_chosen(self, theme: Theme) -> None:
        if all(coding.theme.id != theme.id for coding in self._codings):
            at = Reference(theme.id, theme.uid, theme.title, theme.code, theme.colour)
            self._commit([*self._codings, Coding(theme=at, stance=self._stance, coded_by=self._who)])

    def _commit(self, codings: Sequence[Coding]) -> None:
        self._codings = tuple(codings)
        self._show()
        self.committed.emit(self._codings)
