"""What holds for every sub-command: its words, where things are printed, how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from engage import __version__, paths
from engage.cli.export import FOR_WHOM
from engage.cli.main import COMMANDS, INTERRUPTED, UNREAD, load, main
from tests.cli.conftest import Engage

START = [sys.executable, "-m", "engage"]


@pytest.mark.parametrize("words", [[], ["some/where.engage"], ["green.engage"]])
def test_without_a_sub_command_the_window_opens(words: list[str]) -> None:
    opened: list[Path | None] = []

    def window(project: Path | None) -> int:
        opened.append(project)
        return 7

    assert main(words, window) == 7
    assert opened == [Path(words[0]) if words else None]


def test_a_file_without_a_suffix_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "green").touch()
    assert main(["green"], lambda project: 7 if project == Path("green") else 0) == 7


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lst", "green"], "did you mean “list”?"),
        (["green.engage", "list"], "neither a sub-command nor a project"),
        (["--json"], "There is no sub-command"),
        (["--nope"], "neither a sub-command nor a project"),
        (["list"], "PROJECT, NOUN"),
        (["list", "green"], "NOUN"),
        (["list", "green", "people"], "“people” is none of organisations, contacts"),
        (["list", "green", "feedback", "one", "two"], "two"),
        (["list", "green", "feedback", "--colour", "red"], "there is no option --colour"),
        (["list", "green", "feedback", "--limit"], "--limit needs a value"),
        (["list", "green", "feedback", "--limit", "--json"], "--limit needs a value"),
        (["list", "green", "feedback", "--limit", "-1"], "“-1” is not a whole number"),
        (["list", "green", "feedback", "--limit", "many"], "“many” is not a whole number"),
        (["add", "green", "organisation", "name"], "“name” is not written as FIELD=VALUE"),
        (["add", "green", "feedback", "text=So it is"], "feedback is logged"),
        (["log", "green", "So it is"], "--engagement"),
    ],
)
def test_wrong_words_are_said_in_one_line(engage: Engage, words: list[str], said: str) -> None:
    answer = engage(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
    assert answer.err.startswith("engage: ")
    assert answer.err.count("\n") == 1


def test_help_names_every_sub_command(engage: Engage) -> None:
    answer = engage("--help")
    assert answer.code == 0
    lines = [line.split(maxsplit=1) for line in answer.out.splitlines()]
    for name, what in COMMANDS.items():
        assert [name, what] in lines


def test_the_version(engage: Engage) -> None:
    assert engage("--version").out == f"Engage {__version__}\n"


def test_options_may_stand_in_front_and_in_any_order(engage: Engage, green: Path) -> None:
    plain = engage("list", "green", "feedback", "kind:union", "--json").out
    assert json.loads(plain)
    assert engage("--json", "list", "green", "feedback", "kind:union").out == plain
    assert engage("-q", "list", "--json", "green", "--limit=9", "feedback", "--", "kind:union").out == plain


def test_the_suffix_may_be_left_out(engage: Engage, green: Path) -> None:
    assert engage("info", "green").out == engage("info", "green.engage").out


def test_a_bug_is_one_line_and_its_log_has_no_words_of_people(
    engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        try:
            raise KeyError("Gwen Sample")
        except KeyError as error:
            raise RuntimeError("Gwen Sample has no telephone") from error

    monkeypatch.setattr("engage.cli.info.facts", fail)
    answer = engage("info", "green")
    log = paths.log_folder() / "engage.log"
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.startswith("engage: This is a mistake in Engage")
    assert str(log) in answer.err
    assert answer.err.count("\n") == 1
    kept = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in kept
    assert "builtins.KeyError" in kept
    assert "engage/cli/info.py:" in kept
    assert "Gwen" not in kept
    assert str(green.parent) not in kept
    assert str(Path(__file__).parents[2]) not in kept


def test_the_log_of_bugs_stays_small(engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = paths.log_folder() / "engage.log"
    log.write_text("x" * 1_000_001, encoding="utf-8")
    monkeypatch.setattr("engage.cli.info.facts", lambda project: SimpleNamespace())
    assert engage("info", "green").code == 1
    assert log.stat().st_size < 10_000
    assert log.with_suffix(".old.log").stat().st_size == 1_000_001


def test_a_bug_is_said_where_it_cannot_be_kept(
    engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.log_folder() / "engage.log").mkdir()
    monkeypatch.setattr("engage.cli.info.facts", lambda project: SimpleNamespace())
    answer = engage("info", "green")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "cannot be written" in answer.err


def test_no_sub_command_brings_in_what_it_may_not_need() -> None:
    modules = ", ".join(load(name).__name__ for name in COMMANDS)
    program = f"import sys, {modules}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {"PySide6", "alembic", "reportlab", "charset_normalizer"} == set()


def test_nobody_reads_on(green: Path) -> None:
    program = subprocess.Popen(
        [*START, "list", green, "feedback", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert program.stdout
    assert program.stderr
    program.stdout.close()
    with program.stderr as said:
        assert said.read() == ""
    assert program.wait() == UNREAD


def test_output_that_cannot_be_written(green: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.touch()
    with place.open("rb") as closed_to_writing:
        done = subprocess.run(
            [*START, "list", green, "feedback"], stdout=closed_to_writing, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 3
    assert done.stderr.startswith("engage: The output could not be written")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("list", "green", "feedback"), ("log", "green", "--engagement", "Roundtable on heat"), ("bad",)]
)
def test_without_input_or_output(green: Path, words: tuple[str, ...]) -> None:
    started = f"""
