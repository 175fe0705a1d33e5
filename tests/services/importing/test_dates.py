"""Dates in prose."""

import datetime as dt

import pytest

from engage.services.importing.dates import first_date, in_words, only_date

DAY = dt.date(2021, 5, 4)  # a Tuesday


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2021",
        "4th May 2021",
        "4th of May, 2021",
        "Tuesday 4 May 2021",
        "Tuesday, 4th May 2021",
        "Tues. 4 May 2021",
        "TUESDAY 4TH MAY 2021",
        "May 4, 2021",
        "Tuesday the 4th of May 2021",
        "2021-05-04",
        "04/05/2021",
        "4.5.2021",
        "4/5/21",
        "4-5 May 2021",
        "4 and 5 May 2021",
    ],
)
def test_a_full_date_is_read_with_the_day_before_the_month(text: str) -> None:
    assert only_date(text) == DAY
    found = first_date(f"The group met on {text}, in Exampleton.")
    assert found is not None
    assert found.in_year(found.year or 0) == DAY
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("On Tuesday 4th May, we met", 1),
        ("Weds 4 May", 2),
        ("May 4 was the day", None),
    ],
)
def test_a_date_may_lack_its_year(text: str, weekday: int | None) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.day, found.month, found.year, found.weekday) == (4, 5, None, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "we may 5 times",
        "May 2021",
        "31 February 2021",
        "31.4.2021",
        "1.2.3.2021",
        "version 12/13/2021",
        "4 Maying",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert first_date(text) is None
    assert only_date(text) is None


def test_the_first_date_counts() -> None:
    found = first_date("31 February 2021, then 1 March 2021 and 2021-02-01")
    assert found is not None
    assert found.text == "1 March 2021"


def test_a_day_of_another_year_may_not_be_there() -> None:
    found = first_date("29 February")
    assert found is not None
    assert found.in_year(2020) == dt.date(2020, 2, 29)
    assert found.in_year(2021) is None
    assert found.in_year(0) is None


def test_a_line_with_more_than_a_date_is_not_only_that() -> None:
    assert only_date("Held on 4 May 2021") is None
    assert only_date("4 May") is None
    assert only_date("4 May 2021.") == DAY


def test_in_words() -> None:
    assert in_words(DAY) == "Tuesday 4 May 2021"
