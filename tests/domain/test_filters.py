"""The filter language: what each text asks for, and what is said of a text that asks for nothing known."""

from __future__ import annotations

import contextlib
import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Theme
from engage.domain.choices import find_choice
from engage.domain.commitments import CommitmentState
from engage.domain.disclosure import Level
from engage.domain.engagements import Channel
from engage.domain.feedback import Stance
from engage.domain.filter_completion import complete
from engage.domain.filters import (
    FIELDS,
    MAX_VALUES,
    DayRange,
    FieldType,
    Filter,
    Flag,
    Form,
    RatingRange,
    Term,
    Worker,
    parse,
    quoted,
    themes_named,
)
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun, Reference
from engage.errors import Invalid

TODAY = dt.date(2020, 3, 25)


def one(text: str, noun: Noun = Noun.FEEDBACK) -> Term:
    (term,) = parse(text, noun, today=TODAY).terms
    return term


@pytest.mark.parametrize("text", ["", " \t\n "])
def test_nothing_asks_for_everything(text: str) -> None:
    assert parse(text, Noun.FEEDBACK) == Filter(Noun.FEEDBACK)
    assert not parse(text, Noun.FEEDBACK).shows_archived


def test_every_form_in_one_filter() -> None:
    text = 'kind:union theme:2 stance:oppose region:wales after:2020-03-01 tag:steel "just transition" -ccus'
    found = parse(text, Noun.FEEDBACK)
    assert [(term.field, term.values, term.is_negated, term.is_phrase) for term in found.terms] == [
        ("kind", (OrganisationKind.UNION,), False, False),
        ("theme", ("2",), False, False),
        ("stance", (Stance.OPPOSE,), False, False),
        ("region", ("wales",), False, False),
        ("after", (DayRange(dt.date(2020, 3, 1), None),), False, False),
        ("tag", ("steel",), False, False),
        (None, ("just", "transition"), False, True),
        (None, ("ccus",), True, False),
    ]
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("kind:union,sme", "kind", (OrganisationKind.UNION, OrganisationKind.SME)),
        ('KIND:"Trade body"', "kind", (OrganisationKind.TRADE_BODY,)),
        ("kind:large-company", "kind", (OrganisationKind.LARGE_COMPANY,)),
        ("kind:NGO", "kind", (OrganisationKind.NGO,)),
        ("channel:e-mail", "channel", (Channel.EMAIL,)),
        ("disclosure:withheld", "disclosure", (Level.WITHHELD,)),
        ("is:key,evidence", "is", (Flag.KEY, Flag.EVIDENCE)),
        ('region:"North East, Wales"', "region", ("north east, wales",)),
        ('region:"North East",Cymru', "region", ("north east", "cymru")),
        ("organisation:Éxample", "organisation", ("example",)),
        (r'tag:"the \"big\" one \\ other"', "tag", (r'the "big" one \ other',)),
        ("theme:2.A", "theme", ("2.a",)),
        ("question:3a", "question", ("3a",)),
        ("on:2020-3-5", "on", (DayRange(dt.date(2020, 3, 5), dt.date(2020, 3, 5)),)),
        ("on:2020-02", "on", (DayRange(dt.date(2020, 2, 1), dt.date(2020, 2, 29)),)),
        ("on:2020-12", "on", (DayRange(dt.date(2020, 12, 1), dt.date(2020, 12, 31)),)),
        ("on:2019,2021", "on", (DayRange(dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
                                DayRange(dt.date(2021, 1, 1), dt.date(2021, 12, 31)))),
        ("after:2020", "after", (DayRange(dt.date(2020, 1, 1), None),)),
        ("before:2020", "before", (DayRange(None, dt.date(2020, 12, 31)),)),
        ("before:2021-02", "before", (DayRange(None, dt.date(2021, 2, 28)),)),
        ("before:9999", "before", (DayRange(None, dt.date.max),)),
        ("after:Today", "after", (DayRange(TODAY, None),)),
        ("on:today", "on", (DayRange(TODAY, TODAY),)),
    ],
)  # fmt: skip
def test_fields(text: str, field: str, values: tuple[object, ...]) -> None:
    term = one(text)
    assert (term.field, term.values, term.is_negated) == (field, values, False)
    assert one(f"-{text}") == Term(field, term.value, True, False, term.values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("influence:4", (RatingRange(4, 4),)),
        ("influence:3..5", (RatingRange(3, 5),)),
        ("interest:3..", (RatingRange(3, None),)),
        ("interest:..2,5", (RatingRange(None, 2), RatingRange(5, 5))),
    ],
)
def test_ratings(text: str, values: tuple[RatingRange, ...]) -> None:
    assert one(text, Noun.ORGANISATION).values == values


@pytest.mark.parametrize(
    ("text", "values", "is_phrase"),
    [
        ("CCUS", ("ccus",), False),
        ("energy-intensive", ("energy", "intensive"), False),
        ("10:30", ("10", "30"), False),
        ('5"pipe', ("5", "pipe"), False),
        ("Châtham,", ("chatham",), False),
        ('"Just  Transition!"', ("just", "transition"), True),
        ('"kind:union"', ("kind", "union"), True),
    ],
)
def test_words_of_the_text(text: str, values: tuple[str, ...], is_phrase: bool) -> None:
    assert (one(text).field, one(text).values, one(text).is_phrase) == (None, values, is_phrase)


