"""Texts that a coded project has of what was said at one place, known again on the way in."""

from __future__ import annotations

import uuid

from engage.domain.feedback import Feedback

_OURS = uuid.UUID("5b6a8f6e-7d0e-5a0b-8a55-6d1d3c1f9d10")
"""The namespace of their ids. It must never change: by it an import knows them."""
_MOST = 1_000
"""Texts of one place that are looked for: each holds some hundred thousand words."""


def place_of(feedback: Feedback) -> str:
    """Return where it was said, by uid: at an engagement, or to a question; "" where neither is known."""
    where = feedback.engagement or feedback.question
    return where.uid if where else ""


def guid_of(place: str, number: int) -> str:
    """Return the id of one of the texts of a place, which are numbered from 1."""
    return str(uuid.uuid5(_OURS, f"{place} {number}"))


def is_one(guid: str, first: Feedback) -> bool:
    """Whether a text with this id is of the place at which `first`, a piece of feedback in it, was said."""
    place = place_of(first)
    return any(guid_of(place, number) == guid for number in range(1, _MOST))
