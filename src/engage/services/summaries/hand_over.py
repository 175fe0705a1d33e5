"""What the next person needs to know: what is here, who did what, what is open, and what to look at first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.agendas import Agenda
from engage.domain.briefings import Briefing
from engage.domain.consultations import Consultation
from engage.domain.disclosure import Rule
from engage.domain.engagements import Engagement, NoteState
from engage.domain.filter_fields import Flag
from engage.domain.filters import parse
from engage.domain.objections import Objection
from engage.domain.records import Noun, Record
from engage.services import overview
from engage.services.overview import Matter
from engage.services.summaries.commitments import promises_of, promises_table
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Column,
    Day,
    Document,
    Fact,
    Figure,
    Heading,
    Item,
    Paragraph,
    Strong,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.engagement_facts import when
from engage.services.summaries.lawful_basis import ground, unanswered
from engage.services.summaries.lists import notices, number_up_to
from engage.services.summaries.places import places
from engage.services.summaries.scope import Scope
from engage.services.summaries.statistics import COUNTED, called
from engage.services.summaries.wording import capital, counted, day, listed, plural
from engage.storage import deeds, filters, grounds, journal, records, schema
from engage.storage.flags import FLAGS
from engage.storage.shapes import shape_of

_TITLE = "Hand-over"
_LISTED = 40
"""How many of anything are listed by themselves."""
_R = TypeVar("_R", bound=Record)

read_months = number_up_to(120)

_MATTERS: Mapping[Matter, tuple[str, str]] = {
    Matter.OVERDUE: ("follow-up is overdue", "follow-ups are overdue"),
    Matter.DUE: ("follow-up is due within a week", "follow-ups are due within a week"),
    Matter.COMING: ("engagement comes within four weeks", "engagements come within four weeks"),
    Matter.UNCODED: ("piece of feedback is coded to no theme", "pieces of feedback are coded to no theme"),
    Matter.UNRESOLVED_FEEDBACK: (
        "piece of feedback has marks to resolve",
        "pieces of feedback have marks to resolve",
    ),
    Matter.UNRESOLVED_COMMITMENTS: (
        "follow-up has marks to resolve",
        "follow-ups have marks to resolve",
    ),
    Matter.REVIEW: ("contact’s details are to be reviewed", "contacts’ details are to be reviewed"),
    Matter.SILENT_THEMES: (
        "theme has heard from no union and no SME",
        "themes have heard from no union and no SME",
    ),
    Matter.SILENT_ORGANISATIONS: (
        "organisation has said nothing yet",
        "organisations have said nothing yet",
    ),
}


def build(scope: Scope) -> Document:
    """Return all that somebody new has to know; outside, nothing."""
    if not scope.is_internal:
        why: list[Text] = ["All of it: this page is for whoever takes the project over."]
        return _document(scope, notices(scope, why))
    sections: tuple[tuple[str, Iterable[Block]], ...] = (
        ("What to look at first", _first(scope)),
        ("What is in the project", _there(scope)),
        ("What may not be told outside", _closed(scope)),
        ("Engagements to come", _coming(scope)),
        ("Follow-ups that are open", _open(scope)),
        ("Feedback to be put in order", _disordered(scope)),
        ("Contacts to review", _to_review(scope)),
        ("Consultations", _consultations(scope)),
        ("Notes that are not final", _notes(scope)),
        ("Briefings and their editions", _briefings(scope)),
        ("Views that are kept", _views(scope)),
        ("Who did what", _done(scope)),
        ("Where things lie", places(scope.connection)),
    )
    blocks: list[Block] = []
    for title, found in sections:
        if below := list(found):
            blocks += [Heading(1, title), *below]
    begun = deeds.begun(scope.connection)
    return _document(scope, blocks, [Fact("Begun on", day(_local(scope, begun)))] if begun else [])


def _document(scope: Scope, blocks: Sequence[Block], facts: Sequence[Fact] = ()) -> Document:
    return Document(
        title=_TITLE,
        subtitle="For whoever takes over",
        audience=scope.audience,
        made_on=scope.made_on,
        project=scope.details.name,
        controller=scope.details.controller,
        facts=(*unanswered(scope), *facts) if scope.is_internal else (),
        blocks=tuple(blocks),
    )


def _local(scope: Scope, moment: dt.datetime) -> dt.date:
    return moment.astimezone(ZoneInfo(scope.details.zone)).date()


# What waits


def _first(scope: Scope) -> Iterator[Block]:
    """What the overview shows, with the filter that lists it."""
    found = overview.found(scope.connection)
    items = [
        Item(
            (
                Strong(f"{need.count:,} {plural(need.count, *_MATTERS[need.matter])}"),
                f": {', '.join(need.first)}" if need.first else "",
                f" and {need.count - len(need.first):,} more" if 0 < len(need.first) < need.count else "",
            )
        )
        for need in found
    ]
    if items:
        yield Paragraph("Each of these lines stands on the overview too, and leads to its list there.")
        yield BulletList(tuple(items), is_numbered=True)
    else:
        yield Paragraph("Nothing waits for anybody.")


def _coming(scope: Scope) -> Iterator[Block]:
    columns = (
        *(Column("When", width=2), Column("Engagement", width=3.5), Column("Channel", width=1.5)),
        *(Column("Invited", Alignment.RIGHT), Column("Kept by", width=1.5)),
    )
    found, more = _list(scope, Engagement, f"after:{scope.made_on}", "held_on")
    rows = [
        (when(each), each.title, capital(each.channel.label), f"{len(each.attendance):,}", each.owner)
        for each in found
    ]
    yield from _table(columns, rows, more)


def _open(scope: Scope) -> Iterator[Block]:
    wanted = filters.ids(scope.connection, parse("is:open", Noun.COMMITMENT))
    promises = promises_of(scope, wanted[:_LISTED])
    yield from promises_table(scope, promises)
    yield from _more(len(wanted) - len(promises), "is:open")


def _disordered(scope: Scope) -> Iterator[Block]:
    """How much there is to be coded and resolved, engagement by engagement, the newest first."""
    waiting = [_by_engagement(scope, flag) for flag in ("is:uncoded", "is:unresolved")]
    ids = sorted({at for of in waiting for at in of if at is not None})
    held = sorted(
        records.fetch(scope.connection, Engagement, ids),
        key=lambda each: (each.held_on, each.id),
        reverse=True,
    )
    rows: list[tuple[Text, ...]] = []
    rooms: list[tuple[int | None, Text, Text]] = [(each.id, each.title, Day(each.held_on)) for each in held]
    for at, title, on in [*rooms, (None, "At none", "")]:
        numbers = [Figure(len(of), tuple(of)) for of in (each.get(at, []) for each in waiting)]
        if any(number.value for number in numbers):
            rows.append((title, on, *numbers))
    columns = (
        *(Column("Engagement", width=4), Column("Day", width=1.6)),
        *(Column("Not coded", Alignment.RIGHT), Column("Marks to resolve", Alignment.RIGHT, 1.4)),
    )
    yield from _table(columns, rows[:_LISTED], len(rows) - _LISTED)


def _by_engagement(scope: Scope, filter: str) -> dict[int | None, list[int]]:
    said = schema.feedback.c
    where = filters.condition(scope.connection, parse(filter, Noun.FEEDBACK))
    found: dict[int | None, list[int]] = {}
    for id, at in scope.connection.execute(sa.select(said.id, said.engagement_id).where(where)):
        found.setdefault(at, []).append(id)
    return found


def _to_review(scope: Scope) -> Iterator[Block]:
    wanted = filters.ids(scope.connection, parse("is:review", Noun.CONTACT), "review_on")
    columns = (
        *(Column("Name", width=2), Column("Organisation", width=2)),
        *(Column("Ground", width=2.5), Column("Review day", width=1.4)),
    )
    rows = [
        (each.name, each.organisation, ground(each.basis), Day(each.review_on) if each.review_on else "")
        for each in grounds.held(scope.connection, wanted[:_LISTED])
    ]
    yield from _table(columns, rows, len(wanted) - len(rows), "is:review")


def _notes(scope: Scope) -> Iterator[Block]:
    """Of the last year: older ones are nobody's work any more."""
    since = scope.made_on - dt.timedelta(days=365)
    asked = f"note:{NoteState.DRAFT},{NoteState.SENT} after:{since} before:{scope.made_on}"
    found, more = _list(scope, Engagement, asked)
    rows = [(Day(each.held_on), each.title, _note(each), each.owner) for each in found]
    columns = (
        *(Column("Day", width=1.4), Column("Engagement", width=4)),
        *(Column("Its note", width=1.6), Column("Kept by", width=1.5)),
    )
    yield from _table(columns, rows, more)


