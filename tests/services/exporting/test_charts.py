"""Charts: what is drawn stays in its field, is read without its colours, and says its numbers in words."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from engage.domain.colours import LEGIBLE, contrast
from engage.domain.feedback import Stance
from engage.services.exporting.charts import Box, Drawing, Words, draw, draw_stances, png, svg
from engage.services.exporting.house_style import PLAIN
from engage.services.summaries.document import Chart, ChartForm, ChartRow, Figure, StanceBar, StanceCount

_WIDTH = 460.0
_LABELS = st.sampled_from(
    [
        "Heat",
        "1.2 Power for industry and the grid",
        "الطاقة والصناعة",
        "Łódź",
        "工业电力",
        "x" * 5000,
        "",
        "a\nb",
        "<b>&",
    ]
)


@st.composite
def _charts(draw_from: st.DrawFn) -> Chart:
    stances = draw_from(st.one_of(st.just(()), st.permutations(list(Stance)).map(tuple)))
    series = (
        tuple(stance.label for stance in stances)
        if stances
        else tuple(draw_from(st.lists(_LABELS, min_size=1, max_size=6)))
    )
    number = st.one_of(st.none(), st.integers(0, 1_000_000).map(Figure))
    row = st.builds(ChartRow, _LABELS, st.tuples(*[number] * len(series)))
    return Chart(
        "How many",
        "Theme",
        "organisations",
        series,
        tuple(draw_from(st.lists(row, max_size=30))),
        draw_from(st.sampled_from(ChartForm)),
        stances,
    )


def _ground(drawing: Drawing, words: Words) -> str:
    """The colour on which words stand: that of the box around where they begin, or of the paper."""
    at = [
        box.fill
        for box in drawing.shapes
        if isinstance(box, Box)
        and box.x <= words.x <= box.x + box.width
        and box.y <= words.y <= box.y + box.height
    ]
    return at[-1] if at else "#ffffff"


@settings(deadline=None, max_examples=60)
@given(_charts())
def test_whatever_is_drawn_stays_in_its_field_and_can_be_read(chart: Chart) -> None:
    drawings = draw(chart, _WIDTH)
    assert drawings == draw(chart, _WIDTH)
    for drawing in drawings:
        assert drawing.width == _WIDTH
        assert drawing.height <= 700
        for shape in drawing.shapes:
            assert -0.01 <= shape.x <= _WIDTH + 0.01
            assert 0 <= shape.y <= drawing.height
            if isinstance(shape, Box):
                assert shape.x + shape.width <= _WIDTH + 0.01
                assert shape.y + shape.height <= drawing.height + 0.01
            else:
                # Large or bold words may stand out less (WCAG 2.2, 1.4.3); ours are neither by that measure.
                assert contrast(shape.fill, _ground(drawing, shape)) >= 3


def test_its_numbers_stand_in_it_and_in_its_words() -> None:
    rows = (ChartRow("Heat", (Figure(19), Figure(3))), ChartRow("Power", (Figure(0), None)))
    chart = Chart("How it went", "Theme", "organisations", ("Unions", "SMEs"), rows)
    (drawing,) = draw(chart, _WIDTH)
    assert (
        drawing.text == "Bar chart: How it went, in organisations. Heat: Unions 19, SMEs 3. Power: Unions 0."
    )
    words = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert words == ["Unions", "SMEs", "Heat", "19", "3", "22", "Power", "0"]


def test_a_hidden_cell_of_a_heat_map_is_a_dash_and_no_nought() -> None:
    rows = (ChartRow("Heat", (Figure(19), None, Figure(0))),)
    chart = Chart("Who", "Theme", "organisations", ("A", "B", "C"), rows, ChartForm.HEAT)
    (drawing,) = draw(chart, _WIDTH)
    words = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert words == ["A", "B", "C", "Heat", "19", "–", "0"]
    assert "B" not in drawing.text.partition("Heat:")[2]


def test_bars_are_as_long_as_their_numbers() -> None:
    chart = Chart(
        "Pieces", "Month", "pieces", ("Pieces",), tuple(ChartRow(str(n), (Figure(n),)) for n in (10, 20, 40))
    )
    (drawing,) = draw(chart, _WIDTH)
    ten, twenty, forty = (shape.width + 0.75 for shape in drawing.shapes if isinstance(shape, Box))
    assert twenty == pytest.approx(2 * ten)
    assert forty == pytest.approx(4 * ten)


def test_many_rows_make_several_drawings_of_one_scale() -> None:
    rows = tuple(ChartRow(str(n), (Figure(n),)) for n in range(1, 61))
    drawings = draw(Chart("Pieces", "Month", "pieces", ("Pieces",), rows), _WIDTH)
    assert len(drawings) == 3
    boxes = [shape.width + 0.75 for d in drawings for shape in d.shapes if isinstance(shape, Box)]
    assert boxes[59] == pytest.approx(60 * boxes[0])


@settings(deadline=None, max_examples=30)
@given(_charts())
def test_svg_is_well_formed_and_holds_no_markup_of_the_data(chart: Chart) -> None:
    for number, drawing in enumerate(draw(chart, _WIDTH)):
        root = ElementTree.fromstring(svg(drawing, f"chart-{number}"))  # noqa: S314  our own
        assert {child.tag for child in root} <= {"title", "rect", "text"}
        assert len(root) == len(drawing.shapes) + 1
        assert root[0].text == drawing.text


def test_a_picture_is_the_same_each_time() -> None:
    rows = (ChartRow("الطاقة والصناعة", (Figure(19), Figure(3))),)
    (drawing,) = draw(Chart("x", "Theme", "organisations", ("Unions", "工业"), rows), _WIDTH)
    made = png(drawing)
    assert made == png(drawing)
    image = Image.open(io.BytesIO(made))
    assert image.width == 3 * _WIDTH
    colours = image.convert("RGB").getcolors(image.width * image.height)
    assert colours is not None
    assert len(colours) > 10


def test_stances_are_one_bar_with_their_signs() -> None:
    bar = StanceBar(
        tuple(
            StanceCount(s, Figure(n)) for s, n in ((Stance.SUPPORT, 9), (Stance.MIXED, 0), (Stance.OPPOSE, 3))
        )
    )
    drawing = draw_stances(bar, _WIDTH)
    assert drawing is not None
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Words)] == ["+ 9", "– 3"]
    assert drawing.text == "How organisations stood: support 9 · oppose 3"
    assert draw_stances(StanceBar(()), _WIDTH) is None


def test_the_colours_are_those_of_the_house() -> None:
    (drawing,) = draw(Chart("x", "y", "z", ("a",), (ChartRow("b", (Figure(1),)),)), _WIDTH, PLAIN)
    assert {shape.fill for shape in drawing.shapes if isinstance(shape, Box)} == {PLAIN.colours.accent}
    assert contrast(PLAIN.colours.accent, "#ffffff") >= LEGIBLE


def test_no_word_of_a_head_is_cut_where_seven_columns_stand_side_by_side() -> None:
    series = ("Trade bodies", "Unions", "Large companies", "Government bodies")
    series += ("Local authorities", "Research bodies", "Community groups")
    rows = tuple(ChartRow(f"{n} Source, recycle and restore responsibly", (Figure(n),) * 7) for n in (1, 2))
    (drawing,) = draw(Chart("Who", "Field", "organisations", series, rows, ChartForm.HEAT), _WIDTH)
    assert not any("…" in shape.text for shape in drawing.shapes if isinstance(shape, Words))


def test_the_legend_says_neutral_without_a_nought_that_would_be_read_as_a_number() -> None:
    stances = (Stance.SUPPORT, Stance.NEUTRAL)
    rows = (ChartRow("Skills", (Figure(2), Figure(1))),)
    series = tuple(stance.label for stance in stances)
    (drawing,) = draw(Chart("Stood", "Theme", "organisations", series, rows, stances=stances), _WIDTH, PLAIN)
    said = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert said[:2] == [f"+  {series[0]}", series[1]]
