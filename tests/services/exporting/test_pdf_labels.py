"""Labels and badges: each stays on its own place of the sheet, whatever is written on it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.label_sheets import SHEETS, LabelSheet, find_sheet
from engage.services.summaries.document import Footnote, Labels, Paragraph, Strong
from tests.services.exporting.documents import SCRIPTS, document
from tests.services.exporting.tag_reader import said
from tests.services.exporting.test_pdf import opened, pages

POINT = 72 / 25.4
SHEET_NAMES = [*SHEETS, "3 x 8", "2 x 5 Letter", "5 x 20"]


def places(sheet: LabelSheet) -> list[tuple[float, float, float, float]]:
    """The left, top, right and bottom of each label, in millimetres from the top left of the paper."""
    return [
        (x, y, x + sheet.width, y + sheet.height)
        for y in (sheet.top + row * sheet.step_down for row in range(sheet.down))
        for x in (sheet.left + column * sheet.step_across for column in range(sheet.across))
    ]


def written(labels: Labels, page: int = 0) -> list[set[int]]:
    """For each place of a sheet, in which labels its characters lie; none may lie outside of all."""
    printed = opened(document(labels))[page]
    _, height = printed.get_size()
    text = printed.get_textpage()
    found: list[set[int]] = []
    for box in (text.get_charbox(place) for place in range(text.count_chars())):
        if box[0] == box[2]:
            continue
        left, bottom, right, top = (side / POINT for side in box)
        middle = ((left + right) / 2, height / POINT - (bottom + top) / 2)
        inside = {
            number
            for number, (x, y, to_x, to_y) in enumerate(places(labels.sheet))
            if x <= left and right <= to_x and y <= height / POINT - top and height / POINT - bottom <= to_y
        }
        assert inside, f"{middle} is on no label"
        found.append(inside)
    return found


@pytest.mark.parametrize("name", SHEET_NAMES)
@pytest.mark.parametrize("are_badges", [False, True])
def test_each_label_stands_on_its_place(name: str, are_badges: bool) -> None:
    sheet = find_sheet(name)
    lines = ("Ms Ann Example", "Example Group for Manufacturing", "1 Example Street", "Exampleton EX1 1EX")
    labels = Labels((lines,) * sheet.count, sheet, are_badges)
    assert set.union(*written(labels)) == set(range(sheet.count))
    assert len(opened(document(labels))) == 2


@pytest.mark.parametrize("name", SHEET_NAMES)
@given(lines=st.lists(st.text(st.sampled_from("abcd ef-g\n") | st.characters(), max_size=400), max_size=9))
@settings(max_examples=8, deadline=None)
def test_nothing_runs_over_into_the_neighbour(name: str, lines: list[str]) -> None:
    sheet = find_sheet(name)
    labels = Labels((tuple(lines), ("b",)), sheet, skipped=1, are_badges=len(lines) % 2 == 0)
    assert set.union({1}, *written(labels)) <= {1, 2}


def test_what_does_not_fit_says_that_there_is_more() -> None:
    labels = Labels((("first " * 400, "second"),), find_sheet("5 x 20"))
    assert "…" in pages(document(labels))[0]


def test_places_that_are_used_up_stay_free() -> None:
    sheet = find_sheet("L7160")
    assert set.union(*written(Labels((("a",), ("b",)), sheet, skipped=5))) == {5, 6}
    assert set.union(*written(Labels((("a",),), sheet, skipped=21 + 3))) == {3}


def test_sheets_come_first_and_carry_nothing_else() -> None:
    sheet = find_sheet("L7163")
    texts = pages(document(Labels((("label",),) * 15, sheet), controller="Example Group"))
    assert texts[:2] == [" ".join(["label"] * 14), "label"]
    assert "PUBLIC What we heard" in texts[2]
    assert "page 3 of 3" in texts[2]


def test_sheets_have_their_own_paper_and_what_follows_begins_a_page() -> None:
    what = document(
        Paragraph("before"), Labels((("label",),), find_sheet("2 x 5 Letter")), Paragraph("after")
    )
    pdf = opened(what)
    assert [tuple(map(round, page.get_size())) for page in pdf] == [(595, 842), (612, 792), (595, 842)]
    assert [word in text for word, text in zip(("before", "label", "after"), pages(what), strict=True)] == [
        True
    ] * 3


def test_no_labels_are_no_sheet() -> None:
    assert len(opened(document(Labels((), find_sheet("L7160"), skipped=3)))) == 1


def test_the_name_on_a_badge_is_the_largest() -> None:
    def height(text: str, index: int = 0) -> float:
        page = opened(document(Labels((("Ann Example", "Example Group"),), find_sheet("L7418"), True)))[0]
        words = page.get_textpage()
        place = words.get_text_range().index(text)
        _, bottom, _, top = words.get_charbox(place, loose=True)
        return float(top - bottom)

    assert height("Ann") > 2 * height("Group")


def test_labels_are_read_one_after_the_other() -> None:
    labels = Labels(
        tuple((Strong(text), (name, Footnote("unseen"))) for name, text in SCRIPTS.items()),
        find_sheet("L7163"),
    )
    every = said(opened(document(labels)))
    lines = [one for one in every if one.path == ("Document", "Sect", "Div", "P")]
    assert [one.text.strip() for one in lines[1::2]] == [*SCRIPTS]
    assert not any("unseen" in one.text for one in every)
