"""Backups: verified when they are made, known by their manifests, thinned out only for better ones."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.backups import RECENT, Backup, State, Why
from engage.domain.organisations import Organisation
from engage.errors import Cancelled, StorageFailed
from engage.services import backups as service
from engage.services import projects, records
from engage.services.projects import Project
from engage.storage import backup_folder, backups, keys
from engage.storage.backups import Unless
from tests.builders import limited_file_size, new_project, overwritten, rows

PROJECTS = Path(__file__).parents[1] / "projects"


def add(project: Project, name: str = "Example Zspecimen Works") -> None:
    records.add(project, Organisation(name=name))


def make(project: Project, why: Why = Why.ASKED) -> Backup:
    made = backups.make(project, why)
    assert made is not None
    return made


def folder(project: Project) -> Path:
    return backup_folder.folder_of(backups.standing(project).project)


def names(project: Project) -> list[str]:
    return sorted(path.name for path in folder(project).iterdir())


def test_a_backup_holds_all_and_its_manifest_says_what_it_is_and_names_nobody(project: Project) -> None:
    add(project)
    made = make(project, Why.IMPORT)
    assert made.path.name.startswith("000001 before import ")
    assert backup_folder.listed(folder(project)) == [made]
    assert backups.verify(made) == made
    assert made.counts["organisation"] == 1
    assert made.operation == backups.standing(project).operation
    assert not made.is_encrypted
    with Project(made.path, "AB", is_read_only=True) as copy:
        assert rows(copy) == rows(project)
    for path in folder(project).iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == (0o400 if path.suffix == ".engage" else 0o600)
        assert "Example" not in path.name
    written = made.path.with_suffix(".json").read_text("utf-8")
    assert not any(word in written for word in ("Zspecimen", "Example", "AB", str(project.path)))


def test_a_second_one_is_not_made_of_the_same(project: Project) -> None:
    add(project)
    first = make(project)
    assert backups.make(project, Why.CLOSING, unless=Unless.NEWEST) is None
    add(project, "Another Example")
    second = backups.make(project, Why.CLOSING, unless=Unless.NEWEST)
    assert second is not None
    assert (second.sequence, second.content != first.content) == (2, True)
    damaged = second.path.read_bytes()[:-1]
    overwritten(second.path, damaged)
    assert backups.make(project, Why.CLOSING, unless=Unless.NEWEST) is not None, "a damaged one holds nothing"


@pytest.mark.parametrize("version", ["0001", "0003"])
def test_a_project_of_an_earlier_version_is_backed_up_as_it_is(tmp_path: Path, version: str) -> None:
    path = Path(shutil.copy(PROJECTS / f"schema-{version}.engage", tmp_path))
    with Project(path, "AB") as project:
        made = make(project, Why.MIGRATION)
        assert made.schema == version
        assert made.counts["organisation"] > 0
        assert backups.make(project, Why.MIGRATION, unless=Unless.ANY) is None


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\xa5" * 4096)


def test_of_a_damaged_project_none_is_made_and_none_goes(path: Path, tmp_path: Path) -> None:
    with new_project(path) as project:
        for _ in range(RECENT + 3):
            add(project, "Example " * 400)
            wanted = make(project).content
    pages = path.stat().st_size // 4096
    whole = path.read_bytes()
    refused = 0
    for page in range(2, pages, 29):
        path.write_bytes(whole)
        overwrite(path, page)
        with Project(path, "AB") as project:
            there = list((tmp_path / "engage-home").rglob("*.engage"))
            try:
                made = make(project)
            except StorageFailed:
                refused += 1
                assert list((tmp_path / "engage-home").rglob("*.engage")) == there
            else:
                assert made.content == wanted, "nothing stood on that page, or an index"
    assert refused > pages // 58


def altered(statement: str) -> Callable[[Path], None]:
    """What alters a copy so that it is still a database, and holds something else."""

    def alter(copy: Path) -> None:
        with contextlib.closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute(statement)

    return alter


def unindexed(copy: Path) -> None:
    """Empty a page of an index: all rows are there, and what finds them is not."""
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        found = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND name LIKE '%change%' LIMIT 1"
        (page,) = connection.execute(found).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with copy.open("r+b") as file:
        file.seek((page - 1) * size + 3)
        file.write(b"\0\0")


@pytest.mark.parametrize(
    "harm",
    [altered("UPDATE organisation SET name = 'Example Other'"), altered("DELETE FROM change"), unindexed],
    ids=["another row", "no journal", "no index"],
)
def test_a_copy_that_the_disk_has_altered_is_none(
    project: Project, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    add(project)
    target = tmp_path / "copy.engage"
    harmed = False

    def meanwhile(done: int, total: int, what: str = "") -> None:
        nonlocal harmed
        if total and not harmed:  # it is written, and is to be held against the project
            harmed = True
            harm(target)

    with pytest.raises(StorageFailed):
        backups.write_verified(project, target, progress=meanwhile)
    assert harmed
    assert not target.exists()


def test_a_disk_that_is_full_leaves_nothing_and_takes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project)
    make(project)
    there = names(project)
    add(project, "Example " * 10_000)
    with limited_file_size(100_000), pytest.raises(StorageFailed):
        make(project)
    monkeypatch.setattr(backups, "_SPARE", 1 << 60)
    with pytest.raises(
        StorageFailed,
        match=r"not enough room for a copy of Example.engage: it needs .* MB, and .* MB are free",
    ):
        make(project)
    assert names(project) == there


def test_it_can_be_stopped(project: Project) -> None:
    add(project)

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        backups.make(project, Why.ASKED, progress=stop)
    assert names(project) == []


def test_who_waits_for_another_one_to_finish_can_be_stopped(project: Project) -> None:
    add(project)

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with backup_folder.held(folder(project)), pytest.raises(Cancelled):
        backups.make(project, Why.ASKED, progress=stop)
    assert names(project) == []


def test_while_others_write(project: Project) -> None:
    add(project)
    is_over = threading.Event()

    def write() -> None:
        while not is_over.is_set():
            add(project)

    writers = [threading.Thread(target=write) for _ in range(2)]
    try:
        for writer in writers:
            writer.start()
        made = [make(project) for _ in range(10)]
    finally:
        is_over.set()
        for writer in writers:
            writer.join()
    assert [backups.verify(backup).state for backup in made] == [State.GOOD] * 10
    counts = [backup.counts["organisation"] for backup in made]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


_MAKE_SOME = """
import sys
from pathlib import Path
from engage.domain.backups import Why
from engage.services import projects
from engage.storage import backups

