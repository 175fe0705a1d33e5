"""Other keys for a project: all of it is there after, by the new key alone, whatever happens on the way."""

from __future__ import annotations

import secrets
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import pytest

from engage.domain.organisations import Organisation
from engage.errors import Cancelled, ProjectLocked, StorageFailed, WrongPassphrase
from engage.services import projects, records, sample, search, undo
from engage.services.projects import Key, Project
from engage.storage import kept_salts, keys, rekeying, stopping
from engage.storage import project as storage
from tests.builders import limited_file_size
from tests.torture.steps import Kind, Step, watched

CANARY = "Zinnwaldite"
KINDS = ["set", "changed", "removed"]


def some_key() -> Key:
    """A key without the second that a passphrase takes."""
    return Key(secrets.token_bytes(32), keys.new_salt())


def both(kind: str) -> tuple[Key | None, Key | None]:
    """The key before and the key after."""
    return None if kind == "set" else some_key(), None if kind == "removed" else some_key()


def everything(project: Project) -> list[tuple[str, list[tuple[object, ...]]]]:
    """All that stands in a file: what it is made of, and every row of every table, the index's own too."""
    with project.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        made_of = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
        settings = [raw.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        tables = [name for kind, name, *_ in made_of if kind == "table"] + ["sqlite_sequence"]
        select = 'SELECT * FROM "{}"'
        return [("made of", made_of), ("settings", settings)] + [
            (name, sorted(raw.execute(select.format(name)).fetchall(), key=repr)) for name in tables
        ]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    """The sample with something undone, encrypted."""
    path, key = tmp_path_factory.mktemp("template") / "Example.engage", some_key()
    with sample.create(path, "AB", key=key) as project:
        records.add(project, Organisation(name=f"Example {CANARY}", notes=f"{CANARY} " * 300))
        records.add(project, Organisation(name="Example Wool"))
        undo.undo(project)
    return path, key


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_it_is_there_and_the_open_project_goes_on(path: Path, kind: str):
    old, new = both(kind)
    with sample.create(path, "AB", key=old) as project:
        records.add(project, Organisation(name="Example Wool"))
        undo.undo(project)
        before = everything(project)
        rekeying.rekey(project, new)
        assert project.key == new
        assert everything(project) == before
        made = records.add(project, Organisation(name=f"Example {CANARY}"))
        undo.undo(project)
        assert made.operation is not None
        with project.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    with projects.open_project(path, who="AB", key=new) as project:
        assert search.search(project, "example")
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]
    assert path.read_bytes().startswith(new.salt if new else b"SQLite format 3\0")
    kept = kept_salts.of(path)
    assert kept == (kept_salts.Kept(new.salt, new.check) if new else None)
    if old is not None:
        with pytest.raises(StorageFailed if new is None else WrongPassphrase):
            projects.open_project(path, who="AB", key=old)


def test_its_permissions_and_its_place_stay(template: tuple[Path, Key], path: Path):
    real = path.with_name("Elsewhere.engage")
    real.write_bytes(template[0].read_bytes())
    real.chmod(0o640)
    path.symlink_to(real)
    with projects.open_project(path, who="AB", key=template[1]) as project:
        rekeying.rekey(project, None)
    assert path.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    with projects.open_project(real, who="AB") as project:
        assert search.search(project, CANARY)


def test_who_reads_meanwhile_waits_and_reads_on(template: tuple[Path, Key], path: Path):
    path.write_bytes(template[0].read_bytes())
    seen: list[int] = []
    is_over = threading.Event()
    with projects.open_project(path, who="AB", key=template[1]) as project:

        def look() -> None:
            while not is_over.is_set():
                with project.reading(), project.reading():
                    seen.append(len(search.search(project, CANARY)))

        threads = [threading.Thread(target=look) for _ in range(3)]
        for thread in threads:
            thread.start()
        for key in (some_key(), None, some_key()):
            rekeying.rekey(project, key)
        is_over.set()
        for thread in threads:
            thread.join()
    assert set(seen) == {1}


def test_another_that_has_it_open_keeps_it_as_it_is(template: tuple[Path, Key], path: Path):
    path.write_bytes(template[0].read_bytes())
    with (
        projects.open_project(path, who="AB", key=template[1]) as project,
        projects.open_project(path, who="CD", key=template[1]) as other,
    ):
        assert search.search(other, CANARY)
        with pytest.raises(ProjectLocked, match="elsewhere"):
            rekeying.rekey(project, some_key())
        with pytest.raises(ProjectLocked):
            rekeying.rekey(other, some_key())
        assert search.search(project, CANARY)
        assert project.key == template[1]
    with projects.open_project(path, who="AB", key=template[1]) as project:
        assert search.search(project, CANARY)


def test_a_full_disk_leaves_it_as_it_was(template: tuple[Path, Key], path: Path):
    path.write_bytes(template[0].read_bytes())
    with projects.open_project(path, who="AB", key=template[1]) as project:
        before = everything(project)
        with limited_file_size(100_000), pytest.raises(StorageFailed):
            rekeying.rekey(project, None)
        assert everything(project) == before
        assert not list(path.parent.glob("*unfinished*"))
        rekeying.rekey(project, None)


