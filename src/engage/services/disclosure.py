"""How a piece of feedback would read outside."""

from __future__ import annotations

from engage.domain import disclosure
from engage.domain.disclosure import Rule
from engage.domain.feedback import Feedback
from engage.domain.organisations import OrganisationKind
from engage.storage import summaries
from engage.storage.project import Project


def reads_outside(project: Project, feedback: Feedback) -> str:
    """Say how it reads outside, and why: "An SME said … Four SMEs attended, so the kind names no one."."""
    kind = OrganisationKind(feedback.organisation.kind) if feedback.organisation else None
    engagement = feedback.engagement
    with project.reading() as connection:
        cell_size = summaries.cells(connection).size(engagement.id if engagement else None, kind)
        smallest_cell = summaries.details(connection).smallest_cell
    return disclosure.reads_outside(
        feedback.disclosure,
        Rule(engagement.kind) if engagement else None,
        bool(feedback.permission_by and feedback.permission_on and feedback.permission_how),
        person=feedback.contact.name if feedback.contact else "",
        organisation=feedback.organisation.name if feedback.organisation else "",
        kind=kind,
        cell_size=cell_size,
        smallest_cell=smallest_cell,
    )
