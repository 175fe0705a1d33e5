"""Encrypted projects on the command line: where the passphrase may come from, and what is said without it."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from engage.services import passphrases
from tests.cli.conftest import Engage

PASSPHRASE = "Grüße aus Beispielstadt"
NEW = "solder teapot umbrella noodle"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase, as an editor writes it."""
    path = tmp_path / "secret.txt"
    path.write_text(f"\ufeff{PASSPHRASE}\r\n", encoding="utf-8", newline="")
    return path


@pytest.fixture
def encrypted(engage: Engage, secret: Path, tmp_path: Path) -> Path:
    assert engage("new", "green", "--sample", "--encrypt", "--passphrase-file", "secret.txt").code == 0
    return tmp_path / "green.engage"


def test_a_project_is_made_encrypted(engage: Engage, encrypted: Path):
    assert passphrases.is_encrypted(encrypted)
    answer = engage("info", "green", "--passphrase-file", "secret.txt")
    assert (answer.code, answer.err) == (0, "")
    assert re.search(r"bytes, encrypted$", answer.out, re.MULTILINE)
    assert engage("info", "green", "--json", "--passphrase-file=secret.txt").json["encrypted"] is True


@pytest.mark.parametrize(
    "words",
    [
        ("info", "green"),
        ("list", "green", "contacts"),
        ("add", "green", "organisation", "name=Example Wool"),
        ("search", "green", "steel"),
        ("history", "green"),
        ("undo", "green"),
        ("backup", "green"),
        ("check", "green"),
        ("restore", "green.engage", "-o", "again"),
        ("passphrase", "green", "remove"),
    ],
    ids=lambda words: words[0],
)
def test_every_deed_needs_the_passphrase(
    engage: Engage, encrypted: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    before = encrypted.read_bytes()
    answer = engage(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (4, "", 1)
    assert answer.err.startswith("engage: green.engage needs its passphrase")
    monkeypatch.setenv("ENGAGE_PASSPHRASE", "wrong")
    answer = engage(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (4, "", 1)
    assert answer.err.startswith("engage: The passphrase does not open green.engage")
    assert encrypted.read_bytes() == before
    monkeypatch.setenv("ENGAGE_PASSPHRASE", PASSPHRASE)
    assert engage(*words).code == 0


def test_a_passphrase_for_nothing_does_no_harm(engage: Engage, green: Path, secret: Path):
    assert engage("info", "green", "--passphrase-file", "secret.txt").code == 0
    assert engage("info", "green", "--passphrase-file", "missing.txt").code == 0


def test_a_file_that_holds_no_passphrase(engage: Engage, encrypted: Path, tmp_path: Path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name, code in (("missing", 1), ("binary", 1), (".", 3)):
        answer = engage("info", "green", "--passphrase-file", name)
        assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)


def test_a_passphrase_is_set_changed_and_removed(
    engage: Engage, green: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert engage("backup", "green").code == 0
    monkeypatch.setenv("ENGAGE_PASSPHRASE", PASSPHRASE)
    answer = engage("passphrase", "green", "set")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("green.engage is encrypted now\n")
    assert answer.out.count("Can be read without the passphrase: ") == 1
    assert engage("passphrase", "green", "set").code == 1
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    answer = engage("passphrase", "green", "change", "--new-passphrase-file", "new.txt", "--json")
    assert answer.json["encrypted"] is True
    assert (len(answer.json["readable_backups"]), answer.json["deleted_backups"]) == (1, [])
    assert engage("info", "green").code == 4
    monkeypatch.setenv("ENGAGE_PASSPHRASE", NEW)
    assert engage("info", "green").code == 0
    answer = engage(
        "passphrase", "green", "change", "--new-passphrase-file", "new.txt", "--delete-readable-backups"
    )
    assert answer.out.count("Deleted: ") == 1
    assert engage("passphrase", "green", "remove", "--delete-readable-backups").code == 2
    assert engage("passphrase", "green", "remove").out.startswith("green.engage is not encrypted now")
    assert engage("passphrase", "green", "remove").code == 1
    assert engage("passphrase", "green", "change").code == 1
    monkeypatch.delenv("ENGAGE_PASSPHRASE")
    assert engage("info", "green").code == 0


def test_a_weak_passphrase_is_said_to_be_weak(engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ENGAGE_NEW_PASSPHRASE", "password")
    answer = engage("passphrase", "green", "set")
    assert answer.code == 0
    assert answer.err.startswith("engage: The passphrase is weak. ")
    monkeypatch.setenv("ENGAGE_NEW_PASSPHRASE", "")
    answer = engage("new", "other", "--encrypt")
    assert (answer.code, answer.out) == (1, "")
    assert "at least one character" in answer.err
    assert not Path("other.engage").exists()


def test_a_sheet_opens_a_backup(engage: Engage, encrypted: Path, tmp_path: Path):
    assert engage("passphrase", "green", "sheet", "--passphrase-file", "secret.txt").code == 1
    answer = engage("passphrase", "green", "sheet", "--passphrase-file", "secret.txt", "-o", "sheet.pdf")
    assert (answer.code, answer.err) == (0, "")
    assert "delete the file" in answer.out
    pages = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    text = pages[0].get_textpage().get_text_range()
    pages.close()
    words = "\n".join(re.findall(r"^\d (?:[a-z]+ ){7}\d\d\b", text, re.MULTILINE))
    (tmp_path / "words.txt").write_text(words, encoding="utf-8")
    saved = engage("backup", "green", "--passphrase-file", "secret.txt", "--json").json["path"]
    encrypted.unlink()
    answer = engage("restore", saved, "-o", "again", "--passphrase-file", "words.txt")
    assert (answer.code, answer.err) == (0, "")
    assert engage("info", "again", "--passphrase-file", "words.txt").code == 0
    (tmp_path / "words.txt").write_text(words.replace(words.split()[1], "zzz"), encoding="utf-8")
    assert "Word 1 of line 1, “zzz”" in engage("info", "again", "--passphrase-file", "words.txt").err


def test_a_damaged_one_is_checked_and_salvaged_by_its_passphrase(
    engage: Engage, encrypted: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("ENGAGE_PASSPHRASE", PASSPHRASE)
    assert engage("check", "green").code == 0
    damaged = bytearray(encrypted.read_bytes())
    damaged[-2_000] ^= 1
    encrypted.write_bytes(damaged)
    answer = engage("check", "green")
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert "A part of the file was altered" in answer.out
    assert engage("check", "green", "--salvage", "-o", "saved").code == 0
    assert engage("check", "saved").code == 0
    damaged[300] ^= 1
    encrypted.write_bytes(damaged)
    answer = engage("check", "green", "--json")
    assert (answer.code, answer.json["whole"], answer.err.count("\n")) == (3, False, 1)


def typing(folder: Path, words: list[str], typed: list[str]) -> tuple[int, str]:
    """Call the command line on a terminal, answer what it asks; return its code and what was to be seen."""
    program = (
        "import sys; from engage.storage import keys; keys._KIB_IN_MIB = 1; keys.suitable_level = lambda: 1\n"
        "from engage.cli.main import main; sys.exit(main(sys.argv[1:], lambda path: 0))"
    )
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdin=inner, stdout=inner, stderr=inner, cwd=folder, start_new_session=True,
        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
    ) as child:  # fmt: skip
        os.close(inner)
        seen, answers, deadline = "", list(typed), time.monotonic() + 60
        asked = 0
        while time.monotonic() < deadline:
            if select.select([outer], [], [], 0.2)[0]:
                try:
                    held = os.read(outer, 4096)
                except OSError:
                    break
                if not held:
                    break
                seen += held.decode()
            elif child.poll() is not None:
                break
            if answers and seen.count(": ") > asked and re.search(r": $", seen):
                asked = seen.count(": ")
                os.write(outer, f"{answers.pop(0)}\n".encode())
        code = child.wait(10)
    os.close(outer)
    return code, seen


def test_it_is_asked_for_on_a_terminal_and_not_shown(engage: Engage, encrypted: Path, tmp_path: Path):
    code, seen = typing(tmp_path, ["list", "green", "organisations"], ["wrong", PASSPHRASE])
    assert code == 0, seen
    assert seen.count("Passphrase of green.engage: ") == 2
    assert "The passphrase does not open green.engage" in seen
    assert PASSPHRASE not in seen
    assert "wrong" not in seen
    code, seen = typing(tmp_path, ["passphrase", "green", "change"], [PASSPHRASE, NEW, NEW])
    assert code == 0, seen
    assert NEW not in seen
    code, seen = typing(tmp_path, ["passphrase", "green", "change"], [NEW, "one", "two"])
    assert code == 1
    assert "The two passphrases differ" in seen
    code, seen = typing(tmp_path, ["info", "green"], ["a", "b", "c"])
    assert code == 4
