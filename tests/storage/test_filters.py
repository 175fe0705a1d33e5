"""Every filter and every order, against the same said plainly (see `tests.plain_lists`)."""

from __future__ import annotations

import datetime as dt
from array import array
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.filter_fields import FIELDS, Flag
from engage.domain.filters import Filter, parse
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import records
from engage.services.projects import Project
from engage.storage import filters
from engage.storage.shapes import SHAPES
from engage.storage.sorting import order
from tests.builders import NOUNS, add
from tests.plain_lists import World, a_world, holds, is_known_theme, ordered
from tests.random_filters import TODAY, term


def check(project: Project, world: World, noun: Noun, text: str) -> None:
    """A filter finds what it must."""
    wanted = parse(text, noun, today=TODAY, me=project.who)
    if not all(is_known_theme(world, term) for term in wanted.terms if term.field == "theme"):
        with pytest.raises(Invalid, match="There is no theme"):
            records.ids(project, NOUNS[noun], text)
        return
    expected = {found.id for found in world.all[noun] if holds(world, wanted, found, TODAY)}
    assert set(records.ids(project, NOUNS[noun], text)) == expected, text
    assert records.count(project, NOUNS[noun], text) == len(expected)


def check_ways(project: Project, wanted: Filter, sort: str = "") -> None:
    """Whether they are few or many, what is found is the same, in the order of the plain statement."""
    table = SHAPES[wanted.noun].table
    with project.reading() as connection:
        plain = sa.select(table.c.id).where(filters.condition(connection, wanted))
        expected = array("q", connection.execute(plain.order_by(*order(wanted.noun, sort))).scalars())
        for few in (0, 2) if sort else (0,):
            assert filters.ids(connection, wanted, sort, few=few) == expected, (wanted, sort, few)
            begun, is_all = filters.beginning(connection, wanted, sort, first=3, few=few)
            assert begun == (expected if is_all else expected[:3]), (wanted, sort, few)
            assert is_all or len(begun) == 3
        assert filters.ids(connection, wanted, sort, limit=3) == expected[:3]


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=5)
def test_every_field_of_every_noun_finds_what_it_must(chance: Random):
    with a_world(chance) as (project, world):
        for noun in Noun:
            for name in [None, *FIELDS[noun]]:
                for _ in range(3):
                    check(project, world, noun, term(chance, world, noun, name))


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=5)
def test_all_terms_of_a_filter_hold_together(chance: Random):
    with a_world(chance) as (project, world):
        for noun in Noun:
            names = [None, *FIELDS[noun], *(["theme", "stance"] * 3 if "stance" in FIELDS[noun] else [])]
            check(project, world, noun, "")
            for _ in range(12):
                terms = [
                    term(chance, world, noun, name) for name in chance.choices(names, k=chance.randint(2, 4))
                ]
                check(project, world, noun, " ".join(terms))
            few_or_many = " ".join(term(chance, world, noun, name) for name in chance.sample(names, 1))
            wanted = parse(few_or_many, noun, today=TODAY, me=project.who)
            if all(is_known_theme(world, each) for each in wanted.terms if each.field == "theme"):
                check_ways(project, wanted)


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=3)
def test_every_choice_and_flag_finds_what_it_must(chance: Random):
    with a_world(chance) as (project, world):
        for noun in Noun:
            for name, field in FIELDS[noun].items():
                for choice in field.choices:
                    check(project, world, noun, f"{name}:{choice}")
                    check(project, world, noun, f"-{name}:{choice}")


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=5)
def test_every_order_is_whole_with_blanks_last(chance: Random):
    with a_world(chance) as (project, world):
        for noun in Noun:
            everything = (
                "is:any" if Flag.ANY in FIELDS[noun].get("is", FIELDS[Noun.THEME]["is"]).choices else ""
            )
            for name in records.SORTS[noun]:
                for sort in (name, f"-{name}"):
                    listed = list(records.ids(project, NOUNS[noun], everything, sort))
                    assert listed == ordered(world, noun, sort), f"{noun} by {sort}"
                    check_ways(project, parse(everything, noun), sort)
            usual = records.DEFAULT_SORTS[noun]
            assert list(records.ids(project, NOUNS[noun], everything)) == ordered(world, noun, usual)


def test_a_theme_is_told_from_its_namesake_by_its_agenda(project: Project) -> None:
    jobs, skills = (add(project, Agenda(title=title)) for title in ("Jobs", "Skills"))
    of_jobs, of_skills, other = (
        add(project, Theme(agenda=agenda, code=code, title="Example"))
        for agenda, code in ((jobs, "1"), (skills, "1"), (jobs, "2"))
    )
    for themes in ((of_jobs,), (of_skills,), (of_skills, other)):
        codings = tuple(Coding(theme=theme, stance=Stance.SUPPORT) for theme in themes)
        add(project, Feedback(said_on=dt.date(2020, 3, 25), text="Words", codings=codings))
    for text, number in {
        "theme:1": 3,
        "agenda:jobs": 2,
        "agenda:jobs theme:1": 1,
        "agenda:jobs theme:1 stance:support": 1,
        "agenda:jobs,skills theme:1": 3,
        "agenda:jobs agenda:skills theme:1": 1,
        "agenda:jobs -theme:1": 0,
        f"agenda:{skills.uid} theme:1": 2,
    }.items():
        assert records.count(project, Feedback, text) == number, text


def test_ids_take_four_bytes_each_and_eight_where_one_is_larger(project: Project):
    for name in "ab":
        records.add(project, Organisation(name=f"Example {name}"))
    listed = records.ids(project, Organisation)
    assert (listed.itemsize, list(listed)) == (4, [1, 2])

    table = SHAPES[Noun.ORGANISATION].table
    with project.transaction("Number one anew") as tx:
        tx.connection.execute(table.update().values(id=2**32).where(table.c.id == 2))
    listed = records.ids(project, Organisation)
    assert (listed.itemsize, list(listed)) == (8, [1, 2**32])
