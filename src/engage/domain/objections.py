"""What people have asked of us about the use of their details, and what it forbids: all lists ask here.

Restriction (UK GDPR, Article 18) leaves the details stored and nothing else; an objection (Article 21) does
the same until it is settled. The others keep the group from writing to somebody, in one way or in all.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from engage.domain.choices import find_choice
from engage.domain.records import Choice
from engage.domain.text import words


class Objection(Choice):
    """What is not to be done with the details of a contact."""

    RESTRICTED = "restricted"
    OBJECTED = "objected"
    NO_CONTACT = "no_contact"
    NO_POST = "no_post"
    NO_MAIL = "no_mail"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return "no e-mail" if self is Objection.NO_MAIL else self.value.replace("_", " ")


class Use(Enum):
    """What can be done with somebody's details, beyond storing them."""

    POST = "post"
    MAIL = "mail"
    INVITE = "invite"
    TELL = "tell"
    """Name them to others, hand their details on, or quote what they said."""


Objections = tuple[Objection, ...]

_STORED_ONLY = (Objection.RESTRICTED, Objection.OBJECTED)
_FORBIDS: dict[Use, Objections] = {
    Use.POST: (*_STORED_ONLY, Objection.NO_CONTACT, Objection.NO_POST),
    Use.MAIL: (*_STORED_ONLY, Objection.NO_CONTACT, Objection.NO_MAIL),
    Use.INVITE: (*_STORED_ONLY, Objection.NO_CONTACT),
    Use.TELL: _STORED_ONLY,
}


def against(objections: Iterable[Objection], use: Use) -> Objection | None:
    """Return the gravest objection to a use of somebody's details; None where there is none."""
    asked = frozenset(objections)
    return next((each for each in _FORBIDS[use] if each in asked), None)


def forbidding(use: Use) -> tuple[Objection, ...]:
    """Return the objections that forbid a use, the gravest first."""
    return _FORBIDS[use]


_WORDINGS = {
    "restriction": Objection.RESTRICTED,
    "restrict": Objection.RESTRICTED,
    "processing restricted": Objection.RESTRICTED,
    "do not use": Objection.RESTRICTED,
    "objection": Objection.OBJECTED,
    "objects": Objection.OBJECTED,
    "do not contact": Objection.NO_CONTACT,
    "opted out": Objection.NO_CONTACT,
    "opt out": Objection.NO_CONTACT,
    "email opt out": Objection.NO_MAIL,
    "has opted out of email": Objection.NO_MAIL,
    "do not post": Objection.NO_POST,
    "no letters": Objection.NO_POST,
    "no email": Objection.NO_MAIL,
    "no emails": Objection.NO_MAIL,
    "no e mails": Objection.NO_MAIL,
    "do not email": Objection.NO_MAIL,
    "do not e mail": Objection.NO_MAIL,
    "do not mail": Objection.NO_MAIL,
    "unsubscribed": Objection.NO_MAIL,
}
"""Other words for them in lists that people bring along."""


def worded(text: str) -> Objection | None:
    """Return the objection that a whole text means: "No-Post", "do not contact"; None where it is none."""
    return find_choice(Objection, text) or _WORDINGS.get(" ".join(words(text)))


def in_order(objections: Iterable[Objection]) -> Objections:
    """Return objections each once, the gravest first."""
    asked = frozenset(objections)
    return tuple(each for each in Objection if each in asked)


def told_apart(objections: Iterable[Objection], tags: Iterable[str]) -> tuple[Objections, tuple[str, ...]]:
    """Return the objections together with those that stand among the tags, and the tags that are none."""
    if not objections and not tags:
        return (), ()  # as with nearly everybody, and an import asks twice of each
    meant = [(tag, worded(tag)) for tag in tags]
    asked = (*objections, *(each for _, each in meant if each))
    if not asked:
        return (), tuple(tag for tag, _ in meant)
    return in_order(asked), tuple(tag for tag, objection in meant if not objection)


_REASONS = {
    Objection.RESTRICTED: (
        "the use of these details is restricted",
        "the use of these details is restricted",
    ),
    Objection.OBJECTED: (
        "this person objected to the use of these details",
        "they objected to the use of these details",
    ),
    Objection.NO_CONTACT: ("this person asked not to be written to", "they asked not to be written to"),
    Objection.NO_POST: ("this person asked for no post", "they asked for no post"),
    Objection.NO_MAIL: ("this person asked for no e-mail", "they asked for no e-mail"),
}


def reason(objection: Objection, number: int) -> str:
    """Say why so many people are left out."""
    return _REASONS[objection][number != 1]
