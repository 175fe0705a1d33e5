"""What many pieces of feedback have in common, against a count by hand."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.feedback import Stance
from engage.services.chosen_feedback import chosen, themes_of
from tests.plain_lists import a_world


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=8)
def test_it_is_what_one_counts_by_hand(chance: Random) -> None:
    with a_world(chance) as (project, world):
        some = [said for said in world.feedback if chance.random() < 0.7]
        found = chosen(project, [said.id for said in some] + [10_000])
        assert found.pieces == len(some)
        themes = Counter(coding.theme.id for said in some for coding in said.codings)
        assert {theme.id: count for theme, count in found.themes} == themes
        assert [count for _, count in found.themes] == sorted(themes.values(), reverse=True)
        taken: Counter[Stance] = Counter()
        for said in some:
            taken.update({coding.stance for coding in said.codings} or ({said.stance} - {None}))
        assert found.stances == taken
        assert found.key_points == sum(said.is_key_point for said in some)
        assert found.with_evidence == sum(said.has_evidence for said in some)
        assert found.uncoded == sum(not said.codings for said in some)
        assert found.unresolved == sum(bool(said.unresolved) for said in some)
        bodies = {said.organisation.id if said.organisation else None for said in some}
        assert found.organisations == len(bodies - {None})
        assert (found.organisation.id if found.organisation else None) == (
            bodies.pop() if len(bodies) == 1 else None
        )
        engagements = {said.engagement.id if said.engagement else None for said in some}
        assert (found.engagement.id if found.engagement else None) == (
            engagements.pop() if len(engagements) == 1 else None
        )
        assert {theme.id for theme in themes_of(project, [said.id for said in some])} == set(themes)
