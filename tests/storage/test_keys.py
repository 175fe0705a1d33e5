"""Encrypted projects: the key opens them and nothing else does, and what is kept outside of them."""

from __future__ import annotations

import contextlib
import random
import secrets
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from engage.domain.organisations import Organisation
from engage.errors import Conflict, EngageError, Invalid, StorageFailed, WrongPassphrase
from engage.paths import keys_folder
from engage.services import projects, records, search
from engage.storage import connections, kept_salts, keys, rekeying, schema
from engage.storage.keys import Key
from tests.builders import limited_file_size, rows
from tests.projects import make

CANARY = "Zinnwaldite"


def some_key() -> Key:
    """A key without the second that a passphrase takes."""
    return Key(secrets.token_bytes(32), keys.new_salt())


@pytest.fixture
def key() -> Key:
    return some_key()


@pytest.fixture
def encrypted(path: Path, key: Key) -> Path:
    """A closed project that is encrypted, with something in it."""
    with projects.create(path, name=CANARY, who="AB", key=key) as project:
        records.add(project, Organisation(name=f"Example {CANARY}", notes=f"{CANARY} " * 400))
    return path


def places(folder: Path, word: str) -> list[str]:
    """The files below a folder in which a word can be read."""
    files = (file for file in folder.rglob("*") if file.is_file())
    found = (word.encode(), word.lower().encode(), word.encode("utf-16-le"))
    return sorted(file.name for file in files if any(each in file.read_bytes() for each in found))


def test_on_a_full_disk_nothing_half_kept_is_left(encrypted: Path, key: Key):
    kept_salts.forget(encrypted)
    with limited_file_size(20):
        kept_salts.keep(encrypted, key)
    assert list(keys_folder().iterdir()) == []


# Keys


def test_a_passphrase_makes_the_same_key_however_its_accents_are_typed():
    salt = keys.new_salt()
    assert keys.derive("Gru\u0308\u00dfe", salt) == keys.derive("Gr\u00fc\u00dfe", salt)
    assert keys.derive("Gr\u00fc\u00dfe", salt) != keys.derive("Gr\u00fc\u00dfe", keys.new_salt())


def test_every_character_of_a_passphrase_counts():
    salt = keys.new_salt()
    long = "x" * 1_000_000
    tries = ("", "\0", "a", "A", "a ", "a\0", "a\0b", "\ud800", long, long + "x")
    assert len({keys.derive(each, salt).secret for each in tries}) == len(tries)


def test_a_key_is_shown_nowhere(key: Key):
    assert repr(key) == str(key) == f"{key}" == "Key(…)"
    assert key.secret not in key.check
    assert key.check == Key(key.secret, key.salt).check != Key(key.secret, keys.new_salt()).check


def test_a_key_has_one_length():
    for secret, salt in ((31, 16), (33, 16), (32, 15), (32, 17)):
        with pytest.raises(ValueError, match="32 bytes"):
            Key(bytes(secret), bytes(salt))


def test_a_passphrase_is_never_cheap_to_try():
    lowest, *_ = keys._COSTS
    work = [memory * passes for memory, passes in keys._COSTS]
    assert lowest == (64, 3)
    assert work == [work[0] * 2**level for level in range(len(work))]


def test_a_file_cannot_ask_for_absurd_work():
    for level in (0, 9, 255):
        assert not keys.is_salt(bytes(15) + bytes([level]))
        with pytest.raises(Invalid):
            keys.derive("x", bytes(15) + bytes([level]))


@pytest.mark.parametrize(
    ("seconds", "level"), [(60, 1), (1, 1), (0.5, 2), (0.26, 3), (0.07, 5), (0.01, 8), (1e-6, 8)]
)
def test_a_passphrase_is_as_hard_to_try_as_the_machine_can_bear(seconds: float, level: int):
    assert keys.level_for(seconds) == level


SHORT_OF_MEMORY = """
import resource
from engage.errors import StorageFailed
from engage.storage import keys
import argon2.low_level

resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
try:
    keys.derive("x", bytes(15) + bytes([3]))
except StorageFailed as error:
    print(error)
"""


