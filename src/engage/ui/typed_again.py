"""What was being typed when the project was left: back in its place, with a line that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from engage.ui import theme
from engage.ui.drafts import PAD, Drafts, Form, Line, Typed
from engage.ui.pages import PAGES
from engage.ui.translation import word
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.words import Words, announce

if TYPE_CHECKING:
    from engage.ui.project_view import ProjectView


class TypedAgain(QFrame):
    """Stands at the foot until all of it is stored or given up, or until it is put away."""

    def __init__(self, project_view: ProjectView) -> None:
        super().__init__(project_view)
        self.setObjectName("UndoBar")
        self._view = project_view
        self.drafts = Drafts(project_view.context, self, project_view)
        self._what = Words(wraps=True)
        self._what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_button = QPushButton(self.tr("Show it"))
        self.show_button.setProperty("role", "secondary")
        self.show_button.clicked.connect(project_view.unfinished)
        self.close_button = close_button(self.tr("Put this message away; what was typed stays"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self._what)
        layout.addWidget(self.show_button)
        layout.addWidget(self.close_button)
        self.drafts.found.connect(self.offer)
        self.drafts.emptied.connect(self.hide)
        self.drafts.failed.connect(project_view.failed)
        self.hide()

    def text(self) -> str:
        """What is being said; blank where nothing is."""
        return self._what.text() if not self.isHidden() else ""

    def typed(self) -> Iterator[Typed]:
        """What is typed in the window at this moment and not stored."""
        yield from self._view.typed_to_log()
        for page in self._view.pages:
            yield from page.typed()

    def offer(self, found: Sequence[Typed]) -> None:
        """Put what was being typed back into its place, and say what that was."""
        for typed in found:
            if isinstance(typed, Form):
                entries = (entry for entry in PAGES if typed.noun in entry.nouns)
                self._view.page_of(next(entries).load()).take_in(typed)
            elif typed.place == PAD:
                from engage.ui.pad.page import PadPage

                self._view.open_full(PadPage, typed.engagement)
                self._view.page_of(PadPage).go_on(typed.text)
            else:
                self._view.log_bar.go_on(typed)
        names = ", ".join(map(self._name, found))
        self._what.setText(self.tr("What was being typed, and is not stored yet, is back: {}").format(names))
        self.show_button.setVisible(any(isinstance(typed, Form) for typed in found))
        self.setAccessibleName(self._what.text())
        self.show()
        announce(self, self._what.text())

    def _name(self, typed: Typed) -> str:
        if isinstance(typed, Line):
            return self.tr("a line of the pad") if typed.place == PAD else self.tr("a line to log")
        noun = word(typed.noun)
        return self.tr("the {}").format(noun) if typed.half.record.id else self.tr("the new {}").format(noun)
