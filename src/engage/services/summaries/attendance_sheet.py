"""A sheet for the door: who is expected, each with a line to sign on."""

from __future__ import annotations

from collections.abc import Iterator

from engage.domain.engagements import Engagement
from engage.services.summaries.document import (
    Block,
    Column,
    Document,
    Fact,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.engagement_facts import AT_THE_DOOR, when
from engage.services.summaries.lists import list_document, notices, number_up_to
from engage.services.summaries.scope import Scope
from engage.services.summaries.seats import Seats, left_out_of, not_told, read_seats
from engage.services.summaries.wording import plural

read_spare = number_up_to(200)
"""How many empty rows there may be."""

_COLUMNS = (Column("Name", width=2.5), Column("Organisation", width=3), Column("Signature", width=3))


def build(scope: Scope) -> Document:
    """Return the sheet of the engagement that is selected, or of several, each on pages of its own."""
    seats = read_seats(scope, scope.options["who"])
    spare = read_spare(scope.options["spare"])
    is_single = len(seats.engagements) == 1
    blocks: list[Block] = []
    for engagement in seats.engagements:
        if not is_single:
            facts = " · ".join(value for _, value in _particulars(engagement))
            blocks += [PageBreak(), Heading(1, engagement.title), Paragraph(facts, Tone.QUIET)]
        blocks += _sheet(seats, engagement, spare)
    if not seats.engagements:
        blocks.append(Paragraph("There is no engagement in this selection.", Tone.LEAD))
    blocks += notices(scope, [*not_told(scope, seats)], left_out_of(seats))
    number = len(seats.all)
    counts: Text = (Figure(number), f" {plural(number, 'person', 'people')} or bodies named")
    if is_single:
        (engagement,) = seats.engagements
        return list_document(
            scope,
            engagement.title,
            counts,
            blocks,
            subtitle="Attendance sheet",
            facts=[Fact(*fact) for fact in _particulars(engagement)],
            named=seats.named,
        )
    return list_document(scope, "Attendance sheets", counts, blocks, named=seats.named)


def _particulars(engagement: Engagement) -> Iterator[tuple[str, str]]:
    yield "When", when(engagement)
    if engagement.place:
        yield "Where", engagement.place


def _sheet(seats: Seats, engagement: Engagement, spare: int) -> list[Block]:
    rows: list[tuple[Text, ...]] = [(seat.name, seat.body, "") for seat in seats.of[engagement.id]]
    rows += [("", "", "")] * spare
    blocks: list[Block] = [Paragraph(AT_THE_DOOR[engagement.rule], Tone.LEAD)]
    return [*blocks, Table(_COLUMNS, tuple(rows), is_form=True)] if rows else blocks
