"""One record brought back from a backup: with all that belonged to it, by one deed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun, Record, Reference
from engage.errors import Conflict
from engage.services import backups, bringing_back, documents, duplicates, records, undo
from engage.services.bringing_back import Fate
from engage.services.projects import Project
from engage.storage import schema
from tests.builders import DAY, NOUNS, add, check_indexes, rows


@pytest.fixture
def world(project: Project, tmp_path: Path) -> dict[str, Reference]:
    """Records that hang together in every way."""
    body = add(
        project,
        Organisation(name="Example Castings", tags=("steel",), emails=(Email(address="a@b.example"),)),
    )
    role = Affiliation(organisation=body, role="Director", is_primary=True)
    ana = add(project, Contact(given_name="Ana", family_name="Sample", affiliations=(role,)))
    agenda = add(project, Agenda(title="Example agenda"))
    theme = add(project, Theme(agenda=agenda, code="1", title="Loans"))
    below = add(project, Theme(agenda=agenda, parent=theme, code="1.1", title="Small loans"))
    held = add(
        project,
        Engagement(
            title="Example roundtable",
            channel=Channel.ROUNDTABLE,
            held_on=DAY,
            agenda=agenda,
            attendance=(Attendance(contact=ana, organisation=body, status=AttendanceStatus.ATTENDED),),
        ),
    )
    paper = tmp_path / "paper.txt"
    paper.write_text("what was handed round", encoding="utf-8")
    documents.attach(project, held.id, paper)
    said = add(
        project,
        Feedback(
            text="Loans come too late",
            said_on=DAY,
            engagement=held,
            contact=ana,
            organisation=body,
            codings=(Coding(theme=theme, stance=Stance.OPPOSE), Coding(theme=below, stance=Stance.MIXED)),
            agreements=(Agreement(organisation=body),),
        ),
    )
    promised = add(project, Commitment(text="Send the figures", contact=ana, feedback=said, engagement=held))
    return {
        "organisation": body,
        "contact": ana,
        "agenda": agenda,
        "theme": theme,
        "below": below,
        "engagement": held,
        "feedback": said,
        "commitment": promised,
    }


@pytest.fixture
def then(project: Project, world: dict[str, Reference]) -> Iterator[Project]:
    """The state in which all of it was there."""
    with Project(backups.back_up(project).path, "AB", is_read_only=True) as older:
        yield older


def class_of(noun: Noun) -> type[Record]:
    return NOUNS[noun]


def without_ids(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(held, key=repr) for table, held in rows(project).items()}


@pytest.mark.parametrize(
    "name", ["organisation", "contact", "agenda", "theme", "engagement", "feedback", "commitment"]
)
def test_what_was_deleted_comes_back_with_all_that_went_with_it(
    project: Project, world: dict[str, Reference], then: Project, name: str
) -> None:
    before, noun = without_ids(project), Noun(name)
    records.remove(project, class_of(noun), world[name].id)
    assert without_ids(project) != before
    assert bringing_back.since(project, then, noun, world[name].id).fate is Fate.GONE
    outcome = bringing_back.bring_back(project, then, noun, world[name].id)
    assert without_ids(project) == before
    assert outcome.left == 0
    assert outcome.changes.operation is not None
    assert outcome.changes.operation.label.startswith(
        f"Bring back {'follow-up' if name == 'commitment' else name} "
    )
    check_indexes(project)
    assert bringing_back.since(project, then, noun, world[name].id).fate is Fate.SAME
    undo.undo(project)
    assert bringing_back.since(project, then, noun, world[name].id).fate is Fate.GONE
    undo.redo(project)
    undo.undo(project)
    undo.undo(project)
    assert without_ids(project) == before, "the deletion itself can still be undone"


def test_what_was_altered_becomes_what_it_was_and_what_came_since_elsewhere_stays(
    project: Project, world: dict[str, Reference], then: Project
) -> None:
    id = world["contact"].id
    was = records.get(project, Contact, id)
    other = add(project, Organisation(name="Example Forge"))
    records.edit(
        project,
        Contact,
        id,
        family_name="Placeholder",
        tags=("new",),
        emails=(Email(address="ana@b.example"),),
        affiliations=(Affiliation(organisation=other, role="Chair"),),
    )
    add(project, Feedback(text="Later words", said_on=DAY, contact=world["contact"]))
    changed = bringing_back.since(project, then, Noun.CONTACT, id)
    assert (changed.fate, set(changed.fields)) == (
        Fate.CHANGED,
        {"family_name", "tags", "emails", "affiliations"},
    )
    bringing_back.bring_back(project, then, Noun.CONTACT, id)
    assert records.get(project, Contact, id) == was
    assert records.count(project, Feedback, "contact:sample") == 2
    check_indexes(project)
    undo.undo(project)
    assert records.get(project, Contact, id).family_name == "Placeholder"


def test_what_it_hung_on_and_has_gone_is_left(
    project: Project, world: dict[str, Reference], then: Project
) -> None:
    for noun, name in ((Noun.CONTACT, "contact"), (Noun.ORGANISATION, "organisation"), (Noun.THEME, "below")):
        records.remove(project, class_of(noun), world[name].id)
    records.remove(project, Feedback, world["feedback"].id)
    outcome = bringing_back.bring_back(project, then, Noun.FEEDBACK, world["feedback"].id)
    back = records.get(project, Feedback, world["feedback"].id)
    assert (back.contact, back.organisation, back.agreements) == (None, None, ())
    assert [coding.theme.uid for coding in back.codings] == [world["theme"].uid]
    assert outcome.left == 2
    assert records.get(project, Commitment, world["commitment"].id).feedback is not None
    bringing_back.bring_back(project, then, Noun.CONTACT, world["contact"].id)
    assert records.get(project, Contact, world["contact"].id).affiliations == ()
    assert records.get(project, Feedback, world["feedback"].id).contact is not None
    seats = records.get(project, Engagement, world["engagement"].id).attendance
    assert [(seat.contact is not None, seat.organisation) for seat in seats] == [(True, None)]


def test_who_was_merged_comes_back_as_one_of_two(
    project: Project, world: dict[str, Reference], then: Project
) -> None:
    twin = add(project, Contact(given_name="Ana", family_name="Sample"))
    duplicates.merge(project, Contact, twin.id, world["contact"].id)
    bringing_back.bring_back(project, then, Noun.CONTACT, world["contact"].id)
    assert records.count(project, Contact) == 2
    assert len(records.get(project, Contact, twin.id).affiliations) == 1, "what has moved stays where it is"


def test_kept_files_come_along(project: Project, world: dict[str, Reference], then: Project) -> None:
    records.remove(project, Engagement, world["engagement"].id)
    with project._writer.begin() as connection:
        connection.execute(schema.content.delete())
    bringing_back.bring_back(project, then, Noun.ENGAGEMENT, world["engagement"].id)
    (paper,) = records.get(project, Engagement, world["engagement"].id).documents
    assert documents.content(project, paper.id) == b"what was handed round"


def test_who_was_erased_does_not_come_back(
    project: Project, world: dict[str, Reference], then: Project
) -> None:
    records.remove(project, Contact, world["contact"].id)
    with project._writer.begin() as connection:
        connection.execute(
            schema.erased.insert().values(
                uid=world["contact"].uid,
                noun=Noun.CONTACT,
                erased_at=dt.datetime.now(dt.UTC),
                certificate="1",
                words="erase",
            )
        )
    assert bringing_back.since(project, then, Noun.CONTACT, world["contact"].id).fate is Fate.ERASED
    with pytest.raises(Conflict, match="erased"):
        bringing_back.bring_back(project, then, Noun.CONTACT, world["contact"].id)


def test_of_the_same_there_is_nothing_to_bring_back(
    project: Project, world: dict[str, Reference], then: Project
) -> None:
    with pytest.raises(Conflict, match="the same"):
        bringing_back.bring_back(project, then, Noun.CONTACT, world["contact"].id)
    assert undo.history(project)[0].label.startswith("Add ")
