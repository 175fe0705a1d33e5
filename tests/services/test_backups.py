"""When backups are made, and that nothing stops for want of one but what writes the whole file anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import Cancelled, StorageFailed
from engage.services import backups, duplicates, records, undo
from engage.services.backups import Why
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from engage.storage import backups as storage
from tests.builders import add

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
