"""Answers to a consultation as government's consultation analysis takes them: JSON Lines in a ZIP file.

`inputs` has what was asked and answered, `outputs` what was found in it: themes, which answer speaks to which
of them, and how it stands. A respondent is a number and nothing else.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from engage.domain.agendas import Theme
from engage.domain.consultations import Question
from engage.domain.feedback import Feedback, Stance
from engage.services.exporting import archives
from engage.services.exporting.exchange import answers
from engage.services.exporting.exchange.answers import Answers, Respondent
from engage.services.exporting.exchange.wanted import Wanted
from engage.storage import records

_SENTIMENTS: Mapping[Stance, str] = {Stance.SUPPORT: "AGREEMENT", Stance.OPPOSE: "DISAGREEMENT"}
_UNCLEAR = "UNCLEAR"


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write the folders; return what is not in them."""
    found = answers.read(wanted)
    with archives.opened(file) as archive:
        _write_lines(archive, "inputs/respondents.jsonl", map(_respondent, found.respondents))
        for number, question in enumerate(found.consultation.questions, start=1):
            _write_question(archive, number, question, found)
            _write_findings(archive, number, question, found, wanted)
    return list(found.left_out)


def _respondent(each: Respondent) -> dict[str, Any]:
    name = f"Respondent {each.number}"
    return {"themefinder_id": each.number, "supplied_respondent_id": name, "demographics": {}}


def _write_question(archive: zipfile.ZipFile, number: int, question: Question, found: Answers) -> None:
    folder = f"inputs/question_part_{number}"
    asked = {"question_number": number, "question_text": question.text, "question_part_type": "free_text"}
    archive.writestr(archives.entry(f"{folder}/question_part.json"), _json(asked))
    said = ((each.number, each.text(question)) for each in found.respondents)
    rows = ({"themefinder_id": id, "text": text} for id, text in said if text)
    _write_lines(archive, f"{folder}/responses.jsonl", rows)


def _write_findings(
    archive: zipfile.ZipFile, number: int, question: Question, found: Answers, wanted: Wanted
) -> None:
    folder = f"outputs/mapping/question_part_{number}"
    given = {
        each.number: [piece.feedback for piece in each.answers[question.id]]
        for each in found.respondents
        if question.id in each.answers
    }
    codings = {id: [c for feedback in said for c in feedback.codings] for id, said in given.items()}
    ids = dict.fromkeys(coding.theme.id for each in codings.values() for coding in each)
    themes = sorted(
        records.fetch(wanted.connection, Theme, list(ids)), key=lambda theme: (theme.code, theme.uid)
    )
    archive.writestr(archives.entry(f"{folder}/themes.json"), _json([_theme(each) for each in themes]))
    mapped = (
        {"themefinder_id": id, "theme_keys": list(dict.fromkeys(coding.theme.uid for coding in each))}
        for id, each in codings.items()
    )
    _write_lines(archive, f"{folder}/mapping.jsonl", mapped)
    stands = ({"themefinder_id": id, "sentiment": _stands(said)} for id, said in given.items())
    _write_lines(archive, f"{folder}/sentiment.jsonl", stands)


def _theme(theme: Theme) -> dict[str, str]:
    return {
        "theme_key": theme.uid,
        "theme_name": f"{theme.code} {theme.title}",
        "theme_description": theme.description,
    }


def _stands(said: Iterable[Feedback]) -> str:
    """For or against, where all that was said to the question is; all else is unclear there."""
    found = {_SENTIMENTS.get(stance, _UNCLEAR) for feedback in said for stance in _stances(feedback)}
    return found.pop() if len(found) == 1 else _UNCLEAR


def _stances(feedback: Feedback) -> Iterator[Stance]:
    if feedback.codings:
        yield from (coding.stance for coding in feedback.codings)
    else:
        yield feedback.stance or Stance.UNCLEAR


def _write_lines(archive: zipfile.ZipFile, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    archive.writestr(archives.entry(name), "".join(f"{_json(row)}\n" for row in rows))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
