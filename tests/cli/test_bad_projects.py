"""Projects that cannot be opened or written: one sentence, the right exit code, and nothing altered."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from engage.services import projects
from engage.storage import project as storage
from tests.cli.conftest import Engage


def missing(project: Path) -> None:
    project.unlink()


def a_folder(project: Path) -> None:
    project.unlink()
    project.mkdir()


def empty(project: Path) -> None:
    project.write_bytes(b"")


def binary(project: Path) -> None:
    project.write_bytes(bytes(range(256)) * 64)


def of_another_program(project: Path) -> None:
    project.unlink()
    with closing(sqlite3.connect(project)) as database:
        database.execute("CREATE TABLE example (id)")


def newer(project: Path) -> None:
    with closing(sqlite3.connect(project)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


def cut_short(project: Path) -> None:
    project.write_bytes(project.read_bytes()[:30_000])


BROKEN = [
    (missing, 1, "There is no file green.engage"),
    (a_folder, 1, "green.engage is a folder"),
    (empty, 3, "green.engage is empty"),
    (binary, 3, "green.engage is not an Engage project"),
    (of_another_program, 3, "green.engage is not an Engage project: it belongs to another program"),
    (newer, 3, "green.engage was made by a newer version of Engage"),
    (cut_short, 3, "green.engage is damaged"),
]


@pytest.mark.parametrize(
    "words",
    [("list", "feedback"), ("add", "organisation", "name=One"), ("undo",)],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize(("breaks", "code", "said"), BROKEN, ids=[case[0].__name__ for case in BROKEN])
def test_what_is_no_project(
    engage: Engage,
    green: Path,
    words: tuple[str, ...],
    breaks: Callable[[Path], None],
    code: int,
    said: str,
) -> None:
    breaks(green)
    before = green.read_bytes() if green.is_file() else None
    answer = engage(words[0], "green.engage", *words[1:])
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert answer.err.startswith(f"engage: {said}")
    assert (green.read_bytes() if green.is_file() else None) == before


def test_the_folder_is_said_in_full(engage: Engage, tmp_path: Path) -> None:
    assert f"looked for in {tmp_path}. " in engage("info", "green").err
    engage("new", "green")
    assert f"it lies in {tmp_path}. " in engage("new", "green").err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("info", "x" * 300), 3),
        (("info", "."), 1),
        (("info", "/"), 1),
        (("info", ""), 1),
        (("new", "."), 1),
        (("new", ".."), 1),
        (("new", ""), 1),
        (("new", "x" * 300), 3),
        (("x" * 300 + ".engage", "list"), 2),
        (("x" * 300,), 3),
    ],
)
def test_names_that_no_project_can_have(
    engage: Engage, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    answer = engage(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert "mistake in Engage" not in answer.err
    assert {path.name for path in tmp_path.iterdir()} <= {"engage-home"}


HOLD = """
import sys, sqlcipher3.dbapi2 as driver
connection = driver.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_project_that_another_program_writes_is_read_and_not_written(engage: Engage, green: Path) -> None:
    listed = engage("list", "green", "organisations", "--json").out
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, green], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        assert engage("list", "green", "organisations", "--json").out == listed
        answer = engage("add", "green", "organisation", "name=Example Castings")
        other.stdin.close()
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "engage: green.engage is being written to by another program. "
        "Wait for it to finish, then try again; nothing of this was kept.\n"
    )
    assert engage("list", "green", "organisations", "--json").out == listed


def test_a_project_that_somebody_has_open_is_read_and_not_written(
    engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.05)
    listed = engage("list", "green", "organisations", "--json").out
    said = "engage: green.engage is open for writing elsewhere. Sam Example on "
    deeds = (
        ("add", "green", "organisation", "name=One"),
        ("undo", "green"),
        ("redo", "green"),
        ("log", "green", "--engagement", "Roundtable", "line"),
        ("import", "green", "one.csv"),
    )
    with projects.open_project(green, who="Sam Example"):
        for deed in deeds:
            answer = engage(*deed)
            assert (answer.code, answer.out) == (3, "")
            assert answer.err.startswith(said)
            assert answer.err.count("\n") == 1
        assert engage("list", "green", "organisations", "--json").out == listed
        assert engage("info", "green").code == 0
    assert engage(*deeds[0]).code == 0


@pytest.mark.parametrize("words", [("show", "green", "organisation"), ("search", "green")])
def test_long_words_that_name_nothing_are_cut(engage: Engage, green: Path, words: tuple[str, ...]) -> None:
    answer = engage(*words, "x" * 5000)
    assert "x" * 50 + "xxxxxxxxx…”" in answer.out + answer.err
    assert "x" * 60 not in answer.out + answer.err


def test_an_id_that_two_records_share(engage: Engage, green: Path) -> None:
    (one, other) = (row["id"] for row in engage("list", "green", "organisations", "--json").json)
    assert one[:8] == other[:8]
    answer = engage("show", "green", "organisation", one[:8])
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert f"More than one organisation could be meant by “{one[:8]}”" in answer.err


def test_a_name_that_two_records_share(engage: Engage, green: Path) -> None:
    engage("add", "green", "contact", "name=Gwen Sample")
    answer = engage("show", "green", "contact", "gwen sample")
    assert answer.code == 1
    assert "More than one contact could be meant" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("feedback", "colour:red"), "“colour:” is not known for feedback"),
        (("feedback", "kind:guild"), "“guild” is not known for “kind:”"),
        (("feedback", "theme:9"), "There is no theme “9”"),
        (("feedback", '"open'), "is not closed"),
        (("agendas", "kind:union"), "“kind:” is not known for agendas"),
        (("feedback", "--sort", "colour"), "Feedback cannot be sorted by “colour”"),
    ],
)
@pytest.mark.parametrize("is_json", [True, False])
def test_a_list_that_makes_no_sense(
    engage: Engage, green: Path, words: tuple[str, ...], said: str, is_json: bool
) -> None:
    answer = engage("list", "green", *words, *(["--json"] if is_json else []))
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert said in answer.err
