"""What is read of a project by the driver alone, against what is read of it later."""

from __future__ import annotations

from pathlib import Path

from engage.domain.feedback import Feedback
from engage.services import listed_feedback, projects, records, sample
from engage.storage import first_rows
from engage.storage import listed_feedback as storage


def test_it_is_the_same(path: Path) -> None:
    with sample.create(path, "AB") as project:
        wanted = [*reversed(records.ids(project, Feedback)), 10_000]
        with project.reading_plainly() as connection:
            assert first_rows.name(connection) == projects.details(project).name
            assert storage.read(connection, wanted) == listed_feedback.rows(project, wanted)
