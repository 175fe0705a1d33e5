"""What has just been saved, with the ways to it, or printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from engage.errors import NotFound
from engage.ui import theme
from engage.ui.summaries.opening import open_path
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.flow_layout import FlowLayout, stand_below
from engage.ui.widgets.words import Words, tell


class SavedBar(QFrame):
    """Stands below the pages until it is put away; nothing is opened unless its button is pressed."""

    failed = Signal(object)
    """A NotFound: there is nothing to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SavedBar")
        self.path: Path | None = None
        """The file that was saved last, or the folder that was filled."""
        self._said = Words(wraps=True)
        self.open_button = self._button(self.tr("&Open it"))
        self.folder_button = self._button(self.tr("Show in its &folder"))
        self.open_button.clicked.connect(self.open)
        self.folder_button.clicked.connect(self.show_in_folder)
        close = close_button(self.tr("Put this message away"))
        close.clicked.connect(self.hide)
        self._close = close
        self._ways = FlowLayout(spacing=theme.GRID)
        for button in (self.open_button, self.folder_button):
            self._ways.addWidget(button)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GRID)
        self._row.addWidget(self._said, 1)
        self._row.addLayout(self._ways)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2 * theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        whole.setSpacing(theme.GRID)
        whole.addLayout(self._row, 1)
        whole.addWidget(close)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._ways.sizeHint().width() + self._close.width() + 5 * theme.GRID
        stand_below(self._row, self._said, self.width() - beside)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "secondary")
        return button

    def tell(self, path: Path, leaves_out: str) -> None:
        """Say that this was saved, and what of the document is not in it."""
        self._tell(path, " ".join(filter(None, (self.tr("Saved as {}.").format(path.name), leaves_out))))

    def tell_printed(self, said: str) -> None:
        """Say what was printed, to which there is no way from here."""
        self._tell(None, said)

    def _tell(self, path: Path | None, said: str) -> None:
        self.path = path
        for button in (self.open_button, self.folder_button):
            button.setVisible(path is not None)
        self.show()
        tell(self._said, said)

    def text(self) -> str:
        """What is being said."""
        return self._said.text()

    def open(self) -> None:
        """Open what was saved in the program that is for such files."""
        self._show(self.path)

    def show_in_folder(self) -> None:
        """Open the folder in which it lies."""
        self._show(self.path and self.path.parent)

    def _show(self, path: Path | None) -> None:
        if path is None:
            self.failed.emit(
                NotFound(
                    self.tr("Nothing has been saved here yet"),
                    next_step=self.tr("Save what you see first"),
                )
            )
        else:
            open_path(path)
