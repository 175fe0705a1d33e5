"""Which summary fits what the person looks at, for printing it."""

from __future__ import annotations

from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.filters import quoted
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record
from engage.services import records
from engage.services.projects import Project

_LONGEST = 200

_BY_RECORD: dict[Noun, tuple[type[Record], str, str, str]] = {
    Noun.ENGAGEMENT: (Engagement, "engagement-note", "engagement:", ""),
    Noun.ORGANISATION: (Organisation, "by-stakeholder", "organisation:", "name:"),
    Noun.CONTACT: (Contact, "by-stakeholder", "contact:", "name:"),
}
"""Of these, one record has a summary of its own: its class, the summary, and the fields by which the feedback
and the record itself are asked for."""


def fitting(project: Project, noun: Noun, id: int | None, filter: str) -> tuple[str, str] | None:
    """Return the name of the summary and its scope; None where none fits better than another.

    Of the chosen engagement it is the note, of the chosen stakeholder what they said, of a list of feedback
    the themes of just this list.
    """
    if noun is Noun.FEEDBACK:
        return "by-theme", filter
    if noun not in _BY_RECORD or id is None:
        return None
    record, summary, field, by_name = _BY_RECORD[noun]
    (chosen,) = records.rows(project, record, [id])
    name = records.name_of(chosen, longest=_LONGEST)
    # Readable where it is clear; but a series of meetings may have one name.
    is_clear = not name.endswith("…") and records.count(project, record, f"{by_name}{quoted(name)}") == 1
    return summary, f"{field}{quoted(name if is_clear else chosen.uid)}"
