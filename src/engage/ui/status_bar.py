"""The foot of the window: the deed that can be undone, work in progress, and whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from engage.domain.changes import Operation
from engage.ui import theme
from engage.ui.running_tasks import RunningTasks
from engage.ui.tasks import TaskRunner
from engage.ui.widgets.key_button import key_text
from engage.ui.widgets.words import Words, tip

_LONGEST_LABEL = 70 * theme.GRID
_SHORTEST_LABEL = 12 * theme.GRID
_BEFORE_LINK = 5
"""Pixels between the edge of a link and its words, which begin below the name of the project."""


class StatusBar(QFrame):
    """Always says what Ctrl+Z would take back."""

    undo_wanted = Signal()

    def __init__(
        self,
        undo: QAction,
        writer: TaskRunner,
        notice: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """A project that can only be read has a `notice` of that, and nothing to undo or to save."""
        super().__init__(parent)
        self._is_read_only = notice is not None
        self.setObjectName("StatusBar")
        self._undo = QPushButton()
        self._undo.setProperty("role", "link")
        # A press leaves the cursor where one goes on typing: the next blank would undo once more.
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self.undo_wanted)
        self._key = Words(key_text(undo), "key")
        self.tasks = RunningTasks(writer)
        self.who = QPushButton()
        self.who.setProperty("role", "chip")
        self.encryption = QPushButton()
        self.encryption.setProperty("role", "link")
        self.encryption.setEnabled(notice is None)
        self._saved = notice or Words(self.tr("All changes saved"), "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID - _BEFORE_LINK, 3, 2 * theme.GRID, 3)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._undo)
        layout.addWidget(self._key)
        layout.addStretch()
        layout.addWidget(self.tasks)
        layout.addWidget(self._saved)
        layout.addWidget(self.encryption)
        layout.addWidget(self.who)
        for gives_way in (self._saved, self.encryption):
            writer.shown.connect(gives_way.hide)
            writer.hidden.connect(gives_way.show)
        writer.shown.connect(self._fit)
        writer.hidden.connect(self._fit)
        self.show_undo(None)

    def put_in(self, notice: QWidget) -> None:
        """Show something else before what says that all is saved."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101
        layout.insertWidget(layout.indexOf(self._saved), notice)

    def show_who(self, initials: str, name: str) -> None:
        """Say as whom the person works: so their deeds stand in the history."""
        said = self.tr("You work as {}").format(name)
        self.who.setText(initials.replace("&", "&&"))
        self.who.setVisible(bool(initials))
        self.who.setAccessibleName(said)
        self.who.setToolTip(tip(said))

    def show_encryption(self, *, is_encrypted: bool) -> None:
        """Say whether whoever gets the file can read it."""
        if is_encrypted:
            text, said = self.tr("Encrypted"), self.tr("The project opens by its passphrase only")
        else:
            text, said = self.tr("Not encrypted"), self.tr("Anyone who gets this file can read it")
        self.encryption.setText(text)
        self.encryption.setAccessibleDescription(said)
        self.encryption.setToolTip(tip(said))

    def show_undo(self, operation: Operation | None) -> None:
        """Name the deed that can be undone."""
        self._deed = self.tr("Undo: {}").format(operation.label) if operation else self.tr("Nothing to undo")
        self._undo.setAccessibleName(self._deed)
        self._undo.setEnabled(operation is not None)
        self._undo.setVisible(not self._is_read_only)
        self._key.setVisible(operation is not None and not self._is_read_only)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cut the name of the deed where all else leaves too little room for it."""
        others = [
            widget.sizeHint().width() + theme.GRID
            for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if widget is not self._undo and not widget.isHidden()
        ]
        around = self._undo.sizeHint().width() - self._undo.fontMetrics().horizontalAdvance(self._undo.text())
        room = self.width() - sum(others) - around - 5 * theme.GRID
        longest = max(_SHORTEST_LABEL, min(_LONGEST_LABEL, room))
        short = self._undo.fontMetrics().elidedText(self._deed, Qt.TextElideMode.ElideRight, longest)
        self._undo.setText(short.replace("&", "&&"))
