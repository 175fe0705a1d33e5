"""Answers for those who analyse them: every answer, in the shape that they take, and nobody's name."""

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from engage.domain.consultations import Consultation, Question
from engage.domain.disclosure import Level
from engage.domain.feedback import Feedback, Stance
from engage.domain.records import Noun, Reference
from engage.errors import Invalid
from engage.services import records, undo
from engage.services.exporting.data import export
from engage.services.importing.imports import import_file
from engage.services.leaks import Leaking
from engage.services.projects import Project
from tests.builders import DAY, add
from tests.services.exporting.exchange.worlds import World, every

NAMES = ("Ana", "Specimen", "Glassworks", "Union", "@", "020 7946", "ZZ1", "AB")


def sheet(project: Project, path: Path, **given: Any) -> list[list[str]]:
    export(project, path, name="responses", **given)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def files(path: Path) -> dict[str, Any]:
    """What is in a ZIP file, read as JSON or as lines of it."""
    with zipfile.ZipFile(path) as archive:
        return {name: _read(name, archive.read(name).decode()) for name in archive.namelist()}


def _read(name: str, text: str) -> Any:
    return [json.loads(line) for line in text.splitlines()] if name.endswith(".jsonl") else json.loads(text)


def test_a_sheet_has_a_row_for_each_respondent(world: World, tmp_path: Path) -> None:
    assert sheet(world.project, tmp_path / "answers.csv") == [
        ["Respondent", "1. What would help, and why?", "2. Anything else?"],
        ["Respondent 1", "Cheaper power, whoever makes it.", "'=1+1"],
        ["Respondent 2", "No response", "Not at all."],
    ]


def test_nobody_is_named(world: World, tmp_path: Path) -> None:
    sheet(world.project, tmp_path / "answers.csv")
    export(world.project, tmp_path / "answers.zip")
    with zipfile.ZipFile(tmp_path / "answers.zip") as archive:
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
    for text in (whole, (tmp_path / "answers.csv").read_text(encoding="utf-8-sig")):
        assert not [name for name in NAMES if name in text]


def test_a_name_in_an_answer_stops_it_and_is_told(world: World, tmp_path: Path) -> None:
    (consultation,) = every(world.project, Consultation)
    told = Feedback(
        text="Ask Ana-Sofía Specimen; the “Example”, née Ŵyn, on 020 7946 0100.",
        question=Reference(consultation.questions[0].id),
        said_on=DAY,
    )
    add(world.project, told)
    for path, name in ((tmp_path / "answers.csv", "responses"), (tmp_path / "answers.zip", "")):
        with pytest.raises(Leaking) as error:
            export(world.project, path, name=name)
        assert "020 7946 0100" in {leak.words for leak in error.value.leaks}
        assert not path.exists()
    export(world.project, tmp_path / "answers.zip", despite="The department asked for it")
    assert undo.history(world.project)[0].label.endswith("The department asked for it")


def test_what_is_withheld_stays_here(world: World, tmp_path: Path) -> None:
    records.edit(world.project, Feedback, world.said[5].id, disclosure=Level.WITHHELD)
    records.edit(world.project, Feedback, world.said[6].id, paraphrase="A sum")
    done = export(world.project, tmp_path / "answers.csv", name="responses")
    rows = sheet(world.project, tmp_path / "answers.csv")
    assert rows[1] == ["Respondent 1", "No response", "A sum"]
    assert done.not_carried[-1] == "Left out: 1 answer that may not be quoted."


def test_a_sheet_comes_back(world: World, other: Project, tmp_path: Path) -> None:
    path = tmp_path / "Example consultation.csv"
    sheet(world.project, path)
    report = import_file(other, path)
    assert report.problems == ()
    (asked,) = every(other, Consultation)
    assert [(each.number, each.text) for each in asked.questions] == [
        ("1", "What would help, and why?"),
        ("2", "Anything else?"),
    ]
    said = {each.text for each in every(other, Feedback)}
    assert said == {"Cheaper power, whoever makes it.", "=1+1", "Not at all."}
    assert not import_file(other, path).changes


def test_the_folders_are_those_that_analysis_reads(world: World, tmp_path: Path) -> None:
    export(world.project, tmp_path / "answers.zip")
    found = files(tmp_path / "answers.zip")
    assert found["inputs/respondents.jsonl"] == [
        {"themefinder_id": number, "supplied_respondent_id": f"Respondent {number}", "demographics": {}}
        for number in (1, 2)
    ]
    first, second = "question_part_1", "question_part_2"
    assert found[f"inputs/{first}/question_part.json"] == {
        "question_number": 1,
        "question_text": "What would help, and why?",
        "question_part_type": "free_text",
    }
    assert found[f"inputs/{second}/responses.jsonl"] == [
        {"themefinder_id": 1, "text": "=1+1"},
        {"themefinder_id": 2, "text": "Not at all."},
    ]
    assert found[f"outputs/mapping/{first}/themes.json"] == [
        {"theme_key": world.price.uid, "theme_name": "1.1 Prices & <tariffs>", "theme_description": ""}
    ]
    assert found[f"outputs/mapping/{first}/mapping.jsonl"] == [
        {"themefinder_id": 1, "theme_keys": [world.price.uid]}
    ]
    assert found[f"outputs/mapping/{first}/sentiment.jsonl"] == [
        {"themefinder_id": 1, "sentiment": "AGREEMENT"}
    ]
    assert found[f"outputs/mapping/{second}/sentiment.jsonl"] == [
        {"themefinder_id": 1, "sentiment": "UNCLEAR"},
        {"themefinder_id": 2, "sentiment": "DISAGREEMENT"},
    ]


def test_what_points_both_ways_is_unclear(world: World, tmp_path: Path) -> None:
    records.edit(world.project, Feedback, world.said[6].id, stance=Stance.SUPPORT)
    question = Reference(every(world.project, Consultation)[0].questions[1].id)
    against = Feedback(
        text="Or not.", question=question, said_on=DAY, stance=Stance.OPPOSE, contact=world.ana,
        organisation=world.works,
    )  # fmt: skip
    add(world.project, against)
    export(world.project, tmp_path / "answers.zip")
    found = files(tmp_path / "answers.zip")
    assert found["outputs/mapping/question_part_2/sentiment.jsonl"][0]["sentiment"] == "UNCLEAR"
    assert found["inputs/question_part_2/responses.jsonl"][0]["text"] == "=1+1\n\nOr not."


def test_it_is_of_one_consultation(world: World, tmp_path: Path) -> None:
    add(world.project, Consultation(title="Another"))
    with pytest.raises(Invalid, match="There are 2 consultations"):
        export(world.project, tmp_path / "answers.zip")
    with pytest.raises(Invalid, match="“Another” asks no questions"):
        export(world.project, tmp_path / "answers.zip", filter="another")
    assert len(sheet(world.project, tmp_path / "answers.csv", filter="example")) == 3


def test_a_number_that_is_none_stays_out_of_the_heading(project: Project, tmp_path: Path) -> None:
    asked = (Question(number="On heat", text="Why?\nAnd how?"), Question(number="3a", text="When?"))
    add(project, Consultation(title="Odd", questions=asked))
    assert sheet(project, tmp_path / "answers.csv", noun=Noun.CONSULTATION) == [
        ["Respondent", "Why? And how?", "3a. When?"]
    ]
