"""Values kept as JSON: whatever a document says comes back as it was, and nothing else is taken for one."""

from __future__ import annotations

import json
import typing
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engage.domain.label_sheets import SHEETS
from engage.services.exporting.house_style import PLAIN, Fonts
from engage.services.kept_values import Unfit, as_plain, from_plain
from engage.services.summaries import document as values
from engage.services.summaries.document import Chart, ChartRow, Document, Item, Labels, Table

TEXTS = st.text(max_size=8)
SPANS: st.SearchStrategy[Any] = st.one_of(
    TEXTS,
    st.builds(values.Figure, st.integers(), st.lists(st.integers(), max_size=3).map(tuple)),
    st.builds(values.Emphasis, TEXTS),
    st.builds(values.Strong, TEXTS),
    st.builds(values.Link, TEXTS, TEXTS),
    st.builds(values.Footnote, TEXTS),
)
LINES: st.SearchStrategy[Any] = st.one_of(SPANS, st.lists(SPANS, max_size=3).map(tuple))


def _several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3).map(tuple)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(_several(st.builds(values.Column, TEXTS)))
    rows = draw(_several(st.tuples(*(LINES for _ in columns))))
    return Table(columns, rows, draw(LINES), is_form=draw(st.booleans()))


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    series = draw(_several(TEXTS))
    figures = st.one_of(st.none(), st.builds(values.Figure, st.integers()))
    rows = draw(_several(st.builds(ChartRow, LINES, st.tuples(*(figures for _ in series)))))
    return Chart(draw(TEXTS), draw(TEXTS), draw(TEXTS), series, rows, draw(st.sampled_from(values.ChartForm)))


ITEMS: st.SearchStrategy[Any] = st.recursive(
    st.builds(Item, LINES), lambda inner: st.builds(Item, LINES, _several(inner)), max_leaves=4
)
st.register_type_strategy(Item, ITEMS)
st.register_type_strategy(Table, _tables())
st.register_type_strategy(Chart, _charts())
BLOCKS: st.SearchStrategy[Any] = st.one_of(
    *(
        st.builds(
            kind,
            **{
                name: LINES if hint == values.Text else st.from_type(hint)
                for name, hint in typing.get_type_hints(kind).items()
                if kind not in (Table, Chart, Labels)
            },
        )
        if kind not in (Table, Chart, Labels)
        else st.from_type(kind)
        for kind in typing.get_args(values.Block)
        if kind is not Labels
    ),
    st.builds(Labels, _several(_several(LINES)), st.sampled_from(list(SHEETS.values())), st.booleans()),
)
DOCUMENTS = st.builds(
    Document,
    facts=_several(st.builds(values.Fact, TEXTS, LINES)),
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
)


def _kept(document: Document) -> Any:
    """A document as a file has it."""
    return json.loads(json.dumps(as_plain(document)))


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    kept = _kept(document)
    assert from_plain(Document, kept) == document
    assert as_plain(from_plain(Document, kept)) == kept


def test_every_sort_of_block_and_span_was_tried() -> None:
    tried = {kind.__name__ for kind in typing.get_args(values.Block)}
    assert {type(block).__name__ for block in _one_of_each()} == tried


def _one_of_each() -> list[Any]:
    found: dict[type, Any] = {}

    @given(BLOCKS)
    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def look(block: Any) -> None:
        found.setdefault(type(block), block)

    look()
    return list(found.values())


def test_a_look_comes_back_with_its_logo_and_fonts() -> None:
    style = replace(PLAIN, logo=b"\x89PNG\0", fonts=Fonts(files={"Example": {"bold": b"\xff"}}))
    assert from_plain(type(PLAIN), json.loads(json.dumps(as_plain(style)))) == style


WHOLE = Document(title="Example", audience=values.Audience.PUBLIC, made_on=values.dt.date(2020, 3, 25))


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: [kept],
        *(lambda kept, name=name: {**kept, name: 3.5} for name in (field.name for field in fields(Document))),
        lambda kept: {**kept, "colour": "red"},
        lambda kept: {k: v for k, v in kept.items() if k != "title"},
        lambda kept: {**kept, "blocks": [{"is": "Document"}]},
        lambda kept: {**kept, "blocks": [{"is": ["Quote"]}]},
        lambda kept: {**kept, "blocks": [{"is": "Heading", "level": 4, "text": ""}]},
        lambda kept: {**kept, "made_on": "yesterday"},
        lambda kept: {**kept, "named": [["contact", 1, 2]]},
    ],
)
def test_what_is_no_document_is_refused(change: Any) -> None:
    with pytest.raises(Unfit):
        from_plain(Document, change(_kept(WHOLE)))


def test_a_field_that_came_later_has_its_default() -> None:
    kept = _kept(WHOLE)
    del kept["maker"]
    assert from_plain(Document, kept) == WHOLE
