"""Which backups are kept: whatever the clock said, and whatever has become of some of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.backups import DAILY, MONTHLY, RECENT, WEEKLY, Backup, State, kept, own, stands_in

EARLIEST = dt.datetime(1970, 1, 2)  # noqa: DTZ001 -- its zone comes with the others'
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def made(moments: Sequence[dt.datetime], bad: Sequence[int] = ()) -> list[Backup]:
    return [
        Backup(
            path=Path(f"{number}"),
            sequence=number,
            made_at=at,
            state=State.DAMAGED if number in bad else State.GOOD,
        )
        for number, at in enumerate(moments, start=1)
    ]


def thinned(backups: Sequence[Backup]) -> list[Backup]:
    stay = kept(backups)
    return [backup for backup in backups if backup.sequence in stay]


def days(count: int, *, each: int = 1) -> list[dt.datetime]:
    """So many days, each with several backups an hour apart, the last of them today."""
    return [
        NOON - dt.timedelta(days=back, hours=-hour)
        for back in range(count - 1, -1, -1)
        for hour in range(each)
    ]


ZONES = st.integers(-14, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))
MOMENTS = st.lists(st.datetimes(timezones=ZONES, min_value=EARLIEST), max_size=60)


@given(MOMENTS, st.sets(st.integers(1, 60)))
def test_the_newest_good_one_is_kept_and_no_good_one_goes_for_a_bad_one(
    moments: list[dt.datetime], bad: set[int]
) -> None:
    backups = made(moments, sorted(bad))
    good = [backup for backup in backups if backup.state is State.GOOD]
    stay = kept(backups)
    assert {backup.sequence for backup in good[-RECENT:]} <= stay
    assert stay & {backup.sequence for backup in good} == kept(good)
    assert {backup.sequence for backup in backups} - {backup.sequence for backup in good} <= stay
    assert len(kept(good)) <= RECENT + DAILY + WEEKLY + MONTHLY
    assert kept(thinned(backups)) == stay, "what stays, stays"


@given(MOMENTS, st.data())
def test_it_does_not_matter_in_how_many_turns_they_go(
    moments: list[dt.datetime], data: st.DataObject
) -> None:
    backups = made(moments)
    left = list(backups)
    while going := [backup for backup in left if backup not in thinned(left)]:
        left.remove(data.draw(st.sampled_from(going)))
    assert {backup.sequence for backup in left} == kept(backups)


@given(st.lists(st.datetimes(timezones=ZONES, min_value=EARLIEST), min_size=1, max_size=5))
def test_a_year_of_work_keeps_its_places_whatever_the_clock_says_now(odd: list[dt.datetime]) -> None:
    backups = made([*days(400, each=3), *odd])
    right = [backup.made_at for backup in thinned(backups) if backup.sequence <= 1200 and backup.made_at]
    assert len({at.date() for at in right}) >= DAILY - len(odd)
    assert len({at.isocalendar()[:2] for at in right}) >= WEEKLY - len(odd)
    assert len({(at.year, at.month) for at in right}) >= MONTHLY - len(odd)


@pytest.mark.parametrize(
    "jump",
    [dt.timedelta(days=-1), dt.timedelta(days=365), NOON - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)],
    ids=["a day back", "a year on", "1970"],
)
def test_the_newest_are_those_made_last_not_those_with_the_latest_time(jump: dt.timedelta) -> None:
    jump = -jump if jump > dt.timedelta(days=366) else jump
    moments = [*days(60), *(NOON + jump + dt.timedelta(minutes=minute) for minute in range(20))]
    stay = kept(made(moments))
    assert set(range(71, 81)) <= stay
    assert not set(range(61, 70)) & stay, "one place of a day that never was is enough"


def test_an_hour_that_comes_twice_is_one_day() -> None:
    summer, winter = dt.timezone(dt.timedelta(hours=1)), dt.UTC
    moments = [
        dt.datetime(2026, 10, 25, 1, 30, tzinfo=summer),
        dt.datetime(2026, 10, 25, 1, 30, tzinfo=winter),
        *(dt.datetime(2026, 10, 26, 9, minute, tzinfo=winter) for minute in range(10)),
    ]
    assert kept(made(moments)) == {2, *range(3, 13)}


def test_what_a_year_leaves() -> None:
    left = [backup.made_at for backup in thinned(made(days(365, each=4))) if backup.made_at]
    recent = [f"{at:%m-%d %H}" for at in left[-RECENT:]]
    assert recent == [f"11-{day} {hour}" for day in (20, 21, 22) for hour in (12, 13, 14, 15)][2:]
    months = [
        "12-31",
        "01-31",
        "02-28",
        *(f"{month:02}-{day}" for month, day in enumerate(_LAST_DAYS, start=3)),
    ]
    weeks, other_days = ["11-01", "11-08", "11-15"], ["11-16", "11-17", "11-18", "11-19"]
    assert [f"{at:%m-%d}" for at in left[:-RECENT]] == [*months, *weeks, *other_days]


_LAST_DAYS = (31, 30, 31, 30, 31, 31, 30, 31)


def test_what_is_relied_on_when_one_goes() -> None:
    backups = made(days(40))
    going = backups[10]
    instead = stands_in(going, backups)
    assert going.sequence not in kept(backups)
    assert instead is not None
    assert instead.sequence > going.sequence
    damaged = [replace(backup, state=State.DAMAGED) if backup is instead else backup for backup in backups]
    assert stands_in(going, damaged) != instead


# Copies of one project


def of(backups: Sequence[Backup], place: str, file: str) -> list[Backup]:
    return [replace(backup, place=place, file=file) for backup in backups]


def renumbered(*copies: Sequence[Backup]) -> list[Backup]:
    """The backups of several copies, made in turns."""
    turns = [backup for turn in zip(*copies, strict=True) for backup in turn]
    return [replace(backup, sequence=number) for number, backup in enumerate(turns, start=1)]


def test_each_copy_of_a_project_has_its_own() -> None:
    both = renumbered(of(made(days(60)), "here", "1"), of(made(days(60)), "there", "2"))
    for place, file in (("here", "1"), ("there", "2")):
        mine = own(both, place=place, file=file)
        assert mine == [backup for backup in both if backup.place == place]
        assert {backup.sequence for backup in mine} & kept(both) == kept(mine)
    oldest = both[0]
    instead = stands_in(oldest, both)
    assert instead is not None
    assert instead.place == oldest.place


def test_a_file_that_was_moved_or_written_anew_is_the_same() -> None:
    first, moved = of(made(days(3)), "here", "1")[:1], of(made(days(3)), "there", "1")[1:2]
    anew = of(made(days(3)), "there", "2")[2:]
    found = [*first, *moved, *anew]
    assert own(found, place="there", file="2") == found
    assert own([*first, *anew], place="there", file="2") == anew


def test_of_what_says_nothing_any_copy_may_be_the_origin() -> None:
    unknown = made(days(2))
    assert own(unknown, place="here", file="1") == unknown
    assert own([*unknown, *of(made(days(3)), "there", "2")[2:]], place="here", file="1") == unknown
