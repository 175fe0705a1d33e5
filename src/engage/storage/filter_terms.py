"""What each term of a filter means, as SQL."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.agendas import Theme
from engage.domain.disclosure import Level, Rule, default_level
from engage.domain.filters import FIELDS, DayRange, Flag, Form, RatingRange, Term, Worker, themes_named
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.storage import journal, records, schema
from engage.storage.flags import FLAGS
from engage.storage.kept_counts import kept_total
from engage.storage.objections import objects
from engage.storage.shapes import SHAPES, spoken_name
from engage.storage.sorting import present_organisation

Condition = sa.ColumnElement[bool]

ORGANISATION = schema.organisation
CONTACT = schema.contact
ENGAGEMENT = schema.engagement
SUBMISSION = schema.submission
PASSAGE = schema.passage
FEEDBACK = schema.feedback
COMMITMENT = schema.commitment
CODING = schema.coding
ATTENDANCE = schema.attendance
THEME = schema.theme


def holds(noun: Noun, term: Term, spoken: Spoken) -> Condition:
    """Return what must hold of a row of the noun's table for a term that is not turned round."""
    assert term.field is not None  # noqa: S101 -- words are looked for all together
    table = SHAPES[noun].table
    match term.field:
        case "theme":
            return spoken.holds(term, None)
        case "stance":
            return spoken.holds(None, term)
        case "tag":
            return table.c.id.in_(_tagged(noun, term.values))
        case "is":
            return sa.or_(*(FLAGS[noun, flag]() for flag in term.values if isinstance(flag, Flag)))
        case "after" | "before" | "on":
            return sa.or_(
                *(_between(_DAYS[noun], days) for days in term.values if isinstance(days, DayRange))
            )
        case "by":
            return table.c.id.in_(_put_in_by(table, term.values))
        case name if (noun, name) in _FIELDS:
            return _FIELDS[noun, name](term.values)
        case name:
            return _own_field(table, name, FIELDS[noun][name].form, term.values)


def _own_field(table: sa.Table, name: str, form: Form, values: Sequence[Any]) -> Condition:
    column = table.c[_COLUMNS.get(name, name)]
    match form:
        case Form.CHOICE:
            return column.in_(values)
        case Form.RATING:
            return sa.or_(*(_between(column, value) for value in values))
        case _:
            return _contains(column, values)


_COLUMNS = {"size": "size_band", "basis": "lawful_basis", "note": "note_state"}


def _between(column: sa.ColumnElement[Any], span: RatingRange | DayRange) -> Condition:
    ends: list[Condition] = [column.is_not(None)]
    if span.first is not None:
        ends.append(column >= span.first)
    if span.last is not None:
        ends.append(column <= span.last)
    return sa.and_(*ends)


def _contains(column: sa.ColumnElement[Any], values: Sequence[str]) -> Condition:
    # A pattern for LIKE may not be as long as a text.
    folded = sa.func.fold(column)
    return sa.or_(*(sa.func.instr(folded, value) > 0 for value in values))


def _tagged(noun: Noun, values: Sequence[Any]) -> sa.Select[Any]:
    table = schema.tags[noun]
    return sa.select(table.c[f"{noun}_id"]).where(sa.func.fold(table.c.name).in_(values))


def _put_in_by(table: sa.Table, values: Sequence[Any]) -> sa.Select[Any]:
    """Return the ids of what somebody put in; undoing and redoing put nothing in."""
    operation, change = journal.operation, journal.change
    who = sa.func.trim(sa.func.fold(operation.c.who))
    is_meant = sa.or_(
        *(
            who == worker.name if worker.is_whole else sa.func.instr(who, worker.name) > 0
            for worker in values
            if isinstance(worker, Worker)
        )
    )
    # As a list of operations, so that it begins with these: they are few, and their changes a million.
    operations = sa.select(operation.c.id).where(operation.c.kind == "do", is_meant)
    return sa.select(change.c.row_id).where(
        change.c.operation_id.in_(operations),
        change.c.table_name == table.name,
        change.c.action == "insert",
    )


