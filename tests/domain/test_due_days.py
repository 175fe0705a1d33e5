"""The day at the end of what is to be done: only one that leaves no doubt is taken."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.due_days import day_at_end

TODAY = dt.date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("end", "day"),
    [
        ("by 4 December", (2026, 12, 4)),
        ("by 4 Dec.", (2026, 12, 4)),
        ("by 4th december", (2026, 12, 4)),
        ("by the 4th of December", (2026, 12, 4)),
        ("by December 4", (2026, 12, 4)),
        ("by Dec 4th, 2027", (2027, 12, 4)),
        ("by Friday 4 December", (2026, 12, 4)),
        ("by Fri, 4 Dec 2026", (2026, 12, 4)),
        ("by wed the 2nd of december", (2026, 12, 2)),
        ("by 4/12", (2026, 12, 4)),
        ("by 4/12/2027", (2027, 12, 4)),
        ("by 4/12/27", (2027, 12, 4)),
        ("by 04.12.2026", (2026, 12, 4)),
        ("by 2026-12-04", (2026, 12, 4)),
        ("due:2026-12-04", (2026, 12, 4)),
        ("due on 4 December", (2026, 12, 4)),
        ("no later than 4 December", (2026, 12, 4)),
        ("(by 4 December)", (2026, 12, 4)),
        ("By 4 December!", (2026, 12, 4)),
        ("by\n4  December ", (2026, 12, 4)),
        ("before 4 December", (2026, 12, 3)),
        ("before Friday", (2026, 11, 26)),
        ("by Friday", (2026, 11, 27)),
        ("by fri", (2026, 11, 27)),
        ("by Sun", (2026, 11, 29)),
        ("by monday", (2026, 11, 30)),
        ("by tomorrow", (2026, 11, 24)),
        ("by today", (2026, 11, 23)),
        ("by 23 November", (2026, 11, 23)),
        ("by 22 November", (2027, 11, 22)),
        ("by 3 March", (2027, 3, 3)),
        ("by 4 December 2025", (2025, 12, 4)),
    ],
)
def test_a_day_at_the_end_is_the_next_such_day(end: str, day: tuple[int, int, int]) -> None:
    assert day_at_end(f"send the figures {end}", TODAY) == dt.date(*day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "by",
        "Friday",
        "send the figures",
        "send the minutes of 4 December",
        "talk about what was said on Friday",
        "by 4 December send the figures",
        "send it by Friday or Monday week",
        "by 31 November",
        "by 29 February",  # there is none within the year to come
        "by Monday 4 December",  # which is a Friday
        "by December",
        "by Dec 2026",
        "by the 4th",
        "by 4",
        "by 13/13",
        "cut the levy by 1/2",
        "cut the levy by 3/4",
        "cut the levy by 4.12",
        "heated by sun",
        "by next Friday",
        "by Friday noon",
        "by Friday?",
        "nearby Friday",
        "before today",
        "by 0 December",
        "by 4 December 0000",
        "by Friday\\",
    ],
)
def test_what_is_in_doubt_is_no_day(text: str) -> None:
    assert day_at_end(text, TODAY) is None


@given(st.text(), st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)))
def test_any_text_may_be_asked(text: str, today: dt.date) -> None:
    assert day_at_end(f"{text} by {text}", today) is None or any(map(str.isalnum, text))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)), st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)))
def test_a_day_with_its_year_is_that_day(day: dt.date, today: dt.date) -> None:
    for written in (f"{day}", f"{day.day}/{day.month}/{day.year}", f"{day.day} {day:%B} {day.year}"):
        assert day_at_end(f"send it by {written}", today) == day


@given(st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)), st.integers(0, 364))
def test_a_day_without_a_year_is_within_the_year_to_come(today: dt.date, days: int) -> None:
    day = today + dt.timedelta(days)
    assert day_at_end(f"send it by {day.day} {day:%B}", today) == day


@given(st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)), st.integers(1, 7))
def test_a_day_of_the_week_is_within_the_week_to_come(today: dt.date, days: int) -> None:
    day = today + dt.timedelta(days)
    assert day_at_end(f"send it by {day:%A}", today) == day
