"""The tree of themes: moving, numbering and making two themes one."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Theme
from engage.domain.feedback import Stance
from engage.domain.records import Reference
from engage.domain.text import fold, natural
from engage.domain.theme_trees import (
    Tree,
    below,
    free_code,
    merged,
    merged_stance,
    moved,
    numbers,
    places,
    tree_of,
)
from engage.errors import Conflict

AGENDA = Reference(1)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    parents = draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
    tree: dict[int | None, tuple[int, ...]] = {}
    for id, choice in enumerate(parents, start=1):
        parent = choice % id or None
        tree[parent] = (*tree.get(parent, ()), id)
    return tree


def test_themes_stand_by_position_then_by_code() -> None:
    def theme(id: int, code: str, position: int = 0, parent: int = 0) -> Theme:
        above = Reference(parent) if parent else None
        return Theme(id=id, agenda=AGENDA, code=code, title="Example", position=position, parent=above)

    themes = [theme(1, "10"), theme(2, "9"), theme(3, "1", position=1), theme(4, "9.1", parent=2)]
    Random(1).shuffle(themes)
    assert tree_of(themes) == {None: (2, 1, 3), 2: (4,)}


@given(trees(), st.data())
def test_a_moved_theme_stands_where_it_was_put_and_all_else_as_before(
    tree: Tree, data: st.DataObject
) -> None:
    known = list(places(tree))
    theme = data.draw(st.sampled_from(known))
    parent = data.draw(st.sampled_from([None, *known]))
    position = data.draw(st.integers(-2, len(known)))
    inside = {theme, *below(tree, theme)}
    if parent in inside:
        with pytest.raises(Conflict, match="below itself"):
            moved(tree, theme, parent, position)
        return
    after = moved(tree, theme, parent, position)
    beside = [id for id in tree.get(parent, ()) if id != theme]
    assert places(after)[theme] == (parent, min(max(position, 0), len(beside)))
    assert {*places(after)} == {*known}
    assert {theme, *below(after, theme)} == inside
    for above in {*tree, *after}:
        others = [id for id in after.get(above, ()) if id != theme]
        assert others == [id for id in tree.get(above, ()) if id != theme]
    assert places(moved(after, theme, *places(tree)[theme])) == places(tree), "and back again"


@given(trees())
def test_numbers_say_the_place(tree: Tree) -> None:
    codes = numbers(tree)
    assert len({*codes.values()}) == len(codes) == len(places(tree))
    for id, (parent, position) in places(tree).items():
        above = f"{codes[parent]}." if parent else ""
        assert codes[id] == f"{above}{position + 1}"
    in_order = [id for top in tree[None] for id in (top, *below(tree, top))]
    assert in_order == sorted(codes, key=lambda id: natural(codes[id]))


def test_a_tree_may_be_as_deep_as_people_like() -> None:
    tree: Tree = {(id or None): (id + 1,) for id in range(5_000)}
    assert len(list(below(tree, 1))) == 4_999
    assert numbers(tree)[3] == "1.1.1"


def test_a_new_code_is_the_first_that_is_free() -> None:
    assert free_code("", {"1", "2", "4"}) == "3"
    assert free_code("2", {"2.1", "1"}) == "2.2"
    assert free_code("A", {fold("A.1")}) == "A.2"


def test_a_merged_theme_says_what_both_said() -> None:
    kept = Theme(
        agenda=AGENDA,
        code="1",
        title="Steel",
        keywords=("iron",),
        description="Making it.",
        tags=("one",),
        notes="Same",
    )
    other = Theme(
        agenda=AGENDA,
        code="2",
        title="Green steel",
        keywords=("Iron", "steel", "ccus"),
        description="Cleanly.",
        tags=("two",),
        notes="Same",
        colour="#00ff00",
    )
    both = merged(kept, other)
    assert (both.uid, both.code, both.title) == (kept.uid, "1", "Steel")
    assert both.keywords == ("iron", "ccus", "Green steel")
    assert both.description == "Making it.\n\nCleanly."
    assert both.notes == "Same"
    assert both.colour == "#00ff00"
    assert both.tags == ("one", "two")


@given(st.sampled_from(Stance), st.sampled_from(Stance))
def test_two_stances_become_one(one: Stance, other: Stance) -> None:
    assert merged_stance(one, other) is merged_stance(other, one)
    assert merged_stance(one, other) is (one if one is other else Stance.MIXED)
