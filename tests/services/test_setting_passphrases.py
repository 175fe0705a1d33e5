"""Setting, changing and removing a passphrase: what opens the project after, and what is told."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import Conflict, Invalid, ProjectLocked, StorageFailed, WrongPassphrase
from engage.services import backups, passphrases, projects, records, search, undo
from engage.services.projects import Project
from engage.storage import journal
from tests.builders import limited_file_size, new_project

OLD, NEW = "solder teapot umbrella", "Grüße aus Beispielstadt"
CANARY = "Zinnwaldite"


@pytest.fixture
def plain(path: Path) -> Project:
    project = new_project(path)
    records.add(project, Organisation(name=f"Example {CANARY}"))
    return project


def readable(folder: Path) -> set[str]:
    """The kinds of files below a folder in which the canary can be read."""
    return {
        file.suffix for file in folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()
    }


def labels(project: Project) -> list[str]:
    with project.reading() as connection:
        return [deed.label for deed in journal.history(connection, limit=3)]


def test_a_passphrase_is_set_changed_and_removed(plain: Project, path: Path, tmp_path: Path):
    with plain as project:
        passphrases.encrypt(project, OLD)
        assert labels(project)[0] == "Set the passphrase"
        assert passphrases.opens(project, OLD)
        assert not passphrases.opens(project, NEW)
        assert readable(tmp_path) == set()
        passphrases.change(project, NEW)
        assert labels(project)[0] == "Change the passphrase"
        assert passphrases.opens(project, NEW)
        assert not passphrases.opens(project, OLD)
        assert search.search(project, CANARY)
    assert readable(tmp_path) == set()
    with pytest.raises(WrongPassphrase):
        passphrases.unlock(path, OLD)
    with projects.open_project(path, who="AB", key=passphrases.unlock(path, NEW)) as project:
        passphrases.remove(project)
        assert labels(project)[0] == "Remove the passphrase"
        assert not passphrases.opens(project, NEW)
    assert not passphrases.is_encrypted(path)
    with projects.open_project(path, who="AB") as project:
        assert search.search(project, CANARY)


def test_undo_goes_past_it(plain: Project):
    with plain as project:
        passphrases.encrypt(project, OLD)
        undo.undo(project)
        assert not search.search(project, CANARY)
        assert passphrases.opens(project, OLD)


def test_backups_tell_what_opens_them(plain: Project):
    with plain as project:
        backups.back_up(project)
        passphrases.encrypt(project, OLD)
        assert [backup.salt for backup in passphrases.readable_backups(project)] == [""]
        assert len(backups.listed(project)) == 1, "none is made that anybody could read"
        records.add(project, Organisation(name="Example Wool"))
        passphrases.change(project, NEW)
        newest, *_ = backups.listed(project)
    key = passphrases.unlock(newest.path, OLD)
    assert newest.salt == key.salt.hex()
    assert newest.check == key.check.hex()


def test_readable_backups_are_deleted_once_there_is_another(plain: Project, tmp_path: Path):
    with plain as project:
        first = backups.back_up(project)
        second = backups.back_up(project)
        second.path.with_suffix(".json").unlink()
        with pytest.raises(Invalid, match="no passphrase"):
            passphrases.delete_readable_backups(project)
        passphrases.encrypt(project, OLD)
        assert readable(tmp_path) == {".engage"}
        deleted = passphrases.delete_readable_backups(project)
        assert {backup.path for backup in deleted} == {first.path, second.path}
        (left,) = backups.listed(project)
        assert passphrases.unlock(left.path, OLD) == project.key
        assert passphrases.delete_readable_backups(project) == []
        assert backups.listed(project) == [left]
    assert readable(tmp_path) == set()


def test_no_backup_is_deleted_where_none_can_be_made(plain: Project):
    with plain as project:
        backups.back_up(project)
        passphrases.encrypt(project, OLD)
        with limited_file_size(50_000), pytest.raises(StorageFailed):
            passphrases.delete_readable_backups(project)
        assert len(passphrases.readable_backups(project)) == 1


def test_what_cannot_be_done_is_said(plain: Project):
    with plain as project:
        with pytest.raises(Invalid, match="no passphrase"):
            passphrases.change(project, NEW)
        with pytest.raises(Invalid, match="no passphrase"):
            passphrases.remove(project)
        with pytest.raises(Invalid, match="at least one character"):
            passphrases.encrypt(project, "")
        passphrases.encrypt(project, OLD)
        with pytest.raises(Conflict, match="has a passphrase"):
            passphrases.encrypt(project, NEW)


def test_it_is_not_done_under_another_window(plain: Project, path: Path):
    with plain as project, projects.open_to_read(path, who="CD") as other:
        assert search.search(other, CANARY)
        with pytest.raises(ProjectLocked, match="elsewhere"):
            passphrases.encrypt(project, OLD)
        assert search.search(project, CANARY)
    with Project(path, "CD", is_read_only=True) as sealed, pytest.raises(StorageFailed, match="only be read"):
        passphrases.encrypt(sealed, OLD)


def test_two_at_once_follow_each_other(plain: Project):
    done: list[str] = []

    def change(passphrase: str) -> None:
        passphrases.change(project, passphrase)
        done.append(passphrase)

    with plain as project:
        passphrases.encrypt(project, OLD)
        threads = [threading.Thread(target=change, args=[word]) for word in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(done) == ["one", "two"]
        assert passphrases.opens(project, "one") != passphrases.opens(project, "two")
        assert search.search(project, CANARY)
