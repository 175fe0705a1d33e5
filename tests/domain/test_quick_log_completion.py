"""What a mark that is being typed may become."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Theme
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus
from engage.domain.organisations import OrganisationKind
from engage.domain.pad import Seat, Unknown
from engage.domain.quick_log import MarkKind, mark_at, marks, resolve_theme, resolve_who
from engage.domain.quick_log_completion import Completion, complete_theme, complete_who
from engage.domain.records import Reference


def seat(id: int, key: str, name: str, organisation: str = "") -> Seat:
    return Seat(
        attendance_id=id,
        key=key,
        name=name,
        organisation=organisation,
        kind=OrganisationKind.UNION,
        role=AttendanceRole.PARTICIPANT,
        status=AttendanceStatus.ATTENDED,
        joined=None,
        left=None,
        asked_at=None,
        spoken=0,
    )


SEATS = [
    seat(1, "as", "Ana Sample", "Example Union"),
    seat(2, "a", "Bo Specimen", "Forge"),
    seat(3, "", "Example Press", "Example Press"),
    seat(4, "éa", "Zoë Young"),
]
UNKNOWN = [Unknown("Sam from Leeds", 2), Unknown("ann", 1)]
THEMES = [
    Theme(id=1, agenda=Reference(1), code="1", title="Innovation"),
    Theme(id=2, agenda=Reference(1), code="2", title="Clean energy", keywords=("grid", "inner cities")),
    Theme(id=3, agenda=Reference(1), code="2.3", title="Carbon capture", keywords=("CCUS",)),
    Theme(id=4, agenda=Reference(1), code="2.10", title="Inner ring"),
    Theme(id=5, agenda=Reference(2), code="9", title="Twice here"),
    Theme(id=6, agenda=Reference(2), code="9", title="Twice there"),
]
IN_THE_ROOM = ["@as", "@a", "@éa", '@"Example Press"']


def complete(line: str, cursor: int, recent: Sequence[int] = ()) -> list[Completion]:
    """What the mark that ends at the cursor may become."""
    mark = mark_at(line, cursor)
    if mark is None:
        return []
    if mark.kind is MarkKind.THEME:
        return complete_theme(mark, THEMES, recent)
    return complete_who(mark, SEATS, UNKNOWN)


def offered(line: str, recent: Sequence[int] = ()) -> list[str]:
    return [completion.mark for completion in complete(line, len(line), recent)]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("@", [*IN_THE_ROOM, '@"Sam from Leeds"', "@ann"]),
        # A whole key before those that begin so; then names in the room, and unknown ones.
        ("@a", ["@a", "@as", "@ann"]),
        ("x @EA", ["@éa"]),
        ("@exa", ["@as", '@"Example Press"']),
        ("@s", ["@as", "@a", '@"Sam from Leeds"']),
        ("text =forge", ["=a"]),
        ('="sam fr', ['="Sam from Leeds"']),
        ("@zzz", []),
        ("#", ["#1", "#2", "#2.3", "#2.10", '#"Twice here"', '#"Twice there"']),
        ("#2", ["#2", "#2.3", "#2.10"]),
        ("#inn", ["#1", "#2.10", "#2"]),
        ("#ccus", ["#2.3"]),
        ("#capture", ["#2.3"]),
        ('#"inner ci', ["#2"]),
        ("#9", ['#"Twice here"', '#"Twice there"']),
        ("", []),
        ("a@", []),
        ("+", []),
        (r"\#", []),
    ],
)  # fmt: skip
def test_what_is_offered(line: str, marks: list[str]) -> None:
    assert offered(line) == marks


def test_themes_that_were_used_last_come_first_but_for_the_whole_code() -> None:
    assert offered("#", recent=(4, 3)) == ["#2.10", "#2.3", "#1", "#2", '#"Twice here"', '#"Twice there"']
    assert offered("#2", recent=(4, 3)) == ["#2", "#2.10", "#2.3"]
    assert offered("#inn", recent=(2,)) == ["#2", "#1", "#2.10"]


ROOM = [
    Attendance(
        id=each.attendance_id,
        seat=each.key,
        contact=Reference(each.attendance_id, "", each.name) if each.name != each.organisation else None,
        organisation=Reference(9, "", each.organisation) if each.organisation else None,
    )
    for each in SEATS
]


@given(st.text(st.sampled_from('@#="\\ aéxs29.'), max_size=12), st.integers(0, 14))
def test_what_is_taken_means_what_was_offered(line: str, cursor: int) -> None:
    mark = mark_at(line, cursor)
    found = complete(line, cursor)
    assert mark or not found
    for completion in found:
        assert mark
        taken = f"{line[: mark.start]}{completion.mark} "
        (made,) = [each for each in marks(taken) if each.start == mark.start]
        assert made.kind is mark.kind
        meant = completion.meant
        if isinstance(meant, Theme):
            assert resolve_theme(made.value, THEMES) == meant
        elif isinstance(meant, Seat):
            there = resolve_who(made.value, ROOM, lambda is_whole: [])
            assert isinstance(there, Attendance)
            assert there.id == meant.attendance_id
        else:
            assert made.value == meant.name
