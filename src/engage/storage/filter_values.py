"""What stands in a project's fields that a filter may ask for."""

from __future__ import annotations

import sqlalchemy as sa

from engage.domain.filter_fields import Form
from engage.domain.records import Noun
from engage.storage import filter_terms, journal, schema
from engage.storage.shapes import SHAPES, spoken_name

_OF_A_BODY = ("region", "country", "sector")
"""What a contact, an engagement or a piece of feedback has through its organisation."""


def texts(connection: sa.Connection, noun: Noun, field: str, form: Form, part: str, limit: int) -> list[str]:
    """Return the texts in a field of the noun that contain the folded `part`, in their order."""
    columns = _columns(noun, field, form)
    if not columns:
        return []
    found = sa.union(*(sa.select(column.label("text")).distinct() for column in columns)).subquery()
    folded = sa.func.fold(found.c.text)
    wanted = sa.select(found.c.text).where(found.c.text != "", sa.func.instr(folded, part) > 0)
    return list(connection.execute(wanted.order_by(folded, found.c.text).limit(limit)).scalars())


def _columns(noun: Noun, field: str, form: Form) -> list[sa.ColumnElement[str]]:
    if form is Form.PERSON:
        return [journal.operation.c.who]
    if form is Form.TAG:
        return [schema.tags[noun].c.name]
    if field == "question":
        return [schema.question.c.number]
    own = SHAPES[noun].table.c
    bodies = schema.organisation.c
    is_of_a_body = field in _OF_A_BODY and noun is not Noun.ORGANISATION
    return [columns[field] for columns in (own, *[bodies] * is_of_a_body) if field in columns]


def names(connection: sa.Connection, noun: Noun, part: str, limit: int) -> list[str]:
    """Return the names of records of the noun that contain the folded `part`, in their order."""
    shape = SHAPES[noun]
    name = spoken_name(shape.table, shape.name)
    wanted = sa.select(name).where(shape.table.c.id.in_(filter_terms.named(noun, [part])))
    order = shape.table.c.sort_name if "sort_name" in shape.table.c else sa.func.fold(name)
    return list(connection.execute(wanted.order_by(order).limit(limit)).scalars())
