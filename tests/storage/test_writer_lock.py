"""One writer to a project: others read, know who it is, and take over when that one has gone."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.domain.projects import Holder
from engage.errors import ProjectLocked
from engage.services import projects, records
from engage.storage import project as storage
from engage.storage import writer_lock
from engage.storage.writer_lock import WriterLock
from tests.builders import as_ordinary_person, new_project

_HOLD = """
import sys
from pathlib import Path
from engage.domain.organisations import Organisation
from engage.services import projects, records
with projects.open_project(Path(sys.argv[1]), who="Sam Example") as project:
    print(project.is_read_only, flush=True)
    for line in sys.stdin:
        records.add(project, Organisation(name=line.strip()))
        print("added", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Example.engage"
    new_project(path).close()
    return path


@contextmanager
def another(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the project open, and adds an organisation for each line it is told."""
    program = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline() == "False\n"
        yield child
        child.stdin.close()


def add(child: subprocess.Popen[str], name: str) -> None:
    assert child.stdin
    assert child.stdout
    print(name, file=child.stdin, flush=True)
    assert child.stdout.readline() == "added\n"


def test_what_a_link_in_place_of_the_lock_leads_to_is_not_written_over(path: Path, tmp_path: Path):
    theirs = tmp_path / "precious.txt"
    theirs.write_text("precious", encoding="utf-8")
    lock = path.with_name(f"{path.name}-lock")
    lock.symlink_to(theirs)
    with pytest.raises(ProjectLocked):
        projects.open_to_write(path, who="AB")
    assert theirs.read_text(encoding="utf-8") == "precious"
    with projects.open_project(path, who="AB") as project:
        assert project.is_read_only


def test_the_second_process_reads_and_knows_who_writes(path: Path, tmp_path: Path):
    began = dt.datetime.now(dt.UTC)
    with another(path) as child, projects.open_project(path, who="AB") as project:
        assert project.is_read_only
        assert project.held_by
        assert (project.held_by.who, project.held_by.machine) == ("Sam Example", platform.node())
        assert project.held_by.since
        assert began - dt.timedelta(seconds=1) < project.held_by.since < dt.datetime.now(dt.UTC)
        assert projects.writer(project) == project.held_by
        with pytest.raises(ProjectLocked) as refused:
            records.add(project, Organisation(name="Example Steel"))
        assert "Sam Example" in refused.value.why
        assert platform.node() in refused.value.why
        add(child, "Example Glass")
        assert records.count(project, Organisation) == 1, "it follows"
        project.copy(tmp_path / "copy.engage")
        child.stdin.close() if child.stdin else None
        child.wait()
        assert projects.writer(project) is None
        with projects.open_project(path, who="AB") as again:
            assert not again.is_read_only
            records.add(again, Organisation(name="Example Steel"))
            assert records.count(project, Organisation) == 2
    with projects.open_project(tmp_path / "copy.engage", who="AB") as copy:
        assert records.count(copy, Organisation) == 1
    assert sorted(file.name for file in path.parent.glob("Example*")) == [path.name]


def test_a_process_that_is_killed_lets_go(path: Path):
    with another(path) as child:
        add(child, "Example Glass")
        child.kill()
        child.wait()
        with projects.open_project(path, who="AB") as project:
            assert not project.is_read_only
            assert records.count(project, Organisation) == 1
    assert sorted(file.name for file in path.parent.glob("Example*")) == [path.name]


def test_one_process_has_it_but_once(path: Path):
    with projects.open_project(path, who="AB") as project:
        with projects.open_project(path, who="CD") as other:
            assert other.is_read_only
            assert other.held_by
            assert other.held_by.who == "AB"
        records.add(project, Organisation(name="Example Steel"))
        assert projects.writer(project), "closing the other one has let nothing go"
    assert projects.writer(project) is None


def test_a_project_is_one_by_whatever_name_it_is_reached(path: Path, tmp_path: Path):
    link = tmp_path / "link.engage"
    link.symlink_to(path)
    with projects.open_project(path, who="AB"), projects.open_project(link, who="CD") as other:
        assert other.is_read_only


def test_reading_keeps_nobody_from_writing(path: Path):
    with projects.open_to_read(path, who="AB") as reader:
        assert projects.writer(reader) is None
        with projects.open_project(path, who="CD") as project:
            assert not project.is_read_only


def test_a_deed_waits_for_another_one_and_not_for_a_window(path: Path, monkeypatch: pytest.MonkeyPatch):
    with ThreadPoolExecutor() as threads:
        first = projects.open_to_write(path, who="AB")
        second = threads.submit(projects.open_to_write, path, who="CD")
        first.close()
        with second.result() as project:
            assert not project.is_read_only
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.05)
    with (
        projects.open_project(path, who="AB"),
        pytest.raises(ProjectLocked, match="is open for writing elsewhere"),
    ):
        projects.open_to_write(path, who="CD")


def test_looking_who_writes_keeps_nobody_from_it(path: Path):
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            writer_lock.holder(path)

    (path.parent / "Example.engage-lock").touch()
    with ThreadPoolExecutor() as threads:
        looking = [threads.submit(look) for _ in range(2)]
        for _ in range(50):
            taken = writer_lock.take(path, "AB", patience=5)
            assert isinstance(taken, WriterLock)
            taken.release()
        done.set()
        for each in looking:
            each.result()


def test_many_want_it_and_one_has_it_at_a_time(path: Path):
    having: list[int] = []

    def work(n: int) -> None:
        for _ in range(20):
            taken = writer_lock.take(path, "AB", patience=30)
            assert isinstance(taken, WriterLock)
            having.append(n)
            assert having == [n]
            having.remove(n)
            taken.release()

    with ThreadPoolExecutor() as threads:
        for each in [threads.submit(work, n) for n in range(4)]:
            each.result()


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"[]", b'{"who": "A"}', b'{"who": 1, "machine": 2, "since": 3}']
)
def test_a_lock_that_says_nothing_is_one_all_the_same(path: Path, text: bytes):
    with projects.open_project(path, who="AB"):
        (path.parent / "Example.engage-lock").write_bytes(text)
        with projects.open_project(path, who="CD") as other:
            assert other.held_by == Holder()
            with pytest.raises(ProjectLocked, match="elsewhere") as refused:
                records.add(other, Organisation(name="Example Steel"))
            assert refused.value.why == "Somebody has it open"


def test_what_another_process_inherits_is_not_the_lock(path: Path):
    with projects.open_project(path, who="AB"):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    with child, projects.open_project(path, who="AB") as again:
        assert not again.is_read_only
        assert child.stdin
        child.stdin.write(os.linesep.encode())


_TAKE = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)  # where SQLite has its own
    except OSError:
        print("in use")
"""


def test_opening_what_is_open_leaves_the_database_its_own_locks(path: Path):
    """A process that closes a file loses all its locks on it: others would then take it for unused."""
    with projects.open_project(path, who="AB") as project:
        assert records.count(project, Organisation) == 0
        projects.open_project(path, who="AB").close()
        program = [sys.executable, "-c", _TAKE, str(path)]
        assert subprocess.run(program, check=True, capture_output=True, text=True).stdout == "in use\n"


def test_a_lock_that_its_holder_deletes_at_the_last_moment_is_taken_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    lock, lock_file = writer_lock._lock, path.with_name(f"{path.name}-lock")
    moments: list[int] = []

    def late(handle: int, *, is_shared: bool = False) -> bool:
        moments.append(handle)
        if len(moments) == 1:
            lock_file.unlink()  # as the holder does, between our opening and our locking
        return lock(handle, is_shared=is_shared)

    monkeypatch.setattr(writer_lock, "_lock", late)
    taken = writer_lock.take(path, "AB")
    assert isinstance(taken, WriterLock)
    assert len(moments) == 2
    assert writer_lock.holder(path), "others see it"
    taken.release()


@pytest.mark.parametrize(
    "text",
    [
        '{"who": "Sam Example", "machine": "another-machine", "since": "2020-03-25T14:30:00+00:00"}',
        '{"who": "Sam Example", "machine": "another-machine", "since": "2999-03-25T14:30:00+00:00"}',
        '{"who": "AB", "pid": 1}',
        "\x00" * 10_000,
    ],
)
def test_what_somebody_left_who_is_gone_is_taken_over_whatever_it_says(path: Path, text: str):
    """Whose machine it was, what number their process had and what their clock said is nothing to go by."""
    lock_file = path.with_name(f"{path.name}-lock")
    lock_file.write_text(text)
    with storage.Project(path, "CD") as looking:
        assert projects.writer(looking) is None
    with projects.open_project(path, who="AB") as project:
        assert not project.is_read_only
        holder = projects.writer(project)
        assert holder
        assert (holder.who, holder.machine) == ("AB", platform.node())
    assert not lock_file.exists()


def test_somebody_on_another_machine_is_named(path: Path):
    """On a shared drive the lock is another machine's; here another handle on the file stands for it."""
    said = '{"who": "Sam Example", "machine": "another-machine", "since": "2020-03-25T14:30:00+00:00"}'
    with projects.open_project(path, who="CD"):
        path.with_name(f"{path.name}-lock").write_text(said)
        with projects.open_project(path, who="AB") as project:
            assert project.held_by
            with pytest.raises(ProjectLocked) as refused:
                records.add(project, Organisation(name="Example Steel"))
    assert refused.value.why.startswith("Sam Example on another-machine has it open since ")
    assert refused.value.why.endswith(" on 25 March 2020")


def test_a_lock_that_may_not_be_read_is_one_all_the_same(open_folder: Path):
    path = open_folder / "Example.engage"
    new_project(path).close()
    path.chmod(0o666)
    open_folder.chmod(0o777)
    with projects.open_project(path, who="CD"):
        path.with_name(f"{path.name}-lock").chmod(0o600)
        with as_ordinary_person(), projects.open_project(path, who="AB") as project:
            assert project.held_by == Holder()
            assert projects.writer(project) == Holder()
