"""The files that belong to an engagement, one to a row."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from engage.domain.documents import Document
from engage.ui.dates import short_date

_Index = QModelIndex | QPersistentModelIndex

NAME, KIND, SIZE, ADDED = range(4)


class DocumentsModel(QAbstractTableModel):
    """Name, kind, size and the day when it was attached."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.documents: tuple[Document, ...] = ()

    def show_documents(self, documents: tuple[Document, ...]) -> None:
        """Show these from now on."""
        if documents != self.documents:
            self.beginResetModel()
            self.documents = documents
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.documents)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ADDED + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Kind"), self.tr("Size"), self.tr("Attached"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        document = self.documents[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{document.name}: {self._text(document, index.column())}"
        return self._text(document, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, document: Document, column: int) -> str:
        if column == KIND:
            return PurePath(document.name).suffix.lstrip(".").upper() or self.tr("file")
        if column == SIZE:
            return QLocale().formattedDataSize(document.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        if column == ADDED:
            return short_date(document.added_on) if document.added_on else ""
        return document.name.replace("\n", " ")
