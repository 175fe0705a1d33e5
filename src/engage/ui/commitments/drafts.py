"""Follow-ups that begin from something else: what was said, an engagement, somebody."""

from __future__ import annotations

from dataclasses import replace

from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Record, Reference


def following(draft: Commitment, source: Record) -> Commitment:
    """Return the draft as one that says from what it follows and to whom it is owed."""
    match source:
        case Feedback():
            return replace(
                draft,
                feedback=Reference(source.id, source.uid, source.text),
                engagement=source.engagement,
                contact=source.contact,
                organisation=source.organisation,
            )
        case Engagement():
            return replace(draft, engagement=Reference(source.id, source.uid, source.title, source.rule))
        case Commitment():
            return replace(
                draft,
                feedback=source.feedback,
                engagement=source.engagement,
                contact=source.contact,
                organisation=source.organisation,
            )
        case Contact():
            role = source.primary_affiliation
            person = Reference(source.id, source.uid, source.name)
            return replace(draft, contact=person, organisation=role.organisation if role else None)
        case Organisation():
            return replace(draft, organisation=Reference(source.id, source.uid, source.name, source.kind))
    return draft
