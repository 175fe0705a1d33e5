"""On what ground people's details are held, read for many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engage.domain.contacts import LawfulBasis
from engage.domain.objections import Objection
from engage.storage import schema
from engage.storage.records import batches

_CONTACT = schema.contact


@dataclass(frozen=True, slots=True)
class Held:
    """Why one contact's details are held, and until when."""

    contact: int
    name: str
    organisation: str
    """The present one, or none."""
    basis: LawfulBasis | None
    source: str
    since: dt.date | None
    review_on: dt.date | None
    is_archived: bool
    asked: tuple[Objection, ...] = ()
    """What they asked us not to do with their details."""
    asked_on: dt.date | None = None


def held(connection: sa.Connection, contacts: Sequence[int]) -> list[Held]:
    """Return why the details of these contacts are held, in the order of their ids."""
    found: dict[int, Held] = {}
    for batch in batches(contacts):
        bodies = _bodies(connection, batch)
        columns = (
            _CONTACT.c[name]
            for name in (
                *("id", "given_name", "family_name", "lawful_basis"),
                *("basis_source", "basis_on", "review_on", "archived", "objections", "objected_on"),
            )
        )
        wanted = sa.select(*columns).where(_CONTACT.c.id.in_(batch))
        for id, given, family, basis, source, *rest in connection.execute(wanted):
            name = " ".join(filter(None, (given, family)))
            found[id] = Held(id, name, bodies.get(id, ""), basis, source.strip(), *rest)
    return [found[id] for id in contacts if id in found]


def _bodies(connection: sa.Connection, contacts: Sequence[int]) -> dict[int, str]:
    """The organisation of each: of the roles that have not ended the primary one, else the first."""
    role, body = schema.affiliation, schema.organisation
    wanted = (
        sa.select(role.c.contact_id, body.c.name)
        .join_from(role, body, body.c.id == role.c.organisation_id)
        .where(role.c.contact_id.in_(contacts), role.c.ended.is_(None))
        .order_by(role.c.is_primary, role.c.id.desc())
    )
    return {contact: name for contact, name in connection.execute(wanted)}  # noqa: C416  typed rows
