"""Who may be told to have said what: every cell of the table, and what holds for all of them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.disclosure import (
    SMALLEST_CELL,
    AttendanceListing,
    Attribution,
    Audience,
    Level,
    Rule,
    attribution,
    decided_by,
    default_level,
    effective_level,
    is_more_open,
    may_list_attendance,
    may_quote,
    plural,
    several,
)
from engage.domain.organisations import OrganisationKind

NAMED, ORGANISATION, KIND, ANONYMOUS, WITHHELD = Level
INTERNAL, SHARED, PUBLIC = Audience

# What holds for each rule (None: no engagement) and each level of the feedback's own, without and with the
# speaker's permission. n: named, o: organisation, k: kind, a: anonymous, w: withheld.
LEVELS = """
    rule               own:  none    named   organisation  kind   anonymous  withheld
    on_record                n n     n n     o o           k k    a a        w w
    organisation_only        o o     o n     o o           k k    a a        w w
    chatham_house            k k     k n     k o           k k    a a        w w
    private                  w w     w n     w o           w k    w a        w w
    none                     o o     o n     o o           k k    a a        w w
"""
LETTERS = {level.value[0]: level for level in Level}
CELLS = [
    (None if rule == "none" else Rule(rule), own, permission, LETTERS[letter])
    for rule, *letters in map(str.split, LEVELS.strip().splitlines()[1:])
    for (own, permission), letter in zip(
        itertools.product([None, *Level], [False, True]), letters, strict=True
    )
]

# What each level prints outside, by the number of unions that attended.
OUTSIDE = {
    NAMED: {0: "Ana Marker, Example Union", 2: "Ana Marker, Example Union", 3: "Ana Marker, Example Union"},
    ORGANISATION: {0: "Example Union", 2: "Example Union", 3: "Example Union"},
    KIND: {0: "a participant", 2: "a participant", 3: "a union"},
    ANONYMOUS: {0: "a participant", 2: "a participant", 3: "a participant"},
    WITHHELD: {0: "", 2: "", 3: ""},
}


def attributed(level: Level, audience: Audience, cell_size: int) -> Attribution:
    return attribution(
        level,
        person="Ana Marker",
        organisation="Example Union",
        kind=OrganisationKind.UNION,
        cell_size=cell_size,
        audience=audience,
    )


def test_the_table_has_every_cell() -> None:
    expected = itertools.product([*Rule, None], [None, *Level], [False, True])
    assert sorted(map(str, expected)) == sorted(str(cell[:3]) for cell in CELLS)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("cell_size", [0, 2, 3])
@pytest.mark.parametrize(("rule", "own", "permission", "level"), CELLS)
def test_what_is_printed(
    rule: Rule | None, own: Level | None, permission: bool, level: Level, cell_size: int, audience: Audience
) -> None:
    assert effective_level(own, rule, permission) is level
    printed = attributed(level, audience, cell_size)
    if audience is INTERNAL:
        assert printed.text == "Ana Marker, Example Union"
        assert may_quote(level, audience)
    else:
        assert printed.text == OUTSIDE[level][cell_size]
        assert may_quote(level, audience) is (level is not WITHHELD) is bool(printed.text)


def test_the_defaults() -> None:
    assert [default_level(rule) for rule in Rule] == [NAMED, ORGANISATION, KIND, WITHHELD]
    assert default_level(None) is ORGANISATION
    assert SMALLEST_CELL == 3


@pytest.mark.parametrize(
    ("level", "person", "organisation", "kind", "shown", "text"),
    [
        (NAMED, "Ana Marker", "", None, NAMED, "Ana Marker"),
        (NAMED, "", "Example Union", OrganisationKind.UNION, ORGANISATION, "Example Union"),
        (NAMED, "", "", OrganisationKind.UNION, KIND, "a union"),
        (NAMED, "", "", None, ANONYMOUS, "a participant"),
        (ORGANISATION, "Ana Marker", "", None, ANONYMOUS, "a participant"),
        (ORGANISATION, "Ana Marker", "", OrganisationKind.UNION, KIND, "a union"),
        (KIND, "Ana Marker", "Example Body", OrganisationKind.OTHER, ANONYMOUS, "a participant"),
        (KIND, "Ana Marker", "", None, ANONYMOUS, "a participant"),
    ],
)
def test_what_is_not_known_falls_to_the_next_level(
    level: Level, person: str, organisation: str, kind: OrganisationKind | None, shown: Level, text: str
) -> None:
    printed = attribution(
        level, person=person, organisation=organisation, kind=kind, cell_size=3, audience=SHARED
    )
    assert (printed.level, printed.text) == (shown, text)


@pytest.mark.parametrize(
    ("person", "organisation", "level", "text"),
    [
        ("Ana Marker", "Example Union", NAMED, "Ana Marker, Example Union"),
        ("", "Example Union", ORGANISATION, "Example Union"),
        ("", "", ANONYMOUS, "a participant"),
    ],
)
def test_among_ourselves_everything_is_shown(person: str, organisation: str, level: Level, text: str) -> None:
    printed = attribution(
        WITHHELD,
        person=person,
        organisation=organisation,
        kind=OrganisationKind.UNION,
        cell_size=1,
        audience=INTERNAL,
    )
    assert (printed.level, printed.text) == (level, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (OrganisationKind.TRADE_BODY, "a trade body"),
        (OrganisationKind.UNION, "a union"),
        (OrganisationKind.SME, "an SME"),
        (OrganisationKind.LARGE_COMPANY, "a large company"),
        (OrganisationKind.GOVERNMENT, "a government body"),
        (OrganisationKind.PARLIAMENT, "a parliamentary body"),
        (OrganisationKind.LOCAL_AUTHORITY, "a local authority"),
        (OrganisationKind.RESEARCH, "a research body"),
        (OrganisationKind.NGO, "an NGO"),
        (OrganisationKind.COMMUNITY, "a community group"),
        (OrganisationKind.MEDIA, "a media organisation"),
        (OrganisationKind.OTHER, "a participant"),
        (None, "a participant"),
    ],
)
def test_kinds_in_words(kind: OrganisationKind | None, text: str) -> None:
    printed = attribution(KIND, person="Ana", organisation="Example", kind=kind, cell_size=9, audience=PUBLIC)
    assert printed.text == text


@pytest.mark.parametrize(
    ("kind", "count", "text"),
    [
        (OrganisationKind.SME, 4, "four SMEs"),
        (OrganisationKind.UNION, 1, "one union"),
        (OrganisationKind.TRADE_BODY, 0, "no trade bodies"),
        (OrganisationKind.NGO, 10, "ten NGOs"),
        (OrganisationKind.LARGE_COMPANY, 1200, "1,200 large companies"),
        (OrganisationKind.OTHER, 1, "one organisation of another kind"),
        (OrganisationKind.OTHER, 2, "two organisations of another kind"),
    ],
)
def test_several_in_words(kind: OrganisationKind, count: int, text: str) -> None:
    assert several(kind, count) == text
    assert text.endswith(plural(kind)) is (count != 1)


levels = st.sampled_from(Level)
outside = st.sampled_from([SHARED, PUBLIC])
cells = st.integers(0, 12)
speakers = st.fixed_dictionaries(
    {
        "person": st.sampled_from(["", "Ana Marker"]),
        "organisation": st.sampled_from(["", "Example Body"]),
        "kind": st.none() | st.sampled_from(OrganisationKind),
        "smallest_cell": st.integers(1, 10),
        "is_at_engagement": st.booleans(),
    }
)


@given(levels, speakers, cells, outside)
def test_nothing_more_is_shown_than_is_allowed(
    level: Level, speaker: dict[str, object], cell_size: int, audience: Audience
) -> None:
    printed = attribution(level, cell_size=cell_size, audience=audience, **speaker)  # type: ignore[arg-type]
    assert not is_more_open(printed.level, level)
    assert ("Ana" in printed.text) <= (level is NAMED)
    assert ("Example Body" in printed.text) <= (level in (NAMED, ORGANISATION))
    if printed.level is KIND:
        assert cell_size >= speaker["smallest_cell"]  # type: ignore[operator]
        assert speaker["kind"] not in (None, OrganisationKind.OTHER)
    # The reason stands on screen beside the words: it names nobody either.
    assert "Ana" not in printed.reason
    assert "Example Body" not in printed.reason


@given(levels, levels, speakers, cells, cells, outside)
def test_more_closed_or_fewer_never_shows_more(
    one: Level, other: Level, speaker: dict[str, object], few: int, many: int, audience: Audience
) -> None:
    opener, closer = sorted([one, other], key=list(Level).index)
    few, many = sorted([few, many])
    more = attribution(opener, cell_size=many, audience=audience, **speaker)  # type: ignore[arg-type]
    less = attribution(closer, cell_size=few, audience=audience, **speaker)  # type: ignore[arg-type]
    assert not is_more_open(less.level, more.level)


@given(levels, speakers.filter(lambda speaker: speaker["organisation"] or not speaker["kind"]), cells)
def test_the_wider_the_audience_the_less_it_sees(
    level: Level, speaker: dict[str, object], cell_size: int
) -> None:
    shown = [
        attribution(level, cell_size=cell_size, audience=audience, **speaker)  # type: ignore[arg-type]
        for audience in (INTERNAL, SHARED, PUBLIC)
    ]
    assert not any(is_more_open(wider.level, closer.level) for closer, wider in itertools.pairwise(shown))
    may = [may_quote(level, audience) for audience in (INTERNAL, SHARED, PUBLIC)]
    assert may == sorted(may, reverse=True)


@given(st.none() | levels, st.none() | st.sampled_from(Rule), st.booleans())
def test_only_permission_opens(own: Level | None, rule: Rule | None, permission: bool) -> None:
    level = effective_level(own, rule, permission)
    assert not is_more_open(effective_level(own, rule, False), default_level(rule))
    assert not is_more_open(effective_level(own, rule, False), effective_level(own, rule, True))
    if own is not None and (permission or not is_more_open(own, default_level(rule))):
        assert level is own
    else:
        assert level is default_level(rule)


@pytest.mark.parametrize(
    ("rule", "outside"),
    [
        (Rule.ON_RECORD, AttendanceListing.PEOPLE),
        (Rule.ORGANISATION_ONLY, AttendanceListing.ORGANISATIONS),
        (Rule.CHATHAM_HOUSE, AttendanceListing.NONE),
        (Rule.PRIVATE, AttendanceListing.NONE),
    ],
)
def test_attendance_lists(rule: Rule, outside: AttendanceListing) -> None:
    assert may_list_attendance(rule, INTERNAL) is AttendanceListing.PEOPLE
    assert may_list_attendance(rule, SHARED) is outside
    assert may_list_attendance(rule, PUBLIC) is outside


@pytest.mark.parametrize(
    ("own", "rule", "permission", "cell_size", "said"),
    [
        (
            None,
            Rule.CHATHAM_HOUSE,
            False,
            4,
            """An SME said … Four SMEs attended, so the kind names no one. The engagement was held
            under the Chatham House Rule.""",
        ),
        (
            ORGANISATION,
            Rule.CHATHAM_HOUSE,
            False,
            2,
            """A participant said … Two SMEs attended, fewer than 3, so “an SME” could name one. The
            engagement was held under the Chatham House Rule, and no permission is recorded for
            “organisation”.""",
        ),
        (
            NAMED,
            Rule.PRIVATE,
            True,
            0,
            """Ana Marker, Example Forge said … Whoever said it may be named. It is “named” because the
            speaker permitted more than is usual.""",
        ),
        (
            None,
            Rule.PRIVATE,
            False,
            9,
            """Nothing is quoted. It is counted but never quoted. The engagement was private.""",
        ),
        (
            ANONYMOUS,
            Rule.ON_RECORD,
            False,
            9,
            """A participant said … Neither the person nor the organisation may be told. It is
            “anonymous” because it was set so.""",
        ),
        (
            None,
            None,
            False,
            9,
            """Example Forge said … The person may not be named. It was said at no engagement, so only
            the organisation may be named.""",
        ),
        (
            KIND,
            None,
            False,
            3,
            """An SME said … Three SMEs are in the project, so the kind names no one. It is “kind”
            because it was set so.""",
        ),
        (
            KIND,
            None,
            False,
            1,
            """A participant said … One SME is in the project, fewer than 3, so “an SME” could name
            one. It is “kind” because it was set so.""",
        ),
        (
            KIND,
            Rule.ORGANISATION_ONLY,
            True,
            1,
            """A participant said … One SME attended, fewer than 3, so “an SME” could name one. It is
            “kind” because it was set so.""",
        ),
    ],
)
def test_to_whom_it_is_put_down_outside_and_why(
    own: Level | None, rule: Rule | None, permission: bool, cell_size: int, said: str
) -> None:
    level = effective_level(own, rule, permission)
    shown = attribution(
        level,
        person="Ana Marker",
        organisation="Example Forge",
        kind=OrganisationKind.SME,
        cell_size=cell_size,
        audience=Audience.PUBLIC,
        is_at_engagement=rule is not None,
    )
    quoted = f"{shown.text[:1].upper()}{shown.text[1:]} said …" if shown.text else "Nothing is quoted."
    assert " ".join(said.split()) == f"{quoted} {shown.reason} {decided_by(own, rule, level)}"
