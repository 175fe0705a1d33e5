"""A project of every schema that was ever released can be opened, undone and redone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.objections import Objection
from engage.domain.records import Noun
from engage.domain.text import clean
from engage.services import projects, records, search, undo
from engage.services.projects import Project
from engage.storage import journal, schema
from engage.storage import search as search_index
from tests.builders import NOUNS, ODD_TEXTS, check_indexes, rows, tables
from tests.projects import make

ADDED = {"engagement": ("draft",), "attendance": (None, None), "contact": ("[]", None, "")}
"""The tables that have got columns since the first schema, each with what they say of rows then."""

NEW = (
    "document",
    "view",
    "agenda_item",
    "parked_point",
    "submission",
    "passage",
    "submission_tag",
    "briefing",
    "briefing_part",
    "edition",
    "retention_rule",
)
"""The tables that there are since then."""

SINCE = {Noun.SUBMISSION: "0004", Noun.BRIEFING: "0005"}
"""The nouns that there were not in the first schema, each with the one that has it."""

VERSIONS = [f"{version:04}" for version in range(1, int(schema.VERSION) + 1)]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_project_of_each_schema_can_be_worked_with(version: str, tmp_path: Path):
    path = Path(shutil.copy(make.path(version), tmp_path))
    with projects.open_project(path, who="CD") as project:
        assert projects.details(project).controller == "Example group"
        for noun, kind in NOUNS.items():
            there = records.rows(project, kind, records.ids(project, kind))
            assert there or (noun in SINCE and version < SINCE[noun])
        said = records.ids(
            project, Feedback, 'kind:sme theme:2 stance:support who:ana is:agreed "unlock capture"'
        )
        assert len(said) == 1
        assert {hit.noun for hit in search.search(project, "steel")} == {Noun.ORGANISATION}
        full = rows(project)
        steps = 0
        while undo.next_undo(project):
            undo.undo(project)
            steps += 1
        assert [name for name, there in rows(project).items() if there] == ["project"]
        for _ in range(steps):
            undo.redo(project)
        assert rows(project) == full
        check_indexes(project)
    new = tmp_path / "new.engage"
    projects.create(new, name="Example", who="AB").close()
    assert tables(path) == tables(new)


def test_a_project_of_the_first_schema_has_the_same_in_it_afterwards(tmp_path: Path):
    path = Path(shutil.copy(make.path("0001"), tmp_path))
    with Project(path, "CD") as earlier:
        before = rows(earlier)
        deeds = [(deed.uid, deed.label, deed.is_undone) for deed in undo.history(earlier)]
        with earlier.reading() as connection:
            highest = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence ORDER BY name").all()
    with projects.open_project(path, who="CD") as project:
        after = rows(project)
        for table, added in ADDED.items():
            assert {row[-len(added) :] for row in after[table]} == {added}
            after[table] = [row[: -len(added)] for row in after[table]]
        assert [after.pop(table) for table in NEW] == [[]] * len(NEW)
        assert after == before
        assert [(deed.uid, deed.label, deed.is_undone) for deed in undo.history(project)] == deeds
        with project.reading() as connection:
            now = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence ORDER BY name").all()
        assert [row for row in now if row[0] not in NEW] == highest


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A project of the first schema, with engagements that say the oddest things."""
    path = Path(shutil.copy(make.path("0001"), tmp_path))
    with Project(path, "CD") as earlier:
        for text in ODD_TEXTS:
            with earlier._writer.begin() as connection:
                journal.begin(connection, who="CD", label="Say something odd")
                said = {"place": clean(text), "notes": clean(text) * 2}
                connection.execute(sa.text("UPDATE engagement SET place = :place, notes = :notes"), said)
    return path


def test_what_was_done_before_can_be_undone_word_by_word(first: Path):
    with Project(first, "CD") as earlier:
        before = rows(earlier)["engagement"]
    with projects.open_project(first, who="CD") as project:
        for _ in ODD_TEXTS:
            undo.undo(project)
        assert rows(project)["engagement"] != [(*row, "draft") for row in before]
        for _ in ODD_TEXTS:
            undo.redo(project)
        assert rows(project)["engagement"] == [(*row, "draft") for row in before]


def test_tags_that_were_objections_become_the_field_whatever_is_undone(tmp_path: Path):
    """As if they had been asked for from the beginning: undo never takes away what nobody lifted."""
    path = Path(shutil.copy(make.path("0005"), tmp_path))
    with Project(path, "CD") as earlier:

        def deed(label: str, *statements: str) -> None:
            with earlier._writer.begin() as connection:
                journal.begin(connection, who="CD", label=label)
                for statement in statements:
                    connection.exec_driver_sql(statement)

        tag = "INSERT INTO contact_tag (uid, contact_id, name) VALUES (new_uid(), 1, '{}')"
        deed("Tag", *(tag.format(name) for name in ("No-Post", "steel", " RESTRICTED ")))
        deed("Edit", "UPDATE contact SET notes = 'seen'")
        deed("Lift", "DELETE FROM contact_tag WHERE name = 'No-Post'")
        deed("Delete", "DELETE FROM contact")
    asked = (Objection.RESTRICTED, Objection.NO_POST)
    with projects.open_project(path, who="CD") as project:
        undo.undo(project)
        ana = records.get(project, Contact, 1)
        assert (ana.objections, ana.tags, ana.notes) == (asked, ("steel",), "seen")
        assert undo.undo(project).operation.label == "Undo: Edit", "nothing is left of what a tag meant"
        assert undo.undo(project).operation.label == "Undo: Tag"
        ana = records.get(project, Contact, 1)
        assert (ana.objections, ana.tags, ana.notes) == (asked, (), "")
        undo.redo(project)
        assert records.get(project, Contact, 1).tags == ("steel",)
        assert list(records.ids(project, Contact, "objection:restricted")) == [1]
        check_indexes(project)


def test_a_project_of_the_first_schema_stays_as_it_was_where_that_fails(
    first: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(connection: sa.Connection) -> None:
        raise KeyError("a bug")

    with Project(first, "CD") as earlier:
        before, schema_before = rows(earlier), tables(first)
    with monkeypatch.context() as patched:
        patched.setattr(search_index, "create", broken)
        with pytest.raises(KeyError):
            projects.open_project(first, who="CD")
    with Project(first, "CD") as earlier:
        assert rows(earlier) == before
        assert tables(first) == schema_before
    with projects.open_project(first, who="CD") as project:
        assert not project.is_read_only, "what failed has let go of it"
        check_indexes(project)
