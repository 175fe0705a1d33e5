"""What is to be known of where a project lies, and how to do it right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engage.domain.places import Kind, Place
from engage.storage.places import place_of

__all__ = ["Advice", "Kind", "Place", "advice"]


@dataclass(frozen=True, slots=True)
class Advice:
    """What speaks against a place, and what to do instead."""

    kind: Kind
    what: str
    instead: str


def advice(path: Path) -> Advice | None:
    """Return what speaks against keeping a project where it lies, or is to lie; None where nothing does."""
    place = place_of(path)
    if place is None:
        return None
    name, whose = path.name, place.kind.label
    if place.kind is Kind.NETWORK:
        what = (
            f"{name} lies on a network drive: where the connection breaks off, or two people open it, what "
            "was written can be lost"
        )
        instead = "Keep it in a folder of this computer, and put backups of it on the network drive"
    else:
        what = (
            f"{name} lies in a folder that {whose} synchronises: it may copy the project while it is being "
            "written to, and bring a damaged or an older one back"
        )
        instead = f"Keep it in a folder of this computer only, and put backups of it where {whose} finds them"
    return Advice(place.kind, what, instead)
