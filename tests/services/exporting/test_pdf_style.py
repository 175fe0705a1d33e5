"""The look of a group on paper, and what a page looks like altogether."""

from __future__ import annotations

import io
import os
from dataclasses import fields, replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from engage.domain.feedback import Stance
from engage.domain.label_sheets import find_sheet
from engage.errors import Invalid
from engage.paths import resource
from engage.services.exporting.house_style import PLAIN, Colours, Fonts, HouseStyle, Margins, Sizes
from engage.services.exporting.pdf import export
from engage.services.summaries.document import (
    Chart,
    ChartForm,
    ChartRow,
    Column,
    Document,
    Figure,
    Footnote,
    Heading,
    Labels,
    Paragraph,
    Table,
)
from tests.services.exporting.documents import BY_THEME, ODD, SCRIPTS, document
from tests.services.exporting.tag_reader import drawn, said

GOLDENS = Path(__file__).parent / "goldens" / "pdf"


def opened(what: Document, style: HouseStyle) -> pypdfium2.PdfDocument:
    file = io.BytesIO()
    export(what, file, style=style)
    return pypdfium2.PdfDocument(file.getvalue())


def texts(what: Document, style: HouseStyle) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened(what, style)]


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#123456").save(file, kind)
    return file.getvalue()


def font(name: str) -> bytes:
    return resource(f"fonts/{name}").read_bytes()


OWN = Fonts(
    body="Example Sans",
    headings="Example Sans",
    labels="Example Sans",
    files={"Example Sans": {"regular": font("DejaVuSans.ttf"), "bold": font("NotoSans-Bold.ttf")}},
)


# What a template says


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_pages_have_the_paper_of_the_style(paper: str, size: tuple[int, int]) -> None:
    pdf = opened(BY_THEME, HouseStyle(paper=paper))
    assert {tuple(map(round, page.get_size())) for page in pdf} == {size}


def test_words_stay_within_the_margins() -> None:
    margins = Margins(top=40, bottom=50, left=60, right=30)
    for page in opened(BY_THEME, HouseStyle(margins=margins)):
        inked = [box for box in boxes(page, marked=True) if box[0] < box[2]]
        point = 72 / 25.4
        assert min(box[0] for box in inked) >= 60 * point - 1
        assert max(box[2] for box in inked) <= page.get_width() - 30 * point + 1
        assert min(box[1] for box in inked) >= 50 * point - 1
        assert max(box[3] for box in inked) <= page.get_height() - 40 * point + 1


def boxes(page: pypdfium2.PdfPage, *, marked: bool) -> list[tuple[float, float, float, float]]:
    """Where things stand that are read, or that are not."""
    return [
        thing.get_bounds()
        for thing in page.get_objects()
        if (pypdfium2.raw.FPDFPageObj_GetMarkedContentID(thing) >= 0) == marked
    ]


def test_the_smallest_margins_hold_header_and_footer() -> None:
    pdf = opened(BY_THEME, HouseStyle(margins=Margins(top=10, bottom=10, left=10, right=10)))
    for page in pdf:
        for left, bottom, right, top in boxes(page, marked=False):
            assert left >= 0
            assert bottom >= 0
            assert right <= page.get_width()
            assert top <= page.get_height()


def test_colours_and_sizes_are_the_styles() -> None:
    style = HouseStyle(colours=Colours(accent="#ff0000", ink="#0000ff"), sizes=Sizes(body=15, title=40))
    plain, own = opened(BY_THEME, PLAIN), opened(BY_THEME, style)
    assert len(own) > len(plain)
    colours = {colour for page in own for _, colour in page.render(scale=0.5).to_pil().getcolors(100_000)}
    assert (255, 0, 0) in colours
    green = {colour for page in plain for _, colour in page.render(scale=0.5).to_pil().getcolors(100_000)}
    assert (15, 107, 91) in green - colours


def test_a_groups_own_font_is_embedded_and_lacks_nothing() -> None:
    what = document(*(Paragraph(text) for text in SCRIPTS.values()))
    pdf = opened(what, HouseStyle(fonts=OWN))
    names = {thing.get_font().get_base_name() for page in pdf for thing in page.get_objects([1])}
    assert any("DejaVuSans-own-" in name for name in names)
    assert not any(name.endswith("NotoSerif-Regular") for name in names)
    assert "[U+" not in " ".join(texts(what, HouseStyle(fonts=OWN)))


