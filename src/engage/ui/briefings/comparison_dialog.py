"""What has changed since an edition was frozen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QListView, QPushButton, QWidget

from engage.domain.briefings import Briefing, Edition
from engage.errors import EngageError
from engage.services.briefings import comparing
from engage.services.briefings.comparing import Comparison
from engage.ui import theme
from engage.ui.briefings.withdraw_dialog import WithdrawDialog
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.help import help_key
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_SIZE = (90 * theme.GRID, 62 * theme.GRID)


class ComparisonDialog(QDialog):
    """Lists first what may no longer be told, and offers to withdraw the edition."""

    def __init__(self, context: Context, briefing: Briefing, edition: Edition, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare with today"))
        self._context = context = context.for_dialog(self)
        self._briefing = briefing
        self._edition = edition
        day = long_date(edition.frozen_at.astimezone().date())
        heading = self.tr("Edition {} of {}, compared with today").format(edition.number, day)
        self.state = Words(self.tr("It is being compared."), wraps=True)
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._entries)
        self.list.setAccessibleName(self.tr("What has changed"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.GRID // 4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.withdraw = QPushButton(self.tr("Withdraw the edition…"))
        self.withdraw.setAutoDefault(False)
        self.withdraw.setEnabled(not context.project.is_read_only and not edition.is_withdrawn)
        self.withdraw.hide()
        self.withdraw.clicked.connect(self._withdraw)
        column = dialog_frame.begin(self, heading)
        column.addWidget(self.state)
        column.addWidget(self.list, 1)
        column.addStretch()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self.withdraw)
        buttons.addStretch()
        buttons.addWidget(close)
        column.addLayout(buttons)
        help_key.offer_help(self, context.actions["help"], "briefings")
        self.resize(*_SIZE)
        context.read(lambda project: comparing.compare(project, briefing, edition), self._show, self._refuse)

    def _show(self, found: Comparison) -> None:
        first, *others = comparing.sentences(found)
        count = len(others) if found.is_to_be_withdrawn or found.is_same else len(others) + 1
        self.state.setText(first if not others or found.is_to_be_withdrawn else "")
        if not found.is_same and not found.is_to_be_withdrawn:
            others = [first, *others]
            self.state.setText(self.tr("Changed since: {}").format(f"{count:,}"))
        for sentence in others:
            self._entries.appendRow(QStandardItem(sentence))
        self.list.setVisible(bool(others))
        self.withdraw.setVisible(found.is_to_be_withdrawn)
        if others:
            self.list.setCurrentIndex(self._entries.index(0, 0))
            self.list.setFocus()

    def _refuse(self, error: EngageError) -> None:
        self.state.setText(str(error))

    def _withdraw(self) -> None:
        # Over the window, not over this dialog, which goes.
        window = self.parentWidget() or self
        self.reject()
        WithdrawDialog(self._context, self._briefing, self._edition, window).open()
