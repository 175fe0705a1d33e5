"""Passphrases: whether a project has one, opening it by what was typed, and making a key for a new one."""

from __future__ import annotations

from pathlib import Path

from engage.errors import Invalid
from engage.storage import connections, kept_salts, keys
from engage.storage.keys import Key
from engage.storage.project_file import salt_of

__all__ = ["Key", "is_encrypted", "new_key", "unlock"]


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


def unlock(path: Path, passphrase: str) -> Key:
    """Return the key that opens a project; nothing is written. It takes about a second.

    Raises `WrongPassphrase`, and `StorageFailed` where the passphrase is right and the file is damaged. If
    only its first bytes are, the salt kept from the last time opens it.
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
        if connections.opens(path, key):
            return key
        tried.append(key)
    raise kept_salts.refusal(path, tried[0])
