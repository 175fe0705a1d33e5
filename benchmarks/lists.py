"""The list of all feedback, narrowed down and put in order: the first rows, then all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from benchmarks import data
from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.domain.feedback import Feedback
from engage.services import records
from engage.services.projects import Project

_COMMONEST = data.words()[0]
_UNIONS = "SELECT id FROM organisation WHERE kind = 'union'"
_OF_THEME = "SELECT feedback_id FROM coding JOIN theme ON theme.id = theme_id WHERE code = '2'"

FILTERS: Mapping[str, str] = {
    "kind:union": f"organisation_id IN ({_UNIONS})",
    "-kind:union": f"coalesce(organisation_id NOT IN ({_UNIONS}), TRUE)",
    "theme:2": f"id IN ({_OF_THEME})",
    "-theme:2": f"id NOT IN ({_OF_THEME})",
    "is:uncoded": "id NOT IN (SELECT feedback_id FROM coding)",
    "after:2023-01-01": "said_on >= '2023-01-01'",
    _COMMONEST: f"id IN (SELECT rowid FROM feedback_search WHERE feedback_search MATCH '\"{_COMMONEST}\"*')",
}
"""What is asked for, and the same said plainly."""

SORTS: Mapping[str, str] = {
    "said_on": "said_on",
    "who": "coalesce((SELECT sort_name FROM organisation WHERE id = organisation_id), "
    "(SELECT sort_name FROM contact WHERE id = contact_id))",
    "theme": "(SELECT natural(code) FROM coding JOIN theme ON theme.id = theme_id "
    "WHERE feedback_id = feedback.id ORDER BY coding.id LIMIT 1)",
    "engagement": "(SELECT fold(title) FROM engagement WHERE id = engagement_id)",
}


def filtered(bench: Bench) -> Iterator[Pair]:
    """One filter after the other, until all ids are there."""
    return _pairs(bench, {(text, ""): (where, "said_on DESC") for text, where in FILTERS.items()})


def beginnings(bench: Bench) -> Iterator[Pair]:
    """The same filters and orders, until the first rows can be shown."""
    asked = {(text, ""): (where, "said_on DESC") for text, where in FILTERS.items()}
    return _pairs(bench, asked | _orders(), is_begun=True)


def ordered(bench: Bench) -> Iterator[Pair]:
    """All feedback in one order after the other, until all ids are there."""
    return _pairs(bench, _orders())


def _orders() -> dict[tuple[str, str], tuple[str, str]]:
    return {("", sort): ("TRUE", f"{by} IS NULL, {by}") for sort, by in SORTS.items()}


def _pairs(
    bench: Bench, asked: Mapping[tuple[str, str], tuple[str, str]], *, is_begun: bool = False
) -> Iterator[Pair]:
    with bench.open() as project:
        for _ in range(3):
            for (text, sort), (where, by) in asked.items():
                statement = f"SELECT id FROM feedback WHERE {where} ORDER BY {by}, id"
                yield (
                    seconds(partial(_ours, project, text, sort, is_begun=is_begun)),
                    seconds(partial(_plain, project, statement)),
                )


def _ours(project: Project, text: str, sort: str, *, is_begun: bool) -> None:
    begun = records.beginning(project, Feedback, text, sort)
    if begun.all_ids is not None and not is_begun:
        begun.all_ids()


def _plain(project: Project, statement: str) -> list[Any]:
    # On the program's own connection, which knows the functions by which words are compared.
    with project.reading() as connection:
        driver: Any = connection.connection.driver_connection
        return list(driver.execute(statement))
