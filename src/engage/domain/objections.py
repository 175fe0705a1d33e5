"""What people have asked of us about the use of their details: the tags of a contact that lists respect."""

from __future__ import annotations

from collections.abc import Iterable

from engage.domain.records import Choice
from engage.domain.text import words


class Objection(Choice):
    """What is not to be done with the details of a contact; each is a tag, "no contact" or "no-contact"."""

    RESTRICTED = "restricted"
    NO_CONTACT = "no_contact"
    NO_POST = "no_post"
    NO_MAIL = "no_mail"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return "no e-mail" if self is Objection.NO_MAIL else self.value.replace("_", " ")


_TAGS = {
    "restricted": Objection.RESTRICTED,
    "no contact": Objection.NO_CONTACT,
    "do not contact": Objection.NO_CONTACT,
    "no post": Objection.NO_POST,
    "do not post": Objection.NO_POST,
    "no email": Objection.NO_MAIL,
    "no e mail": Objection.NO_MAIL,
    "no mail": Objection.NO_MAIL,
    "do not email": Objection.NO_MAIL,
    "do not e mail": Objection.NO_MAIL,
}


def objections(tags: Iterable[str]) -> frozenset[Objection]:
    """Return what these tags of a contact ask of us."""
    asked = (" ".join(words(tag)) for tag in tags)
    return frozenset(_TAGS[tag] for tag in asked if tag in _TAGS)


_REASONS = {
    Objection.RESTRICTED: (
        "the use of these details is restricted",
        "the use of these details is restricted",
    ),
    Objection.NO_CONTACT: ("this person asked not to be written to", "they asked not to be written to"),
    Objection.NO_POST: ("this person asked for no post", "they asked for no post"),
    Objection.NO_MAIL: ("this person asked for no e-mail", "they asked for no e-mail"),
}


def reason(objection: Objection, number: int) -> str:
    """Say why so many people are left out."""
    return _REASONS[objection][number != 1]
