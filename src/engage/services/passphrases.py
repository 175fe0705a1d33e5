"""Passphrases: whether a project has one, opening it by what was typed, setting, changing and removing it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from engage.domain import recovery_words
from engage.domain.progress import Progress, silent
from engage.errors import Conflict, EngageError, Invalid, StorageFailed
from engage.services import backups, remembered_keys
from engage.services.backups import Backup, State, Why
from engage.services.recovery_sheets import sheet, unlock_by_sheet
from engage.storage import backup_folder, connections, kept_salts, keys, rekeying
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.project_file import refusal, salt_of

__all__ = [
    "Key",
    "change",
    "delete_readable_backups",
    "encrypt",
    "is_encrypted",
    "new_key",
    "opens",
    "readable_backups",
    "remove",
    "sheet",
    "unlock",
    "unlock_by_either",
    "unlock_by_sheet",
]


def is_encrypted(path: Path) -> bool:
    """Whether a project opens by a passphrase only; raises `NotFound`, `Invalid` or `StorageFailed`.

    An encrypted file looks like any random bytes: what could be one is taken for one.
    """
    return salt_of(path) is not None


def new_key(passphrase: str) -> Key:
    """Return a key for a project that is to open by this passphrase; raises `Invalid` where there is none.

    It takes seconds, the first time twice as many.
    """
    if not passphrase:
        raise Invalid("A passphrase needs at least one character", field="passphrase")
    return keys.derive(passphrase, keys.new_salt())


def unlock(path: Path, passphrase: str, *, even_damaged: bool = False) -> Key:
    """Return the key that opens a project; nothing is written. It takes about a second.

    Raises `WrongPassphrase`, and `StorageFailed` where the passphrase is right and the file is damaged,
    unless the key is wanted in spite of that. If only its first bytes are, the salt that was kept opens it.
    """
    in_file = salt_of(path)
    if in_file is None:
        raise Invalid(f"{path.name} has no passphrase", "it is not encrypted", "Open it without")
    kept = kept_salts.of(path)
    salts = [in_file] if keys.is_salt(in_file) else []
    if kept is not None and kept.salt != in_file:
        salts.append(kept.salt)
    tried = []
    for salt in salts:
        key = keys.derive(passphrase, salt)
        if even_damaged and kept == kept_salts.Kept(key.salt, key.check):
            return key
        if connections.opens(path, key):
            return key
        tried.append(key)
    did_open = (key for key in tried if kept == kept_salts.Kept(key.salt, key.check))
    raise refusal(path, next(did_open, tried[0]))


def unlock_by_either(path: Path, typed: str, *, even_damaged: bool = False) -> Key:
    """Return the key that opens a project, by its passphrase or by what stands on its recovery sheet."""
    by_what = unlock_by_sheet if recovery_words.is_sheet(typed) else unlock
    return by_what(path, typed, even_damaged=even_damaged)


def opens(project: Project, typed: str) -> bool:
    """Whether this opens an open project, by passphrase or recovery sheet: asked for before it is changed.

    Raises `Invalid` where it is a sheet with a slip, which is named.
    """
    if project.key is None:
        return False
    if recovery_words.is_sheet(typed):
        return recovery_words.read(typed) == project.key.secret + project.key.salt
    return keys.derive(typed, project.key.salt) == project.key


def encrypt(project: Project, passphrase: str, *, progress: Progress = silent) -> None:
    """Give a project its first passphrase; it stays open, and its file is another from then on.

    What stood in the old file may still be found on the disk until that is written over, and backups from
    before are as readable as they were (`readable_backups`). Raises `Invalid`, `Conflict` where it has one,
    `ProjectLocked` where it is open elsewhere, `StorageFailed`, `Cancelled`: it is then as it was.
    """
    if project.key is not None:
        raise Conflict(f"{project.path.name} has a passphrase", "it is encrypted", "Change the passphrase")
    # No backup is made before: it would be one more that anybody can read, and the old file stays till the
    # new one has been held against it.
    rekeying.rekey(project, new_key(passphrase), progress=progress)
    _note(project, "Set the passphrase")


def change(project: Project, passphrase: str, *, progress: Progress = silent) -> None:
    """Give a project another passphrase, and a key of its own; it stays open. Raises as `encrypt` does.

    Backups from before still open by the old passphrase, and by its recovery sheet.
    """
    _see_that_it_is_encrypted(project)
    _rekey(project, new_key(passphrase), progress)
    _note(project, "Change the passphrase")


def remove(project: Project, *, progress: Progress = silent) -> None:
    """Write a project so that anybody can read it; it stays open. Raises as `encrypt` does."""
    _see_that_it_is_encrypted(project)
    _rekey(project, None, progress)
    _note(project, "Remove the passphrase")


def readable_backups(project: Project) -> list[Backup]:
    """Return the backups of a project that need no passphrase, newest first."""
    return [backup for backup in backups.listed(project) if _is_readable(backup)]


def _is_readable(backup: Backup) -> bool:
    if backup.salt or backup.state is State.MISSING:
        return False
    try:
        return not is_encrypted(backup.path)
    except EngageError:  # whatever it is, it is not sealed
        return True


def delete_readable_backups(project: Project, *, progress: Progress = silent) -> list[Backup]:
    """Delete the backups that need no passphrase, once there is one that does; return what was deleted.

    Raises `Invalid` where the project itself needs none, and `StorageFailed` where no backup can be made:
    none is deleted then.
    """
    _see_that_it_is_encrypted(project)
    backups.back_up_if_changed(project, Why.REKEY, progress=progress)
    found = readable_backups(project)
    if found:
        with backup_folder.held(found[0].path.parent, progress=progress):
            for backup in found:
                backup_folder.take_away(backup)
    return found


def _see_that_it_is_encrypted(project: Project) -> None:
    if project.key is None:
        raise Invalid(f"{project.path.name} has no passphrase", "it is not encrypted", "Set one first")


def _rekey(project: Project, key: Key | None, progress: Progress) -> None:
    backups.before(project, Why.REKEY, progress=progress)
    was_remembered = remembered_keys.is_remembered(project.path)
    if was_remembered:
        remembered_keys.forget(project.path)
    try:
        rekeying.rekey(project, key, progress=progress)
    finally:
        if was_remembered and project.key is not None:  # the new one, or where that failed the old one
            with suppress(StorageFailed):  # what is done stays done, and a passphrase can be typed
                remembered_keys.remember(project.path, project.key)


def _note(project: Project, what: str) -> None:
    """Have the journal tell that it was done, and by whom."""
    with project.transaction(what, is_note=True):
        pass
