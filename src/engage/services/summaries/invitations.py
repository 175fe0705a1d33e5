"""The data of invitations, for letters and e-mails that another program makes: one table and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engage.domain.engagements import Engagement
from engage.domain.objections import Use, against
from engage.domain.organisations import Organisation
from engage.services.summaries.document import Column, Document, Fact, Figure, Table, Text
from engage.services.summaries.engagement_facts import clock
from engage.services.summaries.lists import list_document
from engage.services.summaries.postal import address_of, lines, salutation
from engage.services.summaries.scope import Scope
from engage.services.summaries.seats import Seat, left_out_of, read_seats
from engage.services.summaries.wording import day, plural
from engage.storage import records

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LINES = 5
"""How many lines an address has here at most; what is more stands in the last."""

_COLUMNS = tuple(
    Column(name)
    for name in (
        "Salutation",
        "Title",
        "Given name",
        "Family name",
        "Organisation",
        "E-mail",
        *(f"Address {number}" for number in range(1, _LINES + 1)),
        "Engagement",
        "Date",
        "Time",
        "Place",
    )
)


def build(scope: Scope) -> Document:
    """Return a row for each who is to be invited; outside there are none, since it is all addresses."""
    seats = read_seats(scope, scope.options["who"], Use.INVITE)
    if not scope.is_internal:
        why = "Who is invited, and how they are reached, is told to nobody outside."
        return list_document(scope, "Invitations", "", [Table(_COLUMNS, ())], facts=[Fact("Held back", why)])
    ids = sorted({seat.organisation.id for _, seat in seats.all if seat.organisation})
    bodies = {body.id: body for body in records.fetch(scope.connection, Organisation, ids)}
    rows = tuple(_row(engagement, seat, bodies) for engagement, seat in seats.all)
    title = "Invitations"
    if len(seats.engagements) == 1:
        title = f"Invitations: {seats.engagements[0].title}"
    facts = [Fact("Left out", line) for line in left_out_of(seats)]
    counts: Text = (Figure(len(rows)), f" {plural(len(rows), 'invitation')}")
    return list_document(scope, title, counts, [Table(_COLUMNS, rows)], facts=facts, named=seats.named)


def _row(engagement: Engagement, seat: Seat, bodies: Mapping[int, Organisation]) -> tuple[Text, ...]:
    contact = seat.contact
    wishes = contact.objections if contact else ()
    return (
        salutation(contact),
        contact.title if contact else "",
        contact.given_name if contact else "",
        contact.family_name if contact else "",
        seat.body,
        "" if against(wishes, Use.MAIL) else _email(seat, bodies),
        *_address([] if against(wishes, Use.POST) else _lines(seat, bodies)),
        engagement.title,
        f"{_DAYS[engagement.held_on.weekday()]} {day(engagement.held_on)}",
        clock(engagement),
        engagement.place,
    )


def _email(seat: Seat, bodies: Mapping[int, Organisation]) -> str:
    """Their own; the organisation's where nobody is named."""
    body = bodies.get(seat.organisation.id) if seat.organisation else None
    emails = seat.contact.emails if seat.contact else body.emails if body else ()
    return emails[0].address if emails else ""


def _lines(seat: Seat, bodies: Mapping[int, Organisation]) -> Sequence[str]:
    address, _ = address_of(seat.contact, seat.organisation.id if seat.organisation else None, bodies)
    return lines(address) if address else ()


def _address(found: Sequence[str]) -> list[str]:
    first, rest = list(found[: _LINES - 1]), found[_LINES - 1 :]
    parts = [*first, ", ".join(rest)]
    return [*parts, *[""] * (_LINES - len(parts))]
