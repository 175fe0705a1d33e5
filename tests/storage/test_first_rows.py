"""What is read of a project by the driver alone, against what is read of it later."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

from engage.domain.feedback import Feedback
from engage.domain.records import Record
from engage.errors import EngageError
from engage.services import projects, records, sample
from engage.services.projects import Project
from engage.storage import first_rows
from tests.builders import NOUNS, ids, keep_in_memory, record

_MANY = 150


def test_it_is_the_same_feedback_in_the_sample(path: Path) -> None:
    with sample.create(path, "AB") as project:
        assert_same(project)
        assert projects.name(project) == projects.details(project).name


def test_it_is_the_same_feedback_however_odd_it_is(project: Project) -> None:
    chance = Random(20200325)
    keep_in_memory(project)
    for kind in NOUNS.values():
        put_in(project, chance, kind, 5)
    put_in(project, chance, Feedback, _MANY)
    assert_same(project)


def put_in(project: Project, chance: Random, kind: type[Record], count: int) -> None:
    there = ids(project)
    for _ in range(count):
        with suppress(EngageError):  # it breaks a rule
            records.add(project, record(chance, kind, there))


def assert_same(project: Project) -> None:
    known = list(records.ids(project, Feedback))
    assert known
    wanted = [*reversed(known), max(known) + 1]
    with project.reading_plainly() as connection:
        found = first_rows.feedback(connection, wanted)
    expected = records.rows(project, Feedback, wanted)
    assert found == expected
    colours = [[coding.theme.colour for coding in said.codings] for said in expected]
    assert [[coding.theme.colour for coding in said.codings] for said in found] == colours
