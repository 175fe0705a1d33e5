"""What a reader outside can work out of a table of organisations: never a number that is too small."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from engage.domain.feedback import Stance
from engage.domain.hiding import Cell, hidden_in_row, hidden_in_total, hidden_stances

SMALLEST = 3
OPPOSE, SUPPORT = Stance.OPPOSE, Stance.SUPPORT


def cell(*organisations: int, named: tuple[int, ...] = (), opposed: tuple[int, ...] = ()) -> Cell:
    return Cell({id: OPPOSE if id in opposed else SUPPORT for id in organisations}, frozenset(named))


cells = st.builds(
    lambda stances, named: Cell(stances, frozenset(named & stances.keys())),
    st.dictionaries(st.integers(0, 9), st.sampled_from(Stance), min_size=1),
    st.sets(st.integers(0, 9)),
)


def _by_kind(row: dict[str, Cell]) -> dict[str, Cell]:
    """The same with organisations of their own for each kind, as it is: none is of two."""
    return {
        kind: Cell(
            {10 * place + id: stance for id, stance in each.stances.items()},
            frozenset(10 * place + id for id in each.named),
        )
        for place, (kind, each) in enumerate(sorted(row.items()))
    }


rows = st.dictionaries(st.sampled_from("abcdef"), cells, min_size=1).map(_by_kind)


def is_safe(number: int) -> bool:
    return number == 0 or number >= SMALLEST


@given(rows)
def test_nothing_small_stands_in_a_row_or_is_left_of_it(row: dict[str, Cell]) -> None:
    hidden = hidden_in_row(row, SMALLEST)
    shown = row.keys() - hidden
    assert all(row[kind].size >= SMALLEST and is_safe(len(row[kind].unnamed)) for kind in shown)
    if shown:
        assert is_safe(sum(row[kind].size for kind in hidden))
        assert is_safe(sum(len(row[kind].unnamed) for kind in hidden))


@given(st.lists(rows, min_size=1, max_size=4))
def test_no_column_tells_of_a_small_cell(parts: list[dict[str, Cell]]) -> None:
    parts = [_same_kinds(part) for part in parts]
    total = {
        kind: Cell(
            {id: stance for part in parts if kind in part for id, stance in part[kind].stances.items()},
            frozenset(
                id
                for part in parts
                if kind in part
                for id in part[kind].stances
                if all(id in other[kind].named for other in parts if id in _ids(other, kind))
            ),
        )
        for kind in sorted({kind for part in parts for kind in part})
    }
    found = [(part, hidden_in_row(part, SMALLEST)) for part in parts]
    hidden = hidden_in_total(total, found, SMALLEST)
    for kind in total.keys() - hidden:
        seen = {id for part, closed in found if kind not in closed for id in _ids(part, kind)}
        assert is_safe(len(total[kind].stances.keys() - seen - total[kind].named))
    if hidden != total.keys():
        assert is_safe(sum(total[kind].size for kind in hidden))
    assert hidden >= hidden_in_row(total, SMALLEST)


def _same_kinds(part: dict[str, Cell]) -> dict[str, Cell]:
    """The same with organisations that are of one kind in every row."""
    return {
        kind: Cell(
            {100 * ord(kind) + id % 10: stance for id, stance in each.stances.items()},
            frozenset(100 * ord(kind) + id % 10 for id in each.named),
        )
        for kind, each in part.items()
    }


def _ids(part: dict[str, Cell], kind: str) -> set[int]:
    return set(part[kind].stances) if kind in part else set()


@given(rows)
def test_no_stance_tells_of_too_few_of_a_kind(row: dict[str, Cell]) -> None:
    closed = hidden_in_row(row, SMALLEST)
    pooled = hidden_stances(row, closed, SMALLEST)
    assert pooled >= closed
    groups = [[kind] for kind in row.keys() - pooled]
    if groups:
        groups.append(list(pooled))
    for group in groups:
        taken = Counter(stance for kind in group for stance in row[kind].unnamed)
        assert all(map(is_safe, taken.values()))


def test_what_is_large_enough_is_shown() -> None:
    row = {"unions": cell(1, 2, 3), "firms": cell(4, 5, 6, 7)}
    assert hidden_in_row(row, SMALLEST) == frozenset()


def test_the_next_larger_hides_the_only_small_one() -> None:
    row = {"firms": cell(4, 5, 6, 7), "unions": cell(1, 2, 3), "charities": cell(8)}
    assert hidden_in_row(row, SMALLEST) == {"unions", "charities"}


def test_the_last_of_a_kind_that_is_not_named_does_not_stand_alone() -> None:
    others = {"firms": cell(4, 5, 6, 7)}
    assert hidden_in_row({**others, "unions": cell(1, 2, 3, named=(1, 2, 3))}, SMALLEST) == frozenset()
    assert hidden_in_row({**others, "unions": cell(1, 2, 3, named=(1, 2))}, SMALLEST) == {"firms", "unions"}


def test_a_total_is_hidden_that_would_tell_of_a_row() -> None:
    first, second = {"unions": cell(1, 2, 3)}, {"unions": cell(4), "firms": cell(5, 6, 7)}
    total = {"unions": cell(1, 2, 3, 4), "firms": cell(5, 6, 7)}
    found = [(row, hidden_in_row(row, SMALLEST)) for row in (first, second)]
    assert "unions" in hidden_in_total(total, found, SMALLEST)
    # Where the fourth is named anyway, there is nothing to tell.
    named = {"unions": cell(4, named=(4,)), "firms": cell(5, 6, 7)}
    found = [(row, hidden_in_row(row, SMALLEST)) for row in (first, named)]
    total["unions"] = cell(1, 2, 3, 4, named=(4,))
    assert "unions" not in hidden_in_total(total, found, SMALLEST)


def test_a_lonely_stance_hides_that_of_its_kind() -> None:
    row = {"unions": cell(1, 2, 3, 4, opposed=(4,)), "firms": cell(*range(10, 20), opposed=(10, 11, 12))}
    assert hidden_in_row(row, SMALLEST) == frozenset()
    assert hidden_stances(row, frozenset(), SMALLEST) == {"unions", "firms"}
    row["bodies"] = cell(*range(30, 36), opposed=(30, 31, 32))
    assert hidden_stances(row, frozenset(), SMALLEST) == {"unions", "bodies"}
