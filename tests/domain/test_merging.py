"""What stands in a record that is kept when two become one."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from engage.domain.contacts import Contact, LawfulBasis
from engage.domain.engagements import AttendanceStatus
from engage.domain.merging import furthest, merged, own_fields
from engage.domain.organisations import Email, Organisation, OrganisationKind
from engage.errors import Invalid

DAY = dt.date(2020, 3, 25)


def test_what_the_kept_one_lacks_is_filled_in() -> None:
    keep = Organisation(id=1, name="Example Steel", region="Wales", tags=("one",))
    other = Organisation(
        id=2,
        name="Example Steel Ltd",
        short_name="ES",
        region="Scotland",
        kind=OrganisationKind.SME,
        staff=7,
        tags=("two",),
        emails=(Email(address="a@body.example"),),
        archived=True,
    )
    both = merged(keep, other, {})
    assert (both.id, both.uid, both.name, both.region) == (1, keep.uid, "Example Steel", "Wales")
    assert (both.short_name, both.kind, both.staff) == ("ES", OrganisationKind.SME, 7)
    assert both.archived is False, "what is in use stays in use"
    assert (both.tags, both.emails) == (("one",), ()), "lists are joined elsewhere"


def test_the_chosen_side_stands_even_where_it_says_nothing() -> None:
    keep = Organisation(name="Example", region="Wales", sector="")
    other = Organisation(name="Example Ltd", region="", sector="Steel")
    both = merged(keep, other, {"name": "other", "region": "other", "sector": "keep"})
    assert (both.name, both.region, both.sector) == ("Example Ltd", "", "")


def test_notes_are_joined_unless_one_is_chosen() -> None:
    keep, other = Contact(family_name="A", notes="Ours"), Contact(family_name="B", notes="Theirs")
    assert merged(keep, other, {}).notes == "Ours\n\nTheirs"
    assert merged(keep, other, {"notes": "other"}).notes == "Theirs"
    assert merged(keep, other, {"notes": "keep"}).notes == "Ours"
    assert merged(keep, Contact(family_name="B", notes="Ours"), {}).notes == "Ours"
    assert merged(keep, Contact(family_name="B"), {}).notes == "Ours"


def test_what_is_judged_together_is_taken_together() -> None:
    other = Contact(
        family_name="B", influence=5, interest=4, rated_on=DAY, lawful_basis=LawfulBasis.CONSENT, basis_on=DAY
    )
    rated = merged(Contact(family_name="A", influence=1), other, {})
    assert (rated.influence, rated.interest, rated.rated_on) == (1, None, None)
    assert (rated.lawful_basis, rated.basis_on) == (LawfulBasis.CONSENT, DAY)
    unrated = merged(Contact(family_name="A"), other, {"interest": "keep"})
    assert (unrated.influence, unrated.interest, unrated.rated_on) == (5, None, DAY)


@pytest.mark.parametrize(
    "chosen", [{"emails": "other"}, {"uid": "other"}, {"size": "keep"}, {"name": "both"}]
)
def test_only_fields_of_one_value_are_chosen(chosen: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="cannot be taken"):
        merged(Organisation(name="A"), Organisation(name="B"), chosen)


def test_the_fields_of_one_value() -> None:
    assert own_fields(Organisation(name="A"))[:3] == ("name", "short_name", "kind")
    assert {"emails", "tags", "id", "uid"}.isdisjoint(own_fields(Contact(family_name="A")))


def test_how_far_an_invitation_has_come() -> None:
    for one, other in permutations(AttendanceStatus, 2):
        assert furthest(one, other) is furthest(other, one)
        assert furthest(one, one) is one
        assert furthest(one, AttendanceStatus.ATTENDED) is AttendanceStatus.ATTENDED
        assert furthest(one, AttendanceStatus.INVITED) is one
    assert furthest(AttendanceStatus.ACCEPTED, AttendanceStatus.APOLOGIES) is AttendanceStatus.APOLOGIES