def _note(engagement: Engagement) -> str:
    if not engagement.summary.strip():
        return "Not begun"
    return "Sent round" if engagement.note_state is NoteState.SENT else "A draft"


# What there is


def _there(scope: Scope) -> Iterator[Block]:
    numbers = [(noun, filters.count(scope.connection, parse("", noun))) for noun in COUNTED]
    rows = [(called(noun), f"{number:,}") for noun, number in numbers if number]
    yield from _table((Column("What there is", width=3), Column("Number", Alignment.RIGHT)), rows, 0)
    if not rows:
        yield Paragraph("Nothing yet.")
    if put_away := _put_away(scope):
        yield Paragraph(
            f"Archived, and not counted here: {listed(put_away)}. The filter is:archived lists them."
        )
    agendas = records.fetch(
        scope.connection, Agenda, filters.ids(scope.connection, parse("", Noun.AGENDA), limit=_LISTED)
    )
    if agendas:
        yield Paragraph("It is logged against:")
        names = (", ".join(filter(None, (each.title, each.version, each.publisher))) for each in agendas)
        yield BulletList(tuple(Item(name) for name in names))


def _put_away(scope: Scope) -> list[str]:
    """How many records of each noun are archived, where any are."""
    nouns = [noun for noun in COUNTED if (noun, Flag.ARCHIVED) in FLAGS]
    numbers = [(noun, _number(scope, noun, "is:archived")) for noun in nouns]
    return [f"{number:,} {plural(number, noun, noun.plural)}" for noun, number in numbers if number]