def test_me_is_whoever_asks_by_the_whole_name() -> None:
    (term,) = parse("by:ME,Sam", Noun.FEEDBACK, me="Ána Example").terms
    assert term.values == (Worker("ana example", is_whole=True), Worker("sam"))
    assert str(term) == "by:ME,Sam"
    assert parse("by:me", Noun.FEEDBACK).terms[0].values == (Worker("", is_whole=True),)


def test_today_is_this_day_unless_told() -> None:
    before = dt.datetime.now().astimezone().date()
    (term,) = parse("on:today", Noun.FEEDBACK).terms
    after = dt.datetime.now().astimezone().date()
    assert term.values in [(DayRange(day, day),) for day in (before, after)]


@pytest.mark.parametrize(
    ("text", "noun", "shows"),
    [
        ("kind:union", Noun.ORGANISATION, False),
        ("is:archived", Noun.ORGANISATION, True),
        ("is:heard,any", Noun.CONTACT, True),
        ("-is:archived", Noun.ENGAGEMENT, False),
        ("archived any", Noun.CONSULTATION, False),
    ],
)
def test_archived_records_are_looked_at_where_asked(text: str, noun: Noun, shows: bool) -> None:
    assert parse(text, noun).shows_archived is shows


NOT_KNOWN = [
    ("-", Noun.FEEDBACK, "“-” stands alone. Write a word."),
    ("kind:union - ccus", Noun.FEEDBACK, "“-” stands alone. Write a word."),
    ('""', Noun.FEEDBACK, "There is nothing to look for between the quotation marks. Write a word."),
    ("…", Noun.FEEDBACK, "“…” has no letter or digit to look for. Write a word."),
    ("--", Noun.FEEDBACK, "“-” has no letter or digit to look for. Write a word."),
    ('"!"', Noun.FEEDBACK, "“!” has no letter or digit to look for. Write a word."),
    ('x "just trans', Noun.FEEDBACK, 'The quotation mark in “"just trans” is not closed. End it with ".'),
    (
        '"just"transition',
        Noun.FEEDBACK,
        '“"just"transition” goes on after its quotation mark. Put a space after the quotation mark.',
    ),
    (
        "colour:red",
        Noun.THEME,
        """“colour:” is not known for themes. Known are theme, agenda, kind, tag, by, is.
        To look for the words themselves, write "colour:red".""",
    ),
    (
        "tags:x",
        Noun.THEME,
        """“tags:” is not known for themes. Did you mean “tag”? Known are theme, agenda, kind, tag, by, is.
        To look for the words themselves, write "tags:x".""",
    ),
    (
        "kind:union",
        Noun.AGENDA,
        """“kind:” is not known for agendas. A filter for agendas has words only.
        To look for the words themselves, write "kind:union".""",
    ),
    (
        "state:kepd",
        Noun.COMMITMENT,
        "“kepd” is not known for “state:”. Did you mean “kept”? Known are open, kept, broken, withdrawn.",
    ),
    (
        "state:",
        Noun.COMMITMENT,
        "“state:” has no value. How it stands. Write one of open, kept, broken, withdrawn.",
    ),
    ("is:coded,", Noun.THEME, "“is:” has no value. What is true of it. Write one of coded, uncoded."),
    (
        'tag:"\u0301"',
        Noun.THEME,
        """“tag:” has no value. One of its tags.
        Write it after the colon, in quotation marks where it has a space.""",
    ),
    (
        "influence:6",
        Noun.CONTACT,
        """“6” is no rating for “influence:”. Ratings go from 1 to 5.
        Write one (4) or a range (3..5, 3.., ..2).""",
    ),
    ("influence:", Noun.CONTACT, "“influence:” has no value. Influence, 1 to 5. Write 4, or 3..5."),
    (
        "on:25/03/2020",
        Noun.FEEDBACK,
        "“25/03/2020” is no date for “on:”. Write it as 2020-03-25, 2020-03, 2020 or today.",
    ),
    (
        "after:",
        Noun.FEEDBACK,
        "“after:” has no value. Said on this day or later. Write a date such as 2020-03-25, or today.",
    ),
]


