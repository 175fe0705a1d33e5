"""How much of a project each connection keeps in memory."""

from __future__ import annotations

from pathlib import Path

from engage.domain.projects import ProjectDetails
from engage.storage import project as storage
from engage.storage.connections import reading_much

_KEPT = "PRAGMA cache_size"


def test_readers_keep_little_and_the_writer_more(tmp_path: Path) -> None:
    path = tmp_path / "Example.engage"
    storage.create(path, ProjectDetails(name="Example"), who="tests").close()
    with storage.open_project(path, who="tests") as project:
        with project.reading() as connection:
            assert connection.exec_driver_sql(_KEPT).scalar_one() == -2000
        with project.transaction("Look") as tx:
            assert tx.connection.exec_driver_sql(_KEPT).scalar_one() == -8000


def test_whoever_reads_much_keeps_more_and_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "Example.engage"
    storage.create(path, ProjectDetails(name="Example"), who="tests").close()
    with storage.open_project(path, who="tests") as project, project.reading() as connection:
        with reading_much(connection):
            assert connection.exec_driver_sql(_KEPT).scalar_one() == -65536
        assert connection.exec_driver_sql(_KEPT).scalar_one() == -2000


def test_whoever_comes_next_gets_the_connection_that_was_in_use_last(tmp_path: Path) -> None:
    path = tmp_path / "Example.engage"
    storage.create(path, ProjectDetails(name="Example"), who="tests").close()
    with storage.open_project(path, who="tests") as project:
        with project.reading() as last, project.reading():
            used = last.connection.driver_connection
        for _ in range(3):
            with project.transaction("Look") as tx:
                assert tx.connection.connection.driver_connection is used
