"""Marks that were not understood, settled later: by somebody known, somebody new, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.quick_log import MarkKind
from engage.domain.records import Noun
from engage.errors import NotFound
from engage.services import feedback, records, resolving, undo
from engage.services.projects import Project
from tests.builders import add


@pytest.fixture
def held(project: Project) -> int:
    castings = add(project, Organisation(name="Example Castings"))
    add(project, Organisation(name="Example Forge"))
    role = Affiliation(organisation=castings, role="Director", is_primary=True)
    ana = add(project, Contact(given_name="Ana", family_name="Sample", affiliations=(role,)))
    agenda = add(project, Agenda(title="Example agenda"))
    other = add(project, Agenda(title="Another agenda"))
    add(project, Theme(agenda=agenda, code="1", title="Energy", keywords=("grid",)))
    add(project, Theme(agenda=other, code="1", title="Energy elsewhere"))
    seat = Attendance(contact=ana, organisation=castings, status=AttendanceStatus.ATTENDED)
    return add(
        project,
        Engagement(
            title="Example roundtable",
            channel=Channel.ROUNDTABLE,
            held_on=dt.date(2020, 3, 25),
            agenda=agenda,
            attendance=(seat,),
        ),
    ).id


def log(project: Project, held: int, line: str) -> int:
    return feedback.log(project, held, line).record.id


def get(project: Project, id: int) -> Feedback:
    return records.get(project, Feedback, id)


def named(project: Project, id: int, mark: str, typed: str) -> list[tuple[str, bool]]:
    return [(each.reference.name, each.was_there) for each in resolving.candidates(project, id, mark, typed)]


def meant(project: Project, id: int, mark: str, typed: str) -> tuple[Noun, int]:
    found = resolving.candidates(project, id, mark, typed)[0]
    return found.noun, found.reference.id


@pytest.mark.parametrize(
    ("mark", "named"),
    [
        ("@zz", (MarkKind.WHO, "zz")),
        ('#"green steel"', (MarkKind.THEME, "green steel")),
        ("=zz", (MarkKind.AGREES, "zz")),
        ("odd", (None, "odd")),
    ],
)
def test_a_mark_says_what_it_names(mark: str, named: tuple[MarkKind | None, str]) -> None:
    assert resolving.named_by(mark) == named


def test_those_who_were_there_are_offered_first_and_once(project: Project, held: int) -> None:
    id = log(project, held, "@zz Grants")
    assert named(project, id, "@zz", "") == [("Ana Sample", True), ("Example Castings", True)]
    assert named(project, id, "@zz", "example") == [("Example Castings", True), ("Example Forge", False)]
    assert named(project, id, "@zz", "zz") == []


def test_themes_of_the_engagements_agenda_are_offered(project: Project, held: int) -> None:
    id = log(project, held, "Grants #zz")
    assert named(project, id, "#zz", "ener") == [("Energy", False)]
    assert named(project, id, "#zz", "gri") == [("Energy", False)], "by its keyword"


def test_whoever_is_meant_has_said_it(project: Project, held: int) -> None:
    ids = [log(project, held, line) for line in ("@zz Grants", "@zz Loans", "@yy Time")]
    changes = resolving.resolve(project, ids, "@zz", *meant(project, ids[0], "@zz", "ana"))
    assert changes.ids["feedback"] == tuple(ids[:2])
    assert [get(project, id).who for id in ids] == ["Ana Sample, Example Castings"] * 2 + [""]
    assert [get(project, id).unresolved for id in ids] == [(), (), ("@yy",)]
    undo.undo(project)
    assert get(project, ids[1]).unresolved == ("@zz",), "one deed for all of them"


def test_a_second_one_and_whoever_agrees_stand_with_those_who_agree(project: Project, held: int) -> None:
    id = log(project, held, "@ana Grants =zz")
    resolving.resolve(project, [id], "=zz", *meant(project, id, "=zz", "forge"))
    found = get(project, id)
    assert found.who == "Ana Sample, Example Castings"
    assert [each.organisation.name for each in found.agreements if each.organisation] == ["Example Forge"]


def test_a_theme_has_the_stance_that_was_logged(project: Project, held: int) -> None:
    id = log(project, held, "@ana #zz - Grants")
    resolving.resolve(project, [id], "#zz", *meant(project, id, "#zz", "1"))
    (coding,) = get(project, id).codings
    assert (coding.theme.name, coding.stance, coding.coded_by) == ("Energy", Stance.OPPOSE, "AB")


def test_somebody_new_is_put_in_by_the_same_deed(project: Project, held: int) -> None:
    id = log(project, held, "@zz Grants")
    resolving.resolve_as_new(project, [id], "@zz", Contact(given_name="Zoe", family_name="Specimen"))
    assert get(project, id).who == "Zoe Specimen"
    undo.undo(project)
    assert records.count(project, Contact, "name:zoe") == 0
    assert get(project, id).unresolved == ("@zz",)


def test_what_is_asked_no_more_is_kept_in_the_notes(project: Project, held: int) -> None:
    id = log(project, held, "@zz Grants")
    records.edit(project, Feedback, id, notes="Loud")
    resolving.leave(project, [id], "@zz")
    assert (get(project, id).notes, get(project, id).unresolved) == ("Loud\n@zz", ())


def test_what_has_gone_is_said(project: Project, held: int) -> None:
    id = log(project, held, "@zz Grants")
    with pytest.raises(NotFound, match="contact"):
        resolving.resolve(project, [id], "@zz", Noun.CONTACT, 99)
    with pytest.raises(NotFound, match="feedback"):
        resolving.leave(project, [99], "@zz")
