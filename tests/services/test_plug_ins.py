"""What another package adds may be broken: that is said by its name, and all else goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from engage import bugs
from engage.domain.progress import silent
from engage.errors import EngageError
from engage.services import plug_ins
from engage.services.exporting import registry as exporting
from engage.services.exporting.house_style import PLAIN
from engage.services.importing import registry as importing
from engage.services.importing.imports import import_file
from engage.services.importing.source import Source
from engage.services.projects import Project
from engage.services.summaries import registry as summaries
from tests.builders import rows
from tests.services.exporting.documents import document

Install = Callable[[str, str], None]

IMPORTER = """
from engage.services.importing.work import Importer, Likeness
def likeness(source):
    {likeness}
def put_in(work):
    {put_in}
THING = Importer({name!r}, "Birds", ("bird", "birds"), (".bird",), likeness, put_in)
"""
TAKES_BIRDS = "return Likeness(source.suffix == '.bird')"
SUMMARY = """
from engage.services.summaries.registry import Summary
def build(scope):
    raise KeyError("nest")
THING = Summary({name!r}, "Birds", build)
"""
BROKEN = {
    "not there": ("", "AttributeError: module 'birds' has no attribute 'THING'"),
    "unreadable": ("def:", "SyntaxError: "),
    "fails": ("1 / 0", "ZeroDivisionError: division by zero"),
    "needs more": ("import feathers", "ModuleNotFoundError: No module named 'feathers'"),
    "something else": ("THING = 7", "birds:THING is no "),
}
"""A module, and what is said of it."""

broken = pytest.mark.parametrize(("module", "why"), BROKEN.values(), ids=BROKEN)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_packages: None) -> Install:
    """Install a package that offers the `THING` of its module to a group."""
    package = tmp_path / "package"
    about = package / "engage_birds-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: engage-birds\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(package)

    def offer(group: str, module: str) -> None:
        (package / "birds.py").write_text(module)
        (about / "entry_points.txt").write_text(f"[{group}]\nbirds = birds:THING\n")
        monkeypatch.delitem(sys.modules, "birds", raising=False)
        plug_ins.offered.cache_clear()

    return offer


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A file that Engage reads itself."""
    path = tmp_path / "people.csv"
    path.write_text("given_name,family_name,email\nAna,Sample,ana@forge.example\n")
    return path


def refused(said: EngageError, why: str) -> bool:
    """Whether it is said what could not be loaded, of which package, why, and what to do."""
    return (
        said.what == "“birds” of the package engage-birds could not be loaded"
        and said.why.startswith(why)
        and said.next_step == "Install a later engage-birds, or take it out"
    )


@broken
def test_an_importer_that_cannot_be_loaded_is_told_and_stops_no_other(
    module: str, why: str, install: Install, project: Project, table: Path
) -> None:
    ours = importing.importers()
    install(importing.ENTRY_POINTS, module)
    *others, added = importing.importers()
    assert others == ours
    assert (added.name, added.suffixes) == ("birds", ())
    assert "could not be loaded" in added.summary
    assert import_file(project, table).added == 1
    before = rows(project)
    with pytest.raises(EngageError) as error:
        import_file(project, table, as_format="birds")
    assert refused(error.value, why)
    assert rows(project) == before


@broken
def test_a_summary_that_cannot_be_loaded_is_told_and_stops_no_other(
    module: str, why: str, install: Install, project: Project
) -> None:
    ours = summaries.summaries()
    install(summaries.GROUP, module)
    *others, added = summaries.summaries()
    assert tuple(others) == ours
    assert "could not be loaded" in added.description
    assert summaries.build(project, "by-theme").title
    with pytest.raises(EngageError) as error:
        summaries.build(project, "birds")
    assert refused(error.value, why)


@broken
def test_an_exporter_that_cannot_be_loaded_is_told_and_stops_no_other(
    module: str, why: str, install: Install, tmp_path: Path
) -> None:
    install(exporting.ENTRY_POINTS, module)
    assert exporting.formats()[-1].label == "BIRDS, by engage-birds"
    with pytest.raises(EngageError) as error:
        exporting.write(document(), tmp_path / "out.birds")
    assert refused(error.value, why)
    assert not (tmp_path / "out.birds").exists()
    exporting.write(document(), tmp_path / "out.md")


def test_one_that_fails_when_it_looks_at_a_file_hinders_no_other(
    install: Install, project: Project, table: Path
) -> None:
    install(importing.ENTRY_POINTS, IMPORTER.format(name="birds", likeness="1 / 0", put_in="pass"))
    assert import_file(project, table).format == "contacts"
    assert "ZeroDivisionError" in bugs.log_file().read_text(encoding="utf-8")