def test_where_memory_is_short_that_is_said():
    done = subprocess.run([sys.executable, "-c", SHORT_OF_MEMORY], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("There is not enough memory to try the passphrase: it takes 256 megabytes")


# Opening


def test_an_encrypted_project_opens_by_its_key_only(encrypted: Path, key: Key):
    before = encrypted.read_bytes()
    for wrong in (some_key(), Key(key.secret, keys.new_salt()), Key(secrets.token_bytes(32), key.salt)):
        for opened in (projects.open_project, projects.open_to_write, projects.open_to_read):
            with pytest.raises(WrongPassphrase, match=r"does not open Example\.engage"):
                opened(encrypted, who="AB", key=wrong)
    assert encrypted.read_bytes() == before
    for opened in (projects.open_project, projects.open_to_write, projects.open_to_read):
        with opened(encrypted, who="AB", key=key) as project:
            assert search.search(project, CANARY)


def test_without_a_key_it_needs_its_passphrase(encrypted: Path, key: Key):
    with pytest.raises(WrongPassphrase, match="needs its passphrase"):
        projects.open_project(encrypted, who="AB")
    with (
        projects.open_project(encrypted, who="AB", key=key),
        pytest.raises(WrongPassphrase, match="needs its passphrase"),
    ):
        projects.open_to_read(encrypted, who="CD")


def test_a_key_opens_nothing_that_is_not_encrypted(path: Path, key: Key):
    with (
        projects.create(path, name="Example", who="AB"),
        pytest.raises(StorageFailed, match="is not encrypted"),
    ):
        projects.open_to_read(path, who="CD", key=key)
    with pytest.raises(StorageFailed, match="is not encrypted"):
        projects.open_project(path, who="CD", key=key)


def test_the_salt_stands_first_in_the_file_and_in_its_copy(encrypted: Path, key: Key):
    copy = encrypted.with_name("Copy.engage")
    with projects.open_project(encrypted, who="AB", key=key) as project:
        project.copy(copy)
        whole = rows(project)
    assert encrypted.read_bytes()[:16] == copy.read_bytes()[:16] == key.salt
    with projects.open_project(copy, who="AB", key=key) as project:
        assert rows(project) == whole


def test_nothing_of_it_can_be_read_in_any_file(encrypted: Path, key: Key, tmp_path: Path):
    with projects.open_project(encrypted, who="AB", key=key) as project:
        records.add(project, Organisation(name=f"Another {CANARY}"))
        assert encrypted.with_name(f"{encrypted.name}-wal").stat().st_size > 0
        project.copy(tmp_path / "Copy.engage")
        assert places(tmp_path, CANARY) == []
    assert places(tmp_path, CANARY) == []
    projects.create(tmp_path / "Plain.engage", name=CANARY, who="AB").close()
    assert places(tmp_path, CANARY) == ["Plain.engage"], "what is looked for can be found"


def test_every_connection_has_the_key_and_is_a_careful_one(
    encrypted: Path, key: Key, monkeypatch: pytest.MonkeyPatch
):
    def refuse(passphrase: str, salt: bytes) -> Key:
        raise AssertionError("a passphrase is tried once, and not for each connection")

    monkeypatch.setattr(keys, "derive", refuse)
    wanted = {"cipher_page_size": "4096", "cipher_status": "1", "secure_delete": 1, "synchronous": 2}
    seen = []
    with projects.open_project(encrypted, who="AB", key=key) as project:
        together = threading.Barrier(6)

        def look() -> None:
            with project.reading() as connection:
                together.wait(30)
                seen.append({name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted})

        threads = [threading.Thread(target=look) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert seen == [wanted] * 6


def test_it_can_be_read_where_nothing_can_be_written(encrypted: Path, key: Key, tmp_path: Path):
    encrypted.chmod(0o400)
    with projects.Project(encrypted, "AB", key=key, is_read_only=True) as project:
        assert search.search(project, CANARY)
        with pytest.raises(StorageFailed, match="can only be read"):
            records.add(project, Organisation(name="Example"))
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [encrypted.name]


def test_one_process_writes(encrypted: Path, key: Key):
    with (
        projects.open_project(encrypted, who="AB", key=key),
        projects.open_project(encrypted, who="CD", key=key) as other,
    ):
        assert other.held_by is not None
        assert other.held_by.who == "AB"
        assert search.search(other, CANARY)


def test_a_project_that_cannot_be_made_leaves_nothing(path: Path, key: Key, engage_home: Path):
    path.write_bytes(b"precious")
    with pytest.raises(Conflict):
        projects.create(path, name="Example", who="AB", key=key)
    assert path.read_bytes() == b"precious"
    assert kept_salts.of(path) is None


@pytest.mark.parametrize("version", [f"{version:04}" for version in range(1, int(schema.VERSION) + 1)])
def test_an_encrypted_project_of_each_schema_is_brought_up_to_date(
    version: str, path: Path, key: Key, engage_home: Path
):
    plain = path.with_name("Plain.engage")
    plain.write_bytes(make.path(version).read_bytes())
    with contextlib.closing(connections.connect(plain, None, is_read_only=True)) as raw:
        rekeying._write(raw, path, key)
    with projects.open_project(path, who="CD", key=key) as project:
        known = rows(project)
        assert search.search(project, "steel")
    with projects.open_project(plain, who="CD") as project:
        expected = rows(project)
    assert len(known) == len(expected)
    assert {name: len(found) for name, found in known.items()} == {
        name: len(found) for name, found in expected.items()
    }
    assert known["organisation"] == expected["organisation"]
    assert known["feedback"] == expected["feedback"]
    copies = [file for file in engage_home.rglob("*.engage") if file.read_bytes()[:16] == key.salt]
    assert len(copies) == (version != schema.VERSION), "the copy of before is encrypted too"


# Damage


def test_a_file_whose_salt_is_lost_opens_by_the_key_and_is_whole_again(encrypted: Path, key: Key):
    bytes_now = encrypted.read_bytes()
    encrypted.write_bytes(bytes(16) + bytes_now[16:])
    with projects.open_project(encrypted, who="AB", key=key) as project:
        assert search.search(project, CANARY)
    assert encrypted.read_bytes()[:16] == key.salt


@pytest.mark.parametrize("place", [20, 2_000, 4_095])
def test_damage_is_not_taken_for_a_wrong_passphrase(encrypted: Path, key: Key, place: int):
    damaged = bytearray(encrypted.read_bytes())
    damaged[place] ^= 1
    encrypted.write_bytes(damaged)
    with pytest.raises(StorageFailed, match="is damaged: its passphrase is right"):
        projects.open_project(encrypted, who="AB", key=key)
    with pytest.raises(WrongPassphrase) as refused:
        projects.open_project(encrypted, who="AB", key=Key(secrets.token_bytes(32), key.salt))
    assert "damaged" not in str(refused.value)


def test_without_what_was_kept_both_are_said(encrypted: Path, key: Key):
    for file in keys_folder().iterdir():
        file.unlink()
    with pytest.raises(WrongPassphrase, match="does not open") as refused:
        projects.open_project(encrypted, who="AB", key=some_key())
    assert "damaged at its very beginning" in str(refused.value)


@pytest.mark.parametrize("round_", range(25))
def test_damage_anywhere_is_noticed_or_harmless(encrypted: Path, key: Key, round_: int):
    chance = random.Random(round_)
    whole = encrypted.read_bytes()
    with projects.open_project(encrypted, who="AB", key=key) as project:
        before = rows(project)
    damaged = bytearray(whole)
    damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    encrypted.write_bytes(damaged[: chance.choice((len(whole), chance.randrange(1, len(whole))))])
    with (
        contextlib.suppress(EngageError, driver.DatabaseError),
        projects.open_project(encrypted, who="AB", key=key) as project,
    ):
        assert rows(project) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (bytes(range(256)) * 16, "is not an Engage project"),
        (b"x" * 15 + b"\1" + b"y" * 100, "is not an Engage project"),
    ],
)
def test_rubbish_is_no_encrypted_project(path: Path, content: bytes, said: str):
    path.write_bytes(content)
    with pytest.raises(StorageFailed, match=said):
        projects.open_project(path, who="AB")


