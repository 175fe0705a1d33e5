"""The first step of an import: which file, what it holds, and where in it that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engage.domain.engagements import Engagement
from engage.errors import EngageError, Invalid
from engage.services import records
from engage.services.importing.registry import importers
from engage.services.importing.work import Belongs
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.importing.file_plan import FilePlan
from engage.ui.importing.knowing import Known
from engage.ui.importing.wording import format_text, in_the_window, suffixes
from engage.ui.widgets.fields import ChoiceField, TextField
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

_OFFERED = 200
"""Engagements to choose from, the newest first."""


class FileStep(ScrollColumn):
    """What is not asked of a file of its sort is not shown."""

    chosen = Signal(object)
    """The path of another file."""
    decided = Signal()
    """Where it belongs, or when it was: nothing for which it would have to be read anew."""

    def __init__(self, context: Context, plan: FilePlan, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(body, parent)
        self._plan = plan
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.browse = QPushButton(self.tr("Choose…"))
        self.browse.setAutoDefault(False)
        self.browse.setAccessibleName(self.tr("Choose a file"))
        self.format, self.sheet, self.header = ChoiceField(), ChoiceField(), ChoiceField()
        self.engagement, self.year = ChoiceField(), TextField()
        self.format.setObjectName("format")
        self.sheet.setObjectName("sheet")
        self.why = Words(role="quiet", wraps=True)
        self.why_there = Words(self.tr("It is the one that is open in the window."), "quiet", wraps=True)
        self.problem = Words(role="note", wraps=True)
        self.about = Words(
            self.tr(
                "Lists of people, organisations, engagements and what was said, from Excel, OpenDocument or "
                "CSV; cards of an address book; calendars; who was on a call; agendas and notes; submissions "
                "as they were sent. Choose a file, or drop it here."
            ),
            "quiet",
            wraps=True,
        )
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(0, 0, theme.GRID, 0)
        self._layout.setSpacing(2 * theme.GRID)
        across = QHBoxLayout()
        across.setSpacing(theme.GRID)
        across.addWidget(self.file, 1)
        across.addWidget(self.browse)
        place = self._place(self.tr("File"), self.file, across)
        self._layout.addWidget(place)
        self._layout.addWidget(self.about)
        self._layout.addWidget(self.problem)
        self.format_place = self._place(self.tr("What it holds"), self.format, self.why)
        self.sheet_place = self._place(self.tr("Sheet"), self.sheet)
        self.header_place = self._place(self.tr("Row that names the columns"), self.header)
        self.engagement_place = self._place(
            self.tr("Engagement it belongs to"), self.engagement, self.why_there
        )
        self.year_place = self._place(self.tr("Year of the note"), self.year)
        for place in self._places():
            self._layout.addWidget(place)
        self._layout.addStretch()
        self._offer_engagements([])
        self.browse.clicked.connect(self._on_browse_clicked)
        self.format.committed.connect(plan.say_format)
        self.sheet.committed.connect(lambda name: plan.say_layout(sheet=name, header_row=None))
        self.header.committed.connect(self._on_header_committed)
        self.engagement.committed.connect(self._on_engagement_committed)
        self.year.committed.connect(self._on_year_committed)
        self.show_nothing()
        is_open = plan.open_engagement
        context.read(lambda project: _newest_engagements(project, is_open), self._offer_engagements)

    def _places(self) -> Iterator[QWidget]:
        yield self.format_place
        yield self.sheet_place
        yield self.header_place
        yield self.engagement_place
        yield self.year_place

    def _place(self, caption: str, control: QWidget, beside: QHBoxLayout | QWidget | None = None) -> QWidget:
        """A control with its name above it."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        label = Words(caption, "quiet")
        label.setBuddy(control)
        column.addWidget(label)
        if isinstance(beside, QHBoxLayout):
            column.addLayout(beside)
            return place
        column.addWidget(control)
        if beside is not None:
            column.addWidget(beside)
        return place

    def _offer_engagements(self, found: list[Engagement]) -> None:
        chosen = self._plan.choices.engagement
        self.engagement.offer(
            [
                (self.tr("None, or as the file says"), None),
                *((f"{short_date(held.held_on)}  {held.title}", held.id) for held in found),
            ]
        )
        self.engagement.show_value(chosen)

    # What is shown

    def show_nothing(self) -> None:
        """Say nothing of a file of which nothing is known."""
        self.file.setText(str(self._plan.path or ""))
        self.about.setVisible(self._plan.path is None)
        self.problem.hide()
        for place in self._places():
            place.hide()

    def show_known(self) -> None:
        """Show what the file is, and what can be chosen about it."""
        found = self._plan.known
        if found is None:
            return
        self.problem.hide()
        self._show_formats(found)
        look = found.look
        sheets = [(sheet.name, sheet.name) for sheet in found.sheets]
        self.sheet.offer(sheets)
        self.sheet.show_value(look.sheet if look is not None else self._plan.choices.sheet)
        self.sheet_place.setVisible(len(sheets) > 1)
        self.header.offer(
            [
                *((self.tr("Row {}: {}").format(number, text), number) for number, text in found.rows),
                (self.tr("No row: the columns have no names"), 0),
            ]
        )
        self.header.show_value(look.header_row if look is not None else self._plan.choices.header_row)
        self.header_place.setVisible(bool(found.rows))
        chosen, is_open = self._plan.choices.engagement, self._plan.open_engagement
        self.engagement.show_value(chosen)
        self.why_there.setVisible(chosen is not None and chosen == is_open and not self._plan.is_place_said)
        self.engagement_place.setVisible(found.belongs is not Belongs.NOWHERE)
        self.year_place.setVisible(bool(self._plan.choices.mapping.get("year")))
        if found.problem is not None:
            self.show_problem(found.problem)

    def _show_formats(self, found: Known) -> None:
        likely = [importer for _, importer in found.likenesses]
        fitting = [each for each in importers() if found.source.suffix in each.suffixes]
        every = {each.name: each for each in (*likely, *fitting, *importers())}
        self.format.offer((format_text(name), name) for name in every)
        self.format.show_value(found.format)
        self.why.setText(self.tr("Engage thinks so because {}.").format(found.why) if found.why else "")
        self.why.setVisible(bool(found.why))
        self.format_place.show()

    def show_problem(self, error: EngageError) -> None:
        """Say why it cannot be gone on with, and ask for what would help."""
        errors.show_beside(self.problem, in_the_window(error))
        field = error.field if isinstance(error, Invalid) else ""
        if field == "year":
            self.year_place.show()
            self.year.setFocus()
        elif field == "engagement" and self.engagement_place.isVisibleTo(self):
            self.engagement.setFocus()

    def focus_first(self) -> None:
        """Put the cursor on what is asked; before there is a file, on the button that chooses one."""
        if self._plan.known is None:
            self.browse.setFocus()
        elif not self.year.hasFocus() and not self.engagement.hasFocus():
            self.format.setFocus()

    # What is decided

    def _on_browse_clicked(self) -> None:
        known = " ".join(f"*{suffix}" for suffix in suffixes())
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import"), "", self.tr("Texts and tables ({})").format(known)
        )
        if chosen:
            self.chosen.emit(Path(chosen))

    def _on_header_committed(self, row: int) -> None:
        self._plan.say_layout(sheet=self.sheet.value() or "", header_row=row)

    def _on_engagement_committed(self, id: int | None) -> None:
        self._plan.say_engagement(id)
        self.why_there.hide()
        self.problem.hide()
        self.decided.emit()

    def _on_year_committed(self, year: str) -> None:
        self._plan.say_year(year)
        self.problem.hide()
        self.decided.emit()


def _newest_engagements(project: Project, is_open: int | None) -> list[Engagement]:
    """The newest, after the one that is open where that is none of them."""
    newest = records.ids(project, Engagement)[:_OFFERED]
    first = [is_open] if is_open is not None and is_open not in newest else []
    return records.rows(project, Engagement, [*first, *newest])
