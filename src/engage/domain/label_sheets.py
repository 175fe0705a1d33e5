"""Sheets of labels and badges: where on the paper each of them lies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engage.domain.choices import what_there_is
from engage.errors import Invalid

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Papers with their width and height in millimetres (ISO 216; ANSI/ASME Y14.1, size A)."""

_SMALLEST = 10.0
"""Millimetres; no words fit on less."""


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels; measures are millimetres, from the top left of the paper."""

    name: str
    across: int
    down: int
    width: float
    """Of one label."""
    height: float
    left: float
    """To the first label."""
    top: float
    step_across: float
    """From the left edge of one label to that of the next."""
    step_down: float
    paper: str = "A4"

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.across * self.down


SHEETS = {
    sheet.name: sheet
    for sheet in (
        # All lie in the middle of the paper; sizes are the maker’s, the gaps of L7418 nominal.
        LabelSheet("L7160", 3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1),
        LabelSheet("L7163", 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
        LabelSheet("L7418", 2, 4, 86.0, 55.0, 17.0, 23.5, 90.0, 65.0),
    )
}
"""The sheets that are known by their maker's number."""

_GRID = re.compile(r"\s*(\d{1,2})\s*[x×*]\s*(\d{1,2})(?:\s+(A4|Letter))?\s*", re.IGNORECASE)


def find_sheet(name: str) -> LabelSheet:
    """Return the sheet of that number, or the free grid: "3 x 8" fills A4 paper, "2 x 5 Letter" Letter.

    A grid has a margin of 5 mm all round, which no printer can print on. Raises `Invalid` for anything else.
    """
    if found := SHEETS.get(name.strip().upper()):
        return found
    if grid := _GRID.fullmatch(name):
        across, down = int(grid[1]), int(grid[2])
        paper = next(paper for paper in PAPERS if paper.lower() == (grid[3] or "A4").lower())
        return _filled(across, down, paper)
    raise Invalid(
        f"“{name}” is no sheet of labels that is known",
        what_there_is(name, tuple(SHEETS)),
        "Give one of these, or how many labels there are across and down: 3 x 8",
        field="sheet",
    )


def _filled(across: int, down: int, paper: str) -> LabelSheet:
    margin = 5.0
    wide, high = PAPERS[paper]
    width = (wide - 2 * margin) / across if across else 0.0
    height = (high - 2 * margin) / down if down else 0.0
    if min(width, height) < _SMALLEST:
        raise Invalid(
            f"{across} x {down} labels do not fit on {paper} paper",
            f"each must be {_SMALLEST:g} mm wide and high at least",
            "Give fewer across or down",
            field="sheet",
        )
    return LabelSheet(
        f"{across} x {down} {paper}", across, down, width, height, margin, margin, width, height, paper
    )
