"""Where things lie: shipped files, and the person's own folders."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engage import paths


def test_a_resource_is_found_in_a_checkout() -> None:
    assert paths.resource(".").samefile(Path(__file__).parents[1] / "resources")


@pytest.mark.parametrize(
    ("package", "resources"),
    [("wheel/engage", "wheel/engage/resources"), ("checkout/src/engage", "checkout/resources")],
)
def test_a_resource_is_found_wherever_engage_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, resources: str
) -> None:
    icon = tmp_path / resources / "icons" / "add.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / package)
    assert paths.resource("icons/add.svg") == icon


def test_a_missing_resource_is_a_bug_that_names_it() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg"):
        paths.resource("icons/none.svg")


FOLDERS = [
    paths.user_data,
    paths.user_config,
    paths.log_folder,
    paths.backup_folder,
    paths.temporary_folder,
]


@pytest.mark.parametrize("folder", FOLDERS)
def test_folders_are_made_inside_engage_home(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGAGE_HOME", str(tmp_path / "home"))
    made = folder()
    assert made.is_dir()
    assert made.is_relative_to(tmp_path / "home")
    assert folder() == made


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_engage_home_folders_are_the_persons_own(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ENGAGE_HOME")
    for variable in ("HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    assert "engage" in folder().relative_to(tmp_path).parts


def test_the_folders_differ() -> None:
    assert len({folder() for folder in FOLDERS}) == len(FOLDERS)


if sys.platform != "win32":

    @pytest.mark.parametrize("folder", FOLDERS)
    def test_folders_are_closed_to_others(
        folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ENGAGE_HOME", str(tmp_path))
        before = os.umask(0)
        try:
            made = folder()
        finally:
            os.umask(before)
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
