"""A control that holds a colour: a list of those that have names, and a way to any other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QColorDialog, QComboBox, QWidget

from engage.domain.colours import NAMED, name_of_colour
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.swatch import swatch_icon


class ColourField(QComboBox):
    """Chosen like any of a few values, by arrow keys or the first letter; each has its name and its mark."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setIconSize(QSize(16, 16))
        self._colours: list[str] = []
        self._shown = ""
        self._offer("")
        self.activated.connect(self._on_activated)

    def _offer(self, colour: str) -> None:
        """List no colour, those with names, this one where it has none, and the way to another."""
        known = ["", *NAMED.values()]
        self._colours = known if colour in known else [*known, colour]
        with QSignalBlocker(self):
            self.clear()
            for each in self._colours:
                text = first_upper(self._name(each)) if each else self.tr("No colour")
                self.addItem(swatch_icon(each), text)
            self.addItem(self.tr("Another…"))
            self.setCurrentIndex(self._colours.index(colour))

    @staticmethod
    def _name(colour: str) -> str:
        return QCoreApplication.translate("Colour", name_of_colour(colour))

    def show_value(self, value: Any) -> None:
        self._shown = value or ""
        self._offer(self._shown)

    def _on_activated(self, index: int) -> None:
        if index == len(self._colours):
            self._ask()
        else:
            self._choose(self._colours[index])

    def _choose(self, colour: str) -> None:
        if colour != self._shown:
            self.show_value(colour)
            self.committed.emit(colour)

    def _ask(self) -> None:
        """Open the dialog of all colours: its fields for numbers are reached by Tab."""
        self._offer(self._shown)
        dialog = QColorDialog(QColor(self._shown or next(iter(NAMED.values()))), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.tr("Colour of the theme"))
        dialog.colorSelected.connect(lambda colour: self._choose(colour.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the inspector, not the value."""
        event.ignore()
