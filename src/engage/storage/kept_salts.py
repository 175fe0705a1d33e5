"""What is kept of encrypted projects outside of them: the salt, and a value by which the key is known again.

So a damaged file and a wrong passphrase can be told apart, and a file whose first bytes are lost still opens.
What is kept stands under a hash of the place where the project lies; it holds no name, and opens nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from engage.errors import StorageFailed
from engage.paths import keys_folder
from engage.storage.keys import Key, is_salt
from engage.whole_files import bring_folder_to_disk, write_whole


@dataclass(frozen=True, slots=True)
class Kept:
    """The salt of a project when it was last open, and the check value of its key."""

    salt: bytes
    check: bytes


def of(path: Path) -> Kept | None:
    """Return what is kept of the project that lies there; None where nothing is, or nothing of use."""
    try:
        if not any(keys_folder().iterdir()):  # who encrypts nothing does not wait for what works out names
            return None
        said = json.loads(_file(path).read_text("ascii"))
        kept = Kept(bytes.fromhex(said["salt"]), bytes.fromhex(said["check"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return kept if is_salt(kept.salt) else None


def keep(path: Path, key: Key) -> None:
    """Keep what belongs to the key of the project that lies there, in place of what was kept."""
    if of(path) == Kept(key.salt, key.check):
        return
    # Without it the project opens as well, so that a full disk is no reason to refuse.
    with contextlib.suppress(OSError):
        write_whole(_file(path), json.dumps({"salt": key.salt.hex(), "check": key.check.hex()}))


def forget(path: Path) -> None:
    """Keep nothing any more of the project that lies there."""
    with contextlib.suppress(OSError):
        file = _file(path)
        file.unlink(missing_ok=True)
        bring_folder_to_disk(file.parent)


def is_remembered(path: Path) -> bool:
    """Whether the key of the project that lies there was given to the system to remember."""
    return _mark(path).exists()


def mark_remembered(path: Path, *, is_remembered: bool) -> None:
    """Note whether it was. Raises `StorageFailed`."""
    try:
        if is_remembered:
            write_whole(_mark(path), "")
        else:
            _mark(path).unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed(
            "It could not be noted whether the key is remembered",
            f"the system says “{error.strerror}” of {keys_folder()}",
            "See that the disk is not full and that you may write there",
        ) from error


def _mark(path: Path) -> Path:
    return _file(path).with_suffix(".remembered")


def _file(path: Path) -> Path:
    import hashlib

    place = os.path.realpath(path)
    return keys_folder() / f"{hashlib.sha256(os.fsencode(place)).hexdigest()[:32]}.json"