def named(noun: Noun, values: Sequence[str]) -> sa.Select[Any]:
    """Return the ids of the records that a name, a part of it or a uid means."""
    shape = SHAPES[noun]
    table = shape.table
    names: list[Condition] = [_contains(spoken_name(table, shape.name), values)]
    if noun is Noun.ORGANISATION:
        names.append(_contains(table.c.short_name, values))
    digits = [value.replace("-", "") for value in values]
    uids = [str(uuid.UUID(uid)) for uid in digits if re.fullmatch("[0-9a-f]{32}", uid)]
    if uids:
        names.append(table.c.uid.in_(uids))
    return sa.select(table.c.id).where(sa.or_(*names))


def _organisations(field: str, values: Sequence[Any]) -> sa.Select[Any]:
    """Return the ids of the organisations of a kind, a size, a region, a sector or a country."""
    form = Form.CHOICE if field in ("kind", "size") else Form.TEXT
    return sa.select(ORGANISATION.c.id).where(_own_field(ORGANISATION, field, form, values))


class Spoken:
    """Who and what has been set against themes, with which stance."""

    def __init__(self, connection: sa.Connection, noun: Noun, agendas: Sequence[Term] = ()) -> None:
        """`agendas` are the terms that ask for agendas, beside the ones that ask for themes."""
        self._connection = connection
        self._noun = noun
        self._agendas = agendas if noun is Noun.FEEDBACK else ()
        self._all: list[Theme] | None = None

    def holds(self, theme: Term | None, stance: Term | None) -> Condition:
        """Return what must hold of a record of the noun for one theme, one stance, or both in one coding."""
        if self._noun is Noun.THEME:
            assert theme is not None  # noqa: S101 -- themes have no field `stance`
            return THEME.c.id.in_(self._ids(theme))
        coded = sa.select(CODING.c.feedback_id)
        if theme:
            coded = coded.where(CODING.c.theme_id.in_(self._ids(theme)))
            if self._agendas and not theme.is_negated:
                # `agenda:` asks for a coding of its own, too: here the theme is told from its namesakes.
                asked = (named(Noun.AGENDA, [str(name) for name in term.values]) for term in self._agendas)
                of_agendas = sa.select(THEME.c.id).where(sa.or_(*map(THEME.c.agenda_id.in_, asked)))
                coded = coded.where(CODING.c.theme_id.in_(of_agendas))
        if stance:
            coded = coded.where(CODING.c.stance.in_(stance.values))
        if stance and not theme:
            logged = FEEDBACK.alias()
            is_coded = sa.exists().where(CODING.c.feedback_id == logged.c.id)
            uncoded = sa.select(logged.c.id).where(logged.c.stance.in_(stance.values), ~is_coded)
            return _OF_FEEDBACK[self._noun](FEEDBACK.c.id.in_(sa.union_all(coded, uncoded)))
        return _OF_FEEDBACK[self._noun](FEEDBACK.c.id.in_(coded))

    def _ids(self, term: Term) -> list[int]:
        if self._all is None:
            self._all = records.fetch(
                self._connection, Theme, self._connection.execute(sa.select(THEME.c.id)).scalars().all()
            )
        found: set[int] = set()
        for value in term.values:
            named = themes_named(str(value), self._all)
            if not named:
                raise Invalid(
                    f"There is no theme “{value}”",
                    "Neither a code nor words of a title",
                    "Look it up in the agenda",
                    field="filter",
                )
            found.update(theme.id for theme in named)
        return sorted(found)


def _mentions(column: sa.Column[Any], said: Condition) -> sa.Select[Any]:
    return sa.select(column).where(said, column.is_not(None))


