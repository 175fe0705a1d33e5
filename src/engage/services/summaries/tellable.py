"""Of which people and bodies readers outside may learn at all that they took part."""

from __future__ import annotations

from collections.abc import Iterator

from engage.domain.disclosure import AttendanceListing, Level, Rule, effective_level, may_list_attendance
from engage.domain.leaks.search import Owner
from engage.domain.objections import Use
from engage.domain.records import Noun
from engage.services.summaries.scope import Scope
from engage.storage import listings
from engage.storage.objections import objecting

_PARTICULARS = {
    Noun.ORGANISATION: frozenset({"kind", "region", "country", "size", "sector", "name"}),
    Noun.CONTACT: frozenset({"name"}),
}
"""Fields of a filter that ask for what anybody may know of a body or a person."""


def tellable(scope: Scope) -> frozenset[Owner]:
    """Return whom a list for readers outside may name: who said something, or came, where that may be told.

    Among ourselves this is not asked.
    """
    asked = ((Noun.CONTACT, id) for id in objecting(scope.connection, Use.TELL))
    return (frozenset(_spoke(scope)) | frozenset(_came(scope))).difference(asked)


def _spoke(scope: Scope) -> Iterator[Owner]:
    for one in listings.spoke(scope.connection):
        level = effective_level(one.own, one.rule, one.has_permission)
        if one.contact is not None and level is Level.NAMED:
            yield Noun.CONTACT, one.contact
        if one.organisation is not None and level in (Level.NAMED, Level.ORGANISATION):
            yield Noun.ORGANISATION, one.organisation


def _came(scope: Scope) -> Iterator[Owner]:
    for one in listings.came(scope.connection):
        listing = may_list_attendance(Rule(one.rule), scope.audience)
        if one.contact is not None and listing is AttendanceListing.PEOPLE:
            yield Noun.CONTACT, one.contact
        if one.organisation is not None and listing is not AttendanceListing.NONE:
            yield Noun.ORGANISATION, one.organisation


def asks_too_much(scope: Scope) -> bool:
    """Whether the filter itself would tell readers outside something of whoever stands in the list.

    Who holds a stance, sat at a table or has a tag is learnt from a list of all who do. Kinds, places and
    names tell nothing of the sort.
    """
    return not scope.is_internal and any(
        term.field not in _PARTICULARS[scope.wanted.noun] or (term.is_negated and term.field == "name")
        for term in scope.wanted.terms
    )
