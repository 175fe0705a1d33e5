"""Two records of one organisation or of one contact: what stands in the one that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, Literal, TypeVar

from engage.domain.contacts import Contact
from engage.domain.engagements import AttendanceStatus
from engage.domain.objections import in_order
from engage.domain.organisations import Organisation
from engage.errors import Invalid

R = TypeVar("R", bound=Organisation | Contact)

Side = Literal["keep", "other"]

_TOGETHER = (("influence", "interest", "rated_on"), ("lawful_basis", "basis_source", "basis_on"))
"""Fields that are filled in together or not at all."""

_FURTHEST = (
    AttendanceStatus.ATTENDED,
    AttendanceStatus.DID_NOT_SHOW,
    AttendanceStatus.APOLOGIES,
    AttendanceStatus.ACCEPTED,
    AttendanceStatus.DECLINED,
    AttendanceStatus.INVITED,
)
"""How far an invitation has come; apologies, for one, come after a yes."""


def own_fields(record: Organisation | Contact) -> tuple[str, ...]:
    """Return the fields of which only one value can be kept, in their order."""
    return tuple(
        field.name
        for field in fields(record)
        if field.name not in ("id", "uid") and not isinstance(getattr(record, field.name), tuple)
    )


def merged(keep: R, other: R, chosen: Mapping[str, Side]) -> R:
    """Return the record that is kept, with the chosen side's value in each field.

    Where nothing is chosen the kept record's value stands; where it has none, the other's; notes are joined.
    Of lists (tags, e-mail addresses, roles) none is looked at but what either objects to.
    Raises `Invalid` where there is no such field.
    """
    names = own_fields(keep)
    for name, side in chosen.items():
        if name not in names or side not in ("keep", "other"):
            raise Invalid(
                f"“{name}” cannot be taken from “{side}”", f"There is {', '.join(names)}", field=name
            )
    values = {name: getattr(other, name) for name, side in chosen.items() if side == "other"}
    values |= {name: getattr(other, name) for name in _filled(keep) if name not in chosen}
    if "notes" not in chosen:
        texts = (text for text in (keep.notes, other.notes) if text.strip())
        values["notes"] = "\n\n".join(dict.fromkeys(texts))
    if isinstance(keep, Contact) and isinstance(other, Contact):
        values["objections"] = in_order((*keep.objections, *other.objections))
    return replace(keep, **values)


def _empty(record: Organisation | Contact) -> dict[str, Any]:
    """Return what each field holds where nobody has filled it in."""
    return {field.name: "" if field.default is MISSING else field.default for field in fields(record)}


def _filled(keep: Organisation | Contact) -> Iterator[str]:
    """Yield the fields that the other record fills in."""
    empty = _empty(keep)
    names = [name for name in own_fields(keep) if name != "archived"]
    for name in names:
        group = next((group for group in _TOGETHER if name in group), (name,))
        if all(getattr(keep, each, None) == empty.get(each) for each in group):
            yield name


def furthest(one: AttendanceStatus, other: AttendanceStatus) -> AttendanceStatus:
    """Return how far the invitation of somebody has come who was invited twice."""
    return min(one, other, key=_FURTHEST.index)
