"""Undo and redo: whatever was done, the very rows come back, and the journal tells of all of it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engage.domain.agendas import Agenda, Theme
from engage.domain.changes import Changes
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Rule
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Agreement, Coding, Feedback
from engage.domain.organisations import Email, Organisation, Relation, RelationKind
from engage.domain.records import Record, Reference
from engage.errors import EngageError
from engage.services import feedback, projects, records, undo
from engage.services.projects import Project
from engage.storage import columns, journal, schema
from engage.storage import records as storage
from tests.builders import (
    DAY,
    NOUNS,
    attributes,
    check_indexes,
    keep_in_memory,
    new_project,
    record,
    rows,
    text,
)
from tests.builders import ids as ids_there

Rows = Mapping[str, list[tuple[Any, ...]]]


def check_references(project: Project) -> None:
    with project._outside_transactions() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def as_json(table: str, row: tuple[Any, ...]) -> dict[str, Any]:
    """A row as the journal keeps it."""
    names = [column.name for column in columns.metadata.tables[table].columns]
    values = (value.hex().upper() if isinstance(value, bytes) else value for value in row)
    return dict(zip(names, values, strict=True))


def check_journal(project: Project, changes: Changes, before: Rows, after: Rows) -> None:
    """The journal has every row that an operation altered, as it was before."""
    assert changes.operation
    with project.reading() as connection:
        kept = connection.execute(
            sa.select(journal.change)
            .where(journal.change.c.operation_id == changes.operation.id)
            .order_by(journal.change.c.id.desc())
        ).all()
    first = {(row.table_name, row.row_id): row.before for row in kept}
    touched = {(table, id) for table, ids in changes.ids.items() for id in ids}
    assert set(first) == touched
    was = {(table, row[0]): row for table, there in before.items() for row in there}
    now = {(table, row[0]): row for table, there in after.items() for row in there}
    altered = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    assert altered <= touched
    for key in touched:
        assert (json.loads(first[key]) if first[key] else None) == (
            as_json(key[0], was[key]) if key in was else None
        )


CHANCE = st.randoms(use_true_random=True)
KIND = st.sampled_from(list(NOUNS.values()))


class Deeds(RuleBasedStateMachine):
    """People do what they like; what they undo and redo must be what it was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.project = keep_in_memory(new_project(Path(self.folder.name) / "Example.engage"))
        self.past: list[Rows] = [rows(self.project)]
        """What was there at each step, up to now."""
        self.future: list[Rows] = []
        """What redo is to bring, the nearest last."""

    def teardown(self) -> None:
        while len(self.past) > 1:
            self.undo()
        while self.future:
            self.redo()
        check_indexes(self.project)
        self.project.close()
        self.folder.cleanup()

    def do(self, deed: Any) -> None:
        """Do a deed; one that is refused, or that changes nothing, alters nothing."""
        try:
            changes: Changes = deed()
        except EngageError:
            assert rows(self.project) == self.past[-1]
            return
        now = rows(self.project)
        if not changes:
            assert now == self.past[-1]
            return
        check_journal(self.project, changes, self.past[-1], now)
        self.past.append(now)
        self.future.clear()

    def there(self, chance: Random, kind: type[Record], most: int = 1) -> list[int]:
        known = list(records.ids(self.project, kind, "is:any" if self.has_archive(kind) else ""))
        return chance.choices(known, k=chance.randint(1, most)) if known else []

    @staticmethod
    def has_archive(kind: type[Record]) -> bool:
        return "archived" in kind.__dataclass_fields__

    @initialize()
    def start(self) -> None:
        """Begin with a record of each noun, so that there is something to mention."""

        with self.project.transaction("Begin") as tx:

            def add(new: Record) -> Reference:
                return Reference(storage.add(tx.connection, [new])[new.uid])

            agenda = add(Agenda(title="Example agenda"))
            theme = add(Theme(agenda=agenda, code="1", title="Steel", keywords=("ccus",), tags=("tag",)))
            add(Theme(agenda=agenda, parent=theme, code="1.1", title="Green steel"))
            asked = (Question(number="1", text="What?"),)
            consultation = add(Consultation(title="Example consultation", agenda=agenda, questions=asked))
            body = add(Organisation(name="Example Steel", emails=(Email(address="a@body.example"),)))
            to_it = (Relation(other=body, kind=RelationKind.MEMBER_OF),)
            add(Organisation(name="Example Union", relations=to_it, tags=("one", "two")))
            role = Affiliation(organisation=body, role="Chair")
            contact = add(Contact(given_name="Ana", affiliations=(role,)))
            seats = (Attendance(contact=contact, organisation=body, seat="a"),)
            held = add(
                Engagement(
                    title="Round table", held_on=DAY, rule=Rule.CHATHAM_HOUSE, attendance=seats,
                    agenda=agenda, consultation=consultation,
                )
            )  # fmt: skip
            said = add(
                Feedback(
                    engagement=held, contact=contact, organisation=body, said_on=DAY, text="More steel",
                    codings=(Coding(theme=theme),), agreements=(Agreement(organisation=body),),
                    tags=("said",),
                )
            )  # fmt: skip
            add(Commitment(text="Write", engagement=held, feedback=said, contact=contact, organisation=body))
        self.past.append(rows(self.project))

    @rule(chance=CHANCE, kind=KIND)
    def add(self, chance: Random, kind: type[Record]) -> None:
        there = ids_there(self.project)
        if kind is not Theme or there["agenda"]:
            self.do(lambda: records.add(self.project, record(chance, kind, there)))

    @rule(chance=CHANCE, kind=KIND)
    def edit(self, chance: Random, kind: type[Record]) -> None:
        chosen = self.there(chance, kind)
        there = ids_there(self.project)
        if not chosen or (kind is Theme and not there["agenda"]):
            return
        old = attributes(records.get(self.project, kind, chosen[0]))
        new = attributes(record(chance, kind, there))
        for name, parts in old.items():
            if isinstance(parts, tuple):
                # Some parts stay, in another order, beside new ones.
                new[name] = (*chance.sample(parts, k=chance.randint(0, len(parts))), *new[name])
        fields = {name: new[name] for name in chance.sample(sorted(new), k=chance.randint(1, 4))}
        self.do(lambda: records.edit(self.project, kind, chosen, **fields))

    @rule(chance=CHANCE, kind=KIND)
    def edit_several(self, chance: Random, kind: type[Record]) -> None:
        fields: dict[str, Any] = {"notes": text(chance)}
        if "tags" in kind.__dataclass_fields__:
            fields["tags"] = (text(chance), text(chance))
        if self.has_archive(kind):
            fields["archived"] = chance.random() < 0.5
        if chosen := self.there(chance, kind, 4):
            self.do(lambda: records.edit(self.project, kind, chosen, **fields))

    @rule(chance=CHANCE, kind=KIND)
    def remove(self, chance: Random, kind: type[Record]) -> None:
        if chosen := self.there(chance, kind, 3):
            self.do(lambda: records.remove(self.project, kind, chosen))

    @rule(chance=CHANCE)
    def edit_details(self, chance: Random) -> None:
        name, cell = text(chance), chance.randint(0, 9)
        self.do(lambda: projects.edit_details(self.project, name=name, smallest_cell=cell))

    @rule(chance=CHANCE, marks=st.sampled_from(["", "@a #1.1 + ", "> @steel ", "#steel =union ? "]))
    def log(self, chance: Random, marks: str) -> None:
        if chosen := self.there(chance, Engagement):
            line = marks + text(chance)
            self.do(lambda: feedback.log(self.project, chosen[0], line).changes)

    @rule(chance=CHANCE)
    def merge(self, chance: Random) -> None:
        """What several records take part in: all that stood below one theme goes to another, and it goes."""
        known = records.rows(self.project, Theme, records.ids(self.project, Theme))
        if len(known) < 2:
            return
        kept, gone = chance.sample(known, k=2)

        def deed() -> Changes:
            with self.project.transaction("Merge themes") as tx:
                for table, column in ((schema.coding, "theme_id"), (schema.theme, "parent_id")):
                    tx.connection.execute(
                        table.update().where(table.c[column] == gone.id).values({column: kept.id})
                    )
                made = Theme(agenda=kept.agenda, code="new", title="Made on the way")
                for new in storage.add(tx.connection, [made]).values():
                    below = schema.theme.update().where(schema.theme.c.id == kept.id)
                    tx.connection.execute(below.values(parent_id=new))
                storage.remove(tx.connection, Theme, [gone.id])
            return tx.changes

        self.do(deed)

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        changes = undo.undo(self.project)
        now = rows(self.project)
        check_journal(self.project, changes, self.past[-1], now)
        self.future.append(self.past.pop())
        assert now == self.past[-1]

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        changes = undo.redo(self.project)
        now = rows(self.project)
        check_journal(self.project, changes, self.past[-1], now)
        self.past.append(self.future.pop())
        assert now == self.past[-1]

    @rule()
    def undo_several(self) -> None:
        for _ in range(min(4, len(self.past) - 1)):
            self.undo()

    @rule()
    def close_and_open(self) -> None:
        self.project.close()
        self.project = keep_in_memory(projects.open_project(self.project.path, who="CD"))

    @invariant()
    def what_may_be_turned_is_known(self) -> None:
        assert (undo.next_undo(self.project) is None) == (len(self.past) == 1)
        assert (undo.next_redo(self.project) is None) == (not self.future)
        done = [deed for deed in undo.history(self.project, limit=1_000) if not deed.is_undone]
        assert len(done) == len(self.past) - 1

    @invariant()
    def all_is_in_order(self) -> None:
        check_references(self.project)
        check_indexes(self.project)


TestDeeds = Deeds.TestCase
TestDeeds.settings = settings(max_examples=20, stateful_step_count=15)
