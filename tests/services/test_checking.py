"""Repair and salvage: a whole project of a damaged one, which stays as it is, and a word on what is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engage.domain.contacts import Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.projects import Holder
from engage.errors import Cancelled, Conflict, ProjectLocked, StorageFailed
from engage.services import backups, checking, passphrases, projects, records, search, undo
from engage.services.checking import Mended
from engage.services.passphrases import Key
from engage.services.privacy import erasing
from engage.storage import project_file, restoring, schema, writer_lock
from engage.storage import records as storage
from tests import damage
from tests.builders import check_indexes, limited_file_size, many, rows
from tests.projects import make

Spoil = Callable[[Path], object]
Rows = dict[str, list[tuple[object, ...]]]


def bodies(count: int) -> list[Organisation]:
    return many(
        count,
        lambda n: Organisation(
            name=f"Body {n}", notes="word " * 40, emails=(Email(address=f"{n}@body.example"),)
        ),
    )


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with something of everything, on many pages."""
    path = Path(shutil.copy(make.path(schema.VERSION), tmp_path_factory.mktemp("full") / "Example.engage"))
    with projects.open_project(path, who="AB") as project:
        with project.transaction("Fill") as tx:
            storage.add(tx.connection, bodies(200))
        records.edit(project, Organisation, 20, name="Example Glass")
        undo.undo(project)
        records.edit(project, Organisation, 30, name="Example Wool")
    return path


@pytest.fixture
def path(full: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(full, tmp_path))


def contents(path: Path) -> Rows:
    with projects.open_project(path, who="AB") as project:
        return rows(project)


def back_up(path: Path) -> None:
    with projects.open_project(path, who="AB") as project:
        backups.back_up(project)


def altered(sql: str) -> Spoil:
    def alter(path: Path) -> None:
        with damage.past_the_journal(path) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.executescript(sql)

    return pytest.param(alter, id=sql[:50])


def spoilt(name: str, *, wholly: bool = False) -> Spoil:
    def spoil(path: Path) -> None:
        if wholly:
            damage.spoil_all(path, name)
        else:
            damage.spoil(path, damage.leaves(path, name)[0])

    return pytest.param(spoil, id=f"{'all of' if wholly else 'a page of'} {name}")


FOUND_IN_JOURNAL = [
    spoilt("ix_organisation_listed"),
    spoilt("sqlite_autoindex_email_1", wholly=True),
    spoilt("organisation_search_data", wholly=True),
    spoilt("ix_change_row"),
    spoilt("change", wholly=True),
    spoilt("operation"),
    altered("DELETE FROM engagement"),
    altered("DELETE FROM feedback"),
    altered("UPDATE organisation SET name = 'Altered' WHERE id = 20"),
    altered("UPDATE organisation SET uid = randomblob(16) WHERE id = 9"),
    altered("UPDATE engagement SET held_on = 'someday'"),
    altered("DELETE FROM change WHERE table_name = 'email' AND row_id = 40"),
    altered("UPDATE change SET before = '{'"),
    altered(
        "UPDATE change SET row_uid = randomblob(16) WHERE id = "
        "(SELECT max(id) FROM change WHERE table_name = 'engagement_tag' AND action = 'delete')"
    ),
    altered(
        "UPDATE change SET row_id = 77 WHERE id = "
        "(SELECT max(id) FROM change WHERE table_name = 'engagement_tag' AND action = 'delete')"
    ),
    altered(
        "UPDATE change SET table_name = 'agenda_itel' WHERE table_name = 'agenda_item' AND action = 'delete'"
    ),
    altered("DELETE FROM operation WHERE id = 2"),
    altered("INSERT INTO content VALUES (hex(randomblob(32)), x'00')"),
    altered("CREATE TRIGGER x AFTER INSERT ON email BEGIN DELETE FROM email; END"),
    altered("DROP INDEX ix_change_row"),
    altered("DROP TABLE feedback_search"),
    pytest.param(damage.append, id="junk behind the end"),
    pytest.param(lambda path: damage.garble(path, b"journal_feedback_update"), id="a trigger's text"),
    pytest.param(lambda path: damage.garble(path, b"ix_email_address"), id="an index's text"),
]
"""Damage after which the file itself still knows everything."""

