"""What holds for every format that can be imported."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.errors import EngageError
from engage.services.importing.imports import import_file
from engage.services.importing.registry import importer_for, importers
from engage.services.importing.source import Source
from engage.services.importing.work import Importer
from tests.builders import new_project, rows

PLUGIN = """
from engage.services.importing.work import Importer, Likeness, Outcome

def put_in(work):
    work.read += 1
    work.outcomes[Outcome.SKIPPED] += 1
    work.problem(1, "Birds were seen.")

def likeness(source):
    return Likeness(source.name == "a.bird", "its name says so")

IMPORTER = Importer("birds", "Birds", ("bird", "birds"), (".bird",), likeness, put_in)
"""

every = pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)


def test_every_format_has_a_name_of_its_own() -> None:
    names = [importer.name for importer in importers()]
    assert len(set(names)) == len(names)


@every
def test_it_says_what_it_reads(importer: Importer) -> None:
    assert importer.summary[0].isupper()
    assert not importer.summary.endswith(".")
    assert all(suffix.startswith(".") and suffix.islower() for suffix in importer.suffixes)
    assert len(set(importer.counts)) == 2


@every
@given(text=st.text(max_size=80), suffix=st.sampled_from([".csv", ".txt", ".md", ""]))
def test_any_text_has_a_likeness(importer: Importer, text: str, suffix: str) -> None:
    assert 0 <= importer.likeness(Source(Path(f"file{suffix}"), text.encode())).certainty <= 1


@every
@pytest.mark.parametrize("text", ["x", "a,b\n1,2", "# \n", "- \n- \n", '"'])
def test_what_it_cannot_use_is_refused_and_leaves_nothing(
    importer: Importer, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text)
    with new_project(tmp_path / "p.engage") as project:
        before = rows(project)
        with pytest.raises(EngageError):
            import_file(project, path, as_format=importer.name)
        assert rows(project) == before


@given(st.text(max_size=80), st.sampled_from([".csv", ".txt", ""]))
def test_any_text_has_a_format_or_is_asked_about(text: str, suffix: str) -> None:
    with suppress(EngageError):
        importer_for(Source(Path(f"file{suffix}"), text.encode()))


def test_installed_packages_offer_formats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_packages: None
) -> None:
    package = tmp_path / "package"
    about = package / "birds-1.0.dist-info"
    about.mkdir(parents=True)
    (package / "engage_birds.py").write_text(PLUGIN)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: birds\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[engage.importers]\nbirds = engage_birds:IMPORTER\n")
    monkeypatch.syspath_prepend(package)
    path = tmp_path / "a.bird"
    path.write_text("robin")
    with new_project(tmp_path / "p.engage") as project:
        report = import_file(project, path)
    assert (report.format, report.read, report.skipped) == ("birds", 1, 1)
    assert [problem.message for problem in report.problems] == ["Birds were seen."]
