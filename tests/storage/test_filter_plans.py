"""What lists ask for most is answered from indexes and in their order, without a look at the records."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.services.projects import Project
from engage.storage import filters

IN_ORDER = "SCAN feedback USING COVERING INDEX ix_feedback_listed"


def plans(project: Project, ask: str, text: str, sort: str = "") -> list[list[str]]:
    """How each statement is carried out that is asked for a list of feedback."""
    asked: list[tuple[str, object]] = []

    def note(_: object, __: object, statement: str, parameters: object, *rest: object) -> None:
        asked.append((statement, parameters))

    wanted = parse(text, Noun.FEEDBACK, me="sam")
    with project.reading() as connection:
        sa.event.listen(connection, "before_cursor_execute", note)
        if ask == "beginning":
            filters.beginning(connection, wanted, sort, few=0)
        elif ask == "all":
            filters.ids(connection, wanted, sort, few=0)
        else:
            filters.count(connection, wanted)
        sa.event.remove(connection, "before_cursor_execute", note)
        return [
            [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            for statement, parameters in asked
            if "feedback" in statement
        ]


@pytest.mark.parametrize("ask", ["beginning", "all"])
@pytest.mark.parametrize("sort", ["", "said_on", "-said_on"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        "-word",
        "stance:oppose",
        "-kind:union",
        "region:wales",
        "by:me",
    ],
)
def test_many_records_are_gone_through_in_their_order(project: Project, ask: str, sort: str, text: str):
    plan = plans(project, ask, text, sort)[-1]
    assert IN_ORDER in plan
    assert not any("TEMP B-TREE FOR ORDER BY" in step for step in plan)


def test_what_must_look_at_each_record_goes_through_them_as_they_lie(project: Project):
    plan = plans(project, "all", "disclosure:named")[-1]
    assert "SCAN feedback" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" in plan


@pytest.mark.parametrize(
    ("text", "index"), [("is:key", "ix_feedback_key"), ("is:unresolved", "ix_feedback_unresolved")]
)
def test_what_a_page_counts_with_every_change_is_kept_by_itself(project: Project, text: str, index: str):
    (plan,) = plans(project, "count", text)
    assert any(index in step for step in plan)


def test_what_somebody_put_in_begins_with_their_deeds(project: Project):
    (plan,) = plans(project, "count", "by:me")
    assert any("ix_change_operation (operation_id=? AND table_name=?)" in step for step in plan)