FOUND_IN_BACKUP = [
    pytest.param(damage.cut, id="a missing end"),
    pytest.param(lambda path: damage.cut(path, 60), id="much that is missing at the end"),
    spoilt("organisation"),
    spoilt("organisation", wholly=True),
    spoilt("email", wholly=True),
    spoilt("content"),
    altered("DELETE FROM email WHERE id = 40"),
    altered("DELETE FROM organisation WHERE id BETWEEN 40 AND 60"),
    altered("UPDATE organisation SET notes = 'other' WHERE id = 40"),
    altered("UPDATE organisation SET kind = 'nobody' WHERE id = 40"),
    altered("UPDATE organisation SET sector = CAST(x'ffc3' AS TEXT) WHERE id = 40"),
    altered("UPDATE theme SET keywords = '[\"'"),
    altered("UPDATE content SET bytes = x'00'"),
    altered("DELETE FROM project"),
    altered("DROP TABLE relation"),
    altered("DELETE FROM content; DELETE FROM edition"),
    altered(
        "UPDATE operation SET uid = randomblob(16) WHERE label = 'Fill'; "
        "UPDATE organisation SET notes = 'other' WHERE id = 40"
    ),
    altered(
        "UPDATE change SET operation_id = 2 WHERE table_name = 'organisation' AND row_id = 40; "
        "UPDATE organisation SET notes = 'other' WHERE id = 40"
    ),
]
"""Damage after which a backup is needed."""


@pytest.mark.parametrize("spoil", FOUND_IN_JOURNAL)
def test_what_the_file_still_knows_is_put_right(path: Path, spoil: Spoil):
    before = contents(path)
    spoil(path)
    damaged = path.read_bytes()
    assert not checking.check(path).is_whole
    repaired = checking.repair(path, who="AB")
    assert repaired.kept_as.read_bytes() == damaged
    assert not repaired.mended.left
    assert checking.check(path).is_whole
    assert contents(path) == before
    assert sorted(file.name for file in path.parent.glob("Ex*")) == sorted([repaired.kept_as.name, path.name])


@pytest.mark.parametrize("spoil", FOUND_IN_BACKUP)
def test_what_is_gone_comes_back_from_the_newest_backup(path: Path, spoil: Spoil):
    before = contents(path)
    back_up(path)
    spoil(path)
    repaired = checking.repair(path, who="AB")
    assert repaired.backup
    assert repaired.mended.mended
    assert checking.check(path).is_whole
    assert contents(path) == before


def test_all_that_was_done_can_be_undone_and_redone_after_a_repair(path: Path):
    before = contents(path)
    back_up(path)
    damage.spoil_all(path, "organisation")
    checking.repair(path, who="AB")
    with projects.open_project(path, who="AB") as project:
        while undo.next_undo(project):
            undo.undo(project)
        while undo.next_redo(project):
            undo.redo(project)
        assert rows(project) == before
        check_indexes(project)


@pytest.mark.parametrize("spoil", FOUND_IN_BACKUP)
def test_without_a_backup_it_is_told_what_is_gone(path: Path, spoil: Spoil):
    spoil(path)
    repaired = checking.repair(path, who="AB")
    is_seen = "notes = 'other'" not in str(spoil.__closure__ and spoil.__closure__[0].cell_contents)
    assert bool(repaired.mended.lost or repaired.mended.left) is is_seen, (
        "but for what nothing speaks against"
    )
    assert len(checking.check(path).findings) == len(repaired.mended.left) <= 1, "a file that was kept"
    with projects.open_project(path, who="AB") as project:
        records.add(project, Organisation(name="Example Steel"))
        undo.undo(project)
        undo.undo(project)


def test_rows_that_are_lost_are_named_by_the_deed_that_people_know(path: Path):
    with projects.open_project(path, who="CD") as project:
        added = records.add(project, Contact(given_name="Ana", family_name="Example")).first("contact")
        records.edit(project, Organisation, 40, name="Example Copper")
        records.edit(project, Organisation, 40, name="Example Tin")
    with damage.past_the_journal(path) as connection:
        connection.execute("DELETE FROM contact WHERE id = ?", (added,))
        connection.execute("DELETE FROM organisation WHERE id = 40")
    mended = checking.repair(path, who="AB").mended
    said = "\n".join(map(str, mended.lost))
    assert "1 row is lost: contact, last altered by “Add contact Ana Example”" in said
    assert "(CD)" in said
    assert "as it was before the last change to it: organisation" in said
    with projects.open_project(path, who="AB") as project:
        assert records.get(project, Organisation, 40).name == "Example Copper"


