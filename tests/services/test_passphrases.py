"""Passphrases: what opens a project, what does not, and what is said then."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from engage.domain.organisations import Organisation
from engage.errors import Invalid, NotFound, StorageFailed, WrongPassphrase
from engage.paths import keys_folder
from engage.services import passphrases, projects, records, search
from engage.services.projects import Key
from tests.builders import rows

PASSPHRASE = "Grüße an die Beispiel-Gruppe"
WRONG = (
    *("", " ", "'; --", "x'00'", "\ud800", "x" * 1_000_000),
    *(PASSPHRASE.lower(), f"{PASSPHRASE} ", f"{PASSPHRASE}\0", f"\0{PASSPHRASE}"),
    PASSPHRASE.encode().decode("latin-1"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    """An encrypted project; tests that alter it take a copy."""
    path = tmp_path_factory.mktemp("encrypted") / "Example.engage"
    key = passphrases.new_key(PASSPHRASE)
    with projects.create(path, name="Example", who="AB", key=key) as project:
        records.add(project, Organisation(name="Example Steel"))
    return path, key


@pytest.fixture
def encrypted(made: tuple[Path, Key], path: Path) -> Path:
    path.write_bytes(made[0].read_bytes())
    return path


def test_what_was_typed_opens_it(encrypted: Path):
    assert passphrases.is_encrypted(encrypted)
    key = passphrases.unlock(encrypted, PASSPHRASE)
    assert passphrases.unlock(encrypted, "Gru\u0308\u00dfe an die Beispiel-Gruppe") == key
    with projects.open_project(encrypted, who="AB", key=key) as project:
        assert search.search(project, "steel")
        assert passphrases.is_encrypted(encrypted), "asked while it is open"
        assert passphrases.unlock(encrypted, PASSPHRASE) == key, "asked while it is open"


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_nothing_else_opens_it_and_nothing_is_altered(encrypted: Path, wrong: str):
    before = encrypted.read_bytes()
    with pytest.raises(WrongPassphrase):
        passphrases.unlock(encrypted, wrong)
    assert encrypted.read_bytes() == before
    assert [file.name for file in encrypted.parent.iterdir() if file.is_file()] == [encrypted.name]


def test_what_a_killed_program_left_in_the_log_is_not_touched(made: tuple[Path, Key], encrypted: Path):
    log = encrypted.with_name(f"{encrypted.name}-wal")
    with projects.open_project(encrypted, who="AB", key=made[1]) as project:
        records.add(project, Organisation(name="Example Wool"))
        left = {file: file.read_bytes() for file in (encrypted, log)}
        expected = rows(project)
    for file, content in left.items():
        file.write_bytes(content)
    with pytest.raises(WrongPassphrase):
        passphrases.unlock(encrypted, "wrong")
    key = passphrases.unlock(encrypted, PASSPHRASE)
    assert {file: file.read_bytes() for file in left} == left
    with projects.open_project(encrypted, who="AB", key=key) as project:
        assert rows(project) == expected


def test_a_passphrase_has_a_character():
    with pytest.raises(Invalid, match="at least one character"):
        passphrases.new_key("")


def test_a_project_without_a_passphrase_is_not_asked_for_one(path: Path):
    with projects.create(path, name="Example", who="AB"):
        assert not passphrases.is_encrypted(path)
    assert not passphrases.is_encrypted(path)
    with pytest.raises(Invalid, match="has no passphrase"):
        passphrases.unlock(path, PASSPHRASE)


def test_what_is_not_there_is_not_encrypted(path: Path):
    with pytest.raises(NotFound):
        passphrases.is_encrypted(path)
    with pytest.raises(NotFound):
        passphrases.unlock(path, PASSPHRASE)


def test_a_file_whose_first_bytes_are_lost_opens_by_what_was_kept(encrypted: Path, made: tuple[Path, Key]):
    with projects.open_project(encrypted, who="AB", key=made[1]):
        pass
    for lost in (bytes(16), secrets.token_bytes(15) + b"\xff", secrets.token_bytes(15) + b"\1"):
        encrypted.write_bytes(lost + encrypted.read_bytes()[16:])
        with pytest.raises(WrongPassphrase):
            passphrases.unlock(encrypted, "wrong")
        assert passphrases.unlock(encrypted, PASSPHRASE) == made[1]
    for file in keys_folder().iterdir():
        file.unlink()
    with pytest.raises(WrongPassphrase, match="or the file is damaged at its very beginning"):
        passphrases.unlock(encrypted, PASSPHRASE)


def test_an_old_passphrase_is_not_taken_for_damage(encrypted: Path, made: tuple[Path, Key], tmp_path: Path):
    with projects.open_project(encrypted, who="AB", key=made[1]):
        pass
    elsewhere = tmp_path / "elsewhere" / "Example.engage"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(encrypted.read_bytes())
    with projects.open_project(elsewhere, who="CD", key=made[1]) as project:
        passphrases.change(project, "solder teapot umbrella")
    encrypted.write_bytes(elsewhere.read_bytes())
    with pytest.raises(WrongPassphrase, match="it has been changed since"):
        passphrases.unlock(encrypted, PASSPHRASE)
    assert passphrases.unlock(encrypted, "solder teapot umbrella")


def test_damage_is_told_from_a_wrong_passphrase(encrypted: Path, made: tuple[Path, Key]):
    with projects.open_project(encrypted, who="AB", key=made[1]):
        pass
    damaged = bytearray(encrypted.read_bytes())
    damaged[100] ^= 1
    encrypted.write_bytes(damaged)
    with pytest.raises(StorageFailed, match="is damaged: its passphrase is right"):
        passphrases.unlock(encrypted, PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="does not open"):
        passphrases.unlock(encrypted, "wrong")