def test_a_failing_importer_is_named_and_leaves_nothing(
    install: Install, project: Project, tmp_path: Path
) -> None:
    writes = "work.connection.exec_driver_sql(\"UPDATE project SET name = 'Birds'\"); 1 / 0"
    install(importing.ENTRY_POINTS, IMPORTER.format(name="birds", likeness=TAKES_BIRDS, put_in=writes))
    (tmp_path / "a.bird").write_text("robin")
    before = rows(project)
    with pytest.raises(EngageError) as error:
        import_file(project, tmp_path / "a.bird")
    assert failed(error.value, "ZeroDivisionError")
    assert rows(project) == before


def failed(said: EngageError, kind: str) -> bool:
    """Whether it is said whose mistake it is, and where its maker finds out more."""
    return (
        said.what == "“birds” of the package engage-birds failed"
        and said.why == f"this is a mistake in that package ({kind}), and not in what you did"
        and str(bugs.log_file()) in said.next_step
        and kind in bugs.log_file().read_text(encoding="utf-8")
    )


def test_a_failing_summary_is_named(install: Install, project: Project) -> None:
    install(summaries.GROUP, SUMMARY.format(name="birds"))
    with pytest.raises(EngageError) as error:
        summaries.build(project, "birds")
    assert failed(error.value, "KeyError")


def test_a_failing_exporter_is_named_and_leaves_the_old_file(install: Install, tmp_path: Path) -> None:
    install(
        exporting.ENTRY_POINTS,
        "def THING(document, file, progress, style):\n    file.write(b'half')\n    document.nest",
    )
    (tmp_path / "out.birds").write_bytes(b"old")
    with pytest.raises(EngageError) as error:
        exporting.write(document(), tmp_path / "out.birds")
    assert failed(error.value, "AttributeError")
    assert (tmp_path / "out.birds").read_bytes() == b"old"


def test_what_it_refuses_itself_is_told_in_its_own_words(
    install: Install, project: Project, tmp_path: Path
) -> None:
    refuses = "from engage.errors import Invalid; raise Invalid('No birds', 'it is winter', 'Wait for May')"
    install(importing.ENTRY_POINTS, IMPORTER.format(name="birds", likeness=TAKES_BIRDS, put_in=refuses))
    (tmp_path / "a.bird").write_text("robin")
    with pytest.raises(EngageError, match=r"No birds: it is winter. Wait for May\."):
        import_file(project, tmp_path / "a.bird")
    assert not bugs.log_file().exists()


def test_a_disk_that_is_full_is_no_mistake_of_the_package(install: Install) -> None:
    install(
        exporting.ENTRY_POINTS,
        "def THING(document, file, progress, style):\n    raise OSError(28, 'No space left on device')",
    )
    (added,) = (one for one in exporting.formats() if one.suffix == ".birds")
    with pytest.raises(OSError, match="No space left"):
        added.load()(document(), BytesIO(), silent, PLAIN)


def test_what_the_database_says_is_no_mistake_of_the_package(
    install: Install, project: Project, tmp_path: Path
) -> None:
    asks = "work.connection.exec_driver_sql('INSERT INTO organisation SELECT * FROM organisation, nowhere')"
    install(importing.ENTRY_POINTS, IMPORTER.format(name="birds", likeness=TAKES_BIRDS, put_in=asks))
    (tmp_path / "a.bird").write_text("robin")
    with pytest.raises(EngageError, match="is damaged: a part of it is missing"):
        import_file(project, tmp_path / "a.bird")


@pytest.mark.parametrize("name", ["contacts", "cards"])
def test_a_name_that_engage_has_stays_its_own(name: str, install: Install) -> None:
    ours = importing.importer_named(name)
    install(importing.ENTRY_POINTS, IMPORTER.format(name=name, likeness=TAKES_BIRDS, put_in="pass"))
    assert importing.importer_named(name) is ours
    assert [one.name for one in importing.importers()].count(name) == 1


def test_a_summary_that_engage_has_stays_its_own(install: Install, project: Project) -> None:
    install(summaries.GROUP, SUMMARY.format(name="by-theme"))
    assert summaries.names().count("by-theme") == 1
    assert summaries.build(project, "by-theme").title


def test_a_file_that_its_importer_likes_is_read_by_it(install: Install, tmp_path: Path) -> None:
    install(importing.ENTRY_POINTS, IMPORTER.format(name="birds", likeness=TAKES_BIRDS, put_in="pass"))
    assert importing.importer_for(Source(tmp_path / "a.bird", b"robin")).name == "birds"


def test_what_is_installed_is_looked_through_once() -> None:
    summaries.summaries()
    looked = plug_ins.offered.cache_info().misses
    summaries.find("by-theme")
    assert plug_ins.offered.cache_info().misses == looked
