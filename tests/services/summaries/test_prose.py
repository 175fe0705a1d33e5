"""Prose in Markdown becomes blocks, and nothing that was written is lost."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from engage.domain.disclosure import Audience
from engage.services.summaries.document import (
    BulletList,
    Document,
    Emphasis,
    Item,
    Link,
    Paragraph,
    Strong,
)
from engage.services.summaries.prose import prose
from engage.services.summaries.reading_through import plain_text


def test_paragraphs_lists_and_headings() -> None:
    text = "# What we did\nWe *met* and\nwe **talked**.\n\n- one\n  goes on\n- two\n  - below"
    assert prose(f"{text}\n1. first\n2) second") == [
        Paragraph(Strong("What we did")),
        Paragraph(("We ", Emphasis("met"), " and we ", Strong("talked"), ".")),
        BulletList((Item("one goes on"), Item("two", (Item("below"),)))),
        BulletList((Item("first"), Item("second")), is_numbered=True),
    ]


def test_links_lead_where_they_say() -> None:
    assert prose("See [the note](https://www.example.org/n).") == [
        Paragraph(("See ", Link("the note", "https://www.example.org/n"), "."))
    ]


def test_what_is_no_markup_stands_as_it_was_typed() -> None:
    for text in ("2 * 3 * 4", "snake_case_name", "**", "a*b*c", "#1", "-5 degrees", "<b>x</b>", "[x]", "5 %"):
        assert prose(text) == [Paragraph(text)]
    assert prose("") == prose(" \n\t\n") == []


@given(st.text(alphabet="ab *_#-+1.)([]<&\n\t", max_size=60) | st.text(max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    document = Document(
        title="", audience=Audience.INTERNAL, made_on=dt.date(2020, 3, 25), blocks=tuple(prose(text))
    )
    seen = "".join(passage.text for passage in plain_text(document))
    marks = " *_#-+1.)([]\n\t•"
    assert letters(seen, marks) == letters(text, marks)


def letters(text: str, marks: str) -> str:
    return "".join(c for c in text if c not in marks and not c.isspace() and not c.isdecimal())