def _closed(scope: Scope) -> Iterator[Block]:
    """Where it was agreed what is not told, the most closed first, and of how many nothing is told at all."""
    closed = (Rule.PRIVATE, Rule.CHATHAM_HOUSE, Rule.ORGANISATION_ONLY)
    asked = [(rule, f"rule:{rule} is:any") for rule in closed]
    found = [(rule.means, _number(scope, Noun.ENGAGEMENT, filter), filter) for rule, filter in asked]
    rows = [(agreed, f"{number:,}", filter) for agreed, number, filter in found if number]
    columns = (
        *(Column("What was agreed", width=4), Column("Engagements", Alignment.RIGHT, 1.3)),
        Column("Listed by the filter", width=2.4),
    )
    yield from _table(columns, rows, 0)
    filter = f"objection:{Objection.RESTRICTED},{Objection.OBJECTED} is:any"
    if number := _number(scope, Noun.CONTACT, filter):
        them = f"{number:,} {plural(number, 'contact')}"
        yield Paragraph(f"Of {them} nothing is told, as they asked: the filter {filter} lists them.")


def _number(scope: Scope, noun: Noun, filter: str) -> int:
    return filters.count(scope.connection, parse(filter, noun))


def _consultations(scope: Scope) -> Iterator[Block]:
    found, more = _list(scope, Consultation)
    rows = [(each.title, Day(each.opens_on) if each.opens_on else "", _closes(scope, each)) for each in found]
    columns = (Column("Consultation", width=4), Column("Opens", width=1.6), Column("Closes", width=2))
    yield from _table(columns, rows, more)


