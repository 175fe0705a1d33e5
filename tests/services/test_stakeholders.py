"""Many organisations or contacts changed at once, in one deed each."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation, OrganisationKind
from engage.errors import Invalid, NotFound
from engage.services import records, stakeholders
from engage.services.projects import Project
from engage.storage import records as storage
from tests.builders import many
from tests.deeds import add, no_deed, one_deed


@pytest.fixture
def bodies(project: Project) -> list[int]:
    """Three bodies; the second has the tag "Steel", the third is not touched."""
    return [
        add(project, Organisation(name=f"Example {n}", tags=("Steel", "other") if n == 1 else ()))
        for n in range(3)
    ]


def tags(project: Project) -> list[tuple[str, ...]]:
    return [body.tags for body in records.rows(project, Organisation, records.ids(project, Organisation))]


def label(changes: Changes) -> str:
    assert changes.operation
    return changes.operation.label


def test_a_tag_is_given_once_and_taken_in_any_case(project: Project, bodies: list[int]) -> None:
    with one_deed(project):
        changes = stakeholders.add_tag(project, Organisation, array("q", bodies[:2]), "  steel ")
    assert label(changes) == "Tag 2 organisations “steel”"
    assert tags(project) == [("steel",), ("Steel", "other"), ()]
    assert list(records.ids(project, Organisation, "tag:steel")) == bodies[:2]
    with one_deed(project):
        changes = stakeholders.remove_tag(project, Organisation, bodies, "STEEL")
    assert label(changes) == "Take “STEEL” off 3 organisations"
    assert tags(project) == [(), ("other",), ()]
    with no_deed(project):
        assert not stakeholders.remove_tag(project, Organisation, bodies, "steel")


def test_the_index_knows_tags_given_to_many(project: Project, bodies: list[int]) -> None:
    stakeholders.add_tag(project, Organisation, bodies[:2], "hydrogen")
    assert list(records.ids(project, Organisation, "hydrogen")) == bodies[:2]
    stakeholders.remove_tag(project, Organisation, bodies[:1], "hydrogen")
    assert list(records.ids(project, Organisation, "hydrogen")) == bodies[1:2]


def test_kind_owner_and_archive(project: Project, bodies: list[int]) -> None:
    with one_deed(project):
        changes = stakeholders.set_kind(project, bodies[:2], OrganisationKind.SME)
    assert label(changes) == "Set 2 organisations to SME"
    assert list(records.ids(project, Organisation, "kind:sme")) == bodies[:2]
    with one_deed(project):
        changes = stakeholders.set_owner(project, Organisation, bodies[1:2], " {} AB ")
    assert label(changes) == "Give organisation Example 1 to {} AB"
    assert records.get(project, Organisation, bodies[1]).owner == "{} AB"
    with one_deed(project):
        changes = stakeholders.set_owner(project, Organisation, bodies[1:2], "")
    assert label(changes) == "Give organisation Example 1 to nobody"
    with one_deed(project):
        assert label(stakeholders.archive(project, Organisation, bodies[:2])) == "Archive 2 organisations"
    assert list(records.ids(project, Organisation)) == bodies[2:]
    with one_deed(project):
        stakeholders.archive(project, Organisation, bodies, is_archived=False)
    assert list(records.ids(project, Organisation)) == bodies


def test_contacts_are_changed_the_same_way(project: Project) -> None:
    ana, bea = (add(project, Contact(given_name=name, family_name="Example")) for name in ("Ana", "Bea"))
    with one_deed(project):
        stakeholders.add_tag(project, Contact, [ana, bea], "steel")
    with one_deed(project):
        stakeholders.set_owner(project, Contact, [ana, bea, 999], "CD")
    with one_deed(project):
        stakeholders.archive(project, Contact, [bea])
    assert list(records.ids(project, Contact, "tag:steel owner:cd")) == [ana]
    assert list(records.ids(project, Contact, "tag:steel owner:cd is:archived")) == [bea]


@pytest.mark.parametrize(
    ("deed", "error"),
    [
        (lambda project: stakeholders.add_tag(project, Organisation, [1], " \n"), Invalid),
        (lambda project: stakeholders.remove_tag(project, Organisation, [1], ""), Invalid),
        (lambda project: stakeholders.archive(project, Contact, [999]), NotFound),
        (lambda project: stakeholders.set_owner(project, Contact, [], "AB"), NotFound),
    ],
)
def test_what_cannot_be_done_is_refused(
    project: Project, bodies: list[int], deed: Callable[[Project], object], error: type[Exception]
) -> None:
    with no_deed(project), pytest.raises(error):
        deed(project)


def test_thousands_are_changed_at_once(project: Project) -> None:
    with project.transaction("Begin") as tx:
        storage.add(tx.connection, many(6_000, lambda n: Organisation(name=f"Example {n}")))
    ids = records.ids(project, Organisation)
    with one_deed(project):
        stakeholders.add_tag(project, Organisation, ids, "steel")
    with one_deed(project):
        stakeholders.set_kind(project, ids, OrganisationKind.UNION)
    assert records.count(project, Organisation, "tag:steel kind:union") == 6_000
