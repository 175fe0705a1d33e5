"""The kinds of parts that organisations and contacts have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from engage.domain.contacts import Affiliation
from engage.domain.organisations import Address, Email, Phone, Reach, Relation, RelationKind
from engage.domain.records import Choice, Noun
from engage.ui.dates import short_date
from engage.ui.stakeholders.parts import PartControl, PartsField
from engage.ui.translation import mark, word
from engage.ui.widgets.fields import ChoiceField, DateField, EmailField, FlagField, PhoneField, TextField
from engage.ui.widgets.stakeholder_picker import OrganisationField


def _choice(choices: type[Choice]) -> ChoiceField:
    field = ChoiceField()
    field.offer_choices(choices)
    return field


_KIND = PartControl("kind", mark("What for"), lambda: _choice(Reach))
_DATES = (
    PartControl("started", mark("Since"), DateField),
    PartControl("ended", mark("Until"), DateField),
)


class EmailsField(PartsField):
    """E-mail addresses; the first is the one to use."""

    part = Email
    needed = "address"
    rows = ((PartControl("address", mark("E-mail address"), EmailField),), (_KIND,))

    def add_text(self) -> str:
        return self.tr("Add an e-mail address")

    def told(self, part: Any) -> str:
        return part.address if part.kind is Reach.WORK else f"{part.address} · {word(part.kind)}"


class PhonesField(PartsField):
    """Telephones; the first is the one to use."""

    part = Phone
    needed = "number"
    rows = ((PartControl("number", mark("Number"), PhoneField), _KIND),)

    def add_text(self) -> str:
        return self.tr("Add a telephone")

    def told(self, part: Any) -> str:
        return part.number if part.kind is Reach.WORK else f"{part.number} · {word(part.kind)}"


class AddressesField(PartsField):
    """Postal addresses."""

    part = Address
    rows = (
        (PartControl("street", mark("House and street"), TextField),),
        (
            PartControl("locality", mark("Town"), TextField),
            PartControl("postcode", mark("Postcode"), TextField),
        ),
        (
            PartControl("region", mark("County"), TextField),
            PartControl("country", mark("Country"), TextField),
        ),
        (_KIND,),
    )

    def add_text(self) -> str:
        return self.tr("Add an address")

    def told(self, part: Any) -> str:
        places = (part.street, part.locality, part.region, part.postcode, part.country)
        return ", ".join(filter(None, places)) or word(part.kind)


class _MentioningField(PartsField):
    """Parts that mention another body, to which one can go."""

    def add_buttons(self) -> None:
        self.go = self.add_button(self.tr("Open the body"), self._go)

    def _go(self) -> None:
        part = self.open_part()
        if part is not None:
            self.record_wanted.emit(Noun.ORGANISATION, getattr(part, self.needed).id)


class AffiliationsField(_MentioningField):
    """The roles that a contact holds or held."""

    part = Affiliation
    needed = "organisation"
    rows = (
        (PartControl("organisation", mark("Organisation"), OrganisationField),),
        (PartControl("role", mark("Role"), TextField),),
        _DATES,
        (PartControl("is_primary", mark("Speaks for this one first"), FlagField),),
    )

    def add_text(self) -> str:
        return self.tr("Add a role")

    def add_buttons(self) -> None:
        super().add_buttons()
        self.end = self.add_button(self.tr("End today"), self._end)

    def _end(self) -> None:
        part = self.open_part()
        if part is not None and part.ended is None:
            self.set_open("ended", dt.datetime.now().astimezone().date())

    def changed(self, parts: list[Any], place: int, name: str) -> list[Any]:
        """One role at most is the first."""
        if name != "is_primary" or not parts[place].is_primary:
            return parts
        return [
            part if number == place or not part.is_primary else _not_first(part)
            for number, part in enumerate(parts)
        ]

    def told(self, part: Any) -> str:
        return _with_dates(", ".join(filter(None, (part.role, part.organisation.name))), part, self)


class RelationsField(_MentioningField):
    """How a body stands to others."""

    part = Relation
    needed = "other"
    rows = (
        (PartControl("kind", mark("It is"), lambda: _choice(RelationKind)),),
        (PartControl("other", mark("Of or to this body"), OrganisationField),),
        _DATES,
    )

    def add_text(self) -> str:
        return self.tr("Add a relation")

    def default(self, name: str) -> Any:
        return RelationKind.MEMBER_OF if name == "kind" else super().default(name)

    def told(self, part: Any) -> str:
        return _with_dates(f"{word(part.kind)} {part.other.name}", part, self)


def _not_first(part: Affiliation) -> Affiliation:
    return replace(part, is_primary=False)


def _with_dates(text: str, part: Any, field: PartsField) -> str:
    if part.started and part.ended:
        return f"{text} · {short_date(part.started)} – {short_date(part.ended)}"
    if part.ended:
        return f"{text} · " + field.tr("until {}").format(short_date(part.ended))
    if part.started:
        return f"{text} · " + field.tr("since {}").format(short_date(part.started))
    return text
