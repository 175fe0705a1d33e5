"""Contacts: people, the roles they hold, and on what ground we keep their details."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.objections import Objection
from engage.domain.organisations import Address, Email, Phone
from engage.domain.records import Choice, Record, Reference


class LawfulBasis(Choice):
    """The ground on which personal data is held (UK GDPR, Article 6(1))."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation(Record):
    """A role that a contact holds, or held, in an organisation."""

    organisation: Reference
    role: str = ""
    started: dt.date | None = None
    ended: dt.date | None = None
    is_primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person with whom the group deals."""

    title: str = ""
    """How the person is addressed: "Dr", "Baroness"."""
    given_name: str = ""
    family_name: str = ""
    influence: int | None = None
    interest: int | None = None
    rated_on: dt.date | None = None
    owner: str = ""
    preferred_channel: str = ""
    access_needs: str = ""
    region: str = ""
    country: str = ""
    lawful_basis: LawfulBasis | None = None
    basis_source: str = ""
    """Where the details came from."""
    basis_on: dt.date | None = None
    review_on: dt.date | None = None
    notes: str = ""
    archived: bool = False
    objections: tuple[Objection, ...] = ()
    """What they asked us not to do with their details; every list asks `domain.objections` about them."""
    objected_on: dt.date | None = None
    objection_note: str = ""
    """What they asked for in their own words, and how it was settled."""
    tags: tuple[str, ...] = ()
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    addresses: tuple[Address, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()

    @property
    def name(self) -> str:
        """Given and family name as spoken."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def primary_affiliation(self) -> Affiliation | None:
        """The role to print: the one marked primary, else the first that has not ended."""
        current = [role for role in self.affiliations if role.ended is None]
        return next((role for role in current if role.is_primary), current[0] if current else None)
