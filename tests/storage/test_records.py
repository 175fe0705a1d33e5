"""Records in and out: what was put in comes back, whatever was typed into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Contact
from engage.domain.organisations import Email, Organisation, Relation, RelationKind
from engage.domain.records import Record, Reference
from engage.domain.text import clean, fold
from engage.domain.uids import new_uid
from engage.errors import EngageError
from engage.services import records
from engage.services.checks import checked
from engage.services.projects import Project
from engage.storage import records as storage
from tests.builders import ODD_TEXTS, SCRIPTS, attributes, keep_in_memory, many, new_project, record, rows
from tests.builders import ids as ids_there
from tests.plain_lists import a_world


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "Example.engage") as opened:
        yield keep_in_memory(opened)


def plain(value: Any) -> Any:
    """A record's values, such as they must come back: clean, with mentions by id, tags in order and once."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Reference):
        return value.id
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if not isinstance(value, Record):
        return value
    values = {name: plain(each) for name, each in attributes(value).items()}
    if "tags" in values:
        first = {}
        for tag in values["tags"]:
            name = " ".join(tag.split())
            if name:
                first.setdefault(fold(name), name)
        values["tags"] = sorted(first.values())
    return {"uid": value.uid, **values}


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=6)
def test_every_record_comes_back_as_it_was_put_in(chance: Random):
    with a_world(chance) as (project, _):
        there = ids_there(project)
        for kind in records.CLASSES.values():
            for _ in range(8):
                typed = record(chance, kind, there)
                try:
                    with project.transaction("Add") as tx:
                        typed = checked(tx.connection, typed)
                        (id,) = storage.add(tx.connection, [typed]).values()
                except EngageError:
                    continue
                kept = records.get(project, kind, id)
                assert plain(kept) == plain(typed)
                assert checked_again(project, kept) == kept, "what comes back is as it is kept"


def checked_again(project: Project, kept: Record) -> Record:
    with project.reading() as connection:
        return checked(connection, kept, kept)


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=6)
def test_many_records_at_once_come_back_as_one_by_one(chance: Random):
    with a_world(chance) as (project, world):
        made = [found for there in world.all.values() for found in there]
        new = [replace(found, uid=new_uid()) for found in made]
        with project.transaction("Add") as tx:
            ids = storage.add(tx.connection, [with_new_parts(found) for found in new])
        assert list(ids) == [found.uid for found in new]
        for found in new:
            kept = records.get(project, type(found), ids[found.uid])
            assert without_uids(plain(kept)) == without_uids(plain(found))


def with_new_parts(found: Record) -> Record:
    parts = {
        name: tuple(replace(part, uid=new_uid()) for part in value)
        for name, value in attributes(found).items()
        if isinstance(value, tuple) and value and isinstance(value[0], Record)
    }
    return replace(found, **parts)


