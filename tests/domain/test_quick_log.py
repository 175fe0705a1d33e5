"""The logged line: any text survives it, no input raises, and marks name whom and what they should."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Theme
from engage.domain.engagements import Attendance
from engage.domain.feedback import Stance
from engage.domain.quick_log import (
    LoggedLine,
    Mark,
    MarkKind,
    as_typed,
    lacks_words,
    mark_at,
    marks,
    parse,
    quote,
    resolve_theme,
    resolve_who,
    unparse,
)
from engage.domain.records import Reference
from engage.domain.text import clean

any_text = st.text(st.characters())  # lone surrogates included
marked_text = st.text(st.sampled_from('@#=+-~0?!*>\\" \n\tab1é\u202e👩🏽‍🔬'))


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("", LoggedLine(text="")),
        ("   ", LoggedLine(text="")),
        (
            "@mu #2.3 #ccus + Contracts for difference would unlock industrial capture !  =gm =un",
            LoggedLine(
                text="Contracts for difference would unlock industrial capture",
                who="mu",
                themes=("2.3", "ccus"),
                stance=Stance.SUPPORT,
                has_evidence=True,
                agrees=("gm", "un"),
            ),
        ),
        (
            '=un Grid * @"Example Fasteners" connections\t#"green steel" come late ="Example Body"',
            LoggedLine(
                text="Grid connections come late",
                who="Example Fasteners",
                themes=("green steel",),
                is_key_point=True,
                agrees=("un", "Example Body"),
            ),
        ),
        ("> @mu Send the paper", LoggedLine(text="Send the paper", who="mu", is_commitment=True)),
        ("  >@mu Send it", LoggedLine(text="Send it", who="mu", is_commitment=True)),
        (">> x", LoggedLine(text="> x", is_commitment=True)),
        ("@mu > x", LoggedLine(text="> x", who="mu")),
        # The first of each counts; what comes after is kept.
        ("@mu @gm @\"the un\" x", LoggedLine(text="x", who="mu", surplus=("@gm", '@"the un"'))),
        ("+ Grants - any - help 0 ?", LoggedLine(text="Grants - any - help 0 ?", stance=Stance.SUPPORT)),
        ("! x ! * y *", LoggedLine(text="x y", has_evidence=True, is_key_point=True)),
        ("#1 #1 =a =a", LoggedLine(text="", themes=("1", "1"), agrees=("a", "a"))),
        # A word that merely contains a mark is text, and so is a sign with nothing to name.
        *((text, LoggedLine(text=text)) for text in [
            "C# and a+b, energy-intensive: e=mc2 (a@b.example)", "-5% 2020? +20 !important *x* ~3 0.5 ?!",
            "@ # = @- ## => == =- -> -- @_ #“x”", '@"" #"  " ="', "a > b",
        ]),
        # Backslashes.
        (r"\@mu \#1 \=x \+ \! \* \0", LoggedLine(text="@mu #1 =x + ! * 0")),
        (r"\> x", LoggedLine(text="> x")),
        (r"C:\temp \\ a\\b c\ ", LoggedLine(text=r"C:\temp \ a\b c ")),
        ("end \\", LoggedLine(text="end \\")),
        (r'@a\ b #"x \"y\" \\z"', LoggedLine(text="", who="a b", themes=(r'x "y" \z',))),
        # Quotation marks.
        ('@"Example Fast + hello', LoggedLine(text="Fast hello", who="Example", stance=Stance.SUPPORT)),
        ('a ="un', LoggedLine(text="a", agrees=("un",))),
        ('x @"A B", y', LoggedLine(text="x , y", who="A B")),
        ('@"A"@"B C"', LoggedLine(text='@"B C"', who="A")),
        # White space is kept within the text, and goes with a mark.
        ("a  b\tc", LoggedLine(text="a  b\tc")),
        ("a  +  b", LoggedLine(text="a b", stance=Stance.SUPPORT)),
        ("a !\nb", LoggedLine(text="a\nb", has_evidence=True)),
        ("a\x00b \ud800", LoggedLine(text="ab \ufffd")),
    ],
)  # fmt: skip
def test_parse(line: str, parsed: LoggedLine) -> None:
    assert parse(line) == parsed


@pytest.mark.parametrize("stance", Stance)
def test_each_stance_has_its_sign(stance: Stance) -> None:
    assert parse(f"a {stance.sign} b") == LoggedLine(text="a b", stance=stance)


@pytest.mark.parametrize("line", ["@fu", "@fu @p", ">", "> @fu #2 =p"])
def test_who_speaks_is_not_what_is_said(line: str) -> None:
    assert lacks_words(line)


@pytest.mark.parametrize("line", ["@fu +", "#2", "@fu !", "*", "@fu =p", "@fu -- ", "> do", "@"])
def test_a_mark_may_say_something_without_words(line: str) -> None:
    assert not lacks_words(line)


@given(any_text | marked_text | marked_text.map(lambda text: (text * 10_000)[:10_000]))
def test_any_text_survives_quoting(text: str) -> None:
    assert parse(quote(text)) == LoggedLine(text=clean(text))


def test_ordinary_text_is_quoted_as_it_is() -> None:
    text = "Energy-intensive industries (C#, a+b): 0.5% – or “more”?"
    assert quote(text) == text
    assert quote("a - b") == r"a \- b"


@given(any_text | marked_text)
def test_any_line_can_be_printed(line: str) -> None:
    parsed = parse(line)
    assert parse(unparse(parsed)) == parsed
    assert unparse(parse(unparse(parsed))) == unparse(parsed)


names = marked_text.map(str.strip).filter(lambda text: any(map(str.isalnum, text))).map(clean)


@given(
    st.builds(
        LoggedLine,
        text=marked_text.map(clean),
        who=names,
        themes=st.lists(names, max_size=3).map(tuple),
        stance=st.none() | st.sampled_from(Stance),
        has_evidence=st.booleans(),
        is_key_point=st.booleans(),
        agrees=st.lists(names, max_size=3).map(tuple),
        is_commitment=st.booleans(),
        surplus=st.lists(names.map(lambda name: as_typed(MarkKind.WHO, name)), max_size=2).map(tuple),
    )
)
def test_what_is_printed_says_the_same(line: LoggedLine) -> None:
    assert parse(unparse(line)) == line


@given(marked_text)
def test_nothing_typed_is_lost(line: str) -> None:
    """Every letter and digit of the line is found again, as often, in what it was taken apart into."""
    parsed = parse(line)
    zero = "0" if parsed.stance is Stance.NEUTRAL else ""
    kept = "".join([parsed.text, parsed.who or "", *parsed.themes, *parsed.agrees, *parsed.surplus, zero])
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, line))


LONG = ['@"a ', '@"\\"', "\\", "+ ", " ", "#a", '"\\ @']


@pytest.mark.parametrize("part", LONG)
def test_a_long_line_is_read_at_once(part: str) -> None:
    line = part * 25_000
    started = time.process_time()
    parsed = parse(line)
    assert parse(unparse(parsed)) == parsed
    assert parse(quote(line)).text == line
    assert time.process_time() - started < 2  # a quarter is usual; what grows with the square takes minutes


def test_marks_say_where_they_stand() -> None:
    line = '> @"Ann É" 👍 #2 + a ! * =gm @un - \\#3'
    assert [(line[mark.start : mark.end], mark.kind, mark.value) for mark in marks(line)] == [
        (">", MarkKind.COMMITMENT, ""),
        ('@"Ann É"', MarkKind.WHO, "Ann É"),
        ("#2", MarkKind.THEME, "2"),
        ("+", MarkKind.STANCE, "support"),
        ("!", MarkKind.EVIDENCE, ""),
        ("*", MarkKind.KEY_POINT, ""),
        ("=gm", MarkKind.AGREES, "gm"),
        ("@un", MarkKind.WHO, "un"),
    ]


@given(marked_text)
def test_marks_stand_in_order_and_apart(line: str) -> None:
    ends = 0
    for mark in marks(line):
        assert ends <= mark.start < mark.end <= len(line)
        ends = mark.end


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("x @", Mark(2, 3, MarkKind.WHO, "")),
        ('x @"', Mark(2, 4, MarkKind.WHO, "")),
        ("@mu", Mark(0, 3, MarkKind.WHO, "mu")),
        ('a ="Example Bo', Mark(2, 14, MarkKind.AGREES, "Example Bo")),
        ('#"green steel"', Mark(0, 14, MarkKind.THEME, "green steel")),
        (">@", Mark(1, 2, MarkKind.WHO, "")),
        ("", None),
        ("+", None),
        ("@mu ", None),
        ("a@", None),
        (r"\#", None),
        ('@"A"@', None),
    ],
)
def test_the_mark_at_the_cursor(typed: str, mark: Mark | None) -> None:
    assert mark_at(typed, len(typed)) == mark
    assert mark_at(f"{typed} rest", len(typed)) == mark


@given(marked_text, st.integers(0, 20))
def test_a_mark_at_the_cursor_ends_there(line: str, cursor: int) -> None:
    mark = mark_at(line, cursor)
    assert mark is None or (0 <= mark.start < mark.end == min(cursor, len(line)) and mark.kind in NAMING)


NAMING = {MarkKind.WHO, MarkKind.THEME, MarkKind.AGREES}


def theme(code: str, title: str, *keywords: str) -> Theme:
    return Theme(agenda=Reference(1), code=code, title=title, keywords=keywords)


THEMES = [
    theme("1", "Innovation"),
    theme("2", "Clean energy", "grid"),
    theme("2.3", "Carbon capture and storage", "CCUS", "storage hubs"),
    theme("2.4", "CCUS clusters"),
    theme("3", "Skills"),
    theme("3.1", "Skills for steel"),
    theme("4A", "Energy prices"),
    theme("5", "2.3 percent for research"),
    theme("6", "Twice"),
    theme("6", "Twice over"),
]


@pytest.mark.parametrize(
    ("mark", "title"),
    [
        ("2.3", "Carbon capture and storage"),
        ("4a", "Energy prices"),
        ("2.3,", "Carbon capture and storage"),
        ("ccus", "Carbon capture and storage"),
        ("CCUS clusters", "CCUS clusters"),
        ("clus", "CCUS clusters"),
        ("skills", "Skills"),
        ("for-skills", "Skills for steel"),
        ("stor hub", "Carbon capture and storage"),
        ("grid:", "Clean energy"),
        ("innov", "Innovation"),
        ("energy", None),
        ("c", None),
        ("6", None),
        ("twice", "Twice"),
        ("zzz", None),
        ("…", None),
        ("", None),
    ],
)
def test_which_theme_a_mark_names(mark: str, title: str | None) -> None:
    found = resolve_theme(mark, THEMES)
    assert (found and found.title) == title


def reference(uid: str, name: str) -> Reference:
    return Reference(0, uid, name)


FORGE, GUILD = reference("f", "Example Forge Union"), reference("g", "Guild of Example Founders")
ROOM = [
    Attendance(seat="mu", contact=reference("1", "Maria Urdd"), organisation=FORGE),
    Attendance(seat="gm", contact=reference("2", "Gwen Môn"), organisation=FORGE),
    Attendance(seat="un", organisation=GUILD),
    Attendance(contact=reference("3", "Una Example")),
    Attendance(seat="é1", contact=reference("4", "Maria Vale")),
]
OTHERS = [
    reference("5", "Mo Elsewhere"),
    reference("6", "Example Fasteners"),
    reference("6", "EF Fixings"),
    reference("7", "Maria"),
    reference("6", "Fasteners and Fixings"),
]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("MU", ROOM[0]),
        ("mu:", ROOM[0]),
        ("E1", ROOM[4]),
        ("un", ROOM[2]),  # a seat key comes before a name that begins so
        ("una", ROOM[3]),
        ("una example", ROOM[3]),
        ("gwen mon", ROOM[1]),
        ("Example-Forge union", FORGE),
        ("forge", FORGE),
        ("guild", ROOM[2]),
        ("maria", OTHERS[3]),
        ("mar", None),
        ("mar u", ROOM[0]),
        ("example", None),
        ("mo", ROOM[1]),  # the room comes first
        ("mo else", OTHERS[0]),
        ("fasteners", OTHERS[4]),
        ("ef fixings", OTHERS[2]),
        ("nobody", None),
        ("…", None),
        ("", None),
    ],
)
def test_whom_a_mark_names(mark: str, expected: Attendance | Reference | None) -> None:
    assert resolve_who(mark, ROOM, lambda is_whole: OTHERS) == expected


def test_a_name_that_is_a_body_s_and_a_person_s_names_neither() -> None:
    room = [*ROOM[:2], Attendance(contact=reference("9", "Bo Forge"))]
    assert resolve_who("forge", room) is None
    assert resolve_who("bo forge", room) == room[2]


def test_whom_a_mark_names_where_nobody_is() -> None:
    assert resolve_who("maria", []) is None
    assert resolve_who("", [Attendance()], lambda is_whole: [reference("8", "")]) is None


@given(any_text)
def test_resolving_never_raises(mark: str) -> None:
    assert resolve_theme(mark, THEMES) in [None, *THEMES]
    assert resolve_who(mark, ROOM, lambda is_whole: OTHERS) in [None, FORGE, *ROOM, *OTHERS]
