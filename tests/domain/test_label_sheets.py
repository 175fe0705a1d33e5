"""Sheets of labels: every label lies on its paper, and no two on one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.label_sheets import PAPERS, SHEETS, LabelSheet, find_sheet
from engage.errors import Invalid


def _fits(sheet: LabelSheet) -> bool:
    wide, high = PAPERS[sheet.paper]
    right = sheet.left + (sheet.across - 1) * sheet.step_across + sheet.width
    bottom = sheet.top + (sheet.down - 1) * sheet.step_down + sheet.height
    is_apart = sheet.step_across >= sheet.width and sheet.step_down >= sheet.height
    return is_apart and min(sheet.left, sheet.top) >= 0 and right <= wide + 1e-9 and bottom <= high + 1e-9


@pytest.mark.parametrize(("name", "count"), [("L7160", 21), ("L7163", 14), ("L7418", 8)])
def test_known_sheets_are_found_by_their_number(name: str, count: int) -> None:
    sheet = find_sheet(f" {name.lower()} ")
    assert sheet is SHEETS[name]
    assert sheet.count == count
    assert _fits(sheet)
    # They lie in the middle of the paper.
    wide, high = PAPERS[sheet.paper]
    assert 2 * sheet.left + (sheet.across - 1) * sheet.step_across + sheet.width == pytest.approx(wide)
    assert 2 * sheet.top + (sheet.down - 1) * sheet.step_down + sheet.height == pytest.approx(high)


@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["", " A4", " letter"]))
def test_a_free_grid_fills_its_paper_or_is_refused(across: int, down: int, paper: str) -> None:
    wide, high = PAPERS[paper.strip().title() or "A4"]
    if not (across and down and (wide - 10) / across >= 10 and (high - 10) / down >= 10):
        with pytest.raises(Invalid, match="do not fit"):
            find_sheet(f"{across} x {down}{paper}")
        return
    sheet = find_sheet(f"{across} x {down}{paper}")
    assert _fits(sheet)
    assert (sheet.across, sheet.down) == (across, down)
    assert find_sheet(sheet.name) == sheet


@pytest.mark.parametrize("name", ["", "L9999", "3 by 8", "3 x 8 A3", "x", "0x"])
def test_any_other_words_are_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(Invalid, match="no sheet of labels") as told:
        find_sheet(name)
    assert told.value.field == "sheet"
    assert "L7160" in str(told.value)