def without_uids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_uids(each) for name, each in value.items() if name != "uid"}
    return [without_uids(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("text", [*SCRIPTS, *ODD_TEXTS])
def test_any_text_is_kept_and_found_again(project: Project, text: str):
    name = f"Example {text}"
    (id,) = records.add(project, Organisation(name=name, notes=text, tags=("a", text))).ids["organisation"]
    kept = records.get(project, Organisation, id)
    assert (kept.name, kept.notes) == (clean(name).strip(), clean(text))
    assert records.find(project, Organisation, name) == id
    records.edit(project, Organisation, id, notes=text, tags=("a", text))
    assert not records.edit(project, Organisation, id, notes=text, tags=("a", text)), "nothing is different"


def test_mentions_come_with_the_name_and_the_kind_of_what_they_mention(project: Project):
    body = Organisation(name="Example Union", short_name="EU")
    id = records.add(project, body).first("organisation")
    made = Organisation(
        name="Example Steel", relations=(Relation(other=Reference(id), kind=RelationKind.FUNDS),)
    )
    relation = records.get(project, Organisation, records.add(project, made).first("organisation")).relations[
        0
    ]
    assert relation.other == Reference(id, body.uid, "Example Union", "other")


def test_records_come_in_the_order_asked_for_and_what_is_gone_is_left_out(project: Project):
    with project.transaction("Add") as tx:
        ids = list(storage.add(tx.connection, many(7, lambda n: Organisation(name=f"Example {n}"))).values())
    asked = [ids[3], 10**6, ids[0], ids[3], -1]
    found = records.rows(project, Organisation, asked)
    assert [each.id for each in found] == [ids[3], ids[0], ids[3]]
    listed = records.ids(project, Organisation, sort="-name")
    assert [each.id for each in records.rows(project, Organisation, listed[2:4])] == [ids[4], ids[3]]


def test_more_records_than_one_statement_holds(project: Project):
    count = 12_000
    with project.transaction("Add") as tx:
        made = many(
            count, lambda n: Contact(given_name=f"Given {n}", emails=(Email(address=f"{n}@b.example"),))
        )
        ids = storage.add(tx.connection, made)
    assert len(ids) == count
    found = records.rows(project, Contact, list(ids.values()))
    assert [each.emails[0].address for each in found] == [f"{n}@b.example" for n in range(count)]
    records.remove(project, Contact, list(ids.values()))
    assert rows(project)["email"] == []


def test_parts_keep_their_identity_and_their_order(project: Project):
    first, second, third = (Email(address=f"{n}@body.example") for n in "abc")
    id = records.add(project, Organisation(name="Example", emails=(first, second, third))).first(
        "organisation"
    )
    before = {part.uid: part.id for part in records.get(project, Organisation, id).emails}
    new = Email(address="new@body.example")
    records.edit(
        project, Organisation, id, emails=(third, new, replace(first, address="changed@body.example"))
    )
    after = records.get(project, Organisation, id).emails
    assert [part.address for part in after] == ["c@body.example", "new@body.example", "changed@body.example"]
    assert (after[0].id, after[2].id) == (before[third.uid], before[first.uid])


def test_only_what_differs_is_written(project: Project):
    emails = (Email(address="a@body.example"), Email(address="b@body.example"))
    id = records.add(project, Organisation(name="Example", tags=("one", "two"), emails=emails)).first(
        "organisation"
    )
    changes = records.edit(project, Organisation, id, tags=("two", "three"))
    assert set(changes.ids) == {"organisation_tag"}
    assert changes.operation
    assert changes.operation.changes == 2
    assert set(records.edit(project, Organisation, id, staff=7, tags=("three", "two")).ids) == {
        "organisation"
    }


def test_tags_are_kept_once_on_one_line(project: Project):
    typed = ("steel", "Steel ", "net\n zero", "", " ", "net zero", "\0")
    id = records.add(project, Organisation(name="Example", tags=typed)).first("organisation")
    assert records.get(project, Organisation, id).tags == ("net zero", "steel")
    records.edit(project, Organisation, id, tags=("Steel",))
    assert records.get(project, Organisation, id).tags == ("Steel",)


def test_what_is_a_part_goes_along_and_what_is_mentioned_stays(project: Project):
    agenda = Reference(records.add(project, Agenda(title="Example agenda")).first("agenda"))
    top = Reference(
        records.add(project, Theme(agenda=agenda, code="1", title="Steel", tags=("t",))).first("theme")
    )
    records.add(project, Theme(agenda=agenda, parent=top, code="1.1", title="Green steel"))
    records.remove(project, Theme, top.id)
    left = rows(project)
    assert left["theme"] == left["theme_tag"] == []
    assert len(left["agenda"]) == 1


def test_parts_are_saved_by_their_uids_whatever_ids_the_earlier_record_has(project: Project):
    made = Organisation(name="Example", emails=(Email(address="a@b.example"), Email(address="c@b.example")))
    with project.transaction("Add") as tx:
        (id,) = storage.add(tx.connection, [made]).values()
        stored = replace(made, id=id)  # its parts do not know their ids
        second = made.emails[1]
        storage.save(tx.connection, replace(stored, emails=(replace(second, address="d@b.example"),)), stored)
    assert [(email.uid, email.address) for email in records.get(project, Organisation, id).emails] == [
        (second.uid, "d@b.example")
    ]
