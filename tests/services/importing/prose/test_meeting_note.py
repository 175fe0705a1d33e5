"""Meeting notes: title, day, prose and key points."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.disclosure import Rule
from engage.domain.engagements import Channel
from engage.errors import EngageError, Invalid
from engage.services.importing.prose.meeting_note import MeetingNote, read_note

NOTE = """\
Warm Homes in the North
On Tuesday 4th May, the group held its second roundtable with builders and tenants.
Homes are cold, all agreed. They also agreed that what is wanting is hands and money.
Key points were:
- Colleges - not only universities - need places
- Tenants must be asked first; and
- Money should follow the coldest homes.
The chair thanked everyone. Another meeting follows on 1 June."""


def read(text: str = NOTE, year: int | None = 2021) -> MeetingNote:
    return read_note(text, year)


def test_a_note_gives_its_title_day_and_channel() -> None:
    note = read()
    assert note.title == "Warm Homes in the North"
    assert note.held_on == dt.date(2021, 5, 4)
    assert note.channel is Channel.ROUNDTABLE
    assert note.rule is Rule.ON_RECORD
    assert note.problems == ()


def test_its_prose_is_kept_whole() -> None:
    lines = NOTE.splitlines()
    assert read().summary.split("\n\n") == [lines[1], lines[2], lines[7]]


def test_its_bullets_are_key_points_in_order() -> None:
    assert read().points == (
        (5, "Colleges - not only universities - need places"),
        (6, "Tenants must be asked first"),
        (7, "Money should follow the coldest homes."),
    )


@pytest.mark.parametrize("end", ["\r\n", "\r\n\r\n", "\n\n"])
def test_line_ends_and_empty_lines_make_no_difference(end: str) -> None:
    note = read(NOTE.replace("\n", end))
    assert [text for _, text in note.points] == [text for _, text in read().points]
    assert note.summary == read().summary


def test_a_year_that_is_not_written_is_asked_for() -> None:
    with pytest.raises(
        Invalid, match=r"note\.txt says “Tuesday 4th May” without a year.*--map year=2020"
    ) as caught:
        read_note(NOTE, name="note.txt")
    assert caught.value.field == "year"


def test_a_weekday_that_does_not_agree_is_a_problem_not_a_refusal() -> None:
    note = read(year=2022)
    assert note.held_on == dt.date(2022, 5, 4)
    assert note.problems == ((2, "“Tuesday 4th May” would be Wednesday 4 May 2022. Check the year."),)


def test_a_written_year_stands() -> None:
    assert read(NOTE.replace("4th May", "4th May 2021"), year=1999).held_on == dt.date(2021, 5, 4)
    assert read(NOTE.replace("4th May", "4th May 2021"), year=None).held_on == dt.date(2021, 5, 4)


def test_a_date_on_a_line_of_its_own_counts_before_those_in_the_prose() -> None:
    note = read_note(f"Warm Homes\n\nDate: 2 May 2021\n\n{NOTE}")
    assert note.held_on == dt.date(2021, 5, 2)
    assert "2 May" not in note.summary


def test_the_day_may_be_given() -> None:
    day = dt.date(2021, 5, 11)
    assert read_note("A walk\n- Mud", day=day).held_on == day


def test_a_day_that_the_year_does_not_have() -> None:
    with pytest.raises(Invalid, match="There is no “29 February” in 2021") as caught:
        read("Warm Homes\nOn 29 February we met.", 2021)
    assert caught.value.field == "year"


def test_a_note_without_a_day_is_refused() -> None:
    with pytest.raises(Invalid, match="No date was found in note") as caught:
        read_note("Warm Homes\n- Cold", name="note")
    assert caught.value.field == "date"


@pytest.mark.parametrize("text", ["", "Warm Homes", "# Warm Homes\n\n"])
def test_a_note_without_notes_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="holds no notes"):
        read(text)


def test_markdown_notes_keep_their_headings() -> None:
    note = read(
        "# Warm Homes\n\n4 May 2021\n\n## Discussion\n\nIt was **cold**.\n\n## Key points\n\n* Cold\n"
    )
    assert note.title == "Warm Homes"
    assert note.summary == "## Discussion\n\nIt was **cold**."
    assert note.points == ((11, "Cold"),)


def test_the_chatham_house_rule_is_kept() -> None:
    assert read(f"{NOTE} It was held under the Chatham House Rule.").rule is Rule.CHATHAM_HOUSE


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("a webinar after two roundtables", Channel.WEBINAR),
        ("a town hall", Channel.TOWN_HALL),
        ("a talk", Channel.MEETING),
    ],
)
def test_the_channel_is_the_first_that_is_named(words: str, channel: Channel) -> None:
    assert read(f"Warm Homes\nOn 4 May we held {words}.").channel is channel


@given(st.text(max_size=200), st.none() | st.integers(-10, 10_010))
def test_any_text_is_read_or_refused(text: str, year: int | None) -> None:
    with suppress(EngageError):
        read_note(f"Homes\nWe met on 29 February.\n{text}", year)
    with suppress(EngageError):
        read_note(text, year)
