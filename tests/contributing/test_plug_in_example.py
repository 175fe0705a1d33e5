"""The example of a plug-in, installed and used as a person would: by the real command line."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contributing.tree import engage, run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "engage-plugin-example"
INSTALL = ("-q", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")

SAID = ('@"Example Forge" Who pays for the new line?', '@"Example Forge" The furnace is old.')


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example was installed, and nothing else."""
    folder = tmp_path_factory.mktemp("plug-in")
    shutil.copytree(EXAMPLE, folder / "example")
    target = folder / "installed"
    pip = [sys.executable, "-m", "pip", "install", *INSTALL, "--target", target, folder / "example"]
    done = subprocess.run(pip, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return target


def test_the_real_command_line_lists_what_it_adds(installed: Path, tmp_path: Path) -> None:
    said = run(tmp_path, installed, "-m", "engage", "formats")
    assert re.search(r"^import +recipients +\.txt +The line of an e-mail", said, re.MULTILINE)
    assert re.search(r"^summary +txt +\.txt +TXT, by engage-plugin-example$", said, re.MULTILINE)
    said = run(tmp_path, installed, "-m", "engage", "summaries")
    assert re.search(r"^questions +feedback +What people asked, to be answered$", said, re.MULTILINE)


def test_what_it_adds_does_what_it_says(installed: Path, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "recipients.txt", tmp_path)
    bring_in = ("import", "steel.engage", "recipients.txt", "--json")
    people = ("list", "steel.engage", "contact", "--json")
    _, _, rehearsed, before, imported, again, found, _, undone, *_ = engage(
        tmp_path,
        installed,
        ("new", "steel.engage"),
        ("add", "steel.engage", "organisation", "name=Example Forge"),
        (*bring_in, "--dry-run"),
        people,
        bring_in,
        bring_in,
        people,
        ("undo", "steel.engage"),
        people,
        ("add", "steel.engage", "engagement", "title=Talk", "channel=roundtable", "held_on=2020-03-25"),
        ("log", "steel.engage", "--engagement", "Talk", *SAID),
        ("summary", "steel.engage", "questions", "-o", "questions.txt"),
        ("summary", "steel.engage", "questions", "-o", "questions.pdf"),
    )
    counts = [
        (one["format"], one["added"], one["same"]) for one in map(json.loads, (rehearsed, imported, again))
    ]
    assert counts == [("recipients", 3, 0), ("recipients", 3, 0), ("recipients", 0, 3)]
    assert json.loads(before) == json.loads(undone) == []
    names = {f"{one['given_name']} {one['family_name']}" for one in json.loads(found)}
    assert names == {"Ana Sample", "Iolo Placeholder", "Mair Specimen"}
    said = (tmp_path / "questions.txt").read_text(encoding="utf-8")
    assert "1 question." in said
    assert "> Who pays for the new line?\n    Example Forge" in said
    assert "furnace" not in said
    assert (tmp_path / "questions.pdf").read_bytes().startswith(b"%PDF")


def test_its_readme_names_the_groups_that_there_are() -> None:
    from engage.services.exporting import registry as exporting
    from engage.services.importing import registry as importing
    from engage.services.summaries import registry as summaries

    groups = (importing.ENTRY_POINTS, exporting.ENTRY_POINTS, summaries.GROUP)
    for file in ("README.md", "pyproject.toml"):
        text = (EXAMPLE / file).read_text(encoding="utf-8")
        assert all(group in text for group in groups), file
