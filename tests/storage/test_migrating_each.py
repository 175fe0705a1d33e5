"""Every schema that was ever released is brought up to date with every record it held, or left as it was."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import ProjectTooNew, StorageFailed, WrongPassphrase
from engage.services import checking, passphrases, projects, records
from engage.storage import project as storage
from engage.storage import schema
from engage.storage.connections import connect
from engage.storage.keys import Key
from engage.storage.migrations import upgrade
from tests.builders import limited_file_size
from tests.projects import make

EARLIER = [f"{version:04}" for version in range(1, int(schema.VERSION))]
SOME = [("plain", version) for version in EARLIER] + [("encrypted", EARLIER[0])]
DERIVED = {"alembic_version", "sqlite_sequence"}


@pytest.fixture(params=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    return passphrases.new_key("Example passphrase") if request.param == "encrypted" else None


def sums(path: Path, key: Key | None) -> str:
    return hashlib.sha256(repr(make.held(path, key)).encode()).hexdigest()


@pytest.mark.parametrize("version", EARLIER)
def test_every_record_is_there_afterwards_as_it_was(version: str, tmp_path: Path, key: Key | None):
    path = make.copied(version, tmp_path / "Example.engage", key)
    before = make.held(path, key)
    with projects.open_project(path, who="CD", key=key) as project:
        assert not project.is_read_only
    after = make.held(path, key)
    assert before["alembic_version"] == [{"version_num": version}]
    assert after["alembic_version"] == [{"version_num": schema.VERSION}]
    for table in before.keys() - DERIVED:
        assert len(after[table]) == len(before[table]), table
        for was, now in zip(before[table], after[table], strict=True):
            held = {name: _read(now[name]) for name in was}
            assert {**held, "before": None} == {**_all_read(was), "before": None}, table
            if table == "change" and was["before"]:
                assert json.loads(str(was["before"])).items() <= json.loads(str(now["before"])).items()
    highest = {row["name"]: row["seq"] for row in after["sqlite_sequence"]}
    for row in before["sqlite_sequence"]:
        assert highest[row["name"]] == row["seq"], "no number is given twice"
    assert checking.check(path, key=key) == checking.Checked(())


def _all_read(row: dict[str, object]) -> dict[str, object]:
    return {name: _read(value) for name, value in row.items()}


def _read(value: object) -> object:
    """JSON by what it says, else as it stands."""
    return json.loads(value) if isinstance(value, str) and value[:1] == "[" else value


@pytest.mark.parametrize(("key", "version"), SOME, indirect=["key"])
def test_a_disk_that_is_full_leaves_it_as_it_was(version: str, tmp_path: Path, key: Key | None):
    path = make.copied(version, tmp_path / "Example.engage", key)
    before = sums(path, key)
    refused = 0
    for room in (0, 40_000, 400_000):
        with limited_file_size(room), suppress(StorageFailed):
            projects.open_project(path, who="CD", key=key).close()
        refused += sums(path, key) == before
    assert refused >= 2
    with projects.open_project(path, who="CD", key=key) as project:
        records.add(project, Organisation(name="Example Steel"))
    assert checking.check(path, key=key).is_whole


class Broken(Exception):
    """What a step may raise."""


@pytest.mark.parametrize(("key", "version"), SOME, indirect=["key"])
def test_a_step_that_raises_leaves_it_as_it_was(
    version: str, tmp_path: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch
):
    path = make.copied(version, tmp_path / "Example.engage", key)
    before = sums(path, key)

    def broken(*arguments: object) -> None:
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr(upgrade.journal, "install", broken)  # the last of all
        with pytest.raises(Broken):
            projects.open_project(path, who="CD", key=key)
    assert sums(path, key) == before
    projects.open_project(path, who="CD", key=key).close()
    assert checking.check(path, key=key).is_whole


def test_one_of_a_later_version_is_refused_with_the_version_that_it_needs(tmp_path: Path, key: Key | None):
    path = make.copied(schema.VERSION, tmp_path / "Example.engage", key)
    raw = connect(path, key, is_read_only=False)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    held = path.read_bytes()
    for opened in (projects.open_project, projects.open_to_read, projects.open_to_write):
        with pytest.raises(ProjectTooNew, match="its schema is 9999, this program knows") as refused:
            opened(path, who="CD", key=key)
        assert "Install the newest Engage" in refused.value.next_step
    assert path.read_bytes() == held


def test_an_encrypted_one_of_an_earlier_version_is_not_touched_without_its_passphrase(tmp_path: Path):
    key = passphrases.new_key("Example passphrase")
    path = make.copied(EARLIER[0], tmp_path / "Example.engage", key)
    held = path.read_bytes()
    for given in (None, passphrases.new_key("Another passphrase")):
        with pytest.raises(WrongPassphrase):
            storage.open_project(path, who="CD", key=given)
    assert path.read_bytes() == held