_OF_FEEDBACK: Mapping[Noun, Callable[[Condition], Condition]] = {
    Noun.FEEDBACK: lambda said: said,
    Noun.ORGANISATION: lambda said: ORGANISATION.c.id.in_(_mentions(FEEDBACK.c.organisation_id, said)),
    Noun.CONTACT: lambda said: CONTACT.c.id.in_(_mentions(FEEDBACK.c.contact_id, said)),
    Noun.ENGAGEMENT: lambda said: ENGAGEMENT.c.id.in_(_mentions(FEEDBACK.c.engagement_id, said)),
    Noun.SUBMISSION: lambda said: SUBMISSION.c.id.in_(
        sa.select(PASSAGE.c.submission_id).join(FEEDBACK, FEEDBACK.c.id == PASSAGE.c.feedback_id).where(said)
    ),
    Noun.COMMITMENT: lambda said: COMMITMENT.c.feedback_id.in_(sa.select(FEEDBACK.c.id).where(said)),
}


def _contact_place(field: str) -> Callable[[Sequence[Any]], Condition]:
    def holds(values: Sequence[Any]) -> Condition:
        own = CONTACT.c[field]
        return sa.or_(
            sa.and_(own != "", _contains(own, values)),
            sa.and_(own == "", present_organisation().in_(_organisations(field, values))),
        )

    return holds


def _attending(column: str, wanted: Callable[[Sequence[Any]], sa.Select[Any]]) -> Callable[..., Condition]:
    return lambda values: ENGAGEMENT.c.id.in_(
        sa.select(ATTENDANCE.c.engagement_id).where(ATTENDANCE.c[column].in_(wanted(values)))
    )


def _attended(column: sa.Column[Any], owner: sa.Column[Any]) -> Callable[[Sequence[Any]], Condition]:
    return lambda values: owner.in_(
        sa.select(column).where(
            column.is_not(None), ATTENDANCE.c.engagement_id.in_(named(Noun.ENGAGEMENT, values))
        )
    )


def _by_name(column: sa.Column[Any], noun: Noun) -> Callable[[Sequence[Any]], Condition]:
    return lambda values: column.in_(named(noun, values))


def _who(table: sa.Table) -> Callable[[Sequence[Any]], Condition]:
    return lambda values: sa.or_(
        table.c.contact_id.in_(named(Noun.CONTACT, values)),
        table.c.organisation_id.in_(named(Noun.ORGANISATION, values)),
    )


def _of_organisation(column: sa.ColumnElement[Any], field: str) -> Callable[[Sequence[Any]], Condition]:
    return lambda values: column.in_(_organisations(field, values))


def _of_engagement(field: str) -> Callable[[Sequence[Any]], Condition]:
    return lambda values: FEEDBACK.c.engagement_id.in_(
        sa.select(ENGAGEMENT.c.id).where(ENGAGEMENT.c[field].in_(values))
    )


def _in_submission(wanted: Condition) -> Condition:
    """Feedback that is a passage of such a submission."""
    of = PASSAGE.join(SUBMISSION, SUBMISSION.c.id == PASSAGE.c.submission_id)
    return FEEDBACK.c.id.in_(sa.select(PASSAGE.c.feedback_id).select_from(of).where(wanted))


def _consultation(values: Sequence[Any]) -> Condition:
    wanted = named(Noun.CONSULTATION, values)
    return sa.or_(
        FEEDBACK.c.engagement_id.in_(
            sa.select(ENGAGEMENT.c.id).where(ENGAGEMENT.c.consultation_id.in_(wanted))
        ),
        FEEDBACK.c.question_id.in_(
            sa.select(schema.question.c.id).where(schema.question.c.consultation_id.in_(wanted))
        ),
        _in_submission(SUBMISSION.c.consultation_id.in_(wanted)),
    )


def _question(values: Sequence[Any]) -> Condition:
    question = schema.question
    numbered = sa.func.fold(question.c.number).in_(values)
    return FEEDBACK.c.question_id.in_(
        sa.select(question.c.id).where(sa.or_(numbered, _contains(question.c.text, values)))
    )


