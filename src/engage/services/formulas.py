"""Cells that a spreadsheet would take for formulas, told apart by an apostrophe on the way out and in."""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; `unguarded` gives back every cell as it was."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that was put in front of it."""
    return cell[1:] if _GUARDED.match(cell) else cell
