"""What erasing does and leaves, as the window tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from engage.ui.dates import long_date
from engage.ui.translation import mark, translated
from engage.ui.widgets.fields import first_upper

if TYPE_CHECKING:
    from engage.services.privacy.erasing import Counted
    from engage.services.privacy.staying import Stays
    from engage.services.privacy.tracing import Mention

_PLACES: Mapping[str, str] = {
    "feedback": mark("What somebody else said"),
    "submission": mark("What somebody else sent in"),
    "engagement": mark("An engagement"),
    "commitment": mark("A follow-up"),
    "organisation": mark("An organisation"),
    "contact": mark("Somebody else’s record"),
    "briefing": mark("A briefing"),
    "briefing_part": mark("A briefing"),
    "agenda_item": mark("The agenda of an engagement"),
    "parked_point": mark("What was parked"),
    "document": mark("A document"),
    "theme": mark("A theme"),
    "agenda": mark("An agenda"),
    "email": mark("An e-mail address of somebody else"),
    "phone": mark("A telephone number of somebody else"),
    "address": mark("An address of somebody else"),
    "passage": mark("A passage of a submission"),
    "view": mark("A kept view"),
}
"""Where a text stands, by its table."""


def lines_going(goes: Iterable[Counted]) -> str:
    """So many of each sort, a line each."""
    return "\n".join(f"• {first_upper(each.what)}: {each.number:,}" for each in goes) or "–"


def lines_staying(stays: Iterable[Stays]) -> str:
    """What stays and why, a line each, with the day by which it goes as well."""
    return "\n".join(_staying(each) for each in stays)


def _staying(each: Stays) -> str:
    until = translated("; gone by {}").format(long_date(each.until)) if each.until else ""
    return f"• {each.what}: {each.why}{until}"


def mention_text(mention: Mention) -> str:
    """Where somebody is named and what that is called; on a line below, what stands around it."""
    place = (
        translated(_PLACES[mention.table])
        if mention.table in _PLACES
        else first_upper(mention.table.replace("_", " "))
    )
    if mention.is_file:
        place = translated("A kept file")
    sure = "" if mention.is_sure else translated(" (may mean somebody else)")
    name = translated(": {}").format(mention.name) if mention.name else ""
    return f"{place}{sure}{name}\n{mention.words}"