def _heard_from(values: Sequence[Any]) -> Condition:
    """Themes to which such organisations have spoken, and all those above them."""
    by_them = sa.exists().where(kept_total.c.theme_id == THEME.c.id, kept_total.c.kind.in_(values))
    heard = sa.select(THEME.c.id).where(by_them).cte(recursive=True)
    above = sa.select(THEME.c.parent_id).join(heard, THEME.c.id == heard.c.id)
    heard = heard.union(above.where(THEME.c.parent_id.is_not(None)))
    return THEME.c.id.in_(sa.select(heard.c.id))


def _feedback_agenda(values: Sequence[Any]) -> Condition:
    themes = sa.select(THEME.c.id).where(THEME.c.agenda_id.in_(named(Noun.AGENDA, values)))
    return FEEDBACK.c.id.in_(sa.select(CODING.c.feedback_id).where(CODING.c.theme_id.in_(themes)))


def _disclosure(values: Sequence[Any]) -> Condition:
    """Say `engage.domain.disclosure.effective_level` in SQL."""
    by_rule = sa.case(
        {rule.value: default_level(rule).value for rule in Rule},
        value=sa.select(sa.cast(ENGAGEMENT.c.rule, sa.String))
        .where(ENGAGEMENT.c.id == FEEDBACK.c.engagement_id)
        .correlate(FEEDBACK)
        .scalar_subquery(),
        else_=default_level(None).value,
    )
    own = sa.cast(FEEDBACK.c.disclosure, sa.String)
    is_permitted = sa.and_(
        FEEDBACK.c.permission_by != "", FEEDBACK.c.permission_on.is_not(None), FEEDBACK.c.permission_how != ""
    )
    is_too_open = sa.and_(_closedness(own) < _closedness(by_rule), sa.not_(is_permitted))
    effective = sa.case((sa.or_(own.is_(None), is_too_open), by_rule), else_=own)
    return effective.in_([Level(value).value for value in values])


