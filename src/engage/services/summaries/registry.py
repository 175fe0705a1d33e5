"""The summaries there are, by name, and the making of one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.choices import excerpt, what_there_is
from engage.domain.disclosure import Audience
from engage.domain.filters import parse
from engage.domain.label_sheets import find_sheet
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import plug_ins
from engage.services.summaries import (
    address_labels,
    attendance_sheet,
    by_question,
    by_stakeholder,
    by_theme,
    engagement_note,
    follow_ups,
    hand_over,
    invitations,
    lawful_basis,
    name_badges,
    sheets,
    stakeholder_list,
    statistics,
    subject_access,
    themes_by_kind,
    what_we_heard,
    you_said_we_did,
)
from engage.services.summaries.document import Document, Fact
from engage.services.summaries.lists import not_quoted
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope, read_scope
from engage.services.summaries.seats import WHO
from engage.services.summaries.you_said_we_did import OUTCOMES
from engage.storage.project import Project

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "engage.summaries"
"""The entry points by which other packages add summaries: each names a `Summary`."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a person may choose of one summary, besides its filter and its audience."""

    name: str
    """As the command line takes it: "sheet"."""
    label: str
    """As the window asks for it."""
    default: str
    choices: tuple[str, ...] = ()
    """What may be chosen; where there are none, any words that `check` lets pass."""
    check: Callable[[str], object] | None = None
    """Raises `Invalid` for words that are not understood."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One sort of document that can be made from a project."""

    name: str
    description: str
    """A line for whoever chooses."""
    build: Callable[[Scope], Document]
    noun: Noun = Noun.FEEDBACK
    """Of what the filter is."""
    options: tuple[Option, ...] = ()
    is_whole: bool = False
    """Whether it is always of the whole project, and takes no filter of its noun."""


def _expected(default: str) -> Option:
    """The choice of who of an attendance list is meant."""
    return Option("who", "Of whom", default, WHO)


def _on_sheets(default: str) -> tuple[Option, ...]:
    """The choice of a sheet of labels."""
    return (
        Option("sheet", "Sheet of labels", default, check=find_sheet),
        Option("skip", "Places used up", "0", check=name_badges.read_skip),
    )


_BUILT_IN = (
    Summary(
        "by-theme",
        "What was said, theme by theme: who spoke, how they stood, key points and quotes",
        by_theme.build,
    ),
    Summary(
        "by-stakeholder",
        "What each organisation said, its people, and what was promised to it",
        by_stakeholder.build,
    ),
    Summary(
        "engagement-note",
        "The note of a meeting: who was there, key points, what was said, what is to be done",
        engagement_note.build,
    ),
    Summary(
        "by-question",
        "What was answered to a consultation: who answered each question, what was chosen, quotes",
        by_question.build,
    ),
    Summary(
        "themes-by-kind",
        "Which kinds of organisation spoke to which themes, how each kind stood, and who they were",
        themes_by_kind.build,
    ),
    Summary(
        "what-we-heard",
        "The key points, those of most support first, with who stands behind them and where they were said",
        what_we_heard.build,
    ),
    Summary(
        "you-said-we-did",
        "What was said, what was promised, and what became of it; and what nothing has followed from yet",
        you_said_we_did.build,
        options=(Option("outcomes", "What came of it, outside", OUTCOMES[0], OUTCOMES),),
    ),
    Summary(
        "follow-ups",
        "What was promised, to whom, by whom and by when; what is late first",
        follow_ups.build,
        Noun.COMMITMENT,
        (Option("by", "Put together by", follow_ups.BY[0], follow_ups.BY),),
    ),
    Summary(
        "stakeholder-list",
        "The organisations with which the project deals, and their people",
        stakeholder_list.build,
        Noun.ORGANISATION,
        (Option("by", "Put together by", stakeholder_list.BY[0], stakeholder_list.BY),),
    ),
    Summary(
        "contact-sheet",
        "One person with everything: roles, addresses, why we hold them, engagements, words, follow-ups",
        sheets.contact_sheet,
        Noun.CONTACT,
    ),
    Summary(
        "organisation-sheet",
        "One organisation with everything: people, relations, engagements, words, follow-ups",
        sheets.organisation_sheet,
        Noun.ORGANISATION,
    ),
    Summary(
        "attendance-sheet",
        "A sheet for the door: who is expected, each with a line to sign on, and what was agreed",
        attendance_sheet.build,
        Noun.ENGAGEMENT,
        (_expected("asked"), Option("spare", "Empty lines", "6", check=attendance_sheet.read_spare)),
    ),
    Summary(
        "name-badges",
        "Badges for those who come to an engagement",
        name_badges.build,
        Noun.ENGAGEMENT,
        (_expected("coming"), *_on_sheets("L7418")),
    ),
    Summary(
        "address-labels",
        "Labels with the postal addresses of contacts",
        address_labels.build,
        Noun.CONTACT,
        _on_sheets("L7160"),
    ),
    Summary(
        "invitations",
        "The data of invitations, as CSV or a workbook, for letters that another program makes",
        invitations.build,
        Noun.ENGAGEMENT,
        (_expected("invited"),),
    ),
    Summary(
        "subject-access",
        "Everything that is held on one person, to be handed to that person",
        subject_access.build,
        Noun.CONTACT,
    ),
    Summary(
        "lawful-basis",
        "Who is held on what ground, since when and from what source; what is missing, and what is overdue",
        lawful_basis.build,
        Noun.CONTACT,
        options=(Option("most", "Longest list", "500", check=lawful_basis.read_most),),
    ),
    Summary(
        "hand-over",
        "For the next person: what is here, who did what, what is open, and what to look at first",
        hand_over.build,
        Noun.ENGAGEMENT,
        is_whole=True,
        options=(Option("months", "Deeds of the last months", "3", check=hand_over.read_months),),
    ),
    Summary(
        "statistics",
        "The project in numbers: who was heard, when, where and how, themes, coding, and who came",
        statistics.build,
    ),
)


