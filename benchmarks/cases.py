"""The cases: what Engage does, and beside it the bare work that nobody could leave out."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks import bulk, data, exports, imports, lists, memory, papers, start, tables, undo
from benchmarks.bench import Bench
from benchmarks.engine import Case, Pair, seconds
from engage.domain.contacts import Contact
from engage.domain.disclosure import Audience
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.progress import silent
from engage.services import feedback, leaks, listed_feedback, records
from engage.services.exporting import pdf
from engage.services.projects import Project
from engage.services.search import search
from engage.services.summaries import registry
from engage.services.summaries.document import Document


def _fetch(connection: Any, statement: str, *values: str) -> list[Any]:
    return list(connection.execute(statement, values))


def log(bench: Bench, *, is_typed: bool) -> Iterator[Pair]:
    """One line at an engagement until it is on disk: from what was typed, or from what that was read as.

    A third of them name a body, a third a person, each by the whole name, and a third somebody nobody knows.
    """
    chance = random.Random(data.SEED)
    known = data.words()
    insert = "INSERT INTO line (text) VALUES (?)"
    with bench.copy() as copy, copy.open() as project, copy.beside("bare.db").bare() as bare:
        bare.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)")
        engagement = records.ids(project, Engagement)[0]
        names = [f"Example {number}" for number in range(67)]
        for noun in (Organisation, Contact):
            some = chance.choices(records.ids(project, noun), k=67)
            names += [records.name_of(one) for one in records.rows(project, noun, some)]
        chance.shuffle(names)
        for number, name in enumerate(names):
            text = " ".join(chance.choices(known, k=20))
            line = f'@"{name}" #{number % 60 + 1} + {text} !'
            if is_typed:
                ours = partial(feedback.log, project, engagement, line)
            else:
                taken = feedback.understood(project, engagement, line)
                ours = partial(feedback.keep, project, engagement, taken)
            yield seconds(ours), seconds(partial(_fetch, bare, insert, line))


def page(bench: Bench) -> Iterator[Pair]:
    """200 rows from anywhere in the sorted list of all feedback."""
    chance = random.Random(data.SEED)
    with bench.open() as project, bench.bare() as bare:
        ids = records.ids(project, Feedback, sort="-said_on")
        for _ in range(101):
            start = chance.randrange(len(ids) - 200)
            wanted = ids[start : start + 200]
            statement = f"SELECT * FROM feedback WHERE id IN ({', '.join(map(str, wanted))})"
            yield (
                seconds(partial(listed_feedback.rows, project, wanted)),
                seconds(partial(_fetch, bare, statement)),
            )


def leak(bench: Bench) -> Iterator[Pair]:
    """The leak check of a document of a hundredth of all feedback, and the making of that as a PDF."""
    with bench.open() as project:
        wanted = papers.some(project)
        for _ in range(21):
            made: list[Document] = []
            limit = seconds(lambda: _make(project, wanted, made))  # noqa: B023  it is called here and now
            yield seconds(partial(leaks.check, project, made[0])), limit


def _make(project: Project, wanted: str, made: list[Document]) -> None:
    made.append(registry.build(project, "by-theme", filter=wanted, audience=Audience.PUBLIC))
    pdf.export(made[0], io.BytesIO(), silent)


def first_results(bench: Bench) -> Iterator[Pair]:
    """The first screen of a search, for 200 words from the commonest to the rarest, in any order."""
    chance = random.Random(data.SEED)
    known = data.words()
    statement = "SELECT rowid FROM feedback_search WHERE feedback_search MATCH ? ORDER BY rowid DESC LIMIT 50"
    with bench.open() as project, bench.bare() as bare:
        for step in chance.sample(range(201), 201):
            word = known[round((step / 200) ** 3 * (len(known) - 1))]
            yield (
                seconds(partial(search, project, word)),
                seconds(partial(_fetch, bare, statement, f'"{word}"*')),
            )


CASES = (
    Case("backup", 12.0, bulk.backup, touches_all=True),
    Case("begin", 0.5, lists.beginnings),
    Case(
        "bulk",
        3.0,
        partial(bulk.pairs, ours=bulk.edit, bare="UPDATE feedback SET notes = 'Seen'"),
        touches_all=True,
    ),
    Case("csv", 1.3, partial(exports.pairs, suffix=".csv"), touches_all=True),
    Case("delete", 3.0, partial(bulk.pairs, ours=bulk.remove, bare="DELETE FROM feedback"), touches_all=True),
    Case("docx", 1.0, partial(papers.pairs, suffix=".docx", share=0.001), touches_all=True),
    Case("filter", 1.0, lists.filtered, touches_all=True),
    Case("import", 3.0, imports.pairs, touches_all=True),
    Case("leak", 1.0, leak, touches_all=True),
    Case("line", 3.0, partial(log, is_typed=True)),
    Case("log", 3.0, partial(log, is_typed=False)),
    Case("memory", 2.5, memory.pairs, unit="bytes"),
    Case("page", 1.5, page),
    Case("pdf", 0.7, partial(papers.pairs, suffix=".pdf"), touches_all=True),
    Case("search", 1.5, first_results, percentile=95),
    Case("sort", 1.0, lists.ordered, touches_all=True),
    Case("start", 3.0, start.pairs),
    Case("tables", 0.1, tables.pairs),
    Case("undo", 1.0, undo.pairs, touches_all=True),
    Case("xlsx", 1.3, partial(exports.pairs, suffix=".xlsx"), touches_all=True),
)
