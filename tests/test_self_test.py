"""A copy of Engage finds out whether it is whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HARMLESS = "This plugin does not support"
"""What the platform without a screen has to say of windows."""


def self_test(folder: Path) -> tuple[int, list[str], list[str]]:
    """Have the copy in a folder test itself; return its exit code, what it said, and what others said."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "engage", "--self-test"],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    problems = [line for line in done.stderr.splitlines() if not line.startswith(HARMLESS)]
    return done.returncode, done.stdout.splitlines(), problems


def test_this_copy_is_whole(engage_home: Path) -> None:
    code, said, problems = self_test(ROOT / "src")
    assert (code, said[-1:], problems) == (0, ["This copy of Engage is whole."], [])
    assert not engage_home.exists()


def test_a_copy_that_lacks_something_says_what(tmp_path: Path) -> None:
    compiled = shutil.ignore_patterns("__pycache__")  # other tests write there meanwhile
    shutil.copytree(ROOT / "src" / "engage", tmp_path / "engage", ignore=compiled)
    shutil.copytree(ROOT / "resources", tmp_path / "engage" / "resources")
    (tmp_path / "engage" / "resources" / "fonts" / "NotoSerif-Bold.ttf").unlink()
    code, said, problems = self_test(tmp_path)
    assert (code, problems) == (1, [])
    assert said[-2] == "write a summary in every format"
    assert "broken" in said[-1]
    assert "NotoSerif-Bold.ttf" in said[-1]
