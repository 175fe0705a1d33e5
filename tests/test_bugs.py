"""What is kept of a bug, and what is not."""

import faulthandler
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engage import bugs, paths

BROUGHT_DOWN = """
import faulthandler, sys
from engage import bugs

bugs.watch_for_crashes()
def ana_sample_speaks(words):
    faulthandler._sigsegv()
ana_sample_speaks("Ana Sample")
"""


def crash() -> None:
    """Have a program fall that keeps bugs as Engage does."""
    done = subprocess.run([sys.executable, "-c", BROUGHT_DOWN], capture_output=True, check=False)
    assert done.returncode == -signal.SIGSEGV or os.name == "nt"


@pytest.fixture
def faults() -> None:
    """Tests watch for crashes themselves, and go on to afterwards."""
    yield
    bugs.stop_watching()
    faulthandler.enable()


@pytest.mark.usefixtures("faults")
def test_where_the_program_fell_is_known_at_its_next_start() -> None:
    crash()
    report = bugs.watch_for_crashes()
    assert "Segmentation fault" in report or "access violation" in report
    assert "in ana_sample_speaks" in report
    assert report in bugs.log_file().read_text(encoding="utf-8")
    assert bugs.watch_for_crashes() == ""


@pytest.mark.usefixtures("faults")
def test_a_crash_is_kept_without_the_folders_of_the_program() -> None:
    folder = str(paths.log_folder())
    (paths.log_folder() / "crash.txt").write_text(
        "Fatal Python error: Aborted\n\n"
        "Current thread 0x00007f12 [Ana] (most recent call first):\n"
        f'  File "{Path(bugs.__file__)}", line 7 in keep\n'
        '  File "/home/ana.sample/own.py", line 8 in <module>\n'
        "\nExtension modules: Ana (total: 1)\nAna Sample\n",
        encoding="utf-8",
    )
    report = bugs.watch_for_crashes()
    assert "  engage/bugs.py:7 in keep" in report
    assert "  own.py:8 in <module>" in report
    assert "ana" not in report.lower()
    assert folder not in report


@pytest.mark.usefixtures("faults")
def test_several_programs_share_what_is_kept_of_crashes() -> None:
    assert bugs.watch_for_crashes() == ""
    crash()
    crash()
    assert "in ana_sample_speaks" in bugs.watch_for_crashes()
    assert bugs.log_file().read_text(encoding="utf-8").count("in ana_sample_speaks") == 2


@pytest.mark.usefixtures("faults")
def test_a_log_that_cannot_be_written_stops_nobody() -> None:
    (paths.log_folder() / "crash.txt").mkdir()
    assert bugs.watch_for_crashes() == ""
    bugs.log_file().mkdir()
    assert bugs.keep("anything") is None


@pytest.mark.usefixtures("faults")
def test_logs_are_open_to_their_owner_only() -> None:
    bugs.watch_for_crashes()
    bugs.keep("anything")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in paths.log_folder().iterdir()}
    assert modes == {0o600}


def test_causes_are_described_and_words_are_not() -> None:
    try:
        try:
            raise KeyError("Ana Sample")
        except KeyError as cause:
            raise RuntimeError("Ana Sample has no telephone") from cause
    except RuntimeError as error:
        error.add_note("Ana Sample")
        report = bugs.described(error, "Toolkit 7")
    assert "Toolkit 7" in report
    assert report.index("builtins.RuntimeError") < report.index("builtins.KeyError")
    assert "tests/test_bugs.py:" in report
    assert "Ana" not in report


def test_a_circle_of_causes_comes_to_an_end() -> None:
    one, other = ValueError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert bugs.described(one).count("ValueError") == 2


def test_what_fails_in_any_thread_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    told: list[BaseException] = []
    bugs.catch_all(told.append)
    failure = OSError("disk")

    def fail() -> None:
        raise failure

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    sys.excepthook(OSError, failure, None)
    assert told == [failure, failure]
