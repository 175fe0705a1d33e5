"""A project's file: making it, opening it, what it refuses, and that nothing is ever half done."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from engage.domain.organisations import Organisation
from engage.errors import (
    Conflict,
    EngageError,
    Invalid,
    NotFound,
    ProjectDamaged,
    ProjectLocked,
    ProjectTooNew,
    StorageFailed,
)
from engage.services import projects, records, search, undo
from engage.services.projects import Project
from engage.storage import project_file
from engage.storage import records as storage
from tests.builders import NOUNS, as_ordinary_person, limited_file_size, many, new_project, rows
from tests.torture.steps import Kind, Step, watched


def contents(folder: Path) -> dict[str, bytes]:
    """Every file there, and what is in it."""
    return {name.name: name.read_bytes() for name in folder.iterdir() if name.is_file()}


def filled(path: Path, count: int = 300) -> Path:
    """A closed project with some organisations in it."""
    with new_project(path) as project, project.transaction("Fill") as tx:
        storage.add(
            tx.connection, many(count, lambda n: Organisation(name=f"Example {n}", notes="word " * 40))
        )
    return path


# Making


def test_a_new_project_is_there_with_its_details(path: Path):
    with projects.create(path, name=" Green \0manufacturing ", who="AB", controller="Example group") as made:
        details = projects.details(made)
    assert (details.name, details.controller) == ("Green manufacturing", "Example group")
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_only_its_owner_may_read_a_project(path: Path):
    with projects.create(path, name="Example", who="AB") as project:
        records.add(project, Organisation(name="Example Steel"))
        modes = {
            file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir() if file.is_file()
        }
    assert len(modes) == 4, "the project, its log, the log's index and who writes"
    assert set(modes.values()) == {0o600}


def test_a_project_takes_the_place_of_nothing(path: Path):
    path.write_bytes(b"precious")
    with pytest.raises(Conflict, match="already exists"):
        projects.create(path, name="Example", who="AB")
    assert contents(path.parent) == {path.name: b"precious"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("missing/Example.engage", NotFound),
        ("file/Example.engage", NotFound),
        ("n" * 300, StorageFailed),
        ("nul\0.engage", StorageFailed),
    ],
)
def test_where_no_project_can_be_made(tmp_path: Path, name: str, kind: type[EngageError]):
    (tmp_path / "file").write_text("file")
    with pytest.raises(kind):
        projects.create(tmp_path / name, name="Example", who="AB")
    assert contents(tmp_path) == {"file": b"file"}


def test_a_project_that_cannot_be_finished_leaves_nothing_behind(path: Path):
    with limited_file_size(20_000), pytest.raises(StorageFailed):
        projects.create(path, name="Example", who="AB")
    assert contents(path.parent) == {}


@pytest.mark.parametrize(
    "name", ["a b%20?#&=é.engage", "no suffix", ".engage", "日本語.engage", "file:x?mode=ro"]
)
def test_a_project_may_have_any_name(tmp_path: Path, name: str):
    with projects.create(tmp_path / name, name="Example", who="AB") as project:
        records.add(project, Organisation(name="Example Steel"))
    assert list(contents(tmp_path)) == [name]
    with projects.open_project(tmp_path / name, who="AB") as project:
        assert records.count(project, Organisation) == 1


# Opening what is no project


def test_a_missing_file(path: Path):
    with pytest.raises(NotFound, match=r"There is no file Example\.engage"):
        projects.open_project(path, who="AB")
    with pytest.raises(NotFound):
        projects.open_project(path / "below" / "it", who="AB")
    assert contents(path.parent) == {}


def test_a_folder(tmp_path: Path):
    with pytest.raises(Invalid, match="is a folder"):
        projects.open_project(tmp_path, who="AB")


def test_a_pipe_is_not_waited_for(path: Path):
    os.mkfifo(path)
    with pytest.raises(Invalid, match="is not a file"):
        projects.open_project(path, who="AB")


@pytest.mark.parametrize("name", ["nul\0.engage", "n" * 300])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str):
    with pytest.raises(StorageFailed, match="cannot be read"):
        projects.open_project(tmp_path / name, who="AB")


def another_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE project (id INTEGER)")
    connection.close()


def beginning(length: int):
    def cut(path: Path) -> None:
        path.write_bytes(filled(path).read_bytes()[:length])

    return cut


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(random.Random(7).randbytes(10_000)), "is not an Engage project"),
        (lambda path: path.write_text("name,kind\nExample,union\n"), "is not an Engage project"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "is not an Engage project"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(8_000)), "belongs to another program"),
        (another_database, "belongs to another program"),
        (beginning(90), "is damaged"),
        (beginning(100), "is damaged"),
        (beginning(4_096), "is damaged"),
        (beginning(5_000), "is damaged"),
    ],
)
def test_what_is_no_project_is_said_to_be_none(path: Path, make, said: str):
    make(path)
    before = contents(path.parent)
    with pytest.raises(StorageFailed, match=said):
        projects.open_project(path, who="AB")
    assert contents(path.parent) == before


def test_a_beginning_that_was_being_written_when_the_power_went_is_in_the_log(path: Path, tmp_path: Path):
    cut = tmp_path / "cut" / path.name
    cut.parent.mkdir()
    with new_project(path) as project:
        for number in range(200):
            records.add(project, Organisation(name=f"Example {number}", notes="word " * 40))
        log = path.with_name(f"{path.name}-wal").read_bytes()
    whole = path.read_bytes()
    cut.write_bytes(random.Random(7).randbytes(512) + whole[512:])
    cut.with_name(f"{path.name}-wal").write_bytes(log)
    with projects.open_project(cut, who="AB") as project:
        assert records.count(project, Organisation) == 200
    assert cut.read_bytes()[:512] == whole[:512]


def test_a_truncated_project_is_damaged(path: Path):
    whole = filled(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StorageFailed, match="is damaged"):
        projects.open_project(path, who="AB")


def read_all(project: Project) -> None:
    for noun in NOUNS.values():
        records.rows(project, noun, records.ids(project, noun))
    records.count(project, Organisation, "word kind:other")
    search.search(project, "example")
    undo.history(project)


def test_damage_is_said_in_a_sentence_or_does_no_harm(path: Path):
    """Whatever bytes are wrong, nothing but a sentence comes of it."""
    whole = filled(path, 50).read_bytes()
    chance = random.Random()
    said = 0
    for _ in range(60):
        damaged = bytearray(whole)
        page = chance.randrange(len(whole) // 4096) * 4096
        damaged[page : page + 64] = chance.randbytes(64)
        if chance.random() < 0.5:
            place = chance.randrange(100, len(whole) - 200)
            damaged[place : place + 200] = chance.randbytes(200)
        path.write_bytes(damaged)
        try:
            with projects.open_project(path, who="AB") as project:
                read_all(project)
        except EngageError:
            said += 1
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    assert said


def test_a_project_of_a_newer_version_is_left_alone(path: Path):
    with new_project(path) as project, project._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = contents(path.parent)
    with pytest.raises(ProjectTooNew, match="9999"):
        projects.open_project(path, who="AB")
    assert contents(path.parent) == before


@pytest.mark.parametrize("table", ["alembic_version", "project"])
def test_a_project_without_its_own_row_is_damaged(path: Path, table: str):
    with new_project(path) as project, project.transaction("Damage") as tx:
        tx.connection.execute(sa.table(table).delete())
    with pytest.raises(StorageFailed, match="is damaged"):
        projects.open_project(path, who="AB")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER x AFTER INSERT ON feedback BEGIN DELETE FROM contact; END",
        "CREATE VIEW x AS SELECT * FROM contact",
    ],
)
def test_a_project_that_would_act_by_itself_is_not_opened(path: Path, statement: str):
    with new_project(path) as project, project._writer.begin() as connection:
        connection.exec_driver_sql(statement)
    for open_ in (projects.open_project, projects.open_to_read, projects.open_to_write):
        with pytest.raises(ProjectDamaged, match="a part that is not Engage’s") as refused:
            open_(path, who="AB")
        assert refused.value.path == path, "it is offered to be repaired"


# What may only be read


def test_a_project_without_permission_to_write_can_be_read(open_folder: Path):
    path = filled(open_folder / "Example.engage", 3)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with as_ordinary_person(), projects.open_project(path, who="AB") as project:
        assert project.is_read_only
        assert records.count(project, Organisation) == 3
        with pytest.raises(StorageFailed, match="can only be read"):
            records.add(project, Organisation(name="Example Steel"))
    assert list(contents(open_folder)) == [path.name]


def test_a_project_without_permission_to_read(open_folder: Path):
    path = filled(open_folder / "Example.engage", 3)
    path.chmod(0o000)
    with as_ordinary_person(), pytest.raises(StorageFailed, match="no permission"):
        projects.open_project(path, who="AB")


def test_no_project_is_made_where_one_may_not_write(open_folder: Path):
    open_folder.chmod(0o555)
    with as_ordinary_person(), pytest.raises(StorageFailed, match="no permission"):
        projects.create(open_folder / "Example.engage", name="Example", who="AB")
    assert contents(open_folder) == {}


# No room


def add_big_ones(project: Project, count: int) -> None:
    with project.transaction("Fill") as tx:
        storage.add(
            tx.connection, many(count, lambda n: Organisation(name=f"Example {n}", notes="word " * 500))
        )


def test_a_disk_that_is_full_loses_nothing(project: Project):
    records.add(project, Organisation(name="Example Steel"))
    before = rows(project)
    with project.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(StorageFailed, match="no room left"):
        add_big_ones(project, 500)
    assert rows(project) == before
    with project.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 4294967294")
    add_big_ones(project, 500)
    assert records.count(project, Organisation) == 501


def test_a_write_that_fails_anywhere_loses_nothing(path: Path):
    with new_project(path) as project:
        records.add(project, Organisation(name="Example Steel"))
        before = rows(project)
        log = path.with_name(f"{path.name}-wal").stat().st_size
        for room in (0, 1, 5_000, 50_000, 500_000):
            with limited_file_size(log + room), pytest.raises(StorageFailed, match="Check the disk"):
                add_big_ones(project, 2_000)
            assert rows(project) == before
        records.add(project, Organisation(name="Example Glass"))
    with projects.open_project(path, who="AB") as project:
        assert records.count(project, Organisation) == 2


def test_what_could_not_be_brought_to_the_disk_is_not_taken_for_done_later(path: Path):
    """All of it stands in the log by then, and whoever reads the log anew believes it."""
    is_used = is_broken = False

    def refuse(step: Step) -> None:
        nonlocal is_broken
        is_broken |= step.kind is Kind.SYNC
        if is_broken:
            raise OSError(errno.EIO, "this disk is broken")

    new_project(path).close()
    with (
        watched(lambda step: refuse(step) if is_used else None),
        projects.open_project(path, who="AB") as project,
    ):
        records.add(project, Organisation(name="Example Steel"))
        before = rows(project)
        is_used = True
        with pytest.raises(StorageFailed, match="Check the disk"):
            records.add(project, Organisation(name="Example Glass"))
        is_used = False
        assert rows(project) == before
        records.add(project, Organisation(name="Example Glass"))
        assert records.count(project, Organisation) == 2


# Others at the same file


def test_a_deed_waits_for_another_program_and_then_says_who_is_in_the_way(project: Project):
    before = rows(project)
    with project.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 100")
    with Project(project.path, "CD") as other, other.transaction("Keep the file"):
        with pytest.raises(ProjectLocked, match="is being written to by another program"):
            records.add(project, Organisation(name="Example Steel"))
        assert rows(project) == before, "it can still be read"
    records.add(project, Organisation(name="Example Steel"))


def test_two_open_projects_on_one_file_see_each_other(path: Path, project: Project):
    with Project(path, "CD") as other:
        made = records.add(other, Organisation(name="Example Steel")).first("organisation")
        assert records.get(project, Organisation, made).name == "Example Steel"
        records.edit(project, Organisation, made, name="Example Glass")
        assert records.get(other, Organisation, made).name == "Example Glass"
    records.add(project, Organisation(name="Example Wool"))


def test_a_file_is_looked_at_while_others_open_and_close_it(path: Path):
    filled(path, 1)
    over = threading.Event()

    def open_and_close() -> None:
        while not over.is_set():
            project_file.note_closed(project_file.note_open(path, None))

    busy = [threading.Thread(target=open_and_close) for _ in range(2)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in busy:
            thread.start()
        looked = [project_file.check_header(path) for _ in range(500)]
    finally:
        over.set()
        sys.setswitchinterval(usual)
        for thread in busy:
            thread.join()
    assert looked == [None] * 500


# Connections


def test_every_connection_is_a_careful_one(project: Project):
    wanted = {
        "foreign_keys": 1, "synchronous": 2, "trusted_schema": 0, "secure_delete": 1, "temp_store": 2,
        "mmap_size": 0, "journal_mode": "wal", "busy_timeout": 5000, "cell_size_check": 1, "fullfsync": 1,
    }  # fmt: skip
    with contextlib.ExitStack() as several:
        connections = [several.enter_context(project.reading()) for _ in range(9)]
        with project.transaction("Look") as tx:
            for connection in (*connections, tx.connection):
                found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
                assert found == wanted


def test_what_the_database_complains_of_holds_nobody_s_words(project: Project):
    with project.transaction("Look") as tx, pytest.raises(sa.exc.SQLAlchemyError) as failed:
        tx.connection.execute(sa.text("SELECT nothing_of_that_name(:who)"), {"who": "Ana Sample"})
    assert "nothing_of_that_name" in str(failed.value)
    assert "Ana" not in str(failed.value)


def test_a_copy_of_a_project_is_whole_and_as_careful(path: Path):
    filled(path, 20)
    target = path.with_name("Copy.engage")
    with projects.open_project(path, who="AB") as project:
        project.copy(target)
        whole = rows(project)
    with projects.open_project(target, who="AB") as copy:
        assert rows(copy) == whole
        with copy.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_a_copy_takes_the_place_of_nothing_and_is_never_half_done(path: Path):
    filled(path, 300)
    target = path.with_name("Copy.engage")
    with projects.open_project(path, who="AB") as project:
        with limited_file_size(50_000), pytest.raises(StorageFailed):
            project.copy(target)
        assert not target.exists()
        project.copy(target)
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        whole = target.read_bytes()
        with pytest.raises(Conflict, match="already exists"):
            project.copy(target)
        with pytest.raises(NotFound, match="no folder"):
            project.copy(path.parent / "missing" / "Copy.engage")
    assert target.read_bytes() == whole


def test_what_is_there_already_is_not_added_again(project: Project):
    made = Organisation(name="Example Steel")
    records.add(project, made)
    before = rows(project)
    with pytest.raises(Conflict, match="already"):
        records.add(project, made)
    assert rows(project) == before


def test_a_closed_project_is_one_file(path: Path):
    with new_project(path) as project:
        records.add(project, Organisation(name="Example Steel"))
        assert len(contents(path.parent)) == 3
    assert len(contents(path.parent)) == 1
