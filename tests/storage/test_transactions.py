"""Deeds are whole or not at all, whoever else works at the file and however they end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from engage.domain.agendas import Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Reference
from engage.errors import Cancelled, Conflict, NotFound, StorageFailed
from engage.services import projects, records, search, undo
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage.stopping import stoppable
from tests.builders import limited_file_size, many, new_project, rows


def organisation(n: int) -> Organisation:
    return Organisation(name=f"Example {n}", tags=("steel",), emails=(Email(address=f"{n}@body.example"),))


def operations(project: Project) -> int:
    with project.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM operation").scalar_one())


# One deed


def test_a_deed_that_alters_nothing_leaves_no_trace(project: Project):
    made = records.add(project, organisation(1)).first("organisation")
    with project.transaction("Look") as tx:
        storage.fetch(tx.connection, Organisation, [made])
    assert not tx.changes
    assert tx.changes.operation is None
    assert not records.edit(project, Organisation, made, name="Example 1", tags=("steel",), staff=None)
    (only,) = undo.history(project)
    assert only.label == "Add organisation Example 1"
    assert operations(project) == 1


class Broken(Exception):
    """What a body may raise."""


@pytest.mark.parametrize(
    "error", [Broken("as it is"), KeyboardInterrupt(), Conflict("as it is"), StopIteration()]
)
def test_whatever_is_raised_within_takes_all_back_and_goes_on_as_it_is(
    project: Project, error: BaseException
):
    def fail() -> None:
        with project.transaction("Fail") as tx:
            storage.add(tx.connection, [organisation(1)])
            raise error

    before = rows(project)
    with pytest.raises(type(error)) as caught:
        fail()
    # A generator cannot let a StopIteration through.
    assert caught.value is error or caught.value.__cause__ is error
    assert rows(project) == before
    assert operations(project) == 0
    records.add(project, organisation(2))


def test_a_mention_of_what_is_not_there_is_refused(project: Project):
    before = rows(project)
    with pytest.raises(Conflict, match="no longer in"):
        records.add(
            project, Contact(given_name="Ana", affiliations=(Affiliation(organisation=Reference(7)),))
        )
    assert rows(project) == before
    assert operations(project) == 0
    records.add(project, organisation(1))


def test_what_fails_at_the_very_end_is_taken_back_too(project: Project):
    def mention_nothing() -> None:
        with project.transaction("Mention") as tx:
            tx.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            storage.add(tx.connection, [Theme(agenda=Reference(7), code="1", title="Example")])

    before = rows(project)
    with pytest.raises(Conflict, match="no longer in"):
        mention_nothing()
    assert rows(project) == before
    assert operations(project) == 0
    records.add(project, organisation(1))


def test_a_deed_within_a_deed_is_a_bug_and_is_said_at_once(project: Project):
    with project.transaction("Outer") as tx:
        with pytest.raises(RuntimeError, match="within a deed"):
            records.add(project, organisation(1))
        storage.add(tx.connection, [organisation(2)])
    assert [found.name for found in records.rows(project, Organisation, [1, 2])] == ["Example 2"]


def test_reading_within_a_deed_sees_what_was_before(project: Project):
    with project.transaction("Outer") as tx:
        storage.add(tx.connection, [organisation(1)])
        assert records.count(project, Organisation) == 0
    assert records.count(project, Organisation) == 1


def test_a_reader_sees_one_state(project: Project):
    def seen() -> int:
        return int(connection.exec_driver_sql("SELECT count(*) FROM organisation").scalar_one())

    with project.reading() as connection:
        assert seen() == 0
        records.add(project, organisation(1))
        assert seen() == 0
    assert records.count(project, Organisation) == 1


# Several threads


def at_once(count: int, work: Callable[[int], object]) -> None:
    """Do the work in several threads that start together."""
    start = threading.Barrier(count)

    def wait_and_work(n: int) -> None:
        start.wait()
        work(n)

    with ThreadPoolExecutor(count) as threads:
        for done in [threads.submit(wait_and_work, n) for n in range(count)]:
            done.result()


def test_several_threads_do_deeds_at_once(project: Project):
    def work(n: int) -> None:
        for each in range(10):
            made = records.add(project, organisation(n * 100 + each)).first("organisation")
            records.edit(project, Organisation, made, notes="seen")
            assert records.get(project, Organisation, made).notes == "seen"

    at_once(12, work)
    assert records.count(project, Organisation, "seen") == 120
    assert operations(project) == 240


def test_several_open_projects_do_deeds_at_once(path: Path, project: Project):
    with Project(path, "CD") as other:

        def work(n: int) -> None:
            for each in range(10):
                records.add((project, other)[n % 2], organisation(n * 100 + each))

        at_once(6, work)
        assert records.count(other, Organisation) == 60
    assert {deed.who for deed in undo.history(project, limit=100)} == {"AB", "CD"}


def test_readers_of_a_long_deed_see_all_of_it_or_nothing(project: Project):
    done = threading.Event()
    counts: set[int] = set()

    def read() -> None:
        while not done.is_set():
            with project.reading() as connection:
                counts.update(
                    connection.execute(sa.select(sa.func.count()).select_from(sa.table(name))).scalar_one()
                    for name in ("organisation", "email", "organisation_search", "organisation_tag")
                )

    with ThreadPoolExecutor(2) as threads:
        readers = [threads.submit(read) for _ in range(2)]
        with project.transaction("Long") as tx:
            for n in range(20):
                storage.add(tx.connection, many(10, lambda each, n=n: organisation(n * 10 + each)))
        done.set()
        for reader in readers:
            reader.result()
    assert counts <= {0, 200}
    assert records.count(project, Organisation) == 200


def test_several_threads_undo_at_once_each_deed_once(project: Project):
    before = rows(project)
    for n in range(12):
        records.add(project, organisation(n))
    after = rows(project)

    def take_back(n: int) -> None:
        for _ in range(3):
            undo.undo(project)

    at_once(4, take_back)
    assert rows(project) == before
    with pytest.raises(NotFound):
        undo.undo(project)

    def bring_back(n: int) -> None:
        for _ in range(3):
            undo.redo(project)

    at_once(4, bring_back)
    assert rows(project) == after


# Programs that end in the middle

_DEEDS = """
import sys
from pathlib import Path
from engage.domain.contacts import Contact
from engage.domain.organisations import Email
from engage.services import projects, records
from engage.storage import records as storage
from engage.storage.stopping import stoppable
project = projects.open_project(Path(sys.argv[1]), who="CD")
for n in range(int(sys.argv[2]), 10**6):
    with project.transaction(f"Deed {n}") as tx:
        storage.add(
            tx.connection,
            [
                Contact(given_name=f"Deed{n}", family_name="Example", emails=(Email(address="a@b.example"),))
                for _ in range(50)
            ],
        )
    print(n, flush=True)
