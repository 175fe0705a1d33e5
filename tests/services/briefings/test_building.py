"""Briefings put together: text and data in one document, told as far as each audience may know."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Reference
from engage.errors import Invalid
from engage.services import leaks, records
from engage.services.briefings.building import build, draft
from engage.services.checks import checked
from engage.services.exporting.registry import Format, formats, write
from engage.services.kept_values import as_plain, from_plain
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    BulletList,
    Callout,
    Chart,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Quote,
    plain,
    spans,
)
from engage.services.summaries.reading_through import figures, plain_text
from tests.builders import ODD_TEXTS, SCRIPTS
from tests.services.briefings.conftest import the_briefing

DAY = dt.date(2026, 1, 1)
_MADE = (PartKind.SUMMARY, PartKind.CHART, PartKind.NUMBER)


def _of(*parts: BriefingPart, audience: Audience = Audience.INTERNAL) -> Briefing:
    return Briefing(title="Example", audience=audience, parts=parts)


def _built(project: Project, *parts: BriefingPart, audience: Audience = Audience.INTERNAL) -> Document:
    return build(project, _of(*parts, audience=audience), made_on=DAY)


def _headings(document: Document) -> list[tuple[int, str]]:
    return [(b.level, plain(b.text)) for b in document.blocks if isinstance(b, Heading)]


def _only(project: Project, filter: str) -> Feedback:
    (found,) = records.rows(project, Feedback, records.ids(project, Feedback, filter))
    return found


def test_text_has_sections_paragraphs_and_lists(read_project: Project) -> None:
    text = "# One\n\nWords *of* ours.\n\n## Below\n- a\n- b\n\n#### Deep\n####### no heading"
    document = _built(read_project, BriefingPart(text=text))
    assert _headings(document) == [(1, "One"), (2, "Below"), (3, "Deep")]
    assert [plain(b.text) for b in document.blocks if isinstance(b, Paragraph)] == [
        "Words of ours.",
        "####### no heading",
    ]
    assert any(isinstance(block, BulletList) for block in document.blocks)
    assert not document.facts, "nothing of it comes from data"


def test_markup_in_a_text_stands_as_it_was_typed(read_project: Project) -> None:
    text = "<b>{{ x }}</b> & <img src=x>"
    document = _built(read_project, BriefingPart(text=text))
    assert [plain(b.text) for b in document.blocks if isinstance(b, Paragraph)] == [text]


@pytest.mark.parametrize(
    ("above", "levels"), [("", (1, 2)), ("# One", (2, 3)), ("# One\n\n## Two", (3, 3)), ("### Three", (3, 3))]
)
def test_what_is_made_stands_below_the_heading_before_it(
    read_project: Project, above: str, levels: tuple[int, int]
) -> None:
    data = BriefingPart(kind=PartKind.SUMMARY, summary="by-theme", filter="theme:3 agenda:scoping")
    document = _built(read_project, BriefingPart(text=above), data)
    found = {text: level for level, text in _headings(document)}
    assert (found["In short"], found["Help for energy-intensive industry"]) == levels
    titled = _built(read_project, BriefingPart(text=above), replace(data, text="Made"))
    found = {text: level for level, text in _headings(titled)}
    assert found["In short"] == min(found["Made"] + 1, 3)


def test_links_lead_to_the_part_in_which_they_stand(read_project: Project) -> None:
    data = BriefingPart(kind=PartKind.SUMMARY, summary="by-theme", filter="theme:3")
    document = _built(read_project, data, replace(data))
    anchors = [b.anchor for b in document.blocks if isinstance(b, Heading) and b.anchor]
    assert len(set(anchors)) == len(anchors) > 4
    targets = {
        span.target.removeprefix("#")
        for block in document.blocks
        for row in getattr(block, "rows", ())
        if isinstance(row, tuple)
        for cell in row
        for span in spans(cell)
        if isinstance(span, Link)
    }
    assert targets
    assert targets <= set(anchors)


def test_a_number_counts_what_its_filter_selects(read_project: Project) -> None:
    document = _built(
        read_project,
        BriefingPart(kind=PartKind.NUMBER, text="were heard.", filter="kind:union"),
        BriefingPart(kind=PartKind.NUMBER, filter="kind:union", options=("of=pieces",)),
        BriefingPart(kind=PartKind.NUMBER, text=", so far", filter="kind:union", options=("of=days",)),
    )
    ids = tuple(sorted(records.ids(read_project, Feedback, "kind:union")))
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert [plain(line).split(" ", 1)[1] for line in lines] == [
        "organisations were heard.",
        "pieces of feedback",
        "days, so far",
    ]
    assert spans(lines[1])[0] == Figure(len(ids), ids)
    bodies = {body.id for body in records.rows(read_project, Organisation, records.ids(
        read_project, Organisation, "kind:union is:heard"))}  # fmt: skip
    assert spans(lines[0])[0] in {Figure(n, ids) for n in range(1, len(bodies) + 1)}


def test_a_chart_draws_themes_or_kinds(read_project: Project) -> None:
    themes, kinds, none = (
        BriefingPart(kind=PartKind.CHART, text="Stances", filter="agenda:scoping"),
        BriefingPart(kind=PartKind.CHART, options=("of=kinds",)),
        BriefingPart(kind=PartKind.CHART, filter="nobodysaidthis"),
    )
    document = _built(read_project, themes, kinds, none)
    first, second = [block for block in document.blocks if isinstance(block, Chart)]
    assert first.title == "Stances"
    assert [plain(row.label)[0] for row in first.rows] == ["1", "2", "3", "4"]
    assert sum(figure.value for row in second.rows for figure in row.values if figure) >= 18
    assert all(figure.feedback for row in second.rows for figure in row.values if figure)
    said = [plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    assert "No feedback is in this selection." in said


def test_a_chart_of_one_theme_is_opened(read_project: Project) -> None:
    document = _built(read_project, BriefingPart(kind=PartKind.CHART, filter="theme:3 agenda:scoping"))
    (chart,) = [block for block in document.blocks if isinstance(block, Chart)]
    assert {plain(row.label).split()[0] for row in chart.rows} >= {"3.1", "3.2"}


def test_a_quote_tells_as_much_as_the_audience_may_know(read_project: Project) -> None:
    said = Reference(_only(read_project, '"the furnace I buy next"').id)
    part = BriefingPart(kind=PartKind.QUOTE, feedback=said)
    whole, part_of_it = (
        next(b for b in _built(read_project, part, audience=audience).blocks if isinstance(b, Quote))
        for audience in (Audience.INTERNAL, Audience.SHARED)
    )
    assert plain(part_of_it.attribution) == "An SME"
    assert "Example" in plain(whole.attribution)
    assert whole.feedback == part_of_it.feedback == said.id


def test_what_is_withheld_is_not_quoted_and_that_is_said(read_project: Project) -> None:
    withheld = records.ids(read_project, Feedback, "disclosure:withheld")[0]
    part = BriefingPart(kind=PartKind.QUOTE, feedback=Reference(withheld))
    document = _built(read_project, part, audience=Audience.PUBLIC)
    assert not any(isinstance(block, Quote) for block in document.blocks)
    (held,) = [block for block in document.blocks if isinstance(block, Callout)]
    assert plain(held.paragraphs[0]) == "1 piece of feedback is withheld: counted, never quoted."


@pytest.mark.parametrize("audience", Audience)
def test_the_end_is_said_once_for_all_parts(read_project: Project, audience: Audience) -> None:
    parts = [
        BriefingPart(kind=PartKind.SUMMARY, summary=name, filter=filter)
        for name in ("by-theme", "by-stakeholder", "engagement-note")
        for filter in ("theme:3", "")
    ]
    document = _built(read_project, *parts, audience=audience)
    assert [text for _, text in _headings(document)].count("How to read this") == 1
    assert sum(isinstance(block, Callout) for block in document.blocks) == (audience is not Audience.INTERNAL)
    lines = [plain(item.text) for b in document.blocks[-2:] if isinstance(b, BulletList) for item in b.items]
    assert len(set(lines)) == len(lines)
    assert sum("not counted on a theme" in line for line in lines) == 1
    assert from_plain(Document, json.loads(json.dumps(as_plain(document)))) == document


@pytest.mark.parametrize("summary", registry.names())
@pytest.mark.parametrize("audience", Audience)
def test_every_summary_can_be_a_part(read_project: Project, summary: str, audience: Audience) -> None:
    document = _built(read_project, BriefingPart(kind=PartKind.SUMMARY, summary=summary), audience=audience)
    alone = registry.build(read_project, summary, audience=audience, made_on=DAY)
    assert document.named == alone.named
    said = {passage.text for passage in plain_text(document)}
    quotes = {plain(block.text) for block in alone.blocks if isinstance(block, Quote)}
    assert quotes <= said
    assert not leaks.check(read_project, document)


def test_every_figure_carries_its_feedback(read_project: Project) -> None:
    document = build(read_project, the_briefing(read_project), made_on=DAY)
    assert all(figure.feedback or not figure.value for figure in figures(document))


def test_a_name_that_was_written_by_hand_is_found(read_project: Project) -> None:
    briefing = replace(the_briefing(read_project), audience=Audience.SHARED)
    assert not leaks.check(read_project, build(read_project, briefing, made_on=DAY))
    hidden = records.rows(read_project, Organisation, records.ids(read_project, Organisation, "kind:sme"))
    telling = BriefingPart(text=f"As {hidden[0].name} told us, one of two unions agreed.")
    found = leaks.check(
        read_project, build(read_project, _of(telling, audience=Audience.SHARED), made_on=DAY)
    )
    assert [leak.place for leak in found] == ["opening section, paragraph 1"] * 2


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (BriefingPart(kind=PartKind.SUMMARY), "No summary is chosen"),
        (BriefingPart(kind=PartKind.SUMMARY, summary="by-rhyme"), "no summary “by-rhyme”"),
        (BriefingPart(kind=PartKind.SUMMARY, summary="by-theme", options=("x=1",)), "no option “x”"),
        (BriefingPart(kind=PartKind.CHART, options=("of=tea",)), "“tea” cannot be chosen"),
        (BriefingPart(kind=PartKind.CHART, options=("of",)), "“” cannot be chosen"),
        (BriefingPart(kind=PartKind.NUMBER, filter="colour:red"), "colour"),
        (BriefingPart(kind=PartKind.NUMBER, filter="theme:nosuch"), "no theme"),
        (BriefingPart(kind=PartKind.QUOTE), "No feedback is chosen"),
        (BriefingPart(kind=PartKind.QUOTE, feedback=Reference(10**6)), "no longer there"),
    ],
)
def test_a_part_that_cannot_be_made_is_told_by_its_number(
    read_project: Project, part: BriefingPart, why: str
) -> None:
    text = BriefingPart(text="# One")
    with pytest.raises(Invalid, match=rf"Part 2.*cannot be made.*{why}"):
        _built(read_project, text, part)
    document, problems = draft(read_project, _of(text, part), made_on=DAY)
    assert why in problems[0]
    assert [type(block) for block in document.blocks] == [Heading, Callout]


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.suffix)
def test_the_oddest_of_briefings_goes_out_in_every_format(
    read_project: Project, tmp_path: Path, form: Format
) -> None:
    odd = "\n\n".join(f"# {text}\n\n- {text}\n\n{text}" for text in (*SCRIPTS, *ODD_TEXTS))
    parts = (
        BriefingPart(text=odd),
        *(
            BriefingPart(kind=kind, text=text, summary="by-theme", filter="theme:3.1 agenda:scoping")
            for text, kind in zip(("=1+1", "<b>&amp;</b>", "x" * 5_000), _MADE, strict=True)
        ),
    )
    with read_project.reading() as connection:
        kept = checked(connection, _of(*parts, audience=Audience.PUBLIC))
    document = build(read_project, kept, made_on=DAY)
    assert from_plain(Document, json.loads(json.dumps(as_plain(document)))) == document
    write(document, tmp_path / f"odd{form.suffix}")
    assert (tmp_path / f"odd{form.suffix}").stat().st_size


def test_a_briefing_of_nothing_is_a_title(read_project: Project) -> None:
    document = _built(read_project)
    assert (document.title, document.blocks, document.facts) == ("Example", (), ())
