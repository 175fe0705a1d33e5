"""The recovery sheet: one page from which a project, or any backup of it, opens again."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from engage.domain import recovery_words
from engage.domain.organisations import Organisation
from engage.errors import Invalid, StorageFailed, WrongPassphrase
from engage.services import backups, passphrases, projects, records
from engage.services.projects import Project
from tests.builders import new_project, rows

PASSPHRASE = "solder teapot umbrella"


@pytest.fixture
def encrypted(path: Path) -> Path:
    with projects.create(path, name="Example", who="AB", key=passphrases.new_key(PASSPHRASE)) as project:
        records.add(project, Organisation(name="Example Steel"))
    return path


def opened(path: Path) -> Project:
    return projects.open_project(path, who="AB", key=passphrases.unlock(path, PASSPHRASE))


def text_of(sheet: bytes) -> str:
    pages = pypdfium2.PdfDocument(sheet)
    try:
        assert len(pages) == 1, "it is one page"
        assert [round(points) for points in pages[0].get_size()] == [595, 842]
        text: str = pages[0].get_textpage().get_text_range()
        return text
    finally:
        pages.close()


def words_of(sheet: bytes) -> str:
    """What somebody types who has nothing but the paper."""
    return "\n".join(re.findall(r"^\d (?:[a-z]+ ){7}\d\d\b", text_of(sheet), re.MULTILINE))


def test_a_backup_and_a_sheet_are_enough(encrypted: Path, tmp_path: Path, engage_home: Path):
    with opened(encrypted) as project:
        words = words_of(passphrases.sheet(project))
        backup = backups.back_up(project)
        before = rows(project)
    found = tmp_path / "elsewhere" / "Found on a stick.engage"
    found.parent.mkdir()
    shutil.copy(backup.path, found)
    encrypted.unlink()
    shutil.rmtree(engage_home)
    key = passphrases.unlock_by_sheet(found, words)
    with projects.open_project(found, who="CD", key=key) as project:
        assert rows(project) == before
    assert passphrases.unlock_by_either(found, words) == key
    assert passphrases.unlock_by_either(found, PASSPHRASE) == key


@pytest.mark.parametrize("lost", [bytes(15) + b"\1", bytes(16), b"\xff" * 16])
def test_it_opens_a_file_whose_first_bytes_are_lost(encrypted: Path, engage_home: Path, lost: bytes):
    with opened(encrypted) as project:
        words = words_of(passphrases.sheet(project))
    encrypted.write_bytes(lost + encrypted.read_bytes()[16:])
    shutil.rmtree(engage_home)
    with pytest.raises((WrongPassphrase, StorageFailed), match="at its very beginning"):
        passphrases.unlock(encrypted, PASSPHRASE)
    with projects.open_project(encrypted, who="AB", key=passphrases.unlock_by_sheet(encrypted, words)):
        pass
    assert passphrases.unlock(encrypted, PASSPHRASE)


def test_a_slip_is_named(encrypted: Path):
    with opened(encrypted) as project:
        words = words_of(passphrases.sheet(project)).split()
    right = words[3]
    words[3] = right[:-1] + "x"
    with pytest.raises(Invalid, match=f"Word 3 of line 1, “{words[3]}”") as refused:
        passphrases.unlock_by_sheet(encrypted, " ".join(words))
    assert f"it may be “{right}”" in str(refused.value)
    with pytest.raises(Invalid, match="Word 3 of line 1"):
        passphrases.unlock_by_either(encrypted, " ".join(words))


def test_a_sheet_opens_no_other_project(encrypted: Path):
    before = encrypted.read_bytes()
    with pytest.raises(WrongPassphrase, match="sheet does not open"):
        passphrases.unlock_by_sheet(encrypted, "\n".join(recovery_words.lines(bytes(48))))
    assert encrypted.read_bytes() == before


def test_damage_is_not_taken_for_a_wrong_sheet(encrypted: Path):
    with opened(encrypted) as project:
        words = words_of(passphrases.sheet(project))
    damaged = bytearray(encrypted.read_bytes())
    damaged[200] ^= 1
    encrypted.write_bytes(damaged)
    with pytest.raises(StorageFailed, match="is damaged"):
        passphrases.unlock_by_sheet(encrypted, words)


def test_nothing_of_a_sheet_is_kept(encrypted: Path, tmp_path: Path):
    def files() -> set[str]:
        return {str(file) for file in tmp_path.rglob("*") if file.is_file()}

    with opened(encrypted) as project:
        before = files()
        sheet = passphrases.sheet(project)
        assert files() == before
        words = words_of(sheet).split()[1:8]
    for file in tmp_path.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert " ".join(words).encode() not in held
            assert not [secret for secret in secrets_of(sheet) if secret in held]


def secrets_of(sheet: bytes) -> list[bytes]:
    secret = recovery_words.read(words_of(sheet))
    return [secret[:32], secret[:32].hex().encode(), secret[:32].hex().upper().encode(), secret[:8]]


def test_a_long_name_leaves_it_one_page(path: Path):
    long = "W" * 2_000
    with projects.create(
        path, name=long, who="AB", controller="controller " * 200, key=passphrases.new_key(PASSPHRASE)
    ) as project:
        assert recovery_words.read(words_of(passphrases.sheet(project)))


def test_a_project_without_a_passphrase_has_no_sheet(path: Path):
    with new_project(path) as project:
        with pytest.raises(Invalid, match="has no passphrase"):
            passphrases.sheet(project)
        with pytest.raises(Invalid, match="has no passphrase"):
            passphrases.unlock_by_sheet(path, "apple")


def test_what_is_a_sheet_and_what_a_passphrase():
    lines = recovery_words.lines(os.urandom(48))
    assert recovery_words.is_sheet(" ".join(lines))
    assert recovery_words.is_sheet(recovery_words.scanned(os.urandom(48)))
    assert recovery_words.is_sheet(" ".join(lines[:3]))
    for passphrase in (PASSPHRASE, "", "apple " * 7, "ENGAGE", "x" * 1_000_000, "the quick brown fox " * 20):
        assert not recovery_words.is_sheet(passphrase)
