"""Above the preview's list: what would be lost, before anything is written, and the way back to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from engage.domain.choices import excerpt
from engage.ui import theme
from engage.ui.importing.knowing import Known
from engage.ui.importing.lines import Rehearsed
from engage.ui.importing.wording import cut, told_text
from engage.ui.widgets.words import Words

_TOLD = 3
"""How many things are told; the list has all."""
_LONGEST = 160
"""Characters of each."""


class LeftOutNote(QFrame):
    """Hidden where nothing is left out."""

    mend = Signal()
    """The person goes back to say what columns and values mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Words(role="note", wraps=True)
        self.button = QPushButton(self.tr("Back to columns"))
        self.button.setProperty("role", "secondary")
        self.button.setAutoDefault(False)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GRID)
        across.addWidget(self.said, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.mend)
        self.hide()

    def show_result(self, result: Rehearsed, known: Known | None) -> None:
        """Say what of the file would not come in."""
        said = [*self._columns(known), *map(told_text, result.troubles)]
        more = len(said) - _TOLD
        lines = [cut(text, _LONGEST) for text in said[:_TOLD]]
        if more > 0:
            lines.append(self.tr("And {} more: see below.").format(f"{more:,}"))
        self.said.setText("\n".join(lines))
        self.button.setVisible(known is not None and known.look is not None)
        self.setVisible(bool(lines))

    def _columns(self, known: Known | None) -> Iterator[str]:
        look = known.look if known is not None else None
        unknown = [column.name for column in look.columns if column.field is None] if look else []
        if len(unknown) == 1:
            yield self.tr("1 column is left out: {}.").format(excerpt(unknown[0]))
        elif unknown:
            names = excerpt(", ".join(unknown))
            yield self.tr("{} columns are left out: {}.").format(f"{len(unknown):,}", names)
