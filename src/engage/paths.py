"""Where Engage finds what it ships with, and where it keeps what belongs to the person who uses it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_NAME = "engage"


def resource(name: str) -> Path:
    """The path of a file or folder that ships with Engage: `resource("icons/add.svg")`.

    Installed and bundled, resources lie inside the package (`build.spec` puts them there as the wheel does);
    in a checkout they lie beside `src`. A missing one is a bug, hence no `EngageError`.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parents[1] / "resources"):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"Engage was installed without its resource {name!r}")


def user_data() -> Path:
    """The folder for what Engage keeps about projects outside of them."""
    return _private(_home("data") or platformdirs.user_data_path(_NAME, appauthor=False))


def user_config() -> Path:
    """The folder for the person's preferences."""
    return _private(_home("config") or platformdirs.user_config_path(_NAME, appauthor=False))


def log_folder() -> Path:
    """The folder for the program's own log, which holds no names, texts or addresses."""
    return _private(_home("logs") or platformdirs.user_log_path(_NAME, appauthor=False))


def backup_folder() -> Path:
    """The folder for the automatic backups of projects."""
    return _private(user_data() / "backups")


def temporary_folder() -> Path:
    """The folder for files that are needed for a moment; `services.temporary_files` sees that they go."""
    return _private(_home("temporary") or platformdirs.user_cache_path(_NAME, appauthor=False) / "temporary")


def keys_folder() -> Path:
    """The folder for what belongs to the keys of encrypted projects, and opens none."""
    return _private(user_data() / "keys")


def _home(name: str) -> Path | None:
    """The folder `name` below ENGAGE_HOME, where that is set: for a memory stick, and for tests."""
    home = os.environ.get("ENGAGE_HOME")
    return Path(home).absolute() / name if home else None


def _private(folder: Path) -> Path:
    """Make `folder` where it is missing, open to its owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
