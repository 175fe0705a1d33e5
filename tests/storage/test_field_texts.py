"""The fields of records as texts, straight from their tables: the same as the records themselves say."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.consultations import Consultation, ParticipationLevel, Question
from engage.domain.contacts import Affiliation, Contact
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.fields import FIELDS, format_field
from engage.domain.organisations import Address, Email, Organisation, Reach
from engage.domain.records import Noun, Record, Reference
from engage.errors import ProjectDamaged
from engage.services import records
from engage.services.projects import Project
from engage.storage import field_texts, schema
from tests.builders import DAY, NOUNS, add, new_project
from tests.services.exporting.exchange.worlds import odd


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.engage") as project:
        yield project


def texts(project: Project, noun: Noun, size: int = 100) -> list[dict[str, str]]:
    """What is read of all records of a noun, by so many at a time."""
    ids = records.ids(project, NOUNS[noun], _all(noun))
    pages = (ids[start : start + size] for start in range(0, len(ids), size))
    with project.reading() as connection:
        return [
            dict(zip(field_texts.names(noun), (text or "" for text in row), strict=True))
            for page in field_texts.pages(connection, noun, pages)
            for row in zip(*page, strict=True)
        ]


def _all(noun: Noun) -> str:
    return "is:any" if "archived" in FIELDS[noun] else ""


def said(noun: Noun, record: Any) -> dict[str, str]:
    """What a record says of itself in the same fields."""
    values = {name: getattr(record, name) for name in FIELDS[noun] if hasattr(record, name)}
    for address in getattr(record, "addresses", ())[:1]:
        names = [name for name in FIELDS[noun] if name.startswith("address_")]
        values |= {name: getattr(address, name.removeprefix("address_")) for name in names}
    if isinstance(record, Contact):
        del values["name"]
        if role := record.primary_affiliation:
            values |= {"organisation": role.organisation, "role": role.role}
    if isinstance(record, Feedback):
        values["theme"] = tuple(coding.theme for coding in record.codings)
        stances = {coding.stance for coding in record.codings}
        values |= {"stance": stances.pop()} if len(stances) == 1 else {}
    zone = getattr(record, "zone", "Europe/London")
    written = {name: format_field(noun, name, value, zone=zone) for name, value in values.items()}
    return {name: record.uid if name == "id" else written.get(name, "") for name in field_texts.names(noun)}


@pytest.mark.parametrize("seed", range(4))
def test_every_field_of_any_record_is_as_the_record_says_it(seed: int) -> None:
    with odd(seed) as project:
        for noun, kind in NOUNS.items():
            there = records.rows(project, kind, records.ids(project, kind, _all(Noun(noun))))
            assert there
            assert texts(project, Noun(noun), size=4) == [said(Noun(noun), record) for record in there]


def test_a_person(project: Project) -> None:
    forge = add(project, Organisation(name="Example Forge"))
    union = add(project, Organisation(name="Example Union"))
    add(
        project,
        Contact(
            given_name="Ana",
            family_name="Example",
            emails=(Email(address="a@b.example"), Email(address="c@b.example", kind=Reach.HOME)),
            addresses=(Address(locality="Port Example", kind=Reach.HOME), Address(locality="Elsewhere")),
            affiliations=(
                Affiliation(organisation=union, role="Member", ended=DAY, is_primary=True),
                Affiliation(organisation=union, role="Adviser"),
                Affiliation(organisation=forge, role="Director", is_primary=True),
            ),
            influence=3,
        ),
    )
    (found,) = texts(project, Noun.CONTACT)
    assert len(found.pop("id")) == 36
    assert {name: text for name, text in found.items() if text} == {
        "given_name": "Ana",
        "family_name": "Example",
        "organisation": "Example Forge",
        "role": "Director",
        "influence": "3",
        "emails": "a@b.example, home: c@b.example",
        "address_kind": "home",
        "address_locality": "Port Example",
        "archived": "no",
    }
    assert "name" not in found


def test_feedback(project: Project) -> None:
    agenda = add(project, Agenda(title="Example agenda"))
    themes = [add(project, Theme(agenda=agenda, code=code, title="Skills")) for code in ("2.0", "a, b", "3")]

    def piece(*stances: Stance, **values: Any) -> None:
        codings = [Coding(theme=theme, stance=stance) for theme, stance in zip(themes, stances, strict=False)]
        add(project, Feedback(text="So, they said", said_on=DAY, codings=tuple(codings), **values))

    at = dt.datetime(2020, 3, 25, 14, 30, 15, tzinfo=dt.UTC)
    piece(Stance.SUPPORT, Stance.SUPPORT, said_at=at, zone="Asia/Kolkata", tags=("b", "a, c"))
    piece(Stance.SUPPORT, Stance.OPPOSE, stance=Stance.MIXED)
    piece(Stance.NEUTRAL, stance=Stance.MIXED, members_spoken_for=0)
    piece()
    found = sorted(texts(project, Noun.FEEDBACK), key=lambda one: one["id"])
    assert [(one["theme"], one["stance"]) for one in found] == [
        ("2.0; a, b", "support"),
        ("2.0; a, b", "mixed"),
        ("2.0", "neutral"),
        ("", ""),
    ]
    assert found[0]["said_at"] == "2020-03-25 20:00:15+05:30"
    assert [one["tags"] for one in found] == ["a, c; b", "", "", ""]
    assert [one["members_spoken_for"] for one in found] == ["", "", "0", ""]


def test_consultations_and_commitments(project: Project) -> None:
    agenda = add(project, Agenda(title="An agenda"))
    questions = (Question(number="3a", text="What helps?"), Question(number="4", text="Why?"))
    level = ParticipationLevel.INVOLVE
    add(project, Consultation(title="Example", agenda=agenda, level=level, questions=questions))
    (found,) = texts(project, Noun.CONSULTATION)
    assert found["questions"] == "3a. What helps?\n4. Why?"
    assert (found["agenda"], found["level"], found["opens_on"]) == ("An agenda", "involve", "")
    add(project, Commitment(text="Send it", state=CommitmentState.KEPT, tags=("a, b",)))
    (found,) = texts(project, Noun.COMMITMENT)
    assert (found["tags"], found["state"]) == ("a, b;", "kept")


def test_what_is_gone_is_left_out(project: Project) -> None:
    kept, gone = (add(project, Agenda(title=title)) for title in ("Kept", "Gone"))
    records.remove(project, Agenda, gone.id)
    with project.reading() as connection:
        (page,) = field_texts.pages(connection, Noun.AGENDA, [[gone.id], [gone.id, kept.id]])
    assert page[1] == ("Kept",)


@pytest.mark.parametrize("column", ["said_on", "capacity", "said_at"])
def test_what_cannot_be_read_is_damage(project: Project, column: str) -> None:
    add(project, Feedback(text="Said", said_on=DAY))
    with project.transaction("Damage") as tx:
        raw = sa.type_coerce("nothing of the kind", sa.String)
        tx.connection.execute(schema.feedback.update().values({column: raw}))
    with pytest.raises(ProjectDamaged):
        texts(project, Noun.FEEDBACK)


def test_one_statement_reads_a_page(project: Project) -> None:
    reference = add(project, Organisation(name="Example"))
    kind: type[Record] = Feedback
    for _ in range(30):
        add(project, Feedback(text="Said", said_on=DAY, organisation=Reference(reference.id)))
    ids = records.ids(project, kind)
    statements: list[str] = []
    with project.reading() as connection:
        sa.event.listen(connection, "before_cursor_execute", lambda *given: statements.append(given[2]))
        list(field_texts.pages(connection, Noun.FEEDBACK, [ids]))
    assert len(statements) == 1


def test_themes_and_stance_are_looked_up_together() -> None:
    steps = str(field_texts._statement(Noun.FEEDBACK)).split("FROM coding JOIN theme")
    assert len(steps) == 2
    assert "FROM coding" not in steps[0] + steps[1]


def test_what_a_text_mentions_is_told_apart(project: Project) -> None:
    """A body, a person and an engagement of one piece, each under its own name."""
    body = add(project, Organisation(name="Example Forge"))
    person = add(project, Contact(given_name="", family_name="Example"))
    named = {"organisation": Reference(body.id), "contact": Reference(person.id)}
    add(project, Feedback(text="Said", said_on=DAY, **named))
    add(project, Feedback(text="Nobody said", said_on=DAY))
    found = {one["text"]: (one["organisation"], one["contact"]) for one in texts(project, Noun.FEEDBACK)}
    assert found == {"Said": ("Example Forge", "Example"), "Nobody said": ("", "")}
