"""Undo and redo: whatever was done, the very rows come back, and the journal tells of all of it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
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
from engage.domain.records import Noun, Reference
from engage.errors import EngageError
from engage.services import feedback, projects, records, undo
from engage.services.projects import Project
from engage.storage import journal, schema, search
from engage.storage import records as storage
from tests.builders import (
    DAY,
    NOUNS,
    attributes,
    keep_in_memory,
    new_project,
    rows,
    texts,
)
from tests.builders import ids as ids_there
from tests.builders import records as records_of

Rows = Mapping[str, list[tuple[Any, ...]]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "Example.engage") as opened:
        yield opened


def index_rows(connection: sa.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All that the indexes hold: what they were given, and every word that can be found."""
    held = {}
    for noun in Noun:
        name = search.index_name(noun)
        columns = sa.select(sa.column("rowid"), sa.column("title"), sa.column("text"))
        held[name] = list(map(tuple, connection.execute(columns.select_from(sa.table(name)))))
        itself = sa.table(name, sa.column(name))
        connection.execute(itself.insert().values({name: "integrity-check"}))
    return held


def check_indexes(project: Project) -> None:
    """Every index holds what a new one would."""
    with project._writer.connect() as connection:
        kept = index_rows(connection)
        search.create(connection)
        assert kept == index_rows(connection)
        connection.rollback()


def check_references(project: Project) -> None:
    with project._outside_transactions() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def as_json(table: str, row: tuple[Any, ...]) -> dict[str, Any]:
    """A row as the journal keeps it."""
    names = [column.name for column in schema.metadata.tables[table].columns]
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

    def there(self, data: st.DataObject, record: type[Any], most: int = 1) -> list[int]:
        known = list(records.ids(self.project, record, "is:any" if self.has_archive(record) else ""))
        return data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=most)) if known else []

    @staticmethod
    def has_archive(record: type[Any]) -> bool:
        return "archived" in record.__dataclass_fields__

    @initialize()
    def start(self) -> None:
        """Begin with a record of each noun, so that there is something to mention."""

        with self.project.transaction("Begin") as tx:

            def add(record: Any) -> Reference:
                return Reference(storage.add(tx.connection, [record])[record.uid])

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

    @rule(data=st.data(), noun=st.sampled_from(list(NOUNS)))
    def add(self, data: st.DataObject, noun: Noun) -> None:
        known = ids_there(self.project)
        if noun is Noun.THEME and not known["agenda"]:
            return
        record = data.draw(records_of(noun, known))
        self.do(lambda: records.add(self.project, record))

    @rule(data=st.data(), record=st.sampled_from(list(NOUNS.values())))
    def edit(self, data: st.DataObject, record: type[Any]) -> None:
        chosen = self.there(data, record)
        if not chosen:
            return
        old = records.get(self.project, record, chosen[0])
        new = attributes(data.draw(records_of(records.noun_of(record), ids_there(self.project))))
        for name, value in new.items():
            parts = getattr(old, name)
            if isinstance(value, tuple) and parts:
                # Some parts stay, in another order, beside new ones.
                new[name] = (*data.draw(st.lists(st.sampled_from(parts), unique_by=id_of)), *value)
        names = data.draw(st.sets(st.sampled_from(sorted(new))))
        fields = {name: new[name] for name in names}
        self.do(lambda: records.edit(self.project, record, chosen, **fields))

    @rule(data=st.data(), record=st.sampled_from(list(NOUNS.values())))
    def edit_several(self, data: st.DataObject, record: type[Any]) -> None:
        fields: dict[str, Any] = {"notes": data.draw(texts())}
        if "tags" in record.__dataclass_fields__:
            fields["tags"] = tuple(data.draw(st.lists(texts(), max_size=2)))
        if self.has_archive(record):
            fields["archived"] = data.draw(st.booleans())
        if chosen := self.there(data, record, 4):
            self.do(lambda: records.edit(self.project, record, chosen, **fields))

    @rule(data=st.data(), record=st.sampled_from(list(NOUNS.values())))
    def remove(self, data: st.DataObject, record: type[Any]) -> None:
        if chosen := self.there(data, record, 3):
            self.do(lambda: records.remove(self.project, record, chosen))

    @rule(name=texts(), cell=st.integers(0, 9))
    def edit_details(self, name: str, cell: int) -> None:
        self.do(lambda: projects.edit_details(self.project, name=name, smallest_cell=cell))

    @rule(
        data=st.data(),
        line=texts(),
        marks=st.sampled_from(["", "@a #1.1 + ", "> @steel ", "#steel =union ? "]),
    )
    def log(self, data: st.DataObject, line: str, marks: str) -> None:
        if chosen := self.there(data, Engagement):
            self.do(lambda: feedback.log(self.project, chosen[0], marks + line).changes)

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        """What several records take part in: all that stood below one theme goes to another, and it goes."""
        known = records.rows(self.project, Theme, records.ids(self.project, Theme))
        if len(known) < 2:
            return
        kept, gone = data.draw(st.lists(st.sampled_from(known), min_size=2, max_size=2, unique_by=id_of))

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


def id_of(record: Any) -> Any:
    """What makes a record the same; a text is itself."""
    return getattr(record, "uid", record)


TestDeeds = Deeds.TestCase
TestDeeds.settings = settings(max_examples=25, stateful_step_count=12)
