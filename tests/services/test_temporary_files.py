"""What Engage writes for a moment is nobody else's, and does not stay."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from engage import paths
from engage.services import temporary_files
from engage.services.temporary_files import private_files

RUN = """
import sys, tempfile
from engage.services.temporary_files import private_files

with private_files():
    handle, name = tempfile.mkstemp()
    print(name, flush=True)
    sys.stdin.read()
"""


def run() -> tuple[subprocess.Popen[str], Path]:
    """Another run of Engage, which has written a temporary file."""
    program = subprocess.Popen(
        [sys.executable, "-c", RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    return program, Path(program.stdout.readline().strip())


def end(program: subprocess.Popen[str]) -> None:
    program.communicate()
    assert program.wait() == 0


def test_temporary_files_lie_in_a_folder_that_goes_with_the_program() -> None:
    usual = tempfile.gettempdir()
    with private_files():
        kept = Path(tempfile.mkdtemp())
        (kept / "rows.xml").write_text("Ana Sample")
        assert paths.temporary_folder() in kept.parents
    assert list(paths.temporary_folder().iterdir()) == []
    assert tempfile.gettempdir() == usual


def test_they_go_when_a_project_is_locked_and_the_next_ones_have_their_place() -> None:
    with private_files():
        folder = Path(tempfile.mkdtemp())
        handle, name = tempfile.mkstemp()
        os.close(handle)
        temporary_files.empty()
        assert not folder.exists()
        assert not Path(name).exists()
        with tempfile.TemporaryFile() as again:
            again.write(b"Ana Sample")


def test_outside_of_a_run_nothing_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "kept").touch()
    temporary_files.empty()
    assert (tmp_path / "kept").exists()


def test_what_a_killed_run_has_left_goes_when_the_next_one_starts_and_what_others_use_stays() -> None:
    killed, left = run()
    killed.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    killed.communicate()
    assert left.exists()
    other, used = run()
    assert not left.exists()
    with private_files():
        assert used.exists()
    end(other)
    assert list(paths.temporary_folder().iterdir()) == []


def test_where_nothing_may_be_written_engage_runs_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ENGAGE_HOME", str(tmp_path / "file"))
    usual = tempfile.gettempdir()
    with private_files():
        assert tempfile.gettempdir() == usual


if sys.platform != "win32":
    PROGRAM = """
import os, sys
os.umask(0o022)
from engage import __main__, app
from engage.cli import main as command_line

def look(words, open_window=None):
    open(sys.argv[-1], "w").close()
    return 0

{}
sys.exit(__main__.main())
"""
    FACES = {
        "command line": "command_line.main = look",
        "window": "app.run_window = lambda path, crash: look(())",
    }

    @pytest.mark.parametrize("face", FACES)
    def test_files_of_the_program_are_open_to_their_owner_only(face: str, tmp_path: Path) -> None:
        made = tmp_path / "made.engage"
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(FACES[face]), str(made)], check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
