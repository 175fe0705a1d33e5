"""Organisations: the bodies round the table, how they are related and how they are reached."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.records import Choice, Record, Reference


class OrganisationKind(Choice):
    """What sort of body it is; disclosure at the level `kind` prints this word."""

    TRADE_BODY = "trade_body"
    UNION = "union"
    SME = "sme"
    LARGE_COMPANY = "large_company"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    LOCAL_AUTHORITY = "local_authority"
    RESEARCH = "research"
    NGO = "ngo"
    COMMUNITY = "community"
    MEDIA = "media"
    OTHER = "other"


class SizeBand(Choice):
    """Size by staff, in the bands that UK and EU statistics use."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class RelationKind(Choice):
    """How one organisation stands to another."""

    MEMBER_OF = "member_of"
    AFFILIATED_TO = "affiliated_to"
    PART_OF = "part_of"
    FUNDS = "funds"


class Reach(Choice):
    """What an e-mail address, a telephone or an address is for."""

    WORK = "work"
    MOBILE = "mobile"
    HOME = "home"
    OFFICE = "office"
    ASSISTANT = "assistant"
    PRESS = "press"
    BILLING = "billing"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Record):
    """An e-mail address; the first of a list is the one to use."""

    address: str
    kind: Reach = Reach.WORK


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Record):
    """A telephone number as it was given."""

    number: str
    kind: Reach = Reach.WORK


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Record):
    """A postal address in parts."""

    kind: Reach = Reach.WORK
    street: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """From the organisation that holds it to `other`: "is a member of other", with dates where known."""

    other: Reference
    kind: RelationKind
    started: dt.date | None = None
    ended: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A body with which the group deals."""

    name: str
    short_name: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    sector: str = ""
    region: str = ""
    country: str = ""
    size_band: SizeBand | None = None
    staff: int | None = None
    members_represented: int | None = None
    influence: int | None = None
    """1 (little) to 5 (much), as judged on `rated_on`."""
    interest: int | None = None
    rated_on: dt.date | None = None
    owner: str = ""
    """Who on our side keeps the relationship."""
    preferred_channel: str = ""
    website: str = ""
    notes: str = ""
    archived: bool = False
    tags: tuple[str, ...] = ()
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    addresses: tuple[Address, ...] = ()
    relations: tuple[Relation, ...] = ()
