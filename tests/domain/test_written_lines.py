"""What was logged, as the line that would log it again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Theme
from engage.domain.commitments import Commitment
from engage.domain.engagements import Attendance
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.quick_log import LoggedLine, MarkKind, as_typed, parse
from engage.domain.records import Reference
from engage.domain.text import clean
from engage.domain.written_lines import written
from tests.builders import DAY

UNION, FORGE, BODY = (
    Reference(1, "u", "Example Union"),
    Reference(2, "f", "Forge"),
    Reference(3, "b", "A & B"),
)
ANA, BO, ANA_TOO = Reference(1, "a", "Ana Sample"), Reference(2, "o", "Bo"), Reference(3, "t", "Ana Sample")
ROOM = (
    Attendance(contact=ANA, organisation=UNION, seat="as"),
    Attendance(organisation=FORGE, seat=" f "),
    Attendance(contact=BO, seat="x"),
    Attendance(organisation=BODY, seat="X"),
)
THEMES = [
    Theme(id=1, agenda=Reference(1), code="2.3", title="Carbon capture"),
    Theme(id=2, agenda=Reference(1), code="3", title="Skills"),
    Theme(id=3, agenda=Reference(2), code="3", title="Skills"),
    Theme(id=4, agenda=Reference(2), code="3", title="Heat pumps"),
]


def coded(*ids: int, stance: Stance = Stance.UNCLEAR) -> tuple[Coding, ...]:
    by_id = {theme.id: theme for theme in THEMES}
    return tuple(
        Coding(theme=Reference(id, "", by_id[id].title, by_id[id].code), stance=stance) for id in ids
    )


def said(text: str = "x", **values: object) -> Feedback:
    return Feedback(said_on=DAY, text=text, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (said("Grids come late"), "Grids come late"),
        (
            said(
                "Contracts would help",
                contact=ANA,
                organisation=UNION,
                codings=coded(1, stance=Stance.SUPPORT),
                stance=Stance.SUPPORT,
                has_evidence=True,
                is_key_point=True,
                agreements=(Agreement(organisation=FORGE), Agreement(contact=BO)),
            ),
            "@as #2.3 + Contracts would help ! * =f =Bo",
        ),
        (said(contact=ANA), '@"Ana Sample" x'),
        (said(organisation=FORGE), "@f x"),
        (said(organisation=UNION), '@"Example Union" x'),
        (said(organisation=BODY), '@"A & B" x'),
        (said("- a - @b"), r"\- a \- \@b"),
        # A stance that all themes have is said; several cannot be.
        (said(codings=coded(1, 4, stance=Stance.OPPOSE)), '#2.3 #"Heat pumps" - x'),
        (said(codings=coded(1, stance=Stance.OPPOSE) + coded(4)), '#2.3 #"Heat pumps" x'),
        # Two that are called the same: the first has the mark.
        (said(codings=coded(2, 3)), "#3 #Skills x"),
        (said(contact=ANA_TOO, agreements=(Agreement(contact=ANA_TOO),)), '@"Ana Sample" x ="Ana Sample"'),
        (said(agreements=(Agreement(contact=ANA_TOO), Agreement(contact=ANA))), 'x ="Ana Sample"'),
        # What was not understood stands as it was typed; what is no mark does not stand there.
        (said(unresolved=("#new", "@Zoe", "=who", "@again")), "@Zoe #new =who @again x"),
        (said(contact=BO, unresolved=("@Zoe",)), "@Bo @Zoe x"),
        (said(unresolved=("Zoe", "+", "a @b", ">")), "x"),
        (Commitment(text="Send it", contact=ANA, organisation=UNION), "> @as Send it"),
        (Commitment(text="> it", unresolved=("#2.3", "+", "=f")), r"> #2.3 + =f \> it"),
    ],
)
def test_the_line_that_would_log_it(record: Feedback | Commitment, line: str) -> None:
    assert written(record, ROOM, THEMES).line == line


def test_what_its_marks_mean_is_known() -> None:
    record = said(contact=ANA_TOO, codings=coded(2, 3), agreements=(Agreement(organisation=FORGE),))
    found = written(record, ROOM, THEMES)
    assert found.who == {"Ana Sample": (ANA_TOO, None), "f": (None, FORGE)}
    assert {mark: theme.id for mark, theme in found.themes.items()} == {"3": 2, "Skills": 3}


names = st.text(st.sampled_from('@#=+-~0?!*>\\" \nab1é\u202e👩🏽‍🔬العم')).map(
    lambda text: " ".join(clean(text).split())
)
references = st.builds(Reference, st.integers(1, 3), st.just(""), names)
speakers = st.tuples(st.none() | references, st.none() | references)
texts = st.text(st.sampled_from('@#=+-~0?!*>\\" \nab1é\u202e')).map(lambda text: clean(text).strip() or "x")
open_marks = st.tuples(
    st.sampled_from([MarkKind.WHO, MarkKind.THEME, MarkKind.AGREES]),
    names.filter(lambda name: any(map(str.isalnum, name))),
).map(lambda mark: as_typed(*mark))


@st.composite
def seats(draw: st.DrawFn) -> Attendance:
    person, body = draw(speakers)
    key = draw(names)
    return Attendance(contact=person, organisation=body or (None if person else FORGE), seat=key)


@st.composite
def records(draw: st.DrawFn) -> Feedback | Commitment:
    contact, organisation = draw(speakers)
    text, unresolved = draw(texts), tuple(draw(st.lists(open_marks, max_size=3)))
    if draw(st.booleans()):
        return Commitment(text=text, contact=contact, organisation=organisation, unresolved=unresolved)
    agreements = [
        Agreement(contact=person, organisation=body)
        for person, body in draw(st.lists(speakers, max_size=3))
        if person or body
    ]
    themes = draw(st.lists(references, max_size=3, unique_by=lambda theme: theme.id))
    return said(
        text,
        contact=contact,
        organisation=organisation,
        unresolved=unresolved,
        stance=draw(st.none() | st.sampled_from(Stance)),
        codings=tuple(Coding(theme=replace(theme, kind=draw(names))) for theme in themes),
        agreements=tuple(agreements),
        has_evidence=draw(st.booleans()),
        is_key_point=draw(st.booleans()),
    )


def ids(*speaker: Reference | None) -> list[int]:
    return [each.id if each else 0 for each in speaker]


@given(records(), st.lists(seats(), max_size=3))
def test_a_written_line_says_what_was_logged(
    record: Feedback | Commitment, attendance: list[Attendance]
) -> None:
    found = written(record, attendance)
    line = parse(found.line)
    assert (line.text, line.is_commitment) == (record.text, isinstance(record, Commitment))
    open_ones = {as_typed(MarkKind.WHO, mark) for mark in (line.who,) if mark and mark not in found.who}
    assert {mark for mark in record.unresolved if mark.startswith("@")} == open_ones | set(line.surplus)
    if line.who in found.who:
        assert found.who[line.who] == (record.contact, record.organisation)
    if not isinstance(record, Feedback):
        return
    assert (line.has_evidence, line.is_key_point) == (record.has_evidence, record.is_key_point)
    assert line.stance == (record.stance or None)
    agreed = [ids(each.contact, each.organisation) for each in record.agreements]
    for mark in line.agrees:
        assert (
            ids(*found.who[mark]) in agreed
            if mark in found.who
            else as_typed(MarkKind.AGREES, mark) in (record.unresolved)
        )
    coded_to = [coding.theme.id for coding in record.codings]
    for mark in line.themes:
        assert (
            found.themes[mark].id in coded_to
            if mark in found.themes
            else as_typed(MarkKind.THEME, mark) in (record.unresolved)
        )


def test_nothing_but_words() -> None:
    assert parse(written(said("a\nb")).line) == LoggedLine(text="a\nb")