def _closes(scope: Scope, consultation: Consultation) -> str:
    closes = consultation.closes_on
    if closes is None:
        return "On no day"
    return f"{day(closes)}, over" if closes < scope.made_on else day(closes)


def _briefings(scope: Scope) -> Iterator[Block]:
    found, more = _list(scope, Briefing)
    rows: list[tuple[Text, ...]] = []
    for each in found:
        last = each.editions[-1] if each.editions else None
        withdrawn = ", withdrawn" if last and last.is_withdrawn else ""
        edition = (
            f"{last.number}, {day(_local(scope, last.frozen_at))}, {last.who}{withdrawn}" if last else "None"
        )
        rows.append((each.title, capital(each.audience.label), edition, last.note if last else ""))
    columns = (
        *(Column("Briefing", width=3), Column("For", width=1.2)),
        *(Column("Last edition", width=2.4), Column("What it was for", width=2)),
    )
    yield from _table(columns, rows, more)


def _views(scope: Scope) -> Iterator[Block]:
    view = schema.view.c
    wanted = sa.select(view.noun, view.name, view.filter).order_by(view.noun, view.position, view.id)
    rows = [(name, called(Noun(noun)), filter) for noun, name, filter in scope.connection.execute(wanted)]
    columns = (Column("View", width=2), Column("Of", width=1.4), Column("Its filter", width=3))
    yield from _table(columns, rows[:_LISTED], len(rows) - _LISTED)


def _done(scope: Scope) -> Iterator[Block]:
    """By whom how much was done in the last months, and what was done last."""
    months = read_months(scope.options["months"])
    first = _months_before(scope.made_on, months)
    since = dt.datetime.combine(first, dt.time(), ZoneInfo(scope.details.zone))
    worked = deeds.by_person(scope.connection, since)
    deeds_done = sum(each.deeds for each in worked)
    if not worked:
        yield Paragraph(f"Nothing was done since {day(first)}.")
        return
    yield Paragraph(("Since ", day(first), ": ", *counted(Figure(deeds_done), "deed"), "."))
    columns = (Column("Who", width=3), Column("Deeds", Alignment.RIGHT), Column("The last on", width=2))
    rows = [(each.who, f"{each.deeds:,}", Day(_local(scope, each.last))) for each in worked]
    yield from _table(columns, rows[:_LISTED], len(rows) - _LISTED)
    last = [deed for deed in journal.history(scope.connection, limit=_LISTED) if deed.at >= since]
    told = [
        (Day(_local(scope, deed.at)), deed.who, f"{deed.label}{' (undone)' if deed.is_undone else ''}")
        for deed in last
    ]
    yield Heading(2, "The last of them")
    yield from _table((Column("Day", width=1.6), Column("Who", width=1.4), Column("What", width=5)), told, 0)
    if deeds_done > len(last):
        yield Paragraph(
            f"{deeds_done - len(last):,} more: the history, in the menu Edit, has all of them.", Tone.QUIET
        )


def _months_before(date: dt.date, months: int) -> dt.date:
    """The first day of the month so many months before."""
    number = date.year * 12 + date.month - 1 - months
    return dt.date(max(number // 12, 1), number % 12 + 1, 1)


# Lists


def _list(scope: Scope, record: type[_R], filter: str = "", sort: str = "") -> tuple[list[_R], int]:
    """The first that a filter asks for, and how many more there are."""
    wanted = parse(filter, shape_of(record).noun, today=scope.made_on)
    ids = filters.ids(scope.connection, wanted, sort)
    return records.fetch(scope.connection, record, ids[:_LISTED]), len(ids) - _LISTED


def _table(
    columns: tuple[Column, ...], rows: Sequence[tuple[Text, ...]], more: int, filter: str = ""
) -> Iterator[Block]:
    if rows:
        yield Table(columns, tuple(rows))
    yield from _more(more, filter)


def _more(number: int, filter: str = "") -> Iterator[Block]:
    if number > 0:
        where = f": the filter {filter} lists all" if filter else ""
        yield Paragraph(f"{number:,} more{where}.", Tone.QUIET)
