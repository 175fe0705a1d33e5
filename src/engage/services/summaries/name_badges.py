"""Badges for those who come to an engagement, on sheets of labels."""

from __future__ import annotations

from collections.abc import Iterator

from engage.domain.engagements import AttendanceRole
from engage.domain.label_sheets import find_sheet
from engage.domain.records import Noun
from engage.services.summaries.document import Block, Document, Fact, Figure, Labels, Paragraph, Text, Tone
from engage.services.summaries.lists import list_document, notices, number_of, number_up_to
from engage.services.summaries.scope import Scope
from engage.services.summaries.seats import Seat, left_out_of, not_told, read_seats
from engage.services.summaries.wording import capital, plural

read_skip = number_up_to(200)
"""How many places of a sheet may be used up."""


def build(scope: Scope) -> Document:
    """Return a badge for each person who is expected: the name, for whom they come, and in what role."""
    seats = read_seats(scope, scope.options["who"])
    badges = [_badge(seat) for _, seat in seats.all if seat.name]
    nameless = len(seats.all) - len(badges)
    blocks: list[Block] = []
    if badges:
        sheet = find_sheet(scope.options["sheet"])
        skipped = read_skip(scope.options["skip"]) % sheet.count
        blocks.append(Labels(tuple(badges), sheet, are_badges=True, skipped=skipped))
    else:
        blocks.append(Paragraph("There is nobody to make a badge for.", Tone.LEAD))
    left_out = [*_nameless(nameless), *left_out_of(seats)]
    facts = [Fact("Left out", line) for line in left_out]
    counts: Text = (*_badges(len(badges)), " for ", *number_of(Noun.ENGAGEMENT, len(seats.engagements)))
    title = "Name badges"
    if len(seats.engagements) == 1:
        title = f"Name badges: {seats.engagements[0].title}"
    blocks += notices(scope, [*not_told(scope, seats)])
    return list_document(scope, title, counts, blocks, facts=facts, named=seats.named)


def _badge(seat: Seat) -> tuple[Text, ...]:
    role = "" if seat.role is AttendanceRole.PARTICIPANT else capital(seat.role.label)
    return tuple(line for line in (seat.name, seat.body, role) if line)


def _badges(number: int) -> tuple[Figure, str]:
    return Figure(number), f" {plural(number, 'badge')}"


def _nameless(number: int) -> Iterator[Text]:
    if number:
        has = plural(number, "place has", "places have")
        yield Figure(number), f" {has} no badge: it is not known, or not to be told, who comes."