def test_what_was_done_since_the_backup_stays(path: Path):
    back_up(path)
    with projects.open_project(path, who="AB") as project:
        records.edit(project, Organisation, 41, name="Example Tin")
        records.remove(project, Organisation, 42)
        made = records.add(project, Organisation(name="Example Lead")).first("organisation")
    damage.spoil(path, damage.leaves(path, "email")[0])
    checking.repair(path, who="AB")
    with projects.open_project(path, who="AB") as project:
        assert records.get(project, Organisation, 41).name == "Example Tin"
        assert records.get(project, Organisation, made).name == "Example Lead"
        assert 42 not in records.ids(project, Organisation)
        undo.undo(project)
        undo.undo(project)
        assert records.get(project, Organisation, 42).name == "Body 39"
        assert [hit.title for hit in search.search(project, "Tin")][:1] == ["Example Tin"]


def test_numbers_that_were_given_are_not_given_again(path: Path):
    with projects.open_project(path, who="AB") as project:
        last = records.add(project, Organisation(name="Example Lead")).first("organisation")
        undo.undo(project)
    damage.spoil(path, damage.leaves(path, "email")[0])
    checking.repair(path, who="AB")
    with projects.open_project(path, who="AB") as project:
        assert records.add(project, Organisation(name="Example Tin")).first("organisation") == last + 1


def test_a_log_that_is_still_beside_the_file_is_read_and_kept_too(path: Path, tmp_path: Path):
    with projects.open_project(path, who="AB") as project:
        records.add(project, Organisation(name="Only in the log"))
        copy = tmp_path / "copy" / path.name
        copy.parent.mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    log = Path(f"{copy}-wal").read_bytes()
    repaired = checking.repair(copy, who="AB")
    assert Path(f"{repaired.kept_as}-wal").read_bytes() == log
    assert not Path(f"{copy}-wal").exists()
    with projects.open_project(copy, who="AB") as project:
        assert records.count(project, Organisation, '"only in the log"') == 1


def test_nobody_may_have_it_open(path: Path):
    with projects.open_project(path, who="CD"), pytest.raises(ProjectLocked, match="elsewhere"):
        checking.repair(path, who="AB")


def test_nobody_may_write_between_reading_and_putting_in_place(path: Path, monkeypatch: pytest.MonkeyPatch):
    damage.spoil(path, damage.leaves(path, "email")[0])
    set_aside, others = restoring.set_aside, []

    def noting(*given: Any, **named: Any) -> Path:
        others.append(writer_lock.take(path, "CD", patience=0))
        return set_aside(*given, **named)

    monkeypatch.setattr(restoring, "set_aside", noting)
    checking.repair(path, who="AB")
    assert [type(other) for other in others] == [Holder]
    assert not writer_lock.holder(path)


def test_what_a_killed_repair_has_left_is_swept_up(path: Path):
    left = project_file.unfinished(path)
    for suffix in ("", "-journal", "-wal"):
        left.with_name(left.name + suffix).write_bytes(b"half a project")
    checking.repair(path, who="AB")
    left.write_bytes(b"half a project")
    with projects.open_project(path, who="AB"):
        assert not list(path.parent.glob("*unfinished*"))


def stop(done: int, total: int, what: str = "") -> None:
    if "email" in what:
        raise Cancelled("Stopped")


def test_a_repair_that_is_stopped_or_finds_no_room_leaves_all_as_it_was(path: Path):
    damage.spoil(path, damage.leaves(path, "email")[0])
    damaged = path.read_bytes()
    with pytest.raises(Cancelled):
        checking.repair(path, who="AB", progress=stop)
    with limited_file_size(100_000), pytest.raises(StorageFailed):
        checking.repair(path, who="AB")
    assert path.read_bytes() == damaged
    assert [file.name for file in path.parent.glob("Ex*")] == [path.name]
    checking.repair(path, who="AB")


def test_what_says_nothing_at_all_is_left_to_a_backup(path: Path):
    damage.spoil(path, 1, length=4_000)
    with pytest.raises(StorageFailed):
        checking.repair(path, who="AB")
    held = bytearray(path.read_bytes())
    assert list(path.parent.glob("Ex*")) == [path]
    assert held


