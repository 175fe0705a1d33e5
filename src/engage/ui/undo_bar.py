"""The line that says what a large deed did, with the button that takes it back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.ui import theme
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.key_button import KeyButton, key_text
from engage.ui.widgets.words import Words, announce

_DONE: Mapping[str, str] = {
    "Archive": "Archived",
    "Bring": "Brought",
    "Code": "Coded",
    "Delete": "Deleted",
    "Edit": "Edited",
    "Give": "Gave",
    "Hand": "Handed",
    "Import": "Imported",
    "Invite": "Invited",
    "Mark": "Marked",
    "Merge": "Merged",
    "Renumber": "Renumbered",
    "Set": "Set",
    "Split": "Split",
    "Tag": "Tagged",
    "Take": "Took",
    "Uncode": "Uncoded",
}
"""How the journal's words for a deed begin, and how they begin once it is done."""

_ALWAYS_LARGE = ("Archive", "Delete", "Hand", "Import", "Invite", "Merge", "Renumber", "Split")
"""The others are where they are done to several at once."""

_SEVERAL = re.compile(r"(back |“.*” off )?\d[\d,]* ")


def what_was_done(changes: Changes) -> str:
    """A large deed as something that is done: "Deleted 3 organisations". Blank for all others."""
    deed = changes.operation
    if deed is None or deed.kind != "do":
        return ""
    verb, _, rest = deed.label.partition(" ")
    if verb not in _DONE or (verb not in _ALWAYS_LARGE and not _SEVERAL.match(rest)):
        return ""
    return f"{_DONE[verb]} {rest}"


def first_imported(changes: Changes) -> tuple[Noun, int] | None:
    """The first of what an import has brought, or altered, most of; None for any other deed."""
    if changes.operation is None or changes.operation.source != "import":
        return None
    nouns = [Noun(table) for table in changes.ids if table in {*Noun}]
    if not nouns:
        return None
    # Of as many, it is what came last: an organisation is added before those who work there.
    noun = max(reversed(nouns), key=lambda noun: len(changes.ids[noun]))
    return noun, changes.first(noun)


class UndoBar(QFrame):
    """Stands at the foot, below the list, until the next deed, or until it is put away."""

    show_wanted = Signal(object, int)
    """The noun and the id of a record that is to be shown."""

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("UndoBar")
        self._undo_key = key_text(undo)
        self._imported: tuple[Noun, int] | None = None
        self._what = Words(wraps=True)
        self._what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.undo_button = KeyButton(self.tr("Undo"), undo, "secondary")
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as that in the status bar
        self.show_button = QPushButton(self.tr("Show what was imported"))
        self.show_button.clicked.connect(self._on_show_clicked)
        self.show_button.hide()
        self.close_button = close_button(self.tr("Put this away; it can still be undone"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self._what)
        layout.addWidget(self.show_button)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.close_button)
        self.hide()

    def text(self) -> str:
        """What is being said; blank where nothing is."""
        return self._what.text() if not self.isHidden() else ""

    def follow(self, changes: Changes) -> None:
        """Say what was done, also to those who do not look; fall silent at any other deed."""
        if not changes:
            return
        done = what_was_done(changes)
        self._what.setText(done)
        self.setAccessibleName(done)
        self._imported = first_imported(changes)
        self.show_button.setVisible(self._imported is not None)
        self.setVisible(bool(done))
        if done:
            said = self.tr("{}. {} takes it back.").format(done, self._undo_key)
            announce(self, said)

    def _on_show_clicked(self) -> None:
        if self._imported is not None:
            self.show_wanted.emit(*self._imported)
