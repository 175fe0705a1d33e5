"""The cases: what Engage does, and beside it the bare work that nobody could leave out."""

from __future__ import annotations

import io
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from benchmarks import data, imports, papers, start
from benchmarks.engine import Case, Pair, seconds
from engage.domain.disclosure import Audience
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.progress import silent
from engage.services import feedback, leaks, projects, records
from engage.services.exporting import pdf
from engage.services.projects import Project
from engage.services.search import search
from engage.services.summaries import registry
from engage.services.summaries.document import Document


@contextmanager
def _bare(file: Path) -> Iterator[Any]:
    """The driver's own connection, as safe on disk as a project's."""
    with closing(driver.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        yield connection


@contextmanager
def _copy(file: Path) -> Iterator[Path]:
    """A copy to write to, so that the next case finds what this one found."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        yield Path(shutil.copy(file, folder))


def _fetch(connection: Any, statement: str, *values: str) -> list[Any]:
    return list(connection.execute(statement, values))


def log(file: Path) -> Iterator[Pair]:
    """One line at an engagement, from what was typed until it is on disk."""
    chance = random.Random(data.SEED)
    known = data.words()
    insert = "INSERT INTO line (text) VALUES (?)"
    with (
        _copy(file) as copy,
        projects.open_project(copy, who="benchmarks") as project,
        _bare(copy.with_name("bare.db")) as bare,
    ):
        bare.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)")
        engagement = records.ids(project, Engagement)[0]
        for number in range(201):
            text = " ".join(chance.choices(known, k=20))
            line = f'@"Example {number}" #{number % 60 + 1} + {text} !'
            yield (
                seconds(partial(feedback.log, project, engagement, line)),
                seconds(partial(_fetch, bare, insert, line)),
            )


def page(file: Path) -> Iterator[Pair]:
    """200 rows from anywhere in the sorted list of all feedback."""
    chance = random.Random(data.SEED)
    with projects.open_project(file, who="benchmarks") as project, _bare(file) as bare:
        ids = records.ids(project, Feedback, sort="-said_on")
        for _ in range(101):
            start = chance.randrange(len(ids) - 200)
            wanted = ids[start : start + 200]
            statement = f"SELECT * FROM feedback WHERE id IN ({', '.join(map(str, wanted))})"
            yield (
                seconds(partial(records.rows, project, Feedback, wanted)),
                seconds(partial(_fetch, bare, statement)),
            )


def leak(file: Path) -> Iterator[Pair]:
    """The leak check of a document of some 10,000 pieces of feedback, and the making of that as a PDF."""
    with projects.open_project(file, who="benchmarks") as project:
        wanted = papers.some(project)
        for _ in range(21):
            made: list[Document] = []
            limit = seconds(lambda: _make(project, wanted, made))  # noqa: B023  it is called here and now
            yield seconds(partial(leaks.check, project, made[0])), limit


def _make(project: Project, wanted: str, made: list[Document]) -> None:
    made.append(registry.build(project, "by-theme", filter=wanted, audience=Audience.PUBLIC))
    pdf.export(made[0], io.BytesIO(), silent)


def first_results(file: Path) -> Iterator[Pair]:
    """The first screen of a search, for 200 words from the commonest to the rarest."""
    known = data.words()
    statement = "SELECT rowid FROM feedback_search WHERE feedback_search MATCH ? ORDER BY rowid DESC LIMIT 50"
    with projects.open_project(file, who="benchmarks") as project, _bare(file) as bare:
        for step in range(201):
            word = known[round((step / 200) ** 3 * (len(known) - 1))]
            yield (
                seconds(partial(search, project, word)),
                seconds(partial(_fetch, bare, statement, f'"{word}"*')),
            )


CASES = (
    Case("csv", 1.3, partial(papers.pairs, suffix=".csv")),
    Case("docx", 1.0, partial(papers.pairs, suffix=".docx", pieces=1_000)),
    Case("import", 3.0, imports.pairs),
    Case("leak", 1.0, leak),
    Case("log", 3.0, log),
    Case("page", 1.5, page),
    Case("pdf", 0.7, partial(papers.pairs, suffix=".pdf")),
    Case("search", 1.5, first_results, percentile=95),
    Case("start", 3.0, start.pairs),
    Case("xlsx", 1.3, partial(papers.pairs, suffix=".xlsx")),
)
