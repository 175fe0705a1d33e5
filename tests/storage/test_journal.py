"""The journal: it misses nothing, and takes nothing back that others have built on."""

from __future__ import annotations

from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Reference
from engage.errors import Conflict, NotFound
from engage.services import records, undo
from engage.services.projects import Project
from engage.storage import journal, schema
from engage.storage import records as storage
from tests.builders import check_indexes, rows
from tests.plain_lists import a_world


def add(project: Project, name: str) -> int:
    return records.add(project, Organisation(name=name)).first("organisation")


class TakenBack(Exception):
    """Ends a deed that is only tried."""


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=2)
def test_a_change_of_any_column_is_noticed(chance: Random):
    """Also from nothing to something and back; and what is set to what it was is no change."""
    with a_world(chance) as (project, _):
        for table in schema.journalled:
            for column in table.columns:
                if column.name == "id":
                    continue
                with pytest.raises(TakenBack):
                    try_column(project, table, column)


def try_column(project: Project, table: sa.Table, column: sa.Column[object]) -> None:
    with project.transaction("Try") as tx:
        connection = tx.connection
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        first = connection.execute(sa.select(sa.func.min(table.c.id))).scalar()
        if first is None:
            raise TakenBack
        name = sa.column(column.name)
        raw = sa.table(table.name, sa.column("id"), name)
        unchanged = raw.update().where(raw.c.id == first).values({column.name: name})
        connection.execute(unchanged)
        assert journal.touched(connection, tx.operation) == {}
        values = [7_777, b"other" if column.name in ("uid", "replica") else "other"]
        if column.nullable:
            values += [None, 8_888, None]
        for count, value in enumerate(values, 1):
            connection.execute(raw.update().where(raw.c.id == first).values({column.name: value}))
            changes = connection.execute(
                sa.select(sa.func.count()).where(journal.change.c.operation_id == tx.operation)
            ).scalar_one()
            assert changes == count, f"{table.name}.{column.name} = {value!r}"
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
        raise TakenBack


def test_a_deed_that_others_have_built_on_is_not_taken_back_by_itself(project: Project):
    made = add(project, "Example Steel")
    records.edit(project, Organisation, made, name="Example Glass")
    before = rows(project)
    first = undo.history(project)[-1]

    def revert() -> None:
        with project.transaction("Take back") as tx:
            journal.revert(tx.connection, first.id)

    with pytest.raises(Conflict, match="altered again later"):
        revert()
    assert rows(project) == before
    undo.undo(project)
    revert()
    assert rows(project)["organisation"] == []


def test_an_earlier_deed_can_be_taken_back_where_nothing_was_built_on_it(project: Project):
    body = add(project, "Example Steel")
    role = Affiliation(organisation=Reference(body), role="Chair")
    person = records.add(project, Contact(given_name="Ana", affiliations=(role,))).first("contact")
    records.edit(project, Organisation, add(project, "Example Glass"), notes="seen")
    before = rows(project)
    with project.transaction("Take back") as tx:
        journal.revert(tx.connection, undo.history(project)[-1].id)
    assert [found.name for found in records.rows(project, Organisation, range(9))] == ["Example Glass"]
    assert records.get(project, Contact, person).affiliations == ()
    check_indexes(project)
    undo.undo(project)
    assert rows(project) == before


def test_a_deed_that_leaves_no_row_different_can_be_passed_on_the_way_back(project: Project):
    add(project, "Example Steel")
    with project.transaction("Come and go") as tx:
        ids = storage.add(tx.connection, [Organisation(name="Example Glass")])
        storage.remove(tx.connection, Organisation, list(ids.values()))
    assert tx.changes
    assert not undo.undo(project)
    assert undo.undo(project)
    assert rows(project)["organisation"] == []
    undo.redo(project)
    undo.redo(project)
    with pytest.raises(NotFound, match="nothing to redo"):
        undo.redo(project)
    assert records.count(project, Organisation) == 1


def test_a_new_deed_ends_what_could_be_redone(project: Project):
    add(project, "Example Steel")
    add(project, "Example Glass")
    undo.undo(project)
    redo = undo.next_redo(project)
    assert redo
    assert redo.label == "Add organisation Example Glass"
    add(project, "Example Wool")
    assert undo.next_redo(project) is None
    with pytest.raises(NotFound, match="nothing to redo"):
        undo.redo(project)
    undo.undo(project)
    undo.undo(project)
    assert rows(project)["organisation"] == []
    with pytest.raises(NotFound, match="nothing to undo"):
        undo.undo(project)


def test_the_history_tells_who_did_what_and_whether_it_holds(project: Project):
    made = add(project, "Example Steel")
    records.edit(project, Organisation, made, emails=(Email(address="a@body.example"),), staff=3)
    add(project, "Example Glass")
    undo.undo(project)
    told = [(deed.label, deed.who, deed.kind, deed.changes, deed.is_undone) for deed in undo.history(project)]
    assert told == [
        ("Add organisation Example Glass", "AB", "do", 1, True),
        ("Edit organisation Example Steel", "AB", "do", 2, False),
        ("Add organisation Example Steel", "AB", "do", 1, False),
    ]
    assert [deed.label for deed in undo.history(project, limit=1)] == [told[0][0]]
    labels = [deed.label for deed in undo.record_history(project, Organisation, made)]
    assert labels == ["Edit organisation Example Steel", "Add organisation Example Steel"]
    undo.redo(project)
    assert not undo.history(project)[0].is_undone


def test_what_undo_did_is_told_as_changes_too(project: Project):
    made = add(project, "Example Steel")
    changes = undo.undo(project)
    assert changes.ids == {"organisation": (made,)}
    assert changes.operation
    assert (changes.operation.kind, changes.operation.label) == (
        "undo",
        "Undo: Add organisation Example Steel",
    )


def test_the_clock_never_goes_back(project: Project):
    add(project, "Example Steel")
    ahead = "999999999999999.000041"
    with project._writer.begin() as connection:
        connection.execute(journal.operation.update().values(clock=ahead))
    add(project, "Example Glass")
    add(project, "Example Wool")
    with project.reading() as connection:
        clocks = connection.execute(sa.select(journal.operation.c.clock).order_by(journal.operation.c.id))
        assert clocks.scalars().all() == [ahead, "999999999999999.000042", "999999999999999.000043"]


def test_a_row_is_never_given_an_id_that_another_one_had(project: Project):
    first = add(project, "Example Steel")
    records.remove(project, Organisation, first)
    second = add(project, "Example Glass")
    assert second > first
    undo.undo(project)
    undo.undo(project)
    assert records.get(project, Organisation, first).name == "Example Steel"


def test_nothing_can_be_written_outside_a_deed_of_a_new_project(project: Project):
    with pytest.raises(sa.exc.IntegrityError), project._writer.begin() as connection:
        storage.add(connection, [Organisation(name="Example")])
    assert rows(project)["organisation"] == []
