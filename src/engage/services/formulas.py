"""Cells that a spreadsheet would take for formulas, told apart by an apostrophe on the way out and in."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_FIRST = frozenset("'=+-@\t\r\n")
"""With one of these begins every cell that is like a formula."""
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; `unguarded` gives back every cell as it was."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def all_guarded(cells: Sequence[str | None]) -> Sequence[str | None]:
    """Return the cells of a column so; each text is looked at once, and mostly none needs it."""
    like = {cell for cell in set(cells) if cell and cell[0] in _FIRST}
    return [guarded(cell) if cell and cell in like else cell for cell in cells] if like else cells


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that was put in front of it."""
    return cell[1:] if _GUARDED.match(cell) else cell
