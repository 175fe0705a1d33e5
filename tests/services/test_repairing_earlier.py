"""Damaged projects of earlier versions are repaired and salvaged, and brought up to date by that."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from engage.domain.backups import Why
from engage.domain.contacts import Contact
from engage.domain.objections import Objection
from engage.domain.organisations import Organisation
from engage.errors import StorageFailed
from engage.services import checking, passphrases, projects, records, undo
from engage.services.passphrases import Key
from engage.storage import backups, project_file, schema
from engage.storage.project import Project
from tests import damage
from tests.builders import check_indexes, rows
from tests.projects import make

EARLIER = [f"{version:04}" for version in range(1, int(schema.VERSION))]
Rows = dict[str, list[tuple[object, ...]]]
Spoil = Callable[[Path], object]


def contents(path: Path, key: Key | None = None) -> Rows:
    with projects.open_project(path, who="CD", key=key) as project:
        return rows(project)


@pytest.fixture(params=EARLIER)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(version: str, tmp_path: Path) -> Path:
    return Path(shutil.copy(make.path(version), tmp_path / "Example.engage"))


@pytest.fixture
def before(version: str) -> Rows:
    return _brought_up_to_date(version)


@cache
def _brought_up_to_date(version: str) -> Rows:
    """What a whole project of this version holds by then."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGAGE_HOME", folder)  # where it leaves a backup
        return contents(Path(shutil.copy(make.path(version), folder)))


def altered(path: Path, sql: str) -> None:
    with damage.past_the_journal(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(sql)


def back_up(path: Path, key: Key | None = None) -> None:
    with Project(path, "CD", key=key) as earlier:
        backups.make(earlier, Why.ASKED)


KNOWN_TO_THE_FILE: list[Spoil] = [
    lambda path: damage.spoil_all(path, "organisation_search_data"),
    lambda path: damage.spoil(path, damage.leaves(path, "ix_change_row")[0]),
    lambda path: damage.spoil_all(path, "alembic_version"),
    lambda path: altered(path, "DELETE FROM engagement; DELETE FROM feedback"),
    lambda path: altered(path, "UPDATE change SET before = '{' WHERE table_name = 'engagement'"),
]


@pytest.mark.parametrize("spoil", KNOWN_TO_THE_FILE)
def test_what_the_file_still_knows_is_put_right(path: Path, before: Rows, spoil: Spoil):
    spoil(path)
    damaged = path.read_bytes()
    assert not checking.check(path).is_whole
    repaired = checking.repair(path, who="AB")
    assert repaired.kept_as.read_bytes() == damaged
    assert checking.check(path) == checking.Checked(())
    assert contents(path) == before
    assert sorted(file.name for file in path.parent.glob("Ex*")) == sorted([repaired.kept_as.name, path.name])


def test_what_is_gone_comes_back_from_a_backup_of_that_version(path: Path, before: Rows):
    back_up(path)
    for name in ("organisation", "email", "theme"):
        damage.spoil_all(path, name)
    assert checking.repair(path, who="AB").backup
    assert checking.check(path).is_whole
    with projects.open_project(path, who="AB") as project:
        assert rows(project) == before
        steps = 0
        while undo.next_undo(project):
            undo.undo(project)
            steps += 1
        for _ in range(steps):
            undo.redo(project)
        assert rows(project) == before
        check_indexes(project)


def test_a_project_of_today_comes_back_from_the_backup_before_it_was_brought_up_to_date(
    path: Path, before: Rows
):
    assert contents(path) == before
    damage.spoil_all(path, "organisation")
    repaired = checking.repair(path, who="AB")
    assert repaired.backup
    assert repaired.backup.why is Why.MIGRATION
    assert contents(path) == before


def test_what_can_be_read_is_salvaged(path: Path, before: Rows, tmp_path: Path):
    damage.spoil_all(path, "email")
    target = tmp_path / "New.engage"
    mended = checking.salvage(path, target, who="AB")
    assert "1 row is lost: email" in "\n".join(map(str, mended.lost))
    assert checking.check(target).is_whole
    after = contents(target)
    assert {name for name in before if after[name] != before[name]} == {"email"}
    with projects.open_project(target, who="AB") as project:
        records.add(project, Organisation(name="Example Steel"))
        while undo.next_undo(project):
            undo.undo(project)


def test_what_tags_meant_then_is_heeded_though_the_version_cannot_be_read(tmp_path: Path):
    path = Path(shutil.copy(make.path("0005"), tmp_path / "Example.engage"))
    altered(path, "INSERT INTO contact_tag (uid, contact_id, name) VALUES (randomblob(16), 1, 'No post')")
    damage.spoil_all(path, "alembic_version")
    checking.repair(path, who="AB")
    with projects.open_project(path, who="AB") as project:
        assert Objection.NO_POST in records.get(project, Contact, 1).objections


def test_an_encrypted_one_stays_encrypted(tmp_path: Path):
    key = passphrases.new_key("Example passphrase")
    path = make.copied("0003", tmp_path / "Locked.engage", key)
    before = contents(Path(shutil.copy(path, tmp_path / "whole.engage")), key)
    back_up(path, key)
    for page in (12, 30, 40):
        damage.spoil(path, page, length=8)
    checking.repair(path, who="AB", key=key)
    assert passphrases.is_encrypted(path)
    assert contents(path, key) == before


def test_what_no_step_can_be_taken_from_is_left_to_a_backup(tmp_path: Path):
    path = Path(shutil.copy(make.path("0005"), tmp_path / "Example.engage"))
    altered(path, "UPDATE change SET before = json_set(before, '$.name', 5) WHERE table_name = 'contact_tag'")
    altered(path, "INSERT INTO contact_tag (uid, contact_id, name) VALUES (randomblob(16), 1, x'ff00')")
    damaged = path.read_bytes()
    with pytest.raises(StorageFailed, match="earlier version"):
        checking.repair(path, who="AB")
    assert path.read_bytes() == damaged
    assert list(tmp_path.glob("Ex*")) == [path]


def test_what_a_killed_repair_has_left_is_swept_up(tmp_path: Path):
    path = Path(shutil.copy(make.path("0001"), tmp_path / "Example.engage"))
    left = project_file.unfinished(project_file.unfinished(path))
    left.write_bytes(b"half a project")
    with projects.open_project(path, who="AB"):
        assert not list(tmp_path.glob("*unfinished*"))
