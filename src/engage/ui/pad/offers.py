"""What may stand after `@`, `=` and `#` in the pad's line, as far as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engage.domain.agendas import Theme
from engage.domain.contacts import Contact
from engage.domain.filters import quoted
from engage.domain.organisations import Organisation
from engage.domain.pad import Seat, Unknown
from engage.domain.quick_log import Mark, as_typed, mark_at
from engage.domain.quick_log_completion import Completion, complete_theme, complete_who
from engage.services import records
from engage.services.projects import Project
from engage.ui.translation import word
from engage.ui.widgets.theme_picker import keyword_meant

OFFERED = 8


@dataclass(frozen=True, slots=True)
class Offered:
    """One way to go on: the mark as it is typed in full, what it stands for, and a note."""

    mark: str
    text: str
    note: str = ""


def code_points(text: str, units: int) -> int:
    """How many characters stand before a place that Qt counts in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


def units(text: str) -> int:
    """How long a text is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def named_at(text: str, cursor: int) -> Mark | None:
    """The mark that is being typed at the cursor, as Qt counts."""
    return mark_at(text, code_points(text, cursor))


def people(mark: Mark, seats: Sequence[Seat], unknown: Sequence[Unknown]) -> list[Offered]:
    """Those at the table whose key or name begins so, and names typed here that are still unknown."""
    return [_person(found) for found in complete_who(mark, seats, unknown)[:OFFERED]]


def _person(found: Completion) -> Offered:
    if isinstance(found.meant, Seat):
        seat = found.meant
        told = f"{seat.key}  {seat.name}" if seat.key else seat.name
        return Offered(found.mark, told, word(seat.kind) if seat.kind else "")
    return Offered(
        found.mark, getattr(found.meant, "name", ""), QCoreApplication.translate("Offers", "not known yet")
    )


def themes(mark: Mark, every: Sequence[Theme], recent: Sequence[int]) -> list[Offered]:
    """Themes whose code, title or keywords begin so; those used last in front, a whole code before all."""
    return [
        Offered(found.mark, f"{theme.code}  {theme.title}", keyword_meant(mark.value, theme))
        for found in complete_theme(mark, every, recent)[:OFFERED]
        if isinstance(theme := found.meant, Theme)
    ]


def others(project: Project, mark: Mark) -> list[Offered]:
    """People and bodies of the project who are not at the table, whose name has what is typed."""
    narrowed, found = f"name:{quoted(mark.value)}", []
    for record in (Organisation, Contact):
        ids = records.ids(project, record, narrowed)[:OFFERED]
        there: Sequence[Organisation | Contact] = records.rows(project, record, ids)
        note = word(records.noun_of(record))
        found += [Offered(as_typed(mark.kind, each.name), each.name, note) for each in there]
    return found[:OFFERED]


def all_themes(project: Project, agenda: str) -> list[Theme]:
    """The themes of an agenda by its uid, or all there are."""
    narrowed = f"agenda:{quoted(agenda)}" if agenda else ""
    return records.rows(project, Theme, records.ids(project, Theme, narrowed))
