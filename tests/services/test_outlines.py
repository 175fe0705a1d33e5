"""The outline of an agenda, taken in as a new agenda or into one that is there: one deed, one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.records import Reference
from engage.errors import Conflict, Invalid, NotFound
from engage.services import outlines, records
from engage.services.outlines import Fate
from engage.services.projects import Project
from tests.deeds import add, no_deed, one_deed

TEXT = """# Example outline

## Part 1: Skills
1. Retrain
2. Teach

## Part 2: Money
1. Lend
"""


@pytest.fixture
def agenda(project: Project) -> int:
    """An agenda with the themes 1 Skills, 1.1 Teach and 2 Homes."""
    agenda = add(project, Agenda(title="Example agenda"))
    of = Reference(agenda)
    skills = add(project, Theme(agenda=of, code="1", title="Skills"))
    add(project, Theme(agenda=of, parent=Reference(skills), code="1.1", title="teach"))
    add(project, Theme(agenda=of, position=1, code="2", title="Homes"))
    return agenda


def tree(project: Project, agenda: int) -> list[tuple[str, str, str, int]]:
    """Code, title, code of the theme above, and place of each theme, by code."""
    found = records.rows(project, Theme, records.ids(project, Theme))
    return sorted(
        (theme.code, theme.title, theme.parent.kind if theme.parent else "", theme.position)
        for theme in found
        if theme.agenda.id == agenda
    )


def test_an_outline_becomes_an_agenda(project: Project) -> None:
    outline = outlines.read(project, text=TEXT)
    assert [(each.code, each.depth, each.fate) for each in outlines.plan(outline)] == [
        ("1", 0, Fate.NEW),
        ("1.1", 1, Fate.NEW),
        ("1.2", 1, Fate.NEW),
        ("2", 0, Fate.NEW),
        ("2.1", 1, Fate.NEW),
    ]
    with one_deed(project):
        made = outlines.add(project, outline).first("agenda")
    assert [code for code, *_ in tree(project, made)] == ["1", "1.1", "1.2", "2", "2.1"]
    with no_deed(project), pytest.raises(Conflict):
        outlines.add(project, outline)


def test_into_an_agenda_goes_what_is_not_there_with_codes_that_are_free(
    project: Project, agenda: int
) -> None:
    outline = outlines.read(project, text=TEXT)
    with one_deed(project):
        outlines.add_into(project, agenda, outline)
    assert tree(project, agenda) == [
        ("1", "Skills", "", 0),
        ("1.1", "teach", "1", 0),
        ("1.2", "Retrain", "1", 1),
        ("2", "Homes", "", 1),
        ("3", "Money", "", 2),
        ("3.1", "Lend", "3", 0),
    ]
    with no_deed(project), pytest.raises(Conflict, match="already"):
        outlines.add_into(project, agenda, outline)


def test_the_plan_says_what_will_come_of_each(project: Project, agenda: int) -> None:
    outline = outlines.read(project, text=TEXT)
    there = records.rows(project, Theme, records.ids(project, Theme))
    assert [(each.theme.title, each.code, each.fate) for each in outlines.plan(outline, there)] == [
        ("Skills", "1", Fate.THERE),
        ("Retrain", "1.2", Fate.RECODED),
        ("Teach", "1.1", Fate.THERE),
        ("Money", "3", Fate.RECODED),
        ("Lend", "3.1", Fate.RECODED),
    ]


def test_new_themes_beside_each_other_have_codes_of_their_own(project: Project, agenda: int) -> None:
    text = "## Part 1: Ports\n1. Dig\n\n## Part 2: Money\n1. Lend\n2. Give\n"
    there = records.rows(project, Theme, records.ids(project, Theme))
    planned = outlines.plan(outlines.read(project, text=text), there)
    assert [each.code for each in planned] == ["3", "3.1", "4", "4.1", "4.2"]


def test_a_table_is_read_with_what_is_wrong_in_it(project: Project, tmp_path: Path) -> None:
    table = tmp_path / "themes.csv"
    table.write_text("code,title,colour\n1,Skills,blue\n2,Money,blueish\n", encoding="utf-8")
    outline = outlines.read(project, path=table)
    # A theme whose colour nobody understands comes without one, and that is told.
    assert [(theme.code, theme.colour) for theme in outline.themes] == [("1", "#2767b0"), ("2", "")]
    assert [row for row, _ in outline.problems] == [3]
    table.write_text("code,title,colour\n2,,blue\n", encoding="utf-8")
    with pytest.raises(Invalid, match="no themes that can be used"):
        outlines.read(project, path=table)


def test_what_is_no_outline_and_an_agenda_that_is_gone_are_refused(project: Project, agenda: int) -> None:
    with pytest.raises(Invalid, match="No agenda was found"):
        outlines.read(project, text="Nothing but a sentence, and no list below it.")
    outline = outlines.read(project, text=TEXT)
    records.remove(project, Agenda, agenda)
    with no_deed(project), pytest.raises(NotFound):
        outlines.add_into(project, agenda, outline)
