"""Chats that Zoom saved: what is for all, and what must never be kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.services.importing.calls.chat_log import LeftOut, is_chat, read_chat

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40
)
names = st.sampled_from(["Ann Example", "Brian Example", "Ann: of Example", "Dr. to Example", "李 明"])
whom = st.sampled_from(
    ["Brian Example", "Group Office(Privately)", "Ann Example(Direct Message)", "Hosts and panelists"]
)


def said(text: str) -> list[tuple[str, str]]:
    return [(message.name, message.text) for message in read_chat(text).messages]


def test_old_messages_go_on_below() -> None:
    log = read_chat(
        "15:02:29\t From  Ann  to  Everyone : One\ntwo\n\nthree\n15:02:30\t From  Bo  to  Everyone : Yes"
    )
    assert [(message.line, message.name, message.text) for message in log.messages] == [
        (1, "Ann", "One\ntwo\n\nthree"),
        (5, "Bo", "Yes"),
    ]
    assert (log.messages[0].day, log.messages[0].time) == (None, dt.time(15, 2, 29))


def test_new_messages_stand_below_the_line() -> None:
    log = read_chat("2026-04-21 15:02:29 From Ann to Everyone:\r\n\tOne\r\n\t\ttwo".replace("\r", ""))
    (message,) = log.messages
    assert (message.text, message.day) == ("One\n\ttwo", dt.date(2026, 4, 21))


def test_a_reply_is_the_writers_own_words() -> None:
    (message,) = read_chat(
        '2026-04-21 15:02:29 From Ann to Everyone:\n\tReplying to "Too "dear"..."\n\t\n\tNot at all'
    ).messages
    assert (message.text, message.answers) == ("Not at all", 'Replying to "Too "dear"..."')


def test_reactions_and_files_are_counted() -> None:
    begin = "2026-04-21 15:02:29 From Ann to Everyone:\n\t"
    log = read_chat(
        f'{begin}Reacted to "One" with 👍\n{begin}Removed a 👍 reaction from "One"\n{begin}our figures.xlsx\n'
    )
    assert log.messages == ()
    assert log.left_out == ((1, LeftOut.REACTION), (3, LeftOut.REACTION), (5, LeftOut.FILE))


@pytest.mark.parametrize(
    "text",
    [
        "15:02:29 From Ann to Bo: secret",
        "15:02:29\t From  Ann  to  Bo(Privately) : secret",
        "15:02:29 From Ann to Bo(Direct Message):\n\tsecret\nsecret too",
        "15:02:29 From Ann to Hosts and panelists: secret to Everyone: really",
        "15:02:29\t From  Ann   to   Bo(Privately) : to Everyone : secret",
        "15:02:29 From Ann: of Example to Bo(Direct Message): secret",
        "15:02:29 From Ann to Everyone(Direct Message): secret",
        "15:02:29\t From  Ann : of Example   to   Bo(Privately) : secret",
        "15:02:29 From Ann: of Example to Bo : secret",
        "15:02:29 From Ann: of Example to Bo: secret\n15:02:30 From Ann to Everyone: secret? no",
    ],
)
def test_what_is_private_is_dropped(text: str) -> None:
    log = read_chat(text)
    assert log.count(LeftOut.PRIVATE) == 1
    assert [message.text for message in log.messages] in ([], ["secret? no"])


@pytest.mark.parametrize(
    "line",
    [
        "3:03 PM From Ann to Bo (Direct Message): secret",
        "25:00:00 From Ann to Bo(Direct Message): secret",
        "15:03:01 Von Ann an Bo(Direktnachricht): secret",
        "00:00:15\tAnn to Bo(Privately):\tsecret",
    ],
)
def test_what_is_private_in_a_form_that_is_not_known_is_no_part_of_the_message_above(line: str) -> None:
    text = f"15:03:00 From Ann to Everyone: One\n{line}\nsecret\n15:03:02 From Ann to Everyone: Two"
    log = read_chat(text)
    assert ([message.text for message in log.messages], log.count(LeftOut.PRIVATE)) == (["One", "Two"], 1)


@given(st.lists(st.tuples(names, st.one_of(st.none(), whom), words), min_size=1, max_size=8), st.booleans())
def test_nothing_private_is_ever_kept(lines: list[tuple[str, str | None, str]], is_new: bool) -> None:
    parts = []
    for number, (name, to, text) in enumerate(lines):
        begin = f"15:02:{number:02} From {name} to {to or 'Everyone'}:"
        body = f"PRIVATE{text}" if to else text
        parts.append(f"{begin}\n\t{body}" if is_new else f"{begin} {body}")
    log = read_chat("\n".join(parts))
    assert not any("PRIVATE" in message.text or "PRIVATE" in message.answers for message in log.messages)
    assert log.count(LeftOut.PRIVATE) >= sum(1 for _, to, _ in lines if to)


def test_without_recipients_every_word_counts() -> None:
    text = "15:02:29\t From  Ann : I want to go: now\n15:02:30\t From  Bo   to   Ann(Privately) : no"
    assert said(text) == [("Ann", "I want to go: now")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("15:02:29\t From  Ann : Yes", True),
        ("\n2026-04-21 15:02:29 From Ann to Everyone:\n\tYes", True),
        ("00:00:15\tAnn Example:\tHello", True),
        ("From: Ann\nTo: Everyone", False),
        ("15:02 we began", False),
        ("", False),
    ],
)
def test_a_chat_is_known_by_its_first_line(text: str, is_one: bool) -> None:
    assert is_chat(text) is is_one


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read_chat(text)