def test_a_file_that_cannot_be_replaced_stays(
    template: tuple[Path, Key], path: Path, monkeypatch: pytest.MonkeyPatch
):
    path.write_bytes(template[0].read_bytes())

    def refuse(raw: object, fresh: Path, target: Path) -> None:
        raise PermissionError(13, "it is in use", str(target))

    monkeypatch.setattr(rekeying, "replace", refuse)
    with projects.open_project(path, who="AB", key=template[1]) as project:
        before = everything(project)
        with pytest.raises(StorageFailed, match="could not be written anew: it is in use"):
            rekeying.rekey(project, some_key())
        assert everything(project) == before
        assert not list(path.parent.glob("*unfinished*"))
    projects.open_project(path, who="AB", key=template[1]).close()


def test_one_that_reads_on_keeps_it_as_it_is(
    template: tuple[Path, Key], path: Path, monkeypatch: pytest.MonkeyPatch
):
    path.write_bytes(template[0].read_bytes())
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.05)
    begun, may_end = threading.Event(), threading.Event()
    with projects.open_project(path, who="AB", key=template[1]) as project:

        def read() -> None:
            with project.reading():
                begun.set()
                may_end.wait(30)

        reader = threading.Thread(target=read)
        reader.start()
        begun.wait(30)
        with pytest.raises(ProjectLocked, match="is being read"):
            rekeying.rekey(project, some_key())
        may_end.set()
        reader.join()
        rekeying.rekey(project, None)
        assert search.search(project, CANARY)


def test_it_can_be_stopped(template: tuple[Path, Key], path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stopping, "_STEPS", 100)
    path.write_bytes(template[0].read_bytes())

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with projects.open_project(path, who="AB", key=template[1]) as project:
        before = everything(project)
        with pytest.raises(Cancelled):
            rekeying.rekey(project, some_key(), progress=stop)
        assert everything(project) == before
        assert project.key == template[1]
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_what_was_not_written_right_is_not_taken(
    template: tuple[Path, Key], path: Path, monkeypatch: pytest.MonkeyPatch
):
    path.write_bytes(template[0].read_bytes())
    write = rekeying._write

    def forget_one(raw: object, fresh: Path, key: Key | None) -> None:
        write(raw, fresh, key)
        with Project(fresh, "AB", key=key) as project, project._outside_transactions() as other:
            other.execute("DELETE FROM organisation_search_docsize WHERE id = 1")

    monkeypatch.setattr(rekeying, "_write", forget_one)
    with projects.open_project(path, who="AB", key=template[1]) as project:
        before = everything(project)
        with pytest.raises(StorageFailed, match="stays as it was"):
            rekeying.rekey(project, some_key())
        assert everything(project) == before


KILLED = """
import sys
from pathlib import Path
from engage.services import projects
from engage.services.projects import Key
from engage.storage import rekeying

path, *given = sys.argv[1:]
old, new = (Key(bytes.fromhex(text[:64]), bytes.fromhex(text[64:])) if text else None for text in given)
with projects.open_project(Path(path), who="AB", key=old) as project:
    sys.stdout.write("go\\n")
    sys.stdout.flush()
    rekeying.rekey(project, new)
    sys.stdout.write("done\\n")
    sys.stdout.flush()
"""


def test_where_it_is_cut_off_nothing_that_is_kept_speaks_for_the_old_key(path: Path):
    old, new = both("changed")
    assert old
    assert new
    kept: list[kept_salts.Kept | None] = []

    def look(step: Step) -> None:
        if (step.kind is Kind.RENAME and step.target == path) or (kept and step.path == path):
            kept.append(kept_salts.of(path))

    with projects.create(path, name="Example", who="AB", key=old) as project, watched(look):
        assert kept_salts.of(path)
        rekeying.rekey(project, new)
    before, *while_written = kept
    assert before is None
    assert set(while_written) == {kept_salts.Kept(new.salt, new.check)}, "the file's beginning has the salt"


def test_before_a_copy_is_written_to_its_salt_is_kept(path: Path, tmp_path: Path):
    key = some_key()
    copy = tmp_path / "Copy.engage"
    with projects.create(path, name="Example", who="AB", key=key) as project:
        project.copy(copy)
    kept: list[kept_salts.Kept | None] = []

    def look(step: Step) -> None:
        if step.kind is Kind.WRITE and step.path == copy:
            kept.append(kept_salts.of(copy))

    with watched(look):
        projects.open_project(copy, who="AB", key=key).close()
    assert set(kept) == {kept_salts.Kept(key.salt, key.check)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_one_leaves_the_old_or_the_new(path: Path, kind: str):
    old, new = both(kind)
    sample.create(path, "AB", key=old).close()
    chance = Random(kind)
    given = [key.secret.hex() + key.salt.hex() if key else "" for key in (old, new)]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, path, *given], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "go\n"
        time.sleep(chance.uniform(0, 0.2))
        program.kill()
        is_done = "done" in program.stdout.read()
    is_plain = path.read_bytes().startswith(b"SQLite format 3\0")
    is_new = is_plain == (new is None) and (is_plain or path.read_bytes()[:16] == (new.salt if new else b""))
    assert is_new or not is_done
    with projects.open_project(path, who="AB", key=new if is_new else old) as project:
        assert search.search(project, "steel")
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]
