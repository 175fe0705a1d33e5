"""Backups by the command line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.services import backups, projects, records
from engage.storage import backups as storage
from tests.builders import overwritten, rows
from tests.cli.conftest import Engage


def test_a_backup_is_made_listed_and_read_through(engage: Engage, green: Path) -> None:
    made = engage("backup", "green", "--json").json
    assert (made["sequence"], made["why"], made["state"], made["encrypted"]) == (1, "asked", "good", False)
    assert made["counts"]["organisation"] == 2
    assert Path(made["path"]).stat().st_size == made["size"]
    said = engage("backup", "green").out
    assert said.startswith("Backed up and verified: ")
    overwritten(Path(made["path"]), b"x" * made["size"])
    assert [
        (each["sequence"], each["state"]) for each in engage("backup", "green", "--list", "--json").json
    ] == [
        (2, "good"),
        (1, "damaged"),
    ]
    lines = engage("backup", "green", "--list").out.splitlines()
    assert [("verified" in line, "damaged" in line) for line in lines[-2:]] == [(True, False), (False, True)]


def test_a_backup_is_written_where_one_says_and_nowhere_else(engage: Engage, green: Path) -> None:
    answer = engage("backup", "green", "-o", "stick.engage", "--json")
    copy = green.with_name("stick.engage")
    assert answer.json == {"path": str(copy), "size": copy.stat().st_size}
    with projects.open_to_read(green, who="AB") as project, projects.open_to_read(copy, who="AB") as other:
        assert rows(project) == rows(other)
        assert backups.listed(project) == []
    again = engage("backup", "green", "-o", "stick.engage")
    assert (again.code, "already exists" in again.err) == (1, True)
    assert engage("backup", "green", "-o", "nowhere/stick.engage").code == 1


def test_a_project_that_is_open_is_backed_up_with_what_was_just_done(engage: Engage, green: Path) -> None:
    with projects.open_project(green, who="AB") as project:
        records.add(project, Organisation(name="Example Works"))
        assert engage("backup", "green", "--json").json["counts"]["organisation"] == 3


def test_a_damaged_project_is_refused(engage: Engage, green: Path) -> None:
    whole = bytearray(green.read_bytes())
    whole[4096 * 10 : 4096 * 60] = b"\xa5" * (4096 * 50)
    green.write_bytes(whole)
    answer = engage("backup", "green")
    assert (answer.code, "damaged" in answer.err) == (3, True)


def test_a_backup_is_restored_as_a_new_project(engage: Engage, green: Path) -> None:
    made = engage("backup", "green", "--json").json
    engage("add", "green", "organisation", "name=Example Works")
    answer = engage("restore", made["path"], "-o", "again", "--json")
    assert Path(answer.json["path"]) == green.with_name("again.engage")
    assert answer.json["counts"]["organisations"] == 2
    assert engage("restore", made["path"], "-o", "again").code == 1
    assert engage("info", "green", "--json").json["counts"]["organisations"] == 3
    overwritten(Path(made["path"]), b"x" * made["size"])
    refused = engage("restore", made["path"], "-o", "third")
    assert (refused.code, "damaged" in refused.err) == (3, True)
    assert "Restored " in engage("restore", "green.engage", "-o", "fourth").out
    assert "Restore" in engage("history", "fourth").out


def test_info_says_when_the_last_one_was_made_and_what_speaks_against_the_place(
    engage: Engage, green: Path
) -> None:
    assert "No backup yet" in engage("info", "green").out
    made = engage("backup", "green", "--json").json
    said = engage("info", "green", "--json").json
    assert (said["backup"], said["place"]) == (made["made_at"], None)
    assert "Last backup: 20" in engage("info", "green").out
    (green.parent / ".sync_12.db").touch()
    assert engage("info", "green", "--json").json["place"] == "nextcloud"
    assert "a folder that Nextcloud or ownCloud synchronises" in engage("info", "green").out


def test_whoever_does_one_deed_at_a_time_has_a_backup_each_half_hour(
    engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made() -> list[str]:
        return [each["why"] for each in engage("backup", "green", "--list", "--json").json]

    for name in ("One", "Two", "Three"):
        assert engage("add", "green", "organisation", f"name=Example {name}").code == 0
    assert made() == ["opening"]
    monkeypatch.setattr(backups, "HALF_AN_HOUR", dt.timedelta())
    assert engage("add", "green", "organisation", "name=Example Four").code == 0
    assert engage("list", "green", "organisations").code == 0
    assert made() == ["opening", "opening"]


def test_a_deed_is_done_without_one_and_it_is_said(
    engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_SPARE", 1 << 60)
    answer = engage("add", "green", "organisation", "name=Example One")
    assert (answer.code, "not enough room" in answer.err) == (0, True)
    (green.parent / "organisations.csv").write_text("name,kind\nExample Two,sme\n", encoding="utf-8")
    answer = engage("import", "green", "organisations.csv")
    assert (answer.code, answer.err.count("not enough room")) == (0, 2)


def test_where_nothing_may_be_kept_a_project_can_be_used_all_the_same(
    engage: Engage, green: Path, engage_home: Path
) -> None:
    engage_home.mkdir(exist_ok=True)
    (engage_home / "data").write_text("no folder", encoding="utf-8")
    assert "No backup yet" in engage("info", "green").out
    answer = engage("add", "green", "organisation", "name=Example One")
    assert (answer.code, "No backup could be made" in answer.err) == (0, True)
    refused = engage("backup", "green")
    assert (refused.code, "No backup could be made" in refused.err) == (3, True)
