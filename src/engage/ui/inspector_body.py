"""What an inspector shows a record in: its name, its tabs, and of a draft the buttons that add it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias, cast

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from engage.services import records
from engage.ui import theme
from engage.ui.editor import RecordEditor
from engage.ui.translation import word
from engage.ui.widgets.later import add_later, turn_to
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import OneLine, Words


class Tab(Protocol):
    """What stands in a tab beside the editor: follows the record when it is looked at."""

    def show_record(self, record: Any) -> None: ...


NamedTab: TypeAlias = tuple[str, Callable[[], QWidget]]
"""What stands on a tab, and what makes it when it is first turned to."""


class InspectorBody(QWidget):
    """The form in the first tab, the others beside it."""

    def __init__(self, editor: RecordEditor, tabs: Sequence[NamedTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._title = Words(size=1.15, wraps=True)
        self._subtitle = Words(role="quiet", wraps=True)
        self._sign = OneLine(role="quiet", narrowest=16 * theme.GRID)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("What to see of it"))
        self._stack = QStackedWidget(self)
        self._makers = [make for _, make in tabs]
        self._panes: dict[int, QWidget] = {0: ScrollColumn(editor, self._stack)}
        add_later(self._stack, self._panes[0])
        for text in (self.tr("About"), *(text for text, _ in tabs)):
            self.tabs.addTab(text)
        self._draft_bar = QWidget()
        self.add = QPushButton(self.tr("Add {}").format(word(records.noun_of(editor.record_class))))
        self.add.setProperty("role", "primary")
        self.cancel = QPushButton(self.tr("Cancel"))
        draft = QHBoxLayout(self._draft_bar)
        draft.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        draft.addWidget(self.add)
        draft.addWidget(self.cancel)
        draft.addStretch()
        heads = QVBoxLayout()
        heads.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 0)
        heads.setSpacing(theme.GRID // 2)
        heads.addWidget(self._title)
        heads.addWidget(self._subtitle)
        heads.addWidget(self._sign)
        heads.addSpacing(theme.GRID // 2)
        heads.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(heads)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._draft_bar)

    def head(self, title: str, subtitle: str, sign: str | None, *, is_draft: bool) -> None:
        """Say what it is, and offer what can be done to it: to look at its tabs, or to add it.

        `sign` has a line for itself, also where it is blank: the form keeps its place as it comes and goes.
        """
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._sign.setText(sign or "")
        self._sign.setVisible(sign is not None)
        self.tabs.setVisible(not is_draft)
        self._draft_bar.setVisible(is_draft)

    def scroll_to_top(self) -> None:
        """Show the form from its beginning."""
        cast(ScrollColumn, self._panes[0]).verticalScrollBar().setValue(0)

    def turn_to(self, number: int) -> Tab | None:
        """Show a tab, and return it where it follows the record by itself: the form is told."""
        if number not in self._panes:
            self._panes[number] = self._makers[number - 1]()
        turn_to(self._stack, self._panes[number])
        return cast(Tab, self._panes[number]) if number > 0 else None
