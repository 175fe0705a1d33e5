"""Keys that the person's own system remembers, for whoever has asked for that.

Only the stores of Windows, macOS and the desktops of Linux are used, which open with the person's account;
never what else a program might take for one, such as a plain file.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from engage.errors import StorageFailed
from engage.storage import connections, kept_salts
from engage.storage.keys import SECRET_BYTES, Key

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "Engage"

if sys.platform == "win32":
    _STORES: tuple[tuple[str, str], ...] = (("keyring.backends.Windows", "WinVaultKeyring"),)
elif sys.platform == "darwin":
    _STORES = (("keyring.backends.macOS", "Keyring"),)
else:
    _STORES = (("keyring.backends.SecretService", "Keyring"), ("keyring.backends.kwallet", "DBusKeyring"))


def can_remember() -> bool:
    """Whether this system has a store for such things. It may take a moment."""
    return _store() is not None


def is_remembered(path: Path) -> bool:
    """Whether the person has asked for the key of this project to be remembered; asks no store."""
    return kept_salts.is_remembered(path)


def remember(path: Path, key: Key) -> None:
    """Have the system remember the key of a project; it may ask the person. Raises `StorageFailed`."""
    store = _store()
    if store is None:
        raise StorageFailed(
            "This system has no place for keeping passphrases",
            "neither a keychain nor a key ring was found",
            "Type the passphrase each time",
        )
    # Noted first: what nobody knows to be in the store would never be taken out of it.
    kept_salts.mark_remembered(path, is_remembered=True)
    try:
        store.set_password(_SERVICE, key.salt.hex(), key.secret.hex())
    except Exception as error:  # each store of each system fails in its own ways
        with suppress(StorageFailed):  # what went wrong before is what is said
            kept_salts.mark_remembered(path, is_remembered=False)
        raise StorageFailed(
            "The key ring of this system would not keep the passphrase",
            "it may be locked, or have been closed without an answer",
            "Type the passphrase each time, or try again",
        ) from error


def remembered(path: Path) -> Key | None:
    """Return the key that opens a project, where it was to be remembered and the system still knows it.

    Raises `StorageFailed` where that is the right one, and the file is damaged.
    """
    kept = kept_salts.of(path)
    if kept is None or not is_remembered(path):
        return None
    store = _store()
    if store is None:
        return None
    try:
        secret = bytes.fromhex(store.get_password(_SERVICE, kept.salt.hex()) or "")
    except Exception:  # noqa: BLE001 -- each store fails in its own ways, and the passphrase can be typed
        return None
    if len(secret) != SECRET_BYTES:
        return None
    key = Key(secret, kept.salt)
    # The passphrase may have been changed since, on another computer.
    return key if connections.opens(path, key) else None


def forget(path: Path) -> None:
    """Have the system forget the key of a project, where it was to be remembered."""
    kept, store = kept_salts.of(path), None
    if is_remembered(path):
        store = _store()
    kept_salts.mark_remembered(path, is_remembered=False)
    if kept is None or store is None:
        return
    try:
        store.delete_password(_SERVICE, kept.salt.hex())
    except Exception as error:
        raise StorageFailed(
            "The key ring of this system would not forget the passphrase",
            "it may be locked",
            f"Delete the entry “{_SERVICE}” in it yourself",
        ) from error


def _store() -> KeyringBackend | None:
    for module, name in _STORES:
        store = getattr(import_module(module), name)
        if store.viable:
            made: KeyringBackend = store()
            return made
    return None