def test_what_could_be_encrypted_is_not_called_rubbish(path: Path):
    path.write_bytes(keys.new_salt() + secrets.token_bytes(4096 - 16))
    with pytest.raises(WrongPassphrase, match="encrypted, or else no Engage project"):
        projects.open_project(path, who="AB")


# What is kept outside


def test_what_is_kept_opens_nothing_and_is_for_its_owner_only(encrypted: Path, key: Key):
    kept = kept_salts.of(encrypted)
    assert kept == kept_salts.Kept(key.salt, key.check)
    (file,) = keys_folder().iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys_folder().stat().st_mode) == 0o700
    told = file.name + file.read_text()
    for secret in (key.secret.hex(), encrypted.stem, CANARY, "AB"):
        assert secret not in told


@pytest.mark.parametrize("spoil", [b"", b"{", b"[]", b'{"salt": "zz", "check": ""}', b"\xff"])
def test_what_is_kept_may_be_lost(encrypted: Path, key: Key, spoil: bytes):
    (file,) = keys_folder().iterdir()
    file.write_bytes(spoil)
    assert kept_salts.of(encrypted) is None
    with projects.open_project(encrypted, who="AB", key=key):
        assert kept_salts.of(encrypted) is not None


def test_a_project_opens_where_nothing_can_be_kept(encrypted: Path, key: Key):
    (file,) = keys_folder().iterdir()
    file.unlink()
    file.mkdir()
    (file / "in the way").touch()
    with projects.open_project(encrypted, who="AB", key=key) as project:
        assert search.search(project, CANARY)
