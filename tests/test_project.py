"""What holds for the project as a whole: its shape, its names, its start-up, what it ships."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import engage

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "engage"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if not path.name.startswith("ui_"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """A source file as people speak of it."""
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    assert [name(path) for path in MODULES if drawers & {path.stem, path.parent.name}] == []


LONGEST = 450
"""Lines. A module of over some 400 is two things."""


def test_no_module_is_two_things() -> None:
    modules = [*MODULES, *ROOT.glob("tools/*.py"), *ROOT.glob("benchmarks/*.py")]
    long = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {path: lines for path, lines in long.items() if lines > LONGEST} == {}


def test_the_version_stands_in_one_place() -> None:
    assert version("engage") == engage.__version__
    stated = re.compile(rf"(?<![\d.]){re.escape(engage.__version__)}(?![\d.])")
    places = [*MODULES, ROOT / "pyproject.toml", ROOT / "Makefile", ROOT / "build.spec", ROOT / "README.md"]
    assert [name(path) for path in places if stated.search(path.read_text(encoding="utf-8"))] == [
        "src/engage/__init__.py"
    ]


def test_the_newest_version_stands_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{engage.__version__}]" in changelog


HEAVY = {
    "reportlab",
    "alembic",
    "argon2",
    "docx",
    "python_calamine",
    "icalendar",
    "keyring",
    "phonenumbers",
    "rapidfuzz",
    "xlsxwriter",
    "pypdfium2",
}


def modules_after_importing(module: str) -> set[str]:
    """All that a fresh Python has loaded when it has imported `module`."""
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["engage.app", "engage.cli.main"])
def test_starting_loads_nothing_heavy(module: str) -> None:
    loaded = modules_after_importing(module)
    assert module in loaded
    assert HEAVY & loaded == set()


@pytest.mark.parametrize(
    ("module", "far_off"),
    [
        ("engage.ui.handlers", {"importing.registry", "summaries.registry"}),
        ("engage.ui.stakeholders.page", {"importing.registry", "summaries.registry"}),
        ("engage.ui.summaries.page", {"importing.registry"}),
        ("engage.ui.briefings.page", {"importing.registry"}),
    ],
)
def test_a_key_and_a_page_do_not_load_what_is_far_off(module: str, far_off: set[str]) -> None:
    """The window waits while they are loaded."""
    loaded = modules_after_importing(module)
    assert module in loaded
    assert {f"engage.services.{name}" for name in far_off} & loaded == set()


def test_the_command_line_starts_without_qt() -> None:
    assert "PySide6" not in modules_after_importing("engage.cli.main")


def test_development_pins_what_users_get() -> None:
    lines = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.match(r"^[\w.-]+==[\w.]+( ; .*)?$", pin)] == []
    pinned = {re.split("==", pin)[0].lower() for pin in pins}
    needed = {re.split(r"[^\w-]", need)[0].lower() for need in PROJECT["project"]["dependencies"]}
    assert needed - pinned == set()


def test_the_wheel_carries_all_sources_and_resources(tmp_path: Path) -> None:
    build = ["wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation", "-w", tmp_path, ROOT]
    subprocess.run([sys.executable, "-m", "pip", *build], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("engage-*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    for folder, place in ((SOURCE, "engage"), (ROOT / "resources", "engage/resources")):
        files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        wanted = {f"{place}/{file.as_posix()}" for file in files if "__pycache__" not in file.parts}
        assert wanted - shipped == set()


@pytest.mark.parametrize("document", sorted(ROOT.glob("*.md")), ids=name)
def test_documents_name_only_what_is_there(document: Path) -> None:
    code = re.findall(r"`([^`\n]+)`|\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    paths = {
        path
        for pair in code
        for path in pair
        if re.fullmatch(r"[\w.-]+(/[\w.-]+)*(/|\.(md|py|sh|ui|toml|txt|spec|png))", path)
    }
    missing = {path for path in paths if not any((root / path).exists() for root in (ROOT, SOURCE))}
    assert missing == set()
