"""The web page: everything in one file, in order, for every reader; data cannot break out of its place."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.disclosure import Audience
from engage.domain.label_sheets import SHEETS
from engage.domain.text import clean
from engage.services.exporting.house_style import PLAIN, Colours, Fonts, HouseStyle
from engage.services.exporting.html import export
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    ChartRow,
    Column,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from engage.services.summaries.reading_through import plain_text
from tests.services.exporting.documents import BY_THEME, MARKUP, ODD, SCRIPTS, bar, document

VOID = {"meta", "br", "rect", "img"}


class Page(HTMLParser):
    """A page taken apart: every element with its attributes, and the words that a reader sees."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.drawn = ""
        """The words inside of drawings."""
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert self._open == [], "elements that are not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice in {tag}"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "br":
            self.words += "\n"
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "svg" in self._open:
            self.drawn += data
        elif not {"style", "title"} & set(self._open):
            self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def markup(what: Document, style: HouseStyle = PLAIN) -> str:
    file = io.BytesIO()
    export(what, file, style=style)
    return file.getvalue().decode()


def read(what: Document) -> Page:
    return Page(markup(what))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("what", [BY_THEME, ODD], ids=["by theme", "odd"])
def test_everything_that_the_document_says_is_on_the_page(what: Document) -> None:
    seen = squeezed(read(what).words)
    for passage in plain_text(what):
        if passage.part != "link":
            assert squeezed(re.sub("[\u202a-\u202e]", "", clean(passage.text))) in seen, passage.place


def test_what_was_said_has_its_stance_behind_who_said_it() -> None:
    text = squeezed(read(BY_THEME).words)
    assert "A trade body, agreed by four others · support" in text
    assert "A union, agreed by two others · mixed" in text


def test_the_page_says_what_it_is() -> None:
    page = read(BY_THEME)
    assert page.all("html") == [{"lang": "en-GB"}]
    assert "<title>Green manufacturing: what we heard (public)</title>" in markup(BY_THEME)
    named = {item["name"]: item["content"] for item in page.all("meta") if "name" in item}
    assert named["author"] == "Example Group for Manufacturing"
    assert named["dcterms.date"] == "2020-03-25"
    assert read(document(language="no such")).all("html") == [{"lang": "en-GB"}]


