"""Which rows of a list are kept for the next time, and when they are good for nothing any more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record
from engage.errors import ProjectDamaged
from engage.services import first_rows, projects, records, undo
from engage.services.first_rows import KeptRows
from engage.services.projects import Project
from tests.builders import add


def kept(project: Project, *of: Record) -> KeptRows:
    noun = records.noun_of(type(of[0]))
    return KeptRows(noun, "", first_rows.standing(project), tuple(add(project, each).id for each in of))


def now(project: Project, of: KeptRows) -> KeptRows:
    return KeptRows(of.noun, of.sort, first_rows.standing(project), of.ids)


def said(text: str) -> Feedback:
    return Feedback(said_on=dt.date(2020, 3, 25), text=text)


def shown(project: Project, of: KeptRows) -> list[str] | None:
    first = first_rows.read(project, of)
    return None if first is None else [getattr(row, "text", "") or row.name for row in first.rows]


@pytest.mark.parametrize(
    "of", [(said("One"), said("Two")), (Organisation(name="One"), Organisation(name="Two"))]
)
def test_they_are_shown_in_their_order_while_nothing_was_done(
    project: Project, of: tuple[Record, ...]
) -> None:
    rows = now(project, kept(project, *of))
    assert shown(project, rows) == ["One", "Two"]
    turned = KeptRows(rows.noun, rows.sort, rows.standing, rows.ids[::-1])
    assert shown(project, turned) == ["Two", "One"]


def test_any_deed_puts_an_end_to_them(project: Project) -> None:
    rows = now(project, kept(project, said("One")))
    records.edit(project, Feedback, rows.ids[0], text="Other")
    assert shown(project, rows) is None
    rows = now(project, rows)
    assert shown(project, rows) == ["Other"]
    undo.undo(project)
    assert shown(project, rows) is None
    rows = now(project, rows)
    undo.redo(project)
    assert shown(project, rows) is None
    rows = now(project, rows)
    records.remove(project, Feedback, rows.ids)
    assert shown(project, rows) is None


def test_what_somebody_else_has_done_does_too(project: Project) -> None:
    rows = now(project, kept(project, said("One")))
    with Project(project.path, "CD") as other:
        add(other, Organisation(name="Example"))
    assert shown(project, rows) is None


def test_another_project_in_the_place_shows_none(project: Project, tmp_path: Path) -> None:
    rows = now(project, kept(project, said("One")))
    with projects.create(tmp_path / "other.engage", name="Other", who="AB") as other:
        add(other, said("Not this"))
        assert shown(other, rows) is None


def test_where_one_cannot_be_read_nothing_is_said_yet(project: Project) -> None:
    rows = now(project, kept(project, said("One")))
    with project._outside_transactions() as connection:
        connection.execute("UPDATE feedback SET said_on = 'never'")
    assert shown(project, rows) is None
    with pytest.raises(ProjectDamaged):
        records.rows(project, Feedback, rows.ids)


def test_they_are_kept_as_a_line() -> None:
    for rows in (
        KeptRows(Noun.FEEDBACK, "-said_on", "0A1B", (3, 1, 2)),
        KeptRows(Noun.CONTACT, "", "", (7,)),
    ):
        assert KeptRows.from_text(rows.text()) == rows


@pytest.mark.parametrize(
    "text", ["", "=feedback", "=feedback = = =1,x", "=nothing = = =1", "a b c d", "=feedback = = ="]
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert KeptRows.from_text(text) is None
