"""What a damaged file holds and nobody can read is said to be damage, and is no bug."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engage.domain.engagements import Channel, Engagement
from engage.domain.feedback import Feedback
from engage.errors import ProjectDamaged
from engage.services import records
from engage.services.projects import Project, open_project
from tests.builders import add, new_project

DAY = dt.date(2020, 3, 25)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("held_on", "2020-0~-25"),
        ("rule", "chatam"),
        ("starts_at", "half past"),
        ("uid", 5),
    ],
)
def test_what_cannot_be_read_is_damage(project: Project, column: str, value: object) -> None:
    meeting = add(project, Engagement(title="Roundtable", channel=Channel.ROUNDTABLE, held_on=DAY))
    with project._outside_transactions() as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(f'UPDATE engagement SET "{column}" = ?', (value,))  # noqa: S608  a table of the test
    with pytest.raises(ProjectDamaged, match="is damaged"):
        records.get(project, Engagement, meeting.id)


def test_a_list_of_texts_that_is_none_is_damage(project: Project) -> None:
    add(project, Feedback(text="Heat pumps first", said_on=DAY))
    ids = records.ids(project, Feedback)
    with project._outside_transactions() as raw:
        raw.execute("UPDATE feedback SET unresolved = '[\"a'")
    with pytest.raises(ProjectDamaged, match="is damaged"):
        records.rows(project, Feedback, ids)


@pytest.mark.parametrize("altered", [b"(operatimn_id", b"(op\xc6r"], ids=["no column", "no letters"])
def test_a_trigger_of_the_journal_that_names_no_column_is_damage(project: Project, altered: bytes) -> None:
    with project._outside_transactions() as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_schema SET sql = CAST(replace(CAST(sql AS BLOB), ?, ?) AS TEXT) "
            "WHERE type = 'trigger' AND name GLOB 'journal_*'",
            (b"(operation_id", altered),
        )
        raw.execute("PRAGMA writable_schema = RESET")
    with pytest.raises(ProjectDamaged, match="is damaged"):
        add(project, Feedback(text="Heat pumps first", said_on=DAY))


def test_a_text_of_ours_that_cannot_be_read_is_a_bug(project: Project) -> None:
    with pytest.raises(UnicodeDecodeError), project.transaction("Read a file"):
        b"\xc6".decode()


def test_a_file_of_another_format_is_damage(path: Path) -> None:
    new_project(path).close()
    with path.open("r+b") as file:
        file.seek(44)  # the schema format number (https://www.sqlite.org/fileformat.html)
        file.write((9).to_bytes(4, "big"))
    with pytest.raises(ProjectDamaged, match="is damaged"):
        open_project(path, who="Sam Example")


def test_a_value_that_says_of_itself_that_it_is_longer_than_any_can_be_is_damage(project: Project) -> None:
    with pytest.raises(ProjectDamaged, match="is damaged"), project.reading_plainly() as raw:
        raw.execute("SELECT zeroblob(2000000000)").fetchall()