def summaries() -> tuple[Summary, ...]:
    """Return the summaries there are: Engage's own, then those of other packages; of a name, the first."""
    return tuple(plug_ins.with_offered(_BUILT_IN, GROUP, _added, attrgetter("name")))


def _added(point: EntryPoint) -> Summary:
    """The summary of another package; one that cannot be loaded says so in its place."""
    try:
        summary = plug_ins.load(point, Summary)
    except EngageError as error:
        return Summary(point.name, str(error), plug_ins.refusal(error))
    return replace(summary, build=plug_ins.guarded(point, summary.build))


def names() -> tuple[str, ...]:
    """Return the names of the summaries there are."""
    return tuple(summary.name for summary in summaries())


def find(name: str) -> Summary:
    """Return the summary of that name; raises `Invalid` where there is none."""
    found = next((summary for summary in summaries() if summary.name == name), None)
    if found is None:
        raise Invalid(f"There is no summary “{name}”", what_there_is(name, names()), field="name")
    return found


def build(
    project: Project,
    name: str,
    *,
    filter: str = "",
    audience: Audience = Audience.INTERNAL,
    made_on: dt.date | None = None,
    options: Mapping[str, str] = MappingProxyType({}),
) -> Document:
    """Return a summary of what the filter selects, as the audience may read it.

    `made_on` is today unless given; it is also the filter's "today". The project is read at one moment.
    Raises `Invalid` for a name, a filter or an option that is not known.
    """
    today = made_on or clock.today()
    with project.reading() as connection:
        scope, document = put_together(
            connection, name, filter=filter, audience=audience, made_on=today, options=options, me=project.who
        )
    scope.let_go()
    return document


def put_together(
    connection: sa.Connection,
    name: str,
    *,
    filter: str,
    audience: Audience,
    made_on: dt.date,
    options: Mapping[str, str],
    me: str,
    known: dict[int, Piece] | None = None,
) -> tuple[Scope, Document]:
    """Do the same for whoever reads the project already; return what the summary is made from as well.

    `known` is as for `read_scope`.
    """
    found = find(name)
    if found.is_whole and filter.strip():
        raise Invalid(
            f"The summary “{name}” is of the whole project", "no filter narrows it", "Leave the filter out"
        )
    chosen = chosen_of(f"The summary “{found.name}”", found.options, options)
    wanted = parse(filter, found.noun, today=made_on, me=me)
    scope = read_scope(connection, wanted, audience, made_on, chosen, known)
    return scope, _with_withheld(scope, found.build(scope))


def _with_withheld(scope: Scope, document: Document) -> Document:
    """Say on the first page how much is not quoted for what its speakers ask of us, and why."""
    asked = Counter(scope.withheld.values())
    facts = tuple(Fact("Not quoted", line) for line in not_quoted(asked))
    return replace(document, facts=(*document.facts, *facts)) if facts else document


def chosen_of(what: str, choices: Sequence[Option], options: Mapping[str, str]) -> dict[str, str]:
    """Return every option there is with what was chosen of it, or its default; raises `Invalid`."""
    known = {option.name: option for option in choices}
    for name, value in options.items():
        if name not in known:
            raise Invalid(
                f"{what} has no option “{name}”",
                what_there_is(name, tuple(known)),
                field="options",
            )
        option = known[name]
        if option.choices and value not in option.choices:
            raise Invalid(
                f"“{excerpt(value)}” cannot be chosen for “{option.label}”",
                what_there_is(value, option.choices),
                field="options",
            )
        if option.check:
            option.check(value)
    return {name: options.get(name, option.default) for name, option in known.items()}