def test_headings_follow_the_sections_and_the_contents_lead_to_them() -> None:
    page = read(BY_THEME)
    headings = [tag for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert headings == ["h1", "h2", "h2", "h3", "h3", "h2", "h3", "h4"]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    inside = [item["href"] for item in page.all("a") if item["href"].startswith("#")]
    assert {target[1:] for target in inside} <= set(ids)
    assert [target for target in inside if target.startswith("#section-")] == [
        *(f"#section-{number}" for number in range(1, 7)),
        "#section-4",
    ]
    assert page.all("nav") == [{"aria-labelledby": "contents"}]
    assert page.elements[[tag for tag, _ in page.elements].index("body") + 1] == (
        "a",
        {"class": "skip", "href": "#content"},
    )


def test_tables_have_headers_for_their_columns_and_rows() -> None:
    table = Table((Column("Kind"), Column("Number")), (("a", "b"), ("c", "d")), "Caption", ("all", "e"))
    page = read(document(table))
    scopes = [item["scope"] for item in page.all("th")]
    assert scopes == ["col", "col", "row", "row", "row"]
    assert len(page.all("td")) == 3
    assert [len(page.all(tag)) for tag in ("caption", "thead", "tbody", "tfoot")] == [1, 1, 1, 1]
    region = next(item for item in page.all("div") if item.get("class") == "scroll")
    assert region["aria-label"] == "Caption"
    assert region["tabindex"] == "0"


def test_a_stance_bar_has_words_for_those_who_do_not_see_it() -> None:
    text = markup(document(bar(support=3, oppose=1), bar(mixed=1)))
    page = Page(text)
    for number, picture in enumerate(page.all("svg"), 1):
        assert picture["role"] == "img"
        assert picture["aria-labelledby"] == f"bar-{number}-title bar-{number}-desc"
    assert '<desc id="bar-1-desc">organisations: support 3 · oppose 1</desc>' in text
    assert "<figcaption>organisations: support 3 · oppose 1</figcaption>" in text
    assert [(item["class"], item["width"]) for item in page.all("rect")] == [
        ("support", "75.00%"),
        ("oppose", "25.00%"),
        ("mixed", "100.00%"),
    ]


def test_words_can_be_emphasised_and_lead_to_safe_places_alone() -> None:
    what = document(
        Heading(1, "There", anchor="there"),
        Paragraph(
            (
                Emphasis("a<"),
                Strong("b&"),
                Link("inside", "#there"),
                Link("safe", "https://example.org/?a=1&b=2"),
                Link("nowhere", "#content"),
                Link("script", "javascript:alert(1)"),
                Link("broken", 'https://example.org/" onclick="x'),
            )
        ),
    )
    assert "<em>a&lt;</em><strong>b&amp;</strong>" in markup(what)
    assert [item["href"] for item in read(what).all("a")[1:]] == [
        "#section-1",
        "https://example.org/?a=1&b=2",
    ]


@pytest.mark.parametrize("text", [*MARKUP, *SCRIPTS.values()])
def test_data_is_never_markup(text: str) -> None:
    plain = read(everywhere("§"))
    page = read(everywhere(text))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert page.words.count(text) == plain.words.count("§") > 25


def test_line_breaks_are_kept() -> None:
    assert "one<br>two" in markup(document(Paragraph("one\r\ntwo")))


def everywhere(text: str) -> Document:
    return document(
        Heading(1, text, text, text),
        Paragraph(text),
        BulletList((Item(text, (Item(text),)),)),
        KeyPoints((KeyPoint(text, text, text),), text),
        Quote(text, text, text),
        Table((Column(text), Column(text)), ((text, text),), text, (text, text)),
        Callout(text, (text,)),
        title=text,
        subtitle=text,
        project=text,
        controller=text,
        rubric=text,
    )


def test_nothing_is_fetched_and_nothing_runs() -> None:
    for what in (BY_THEME, ODD):
        text, page = markup(what), read(what)
        style = re.search("<style>(.*?)</style>", text, re.DOTALL)
        assert style
        assert "url(" not in style[1]
        assert "@import" not in style[1]
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        (policy,) = (item["content"] for item in page.all("meta") if "http-equiv" in item)
        assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
        for tag, attributes in page.elements:
            assert tag not in {"script", "link", "img", "iframe", "object", "embed", "form", "base", "use"}
            assert not {"src", "srcset", "style", "action", "background"} & set(attributes)
            assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_page_says_who_may_read_it(audience: Audience) -> None:
    page = read(document(audience=audience))
    (mark,) = (item for item in page.all("p") if "mark" in item.get("class", ""))
    assert mark["class"] == f"mark {audience.value}"
    assert audience.label in page.words


ANY_TEXT = st.text(st.characters() | st.sampled_from("<>&\"'\n\x00\ud800\u202e"), max_size=60)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_any_text_in_any_block_makes_a_whole_page(text: str) -> None:
    blocks: tuple[Block, ...] = everywhere(text).blocks
    page = read(document(*blocks, title=text, language=text))
    assert len(page.all("h2")) == 1


def _page(*blocks: Block, style: HouseStyle = PLAIN) -> Page:
    return Page(markup(document(*blocks), style))


def test_a_chart_is_a_drawing_with_its_words_and_its_numbers() -> None:
    chart = Chart("How <many>", "Theme", "pieces", ("Support",), (ChartRow("Heat & power", (Figure(1234),)),))
    page = _page(chart, chart)
    drawings = page.all("svg")
    assert [one["role"] for one in drawings] == ["img", "img"]
    names = [one["aria-labelledby"] for one in drawings]
    assert len(set(names)) == 2
    assert {one["id"] for one in page.all("title") if "id" in one} == set(names)
    assert page.drawn.count("Bar chart: How <many>, in pieces. Heat & power: 1,234.") == 2
    assert len(page.all("table")) == 2


def test_a_note_and_what_it_is_a_note_to_lead_to_each_other() -> None:
    page = _page(
        Paragraph(("Said", Footnote("At <a> roundtable"), ".")),
        Table((Column("x"),), ((("y", Footnote("Second")),),)),
    )
    to = [one["href"] for one in page.all("a") if one.get("role") == "doc-noteref"]
    back = [one["href"] for one in page.all("a") if one.get("role") == "doc-backlink"]
    ids = {one["id"] for _, one in page.elements if "id" in one}
    assert to == ["#note-1", "#note-2"]
    assert {target[1:] for target in (*to, *back)} <= ids
    assert "At <a> roundtable" in page.words


def test_labels_lie_on_their_sheets() -> None:
    labels = tuple((f"Person {number}", "Example Street") for number in range(1, 22))
    page = _page(Labels(labels, SHEETS["L7160"], skipped=2))
    assert [one["class"] for one in page.all("ul")] == ["labels sheet-L7160"] * 2
    items = page.all("li")
    assert [one.get("class") for one in items[:3]] == ["unused", "unused", None]
    assert len(items) == 23
    page_text = markup(document(Labels(labels, SHEETS["L7160"])))
    assert "repeat(3, 63.5mm)" in page_text
    assert "padding: 15.15mm 0 0 7.25mm" in page_text


def test_the_look_of_a_house_is_on_the_page() -> None:
    logo = b"\x89PNG\r\n\x1a\n" + bytes(20)
    style = HouseStyle(
        paper="Letter",
        logo=logo,
        logo_text='A "mill"',
        footer="Example Group <1>",
        rubric="Not official",
        colours=Colours(accent="#123456"),
        fonts=Fonts(body='Gill"; } * { color: red'),
    )
    text = markup(BY_THEME, style)
    page = Page(text)
    (picture,) = page.all("img")
    assert picture["alt"] == 'A "mill"'
    assert base64.b64decode(picture["src"].removeprefix("data:image/png;base64,")) == logo
    assert "Example Group <1> · 25 March 2020" in page.words
    assert "Not official" in page.words
    assert "size: 215.9mm 279.4mm" in text
    assert "--accent: #123456" in text
    assert '"Gill    color red"' in text
    assert read(BY_THEME).all("nav") != []
    assert Page(markup(BY_THEME, HouseStyle(has_contents=False))).all("nav") == []


def test_a_form_is_ruled_to_be_written_in() -> None:
    page = _page(Table((Column("Name"), Column("Signature")), (("A", ""),), is_form=True))
    assert page.all("table") == [{"class": "form"}]
