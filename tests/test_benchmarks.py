"""What is measured still runs, and says what it found."""

import json
from pathlib import Path

import pytest

from benchmarks import cases, data
from benchmarks.engine import Case, lines, measure, write
from engage.domain.records import Noun
from engage.services import projects, search

TINY = data.Size(organisations=5, contacts=10, engagements=3, feedback=250, themes=4, words=8)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(data.SIZES, "tiny", TINY)
        return data.project("tiny", tmp_path_factory.mktemp("bench"))


def test_a_project_holds_what_its_size_says(project: Path) -> None:
    with projects.open_project(project, who="tests") as made:
        counts = search.counts(made)
    assert counts[Noun.FEEDBACK] == TINY.feedback
    assert counts[Noun.CONTACT] == TINY.contacts
    assert counts[Noun.THEME] == TINY.themes


def test_a_project_is_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(data.SIZES, "tiny", data.Size(1, 1, 1, 5, themes=1))
    texts = []
    for folder in ("first", "second"):
        with projects.open_project(data.project("tiny", tmp_path / folder), who="tests") as made:
            texts.append([(hit.noun, hit.title) for hit in search.search(made, data.words()[0])])
    assert texts[0] == texts[1] != []


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_every_case_measures_both_sides(case: Case, project: Path) -> None:
    result = measure(case, "tiny", project)
    assert result.ours > 0
    assert result.limit > 0
    assert result.runs >= 20


def test_results_are_printed_and_kept(tmp_path: Path) -> None:
    steady = Case("steady", 1.5, lambda project: [(9.0, 1.0), (2.0, 1.0), (2.0, 1.0), (3.0, 1.0)])
    result = measure(steady, "S", tmp_path)
    assert (result.ratio, result.ours, result.limit, result.runs) == (2.0, 2.0, 1.0, 3)
    assert any("not reached" in line for line in lines([result]))
    write([result], tmp_path / "build" / "bench.json")
    kept = json.loads((tmp_path / "build" / "bench.json").read_text())
    assert set(kept) == {"machine", "cases"}
    assert kept["cases"] == [
        {
            "case": "steady",
            "size": "S",
            "encrypted": False,
            "ours": 2.0,
            "limit": 1.0,
            "ratio": 2.0,
            "runs": 3,
        }
    ]


def test_every_case_is_explained() -> None:
    readme = (Path(cases.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert [case.name for case in cases.CASES if f"| `{case.name}` |" not in readme] == []
    assert [size for size in data.SIZES if f"| `{size}` |" not in readme] == []
