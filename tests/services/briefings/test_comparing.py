"""Editions compared with today: all that has changed is told, and what may no longer be told is flagged."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.agendas import Theme
from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.contacts import Contact
from engage.domain.disclosure import Audience, Level
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Reference
from engage.services import records, undo
from engage.services.briefings import editions
from engage.services.briefings.comparing import Comparison, Fate, compare
from engage.services.projects import Project
from engage.storage.journal import change
from tests.services.briefings.conftest import the_briefing

DAY = dt.date(2026, 1, 1)


@pytest.fixture
def frozen(project: Project) -> Project:
    editions.freeze(project, the_briefing(project).id, made_on=DAY)
    return project


def _compared(project: Project) -> Comparison:
    briefing = the_briefing(project)
    return compare(project, briefing, editions.numbered(briefing), made_on=DAY)


def _furnace(project: Project) -> int:
    (id,) = records.ids(project, Feedback, '"the furnace I buy next"')
    return id


def _fates(found: Comparison) -> dict[int, Fate]:
    return {each.feedback: each.fate for each in found.sources}


def _erase(project: Project, table: str, id: int) -> None:
    """What erasing does: the record goes, and the journal knows nothing of it."""
    with project.transaction("Erase", is_note=True) as tx:
        tx.connection.execute(change.delete().where(change.c.table_name == table, change.c.row_id == id))


def test_where_nothing_has_changed_it_is_the_same(frozen: Project) -> None:
    found = _compared(frozen)
    assert found.is_same
    assert not found.is_to_be_withdrawn
    records.edit(frozen, Feedback, _furnace(frozen), notes="For ourselves", tags=("seen",))
    records.edit(frozen, Briefing, the_briefing(frozen).id, title="Another title", parts=())
    assert _compared(frozen).is_same, "what it is compared with is what it was made of"


def test_changed_words_are_told(frozen: Project) -> None:
    furnace = _furnace(frozen)
    records.edit(frozen, Feedback, furnace, text="The furnace stays")
    found = _compared(frozen)
    assert [(each.fate, each.feedback, each.words, each.what) for each in found.sources] == [
        (Fate.CHANGED, furnace, "The furnace stays", "its words")
    ]
    assert not found.numbers
    assert not found.is_to_be_withdrawn


def test_what_was_deleted_or_erased_is_told_apart(frozen: Project) -> None:
    furnace = _furnace(frozen)
    records.remove(frozen, Feedback, furnace)
    found = _compared(frozen)
    assert _fates(found) == {furnace: Fate.DELETED}
    assert found.sources[0].words.startswith("The furnace I buy next")
    assert not found.is_to_be_withdrawn
    assert any("quote" in problem for problem in found.problems), "what it quoted is not there"
    _erase(frozen, "feedback", furnace)
    found = _compared(frozen)
    assert _fates(found) == {furnace: Fate.ERASED}
    assert found.sources[0].words == ""
    assert found.is_to_be_withdrawn


def test_what_was_withdrawn_is_flagged(frozen: Project) -> None:
    furnace = _furnace(frozen)
    records.edit(frozen, Feedback, furnace, disclosure=Level.ANONYMOUS)
    found = _compared(frozen)
    assert _fates(found) == {furnace: Fate.WITHDRAWN}
    assert found.sources[0].what == "how it may be told: kind before, anonymous now"
    assert found.is_to_be_withdrawn
    records.edit(frozen, Feedback, furnace, disclosure=Level.WITHHELD)
    assert _fates(_compared(frozen)) == {furnace: Fate.WITHDRAWN}
    undo.undo(frozen)
    undo.undo(frozen)
    assert _compared(frozen).is_same


def test_numbers_are_told_as_they_were_and_are(frozen: Project) -> None:
    body = records.add(frozen, Organisation(name="Example Newcomer")).first(records.noun_of(Organisation))
    new = records.add(
        frozen,
        Feedback(text="So do we", said_on=dt.date(2020, 4, 1), organisation=Reference(body)),
    ).first(records.noun_of(Feedback))
    found = _compared(frozen)
    assert _fates(found) == {new: Fate.NEW}
    changes = {each.place: (each.before, each.after) for each in found.numbers}
    assert changes["In one page > Who has spoken"] == (
        "21 organisations have told us what they think, in rooms, on calls and in writing.",
        "22 organisations have told us what they think, in rooms, on calls and in writing.",
    )
    assert any("Others" in place for place in changes)
    assert all(before != after for before, after in changes.values())


def test_a_theme_of_another_name_is_told(frozen: Project) -> None:
    held = editions.kept(frozen, editions.numbered(the_briefing(frozen)))
    said = records.rows(frozen, Feedback, [source.id for source in held.sources])
    theme = next(coding.theme for each in said for coding in each.codings)
    records.edit(frozen, Theme, theme.id, title="Called otherwise")
    found = _compared(frozen)
    assert found.sources
    assert {each.what for each in found.sources} == {"its themes or stances"}


def test_whom_it_names_and_who_is_gone_is_told(frozen: Project) -> None:
    held = editions.kept(frozen, editions.numbered(the_briefing(frozen)))
    person = next(each for each in held.named if each.noun is records.noun_of(Contact))
    body = next(each for each in held.named if each.noun is records.noun_of(Organisation))
    records.edit(frozen, Organisation, body.id, name="Example Renamed")
    records.remove(frozen, Contact, person.id)
    found = _compared(frozen)
    assert {(each.fate, each.name, each.now) for each in found.names} == {
        (Fate.CHANGED, body.name, "Example Renamed"),
        (Fate.DELETED, person.name, ""),
    }
    _erase(frozen, "contact", person.id)
    found = _compared(frozen)
    assert Fate.ERASED in {each.fate for each in found.names}
    assert found.is_to_be_withdrawn


def test_a_line_that_is_gone_moves_no_other(project: Project) -> None:
    """Where the only union that spoke goes, its row goes, and the rows below are compared with themselves."""
    parts = (BriefingPart(kind=PartKind.SUMMARY, summary="by-theme", filter="agenda:scoping"),)
    briefing = the_briefing(project)
    records.edit(project, Briefing, briefing.id, audience=Audience.INTERNAL, parts=parts)
    editions.freeze(project, briefing.id, made_on=DAY)
    records.remove(project, Feedback, records.ids(project, Feedback, "agenda:scoping kind:union"))
    found = _compared(project)
    changes = {each.place: (each.before, each.after) for each in found.numbers}
    assert changes["In short, Who spoke, Unions, Organisations"][1] == ""
    assert not any("Who spoke, SMEs" in place for place in changes)
    assert changes["In short, Who spoke, All, Organisations"][1] != ""
