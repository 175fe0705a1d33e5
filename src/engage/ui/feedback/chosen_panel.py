"""What stands in the inspector's place while several pieces of feedback are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from engage.domain.feedback import Stance
from engage.services import chosen_feedback
from engage.ui import theme as look
from engage.ui.context import Context
from engage.ui.widgets.cells import stance_text
from engage.ui.widgets.chips import ACCENT, PLAIN, ChipRow
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

if TYPE_CHECKING:
    from engage.domain.agendas import Theme
    from engage.services.chosen_feedback import Chosen
    from engage.services.projects import Project

_THEMES = 6
"""Themes that are told; most feedback first."""
_MOST = 10_000
"""Pieces of which it is told what they have in common: of so many it is told at once."""


class ChosenPanel(QFrame):
    """What they have in common, and the deeds that are done to all of them and undone at once."""

    def __init__(
        self, context: Context, ids: Callable[[], Sequence[int]], parent: QWidget | None = None
    ) -> None:
        """`ids` returns those that are chosen, at the moment when it is asked."""
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._context = context
        self._ids = ids
        self._asked = 0
        """How often it was told that others are chosen."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        whole.addWidget(ScrollColumn(body, self))
        self._heading = Words(size=1.15, wraps=True)
        self._shared = Words(role="quiet", wraps=True)
        self.themes = ChipRow()
        self.stances = ChipRow()
        self.flags = ChipRow()
        self._details = QWidget(body)
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(look.GRID // 2)
        for caption, row in (
            (self.tr("Themes"), self.themes),
            (self.tr("Stances"), self.stances),
            (self.tr("Of these"), self.flags),
        ):
            details.addSpacing(look.GRID)
            details.addWidget(Words(caption, "quiet"))
            details.addWidget(row)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(*(2 * look.GRID,) * 4)
        layout.setSpacing(look.GRID // 2)
        layout.addWidget(self._heading)
        layout.addWidget(self._shared)
        layout.addWidget(self._details)
        layout.addSpacing(2 * look.GRID)
        sentence = self.tr("What is done here is done to all of them, and undone for all of them at once.")
        layout.addWidget(Words(sentence, "quiet", wraps=True))
        layout.addLayout(self._buttons())
        layout.addStretch()

    def _buttons(self) -> QVBoxLayout:
        """The deeds that have a key, with their keys."""
        column = QVBoxLayout()
        column.setSpacing(look.GRID // 2)
        buttons = [
            ("code", self.tr("Code to a theme")),
            ("uncode", self.tr("Take off a theme")),
            *((f"stance_{stance}", stance_text(stance)) for stance in Stance),
            ("key_point", self.tr("Key point")),
            ("evidence", self.tr("Evidence")),
        ]
        for name, text in buttons:
            button = KeyButton(text, self._context.actions[name], "secondary")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
            if name == "code":
                self._first = button
        return column

    def focus_first(self) -> None:
        """Put the cursor on the first deed."""
        self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_chosen(self, count: int) -> None:
        """Say how many are chosen, and then what they have in common."""
        self._heading.setText(self.tr("{} pieces of feedback chosen").format(f"{count:,}"))
        self._asked += 1
        self._details.setVisible(count <= _MOST)
        if count > _MOST:
            self._shared.setText(
                self.tr("What they have in common is told of {} at most.").format(f"{_MOST:,}")
            )
            for row in (self.themes, self.stances, self.flags):
                row.show_chips(())
            return
        ids, asked = list(self._ids()), self._asked

        def read(project: Project) -> Chosen | None:
            # While one goes on choosing, what was chosen before is not looked at any more.
            return chosen_feedback.chosen(project, ids) if asked == self._asked else None

        def show(found: Chosen | None) -> None:
            if found is not None and asked == self._asked:
                self._show(found)

        self._context.read(read, show)

    def _show(self, found: Chosen) -> None:
        self._shared.setText("\n".join(self._in_common(found)))
        themes = [(_told(theme, count), ACCENT) for theme, count in found.themes[:_THEMES]]
        if len(found.themes) > _THEMES:
            themes.append((self.tr("and {} more").format(len(found.themes) - _THEMES), PLAIN))
        if found.uncoded:
            themes.append((self.tr("no theme: {}").format(f"{found.uncoded:,}"), PLAIN))
        self.themes.show_chips(themes)
        taken = [
            (f"{stance_text(stance)}: {found.stances[stance]:,}", PLAIN)
            for stance in Stance
            if stance in found.stances
        ]
        self.stances.show_chips(taken or [(self.tr("none is said"), PLAIN)])
        flags = [
            (self.tr("key points: {}"), found.key_points),
            (self.tr("evidence offered: {}"), found.with_evidence),
            (self.tr("to resolve: {}"), found.unresolved),
        ]
        told = [(text.format(f"{count:,}"), PLAIN) for text, count in flags if count]
        self.flags.show_chips(told or [(self.tr("no key point, no evidence"), PLAIN)])

    def _in_common(self, found: Chosen) -> list[str]:
        lines = []
        if found.organisation:
            lines.append(self.tr("All said by {}").format(found.organisation.name))
        elif found.organisations == 1:
            lines.append(self.tr("Said by 1 organisation and by others unknown"))
        else:
            lines.append(self.tr("Said by {} organisations").format(f"{found.organisations:,}"))
        if found.engagement:
            lines.append(self.tr("All at {}").format(found.engagement.name))
        return lines


def _told(theme: Theme, count: int) -> str:
    """How much is coded to a theme; the number first, as a long title is cut."""
    return f"{count:,} × {theme.code} {theme.title}"
