"""What belongs to a record: the same as the records that say so themselves."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Coding, Feedback
from engage.domain.organisations import Organisation, Relation, RelationKind
from engage.domain.records import Noun, Record, Reference
from engage.services import projects, records
from engage.services.projects import Project
from engage.services.related import feedback_count, related

DAY = dt.date(2020, 3, 25)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with projects.create(tmp_path / "p.engage", name="P", who="AB") as project:
        yield project


def belonging(project: Project, record: Record) -> dict[Noun, list[str]]:
    """The names of what belongs to a record, without the nouns of which nothing does."""
    return {
        noun: [records.name_of(one) for one in records.rows(project, records.CLASSES[noun], ids)]
        for noun, ids in related(project, record).items()
        if ids
    }


def test_what_belongs_to_whom(project: Project) -> None:
    def add(record: Record) -> Reference:
        noun = records.noun_of(type(record))
        return Reference(records.add(project, record).first(noun))

    def of(record: type[Record], reference: Reference) -> dict[Noun, list[str]]:
        return belonging(project, records.get(project, record, reference.id))

    body = add(Organisation(name="Body"))
    add(Organisation(name="Branch", relations=(Relation(other=body, kind=RelationKind.PART_OF),)))
    other = add(Organisation(name="Other"))
    ana = add(Contact(family_name="Zed", given_name="Ana", affiliations=(Affiliation(organisation=body),)))
    gone = (Affiliation(organisation=body, ended=DAY), Affiliation(organisation=other))
    add(Contact(family_name="Abe", given_name="Bea", affiliations=gone))
    agenda = add(Agenda(title="Agenda"))
    top = add(Theme(agenda=agenda, code="10", title="Ten"))
    below = add(Theme(agenda=agenda, parent=top, code="9", title="Nine"))
    consultation = add(Consultation(title="Consultation", agenda=agenda))
    before = (Attendance(contact=ana, organisation=body),)
    add(Engagement(title="Before", held_on=DAY - dt.timedelta(1), attendance=before))
    seats = (Attendance(contact=ana, organisation=body), Attendance(organisation=other))
    engagement = add(
        Engagement(title="Call", held_on=DAY, agenda=agenda, consultation=consultation, attendance=seats)
    )
    said = add(
        Feedback(
            text="Said",
            said_on=DAY,
            engagement=engagement,
            organisation=body,
            contact=ana,
            codings=(Coding(theme=top), Coding(theme=below)),
        )
    )
    add(Feedback(text="Also", said_on=DAY, organisation=other, codings=(Coding(theme=below),)))
    add(Commitment(text="Send", engagement=engagement, feedback=said, organisation=body, contact=ana))

    assert of(Organisation, body) == {
        Noun.ORGANISATION: ["Branch"],
        Noun.CONTACT: ["Bea Abe", "Ana Zed"],
        Noun.ENGAGEMENT: ["Call", "Before"],
        Noun.FEEDBACK: ["Said"],
        Noun.COMMITMENT: ["Send"],
    }
    assert of(Contact, ana) == {
        Noun.ENGAGEMENT: ["Call", "Before"],
        Noun.FEEDBACK: ["Said"],
        Noun.COMMITMENT: ["Send"],
    }
    assert of(Agenda, agenda) == {
        Noun.THEME: ["Nine", "Ten"],
        Noun.CONSULTATION: ["Consultation"],
        Noun.ENGAGEMENT: ["Call"],
    }
    assert of(Theme, top) == {Noun.THEME: ["Nine"]}
    assert of(Consultation, consultation) == {Noun.ENGAGEMENT: ["Call"]}
    assert of(Engagement, engagement) == {Noun.FEEDBACK: ["Said"], Noun.COMMITMENT: ["Send"]}
    assert of(Feedback, said) == {Noun.COMMITMENT: ["Send"]}
    assert feedback_count(project, top.id) == 2
    assert feedback_count(project, below.id) == 2


def test_a_theme_counts_feedback_below_it_once(project: Project) -> None:
    agenda = Reference(records.add(project, Agenda(title="Agenda")).first("agenda"))
    top = Reference(records.add(project, Theme(agenda=agenda, code="1", title="Top")).first("theme"))
    below = Theme(agenda=agenda, parent=top, code="1.1", title="Below")
    low = Reference(records.add(project, below).first("theme"))
    records.add(project, Feedback(text="A", said_on=DAY, codings=(Coding(theme=top), Coding(theme=low))))
    records.add(project, Feedback(text="B", said_on=DAY, codings=(Coding(theme=low),)))
    records.add(project, Feedback(text="C", said_on=DAY))
    assert feedback_count(project, top.id) == 2
    assert feedback_count(project, low.id) == 2
    assert feedback_count(project, 999) == 0
