"""Projects made of backups again: whole, brought up to date, and put in place only with a way back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.errors import Conflict, NotFound, ProjectLocked, StorageFailed, WrongPassphrase
from engage.services import backups, passphrases, projects, records, restoring, undo
from engage.services.backups import Why
from engage.services.privacy import erasing
from engage.services.projects import Project
from engage.storage import known_erasures
from tests.builders import DAY, add, check_indexes, overwritten, rows

PROJECTS = Path(__file__).parents[1] / "projects"


def names(path: Path) -> set[str]:
    with projects.open_to_read(path, who="AB") as project:
        return {body.name for body in records.rows(project, Organisation, records.ids(project, Organisation))}


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "Restored.engage"


def test_a_backup_becomes_a_project_of_its_own(project: Project, new: Path) -> None:
    add(project, Organisation(name="Example Castings"))
    backup = backups.back_up(project)
    before = {table: held for table, held in rows(project).items() if table != "project"}
    add(project, Organisation(name="Example Forge"))
    restoring.restore(backup.path, new, who="CD")
    with projects.open_project(new, who="CD") as restored:
        after = rows(restored)
        (row,), (was,) = after.pop("project"), rows(project)["project"]
        assert after == before
        assert sum(one != other for one, other in zip(row, was, strict=True)) == 1, (
            "it counts as another copy"
        )
        check_indexes(restored)
        newest = undo.history(restored)[0]
        assert newest.label.startswith("Restore a backup of ")
        assert newest.who == "CD"
        undo.undo(restored)
        assert records.count(restored, Organisation) == 0, "what was done before can still be undone"
    assert names(project.path) == {"Example Castings", "Example Forge"}


def test_nothing_is_put_over_a_file_that_is_there(project: Project) -> None:
    backup = backups.back_up(project)
    with pytest.raises(Conflict):
        restoring.restore(backup.path, project.path, who="AB")
    with pytest.raises(NotFound):
        restoring.restore(backup.path, project.path / "x" / "y.engage", who="AB")


def test_a_damaged_backup_is_refused_and_leaves_nothing(project: Project, new: Path) -> None:
    add(project, Organisation(name="Example Castings"))
    backup = backups.back_up(project)
    whole = backup.path.read_bytes()
    for place in range(100, len(whole), len(whole) // 7):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        overwritten(backup.path, flipped)
        with pytest.raises(StorageFailed, match="damaged"):
            restoring.restore(backup.path, new, who="AB")
        assert not new.exists()


@pytest.mark.parametrize("version", ["0001", "0004"])
def test_a_backup_of_an_earlier_version_is_brought_up_to_date(
    tmp_path: Path, new: Path, version: str
) -> None:
    old = Path(shutil.copy(PROJECTS / f"schema-{version}.engage", tmp_path))
    whole = old.read_bytes()
    restoring.restore(old, new, who="AB")
    with projects.open_project(new, who="AB") as restored:
        assert records.count(restored, Organisation)
    assert old.read_bytes() == whole


def test_it_takes_the_place_of_the_current_one_after_a_backup(project: Project, new: Path) -> None:
    add(project, Organisation(name="Example Castings"))
    restoring.restore(backups.back_up(project).path, new, who="AB")
    add(project, Organisation(name="Example Forge"))
    project.close()
    outcome = restoring.put_in_place(new, project.path, who="AB")
    assert names(project.path) == {"Example Castings"}
    assert not new.exists()
    assert outcome.backup is not None
    assert outcome.backup.why is Why.RESTORE
    assert outcome.backup.counts["organisation"] == 2
    restoring.restore(outcome.backup.path, new, who="AB")
    assert names(new) == {"Example Castings", "Example Forge"}, "there is a way back"


def test_who_has_it_open_keeps_it(project: Project, new: Path) -> None:
    add(project, Organisation(name="Example Castings"))
    restoring.restore(backups.back_up(project).path, new, who="AB")
    path = project.path
    with projects.open_project(path, who="CD"), pytest.raises(ProjectLocked):
        restoring.put_in_place(new, path, who="AB")
    with projects.open_to_read(path, who="CD") as reader:
        assert records.count(reader, Organisation) == 1
        with pytest.raises(ProjectLocked):
            restoring.put_in_place(new, path, who="AB")
    assert new.exists()


def test_a_damaged_project_is_kept_beside_the_one_that_takes_its_place(project: Project, new: Path) -> None:
    add(project, Organisation(name="Example Castings"))
    restoring.restore(backups.back_up(project).path, new, who="AB")
    path = project.path
    project.close()
    broken = path.read_bytes()[:5000]
    path.write_bytes(broken)
    outcome = restoring.put_in_place(new, path, who="AB")
    assert outcome.backup is None
    assert outcome.kept_as is not None
    assert outcome.kept_as.read_bytes() == broken
    assert outcome.kept_as.parent == path.parent
    assert names(path) == {"Example Castings"}


def test_of_an_encrypted_project_it_needs_the_passphrase_of_that_day(tmp_path: Path, new: Path) -> None:
    path = tmp_path / "Secret.engage"
    key, other = passphrases.new_key("the old passphrase"), passphrases.new_key("the new passphrase")
    with projects.create(path, name="Example", who="AB", key=key) as project:
        add(project, Organisation(name="Example Castings"))
        backup = backups.back_up(project)
        assert backup.is_encrypted
    for wrong in (None, other):
        with pytest.raises(WrongPassphrase):
            restoring.restore(backup.path, new, who="AB", key=wrong)
        assert not new.exists()
    restoring.restore(backup.path, new, who="AB", key=passphrases.unlock(backup.path, "the old passphrase"))
    path.unlink()
    with projects.create(path, name="Example", who="AB", key=other) as project:
        add(project, Organisation(name="Example Forge"))
    restoring.put_in_place(new, path, who="AB", key=other, restored_key=key)
    with projects.open_project(path, who="AB", key=key) as project:
        assert records.count(project, Organisation) == 1


@pytest.fixture
def without_bea(project: Project) -> tuple[Project, backups.Backup]:
    """A project from which somebody was erased, and a backup from before that."""
    add(project, Organisation(name="Example Castings", notes="Bea Zspecimen left a message"))
    bea = add(project, Contact(given_name="Bea", family_name="Zspecimen"))
    add(project, Feedback(text="Heat is dear", said_on=DAY, contact=bea))
    backup = backups.back_up(project)
    erasing.erase(project, Contact, bea.id)
    return project, backup


def test_who_was_erased_does_not_come_back_with_a_backup(
    without_bea: tuple[Project, backups.Backup], new: Path
) -> None:
    project, backup = without_bea
    path = project.path
    project.close()
    path.unlink()  # what is beside the backups is enough
    assert b"Zspecimen" in backup.path.read_bytes()
    restoring.restore(backup.path, new, who="AB")
    with projects.open_project(new, who="AB") as restored:
        assert records.count(restored, Contact) == 0
        assert "[erased]" in records.get(restored, Organisation, 1).notes
        assert known_erasures.said_by(restored) != []
        check_indexes(restored)
    assert b"Zspecimen" not in new.read_bytes()


def test_who_was_erased_does_not_come_back_on_another_computer(
    without_bea: tuple[Project, backups.Backup], new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, backup = without_bea
    stick, private = tmp_path / "stick", tmp_path / "private"
    stick.mkdir()
    private.mkdir()
    backups.copy_to(backup, stick)
    monkeypatch.setenv("ENGAGE_HOME", str(tmp_path / "another computer"))
    (copied,) = (stick / backup.project).glob("*.engage")
    with restoring.look_into(copied, private, who="AB") as then:
        assert records.count(then, Contact) == 0
    restoring.restore(copied, new, who="AB")
    with projects.open_project(new, who="AB") as restored:
        assert records.count(restored, Contact) == 0
    assert b"Zspecimen" not in new.read_bytes()


def test_who_was_erased_is_not_seen_in_a_backup_that_is_looked_into(
    without_bea: tuple[Project, backups.Backup], tmp_path: Path
) -> None:
    _, backup = without_bea
    whole = backup.path.read_bytes()
    folder = tmp_path / "private"
    folder.mkdir()
    with restoring.look_into(backup.path, folder, who="AB") as then:
        assert then.is_read_only
        assert records.count(then, Contact) == 0
    assert b"Zspecimen" not in b"".join(path.read_bytes() for path in folder.iterdir())
    assert backup.path.read_bytes() == whole


def test_a_backup_that_is_looked_into_stays_as_it_is(project: Project, tmp_path: Path) -> None:
    add(project, Organisation(name="Example Castings"))
    backup = backups.back_up(project)
    with restoring.look_into(backup.path, tmp_path, who="AB") as then:
        assert then.path == backup.path, "no copy is needed"
        assert records.count(then, Organisation) == 1
    old = Path(shutil.copy(PROJECTS / "schema-0002.engage", tmp_path))
    whole, folder = old.read_bytes(), tmp_path / "private"
    folder.mkdir()
    with restoring.look_into(old, folder, who="AB") as then:
        assert then.path.parent == folder
        assert records.count(then, Organisation)
    assert old.read_bytes() == whole
    assert backups.verify([backup]) == [backup]
