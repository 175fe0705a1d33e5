"""Who is held on what ground, since when and from what source; what is missing, and what is overdue."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from engage.domain.contacts import LawfulBasis
from engage.domain.filters import parse
from engage.domain.leaks.search import Owner
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Chart,
    ChartRow,
    Column,
    Day,
    Document,
    Fact,
    Figure,
    Heading,
    Item,
    Paragraph,
    Span,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.lists import list_document, notices, number_of, number_up_to
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import capital, day, plural
from engage.storage import filters
from engage.storage.grounds import Held, held

_TITLE = "Lawful basis"
_MONTHS = 12
"""So far ahead reviews are shown."""
_SOURCES = 40
"""How many sources are listed by themselves."""

ARTICLES = {
    LawfulBasis.CONSENT: "6(1)(a)",
    LawfulBasis.CONTRACT: "6(1)(b)",
    LawfulBasis.LEGAL_OBLIGATION: "6(1)(c)",
    LawfulBasis.VITAL_INTERESTS: "6(1)(d)",
    LawfulBasis.PUBLIC_TASK: "6(1)(e)",
    LawfulBasis.LEGITIMATE_INTERESTS: "6(1)(f)",
}
"""Where each ground stands in the UK GDPR."""

_PARTS: tuple[tuple[str, Callable[[Held], bool]], ...] = (
    ("ground", lambda each: each.basis is None),
    ("source", lambda each: not each.source),
    ("date", lambda each: each.since is None),
    ("review day", lambda each: each.review_on is None),
)
"""What should be known of everybody who is held, and whether it is missing."""

_NOTES = (
    "The grounds are those of Article 6(1) of the UK GDPR. Whether one holds is for the controller to say.",
    "Consent has to be shown (Article 7(1)): where that is the ground, a source and a date are needed.",
    "Health, religion, politics and the membership of a union need a ground of Article 9 as well.",
    "Engage asks for none of these; notes and other free text may still tell of them.",
    "Contacts that are archived are held too, and are counted. Those who were erased are not.",
)

read_most = number_up_to(100_000)


def build(scope: Scope) -> Document:
    """Return the report on the selected contacts; outside there is none."""
    if not scope.is_internal:
        why: list[Text] = ["All of it: this summary is for the controller, and for ourselves."]
        return list_document(scope, _TITLE, "", notices(scope, why))
    people = held(scope.connection, _selected(scope))
    sections: tuple[tuple[str, Iterable[Block]], ...] = (
        ("On what ground", _grounds(scope, people)),
        ("Where the details came from", _sources(people)),
        ("To be reviewed now", _overdue(scope, people)),
        ("What is missing", _missing(scope, people)),
        ("What people asked of us", _asked(scope, people)),
        ("Reviews to come", _to_come(scope, people)),
        ("Who is held", _everybody(scope, people)),
        ("How to read this", [BulletList(tuple(Item(note) for note in _NOTES))]),
    )
    blocks: list[Block] = [Paragraph(_opening(scope, people), Tone.LEAD)]
    for title, found in sections:
        if below := list(found):
            blocks += [Heading(1, title), *below]
    named: set[Owner] = {(Noun.CONTACT, each.contact) for each in people}
    return list_document(
        scope,
        _TITLE,
        number_of(Noun.CONTACT, len(people)),
        blocks,
        subtitle="Why we hold people’s details",
        facts=unanswered(scope),
        named=named,
    )


def unanswered(scope: Scope) -> list[Fact]:
    """Return the line that says so where nobody is recorded as the controller."""
    missing = "Not recorded: enter who answers for the data under the project’s details"
    return [] if scope.details.controller else [Fact("Data controller", missing)]


def _selected(scope: Scope) -> Sequence[int]:
    """What is archived is held as well; a filter may leave it out."""
    return filters.ids(scope.connection, parse("is:any", Noun.CONTACT)) if scope.is_whole else scope.selected


def _opening(scope: Scope, people: Sequence[Held]) -> Text:
    if not people:
        return "Nobody’s details are held." if scope.is_whole else "No contact is in this selection."
    grounded = sum(each.basis is not None for each in people)
    late = [each for each in people if _is_overdue(scope, each)]
    words: list[Span] = [
        f"The details of {len(people):,} {plural(len(people), 'person', 'people')} are held: ",
        f"{grounded:,} on a ground that is recorded, {len(people) - grounded:,} on none. ",
    ]
    if late:
        oldest = min(each.review_on for each in late if each.review_on)
        words.append(
            f"{len(late):,} {plural(len(late), 'is', 'are')} to be reviewed now, "
            f"the first since {day(oldest)}."
        )
    else:
        words.append("No review is overdue.")
    return tuple(words)


def _is_overdue(scope: Scope, each: Held) -> bool:
    return each.review_on is not None and each.review_on <= scope.made_on


def ground(basis: LawfulBasis | None) -> str:
    """Return what a ground is called, with its place in the law."""
    return f"{capital(basis.label)}, Article {ARTICLES[basis]}" if basis else "None recorded"


def _grounds(scope: Scope, people: Sequence[Held]) -> Iterator[Block]:
    columns = (
        Column("Ground", width=3),
        *(
            Column(name, Alignment.RIGHT)
            for name in ("Contacts", "No source", "No date", "No review day", "Overdue")
        ),
    )
    counted = (
        lambda each: True,
        *(is_missing for name, is_missing in _PARTS if name != "ground"),
        lambda each: _is_overdue(scope, each),
    )

    def numbers(of: Sequence[Held]) -> tuple[Text, ...]:
        return tuple(f"{sum(map(is_so, of)):,}" for is_so in counted)

    rows = [
        (ground(basis), *numbers(of))
        for basis in (*LawfulBasis, None)
        if (of := [each for each in people if each.basis is basis])
    ]
    if rows:
        yield Table(columns, tuple(rows), total=("All", *numbers(people)) if len(rows) > 1 else ())


def _sources(people: Sequence[Held]) -> Iterator[Block]:
    found: dict[str, list[Held]] = {}
    for each in people:
        found.setdefault(fold(each.source), []).append(each)
    unknown = found.pop("", [])
    ordered = sorted(found.values(), key=lambda of: (-len(of), fold(of[0].source)))
    rows = [_source(of[0].source, of) for of in ordered[:_SOURCES]]
    if rest := [each for of in ordered[_SOURCES:] for each in of]:
        rows.append(_source(f"{len(ordered) - _SOURCES:,} other sources", rest))
    if unknown:
        rows.append(_source("Not recorded", unknown))
    columns = (
        Column("Source", width=4),
        Column("Contacts", Alignment.RIGHT),
        Column("First", width=1.6),
        Column("Last", width=1.6),
    )
    if rows:
        yield Table(columns, tuple(rows))


def _source(name: str, of: Sequence[Held]) -> tuple[Text, ...]:
    days = [each.since for each in of if each.since]
    return (name, f"{len(of):,}", Day(min(days)) if days else "", Day(max(days)) if days else "")


def _overdue(scope: Scope, people: Sequence[Held]) -> Iterator[Block]:
    late = sorted(
        (each for each in people if _is_overdue(scope, each)), key=lambda each: each.review_on or dt.date.max
    )
    columns = (
        *(Column("Name", width=3), Column("Organisation", width=3)),
        *(Column("Ground", width=2), Column("Review day", width=1.6)),
    )
    rows = [(*_who(each), _short(each.basis), _on(each.review_on)) for each in late]
    # What is archived is counted here where nothing is asked for, and the lists of the window leave it out.
    yield from _listed(scope, columns, rows, "is:review is:any" if scope.is_whole else "is:review")


def _missing(scope: Scope, people: Sequence[Held]) -> Iterator[Block]:
    columns = (Column("Name", width=3), Column("Organisation", width=3), Column("Missing", width=3))
    rows = [
        (*_who(each), ", ".join(parts))
        for each in people
        if (parts := [name for name, is_missing in _PARTS if is_missing(each)])
    ]
    yield from _listed(scope, columns, rows)


def _asked(scope: Scope, people: Sequence[Held]) -> Iterator[Block]:
    columns = (
        *(Column("Name", width=3), Column("Organisation", width=3)),
        *(Column("Asked of us", width=3), Column("On", width=1.6)),
    )
    rows = [
        (*_who(each), capital(", ".join(wish.label for wish in each.asked)), _on(each.asked_on))
        for each in people
        if each.asked
    ]
    yield from _listed(scope, columns, rows)


def _to_come(scope: Scope, people: Sequence[Held]) -> Iterator[Block]:
    """How many there are in each month from now."""
    first = scope.made_on.year * 12 + scope.made_on.month - 1
    coming = [each.review_on for each in people if each.review_on and each.review_on > scope.made_on]
    numbers = Counter(on.year * 12 + on.month - 1 - first for on in coming)
    if not coming:
        return
    near = [number for number in numbers if number < _MONTHS]
    if near:
        months = range(max(near) + 1)
        rows = tuple(ChartRow(_month(first + number), (Figure(numbers[number]),)) for number in months)
        yield Chart("Reviews, by month", "Month", "contacts", ("Contacts",), rows)
    later = sum(count for number, count in numbers.items() if number >= _MONTHS)
    if later:
        yield Paragraph(f"{later:,} later than {_month(first + _MONTHS - 1)}.", Tone.QUIET)


def _month(number: int) -> str:
    return day(dt.date(number // 12, number % 12 + 1, 1)).partition(" ")[2]


def _everybody(scope: Scope, people: Sequence[Held]) -> Iterator[Block]:
    columns = (
        *(Column("Name", width=2.6), Column("Organisation", width=2.6), Column("Ground", width=2)),
        *(Column("Since", width=1.9), Column("Source", width=2.4), Column("Review day", width=1.9)),
    )
    rows = [
        (*_who(each), _short(each.basis), _on(each.since), each.source, _on(each.review_on))
        for each in people
    ]
    yield from _listed(scope, columns, rows)


def _who(each: Held) -> tuple[Text, Text]:
    name = each.name or "A contact without a name"
    return f"{name} (archived)" if each.is_archived else name, each.organisation


def _short(basis: LawfulBasis | None) -> str:
    return capital(basis.label) if basis else "None"


def _on(date: dt.date | None) -> Text:
    return Day(date) if date else ""


def _listed(
    scope: Scope, columns: tuple[Column, ...], rows: Sequence[tuple[Text, ...]], filter: str = ""
) -> Iterator[Block]:
    """The beginning of a list, as long as was asked for, and how many more there are."""
    most = read_most(scope.options["most"])
    if rows[:most]:
        yield Table(columns, tuple(rows[:most]))
    if len(rows) > most:
        where = f" The filter {filter} lists them in the window." if filter else ""
        yield Paragraph(f"{len(rows) - most:,} more, {len(rows):,} in all.{where}", Tone.QUIET)
