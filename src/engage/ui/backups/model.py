"""The backups of a project, one to a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from engage.ui import theme
from engage.ui.backups import wording
from engage.ui.models.paged_table import LOOK, PARTS, Look
from engage.ui.widgets.record_delegate import RecordDelegate

if TYPE_CHECKING:
    from engage.services.backups import Backup

_Index = QModelIndex | QPersistentModelIndex

_COLUMNS: tuple[Callable[[Backup], str], ...] = (
    wording.moment,
    wording.why,
    lambda backup: f"{sum(backup.counts.values()):,}" if backup.counts else "",
    wording.size,
    wording.state,
)


_WHY = _COLUMNS.index(wording.why)


class BackupCells(RecordDelegate):
    """Cells as broad as what stands in them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = option.fontMetrics.horizontalAdvance(index.data())
        return QSize(text + 3 * theme.GRID, theme.row_height(option.fontMetrics))


class BackupsModel(QAbstractTableModel):
    """When each was made and for what, how much is in it, and whether it can be relied on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: Sequence[Backup] = ()
        self._others: frozenset[int] = frozenset()

    def show_backups(self, backups: Sequence[Backup], others: frozenset[int] | None = None) -> None:
        """Show these from now on; `others` are the numbers of those of another copy of the project."""
        self.beginResetModel()
        self.backups = tuple(backups)
        self._others = self._others if others is None else others
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Made"), self.tr("Why"), self.tr("Records"), self.tr("Size"), self.tr("State"))[
                section
            ]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        backup = self.backups[index.row()]
        text = _COLUMNS[index.column()](backup)
        if index.column() == _WHY and backup.sequence in self._others:
            text = self.tr("{}, of another copy of the project").format(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{wording.moment(backup)}: {text}"
        if role == PARTS:
            return (text,)
        if role == LOOK:
            return Look.TEXT
        return text if role == Qt.ItemDataRole.DisplayRole else None
