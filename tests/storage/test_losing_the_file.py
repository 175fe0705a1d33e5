"""The file is deleted, replaced, closed off or full while a project is open: said so, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import ProjectGone, StorageFailed
from engage.services import projects, records, search
from engage.services.projects import Project
from tests.builders import as_ordinary_person, limited_file_size, new_project, rows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project in a folder that can be taken away with it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "Example.engage"
    with new_project(path) as project:
        records.add(project, Organisation(name="Example Steel"))
    return path


def delete(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name("Other.engage"))


def replace(path: Path) -> None:
    new_project(path.with_name("New.engage")).close()
    path.with_name("New.engage").replace(path)


def take_the_stick_away(path: Path) -> None:
    path.parent.rename(path.parent.with_name("gone"))


WAYS = {
    delete: "is no longer in",
    rename: "is no longer in",
    replace: "Another file lies in the place of Example.engage",
    take_the_stick_away: "is no longer in",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_deed_is_refused_and_what_is_open_can_still_be_read_and_saved(
    path: Path, tmp_path: Path, way: Callable[[Path], None]
):
    with projects.open_project(path, who="AB") as project:
        records.add(project, Organisation(name="Only in the log"))
        before = rows(project)
        way(path)
        there = path.read_bytes() if path.exists() else None
        for _ in range(2):
            with pytest.raises(ProjectGone, match=WAYS[way]) as told:
                records.add(project, Organisation(name="Example Glass"))
            assert "Save a copy as…" in told.value.next_step
        assert [hit.title for hit in search.search(project, "log")] == ["Only in the log"]
        copy = tmp_path / "copy.engage"
        projects.save_copy(project, copy)
        assert there == (path.read_bytes() if path.exists() else None)
    with projects.open_project(copy, who="AB") as project:
        assert rows(project) == before
        records.add(project, Organisation(name="Example Glass"))


def test_it_goes_on_where_the_file_comes_back(path: Path):
    with projects.open_project(path, who="AB") as project:
        take_the_stick_away(path)
        with pytest.raises(ProjectGone):
            records.add(project, Organisation(name="Example Glass"))
        path.parent.with_name("gone").rename(path.parent)
        records.add(project, Organisation(name="Example Glass"))
        assert records.count(project, Organisation) == 2


def test_what_lies_there_instead_is_never_shown(path: Path):
    with projects.open_project(path, who="AB") as project:
        replace(path)
        project._connections.reader.dispose()
        with pytest.raises(ProjectGone, match="Another file"):
            records.count(project, Organisation)


def test_a_permission_that_is_lost_is_said_and_given_back_it_goes_on(open_folder: Path):
    path = open_folder / "Example.engage"
    open_folder.chmod(0o777)
    with as_ordinary_person(), new_project(path) as project:
        records.add(project, Organisation(name="Example Glass"))
        with project.reading():  # keeps the one that may write
            check_refusal_and_return(path, project)


def check_refusal_and_return(path: Path, project: Project) -> None:
    path.chmod(0o400)
    for _ in range(2):
        with pytest.raises(StorageFailed, match=r"Example\.engage can only be read"):
            records.add(project, Organisation(name="Example Steel"))
    path.chmod(0o600)
    records.add(project, Organisation(name="Example Steel"))
    assert records.count(project, Organisation) == 2


def test_a_full_disk_refuses_whole_deeds_and_takes_them_when_there_is_room(path: Path):
    with projects.open_project(path, who="AB") as project:
        before = rows(project)
        for _ in range(3):
            with limited_file_size(100), pytest.raises(StorageFailed):
                records.add(project, Organisation(name="Example Glass", notes="word " * 5_000))
        assert rows(project) == before
        records.add(project, Organisation(name="Example Glass", notes="word " * 5_000))
        assert records.count(project, Organisation) == 2


# Whoever had it open was stopped


def test_it_is_known_whether_the_last_one_has_closed_it(path: Path, tmp_path: Path):
    copy = tmp_path / "copy.engage"
    with projects.open_project(path, who="AB") as project:
        assert not project.was_interrupted
        records.add(project, Organisation(name="Only in the log"))
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
        with projects.open_project(path, who="CD") as other:
            assert not other.was_interrupted, "it is only open elsewhere"
    with projects.open_project(path, who="AB") as project:
        assert not project.was_interrupted
    for _ in range(2):
        with projects.open_project(copy, who="AB") as project:
            assert project.was_interrupted is Path(f"{copy}-wal").exists() or not project.was_interrupted
    path.with_name("Example.engage-lock").touch()
    with projects.open_project(path, who="AB") as project:
        assert project.was_interrupted
