"""Records that stand there twice: found, told apart, and made one with nothing lost."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda
from engage.domain.commitments import Commitment
from engage.domain.contacts import Affiliation, Contact
from engage.domain.duplicates import Reason
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement, ParkedPoint
from engage.domain.feedback import Agreement, Feedback
from engage.domain.organisations import Address, Email, Organisation, Phone, Relation, RelationKind
from engage.domain.records import Noun, Record, Reference
from engage.errors import Conflict, EngageError, Invalid, NotFound
from engage.services import duplicates, records, undo
from engage.services.projects import Project
from engage.storage import columns, schema
from engage.storage.duplicates import kept_apart
from tests.builders import DAY, NOUNS, check_indexes, keep_in_memory, new_project, record, rows
from tests.builders import ids as ids_there
from tests.deeds import add, no_deed, one_deed


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "Example.engage") as opened:
        yield opened


def apart(project: Project) -> list[tuple[int, int]]:
    """The organisations that were told apart."""
    with project.reading() as connection:
        return sorted(kept_apart(connection, Noun.ORGANISATION))


def put(project: Project, new: Record) -> Reference:
    return Reference(add(project, new))


# Finding


def test_pairs_are_found_with_what_they_share(project: Project) -> None:
    def body(name: str) -> Reference:
        reached = {"emails": (Email(address="Info@b.example"),), "phones": (Phone(number="020 7946 0123"),)}
        return put(project, Organisation(name=name, **reached))

    def person(given_name: str) -> Reference:
        roles = (Affiliation(organisation=one, ended=DAY),)
        return put(project, Contact(given_name=given_name, family_name="Sample", affiliations=roles))

    one, other = body("Example Steel Ltd"), body("The Example Steel")
    put(project, Organisation(name="Example Iron"))
    bob, robert = person("Bob"), person("Robert")
    person("Ana")
    (pair,) = duplicates.find(project, Organisation)
    assert (pair.one, pair.other) == (one.id, other.id)
    assert pair.reasons == (Reason.NAME, Reason.EMAIL, Reason.PHONE)
    (pair,) = duplicates.find(project, Contact)
    assert (pair.one, pair.other) == (bob.id, robert.id)
    assert pair.reasons == (Reason.ORGANISATION, Reason.SHORT_FORM)


def test_an_archived_record_may_stand_twice_with_one_in_use_only(project: Project) -> None:
    for archived in (False, True, True):
        put(project, Organisation(name="Example", archived=archived))
    assert [(pair.one, pair.other) for pair in duplicates.find(project, Organisation)] == [(1, 2), (1, 3)]


def test_what_a_person_tells_apart_is_not_offered_again(project: Project) -> None:
    for _ in range(3):
        put(project, Organisation(name="Example"))
        put(project, Contact(family_name="Example"))
    with one_deed(project):
        told_apart = duplicates.dismiss(project, Organisation, [(2, 1)])
    assert told_apart.operation
    assert told_apart.operation.label == "Keep apart organisation Example and organisation Example"
    for id in (1, 2):
        assert told_apart.operation.id in {deed.id for deed in undo.record_history(project, Organisation, id)}
    assert apart(project) == [(1, 2)]
    assert [(pair.one, pair.other) for pair in duplicates.find(project, Organisation)] == [(1, 3), (2, 3)]
    assert len(duplicates.find(project, Contact)) == 3
    with no_deed(project):
        assert not duplicates.dismiss(project, Organisation, [(1, 2)])
        with pytest.raises(NotFound):
            duplicates.dismiss(project, Organisation, [(1, 999)])
    with one_deed(project):
        changes = duplicates.dismiss(project, Contact, [(1, 2), (2, 3)])
    assert changes.operation
    assert changes.operation.label == "Keep apart 2 pairs of contacts"
    assert [(pair.one, pair.other) for pair in duplicates.find(project, Contact)] == [(1, 3)]
    undo.undo_operation(project, told_apart.operation.id)
    assert len(duplicates.find(project, Organisation)) == 3, (
        "a mistake is taken back in the history of either"
    )


# Merging


def seats(project: Project, id: int) -> list[tuple[str, str, str, str]]:
    return [
        (
            seat.contact.name if seat.contact else "",
            seat.organisation.name if seat.organisation else "",
            seat.status.value,
            seat.seat,
        )
        for seat in records.get(project, Engagement, id).attendance
    ]


def test_two_organisations_become_one(project: Project) -> None:
    roof = put(project, Organisation(name="Example Roof"))
    keep = put(
        project,
        Organisation(
            name="Example Steel",
            tags=("Steel",),
            emails=(Email(address="a@body.example"),),
            relations=(Relation(other=roof, kind=RelationKind.MEMBER_OF),),
        ),
    )
    member = (
        Relation(other=roof, kind=RelationKind.MEMBER_OF, started=DAY),
        Relation(other=roof, kind=RelationKind.FUNDS),
        Relation(other=keep, kind=RelationKind.PART_OF),
    )
    other = put(
        project,
        Organisation(
            name="Example Steel Ltd",
            short_name="ES",
            tags=("steel", "coal"),
            emails=(Email(address="A@body.example"), Email(address="b@body.example")),
            phones=(Phone(number="020 7946 0123"),),
            addresses=(Address(street="1 Example Street"),),
            relations=member,
        ),
    )
    branch = put(
        project,
        Organisation(
            name="Example Branch",
            relations=tuple(Relation(other=body, kind=RelationKind.PART_OF) for body in (keep, other)),
        ),
    )
    roles = (Affiliation(organisation=keep), Affiliation(organisation=other, role="Chair", is_primary=True))
    ana = put(project, Contact(given_name="Ana", affiliations=roles))
    bea = put(project, Contact(given_name="Bea", affiliations=(Affiliation(organisation=other),)))
    table = (
        Attendance(organisation=keep, status=AttendanceStatus.INVITED),
        Attendance(
            organisation=other, status=AttendanceStatus.ATTENDED, seat="es", role=AttendanceRole.SPEAKER
        ),
        Attendance(contact=ana, organisation=keep, status=AttendanceStatus.ATTENDED, seat="a"),
        Attendance(contact=ana, organisation=other, status=AttendanceStatus.APOLOGIES, seat="b"),
        Attendance(contact=bea, organisation=other, status=AttendanceStatus.DECLINED),
    )
    held = put(project, Engagement(title="Round table", held_on=DAY, attendance=table))
    agreed = (
        Agreement(organisation=keep),
        Agreement(organisation=other),
        Agreement(contact=bea, organisation=other),
    )
    said = put(project, Feedback(said_on=DAY, text="By another", organisation=branch, agreements=agreed))
    beside = (Agreement(organisation=keep), Agreement(contact=bea, organisation=keep))
    own = put(project, Feedback(said_on=DAY, text="By it", organisation=other, agreements=beside))
    promised = put(project, Commitment(text="Send", organisation=other))
    with one_deed(project):
        changes = duplicates.merge(project, Organisation, keep.id, other.id, {"name": "other"})
    assert changes.operation
    assert changes.operation.label == "Merge organisation Example Steel Ltd into organisation Example Steel"
    one = records.get(project, Organisation, keep.id)
    assert (one.name, one.short_name, one.tags) == ("Example Steel Ltd", "ES", ("Steel", "coal"))
    assert [email.address for email in one.emails] == ["a@body.example", "b@body.example"]
    assert [phone.number for phone in one.phones] == ["020 7946 0123"]
    assert [address.street for address in one.addresses] == ["1 Example Street"]
    assert [(each.other.id, each.kind, each.started) for each in one.relations] == [
        (roof.id, RelationKind.MEMBER_OF, DAY),
        (roof.id, RelationKind.FUNDS, None),
    ]
    assert [each.other.id for each in records.get(project, Organisation, branch.id).relations] == [keep.id]
    (role,) = records.get(project, Contact, ana.id).affiliations
    assert (role.organisation.id, role.role, role.is_primary) == (keep.id, "Chair", True)
    assert seats(project, held.id) == [
        ("", "Example Steel Ltd", "attended", "es"),
        ("Ana", "Example Steel Ltd", "attended", "a"),
        ("Bea", "Example Steel Ltd", "declined", ""),
    ]
    assert records.get(project, Engagement, held.id).attendance[0].role is AttendanceRole.SPEAKER
    agreements = records.get(project, Feedback, said.id).agreements
    assert [
        (each.contact and each.contact.id, each.organisation and each.organisation.id) for each in agreements
    ] == [
        (None, keep.id),
        (bea.id, keep.id),
    ]
    mine = records.get(project, Feedback, own.id)
    assert mine.organisation
    assert mine.organisation.id == keep.id
    assert [each.contact and each.contact.id for each in mine.agreements] == [bea.id]
    kept_to = records.get(project, Commitment, promised.id).organisation
    assert kept_to
    assert kept_to.id == keep.id
    with pytest.raises(NotFound):
        records.get(project, Organisation, other.id)
    check_indexes(project)


def test_two_contacts_become_one(project: Project) -> None:
    body, second = (put(project, Organisation(name=name)) for name in ("Example Body", "Example Second"))
    noon = dt.datetime(2020, 3, 25, 12, tzinfo=dt.UTC)
    keep = put(
        project,
        Contact(
            given_name="A.",
            family_name="Sample",
            affiliations=(
                Affiliation(organisation=body, role="Chair", ended=DAY),
                Affiliation(organisation=body, role="Officer", is_primary=True),
            ),
        ),
    )
    other = put(
        project,
        Contact(
            given_name="Ana",
            family_name="Sample",
            affiliations=(
                Affiliation(organisation=body, role="chair"),
                Affiliation(organisation=second, role="Clerk", is_primary=True),
                Affiliation(organisation=body),
            ),
        ),
    )
    table = (
        Attendance(contact=keep, status=AttendanceStatus.ACCEPTED, joined=noon, minutes=20),
        Attendance(
            contact=other,
            organisation=body,
            status=AttendanceStatus.APOLOGIES,
            joined=noon - dt.timedelta(hours=1),
            left=noon,
            asked_at=noon,
            minutes=60,
        ),
    )
    point = ParkedPoint(text="Who pays?", contact=other)
    held = put(project, Engagement(title="Round table", held_on=DAY, attendance=table, parked=(point,)))
    said = put(
        project, Feedback(said_on=DAY, text="Said", contact=keep, agreements=(Agreement(contact=other),))
    )
    put(project, Commitment(text="Send", contact=other))
    both = (Agreement(contact=keep), Agreement(contact=other, organisation=body))
    agreed = put(project, Feedback(said_on=DAY, text="By another", agreements=both))
    with one_deed(project):
        duplicates.merge(project, Contact, keep.id, other.id, {"given_name": "other"})
    one = records.get(project, Contact, keep.id)
    assert one.name == "Ana Sample"
    assert [
        (each.organisation.name, each.role, each.ended, each.is_primary) for each in one.affiliations
    ] == [
        ("Example Body", "Chair", DAY, False),
        ("Example Body", "Officer", None, True),
        ("Example Body", "chair", None, False),
        ("Example Second", "Clerk", None, False),
    ]
    (seat,) = records.get(project, Engagement, held.id).attendance
    assert seat.organisation
    assert (seat.organisation.id, seat.status) == (body.id, AttendanceStatus.APOLOGIES)
    assert (seat.joined, seat.left, seat.asked_at) == (noon - dt.timedelta(hours=1), noon, noon)
    assert seat.minutes == 60
    (point,) = records.get(project, Engagement, held.id).parked
    assert point.contact
    assert point.contact.id == keep.id
    assert records.get(project, Feedback, said.id).agreements == ()
    (agreement,) = records.get(project, Feedback, agreed.id).agreements
    assert agreement.organisation
    assert records.count(project, Commitment, "contact:sample") == 1
    assert list(records.ids(project, Contact, "ana")) == [keep.id]


def test_what_is_joined_stands_behind_what_was_there(project: Project) -> None:
    def reached(*addresses: str) -> Reference:
        emails = tuple(Email(address=address) for address in addresses)
        return put(project, Contact(family_name="Sample", emails=emails))

    other, keep = (
        reached("c@b.example", "A@b.example", "d@b.example", "D@b.example"),
        reached("a@b.example", "b@b.example"),
    )
    with one_deed(project):
        duplicates.merge(project, Contact, keep.id, other.id)
    addresses = [email.address[0] for email in records.get(project, Contact, keep.id).emails]
    assert addresses == ["a", "b", "c", "d"]


def test_roles_are_one_only_where_neither_says_what_the_other_denies(project: Project) -> None:
    body = put(project, Organisation(name="Example Body"))

    def roles(*given: Affiliation) -> Reference:
        return put(project, Contact(family_name="Sample", affiliations=given))

    before = DAY - dt.timedelta(days=365)
    keep = roles(
        Affiliation(organisation=body), Affiliation(organisation=body, role="Chair", started=DAY, ended=DAY)
    )
    other = roles(
        Affiliation(organisation=body, role="Clerk", started=before),
        Affiliation(organisation=body, role="Officer"),
        Affiliation(organisation=body, role="Chair", started=before, ended=DAY),
    )
    with one_deed(project):
        duplicates.merge(project, Contact, keep.id, other.id)
    one = records.get(project, Contact, keep.id)
    assert Counter((each.role, each.started, each.ended) for each in one.affiliations) == Counter(
        [("Clerk", before, None), ("Officer", None, None), ("Chair", DAY, DAY), ("Chair", before, DAY)]
    )


def test_the_primary_role_of_the_other_stands_where_there_is_none(project: Project) -> None:
    body = put(project, Organisation(name="Example Body"))
    keep = put(
        project,
        Contact(
            family_name="Sample", affiliations=(Affiliation(organisation=body, is_primary=True, ended=DAY),)
        ),
    )
    other = put(
        project,
        Contact(family_name="Sample", affiliations=(Affiliation(organisation=body, is_primary=True),)),
    )
    duplicates.merge(project, Contact, keep.id, other.id)
    primary = records.get(project, Contact, keep.id).primary_affiliation
    assert primary
    assert primary.is_primary


def test_who_was_told_apart_stays_apart_from_the_one_that_is_kept(project: Project) -> None:
    for _ in range(4):
        put(project, Organisation(name="Example"))
    duplicates.dismiss(project, Organisation, [(2, 1), (2, 3), (1, 3), (2, 4)])
    with one_deed(project):
        duplicates.merge(project, Organisation, 1, 2)
    assert apart(project) == [(1, 3), (1, 4)]
    with one_deed(project):
        duplicates.merge(project, Organisation, 4, 3)
    assert apart(project) == [(1, 4)]
    put(project, Organisation(name="Example"))
    duplicates.merge(project, Organisation, 5, 1)
    assert apart(project) == [(4, 5)]
    assert duplicates.find(project, Organisation) == []


def test_a_merger_that_cannot_be_is_refused(project: Project) -> None:
    one, other = (put(project, Organisation(name="Example")) for _ in range(2))
    with no_deed(project):
        with pytest.raises(Conflict, match="itself"):
            duplicates.merge(project, Organisation, one.id, one.id)
        with pytest.raises(NotFound):
            duplicates.merge(project, Organisation, one.id, 999)
        with pytest.raises(NotFound):
            duplicates.merge(project, Organisation, 999, one.id)
        with pytest.raises(Invalid, match="cannot be taken"):
            duplicates.merge(project, Organisation, one.id, other.id, {"emails": "other"})


def mentions(project: Project, noun: Noun, id: int) -> Counter[str]:
    """How many rows of each table mention a record."""
    table = columns.metadata.tables[noun.value]
    found: Counter[str] = Counter()
    there = rows(project)
    for other in schema.journalled:
        names = [column.name for column in other.columns]
        for key in other.foreign_keys:
            if key.column.table is table:
                place = names.index(key.parent.name)
                found[other.name] += sum(row[place] == id for row in there[other.name])
    return found


@settings(max_examples=15)
@given(st.randoms(use_true_random=True), st.sampled_from([Noun.ORGANISATION, Noun.CONTACT]))
def test_nothing_is_lost_whatever_is_merged(chance: Random, noun: Noun) -> None:
    with tempfile.TemporaryDirectory() as folder, new_project(Path(folder) / "Example.engage") as project:
        keep_in_memory(project)
        put(project, Agenda(title="Example agenda"))
        for kind in (*NOUNS.values(), *NOUNS.values(), *[Engagement, Feedback, Contact, Organisation] * 3):
            try:
                records.add(project, record(chance, kind, ids_there(project)))
            except EngageError:
                continue  # what cannot be kept need not be merged
        kind: Any = NOUNS[noun]
        known = list(records.ids(project, kind, "is:any"))
        if len(known) < 2:
            return
        keep, other = chance.sample(known, k=2)
        before = rows(project)
        theirs = mentions(project, noun, other)
        try:
            duplicates.merge(project, kind, keep, other)
        except EngageError:
            assert rows(project) == before
            return
        after = rows(project)
        assert not +mentions(project, noun, other)
        for table in (each.name for each in schema.journalled):
            lost = len(before[table]) - len(after[table])
            if table == noun:
                assert lost == 1
            elif table in ("feedback", "commitment", "engagement"):
                assert lost == 0
            elif table != "agreement":
                assert 0 <= lost <= theirs[table]
        check_indexes(project)
        undo.undo(project)
        assert rows(project) == before
        undo.redo(project)
        assert rows(project) == after