"""


def test_a_program_that_is_killed_leaves_whole_deeds_and_all_it_has_told_of(path: Path):
    new_project(path).close()
    told = 0
    for reads in (1, 2, 7, 3):
        program = [sys.executable, "-c", _DEEDS, str(path), str(told)]
        with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            for _ in range(reads):
                told = int(child.stdout.readline()) + 1
            child.kill()
            # What stands in the pipe was told before the end.
            told += len(child.stdout.read().splitlines())
        with projects.open_project(path, who="AB") as project:
            deeds = [int(deed.label.split()[1]) for deed in undo.history(project, limit=10_000)][::-1]
            assert deeds in (list(range(told)), list(range(told + 1))), "at most one that was not told of"
            told = len(deeds)
            for deed in deeds:
                assert records.count(project, Contact, f'"deed{deed}"') == 50
            assert records.count(project, Contact, "example") == 50 * told
            assert whole(project)
            undo.undo(project)
            undo.redo(project)


def whole(project: Project) -> bool:
    with project.reading() as connection:
        return (
            connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            and not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        )


def test_two_programs_write_at_once(path: Path):
    new_project(path).close()
    program = [sys.executable, "-c", _DEEDS.replace("10**6", "10"), str(path), "0"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "0\n"
        with Project(path, "AB") as project:
            for n in range(10):
                records.add(project, organisation(n))
                assert len(search.search(project, f"example {n}", limit=1)) == 1
            assert [int(line) for line in child.stdout] == list(range(1, 10))
            assert records.count(project, Contact) == 500
            assert records.count(project, Organisation) == 10
    # A connection that has not seen the other's writes begin: FTS5 checks what it remembers of the index.
    with projects.open_project(path, who="AB") as project:
        assert whole(project)
    assert child.returncode == 0


def test_an_error_of_the_disk_in_the_middle_leaves_the_project_usable(project: Project):
    records.add(project, organisation(1))
    before = rows(project)
    with limited_file_size(1), pytest.raises(StorageFailed):
        records.add(project, organisation(2))
    assert rows(project) == before
    undo.undo(project)


def test_an_error_that_ends_a_read_is_told_as_what_it_is_and_the_next_read_goes_on(project: Project):
    endless = (
        "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted) SELECT n FROM counted"
    )

    def stop() -> None:
        raise Cancelled("Stopped")

    def write_without_end() -> None:
        with project.reading_plainly() as raw, stoppable(raw, stop):
            raw.execute("CREATE TEMP TABLE number (n)")
            raw.execute(f"INSERT INTO number {endless}")

    with pytest.raises(Cancelled):
        write_without_end()
    with project.reading_plainly() as raw:
        assert raw.execute("SELECT count(*) FROM project").fetchone() == (1,)


def test_a_project_can_be_closed_by_several_threads_at_once(path: Path):
    new_project(path).close()
    for _ in range(20):
        project = projects.open_project(path, who="AB")
        with project.reading_plainly() as connection:
            connection.execute("SELECT 1")
        records.rows(project, Organisation, [1])
        with ThreadPoolExecutor(4) as pool:
            closed = [pool.submit(project.close) for _ in range(8)]
        assert [each.exception() for each in closed] == [None] * 8
    assert [each.name for each in path.parent.iterdir()] == [path.name]
