"""What the flags of a filter mean, as SQL: `is:overdue`, `is:unheard` and the like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.commitments import WEEK, CommitmentState
from engage.domain.filters import Flag
from engage.domain.records import Noun
from engage.storage import schema
from engage.storage.shapes import SHAPES

Condition = sa.ColumnElement[bool]

ORGANISATION = schema.organisation
CONTACT = schema.contact
FEEDBACK = schema.feedback
COMMITMENT = schema.commitment
CODING = schema.coding
THEME = schema.theme


def _today() -> dt.date:
    return clock.today()


def _is_archived(table: sa.Table) -> Condition:
    return table.c.archived.is_(True)


def _is_unresolved(table: sa.Table) -> Condition:
    # Word for word as the index has it, which holds those alone.
    return sa.type_coerce(table.c.unresolved, sa.String) != sa.literal_column("'[]'")


def _said_by(owner: sa.Column[Any], column: sa.Column[Any]) -> Condition:
    return owner.in_(sa.select(column).where(column.is_not(None)))


_PUT_AWAY = tuple(noun for noun, shape in SHAPES.items() if "archived" in shape.table.c)
_SPLIT = schema.submission.c.id.in_(sa.select(schema.passage.c.submission_id))
# By a sum, which is nothing to look records up by: mostly it holds for all but a few.
_CODED = (FEEDBACK.c.id + 0).in_(sa.select(CODING.c.feedback_id))
# Of two lists that lie in order the difference is found in one walk.
_UNCODED = FEEDBACK.c.id.in_(sa.select(FEEDBACK.alias().c.id).except_(sa.select(CODING.c.feedback_id)))
_CODED_THEME = THEME.c.id.in_(sa.select(CODING.c.theme_id))
_ATTRIBUTED = sa.or_(FEEDBACK.c.contact_id.is_not(None), FEEDBACK.c.organisation_id.is_not(None))
_OPEN = COMMITMENT.c.state == CommitmentState.OPEN

FLAGS: Mapping[tuple[Noun, Flag], Callable[[], Condition]] = {
    **{(noun, Flag.ARCHIVED): partial(_is_archived, SHAPES[noun].table) for noun in _PUT_AWAY},
    **{(noun, Flag.ANY): sa.true for noun in _PUT_AWAY},
    (Noun.ORGANISATION, Flag.HEARD): lambda: _said_by(ORGANISATION.c.id, FEEDBACK.c.organisation_id),
    (Noun.ORGANISATION, Flag.UNHEARD): lambda: sa.not_(
        _said_by(ORGANISATION.c.id, FEEDBACK.c.organisation_id)
    ),
    (Noun.CONTACT, Flag.HEARD): lambda: _said_by(CONTACT.c.id, FEEDBACK.c.contact_id),
    (Noun.CONTACT, Flag.UNHEARD): lambda: sa.not_(_said_by(CONTACT.c.id, FEEDBACK.c.contact_id)),
    (Noun.CONTACT, Flag.REVIEW): lambda: sa.func.coalesce(CONTACT.c.review_on <= _today(), sa.false()),
    (Noun.CONTACT, Flag.INCOMPLETE): lambda: sa.or_(
        CONTACT.c.lawful_basis.is_(None),
        sa.func.trim(CONTACT.c.basis_source) == "",
        CONTACT.c.basis_on.is_(None),
        CONTACT.c.review_on.is_(None),
    ),
    (Noun.THEME, Flag.CODED): lambda: _CODED_THEME,
    (Noun.THEME, Flag.UNCODED): lambda: sa.not_(_CODED_THEME),
    (Noun.SUBMISSION, Flag.CODED): lambda: _SPLIT,
    (Noun.SUBMISSION, Flag.UNCODED): lambda: sa.not_(_SPLIT),
    (Noun.FEEDBACK, Flag.KEY): lambda: FEEDBACK.c.is_key_point.is_(True),
    (Noun.FEEDBACK, Flag.EVIDENCE): lambda: FEEDBACK.c.has_evidence.is_(True),
    (Noun.FEEDBACK, Flag.CODED): lambda: _CODED,
    (Noun.FEEDBACK, Flag.UNCODED): lambda: _UNCODED,
    (Noun.FEEDBACK, Flag.UNRESOLVED): lambda: _is_unresolved(FEEDBACK),
    (Noun.FEEDBACK, Flag.VERBATIM): lambda: FEEDBACK.c.is_verbatim.is_(True),
    (Noun.FEEDBACK, Flag.AGREED): lambda: FEEDBACK.c.id.in_(sa.select(schema.agreement.c.feedback_id)),
    (Noun.FEEDBACK, Flag.ATTRIBUTED): lambda: _ATTRIBUTED,
    (Noun.FEEDBACK, Flag.UNATTRIBUTED): lambda: sa.not_(_ATTRIBUTED),
    (Noun.COMMITMENT, Flag.OPEN): lambda: _OPEN,
    (Noun.COMMITMENT, Flag.OVERDUE): lambda: sa.and_(
        _OPEN, sa.func.coalesce(COMMITMENT.c.due_on < _today(), sa.false())
    ),
    (Noun.COMMITMENT, Flag.SOON): lambda: sa.and_(
        _OPEN, sa.func.coalesce(COMMITMENT.c.due_on.between(_today(), _today() + WEEK), sa.false())
    ),
    (Noun.COMMITMENT, Flag.LATER): lambda: sa.and_(
        _OPEN, sa.func.coalesce(COMMITMENT.c.due_on > _today() + WEEK, sa.true())
    ),
    (Noun.COMMITMENT, Flag.UNRESOLVED): lambda: _is_unresolved(COMMITMENT),
}
"""What must hold of a record of the noun; asked anew each time, for some of it depends on the day."""
