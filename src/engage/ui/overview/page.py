"""What needs a person now; each line leads to the list behind it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from engage.domain.records import Noun
from engage.services import overview, search
from engage.services.overview import Matter, Need
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.overview.last_backup import LastBackup
from engage.ui.overview.line import OverviewLine
from engage.ui.overview.wording import GROUPS, words
from engage.ui.page import Page
from engage.ui.tasks import Task
from engage.ui.translation import translated
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

_WIDE = 100 * theme.GRID
"""From this width of the page, a line names the first of its list beside what it counts."""
_BEGINNING = (Noun.ORGANISATION, Noun.CONTACT, Noun.ENGAGEMENT, Noun.FEEDBACK)
"""Where there is none of these, the project is new."""


class OverviewPage(Page):
    """The first page of the day; calm where nothing is to be done."""

    name = "overview"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title())
        self.lines: dict[Matter, OverviewLine] = {}
        self._shown: list[Need] | None = None
        self._reading: Task | None = None
        self._groups = QVBoxLayout()
        self._groups.setSpacing(2 * theme.GRID)
        whole = QWidget(self)
        self._states = QStackedLayout(whole)
        body = QWidget()
        self._states.addWidget(ScrollColumn(body, whole))
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._groups)
        inside.addStretch()
        self._nothing = EmptyState(whole)
        self._states.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 2 * theme.GRID, 20, 20)
        layout.setSpacing(theme.GRID)
        title = Words(self.title(), size=1.5)
        title.setMinimumHeight(theme.ROW_HEIGHT)  # as on pages with buttons beside it
        layout.addWidget(title)
        layout.addWidget(whole, 1)
        self.last_backup = LastBackup(context)
        layout.addWidget(self.last_backup)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("OverviewPage", "Overview")

    def refresh(self) -> None:
        def show(found: tuple[list[Need], bool]) -> None:
            if task is self._reading:
                self._show(*found)

        task = self._reading = self.context.read(_read, show)
        self.last_backup.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for line in self.lines.values():
            line.show_beside(self.width() >= _WIDE)

    def focus_content(self) -> None:
        """Put the cursor on the first line; where none is shown yet, on the page until one is."""
        next(iter(self.lines.values()), self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is shown

    def _show(self, needs: list[Need], is_new: bool) -> None:
        if needs and needs == self._shown:
            return
        self._shown = needs
        focused = next((matter for matter, line in self.lines.items() if line.hasFocus()), None)
        self._clear()
        by_matter = {need.matter: need for need in needs}
        for heading, matters in GROUPS:
            if below := [by_matter[matter] for matter in matters if matter in by_matter]:
                self._groups.addWidget(self._group(translated(heading), below))
        if needs:
            self._states.setCurrentIndex(0)
        else:
            self._say_nothing(is_new)
        if focused is not None:
            self.lines.get(focused, self).setFocus()
        elif self.hasFocus():
            self.focus_content()

    def _clear(self) -> None:
        self.lines.clear()
        while item := self._groups.takeAt(0):
            group = item.widget()
            if group is not None:
                group.hide()
                group.deleteLater()

    def _group(self, heading: str, needs: list[Need]) -> QFrame:
        card = QFrame()
        card.setObjectName("Card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(0)
        caption = Words(heading, "quiet")
        caption.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        column.addWidget(caption)
        for need in needs:
            column.addWidget(self._line(need))
        return card

    def _line(self, need: Need) -> OverviewLine:
        rest = need.count - len(need.first)
        more = [self.tr("and {} more").format(f"{rest:,}")] if need.first and rest else []
        line = OverviewLine(
            need.count,
            words(need.matter, need.count),
            " · ".join((*need.first, *more)),
            is_late=need.matter is Matter.OVERDUE,
        )
        line.show_beside(self.width() >= _WIDE)
        if need.matter is Matter.REVIEW:
            line.clicked.connect(self.context.actions["page_data-protection"].trigger)
        else:
            line.clicked.connect(lambda: self.list_wanted.emit(need.noun, need.filter))
        self.lines[need.matter] = line
        return line

    def _say_nothing(self, is_new: bool) -> None:
        self._states.setCurrentWidget(self._nothing)
        actions = self.context.actions
        if is_new:
            self._nothing.say(
                self.tr("Begin here"),
                self.tr(
                    "Import a list of people or the notes of a meeting, or log what was said; what waits for "
                    "somebody will stand here."
                ),
                [
                    (self.tr("Import…"), actions["import_files"].trigger),
                    (self.tr("Log feedback"), actions["log"].trigger),
                ],
            )
        else:
            self._nothing.say(
                self.tr("All done"),
                self.tr(
                    "No follow-up is due, no engagement is near, and everything that was said is in order."
                ),
                sign="check-circle-outline",
            )


def _read(project: Project) -> tuple[list[Need], bool]:
    """What needs somebody, and whether the project is new."""
    counts = search.counts(project)
    return overview.needs(project), not any(counts[noun] for noun in _BEGINNING)
