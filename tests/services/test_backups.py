"""When backups are made, and that nothing stops for want of one but what writes the whole file anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import Cancelled, StorageFailed
from engage.services import backups, duplicates, records, undo
from engage.services.backups import State, Why
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from engage.storage import backup_folder
from engage.storage import backups as storage
from tests.builders import add, limited_file_size

TABLE = "name,kind\nExample Castings,sme\n"


def made(project: Project) -> list[Why | None]:
    return [backup.why for backup in reversed(backups.listed(project))]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "organisations.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_an_import_comes_after_a_backup_and_a_rehearsal_needs_none(project: Project, table: Path) -> None:
    import_file(project, table)
    assert made(project) == [], "there was nothing to lose"
    add(project, Organisation(name="Example Forge"))
    import_file(project, table, dry_run=True)
    assert made(project) == []
    import_file(project, table)
    assert made(project) == [Why.IMPORT]
    (backup,) = backups.listed(project)
    assert backup.counts["organisation"] == 2
    backups.back_up(project)
    import_file(project, table)
    assert made(project) == [Why.IMPORT, Why.ASKED], "the newest holds the same"


def test_merges_one_after_another_share_one_backup(project: Project) -> None:
    ids = [add(project, Organisation(name=f"Example {number}")).id for number in range(6)]
    for other in ids[1:3]:
        duplicates.merge(project, Organisation, ids[0], other)
    assert made(project) == [Why.MERGE]
    records.edit(project, Organisation, ids[0], notes="seen")
    duplicates.merge(project, Organisation, ids[0], ids[3])
    undo.undo(project)
    duplicates.merge(project, Organisation, ids[0], ids[3])
    assert made(project) == [Why.MERGE] * 3


def test_without_room_an_import_goes_on_and_says_so_once(
    project: Project, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project, Organisation(name="Example Forge"))
    monkeypatch.setattr(storage, "_SPARE", 1 << 60)
    assert import_file(project, table).added == 1
    error = backups.failure(project)
    assert error is not None
    assert "room" in str(error)
    assert backups.failure(project) is None
    for why in (Why.MIGRATION, Why.RESTORE, Why.REKEY):
        with pytest.raises(StorageFailed):
            backups.before(project, why)


def test_who_stops_the_backup_stops_the_import(project: Project, table: Path) -> None:
    add(project, Organisation(name="Example Forge"))

    def stop(done: int, total: int, what: str = "") -> None:
        if what == "Making a backup":
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        import_file(project, table, progress=stop)
    assert records.count(project, Organisation) == 1
    assert made(project) == []


def test_it_is_made_only_of_what_has_changed(project: Project) -> None:
    assert backups.back_up_if_changed(project, Why.OPENING) is None
    add(project, Organisation(name="Example Forge"))
    assert backups.back_up_if_changed(project, Why.CLOSING)
    assert backups.back_up_if_changed(project, Why.OPENING) is None
    undo.undo(project)
    assert backups.back_up_if_changed(project, Why.WORKING)
    assert made(project) == [Why.CLOSING, Why.WORKING]
    assert backups.newest(project) == backups.listed(project)[0]


def test_one_more_folder_has_every_backup_when_it_is_at_hand(project: Project, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    add(project, Organisation(name="Example Forge"))
    first = backups.back_up(project)
    assert not backups.copy_to(first, stick)
    stick.mkdir()
    assert backups.copy_to(first, stick)
    assert backups.copy_to(first, stick), "it is there once"
    for number in range(12):
        add(project, Organisation(name=f"Example {number}"))
        assert backups.copy_to(backups.back_up(project), stick)
    folder = stick / backups.listed(project)[0].project
    there = backup_folder.listed(folder)
    assert len(there) == len(backups.listed(project)) == 10
    assert [backup.sha256 for backup in there] == [backup.sha256 for backup in backups.listed(project)]
    assert {backup.state for backup in backups.verify(there)} == {State.GOOD}
    add(project, Organisation(name="Example Works"))
    latest = backups.back_up(project)
    with limited_file_size(10_000), pytest.raises(StorageFailed):
        backups.copy_to(latest, stick)
    assert backup_folder.listed(folder) == there
