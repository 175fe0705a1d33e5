"""Preferences survive, and nothing that stands in their file can stop the program."""

import datetime as dt
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage import settings
from engage.domain.disclosure import Audience
from engage.errors import StorageFailed
from engage.settings import Appearance, RecentProject, RememberedColumns, RememberedValue, Settings

any_settings = st.builds(
    Settings,
    name=st.text(),
    initials=st.text(max_size=4),
    appearance=st.sampled_from(Appearance),
    audience=st.sampled_from(Audience),
    recent=st.lists(
        st.builds(
            RecentProject,
            st.text().map(Path),
            st.text(),
            st.none() | st.datetimes(timezones=st.just(dt.UTC)),
        ),
        max_size=settings.RECENT_PROJECTS,
    ).map(tuple),
    screens=st.dictionaries(st.text(), st.text()),
    columns=st.lists(
        st.builds(RememberedColumns, st.text(), st.lists(st.text()).map(tuple)),
        max_size=settings.REMEMBERED_TABLES,
    ).map(tuple),
    values=st.lists(
        st.builds(RememberedValue, st.text(), st.text(), st.text()), max_size=settings.REMEMBERED_VALUES
    ).map(tuple),
    unknown=st.dictionaries(st.text(min_size=20), st.none() | st.integers() | st.lists(st.text())),
)


@given(any_settings)
def test_what_is_saved_is_loaded(kept: Settings) -> None:
    settings.save(kept)
    assert settings.load() == kept


def test_without_a_file_the_usual_settings_hold(engage_home: Path) -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00\xff\xfe", b"[]", b'"light"', b"[" * 100_000])
def test_a_damaged_file_is_put_aside(damage: bytes) -> None:
    settings.settings_file().write_bytes(damage)
    assert settings.load() == Settings()
    assert settings.settings_file().with_suffix(".damaged.json").read_bytes() == damage
    assert not settings.settings_file().exists()


@given(
    st.dictionaries(
        st.sampled_from(["name", "initials", "appearance", "audience", "recent", "screens", "columns"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ),
    )
)
def test_a_value_that_cannot_be_used_gives_way_to_the_usual_one(found: dict[str, object]) -> None:
    settings.settings_file().write_text(json.dumps(found))
    loaded = settings.load()
    settings.save(loaded)
    assert settings.load() == loaded


def test_a_later_versions_settings_are_kept() -> None:
    settings.settings_file().write_text('{"name": "Ada Example", "appearance": "sepia", "font": [12]}')
    loaded = settings.load()
    assert (loaded.name, loaded.appearance) == ("Ada Example", Appearance.SYSTEM)
    settings.save(replace(loaded, appearance=Appearance.DARK))
    assert json.loads(settings.settings_file().read_text())["font"] == [12]


def test_a_file_that_may_not_be_read_is_said() -> None:
    settings.settings_file().mkdir()
    with pytest.raises(StorageFailed, match="could not be read"):
        settings.load()


def test_settings_that_cannot_be_saved_leave_no_trace() -> None:
    settings.settings_file().mkdir()
    with pytest.raises(StorageFailed, match="could not be saved"):
        settings.save(Settings())
    assert [path.name for path in settings.settings_file().parent.iterdir()] == ["settings.json"]


def test_the_person_is_known_by_name_or_by_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "aexample")
    assert Settings().who == "aexample"
    assert Settings(name="Ada Mary Example").who == "Ada Mary Example"
    assert Settings(name="Ada Mary Example").short_who == "AME"
    assert Settings(name="Ada Mary Example", initials="ada").short_who == "ada"


def test_recent_projects_are_the_newest_first_and_few(tmp_path: Path) -> None:
    opened = Settings()
    for number in range(settings.RECENT_PROJECTS + 3):
        opened = opened.opened(tmp_path / f"{number}.engage")
    opened = opened.opened(tmp_path / "5.engage")
    assert [recent.path.stem for recent in opened.recent[:3]] == ["5", "12", "11"]
    assert len(opened.recent) == len(set(opened.recent)) == settings.RECENT_PROJECTS


def test_recent_projects_are_known_by_name_and_day_and_can_be_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "heat.engage"
    opened = Settings().opened(path, "Heat")
    assert (opened.recent[0].path, opened.recent[0].name) == (path, "Heat")
    assert opened.recent[0].opened_at is not None
    assert opened.forgotten(path).recent == ()
    assert opened.forgotten(tmp_path / "other.engage") == opened
    left = replace(opened, screens={f"place.{path}": "contact:7", "window": "here"})
    assert left.forgotten(path).screens == {"window": "here"}
    for number in range(settings.RECENT_PROJECTS):
        left = left.opened(tmp_path / f"{number}.engage")
    assert left.screens == {"window": "here"}


def test_the_paths_that_an_earlier_version_kept_are_understood(tmp_path: Path) -> None:
    settings.settings_file().write_text(
        json.dumps({"recent": ["a.engage", {"path": "b.engage", "opened_at": 7}]})
    )
    assert settings.load().recent == (RecentProject(Path("a.engage")), RecentProject(Path("b.engage")))


def test_what_is_saved_is_on_the_disk_and_so_is_its_name() -> None:
    calls: list[str] = []

    def note(frame: object, event: str, argument: object) -> None:
        if event == "c_call" and argument in (os.fsync, os.replace):
            calls.append(argument.__name__)  # type: ignore[attr-defined]

    sys.setprofile(note)
    try:
        settings.save(Settings())
    finally:
        sys.setprofile(None)
    assert calls == ["fsync", "replace", "fsync"]
