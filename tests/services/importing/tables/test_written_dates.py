"""Dates in cells: every usual form, and which of day and month comes first."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.services.importing.tables.written_dates import DayOrder, day_order, is_date, iso

DAY = dt.date(2020, 3, 25)


@pytest.mark.parametrize(
    "text",
    [
        *("2020-03-25", "2020/3/25", "25/03/2020", "25/3/20", "25-03-2020", "25.03.2020"),
        *("3/25/2020", "03-25-20"),
        *("25 March 2020", "25th of March, 2020", "Wed 25 Mar 2020", "Wednesday, 25 March 2020", "25-Mar-20"),
        *("March 25, 2020", "Mar. 25th 2020", "Wednesday, March 25, 2020", " 25  March\u00a02020 "),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert is_date(text)
    assert iso(text, day_first=True, has_time=False) == "2020-03-25"
    assert iso(text, day_first=False, has_time=True) == "2020-03-25"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("25/03/2020 14:30", "14:30"), ("2020-03-25T14:30:05", "14:30:05"),
        ("25 March 2020 at 2.30pm", "14:30"), ("3/25/20, 4:16:54\u202fPM", "16:16:54"),
        ("25/03/2020 12:05 AM", "00:05"), ("25/3/2020 12:00 p.m.", "12:00"),
    ],
)  # fmt: skip
def test_a_time_stays_where_the_field_has_one(text: str, time: str) -> None:
    assert iso(text, day_first=True, has_time=True) == f"2020-03-25 {time}"
    assert iso(text, day_first=True, has_time=False) == "2020-03-25"


def test_an_offset_stays_with_its_moment() -> None:
    text = "2020-03-25T14:30:00+01:00"
    assert iso(text, day_first=True, has_time=True) == text
    assert iso(text, day_first=True, has_time=False) == "2020-03-25"


@pytest.mark.parametrize(
    "text",
    ["", "43915", "31/02/2020", "25/03", "March 2020", "13/13/2020", "25/03/0020", "25/03/2020 25:00",
     "25/03/2020 13:00 pm", "5 marble 2020", "25/03-2020", "25/03/2020 and more", "x" * 10_000],
)  # fmt: skip
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert not is_date(text)
    assert iso(text, day_first=True, has_time=False) == text


def test_two_digits_of_a_year() -> None:
    assert [iso(f"1/1/{year}", day_first=True, has_time=False)[:4] for year in ("00", "69", "70", "99")] == [
        *("2000", "2069", "1970", "1999")
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["3/4/2020", "", "soon"], DayOrder(True, False, "3/4/2020")),
        (["3/4/2020", "25/3/2020"], DayOrder(True, True, "3/4/2020")),
        (["3/4/2020", "3/25/2020"], DayOrder(False, True, "3/4/2020")),
        (["3/25/2020", "25/3/2020", "3/26/2020"], DayOrder(False, True, "")),
        (["03.04.2020", "2020-04-03", "3 April 2020", "4/4/2020"], DayOrder(True, False, "")),
    ],
)
def test_a_column_tells_which_comes_first(cells: list[str], expected: DayOrder) -> None:
    assert day_order(cells) == expected


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)), st.booleans(), st.booleans())
def test_a_column_of_one_order_is_read_in_it(day: dt.date, day_first: bool, is_short: bool) -> None:
    form = ("%d/%m/" if day_first else "%m/%d/") + ("%y" if is_short else "%Y")
    cells = [day.strftime(form), DAY.strftime(form)]
    order = day_order(cells)
    assert order.is_told
    assert [iso(cell, day_first=order.day_first, has_time=False) for cell in cells] == [
        day.isoformat(),
        DAY.isoformat(),
    ]


@given(st.text("0123456789/.- :,aprmAPM", max_size=20))
def test_any_text_is_a_date_or_stays(text: str) -> None:
    read = iso(text, day_first=True, has_time=False)
    assert read == text or dt.date.fromisoformat(read)
