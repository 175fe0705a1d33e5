"""One file on its way in: what is known of it, what was decided about it, and what would come of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from engage.domain.progress import Progress
from engage.errors import EngageError
from engage.services.importing.imports import (
    ImportReport,
    Incoming,
    Together,
    import_file,
    import_together,
)
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import How
from engage.services.importing.tables.remembered import remember, remember_values
from engage.services.importing.work import Choices, Entry
from engage.services.projects import Project
from engage.settings import Settings
from engage.ui.context import Context
from engage.ui.importing.alike import OF_A_CALL, Alike
from engage.ui.importing.knowing import Known, cells_of, known
from engage.ui.importing.lines import Rehearsed, rehearsed
from engage.ui.tasks import Task

_PAUSE = 150
"""Milliseconds for which a rehearsal waits for the next decision."""


class FilePlan(QObject):
    """Whatever is decided is rehearsed, and what was rehearsed is what is done: of the same bytes.

    What a file is, is found out on the reader's worker; what would come of it, on the writer's, where any
    deed of a person goes first. Nothing is kept before `carry_out`.
    """

    known_changed = Signal()
    """What the file is, or what is in its columns, is known, or known anew."""
    rehearsed = Signal()
    refused = Signal(object)
    """The EngageError because of which it cannot be gone on with."""
    task_changed = Signal()
    """Something has begun, or is about to, or is over."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.path: Path | None = None
        self.format = ""
        """What a person says that it holds; "" lets the file speak for itself."""
        self.choices = Choices()
        self.known: Known | None = None
        self.result: Rehearsed | None = None
        """What would come of it; None where that is not known yet, or no longer."""
        self.asked: dict[int, Entry] = {}
        """By row: those of which it was not sure who they are, also where that has been said since."""
        self._before: list[tuple[int, Mapping[int, str]]] = []
        """Of which row something was said, and what was said of all until then; the last last."""
        self.recalled: Mapping[str, str] = {}
        """How the columns were read the last time, where that was proposed."""
        self.recalled_values: dict[str, dict[str, str]] = {}
        """By field: what values meant the last time, where that was proposed."""
        self.task: Task | None = None
        """What is going on."""
        self.open_engagement: int | None = None
        """The one that is open in the window, which is proposed for a call."""
        self.settled: dict[str, int | None] = {}
        """By format: at which engagement the files were put that came before."""
        self.is_place_said = False
        """Whether a person has said of this file where it belongs."""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.rehearse)

    # What it is

    def choose(self, path: Path) -> None:
        """Take this file, about which nothing is decided yet."""
        self.path, self.format, self.choices = path, "", Choices()
        self.known, self.is_place_said = None, False
        self._forget()
        self.find_out()

    def say_format(self, name: str) -> None:
        """Take the file for what a person says that it is."""
        self.format = name
        self.choices = Choices(engagement=self.choices.engagement, sheet=self.choices.sheet)
        self._forget()
        self.find_out()

    def say_layout(self, *, sheet: str, header_row: int | None) -> None:
        """Read another sheet, or another row as the header: what was said of the columns is void."""
        self.choices = Choices(engagement=self.choices.engagement, sheet=sheet, header_row=header_row)
        self._forget()
        self.find_out()

    def _forget(self) -> None:
        """What was proposed and asked of another table is void."""
        self.recalled, self.recalled_values, self.asked, self._before = {}, {}, {}, []

    def decide(self, **choices: Any) -> None:
        """Take what a person has decided about columns, values or dates, and look again."""
        self.choices = replace(self.choices, **choices)
        self.find_out()

    def find_out(self) -> None:
        """Find out what the file is, and what is in it."""
        path, read, as_format, choices = self.path, self.known, self.format, self.choices
        if path is None:
            return
        kept = self._context.preferences.settings
        self.result = None

        def work(progress: Progress) -> Known:
            source = read.source if read is not None else Source.read(path)
            return known(source, as_format, choices, kept, progress)

        def done(found: Known) -> None:
            if self._ends(task):
                self._take(found)

        self._begin(None)
        task = self._context.reader.submit(work, done, lambda error: self._refuse(task, error))
        self._begin(task)

    def read_row(self, row: int, on_done: Callable[[list[tuple[str, str]]], object]) -> Task | None:
        """Read what stands in a row, by column; of what is no table, nothing."""
        found, choices = self.known, self.choices
        if found is None or found.look is None:
            return None
        choices = replace(choices, sheet=found.look.sheet, header_row=found.look.header_row)
        return self._context.reader.submit(
            lambda progress: cells_of(found, choices, row, progress), on_done, lambda error: None
        )

    def _take(self, found: Known) -> None:
        before = self.known.look if self.known is not None else None
        if found.recalled:
            self.recalled = found.recalled
            self.choices = replace(self.choices, mapping=found.recalled)
        for field, meant in found.recalled_values.items():
            self.recalled_values[field] = {**self.recalled_values.get(field, {}), **meant}
            said = {**meant, **self.choices.values.get(field, {})}
            self.choices = replace(self.choices, values={**self.choices.values, field: said})
        if found.problem is not None and found.look is None and self.choices.mapping:
            found = replace(found, look=before)  # what was decided last cannot be done
        if found.asks_where and not self.is_place_said:
            self.choices = replace(self.choices, engagement=self._proposed(found.format))
        self.known = found
        self.known_changed.emit()

    def _proposed(self, name: str) -> int | None:
        """The engagement that was said of such a file, or else of any; of a call, the one that is open."""
        if name in self.settled:
            return self.settled[name]
        said = [id for id in self.settled.values() if id is not None]
        return said[-1] if said else self.open_engagement if name in OF_A_CALL else None

    # What would come of it

    def say_engagement(self, id: int | None) -> None:
        """Put what it holds at this engagement."""
        self.choices, self.is_place_said = replace(self.choices, engagement=id), True
        self.result = None

    def say_year(self, year: str) -> None:
        """Date a text in this year."""
        self.choices = replace(self.choices, mapping={"year": year} if year else {})
        self.result = None

    def match(self, row: int, decision: str | None) -> None:
        """Say who a row is: a record's uid, `NEW` or `LEAVE_OUT`, None for as before anything was said.

        What comes of it is found out in a moment.
        """
        self._before.append((row, self.choices.matches))
        others = {other: said for other, said in self.choices.matches.items() if other != row}
        self._take_matches(others if decision is None else {**others, row: decision})

    @property
    def can_take_back(self) -> bool:
        """Whether anything was said of a row."""
        return bool(self._before)

    def take_back(self) -> int:
        """Take back what was last said of a row, and return which it was."""
        row, matches = self._before.pop()
        self._take_matches(matches)
        return row

    def _take_matches(self, matches: Mapping[int, str]) -> None:
        self.choices = replace(self.choices, matches=matches)
        self._pause.start()
        self.task_changed.emit()

    @property
    def is_settled(self) -> bool:
        """Whether what would come of it is known, with all that was decided."""
        return self.result is not None and self.task is None and not self._pause.isActive()

    def rehearse(self) -> None:
        """See what would come of it; what was seen before stays in sight until then."""
        if self.known is None:
            return
        work = self._work(self.known, dry_run=True)
        project = self._context.project

        def done(result: Rehearsed) -> None:
            if self._ends(task):
                self.result = result
                self.asked.update(result.unsure)
                self.rehearsed.emit()

        self._begin(None)
        task = self._context.writer.submit(
            lambda progress: rehearsed(work(project, progress)),
            done,
            lambda error: self._refuse(task, error),
            label=self.tr("Reading the file"),
            is_preview=True,
        )
        self._begin(task)

    # What is done

    def carry_out(self, on_done: Callable[[ImportReport], object]) -> None:
        """Import the file as it was rehearsed, as one deed; and remember how its columns were read."""
        found = self.known
        assert found is not None  # noqa: S101  it was rehearsed

        def done(report: ImportReport) -> None:
            if self._ends(task):
                self._remember(found)
                on_done(report)

        self._begin(None)
        task = self._context.write(
            self._work(found, dry_run=False),
            done,
            lambda error: self._refuse(task, error),
            label=self.tr("Importing"),
        )
        self._begin(task)

    def carry_out_all(self, others: Sequence[Path], on_done: Callable[[Together], object]) -> None:
        """Import the file as it was rehearsed, and of the others those about which nothing is to be asked."""
        found = self.known
        assert found is not None  # noqa: S101  it was rehearsed
        first = self._incoming(found)
        alike = Alike(found, self.format, first.choices, self._settled(found), self._learnt(found))

        def done(together: Together) -> None:
            if self._ends(task):
                self._remember(found)
                on_done(together)

        self._begin(None)
        task = self._context.write(
            lambda project, progress: import_together(
                project, first, others, lambda path: alike.incoming(path, progress), progress=progress
            ),
            done,
            lambda error: self._refuse(task, error),
            label=self.tr("Importing"),
        )
        self._begin(task)

    def _incoming(self, found: Known) -> Incoming:
        # A copy without what was read of it so far: that belongs to the other worker.
        source = Source(found.source.path, found.source.data)
        choices = self.choices
        if found.look is not None:
            choices = replace(choices, mapping=found.look.mapping, sheet=found.look.sheet)
        return Incoming(source, found.format, choices)

    def _work(self, found: Known, *, dry_run: bool) -> Callable[[Project, Progress], ImportReport]:
        incoming = self._incoming(found)
        return lambda project, progress: import_file(
            project,
            incoming.source,
            as_format=incoming.format,
            choices=incoming.choices,
            dry_run=dry_run,
            progress=progress,
        )

    def _settled(self, found: Known) -> dict[str, int | None]:
        """Where the files were put, this one too."""
        return {**self.settled, **({found.format: self.choices.engagement} if found.asks_where else {})}

    def _learnt(self, found: Known) -> Settings:
        """The settings with how the columns and the values of this file are read."""
        kept = self._context.preferences.settings
        if found.look is None:
            return kept
        if any(column.how is not How.NAME for column in found.look.columns):
            kept = remember(kept, found.columns, found.look.mapping)
        return remember_values(kept, self.choices.values)

    def _remember(self, found: Known) -> None:
        self.settled = self._settled(found)
        preferences, learnt = self._context.preferences, self._learnt(found)
        if learnt != preferences.settings:
            preferences.keep(learnt)

    # What is going on

    def end(self) -> None:
        """Stop whatever is going on, of which nothing is kept; and let go of the file, which may be large."""
        self._pause.stop()
        self._begin(None)
        self.known, self.result = None, None
        self._forget()

    def _begin(self, task: Task | None) -> None:
        if self.task is not None and task is None:
            self.task.cancel()
        self.task = task
        self.task_changed.emit()

    def _ends(self, task: Task) -> bool:
        """Whether an outcome is the one that is waited for."""
        if task is not self.task:
            return False
        self.task = None
        self.task_changed.emit()
        return True

    def _refuse(self, task: Task, error: EngageError) -> None:
        """Where it was not stopped from here, it is to be said that it was stopped elsewhere."""
        if self._ends(task):
            self.result = None
            self.refused.emit(error)