def test_nothing_comes_back_from_what_was_done_in_another_copy(path: Path, tmp_path: Path):
    other = Path(shutil.copy(path, tmp_path / "copy.engage"))
    before = contents(path)
    back_up(path)
    with projects.open_project(other, who="CD") as project:
        records.add(project, Organisation(name="Only in the copy"))
        backups.back_up(project)
    damage.spoil_all(path, "email")
    checking.repair(path, who="AB")
    assert contents(path) == before


# Salvage


def test_what_can_be_read_goes_into_a_new_project(path: Path, tmp_path: Path):
    before = contents(path)
    damage.spoil(path, damage.leaves(path, "email")[1])
    damaged = path.read_bytes()
    target = tmp_path / "New.engage"
    mended = checking.salvage(path, target, who="AB")
    assert path.read_bytes() == damaged
    assert checking.check(target).is_whole
    after = contents(target)
    assert {name for name in before if after[name] != before[name]} == {"email"}
    lost = len(before["email"]) - len(after["email"])
    assert 0 < lost < 100
    assert set(after["email"]) < set(before["email"])
    assert f"{lost} rows are lost: email, last altered by “Fill”" in "\n".join(map(str, mended.lost))
    with pytest.raises(Conflict):
        checking.salvage(path, target, who="AB")


def test_whatever_bits_are_flipped_most_of_it_is_salvaged(path: Path, tmp_path: Path):
    whole, chance, made = path.read_bytes(), Random(), 0
    for number in range(5):
        path.write_bytes(whole)
        for _ in range(20):
            damage.flip(path, chance)
        target = tmp_path / f"{number}.engage"
        try:
            mended = checking.salvage(path, target, who="AB")
        except StorageFailed:
            assert not target.exists()
            continue
        made += 1
        assert isinstance(mended, Mended)
        with projects.open_project(target, who="AB") as project:
            assert records.count(project, Organisation) <= 202
            records.add(project, Organisation(name="Example Steel"))
            undo.history(project)
            undo.undo(project)
        assert checking.check(target).findings == mended.left
    assert made >= 3, "but where the first page is hit"


# Encrypted


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, Key]:
    path, key = tmp_path / "Locked.engage", passphrases.new_key("Example passphrase")
    with projects.create(path, name="Example", who="AB", key=key) as project:
        with project.transaction("Fill") as tx:
            storage.add(tx.connection, bodies(100))
        backups.back_up(project)
    return path, key


def test_an_encrypted_project_is_repaired_and_stays_encrypted(locked: tuple[Path, Key], tmp_path: Path):
    path, key = locked
    with projects.open_project(path, who="AB", key=key) as project:
        before = rows(project)
    for page in (12, 30, 40):
        damage.spoil(path, page, length=8)
    assert not checking.check(path, key=key).is_whole
    target = tmp_path / "New.engage"
    checking.salvage(path, target, who="AB", key=key)
    assert passphrases.is_encrypted(target)
    assert checking.check(target, key=key).is_whole
    repaired = checking.repair(path, who="AB", key=key)
    assert repaired.backup
    assert passphrases.is_encrypted(path)
    assert checking.check(path, key=key).is_whole
    with projects.open_project(path, who="AB", key=key) as project:
        assert rows(project) == before


def test_nobody_who_was_erased_comes_back(path: Path):
    back_up(path)
    with projects.open_project(path, who="AB") as project:
        (person,) = records.ids(project, Contact)
        email = records.get(project, Contact, person).emails[0].address
        erasing.erase(project, Contact, person)
        backup = backups.newest(project)
        assert backup
    for other in backup.path.parent.glob("*.engage"):
        if other != min(backup.path.parent.glob("*.engage")):
            other.unlink()
            other.with_suffix(".json").unlink()
    assert checking.check(path) == checking.Checked(()), "what was erased leaves no gap"
    damage.spoil(path, damage.leaves(path, "organisation")[0])
    damage.spoil(path, damage.leaves(path, "change")[0])
    mended = checking.repair(path, who="AB").mended
    assert any("from before somebody was erased" in str(one) for one in mended.lost)
    assert checking.check(path).is_whole
    with projects.open_project(path, who="AB") as project:
        assert not records.ids(project, Contact)
        while undo.next_undo(project):
            undo.undo(project)
    assert email.encode() not in path.read_bytes()
