"""A line that was logged is corrected as it was typed: what one leaves alone stays as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.domain.text import clean
from engage.errors import Conflict, Invalid, NotFound
from engage.services import feedback, records, undo
from engage.services.feedback import line_of, log, relog, to_commitment
from engage.services.projects import Project
from tests.builders import DAY, keep_in_memory, new_project
from tests.deeds import add, no_deed, one_deed


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "Example.engage") as opened:
        yield keep_in_memory(opened)


@pytest.fixture
def room(project: Project) -> int:
    """Under the Chatham House Rule: Ana (seat "as") and Example Press (seat "p")."""
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    for code, title in (("2", "Energy"), ("2.3", "Carbon capture"), ("3", "Skills")):
        add(project, Theme(agenda=agenda, code=code, title=title))
    ana = Reference(add(project, Contact(given_name="Ana", family_name="Sample")))
    press = Reference(add(project, Organisation(name="Example Press")))
    add(project, Organisation(name="Elsewhere Ltd"))
    seats = Attendance(contact=ana, seat="as"), Attendance(organisation=press, seat="p")
    held = Engagement(title="Table", held_on=DAY, agenda=agenda, rule=Rule.CHATHAM_HOUSE, attendance=seats)
    return add(project, held)


def piece(project: Project, id: int) -> Feedback:
    return records.get(project, Feedback, id)


def meaning(record: Feedback | Commitment) -> object:
    """All that a record says, without what is new in each."""
    plain = replace(record, id=0, uid="", unresolved=tuple(sorted(record.unresolved)))
    if isinstance(plain, Commitment):
        return plain
    return replace(
        plain,
        codings=tuple(replace(coding, id=0, uid="", coded_at=None) for coding in plain.codings),
        agreements=tuple(replace(agreement, id=0, uid="") for agreement in plain.agreements),
    )


tokens = st.sampled_from(
    [
        *"+-0!*>",
        "@as",
        "@p",
        "@zed",
        '@"Elsewhere Ltd"',
        "#2.3",
        "#skills",
        "#zzz",
        "=as",
        "=p",
        "=qq",
        "=Elsewhere",
        "\\@as",
        "word",
        "العربية",
        "👩🏽‍🔬",
        "two  words",
        "\\",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.lists(tokens, min_size=1, max_size=8).map(" ".join) | st.text(max_size=40))
@example(line="@as +")
@example(line=">")
@example(line="@as @as")
@example(line="@zed =as @as")
@example(line="> @as =as")
def test_the_line_of_what_was_logged_says_the_same(project: Project, room: int, line: str) -> None:
    if not clean(line).strip():
        return
    made = log(project, room, line).record
    noun = Noun.FEEDBACK if isinstance(made, Feedback) else Noun.COMMITMENT
    again = line_of(project, noun, made.id)
    assert meaning(feedback.understood(project, room, again)) == meaning(made)
    deeds = len(undo.history(project, limit=10_000))
    assert not relog(project, noun, made.id, again).changes
    assert len(undo.history(project, limit=10_000)) == deeds, "what is entered as it was is no deed"


def test_a_line_is_corrected(project: Project, room: int) -> None:
    made = log(project, room, "@as #2.3 + Contracts woud help =p").record
    (was,) = piece(project, made.id).codings
    line = line_of(project, Noun.FEEDBACK, made.id)
    assert line == "@as #2.3 + Contracts woud help =p"
    with one_deed(project):
        relog(project, Noun.FEEDBACK, made.id, "@as #2.3 #skills + Contracts would help ! =Elsewhere")
    now = piece(project, made.id)
    assert (now.text, now.has_evidence, now.said_on) == ("Contracts would help", True, DAY)
    assert now.codings[0] == was, "the coding that was there is the same one"
    assert [coding.theme.kind for coding in now.codings] == ["2.3", "3"]
    assert [agreed.organisation and agreed.organisation.name for agreed in now.agreements] == [
        "Elsewhere Ltd"
    ]
    relog(project, Noun.FEEDBACK, made.id, "@as #2.3 - Contracts would help")
    now = piece(project, made.id)
    assert [(coding.uid, coding.stance) for coding in now.codings] == [(was.uid, Stance.OPPOSE)]
    assert (now.stance, now.agreements) == (Stance.OPPOSE, ())
    label = undo.history(project)[0].label
    assert label == "Correct feedback Contracts would help"


def test_what_a_line_cannot_say_stays(project: Project, room: int) -> None:
    made = log(project, room, "@as #2.3 + Contracts").record
    other = Reference(add(project, Agenda(title="Another agenda")))
    skills = records.get(project, Theme, records.find(project, Theme, "3"))
    elsewhere = Theme(agenda=other, code="3", title="Skills")
    add(project, elsewhere)
    twin = Reference(add(project, Contact(given_name="Ana", family_name="Sample")))
    third = Reference(add(project, Contact(given_name="Ana", family_name="Sample")))
    codings = tuple(
        Coding(theme=Reference(theme.id, theme.uid), stance=stance)
        for theme, stance in (
            (skills, Stance.OPPOSE),
            (records.get(project, Theme, records.find(project, Theme, elsewhere.uid)), Stance.MIXED),
        )
    )
    records.edit(
        project,
        Feedback,
        made.id,
        disclosure=Level.ANONYMOUS,
        tags=("steel",),
        notes="ours",
        paraphrase="Somebody said so",
        codings=(*piece(project, made.id).codings, *codings),
        agreements=(Agreement(contact=twin), Agreement(contact=third)),
        unresolved=("no mark",),
    )
    was = piece(project, made.id)
    relog(project, Noun.FEEDBACK, made.id, f"{line_of(project, Noun.FEEDBACK, made.id)} for difference")
    assert meaning(piece(project, made.id)) == meaning(replace(was, text="Contracts for difference"))


def test_what_one_permitted_is_not_permitted_by_another(project: Project, room: int) -> None:
    said = log(project, room, "@as Name me").record
    closed = log(project, room, "@as Hide me").record
    permitted = {"permission_by": "Ana", "permission_on": DAY, "permission_how": "by letter"}
    records.edit(project, Feedback, said.id, disclosure=Level.NAMED, **permitted)
    records.edit(project, Feedback, closed.id, disclosure=Level.WITHHELD)
    relog(project, Noun.FEEDBACK, said.id, "@as Name me!")
    assert piece(project, said.id).disclosure is Level.NAMED
    for line in ("@p Name me", "Name me"):
        relog(project, Noun.FEEDBACK, said.id, line)
        now = piece(project, said.id)
        assert (now.disclosure, now.permission_by, now.permission_on, now.permission_how) == (
            None,
            "",
            None,
            "",
        )
    relog(project, Noun.FEEDBACK, closed.id, "@p Hide me")
    assert piece(project, closed.id).disclosure is Level.WITHHELD


def test_a_name_that_has_become_known_is_resolved_in_passing(project: Project, room: int) -> None:
    said = log(project, room, "@zoe =zoe #prices Late").record
    zoe = add(project, Contact(given_name="Zoe", family_name="Young"))
    relog(project, Noun.FEEDBACK, said.id, line_of(project, Noun.FEEDBACK, said.id))
    now = piece(project, said.id)
    assert (now.contact and now.contact.id, now.unresolved) == (zoe, ("#prices",))
    assert [agreed.contact and agreed.contact.id for agreed in now.agreements] == [zoe]


def test_a_remark_becomes_a_commitment_by_a_key(project: Project, room: int) -> None:
    said = log(project, room, "@as #2.3 + Send the figures =p").record
    records.edit(project, Feedback, said.id, tags=("figures",), notes="ours")
    with one_deed(project):
        changes = to_commitment(project, said.id)
    made = records.get(project, Commitment, changes.first("commitment"))
    assert (made.text, made.tags, made.notes, made.made_on) == (
        "Send the figures",
        ("figures",),
        "ours",
        DAY,
    )
    assert (made.contact and made.contact.name, made.engagement and made.engagement.id) == (
        "Ana Sample",
        room,
    )
    assert made.unresolved == ("#2.3", "+", "=p"), "nothing of what was typed is lost"
    assert records.count(project, Feedback) == 0
    assert undo.history(project)[0].label == "Make Send the figures a follow-up"
    back = relog(project, Noun.COMMITMENT, made.id, line_of(project, Noun.COMMITMENT, made.id)[2:]).record
    assert isinstance(back, Feedback)
    assert meaning(piece(project, back.id)) == meaning(
        replace(
            feedback.understood(project, room, "@as #2.3 + Send the figures =p"),
            tags=("figures",),
            notes="ours",
        )
    )


def test_a_commitment_never_says_more_than_the_remark_might(project: Project, room: int) -> None:
    said = log(project, room, "@as Between us").record
    records.edit(project, Feedback, said.id, disclosure=Level.WITHHELD)
    with no_deed(project):
        with pytest.raises(Conflict, match="withheld"):
            to_commitment(project, said.id)
        with pytest.raises(Conflict, match="withheld"):
            relog(project, Noun.FEEDBACK, said.id, "> @as Between us")


def test_a_commitment_is_corrected(project: Project, room: int) -> None:
    made = log(project, room, "> @as Send it").record
    due = dt.date(2020, 4, 1)
    records.edit(project, Commitment, made.id, due_on=due, owner="AB")
    with one_deed(project):
        relog(project, Noun.COMMITMENT, made.id, "> @p Send them #2")
    now = records.get(project, Commitment, made.id)
    assert (now.text, now.due_on, now.owner, now.unresolved) == ("Send them", due, "AB", ("#2",))
    assert (now.contact, now.organisation and now.organisation.name) == (None, "Example Press")


def test_what_cannot_be_corrected_is_said(project: Project, room: int) -> None:
    made = log(project, room, "Said").record
    alone = add(project, Feedback(said_on=DAY, text="In a letter"))
    with no_deed(project):
        with pytest.raises(Invalid):
            relog(project, Noun.FEEDBACK, made.id, "  ")
        for id in (999, alone):
            with pytest.raises(NotFound):
                relog(project, Noun.FEEDBACK, id, "x")
