"""What may stand after `@`, `=` and `#` in the pad's line, as far as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engage.domain.agendas import Theme
from engage.domain.contacts import Contact
from engage.domain.filters import quoted
from engage.domain.organisations import Organisation
from engage.domain.pad import Seat
from engage.domain.quick_log import Mark, MarkKind, as_typed, mark_at
from engage.domain.text import begin_words, fold, words
from engage.services import records
from engage.services.projects import Project
from engage.ui.translation import word
from engage.ui.widgets.theme_picker import keyword_meant, matching

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


def seats(mark: Mark, there: Sequence[Seat]) -> list[Offered]:
    """Those at the table whose key or name begins so."""
    typed = fold(mark.value).strip()
    by_key = [seat for seat in there if seat.key and fold(seat.key).startswith(typed)]
    wanted = words(mark.value)
    by_name = [seat for seat in there if begin_words(wanted, words(f"{seat.name} {seat.organisation or ''}"))]
    found = list({seat.attendance_id: seat for seat in (*by_key, *by_name)}.values())
    return [
        Offered(
            as_typed(mark.kind, seat.key or seat.name),
            f"{seat.key}  {seat.name}" if seat.key else seat.name,
            word(seat.kind) if seat.kind else "",
        )
        for seat in found[:OFFERED]
    ]


def themes(mark: Mark, every: Sequence[Theme]) -> list[Offered]:
    """Themes whose code, title or keywords begin so; those used last in front, a whole code before all."""
    typed = fold(mark.value).strip()
    found = sorted(matching(mark.value, every), key=lambda theme: fold(theme.code) != typed)
    return [
        Offered(
            as_typed(MarkKind.THEME, theme.code or theme.title),
            f"{theme.code}  {theme.title}",
            keyword_meant(mark.value, theme),
        )
        for theme in found[:OFFERED]
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


def all_themes(project: Project, agenda: str, recent: Sequence[int]) -> list[Theme]:
    """The themes of an agenda by its uid, or all there are; those used last, by id, in front."""
    narrowed = f"agenda:{quoted(agenda)}" if agenda else ""
    every = records.rows(project, Theme, records.ids(project, Theme, narrowed))
    places = {id: place for place, id in enumerate(recent)}
    return sorted(every, key=lambda theme: places.get(theme.id, len(places)))
