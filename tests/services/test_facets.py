"""Facets: what a list can be narrowed down to, with counts that hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.facets import FACETS, Rectangle, rectangle, ticked, with_rectangle, with_values
from engage.domain.filters import RatingRange, parse
from engage.domain.organisations import Organisation, OrganisationKind, SizeBand
from engage.domain.records import Noun, Reference
from engage.services import facets, records
from engage.services.projects import Project
from tests.builders import new_project

UNION, SME = OrganisationKind.UNION, OrganisationKind.SME


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = new_project(Path(tmp_path_factory.mktemp("facets")) / "facets.engage")
    bodies = (
        Organisation(name="Example A", kind=UNION, region="Wales", tags=("steel",), influence=5, interest=4),
        Organisation(
            name="Example B", kind=SME, region="South Wales", tags=("Steel", "coast"), influence=5, interest=4
        ),
        Organisation(
            name="Example C", kind=SME, region="wales", size_band=SizeBand.SMALL, influence=2, interest=1
        ),
        Organisation(name="Example D", kind=SME, influence=3, archived=True),
        Organisation(name="Example E", kind=SME, region="Fife, coast", sector="ceramics"),
    )
    for body in bodies:
        records.add(project, body)
    for number, place in ((1, ""), (3, "Fife"), (3, "")):
        body = records.get(project, Organisation, number)
        role = Affiliation(organisation=Reference(body.id))
        records.add(project, Contact(given_name=f"Ana {number} {place}", region=place, affiliations=(role,)))
    yield project
    project.close()


def counted(project: Project, noun: Noun, text: str, field: str) -> dict[str, int]:
    return {str(each.value): each.count for each in facets.values(project, noun, text, field)}


def test_each_value_says_what_it_would_find(project: Project) -> None:
    assert counted(project, Noun.ORGANISATION, "", "kind") == {"sme": 3, "union": 1}
    assert counted(project, Noun.ORGANISATION, "is:any", "kind") == {"sme": 4, "union": 1}
    assert counted(project, Noun.ORGANISATION, "tag:steel", "kind") == {"sme": 1, "union": 1}


def test_what_is_ticked_in_a_facet_narrows_the_others_but_not_itself(project: Project) -> None:
    assert counted(project, Noun.ORGANISATION, "kind:union", "kind") == {"sme": 3, "union": 1}
    assert counted(project, Noun.ORGANISATION, "kind:union", "tag") == {"steel": 1}
    assert counted(project, Noun.ORGANISATION, "-kind:union", "kind") == {"sme": 3}


def test_what_a_filter_does_not_tell_apart_is_one_value(project: Project) -> None:
    assert counted(project, Noun.ORGANISATION, "", "tag") == {"Steel": 2, "coast": 1}
    assert counted(project, Noun.ORGANISATION, "", "region") == {
        "Wales": 3,
        "South Wales": 1,
        "Fife, coast": 1,
    }


def test_a_contact_counts_by_the_present_organisation(project: Project) -> None:
    assert counted(project, Noun.CONTACT, "", "kind") == {"sme": 2, "union": 1}
    assert counted(project, Noun.CONTACT, "", "size") == {"small": 2}
    assert counted(project, Noun.CONTACT, "", "region") == {"Wales": 2, "Fife": 1}
    assert counted(project, Noun.CONTACT, "kind:sme", "region") == {"wales": 1, "Fife": 1}


@pytest.mark.parametrize("noun", list(FACETS))
@pytest.mark.parametrize(
    "text", ["", "ana", "kind:sme", "tag:steel", "size:small", "influence:2..", "is:any"]
)
def test_every_count_is_what_the_filter_finds(project: Project, noun: Noun, text: str) -> None:
    for field in FACETS[noun]:
        for each in facets.values(project, noun, text, field):
            narrowed = with_values(parse(text, noun), field, [str(each.value)])
            assert records.count(project, records.CLASSES[noun], narrowed) == each.count, narrowed


def test_what_i_put_in_is_counted_too(project: Project) -> None:
    assert counted(project, Noun.ORGANISATION, "by:me", "kind") == {"sme": 3, "union": 1}
    assert facets.ratings(project, Noun.ORGANISATION, "by:me") == {(5, 4): 2, (2, 1): 1}


def test_ratings_are_counted_crosswise(project: Project) -> None:
    assert facets.ratings(project, Noun.ORGANISATION, "influence:1") == {(5, 4): 2, (2, 1): 1}
    assert facets.ratings(project, Noun.ORGANISATION, "kind:union") == {(5, 4): 1}


def test_a_tick_is_a_term_of_the_filter() -> None:
    wanted = parse('kind:union "just transition" -region:fife', Noun.ORGANISATION)
    assert ticked(wanted, "kind") == ("union",)
    assert ticked(wanted, "region") == ()
    assert with_values(wanted, "kind", ["union", "sme"]) == '"just transition" -region:fife kind:union,sme'
    assert with_values(wanted, "kind", []) == '"just transition" -region:fife'
    assert with_values(wanted, "region", ['A "B", C']).endswith(r'region:"A \"B\", C"')


def test_ratings_are_two_terms_of_the_filter() -> None:
    asked = Rectangle(RatingRange(4, 5), RatingRange(3, 3))
    text = with_rectangle(parse("kind:sme influence:1", Noun.ORGANISATION), asked)
    assert text == "kind:sme influence:4..5 interest:3"
    assert rectangle(parse(text, Noun.ORGANISATION)) == asked
    half = rectangle(parse("influence:4..", Noun.ORGANISATION))
    assert half == Rectangle(RatingRange(4, None), RatingRange(1, 5))
    assert with_rectangle(parse("", Noun.ORGANISATION), half) == "influence:4..5 interest:1..5"
    assert rectangle(parse("influence:1,5", Noun.ORGANISATION)) is None
    assert with_rectangle(parse(text, Noun.ORGANISATION), None) == "kind:sme"
