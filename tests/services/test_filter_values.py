"""Filters completed with what stands in the project."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.filter_completion import Offer
from engage.domain.filter_fields import FIELDS, Form
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import records
from engage.services.filter_values import OFFERED, offers
from engage.services.projects import Project
from tests.builders import add


@pytest.fixture
def filled(project: Project) -> Project:
    add(project, Organisation(name="Example Castings", region="Wales", short_name="EC"))
    add(project, Organisation(name="Example Forge", region="North East", tags=("steel",)))
    add(project, Contact(given_name="Ana", family_name="Sample", region="Gwynedd", owner="Sam Example"))
    agenda = add(project, Agenda(title="Example agenda"))
    add(project, Theme(agenda=agenda, code="2", title="Energy"))
    add(project, Theme(agenda=agenda, code="2.1", title="Power lines", keywords=("grid",)))
    add(project, Feedback(text="Grants", said_on=dt.date(2020, 3, 25), tags=("Green steel", "jobs")))
    return project


@pytest.mark.parametrize(
    ("noun", "text", "terms"),
    [
        (Noun.FEEDBACK, "region:", ['region:"North East"', "region:Wales"]),
        (Noun.FEEDBACK, "region:WAL", ["region:Wales"]),
        (Noun.CONTACT, "region:", ["region:Gwynedd", 'region:"North East"', "region:Wales"]),
        (Noun.CONTACT, "sector:", []),
        (Noun.CONTACT, "owner:sam", ['owner:"Sam Example"']),
        (Noun.FEEDBACK, 'tag:"gre', ['tag:"Green steel"']),
        (Noun.FEEDBACK, "tag:jobs,", ['tag:jobs,"Green steel"']),
        (Noun.ORGANISATION, "tag:", ["tag:steel"]),
        (Noun.FEEDBACK, "organisation:ec", ['organisation:"Example Castings"']),
        (Noun.FEEDBACK, "who:sam", ['who:"Ana Sample"']),
        (Noun.CONTACT, "name:", ['name:"Ana Sample"']),
        (Noun.FEEDBACK, "agenda:", ['agenda:"Example agenda"']),
        (Noun.FEEDBACK, "theme:", ["theme:2", "theme:2.1"]),
        (Noun.FEEDBACK, "-theme:gri", ["-theme:2.1"]),
        (Noun.FEEDBACK, "by:", ["by:me", "by:AB"]),
        (Noun.FEEDBACK, "colour:", []),
        (Noun.FEEDBACK, "stan", ["stance:"]),
    ],
)
def test_values_of_the_project_are_offered(filled: Project, noun: Noun, text: str, terms: list[str]) -> None:
    assert [offer.term for offer in offers(filled, noun, text, len(text))] == terms


def test_a_theme_is_offered_with_its_title_and_somebody_with_what_they_are(filled: Project) -> None:
    assert offers(filled, Noun.FEEDBACK, "theme:2.", 8) == [Offer("theme:2.1", "Power lines")]
    assert offers(filled, Noun.FEEDBACK, "who:forge", 9) == [Offer('who:"Example Forge"', "organisation")]


def test_what_is_offered_is_a_filter(filled: Project) -> None:
    """Whatever is offered for whichever field can be asked for."""
    for noun in Noun:
        for name, field in FIELDS[noun].items():
            for offer in offers(filled, noun, f"{name}:", len(name) + 1):
                records.count(filled, records.CLASSES[noun], offer.term)
                assert field.form is not Form.RATING


def test_no_more_is_offered_than_one_looks_through(project: Project) -> None:
    for number in range(OFFERED + 5):
        add(project, Organisation(name=f"Example {number}"))
    assert len(offers(project, Noun.FEEDBACK, "organisation:", 13)) == OFFERED
