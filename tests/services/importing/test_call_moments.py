"""Days, times and lengths as Zoom and Teams write them."""

import datetime as dt
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.services.importing.calls.moments import order_of, read_moment, seconds_of, together

LONDON = ZoneInfo("Europe/London")
START = dt.datetime(2026, 4, 21, 14, tzinfo=dt.UTC)

moments = st.integers(0, 10_000).map(lambda seconds: START + dt.timedelta(seconds=seconds))
intervals = st.lists(st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair))), max_size=8)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("21/04/2026 02:58:04 PM", "2026-04-21 13:58:04"),
        ("04/21/2026 14:58:04", "2026-04-21 13:58:04"),
        ("2026-01-15 10:02:34", "2026-01-15 10:02:34"),
        ("11/26/25, 4:16:54\u202fPM", "2025-11-26 16:16:54"),
        ("26.11.25, 16:16:54", "2025-11-26 16:16:54"),
        ("25/6/2026, 6:20:00 p. m.", "2026-06-25 17:20:00"),
        ("Apr 21, 2026 12:05 AM", "2026-04-20 23:05:00"),
        ("21 April 2026 12:05 pm", "2026-04-21 11:05:00"),
        ("2026-04-21T15:02:29Z", "2026-04-21 15:02:29"),
        ("2026-06-01 10:00:00+02:00", "2026-06-01 08:00:00"),
    ],
)
def test_a_moment_is_read_by_the_clock_of_the_engagement(text: str, moment: str) -> None:
    written = read_moment(text)
    assert written is not None
    assert written.moment(True, LONDON) == dt.datetime.fromisoformat(f"{moment}+00:00")


@pytest.mark.parametrize(
    "text",
    ["", "--", "soon", "99", "31/02/2026", "13/13/2026", "2026-04-21 25:00:00", "1/1/0001", "21 Foo 2026"],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_moment(text) is None


def test_a_day_alone_has_no_time() -> None:
    written = read_moment("21/04/2026")
    assert written is not None
    assert (written.day(False), written.moment(True, LONDON)) == (dt.date(2026, 4, 21), None)


@pytest.mark.parametrize(
    ("texts", "hints", "wish", "order"),
    [
        (["03/04/2026", "25/04/2026"], [], None, (True, False)),
        (["03/04/2026", "04/25/2026"], [], True, (False, False)),
        (["03/04/2026", "2026-05-13"], [], None, (True, True)),
        (["03/04/2026"], [dt.date(2026, 3, 4)], True, (False, False)),
        (["03/04/2026"], [dt.date(2026, 4, 3)], False, (True, False)),
        (["03/04/2026"], [], False, (False, False)),
        (["03/04/2026"], [], None, (True, True)),
        (["04/04/2026"], [], None, (True, False)),
        ([], [], None, (True, False)),
    ],
)
def test_the_file_says_whether_the_day_comes_first(
    texts: list[str], hints: list[dt.date], wish: bool | None, order: tuple[bool, bool]
) -> None:
    written = [moment for text in texts if (moment := read_moment(text))]
    assert order_of(written, [hints.__contains__], wish) == order


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("68", 4080), ("1h 2m 10s", 3730), ("59 Min. 0 Sek.", 3540), ("1 Std. 15 Min.", 4500), ("30s", 30),
        ("59 min 26 s", 3566), ("1 hora 5 minutos", 3900), ("01:02:10", 3730), ("0", 0), ("12.5", 750),
        ("", None), ("--", None), ("a while", None), ("3 moons", None),
    ],
)  # fmt: skip
def test_how_long_somebody_was_there(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


@given(intervals)
def test_what_times_cover_together_counts_once(pairs: list[tuple[dt.datetime, dt.datetime]]) -> None:
    seconds = {
        second
        for start, end in pairs
        for second in range(int((start - START).total_seconds()), int((end - START).total_seconds()))
    }
    assert together(pairs) == len(seconds)


@given(intervals, st.randoms())
def test_the_order_of_times_makes_no_difference(
    pairs: list[tuple[dt.datetime, dt.datetime]], random: Random
) -> None:
    shuffled = pairs.copy()
    random.shuffle(shuffled)
    assert together(shuffled) == together(pairs)


@given(st.text(max_size=40))
def test_any_text_is_a_moment_and_a_length_or_none(text: str) -> None:
    read_moment(text)
    seconds_of(text)