def test_a_family_without_files_is_set_in_ours() -> None:
    known = texts(BY_THEME, PLAIN)
    assert texts(BY_THEME, HouseStyle(fonts=Fonts(body="Unheard Of"))) == known


@pytest.mark.parametrize(
    "data", [b"", b"no font", b"OTTO" + b"\0" * 100, font("DejaVuSans.ttf")[:5000], picture(9, 9)]
)
def test_a_file_that_is_no_font_is_refused(data: bytes) -> None:
    fonts = Fonts(body="Mine", files={"Mine": {"regular": data}})
    with pytest.raises(Invalid, match="Mine, regular"):
        opened(BY_THEME, HouseStyle(fonts=fonts))


def test_a_font_without_letters_is_refused() -> None:
    fonts = Fonts(body="Mine", files={"Mine": {"regular": font("NotoSansSymbols2-Regular.ttf")}})
    with pytest.raises(Invalid, match="lacks letters"):
        opened(BY_THEME, HouseStyle(fonts=fonts))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(600, 200), (20, 900), (2000, 20), (1, 1)])
def test_the_logo_stands_on_the_first_page_with_its_words(kind: str, size: tuple[int, int]) -> None:
    style = HouseStyle(logo=picture(*size, kind), logo_text="Example Group")
    pdf = opened(BY_THEME, style)
    logos = [one for one in said(pdf) if one.alt == "Example Group"]
    assert [(one.page, one.path) for one in logos] == [(1, ("Document", "Sect", "Figure"))]
    (image,) = (thing for page in pdf for thing in page.get_objects([3]))
    left, bottom, right, top = image.get_bounds()
    assert 0 < right - left <= 201
    assert 0 < top - bottom <= 49
    assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_logo_that_is_no_picture_is_refused() -> None:
    for data in (b"GIF89", font("DejaVuSans.ttf"), picture(90, 90)[:60]):
        with pytest.raises(Invalid, match="logo"):
            opened(BY_THEME, HouseStyle(logo=data))


def test_footer_and_rubric_are_the_groups() -> None:
    style = HouseStyle(footer="Printed by us", rubric="Must be said.")
    pages = texts(BY_THEME, style)
    assert all("Printed by us · 25 March 2020 page" in page for page in pages)
    assert "Must be said." in pages[0]
    assert BY_THEME.rubric in pages[0]
    assert "Data controller Example Group for Manufacturing" in pages[0]


def test_a_cover_is_a_page_of_its_own() -> None:
    pages = texts(BY_THEME, HouseStyle(has_cover=True))
    assert "Contents" not in pages[0]
    assert pages[1].startswith("Contents")
    assert "Stakeholders from all" in pages[2]
    pages = texts(document(Paragraph("body")), HouseStyle(has_cover=True))
    assert ["body" in page for page in pages] == [False, True]


def test_contents_can_be_left_out() -> None:
    assert "Contents" not in " ".join(texts(BY_THEME, HouseStyle(has_contents=False)))


STYLES = st.builds(
    HouseStyle,
    paper=st.sampled_from(("A4", "Letter")),
    has_cover=st.booleans(),
    has_contents=st.booleans(),
    footer=st.text(max_size=200),
    rubric=st.text(max_size=200),
    logo=st.sampled_from((b"", picture(300, 100))),
    sizes=st.builds(Sizes, **{field.name: st.floats(4, 96) for field in fields(Sizes)}),
    margins=st.builds(Margins, **{field.name: st.floats(10, 80) for field in fields(Margins)}),
)


@given(STYLES)
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_any_style_that_a_template_may_have_prints_all(style: HouseStyle) -> None:
    what = replace(BY_THEME, blocks=(BY_THEME.blocks[2], *BY_THEME.blocks[7:11]))
    pdf = opened(what, style)
    read = "".join("".join(one.text.split()) for one in said(pdf))
    assert "Arevolvingfund" in read
    for page in pdf:
        for left, bottom, right, top in boxes(page, marked=True):
            assert left >= -1
            assert bottom >= -1
            assert right <= page.get_width() + 1
            assert top <= page.get_height() + 1


# Odd data


def test_three_thousand_headings_print_and_are_found() -> None:
    what = document(*(Heading(number % 3 + 1, f"Part {number}") for number in range(3000)))
    pdf = opened(what, PLAIN)
    assert len(list(pdf.get_toc())) == 3000
    assert "Part 2999" in pdf[len(pdf) - 1].get_textpage().get_text_range()


