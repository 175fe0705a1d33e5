"""Pieces of feedback with their themes as a table: through our export, and straight from a SELECT."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook

from benchmarks import papers
from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.domain.records import Noun
from engage.services.exporting.data import export

_RUNS = 21
_SHARE = 0.1

_SELECT = """
SELECT hex(said.uid), said.text, engagement.title, question.text,
    contact.given_name || ' ' || contact.family_name, organisation.name,
    (SELECT group_concat(theme.code, ', ') FROM coding JOIN theme ON theme.id = coding.theme_id
        WHERE coding.feedback_id = said.id),
    said.stance, said.said_on, said.said_at, said.zone, said.is_verbatim, said.paraphrase, said.capacity,
    said.members_spoken_for, said.disclosure, said.permission_by, said.permission_on, said.permission_how,
    said.has_evidence, said.is_key_point, said.notes,
    (SELECT group_concat(feedback_tag.name, ', ') FROM feedback_tag WHERE feedback_tag.feedback_id = said.id)
FROM feedback AS said
LEFT JOIN engagement ON engagement.id = said.engagement_id
LEFT JOIN question ON question.id = said.question_id
LEFT JOIN contact ON contact.id = said.contact_id
LEFT JOIN organisation ON organisation.id = said.organisation_id
WHERE said.id IN (
    SELECT feedback_id FROM coding JOIN theme ON theme.id = coding.theme_id WHERE theme.code IN ({codes}))
ORDER BY said.said_on DESC, said.id DESC
"""
"""The columns of the export as they stand in the file, in its order."""


def pairs(bench: Bench, suffix: str) -> Iterator[Pair]:
    """The writing of a tenth of all feedback to a file, by us and bare."""
    with (
        tempfile.TemporaryDirectory(dir=bench.path.parent) as folder,
        bench.open() as project,
        bench.bare() as bare,
    ):
        wanted = papers.some(project, _SHARE)
        codes = ", ".join(f"'{code}'" for code in wanted.removeprefix("theme:").split(","))
        statement = _SELECT.format(codes=codes)
        path = Path(folder) / f"said{suffix}"
        for _ in range(_RUNS):
            ours = seconds(partial(export, project, path, Noun.FEEDBACK, wanted))
            yield ours, seconds(partial(_BARE[suffix], partial(bare.execute, statement), path))


_Rows = Callable[[], Iterable[Sequence[Any]]]


def _csv(rows: _Rows, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows())


def _xlsx(rows: _Rows, path: Path) -> None:
    workbook = Workbook(str(path), {"constant_memory": True})
    sheet = workbook.add_worksheet()
    for number, row in enumerate(rows()):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell)
            elif cell:
                sheet.write_string(number, column, cell)
    workbook.close()


_BARE: dict[str, Callable[[_Rows, Path], None]] = {".csv": _csv, ".xlsx": _xlsx}
