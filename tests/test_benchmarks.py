"""What is measured still runs, and says what it found."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import cases, data, engine, report
from benchmarks.bench import Bench
from benchmarks.engine import Case, Result, measure
from benchmarks.growth import growths
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.errors import WrongPassphrase
from engage.services import records, search

CASES = {case.name for case in cases.CASES}
TINY = data.Size(organisations=5, contacts=10, engagements=3, feedback=250, themes=4, words=8)


@pytest.fixture(scope="module", params=["plain", "encrypted"])
def bench(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(data.SIZES, "tiny", TINY)
        folder = tmp_path_factory.mktemp("bench")
        return data.project("tiny", folder, encrypted=request.param == "encrypted")


def test_a_project_holds_what_its_size_says(bench: Bench) -> None:
    with bench.open() as made:
        counts = search.counts(made)
    assert counts[Noun.FEEDBACK] == TINY.feedback
    assert counts[Noun.CONTACT] == TINY.contacts
    assert counts[Noun.THEME] == TINY.themes


def test_feedback_mentions_what_was_drawn_for_it(bench: Bench) -> None:
    drawn = [record for record in data.content(TINY) if isinstance(record, Feedback)]
    with bench.open() as made:
        kept = records.rows(made, Feedback, range(1, TINY.feedback + 1))
    for ours, theirs in zip(kept, drawn, strict=True):
        assert ours.text == theirs.text
        assert (ours.contact and ours.contact.id) == (theirs.contact and theirs.contact.id)
        assert [each.theme.id for each in ours.codings] == [each.theme.id for each in theirs.codings]


def test_an_encrypted_project_opens_by_its_key_alone(bench: Bench) -> None:
    with bench.bare() as raw:
        assert raw.execute("SELECT count(*) FROM feedback").fetchone() == (TINY.feedback,)
    if bench.key is not None:
        with pytest.raises(WrongPassphrase):
            Bench(bench.path).open()


def test_a_few_say_most_and_most_is_about_few_themes() -> None:
    size = data.Size(organisations=100, contacts=500, engagements=20, feedback=2_000, words=1)
    said = [record for record in data.content(size) if isinstance(record, Feedback)]
    themes = Counter(coding.theme.id for piece in said for coding in piece.codings)
    bodies = Counter(piece.organisation.id for piece in said if piece.organisation)
    for counted in (themes, bodies):
        tenth = [count for _, count in counted.most_common(max(len(counted) // 10, 6))]
        assert sum(tenth) > counted.total() / 3
    assert {len(piece.codings) for piece in said} == {0, 1, 2, 3}
    assert 0 < sum(bool(piece.notes) for piece in said) < sum(bool(piece.tags) for piece in said) < 400


def test_a_project_is_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(data.SIZES, "tiny", data.Size(1, 1, 1, 5, themes=1))
    texts = []
    for folder in ("first", "second"):
        with data.project("tiny", tmp_path / folder).open() as made:
            texts.append([(hit.noun, hit.title) for hit in search.search(made, data.words()[0])])
    assert texts[0] == texts[1] != []


def test_one_of_another_recipe_has_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(data.SIZES, "tiny", data.Size(1, 1, 1, 5, themes=1))
    first = data.project("tiny", tmp_path).path
    assert data.project("tiny", tmp_path).path == first
    monkeypatch.setattr(data, "SEED", data.SEED + 1)
    data.recipe.cache_clear()
    assert data.project("tiny", tmp_path).path != first
    data.recipe.cache_clear()


@pytest.mark.parametrize("bench", ["encrypted"], indirect=True)  # the build does it with plain ones
@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_every_case_measures_both_sides(case: Case, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FEWEST", 2)
    result = measure(case, "tiny", bench, patience=0)
    assert result.ours > 0
    assert result.limit > 0
    assert result.runs == 2
    assert result.encrypted


def test_results_are_printed_and_kept(tmp_path: Path) -> None:
    steady = Case("steady", 1.5, lambda bench: [(9.0, 1.0), (2.0, 1.0), (2.0, 1.0), (3.0, 1.0)])
    result = measure(steady, "S", Bench(tmp_path))
    assert (result.ratio, result.ours, result.limit, result.runs) == (2.0, 2.0, 1.0, 3)
    assert "not reached" in report.line(result)
    report.write([result], [], tmp_path / "build" / "bench.json")
    kept = json.loads((tmp_path / "build" / "bench.json").read_text())
    assert set(kept) == {"machine", "cases", "growth"}
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


def _measured(ours: dict[str, float]) -> list[Result]:
    return [Result("each", size, False, took, 1.0, took, 1.0, 3) for size, took in ours.items()]


@pytest.mark.parametrize(
    ("ours", "touches_all", "exponent", "is_kept"),
    [
        ({"S": 4.0, "M": 5.0, "L": 6.0}, False, 0.088, True),  # as the logarithm
        ({"S": 1.0, "M": 1.5, "L": 2.25}, False, 0.176, False),
        ({"S": 1.0, "M": 10.0, "L": 100.0}, False, 1.0, False),
        ({"S": 1.0, "M": 10.0, "L": 100.0}, True, 1.0, True),
        ({"S": 1.0, "M": 40.0, "L": 1600.0}, True, 1.602, False),
    ],
)
def test_what_grows_is_held_against_the_logarithm(
    ours: dict[str, float], touches_all: bool, exponent: float, is_kept: bool
) -> None:
    case = Case("each", 1.0, lambda bench: [], touches_all=touches_all)
    (growth,) = growths([case], _measured(ours))
    assert growth.exponent == pytest.approx(exponent, abs=0.001)
    assert growth.is_kept == is_kept
    assert ("not kept" in report.growth_line(growth)) != is_kept


def test_one_size_says_nothing_of_growth() -> None:
    assert list(growths(cases.CASES, _measured({"S": 1.0}))) == []


def test_every_case_is_explained() -> None:
    readme = (Path(cases.__file__).parent / "README.md").read_text(encoding="utf-8")
    rows = {row.split("`")[1]: row for row in readme.splitlines() if row.startswith("| `")}
    assert {name: rows.get(name, "").count("|") for name in CASES} == dict.fromkeys(CASES, 8)
    assert [size for size in data.SIZES if size not in rows] == []


def test_the_table_in_the_readme_has_every_case() -> None:
    readme = (Path(cases.__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE)) == CASES


def test_the_table_is_put_between_its_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"Before.\n{report.BEGIN}| `old` | 1 |\n{report.END}After.\n", encoding="utf-8")
    explained = tmp_path / "explained.md"
    explained.write_text(
        "| `steady` | what | why | limit | 1.5 | – / – | how |\n| `gui` |\n", encoding="utf-8"
    )
    steady, other = (Case(name, 1.5, lambda bench: []) for name in ("steady", "other"))
    reached = Result("steady", "L", False, 1.0, 1.0, 1.0, 1.5, 3)
    for ratio in (1.75, 2.25):
        found = [reached, replace(reached, encrypted=True, ratio=ratio), replace(reached, size="M")]
        report.put_into(readme, explained, [steady, other], found)
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"Before.\n{report.BEGIN}")
    assert text.endswith(f"{report.END}After.\n")
    assert text.count("| `steady` | 1.5 | 1.00 | **2.25** | 0.00 |\n| `other` | 1.5 | – | – | – |\n") == 1
    assert "| `old` |" not in text
    assert explained.read_text(encoding="utf-8") == (
        "| `steady` | what | why | limit | 1.5 | 1.00 / **2.25** | how |\n| `gui` |\n"
    )


def test_what_was_measured_before_is_kept_till_it_is_measured_again(tmp_path: Path) -> None:
    file, steady = tmp_path / "bench.json", Case("steady", 1.5, lambda bench: [], unit="bytes")
    assert report.earlier(file, [steady]) == []
    result = Result("steady", "L", False, 1.0, 1.0, 1.0, 1.5, 3, unit="bytes")
    report.write([result, replace(result, case="gone")], [], file)
    assert report.earlier(file, [steady]) == [result]
    file.write_text(file.read_text(encoding="utf-8").replace(str(report.machine()["system"]), "another"))
    assert report.earlier(file, [steady]) == []
