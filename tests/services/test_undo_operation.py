"""Undoing one earlier deed: the later ones stay, or it is refused because they build on it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.feedback import Coding, Feedback
from engage.domain.organisations import Email, Organisation, Relation, RelationKind
from engage.domain.records import Record, Reference
from engage.errors import Conflict, EngageError, NotFound
from engage.services import attendance, codings, duplicates, feedback, records, stakeholders, themes, undo
from engage.services.projects import Project
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


def last(project: Project) -> int:
    """The deed that was done last."""
    return undo.history(project, limit=1)[0].id


def begin(project: Project) -> None:
    """Put in a little of everything, as one deed."""
    with project.transaction("Begin") as tx:

        def add(new: Record) -> Reference:
            return Reference(storage.add(tx.connection, [new])[new.uid])

        agenda = add(Agenda(title="Example agenda"))
        theme = add(Theme(agenda=agenda, code="1", title="Steel", tags=("tag",)))
        add(Theme(agenda=agenda, code="2", title="Iron", position=1))
        body = add(Organisation(name="Example Steel", emails=(Email(address="a@body.example"),)))
        to_it = (Relation(other=body, kind=RelationKind.MEMBER_OF),)
        union = add(Organisation(name="Example Union", relations=to_it))
        ana = add(Contact(given_name="Ana", affiliations=(Affiliation(organisation=body),)))
        add(Contact(given_name="Abe"))
        seats = (Attendance(contact=ana, organisation=body, seat="a"), Attendance(organisation=union))
        held = add(Engagement(title="Round table", held_on=DAY, agenda=agenda, attendance=seats))
        said = Feedback(
            engagement=held, organisation=body, said_on=DAY, text="More", codings=(Coding(theme=theme),)
        )
        add(said)


def without(project: Project, deed: int) -> None:
    """Undo a deed; then all others can be undone one by one, and everything be redone."""
    before = rows(project)
    undo.undo_operation(project, deed)
    apart = rows(project)
    done = 0
    while undo.next_undo(project):
        undo.undo(project)
        done += 1
    assert not any(table for name, table in rows(project).items() if name != "project")
    for _ in range(done):
        undo.redo(project)
    assert rows(project) == apart
    undo.redo(project)
    assert rows(project) == before
    undo.undo_operation(project, deed)


def test_an_earlier_deed_is_undone_and_the_later_ones_stay(project: Project) -> None:
    begin(project)
    records.edit(project, Organisation, 1, notes="Seen")
    edited = last(project)
    records.edit(project, Organisation, 2, notes="Also seen")
    made = records.add(
        project, Contact(given_name="Bea", affiliations=(Affiliation(organisation=Reference(1)),))
    )
    without(project, edited)
    assert [body.notes for body in records.rows(project, Organisation, [1, 2])] == ["", "Also seen"]
    assert records.get(project, Contact, made.first("contact")).affiliations
    (deed,) = [deed for deed in undo.history(project) if deed.id == edited]
    assert deed.is_undone


APART: list[tuple[Callable[[Project], object], Callable[[Project], object]]] = [
    (
        lambda p: records.add(p, Organisation(name="Example Coal")),
        lambda p: records.add(p, Feedback(said_on=DAY, text="Other", organisation=Reference(1))),
    ),
    (
        lambda p: records.edit(p, Organisation, 1, tags=("steel",)),
        lambda p: records.edit(p, Organisation, 1, name="Example Iron"),
    ),
    (
        lambda p: codings.code(p, [1], 2),
        lambda p: records.edit(p, Feedback, 1, notes="Seen"),
    ),
    (lambda p: records.remove(p, Feedback, 1), lambda p: records.remove(p, Theme, 2)),
    (
        lambda p: records.add(p, Theme(agenda=Reference(1), code="3", title="Coal")),
        lambda p: feedback.log(p, 1, "@a #1 + Again"),
    ),
    (
        lambda p: attendance.set_status(p, 1, [2], AttendanceStatus.ATTENDED),
        lambda p: attendance.invite(p, 1, Contact, ids=[2]),
    ),
]
"""A deed and a later one that has nothing to do with it."""


@pytest.mark.parametrize(("deed", "later"), APART)
def test_deeds_that_stand_apart(
    project: Project, deed: Callable[[Project], object], later: Callable[[Project], object]
) -> None:
    begin(project)
    deed(project)
    mine = last(project)
    later(project)
    without(project, mine)


BUILT_ON: list[tuple[Callable[[Project], object], Callable[[Project], object]]] = [
    # The same row
    (
        lambda p: records.edit(p, Organisation, 1, notes="a"),
        lambda p: records.edit(p, Organisation, 1, notes="b"),
    ),
    (lambda p: records.edit(p, Organisation, 1, notes="a"), lambda p: records.remove(p, Organisation, 1)),
    # What mentions what it made
    (
        lambda p: records.add(p, Organisation(name="Example Coal")),
        lambda p: records.add(
            p, Contact(given_name="Bea", affiliations=(Affiliation(organisation=Reference(3)),))
        ),
    ),
    (
        lambda p: records.add(p, Theme(agenda=Reference(1), code="3", title="Coal")),
        lambda p: codings.code(p, [1], 3),
    ),
    (
        lambda p: records.add(p, Theme(agenda=Reference(1), code="3", title="Coal")),
        lambda p: themes.move(p, 2, parent=3, position=0),
    ),
    (
        lambda p: records.add(p, Organisation(name="Example Coal")),
        lambda p: stakeholders.add_tag(p, Organisation, [3], "coal"),
    ),
    # What it mentioned is gone
    (lambda p: records.remove(p, Feedback, 1), lambda p: records.remove(p, Engagement, 1)),
    (lambda p: records.edit(p, Feedback, 1, organisation=None), lambda p: records.remove(p, Organisation, 1)),
    (lambda p: codings.uncode(p, [1], 1), lambda p: records.remove(p, Theme, 1)),
    # Something else is in its place
    (lambda p: codings.uncode(p, [1], 1), lambda p: codings.code(p, [1], 1)),
    (
        lambda p: records.remove(p, Theme, 1),
        lambda p: records.add(p, Theme(agenda=Reference(1), code="1", title="New")),
    ),
    (
        lambda p: records.edit(p, Engagement, 1, attendance=()),
        lambda p: records.edit(
            p, Engagement, 1, attendance=(Attendance(organisation=Reference(2), seat="A"),)
        ),
    ),
    (
        lambda p: records.edit(p, Theme, 1, tags=()),
        lambda p: records.edit(p, Theme, 1, tags=("TAG",)),
    ),
]
"""A deed and a later one that builds on it."""


@pytest.mark.parametrize(("deed", "later"), BUILT_ON)
def test_deeds_on_which_others_build(
    project: Project, deed: Callable[[Project], object], later: Callable[[Project], object]
) -> None:
    begin(project)
    before = rows(project)
    deed(project)
    mine = last(project)
    later(project)
    after, deeds = rows(project), undo.history(project)
    with pytest.raises(Conflict) as refused:
        undo.undo_operation(project, mine)
    assert str(refused.value) == (
        f"“{deeds[1].label}” cannot be undone by itself. “{deeds[0].label}” builds on it. Undo that first."
    )
    assert rows(project) == after
    assert undo.history(project) == deeds
    undo.undo_operation(project, last(project))
    undo.undo_operation(project, mine)
    assert rows(project) == before


def test_what_mentioned_it_in_passing_has_to_be_undone_first(project: Project) -> None:
    begin(project)
    records.add(project, Organisation(name="Example Coal"))
    made = last(project)
    records.edit(project, Feedback, 1, organisation=Reference(3))
    records.edit(project, Feedback, 1, organisation=Reference(1))
    with pytest.raises(Conflict, match="builds on it"):
        undo.undo_operation(project, made)
    undo.undo(project)
    undo.undo(project)
    undo.undo_operation(project, made)


def test_a_deed_is_undone_once(project: Project) -> None:
    begin(project)
    records.edit(project, Organisation, 1, notes="Seen")
    edited = last(project)
    records.edit(project, Organisation, 2, notes="Seen")
    undo.undo_operation(project, edited)
    with pytest.raises(Conflict, match="undone already"):
        undo.undo_operation(project, edited)
    undo.redo(project)
    assert records.get(project, Organisation, 1).notes == "Seen"
    undo.undo_operation(project, edited)
    for unknown in (0, 999):
        with pytest.raises(NotFound):
            undo.undo_operation(project, unknown)


CHANCE = st.randoms(use_true_random=True)
KIND = st.sampled_from(list(NOUNS.values()))


class Histories(RuleBasedStateMachine):
    """Whatever is undone in whatever order, all is in order, and the rest can be undone and redone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.project = keep_in_memory(new_project(Path(self.folder.name) / "Example.engage"))
        self.empty = rows(self.project)

    def teardown(self) -> None:
        before, turns = rows(self.project), 0
        while undo.next_undo(self.project):
            undo.undo(self.project)
            turns += 1
        assert rows(self.project) == self.empty
        for _ in range(turns):
            undo.redo(self.project)
        assert rows(self.project) == before
        while undo.next_redo(self.project):
            undo.redo(self.project)
        self.all_is_in_order()
        self.project.close()
        self.folder.cleanup()

    def do(self, deed: Callable[[], object]) -> None:
        before = rows(self.project)
        try:
            deed()
        except EngageError:
            assert rows(self.project) == before

    def chosen(self, chance: Random, kind: type[Record], most: int = 1) -> list[int]:
        known = list(records.ids(self.project, kind))
        return chance.choices(known, k=chance.randint(1, most)) if known else []

    @initialize()
    def start(self) -> None:
        begin(self.project)

    @rule(chance=CHANCE, kind=KIND)
    def add(self, chance: Random, kind: type[Record]) -> None:
        there = ids_there(self.project)
        if kind is not Theme or there["agenda"]:
            self.do(lambda: records.add(self.project, record(chance, kind, there)))

    @rule(chance=CHANCE, kind=KIND)
    def edit(self, chance: Random, kind: type[Record]) -> None:
        there = ids_there(self.project)
        if (chosen := self.chosen(chance, kind)) and (kind is not Theme or there["agenda"]):
            new = attributes(record(chance, kind, there))
            fields = {name: new[name] for name in chance.sample(sorted(new), k=2)}
            self.do(lambda: records.edit(self.project, kind, chosen, **fields))

    @rule(chance=CHANCE, kind=KIND)
    def remove(self, chance: Random, kind: type[Record]) -> None:
        if chosen := self.chosen(chance, kind):
            self.do(lambda: records.remove(self.project, kind, chosen))

    @rule(chance=CHANCE)
    def code(self, chance: Random) -> None:
        said, theme = self.chosen(chance, Feedback, 3), self.chosen(chance, Theme)
        if said and theme:
            deed = chance.choice([codings.code, codings.uncode])
            self.do(lambda: deed(self.project, said, theme[0]))

    @rule(chance=CHANCE)
    def shape_the_agenda(self, chance: Random) -> None:
        known = self.chosen(chance, Theme, 2)
        if len(known) == 2:
            one, other = known
            deed = chance.choice(
                [
                    lambda: themes.merge(self.project, one, other),
                    lambda: themes.move(self.project, one, parent=other, position=0),
                    lambda: themes.split(self.project, one, [themes.Part(text(chance) or "Part")]),
                ]
            )
            self.do(deed)

    @rule(chance=CHANCE, kind=st.sampled_from([Organisation, Contact]))
    def change_stakeholders(self, chance: Random, kind: stakeholders.Stakeholder) -> None:
        known, held = self.chosen(chance, kind, 2), self.chosen(chance, Engagement)
        if len(known) == 2 and held:
            deed = chance.choice(
                [
                    lambda: duplicates.merge(self.project, kind, *known),
                    lambda: duplicates.dismiss(self.project, kind, [(known[0], known[1])]),
                    lambda: stakeholders.add_tag(self.project, kind, known, text(chance)),
                    lambda: attendance.invite(self.project, held[0], kind, ids=known),
                    lambda: attendance.give_seats(self.project, held[0]),
                ]
            )
            self.do(deed)

    @rule(chance=CHANCE)
    def undo_one_of_many(self, chance: Random) -> None:
        deeds = [deed for deed in undo.history(self.project) if not deed.is_undone]
        if len(deeds) > 1:
            self.do(lambda: undo.undo_operation(self.project, chance.choice(deeds[:-1]).id))

    @rule()
    def undo_the_last(self) -> None:
        if undo.next_undo(self.project):
            undo.undo(self.project)

    @rule()
    def redo(self) -> None:
        if undo.next_redo(self.project):
            undo.redo(self.project)

    @invariant()
    def all_is_in_order(self) -> None:
        with self.project._outside_transactions() as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        check_indexes(self.project)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=12, stateful_step_count=15)