@pytest.mark.parametrize(("text", "noun", "said"), NOT_KNOWN)
def test_what_is_not_known_is_said(text: str, noun: Noun, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse(text, noun)
    assert str(caught.value) == " ".join(said.split())
    assert caught.value.field == "filter"


@pytest.mark.parametrize("value", ["..", "5..3", "0", "1..9", "four", "3...5"])
def test_what_is_no_rating(value: str) -> None:
    with pytest.raises(Invalid, match="is no rating"):
        parse(f"interest:{value}", Noun.CONTACT)


@pytest.mark.parametrize("value", ["0000", "2020-13", "2020-02-30", "20-03-25", "yesterday"])
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(Invalid, match="is no date"):
        parse(f"before:{value}", Noun.COMMITMENT)


def test_a_filter_has_an_end() -> None:
    assert len(parse("word " * MAX_VALUES, Noun.FEEDBACK).terms) == MAX_VALUES
    with pytest.raises(Invalid, match=f"{MAX_VALUES} words and values at most"):
        parse("word " * MAX_VALUES + "tag:more", Noun.FEEDBACK)


@given(st.text(), st.sampled_from(Noun))
def test_any_text_is_a_filter_or_gets_a_sentence(text: str, noun: Noun) -> None:
    try:
        found = parse(text, noun)
    except Invalid:
        return
    assert parse(str(found), noun) == found


TEXTS = st.text(st.sampled_from('aZé1 ,:-"\\\n.')).filter(lambda text: any(map(str.isalnum, text)))
WORDS = st.sampled_from(["steel", "energy-intensive", "a,b", 'x"y', '"just transition"', r'"a \"b\" \\"'])


def values(field: FieldType) -> st.SearchStrategy[str]:
    """Values that the field may have."""
    match field.form:
        case Form.CHOICE:
            return st.sampled_from(
                [text for choice in field.choices for text in (choice.value, choice.label)]
            )
        case Form.RATING:
            return st.sampled_from(["1", "5", "2..4", "3..", "..2"])
        case Form.DATE:
            return st.dates().map(str) | st.sampled_from(["2020", "2020-3", "Today"])
        case _:
            return TEXTS


@st.composite
def filters(draw: st.DrawFn) -> tuple[Noun, str]:
    """A noun, and a text that is a filter for it."""
    noun = draw(st.sampled_from(Noun))
    terms = []
    for _ in range(draw(st.integers(0, 4))):
        term = draw(WORDS)
        if FIELDS[noun] and draw(st.booleans()):
            name, field = draw(st.sampled_from(list(FIELDS[noun].items())))
            term = f"{name}:{','.join(map(quoted, draw(st.lists(values(field), min_size=1, max_size=3))))}"
        terms.append(draw(st.sampled_from(["", "-"])) + term)
    return noun, draw(st.sampled_from([" ", "\n", "  "])).join(terms)


@given(filters())
def test_a_filter_as_text_is_the_same_filter(case: tuple[Noun, str]) -> None:
    noun, text = case
    found = parse(text, noun, today=TODAY)
    assert parse(str(found), noun, today=TODAY) == found
    assert str(parse(str(found), noun, today=TODAY)) == str(found)


@given(TEXTS)
def test_a_quoted_value_is_read_as_it_was(value: str) -> None:
    (term,) = parse(f"tag:{quoted(value)}", Noun.THEME).terms
    assert term.values == (value.strip().lower().replace("é", "e"),)


def test_every_field_and_flag_says_what_it_is() -> None:
    for noun, fields in FIELDS.items():
        for name, field in fields.items():
            assert field.help, (noun, name)
            assert bool(field.choices) == (field.form is Form.CHOICE), (noun, name)
    assert set(FIELDS) == set(Noun)
    assert all(flag.help for flag in Flag)
    used = {flag for fields in FIELDS.values() if "is" in fields for flag in fields["is"].choices}
    assert used == set(Flag)


def test_a_choice_is_found_by_value_and_label() -> None:
    assert find_choice(CommitmentState, "Kept") is CommitmentState.KEPT
    assert find_choice(OrganisationKind, "community group") is OrganisationKind.COMMUNITY
    assert find_choice(OrganisationKind, " TRADE_body ") is OrganisationKind.TRADE_BODY
    assert find_choice(OrganisationKind, "") is None


def theme(id: int, code: str, title: str, parent: int = 0) -> Theme:
    return Theme(
        id=id, agenda=Reference(1), code=code, title=title, parent=Reference(parent) if parent else None
    )


THEMES = [
    theme(1, "1", "Innovation"),
    theme(4, "1.1.1", "Green steel trials", parent=2),
    theme(2, "1.1", "Research", parent=1),
    theme(3, "2", "Skills for steel"),
    theme(5, "2a", "Apprenticeships", parent=3),
]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("1", [1, 4, 2]),
        ("1.1", [4, 2]),
        ("2A", [5]),
        ("STEEL", [4, 3, 5]),
        ("for ski", [3, 5]),
        ("innov steel", []),
        ("…", []),
        ("", []),
    ],
)
def test_a_theme_is_named_by_code_or_title_and_brings_what_is_below(value: str, ids: list[int]) -> None:
    assert [theme.id for theme in themes_named(value, THEMES)] == ids


LONG = ['"' * 100_001, "\\" * 200_000, " " * 200_000, '"a\\' * 50_000, "a:" * 100_000, "a" * 200_000]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:3])
def test_a_long_text_is_read_at_once(text: str) -> None:
    started = time.process_time()
    with contextlib.suppress(Invalid):
        parse(text, Noun.FEEDBACK)
    complete(text, len(text), Noun.FEEDBACK)
    assert time.process_time() - started < 1  # a tenth is usual; what grows with the square takes minutes
