"""Which cells of a table of organisations readers outside may see, so that no difference tells of too few.

A cell holds the organisations of one kind, in one row. What may be read of it is a number, and a reader can
take numbers from one another: a cell from the sum of its row, a row from that of all rows, and from a number
those organisations that the document names anyway. What is then left must be nobody, or enough of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engage.domain.counting import small_cells
from engage.domain.feedback import Stance

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cell:
    """The organisations of one kind that count in one row, each with its stance."""

    stances: Mapping[int, Stance]
    """By the id of the organisation."""
    named: frozenset[int]
    """Those of which readers learn by name whatever they said."""

    @property
    def size(self) -> int:
        """How many organisations there are."""
        return len(self.stances)

    @property
    def unnamed(self) -> list[Stance]:
        """The stances of those that are not named."""
        return [stance for id, stance in self.stances.items() if id not in self.named]


def hidden_in_row(row: Mapping[K, Cell], smallest: int) -> frozenset[K]:
    """Return the kinds of a row that may be shown only as one, of which the sum of the row is known."""
    hidden = small_cells({kind: cell.size for kind, cell in row.items()}, smallest)
    few = {kind for kind, cell in row.items() if _are_few(len(cell.unnamed), smallest)}
    return _with_others(row, hidden | few, smallest)


def hidden_in_total(
    total: Mapping[K, Cell], rows: Sequence[tuple[Mapping[K, Cell], frozenset[K]]], smallest: int
) -> frozenset[K]:
    """Return the same for the row that has all others in it; each of those stands with what it hides."""
    hidden = set(hidden_in_row(total, smallest))
    for kind, cell in total.items():
        shown = {id for row, closed in rows if kind in row and kind not in closed for id in row[kind].stances}
        if _are_few(len(cell.stances.keys() - shown - cell.named), smallest):
            hidden.add(kind)
    return _with_others(total, hidden, smallest)


def hidden_stances(row: Mapping[K, Cell], hidden: frozenset[K], smallest: int) -> frozenset[K]:
    """Return the kinds of a row whose stances may be shown only as one; `hidden` are among them."""
    few = {kind for kind, cell in row.items() if _tells_stance([cell], smallest)}
    return _with_others(row, hidden | few, smallest, by_stance=True)


def _with_others(
    row: Mapping[K, Cell], hidden: Iterable[K], smallest: int, *, by_stance: bool = False
) -> frozenset[K]:
    """Hide more, those of the fewest organisations first, until what is hidden can be read off the rest."""
    closed = set(hidden)
    ahead = sorted(row.keys() - closed, key=list(row).index, reverse=True)
    ahead.sort(key=lambda kind: row[kind].size)
    while ahead and closed:
        cells = [row[kind] for kind in closed]
        unnamed = sum(len(cell.unnamed) for cell in cells)
        is_enough = not any(_are_few(n, smallest) for n in (sum(cell.size for cell in cells), unnamed))
        if is_enough and not (by_stance and _tells_stance(cells, smallest)):
            break
        closed.add(ahead.pop(0))
    return frozenset(closed)


def _tells_stance(cells: Iterable[Cell], smallest: int) -> bool:
    taken = Counter(stance for cell in cells for stance in cell.unnamed)
    return any(_are_few(number, smallest) for number in taken.values())


def _are_few(number: int, smallest: int) -> bool:
    return 0 < number < smallest
