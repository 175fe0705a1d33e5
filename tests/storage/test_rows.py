"""Rows that are written many at a time stand there as any others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.progress import Progress
from engage.domain.records import Reference
from engage.errors import Cancelled
from engage.services import records, undo
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage import schema
from tests.builders import many
from tests.statements import asked

COUNT = 30


@pytest.fixture
def people(project: Project) -> list[Contact]:
    body = Reference(records.add(project, Organisation(name="Example Forge")).first("organisation"))
    with project.transaction("Add") as tx:
        made = many(
            COUNT,
            lambda n: Contact(
                family_name=f"Person {n}",
                emails=(Email(address=f"p{n}@body.example"),),
                affiliations=(Affiliation(organisation=body, is_primary=True),),
            ),
        )
        ids = storage.add(tx.connection, made)
    return records.rows(project, Contact, list(ids.values()))


def test_an_id_that_was_given_once_is_never_given_again(project: Project, people: list[Contact]) -> None:
    last = max(person.id for person in people)
    records.remove(project, Contact, [person.id for person in people])
    assert records.add(project, Contact(family_name="Later")).first("contact") == last + 1
    undo.undo(project)
    undo.undo(project)
    assert records.rows(project, Contact, [person.id for person in people]) == people


def test_only_what_has_changed_is_written(project: Project, people: list[Contact]) -> None:
    with asked() as statements:
        records.edit(project, Contact, [person.id for person in people], region="north")
    updates = [statement for statement, _ in statements if statement.startswith("UPDATE")]
    assert updates == ['UPDATE "contact" SET "region" = ? WHERE id = ?']


def test_as_many_statements_are_asked_for_many_as_for_few(project: Project, people: list[Contact]) -> None:
    counts = []
    for count in (2, COUNT):
        with asked() as statements:
            records.edit(project, Contact, [person.id for person in people[:count]], region=f"at {count}")
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_whose_a_part_is_nothing_is_asked_about(project: Project, people: list[Contact]) -> None:
    with project.reading() as connection, asked() as statements:
        fetched = storage.fetch(connection, Contact, [person.id for person in people])
    assert fetched == people
    tables = [statement.partition("\nFROM ")[2].split()[0] for statement, _ in statements]
    assert tables.count("contact") == 1


def test_a_column_in_which_all_rows_have_one_value_is_kept_clean(project: Project) -> None:
    made = many(COUNT, lambda n: Contact(family_name=f"Person {n}", region="no\x07rth"))
    with project.transaction("Add") as tx:
        ids = storage.add(tx.connection, made)
    kept = records.rows(project, Contact, list(ids.values()))
    assert {person.region for person in kept} == {"north"}


def test_rows_that_change_in_different_fields_are_all_written(
    project: Project, people: list[Contact]
) -> None:
    changes = ({"region": "north"}, {"owner": "AB"}, {"region": "south", "owner": "CD"}, {"region": "west"})
    with project.transaction("Edit") as tx:
        with_changes = [(changed, was) for was, changed in _changed(people, changes)]
        storage.save_all(tx.connection, with_changes)
    assert records.rows(project, Contact, [person.id for person in people]) == [
        changed for changed, _ in with_changes
    ]


def _changed(people: list[Contact], changes: tuple[dict[str, str], ...]) -> list[tuple[Contact, Contact]]:
    return [(person, replace(person, **changes[n % len(changes)])) for n, person in enumerate(people)]


@pytest.mark.parametrize("told", [1, 2, 3])
@pytest.mark.parametrize(
    "deed",
    [
        lambda project, ids, progress: records.remove(project, Contact, ids, progress),
        lambda project, ids, progress: records.edit(project, Contact, ids, progress, notes="needle"),
    ],
)
def test_what_is_cancelled_leaves_nothing(
    project: Project, deed: Callable[[Project, list[int], Progress], object], told: int
) -> None:
    with project.transaction("Add") as tx:
        storage.add(tx.connection, many(2_500, lambda n: Contact(family_name=f"Person {n}")))
    ids = list(records.ids(project, Contact))
    before = records.rows(project, Contact, ids)
    times = iter(range(told))

    def progress(done: int, total: int, what: str = "") -> None:
        if next(times, None) is None:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        deed(project, ids, progress)
    assert records.rows(project, Contact, ids) == before
    assert [deed.label for deed in undo.history(project)] == ["Add"]


def test_what_stands_in_the_file_is_what_a_statement_of_its_own_would_write(
    project: Project, people: list[Contact]
) -> None:
    with project.transaction("Add one otherwise") as tx:
        there = tx.connection.execute(sa.select(schema.contact)).mappings().first()
        assert there is not None
        values = {**there, "id": 1_000, "uid": records.get(project, Contact, people[0].id).uid}
        values["uid"] = "01234567-89ab-7def-8123-456789abcdef"
        tx.connection.execute(schema.contact.insert().values(**values))
        rows = tx.connection.exec_driver_sql("SELECT * FROM contact WHERE id IN (?, 1000)", (there["id"],))
        first, second = ([(type(value), value) for value in row[2:]] for row in rows)
    assert first == second
