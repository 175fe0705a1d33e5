"""Markdown: a reader of CommonMark shows every word as it stands, and nothing that the data made up."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from engage.domain.label_sheets import SHEETS
from engage.services.exporting.house_style import HouseStyle, readable
from engage.services.exporting.markdown import export
from engage.services.summaries.document import (
    Block,
    BulletList,
    Chart,
    ChartRow,
    Column,
    Day,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Item,
    Labels,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain,
)
from tests.services.exporting.documents import BY_THEME, DAY, ODD, document

_SIGNS = st.text(st.sampled_from("ab 1.)(#*_`~[]<>|!\\+-=:&@$^/\n\t w"), max_size=30)
_WORDS = st.one_of(_SIGNS, st.text(max_size=30))


def _as_seen(text: Text) -> str:
    """A text as a reader of the Markdown sees it: its blanks, and its lines, are one each."""
    lines = (" ".join(line.split()) for line in readable(plain(text)).split("\n"))
    return "\n".join(filter(None, lines))


def _written(what: Document, style: HouseStyle | None = None) -> str:
    file = io.BytesIO()
    export(what, file, style=style) if style else export(what, file)
    return file.getvalue().decode()


def _read(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)


def _words(tokens: list[Token]) -> list[str]:
    """What a reader sees of each stretch of words."""
    found = []
    for token in tokens:
        if token.type != "inline":
            assert token.type not in ("html_block", "code_block", "fence"), token.content
            continue
        parts = []
        for child in token.children or ():
            assert child.type != "image"
            assert child.type != "html_inline" or child.content == "<br>"
            is_break = child.type in ("softbreak", "hardbreak", "html_inline")
            parts.append("\n" if is_break else child.content)
        found.append("".join(parts))
    return found


def _tags(tokens: list[Token]) -> list[str]:
    return [token.tag for token in tokens if token.nesting == 1]


def _after_the_front(block: Block) -> list[Token]:
    """What stands after the facts of the first page."""
    tokens = _read(_written(document(block)))
    end = next(place for place, token in enumerate(tokens) if token.type == "bullet_list_close")
    return tokens[end + 1 :]


@settings(deadline=None, max_examples=400)
@given(_WORDS)
def test_a_paragraph_is_read_as_it_was_said(text: str) -> None:
    seen = _after_the_front(Paragraph(text))
    wanted = _as_seen(text)
    assert [_as_seen(words) for words in _words(seen)] == ([wanted] if wanted else [])
    assert _tags(seen) == (["p"] if wanted else [])


@settings(deadline=None, max_examples=200)
@given(_WORDS)
def test_so_are_headings_items_quotes_and_cells(text: str) -> None:
    wanted = _as_seen(text).replace("\n", " ")
    for block, tag in (
        (Heading(2, text), "h3"),
        (BulletList((Item(text),)), "ul"),
        (Quote(text, is_verbatim=False), "blockquote"),
        (Table((Column("x"),), ((text,),)), "table"),
    ):
        seen = _after_the_front(block)
        words = [_as_seen(part).replace("\n", " ") for part in _words(seen)]
        told = [wanted] if wanted not in ("", "x") else []
        assert [word for word in words if word not in ("", "x")] == told, tag
        assert not wanted or tag in _tags(seen)


def test_what_a_document_says_is_marked_for_what_it_is() -> None:
    tokens = _read(_written(BY_THEME))
    starts = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    headings = [_words([tokens[place + 1]])[0] for place in starts]
    assert headings[0] == "Green manufacturing: what we heard"
    assert "1.1 A bank for clean industry" in headings
    assert _tags(tokens).count("table") == sum(isinstance(block, Table) for block in BY_THEME.blocks)
    quote = "“A revolving fund outlives the government that starts it.” — Example Steel Federation · support"
    assert quote in _words(tokens)


def test_looks_links_days_and_notes_are_carried() -> None:
    text = (
        "Asked for ",
        Strong("grants"),
        ", ",
        Emphasis("not loans"),
        " by ",
        Day(DAY),
        Footnote("Roundtable,\n on steel*"),
        "; ",
        Link("see", "https://example.org/a_b(c)"),
        Link("no", "javascript:alert(1)"),
        Footnote("A letter"),
    )
    written = _written(document(Paragraph(text)))
    line = "Asked for **grants**, *not loans* by 25 March 2020[^1]; [see](<https://example.org/a_b(c)>)no[^2]"
    assert f"\n{line}\n" in written
    assert written.endswith("[^1]: Roundtable, on steel\\*\n\n[^2]: A letter\n\n")


def test_blanks_stand_outside_of_the_marks() -> None:
    text = ("A", Strong(" b "), Emphasis("c "), "d")
    assert "A **b** *c* d\n" in _written(document(Paragraph(text)))


def test_charts_are_tables_and_labels_stand_one_below_the_other() -> None:
    chart = Chart("How many", "Theme", "pieces", ("Support",), (ChartRow("Heat", (Figure(3),)),))
    labels = Labels((("A Person", "", "1 Street"), ("B",)), SHEETS["L7160"])
    written = _written(document(chart, labels))
    assert "**How many (pieces)**\n\n| Theme | Support |\n| :-- | --: |\n| Heat | 3 |\n" in written
    assert "A Person\\\n1 Street\n\nB\n" in written


def test_the_house_adds_its_notice_and_its_footer() -> None:
    written = _written(
        document(Paragraph("x")), HouseStyle(rubric="No *official* paper", footer="Example Group")
    )
    assert "*No \\*official\\* paper*\n" in written
    assert "Example Group" in written


@pytest.mark.parametrize("what", [BY_THEME, ODD])
def test_the_same_document_makes_the_same_bytes(what: Document) -> None:
    assert _written(what) == _written(what)
    assert all(token.type != "html_block" for token in _read(_written(what)))


def test_a_blank_at_the_end_of_strong_words_stands_behind_them() -> None:
    text = _written(document(Paragraph((Strong("We did: "), "Words", Emphasis(" so"), "!"))))
    assert "**We did:** Words *so*!" in text
    (found,) = [words for words in _words(_read(text)) if "We did" in words]
    assert found == "We did: Words so!"


@pytest.mark.parametrize("mark", [Strong, Emphasis])
def test_strong_words_that_end_in_a_stop_are_strong_before_a_letter(mark: type[Strong | Emphasis]) -> None:
    text = _written(document(Paragraph((mark("(So)"), "it is"))))
    (found,) = [words for words in _words(_read(text)) if "is" in words]
    assert found == "(So)it is"
