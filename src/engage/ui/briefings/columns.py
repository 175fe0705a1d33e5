"""The columns of briefings and of their parts, and how these are worded."""

from __future__ import annotations

from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.choices import excerpt
from engage.services.summaries.wording import called
from engage.ui.dates import short_date
from engage.ui.models.paged_table import Column, Look
from engage.ui.translation import mark, translated, word
from engage.ui.widgets.fields import first_upper


def frozen_text(briefing: Briefing) -> str:
    """When it was frozen last: "edition 2, 25 Mar 2020"."""
    if not briefing.editions:
        return translated("not yet")
    last = briefing.editions[-1]
    day = short_date(last.frozen_at.astimezone().date())
    return translated("edition {}, {}").format(last.number, day)


COLUMNS = (
    Column(mark("Title"), lambda briefing: briefing.title, sort="title", least=32),
    Column(
        mark("For whom"),
        lambda briefing: first_upper(word(briefing.audience)),
        sort="audience",
        width=12,
        gives_way=1,
    ),
    Column(mark("Parts"), lambda briefing: f"{len(briefing.parts):,}", Look.QUIET, width=8, gives_way=3),
    Column(mark("Frozen"), frozen_text, Look.QUIET, width=24, least=18, gives_way=2),
)


def part_text(part: BriefingPart) -> str:
    """What a part is, in a line: "In one page", "Summary: by theme (theme:3)"."""
    if part.kind is PartKind.TEXT:
        begins = part.text.strip().partition("\n")[0].strip("# ")
        return excerpt(begins) if begins else translated("Nothing is written yet")
    words = " ".join(part.text.split())
    kind = first_upper(word(part.kind))
    if part.kind is PartKind.QUOTE:
        said = excerpt(part.feedback.name) if part.feedback else translated("nothing is chosen yet")
        return translated("{}: {}").format(kind, said)
    what = words or called(part.summary) or part.filter
    narrowed = f" ({part.filter})" if part.filter and what != part.filter else ""
    return translated("{}: {}").format(kind, f"{excerpt(what)}{narrowed}") if what else kind
