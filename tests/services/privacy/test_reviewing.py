"""Reviewing why people are held: many at once, undone at once, and never until a day that has passed."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.contacts import Contact, LawfulBasis
from engage.errors import Invalid
from engage.services import records, undo
from engage.services.privacy.reviewing import review
from engage.services.projects import Project

TODAY = dt.datetime.now().astimezone().date()
LATER = TODAY.replace(year=TODAY.year + 2, month=1, day=5)


def people(project: Project) -> list[int]:
    return [
        records.add(project, Contact(family_name=name, review_on=TODAY)).first("contact")
        for name in ("Specimen", "Muster")
    ]


def test_all_are_kept_until_a_day_and_that_is_one_deed(project: Project) -> None:
    ids = people(project)
    done = review(project, [*ids, 99], LATER)
    assert done.operation is not None
    assert done.operation.label == f"Review 3 contacts, keep until 5 January {LATER.year}"
    assert [each.review_on for each in records.rows(project, Contact, ids)] == [LATER, LATER]
    assert records.count(project, Contact, "is:review") == 0
    undo.undo(project)
    assert records.count(project, Contact, "is:review") == 2


@pytest.mark.parametrize("basis", [None, LawfulBasis.CONSENT])
def test_the_ground_is_changed_where_one_is_given(project: Project, basis: LawfulBasis | None) -> None:
    ids = people(project)
    records.edit(project, Contact, ids, lawful_basis=LawfulBasis.CONTRACT)
    review(project, ids, LATER, basis)
    assert {each.lawful_basis for each in records.rows(project, Contact, ids)} == {
        basis or LawfulBasis.CONTRACT
    }


@pytest.mark.parametrize("day", [TODAY, TODAY - dt.timedelta(days=1), dt.date(1970, 1, 1)])
def test_a_day_that_has_come_is_none_to_keep_until(project: Project, day: dt.date) -> None:
    with pytest.raises(Invalid) as error:
        review(project, people(project), day)
    assert error.value.field == "keep_until"


def test_who_lacks_anything_is_found(project: Project) -> None:
    whole = {
        "lawful_basis": LawfulBasis.CONSENT,
        "basis_source": "Card",
        "basis_on": TODAY,
        "review_on": LATER,
    }
    lacking: list[dict[str, object]] = [
        {},
        *({**whole, name: " " if name == "basis_source" else None} for name in whole),
    ]
    records.add(project, Contact(family_name="Whole", **whole))
    for number, fields in enumerate(lacking):
        records.add(project, Contact(family_name=f"Lacking {number}", **fields))
    found = records.rows(project, Contact, records.ids(project, Contact, "is:incomplete"))
    assert [each.family_name for each in found] == [f"Lacking {number}" for number in range(5)]
    assert records.count(project, Contact, "-is:incomplete") == 1
