"""What the documentation tells people to type does what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.cases import CASES
from engage.domain.engagements import Engagement
from engage.domain.quick_log import marks, parse
from engage.services import feedback, records, sample
from tools import screens

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"^engage (?:new|add|import|log|list|search|undo|redo|summary) .*$", README, re.MULTILINE
)
LINES = [line for line in re.findall(r"`([^`\n]+)`", README) if len(line) > 20 and marks(line)]


def test_the_commands_of_the_readme_work(tmp_path: Path) -> None:
    assert len(COMMANDS) > 5
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)], cwd=tmp_path, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, ""), command
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")


def test_the_line_of_the_readme_is_understood() -> None:
    assert len(LINES) == 1
    line = parse(LINES[0])
    assert line.who
    assert line.themes
    assert line.stance
    assert line.is_key_point
    assert "#" not in line.text


def test_all_that_the_lines_name_is_known_at_the_roundtables_of_the_sample(tmp_path: Path) -> None:
    with sample.create(tmp_path / "sample.engage", who="Ana Sample") as project:
        roundtables = records.ids(project, Engagement, "channel:roundtable")
        assert roundtables
        for engagement in roundtables:
            for line in (*LINES, screens.LINE):
                assert feedback.log(project, engagement, line).record.unresolved == ()


def test_pictures_are_shown_and_small() -> None:
    pictures = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in ROOT.glob("docs/images/*")}
    texts = README + (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert set(re.findall(r"!\[[^\]]+\]\((.*?)\)", texts)) == set(pictures)
    assert {path: size for path, size in pictures.items() if size > 120_000} == {}


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    explained = re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(explained) == sorted(phony[1].split())


def test_what_shows_a_promise_is_there() -> None:
    promises = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = re.findall(r"`(tests/[^`:]+)(?:::(\w+))?`", promises)
    assert len(shown) > 40
    assert [name for name, _ in shown if not (ROOT / name).is_file()] == []
    tests = [(name, test) for name, test in shown if test]
    assert [each for each in tests if f"\ndef {each[1]}(" not in (ROOT / each[0]).read_text("utf-8")] == []
    for target, option, part in re.findall(r"`make ([a-z]+)(?: ([A-Z]+)=([a-z]+))?`", promises):
        assert f"\n{target}:" in makefile
        if option == "ONLY":
            assert (ROOT / "tests" / "torture" / f"test_{part}.py").is_file(), part
    speed = promises.partition("## Speed")[2]
    measured = set(re.findall(r"`([a-z]+)`", speed)) | set(re.findall(r"CASE=([a-z]+)", speed))
    assert len(measured) > 12
    assert measured <= {*(case.name for case in CASES), "gui", "deeds"}


if sys.platform != "win32":

    @pytest.fixture(scope="module")
    def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
        """The folder that the tour has filled, and what it said."""
        folder = tmp_path_factory.mktemp("tour")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            [ROOT / "tools" / "tour.sh", folder / "made"],
            env={**os.environ, "PATH": path, "ENGAGE_HOME": str(folder / "home")},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        return folder / "made", done.stdout

    def test_the_tour_makes_what_it_says(tour: tuple[Path, str]) -> None:
        folder, said = tour
        made = {path.name for path in folder.iterdir()}
        assert made >= {"tour.engage", "by-theme.pdf", "by-theme.html", "by-stakeholder.csv"}
        assert all(name in said for name in made)

    def test_the_tour_names_nobody_who_spoke_under_the_chatham_house_rule(tour: tuple[Path, str]) -> None:
        page = (tour[0] / "by-theme.html").read_text(encoding="utf-8")
        assert "thirty years" in page
        assert "Fasteners" not in page