import sys
from engage.cli.main import main
sys.stdin = sys.stdout = sys.stderr = None
sys.exit(main({words!r}, lambda project, at: 0))
"""
    done = subprocess.run([sys.executable, "-c", started], cwd=green.parent, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2 if words == ("bad",) else 0, b"", b"")


@pytest.mark.parametrize("is_json", [True, False])
def test_stopped_by_the_person(green: Path, is_json: bool) -> None:
    program = subprocess.Popen(
        [*START, "log", green, "--engagement", "Roundtable on heat", *(["--json"] if is_json else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert program.stdin
    assert program.stdout
    program.stdin.write("@ef A first line\n")
    program.stdin.flush()
    lines = [program.stdout.readline()]
    if is_json:
        lines.append(program.stdout.readline())
    assert "A first line" in lines[-1]
    program.send_signal(signal.SIGINT)
    out, err = program.communicate()
    assert program.returncode == INTERRUPTED
    assert err == "engage: Stopped. What was not finished was not kept.\n"
    if is_json:
        assert len(json.loads("".join(lines) + out)) == 1


def test_json_is_utf8_whatever_the_system_says(green: Path) -> None:
    done = subprocess.run(
        [*START, "show", green, "organisation", "ESU", "--json"],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert json.loads(done.stdout)["name"] == "Example Steelworkers’ Union"


def test_a_table_prints_what_the_terminal_can_show(green: Path) -> None:
    done = subprocess.run(
        [*START, "show", green, "organisation", "ESU"],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert b"Example Steelworkers? Union" in done.stdout


if sys.platform != "win32":
    import pty

    @pytest.mark.parametrize("is_quiet", [False, True])
    def test_progress_is_shown_on_a_terminal_and_on_standard_error(green: Path, is_quiet: bool) -> None:
        ours, terminal = pty.openpty()
        words = ["export", green, "-o", green.with_suffix(".json"), *(["-q"] if is_quiet else [])]
        done = subprocess.run([*START, *words], stdout=subprocess.PIPE, stderr=terminal, check=True)
        os.close(terminal)
        with os.fdopen(ours, "rb", buffering=0) as shown:
            said = _all_that_is_there(shown)
        assert (said == b"") is is_quiet
        assert is_quiet or said.startswith(b"\rorganisations: 0 of 2\r")
        assert b"organisations:" not in done.stdout

    def _all_that_is_there(terminal: io.FileIO) -> bytes:
        said = b""
        try:
            while more := terminal.read(1_000):
                said += more
        except OSError:  # how Linux says that nobody holds the other end any more
            pass
        return said


def test_progress_is_not_shown_to_a_file(green: Path) -> None:
    words = ["export", green, "-o", green.with_suffix(".json")]
    done = subprocess.run([*START, *words], capture_output=True, check=True)
    assert done.stderr.decode() == f"engage: {FOR_WHOM}\n"