with projects.open_to_read(Path(sys.argv[1]), who="AB") as project:
    for _ in range(4):
        backups.make(project, Why.ASKED)
"""


def test_two_processes_at_once(project: Project) -> None:
    add(project)
    words = [sys.executable, "-c", _MAKE_SOME, str(project.path)]
    running = [subprocess.Popen(words) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    found = backup_folder.listed(folder(project))
    assert [backup.sequence for backup in found] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert {backups.verify(backup).state for backup in found} == {State.GOOD}


def test_what_a_killed_process_left_is_swept_up(project: Project) -> None:
    add(project)
    first, second, third = make(project), make(project), make(project)
    manifest = second.path.with_suffix(".json")
    manifest.rename(f"{manifest}.coming")  # killed before the manifest had its name
    manifest = third.path.with_suffix(".json")
    manifest.rename(f"{manifest}.going")  # killed before the backup was deleted
    for left in ("000004.part.engage", "000004.part.engage-journal", "000009 as asked.json.coming"):
        (folder(project) / left).write_text("half")
    fourth = make(project)
    assert fourth.sequence == 3
    assert backup_folder.listed(folder(project)) == [fourth, second, first]
    assert len(names(project)) == 6


def backdated(backup: Backup, days: int) -> Backup:
    assert backup.made_at
    earlier = replace(backup, made_at=backup.made_at - dt.timedelta(days=days))
    backup_folder.write_manifest(earlier)
    return earlier


def test_older_ones_go_but_for_none_that_is_damaged(project: Project) -> None:
    add(project)
    made = [backdated(make(project), 40 - day) for day in range(20)]
    with backup_folder.held(folder(project)):
        backups.thin(folder(project))
    stay = [backup.sequence for backup in backup_folder.listed(folder(project))]
    assert stay[:RECENT] == list(range(20, 10, -1))
    assert len(stay) < 20

    bad = backup_folder.listed(folder(project))[RECENT - 2]
    flipped = bytearray(bad.path.read_bytes())
    flipped[5000] ^= 1
    overwritten(bad.path, flipped)
    newest = make(project)
    found = {backup.sequence: backup.state for backup in backup_folder.listed(folder(project))}
    assert found.pop(bad.sequence) is State.DAMAGED, "it is not deleted in silence"
    assert set(found.values()) == {State.GOOD}
    assert set(found) >= {newest.sequence, *range(13, 21), 11}, "the one before it stays in its stead"
    assert made[-1].sequence == 20


@given(
    st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.none() | st.integers() | st.text(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(st.sampled_from(("made_at", "why", "size", "counts")), inner)
            ),
        ).map(lambda value: json.dumps(value).encode()),
    )
)
@settings(max_examples=60)
def test_a_manifest_that_says_nothing_of_use_leaves_a_backup_unknown(
    tmp_path_factory: pytest.TempPathFactory, written: bytes
) -> None:
    place = tmp_path_factory.mktemp("backups")
    path = place / "000007 on closing 2026-11-22 09.12.engage"
    path.write_bytes(b"x")
    path.with_suffix(".json").write_bytes(written)
    (found,) = backup_folder.listed(place)
    assert (found.sequence, found.path, found.state) == (7, path, State.UNKNOWN)
    assert backups.verify(found) == found


def test_a_backup_whose_file_has_gone_or_was_cut_is_said_to_be(project: Project) -> None:
    add(project)
    gone, cut, flipped, good = (make(project) for _ in range(4))
    gone.path.unlink()
    overwritten(cut.path, cut.path.read_bytes()[:-4096])
    whole = flipped.path.read_bytes()
    overwritten(flipped.path, whole[:-1] + bytes([whole[-1] ^ 1]))
    states = [backup.state for backup in backup_folder.listed(folder(project))]
    assert states == [State.GOOD, State.GOOD, State.DAMAGED, State.MISSING]
    found = [backups.verify(backup) for backup in backup_folder.listed(folder(project))]
    assert [backup.state for backup in found] == [State.GOOD, State.DAMAGED, State.DAMAGED, State.MISSING]
    assert backup_folder.listed(folder(project)) == found, "it is remembered"
    assert backups.verify(good) == good


def test_a_project_that_can_only_be_read_has_backups_too(project: Project) -> None:
    add(project)
    with projects.open_to_read(project.path, who="CD") as reader:
        assert make(reader).counts["organisation"] == 1


def test_a_backup_of_an_encrypted_project_opens_by_its_key_and_says_its_salt(path: Path) -> None:
    key = keys.derive("a long passphrase of ours", keys.new_salt())
    with projects.create(path, name="Example", who="AB", key=key) as project:
        add(project)
        made = make(project)
        assert (made.salt, made.check) == (key.salt.hex(), key.check.hex())
        assert key.secret.hex() not in made.path.with_suffix(".json").read_text("utf-8")
        assert b"Zspecimen" not in made.path.read_bytes()
        with Project(made.path, "AB", key=key, is_read_only=True) as copy:
            assert rows(copy) == rows(project)
        assert backups.make(project, Why.CLOSING, unless=Unless.NEWEST) is None
    whole = path.read_bytes()
    refused, pages = 0, range(1, len(whole) // 4096, 37)
    for page in pages:
        flipped = bytearray(whole)
        flipped[4096 * page + 2000] ^= 1
        path.write_bytes(flipped)
        with Project(path, "AB", key=key) as project:
            try:
                assert make(project).content == made.content, "nothing stood on that page, or an index"
            except StorageFailed:
                refused += 1
    assert refused > len(pages) // 4, "the copy makes its indexes anew"
    assert backup_folder.listed(made.path.parent)[-1] == made


def test_two_copies_of_a_project_thin_out_nothing_of_each_other(project: Project, tmp_path: Path) -> None:
    add(project)
    other = tmp_path / "copy.engage"
    project.copy(other)
    with projects.open_project(other, who="AB") as copy:
        first = make(copy)
        for _ in range(RECENT + 2):
            add(project)
            make(project)
        assert first in backup_folder.listed(folder(project))
        assert make(project).place != first.place
        assert service.newest(copy) == first
        assert service.back_up_if_changed(copy, Why.CLOSING) is None
        add(copy)
        assert service.back_up_if_changed(copy, Why.CLOSING)
    mine = service.own(project, backup_folder.listed(folder(project)))
    assert len(mine) == RECENT


def test_a_project_that_was_moved_keeps_its_backups(path: Path, tmp_path: Path) -> None:
    with new_project(path) as project:
        add(project)
        first = make(project)
    moved = path.rename(tmp_path / "moved.engage")
    with projects.open_project(moved, who="AB") as project:
        assert service.newest(project) == first


def test_what_is_found_of_a_backup_is_written_down_when_nobody_else_alters_the_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project)
    made = make(project)
    overwritten(made.path, b"x" * made.size)
    monkeypatch.setattr(backups, "_PATIENCE", 0.0)
    with backup_folder.held(folder(project)):
        assert backups.verify(made).state is State.DAMAGED
        (still,) = backup_folder.listed(folder(project))
        assert still.state is State.GOOD
    assert backups.verify(made).state is State.DAMAGED
    (now,) = backup_folder.listed(folder(project))
    assert now.state is State.DAMAGED
    backup_folder.take_away(now)
    assert backups.verify(made).state is State.MISSING
    assert backup_folder.listed(folder(project)) == []
