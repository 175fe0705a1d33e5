"""Keys that the system remembers: only where it was asked for, and only in a real store."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import Cancelled, StorageFailed
from engage.services import backups, passphrases, projects, remembered_keys, undo
from engage.services.projects import Key
from engage.storage import kept_salts, keys, stopping
from tests.builders import add
from tests.services.memory_store import MemoryStore

STORE = ((MemoryStore.__module__, MemoryStore.__name__),)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[MemoryStore]]:
    """A store that stands for the system's."""
    monkeypatch.setattr(remembered_keys, "_STORES", STORE)
    MemoryStore.held.clear()
    monkeypatch.setattr(MemoryStore, "is_locked", False)
    yield MemoryStore
    MemoryStore.held.clear()


@pytest.fixture
def encrypted(path: Path) -> tuple[Path, Key]:
    key = Key(secrets.token_bytes(32), keys.new_salt())
    projects.create(path, name="Example", who="AB", key=key).close()
    return path, key


def test_nothing_is_remembered_unasked(encrypted: tuple[Path, Key], store: type[MemoryStore]):
    path, key = encrypted
    with projects.open_project(path, who="AB", key=key):
        assert remembered_keys.remembered(path) is None
    assert store.held == {}


def test_a_key_is_remembered_and_forgotten(encrypted: tuple[Path, Key], store: type[MemoryStore]):
    path, key = encrypted
    assert remembered_keys.can_remember()
    remembered_keys.remember(path, key)
    assert remembered_keys.is_remembered(path)
    assert remembered_keys.remembered(path) == key
    ((service, user),) = store.held
    assert (service, user) == ("Engage", key.salt.hex()), "neither the file's name nor the person's"
    remembered_keys.forget(path)
    assert store.held == {}
    assert remembered_keys.remembered(path) is None
    remembered_keys.forget(path)


def test_another_passphrase_is_remembered_in_its_place(encrypted: tuple[Path, Key], store: type[MemoryStore]):
    path, key = encrypted
    remembered_keys.remember(path, key)
    with projects.open_project(path, who="AB", key=key) as project:
        passphrases.change(project, "solder teapot umbrella")
        assert remembered_keys.remembered(path) == project.key != key
        assert len(store.held) == 1
        passphrases.remove(project)
        assert store.held == {}
        assert not remembered_keys.is_remembered(path)


def test_a_store_that_will_not_keep_the_new_one_is_no_reason_to_call_the_change_failed(
    encrypted: tuple[Path, Key], store: type[MemoryStore], monkeypatch: pytest.MonkeyPatch
):
    path, key = encrypted
    remembered_keys.remember(path, key)
    monkeypatch.setattr(store, "set_password", MemoryStore.delete_password)
    with projects.open_project(path, who="AB", key=key) as project:
        passphrases.change(project, "solder teapot umbrella")
        assert passphrases.opens(project, "solder teapot umbrella")
        assert undo.history(project)[0].label == "Change the passphrase"
    assert not remembered_keys.is_remembered(path)


def test_a_change_that_is_stopped_leaves_the_old_one_remembered(
    encrypted: tuple[Path, Key], store: type[MemoryStore], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(stopping, "_STEPS", 100)
    path, key = encrypted
    remembered_keys.remember(path, key)

    def stop(done: int, total: int, what: str = "") -> None:
        if what == "Writing the project anew":
            raise Cancelled("Stopped")

    with projects.open_project(path, who="AB", key=key) as project:
        add(project, Organisation(name="Example Forge"))
        backups.back_up(project)
        with pytest.raises(Cancelled):
            passphrases.change(project, "solder teapot umbrella", progress=stop)
    assert remembered_keys.remembered(path) == key


def test_a_store_that_is_locked_keeps_nobody_out(encrypted: tuple[Path, Key], store: type[MemoryStore]):
    path, key = encrypted
    remembered_keys.remember(path, key)
    store.is_locked = True
    assert remembered_keys.remembered(path) is None
    with pytest.raises(StorageFailed, match="would not forget"):
        remembered_keys.forget(path)
    with pytest.raises(StorageFailed, match="would not keep"):
        remembered_keys.remember(path, key)
    assert not remembered_keys.is_remembered(path)


@pytest.mark.parametrize("held", ["", "zz", "00", "00" * 33])
def test_what_a_store_has_mixed_up_is_no_key(
    encrypted: tuple[Path, Key], store: type[MemoryStore], held: str
):
    path, key = encrypted
    remembered_keys.remember(path, key)
    store.held["Engage", key.salt.hex()] = held
    assert remembered_keys.remembered(path) is None


def test_a_key_that_opens_it_no_longer_is_not_given(
    encrypted: tuple[Path, Key], store: type[MemoryStore], tmp_path: Path
):
    path, key = encrypted
    remembered_keys.remember(path, key)
    other = tmp_path / "elsewhere.engage"
    projects.create(other, name="Example", who="CD", key=Key(key.secret, keys.new_salt())).close()
    path.write_bytes(other.read_bytes())
    assert remembered_keys.remembered(path) is None


def test_only_stores_that_open_with_the_persons_account_are_asked():
    modules = {module for module, _ in remembered_keys._STORES}
    known = {"Windows", "macOS", "SecretService", "kwallet"}
    assert modules <= {f"keyring.backends.{name}" for name in known}


def test_a_system_without_a_store_says_so(tmp_path: Path):
    program = (
        "from engage.services import remembered_keys; from engage.errors import StorageFailed\n"
        "from engage.services.projects import Key; from pathlib import Path\n"
        "assert not remembered_keys.can_remember()\n"
        "try: remembered_keys.remember(Path('x'), Key(bytes(32), bytes(16)))\n"
        "except StorageFailed as error: print(error)"
    )
    nowhere = {"ENGAGE_HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | nowhere, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("This system has no place for keeping passphrases")


def test_where_it_cannot_be_noted_that_is_said_and_nothing_is_in_the_store(
    encrypted: tuple[Path, Key], store: type[MemoryStore]
):
    path, key = encrypted
    kept_salts._mark(path).mkdir()
    with pytest.raises(StorageFailed, match="could not be noted"):
        remembered_keys.remember(path, key)
    assert store.held == {}
    with pytest.raises(StorageFailed, match="could not be noted"):
        remembered_keys.forget(path)


def test_what_the_store_refuses_is_not_noted_as_remembered(
    encrypted: tuple[Path, Key], store: type[MemoryStore], monkeypatch: pytest.MonkeyPatch
):
    path, key = encrypted
    monkeypatch.setattr(store, "is_locked", True)
    with pytest.raises(StorageFailed, match="would not keep"):
        remembered_keys.remember(path, key)
    assert not remembered_keys.is_remembered(path)
