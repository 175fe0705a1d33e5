"""Numbers, days and lists in words."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.services.summaries.document import Figure, plain
from engage.services.summaries.wording import capital, counted, listed, period, pieces


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 unions"), (1, "1 union"), (2, "2 unions"), (12304, "12,304 unions")]
)
def test_a_noun_agrees_with_its_number(number: int, expected: str) -> None:
    assert plain(counted(Figure(number), "union")) == expected


def test_feedback_comes_in_pieces() -> None:
    assert plain(pieces(Figure(1))) == "1 piece of feedback"
    assert plain(pieces(Figure(2))) == "2 pieces of feedback"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-03-05", "2020-03-05", "5 March 2020"),
        ("2020-03-25", "2020-04-02", "25 March to 2 April 2020"),
        ("2019-12-31", "2020-01-01", "31 December 2019 to 1 January 2020"),
    ],
)
def test_days_are_written_out(first: str, last: str, expected: str) -> None:
    assert period(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == expected


def test_a_list_reads_as_a_sentence() -> None:
    assert [listed(["a", "b", "c"][:number]) for number in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_a_sentence_begins_with_a_capital() -> None:
    assert [capital(text) for text in ("", "a union", "an SME")] == ["", "A union", "An SME"]