def _closedness(level: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.case({each.value: place for place, each in enumerate(Level)}, value=level)


_FIELDS: Mapping[tuple[Noun, str], Callable[[Sequence[Any]], Condition]] = {
    (Noun.ORGANISATION, "name"): _by_name(ORGANISATION.c.id, Noun.ORGANISATION),
    (Noun.ORGANISATION, "engagement"): _attended(ATTENDANCE.c.organisation_id, ORGANISATION.c.id),
    (Noun.CONTACT, "kind"): _of_organisation(present_organisation(), "kind"),
    (Noun.CONTACT, "sector"): _of_organisation(present_organisation(), "sector"),
    (Noun.CONTACT, "size"): _of_organisation(present_organisation(), "size"),
    (Noun.CONTACT, "region"): _contact_place("region"),
    (Noun.CONTACT, "country"): _contact_place("country"),
    (Noun.CONTACT, "organisation"): lambda values: present_organisation().in_(
        named(Noun.ORGANISATION, values)
    ),
    (Noun.CONTACT, "name"): _by_name(CONTACT.c.id, Noun.CONTACT),
    (Noun.CONTACT, "objection"): lambda values: sa.or_(*map(objects, values)),
    (Noun.CONTACT, "engagement"): _attended(ATTENDANCE.c.contact_id, CONTACT.c.id),
    (Noun.ENGAGEMENT, "name"): _by_name(ENGAGEMENT.c.id, Noun.ENGAGEMENT),
    (Noun.THEME, "kind"): _heard_from,
    (Noun.THEME, "agenda"): _by_name(THEME.c.agenda_id, Noun.AGENDA),
    (Noun.CONSULTATION, "agenda"): _by_name(schema.consultation.c.agenda_id, Noun.AGENDA),
    (Noun.ENGAGEMENT, "kind"): _attending("organisation_id", lambda v: _organisations("kind", v)),
    (Noun.ENGAGEMENT, "region"): _attending("organisation_id", lambda v: _organisations("region", v)),
    (Noun.ENGAGEMENT, "organisation"): _attending("organisation_id", lambda v: named(Noun.ORGANISATION, v)),
    (Noun.ENGAGEMENT, "contact"): _attending("contact_id", lambda v: named(Noun.CONTACT, v)),
    (Noun.ENGAGEMENT, "who"): lambda values: ENGAGEMENT.c.id.in_(
        sa.select(ATTENDANCE.c.engagement_id).where(_who(ATTENDANCE)(values))
    ),
    (Noun.ENGAGEMENT, "consultation"): _by_name(ENGAGEMENT.c.consultation_id, Noun.CONSULTATION),
    (Noun.ENGAGEMENT, "agenda"): _by_name(ENGAGEMENT.c.agenda_id, Noun.AGENDA),
    (Noun.SUBMISSION, "kind"): _of_organisation(SUBMISSION.c.organisation_id, "kind"),
    (Noun.SUBMISSION, "organisation"): _by_name(SUBMISSION.c.organisation_id, Noun.ORGANISATION),
    (Noun.SUBMISSION, "contact"): _by_name(SUBMISSION.c.contact_id, Noun.CONTACT),
    (Noun.SUBMISSION, "who"): _who(SUBMISSION),
    (Noun.SUBMISSION, "engagement"): _by_name(SUBMISSION.c.engagement_id, Noun.ENGAGEMENT),
    (Noun.SUBMISSION, "consultation"): _by_name(SUBMISSION.c.consultation_id, Noun.CONSULTATION),
    **{
        (Noun.FEEDBACK, field): _of_organisation(FEEDBACK.c.organisation_id, field)
        for field in ("kind", "region", "country", "sector", "size")
    },
    (Noun.FEEDBACK, "organisation"): _by_name(FEEDBACK.c.organisation_id, Noun.ORGANISATION),
    (Noun.FEEDBACK, "contact"): _by_name(FEEDBACK.c.contact_id, Noun.CONTACT),
    (Noun.FEEDBACK, "who"): _who(FEEDBACK),
    (Noun.FEEDBACK, "engagement"): _by_name(FEEDBACK.c.engagement_id, Noun.ENGAGEMENT),
    (Noun.FEEDBACK, "consultation"): _consultation,
    (Noun.FEEDBACK, "submission"): lambda values: _in_submission(
        SUBMISSION.c.id.in_(named(Noun.SUBMISSION, values))
    ),
    (Noun.FEEDBACK, "agenda"): _feedback_agenda,
    (Noun.FEEDBACK, "question"): _question,
    (Noun.FEEDBACK, "channel"): _of_engagement("channel"),
    (Noun.FEEDBACK, "rule"): _of_engagement("rule"),
    (Noun.FEEDBACK, "disclosure"): _disclosure,
    (Noun.COMMITMENT, "kind"): _of_organisation(COMMITMENT.c.organisation_id, "kind"),
    (Noun.COMMITMENT, "organisation"): _by_name(COMMITMENT.c.organisation_id, Noun.ORGANISATION),
    (Noun.COMMITMENT, "contact"): _by_name(COMMITMENT.c.contact_id, Noun.CONTACT),
    (Noun.COMMITMENT, "who"): _who(COMMITMENT),
    (Noun.COMMITMENT, "engagement"): _by_name(COMMITMENT.c.engagement_id, Noun.ENGAGEMENT),
}
"""The fields that a table of their own does not answer by itself."""

_DAYS: Mapping[Noun, sa.Column[Any]] = {
    Noun.CONSULTATION: schema.consultation.c.opens_on,
    Noun.ENGAGEMENT: ENGAGEMENT.c.held_on,
    Noun.SUBMISSION: SUBMISSION.c.received_on,
    Noun.FEEDBACK: FEEDBACK.c.said_on,
    Noun.COMMITMENT: COMMITMENT.c.due_on,
}
