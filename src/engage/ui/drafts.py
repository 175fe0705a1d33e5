"""What is typed and not stored: kept while one types, and back in its place when the project is opened again.

A place is a path. `log/7` is the line for the engagement 7, `pad/7` that of its pad; the form of a record is
at its noun and uid (`contact/0189…`), that of one which is not stored yet at `contact/new`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.errors import EngageError, NotFound
from engage.services import drafts, kept_values, records
from engage.ui.context import Context

if TYPE_CHECKING:
    from engage.services.projects import Project

PAUSE = 1_000
"""Milliseconds after a keystroke at which what is typed is kept: so much is lost at most."""

LOG, PAD = "log", "pad"
_NEW = "new"
_PLACE = "place"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was not logged yet."""

    place: str
    """LOG or PAD."""
    engagement: int
    """0: none was chosen."""
    text: str


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What stands in the fields of a record and is not stored."""

    record: Any
    """As it is stored, or the draft."""
    fields: Mapping[str, Any]
    """By field, as it stands there."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which something was not stored yet."""

    noun: Noun
    half: HalfTyped


Typed = Line | Form


class HasTyping(Protocol):
    """Where something can be typed."""

    def typed(self) -> Iterable[Typed]:
        """What is typed and not stored."""


class Drafts(QObject):
    """Follows the typing in a window, and keeps what stands there by the writer's worker."""

    found = Signal(object)
    """A list of what was being `Typed` when the project was left."""
    place_found = Signal(str)
    """Where one was, in words of the project, when it was locked."""
    emptied = Signal()
    """Nothing is typed any more that is not stored."""
    failed = Signal(object)
    """An EngageError because of which nothing can be kept; said once."""

    def __init__(self, context: Context, window: HasTyping, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._around = parent
        self.place = ""
        """Where one is, in words of the project: kept in it, and nowhere else, while it is locked."""
        self._kept: dict[str, str] | None = None
        """As it is in the project; None until that is known."""
        self._has_failed = False
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        if context.project.is_read_only:
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  there is a window
        application.focusChanged.connect(self._follow)
        context.writer.busy_changed.connect(self._on_busy_changed)
        context.read(_found, self._on_found)

    def _on_found(self, found: tuple[dict[str, str], list[Typed]]) -> None:
        self._kept, typed = found
        if _PLACE in self._kept:
            self.place_found.emit(self._kept[_PLACE])
        if typed:
            self.found.emit(typed)
        self.keep()  # what was typed meanwhile, without what could not be offered

    def _follow(self, left: QWidget | None, now: QWidget | None) -> None:
        """Watch the field with the cursor: nobody types anywhere else."""
        if self._field is not None:
            self._field.textChanged.disconnect(self._on_typed)
            self._field.destroyed.disconnect(self._on_field_destroyed)
            self._field = None
            self._pause.start()  # it may have been given up, or a draft with it
        if isinstance(now, QLineEdit | QPlainTextEdit) and self._around.isAncestorOf(now):
            self._field = now
            now.textChanged.connect(self._on_typed)
            now.destroyed.connect(self._on_field_destroyed)

    def _on_field_destroyed(self) -> None:
        self._field = None

    def _on_busy_changed(self, is_busy: bool) -> None:
        """What was stored is dropped at once: else it would be offered again after an end in that moment."""
        if not is_busy and not self._has_failed:  # else it is tried when something is typed
            self.keep()

    def _on_typed(self) -> None:
        if not self._pause.isActive():  # who types without a pause is not waited for
            self._pause.start()

    def keep(self) -> None:
        """Have kept what is typed at this moment, and dropped what is stored meanwhile."""
        self._pause.stop()
        if self._kept is None or self._context.project.is_read_only:
            return
        typed = dict(map(_as_kept, self._window.typed()))
        if self.place:
            typed[_PLACE] = self.place
        if typed == self._kept:
            return
        before, self._kept = self._kept, typed

        def done(changes: Changes) -> None:
            self._has_failed = False

        def failed(error: EngageError) -> None:
            self._kept = before
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)

        self._context.write(lambda project, progress: drafts.keep(project, typed), done, failed)
        if not typed:
            self.emptied.emit()


def _as_kept(typed: Typed) -> tuple[str, str]:
    """Where it is typed, and what."""
    if isinstance(typed, Line):
        return f"{typed.place}/{typed.engagement}", typed.text
    record, fields = typed.half.record, typed.half.fields
    is_new = not record.id
    kept = {
        "record": kept_values.as_plain(record) if is_new else None,
        "fields": kept_values.as_plain(dict(fields)),
    }
    return f"{typed.noun}/{_NEW if is_new else record.uid}", json.dumps(kept)


def _found(project: Project) -> tuple[dict[str, str], list[Typed]]:
    """What is kept, and what of that can be offered again."""
    kept = drafts.kept(project)
    return kept, [typed for place, text in kept.items() for typed in _read(project, place, text)]


def _read(project: Project, place: str, text: str) -> Iterator[Typed]:
    """What was kept; nothing where its record is gone, or another version of Engage has kept it."""
    head, _, rest = place.partition("/")
    if head in (LOG, PAD):
        engagement = int(rest) if rest.isdecimal() else 0
        is_there = bool(records.rows(project, records.CLASSES[Noun.ENGAGEMENT], [engagement]))
        yield Line(head if is_there else LOG, engagement if is_there else 0, text)
        return
    try:
        noun = Noun(head)
        kept: dict[str, Any] = json.loads(text)
        kind = records.CLASSES[noun]
        if rest == _NEW:
            record = kept_values.from_plain(kind, kept["record"])
        else:
            record = records.get(project, kind, records.find(project, kind, rest))
        yield Form(noun, HalfTyped(record, kept["fields"]))
    except (ValueError, KeyError, TypeError, NotFound):  # `Unfit` is a ValueError
        return