def test_a_table_of_forty_columns_stays_on_the_paper() -> None:
    columns = tuple(Column(f"Column {number}") for number in range(40))
    rows = tuple(tuple(f"cell {number}" for number in range(40)) for _ in range(3))
    pdf = opened(document(Table(columns, rows)), PLAIN)
    for page in pdf:
        assert all(box[2] <= page.get_width() - 60 for box in boxes(page, marked=True))
    assert "".join(texts(document(Table(columns, rows)), PLAIN)).replace(" ", "").count("39") >= 1


def test_a_chart_that_is_higher_than_a_page_is_drawn_smaller() -> None:
    rows = tuple(ChartRow(f"Row {number}", (Figure(number),)) for number in range(24))
    chart = Chart("High", "Row", "pieces", ("Count",), rows, ChartForm.HEAT)
    pdf = opened(document(chart), HouseStyle(margins=Margins(top=80, bottom=80)))
    for page in pdf:
        point = 72 / 25.4
        assert all(box[1] >= 80 * point - 1 for box in boxes(page, marked=True))
    assert any(thing.text.strip() == "Row 23" for thing in drawn(pdf))


# What a page looks like

_HEAT = Chart(
    "Who spoke of what",
    "Theme",
    "organisations",
    ("Unions", "Trade bodies", "SMEs"),
    tuple(
        ChartRow(name, (Figure(place), Figure(7 - place), None))
        for place, name in enumerate(("Grants and loans", "Skills", "Energy", "Procurement"), 1)
    ),
    ChartForm.HEAT,
)
_BARS = Chart(
    "How they stood",
    "Theme",
    "organisations",
    ("Support", "Oppose"),
    (ChartRow("Skills", (Figure(5), Figure(2))), ChartRow("Energy", (Figure(3), Figure(4)))),
    stances=(Stance.SUPPORT, Stance.OPPOSE),
)
_FORM = Table(
    (Column("Name", width=2), Column("Organisation", width=2), Column("Signature", width=3)),
    tuple((f"Guest {number} Example", "Example Ltd", "") for number in range(1, 8)),
    "Who came",
    is_form=True,
)
_NOTED = Paragraph(("What was said stands in the minutes", Footnote("Minutes of 3 March 2020, page 2."), "."))
_BADGES = Labels(
    tuple((text, name, "Speaker") for name, text in SCRIPTS.items()), find_sheet("L7418"), are_badges=True
)
_ADDRESSES = Labels(
    (("Ms Ann Example", "Example Group", "1 Example Street", "Exampleton EX1 1EX"),) * 12,
    find_sheet("L7160"),
    skipped=3,
)
_OF_A_GROUP = HouseStyle(
    paper="Letter",
    logo=picture(400, 120),
    logo_text="Example Group",
    footer="Example Group",
    has_cover=True,
    fonts=OWN,
    colours=Colours(accent="#702963"),
)
PAGES: dict[str, tuple[Document, HouseStyle, int]] = {
    "first": (BY_THEME, PLAIN, 0),
    "second": (BY_THEME, PLAIN, 1),
    "table": (BY_THEME, PLAIN, 3),
    "charts": (document(Heading(1, "Charts"), _BARS, _HEAT, _NOTED, _FORM), PLAIN, 0),
    "badges": (document(_BADGES), PLAIN, 0),
    "addresses": (document(_ADDRESSES), PLAIN, 0),
    "cover": (BY_THEME, _OF_A_GROUP, 0),
    "of-a-group": (BY_THEME, _OF_A_GROUP, 2),
    "scripts": (document(*(Paragraph(text) for text in SCRIPTS.values())), PLAIN, 0),
    "odd": (ODD, PLAIN, 0),
}
_SCALE = 0.4
_TOLERANCE = 40
"""How far a pixel may be off, of 255, and how many of a thousand may be further: edges differ a little
between versions of PDFium."""
_MOST_OFF = 2


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str) -> None:
    """`ENGAGE_GOLDEN=write` keeps how the pages look now; look at them before they are committed."""
    what, style, number = PAGES[name]
    seen = opened(what, style)[number].render(scale=_SCALE).to_pil().convert("L")
    golden = GOLDENS / f"{name}.png"
    if os.environ.get("ENGAGE_GOLDEN") == "write":
        GOLDENS.mkdir(parents=True, exist_ok=True)
        seen.save(golden, optimize=True)
    kept = Image.open(golden).convert("L")
    assert seen.size == kept.size
    off = sum(
        count
        for value, count in enumerate(ImageChops.difference(seen, kept).histogram())
        if value > _TOLERANCE
    )
    assert off * 1000 <= _MOST_OFF * seen.width * seen.height
