"""The pages of an open project, as a table."""

from __future__ import annotations

from collections.abc import Callable

from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.records import Noun
from engage.services import overview, records
from engage.services.projects import Project
from engage.ui.agendas.page import AgendaPage
from engage.ui.briefings.page import BriefingsPage
from engage.ui.commitments.page import CommitmentsPage
from engage.ui.engagements.page import EngagementsPage
from engage.ui.feedback.page import FeedbackPage
from engage.ui.overview.page import OverviewPage
from engage.ui.pad.page import PadPage
from engage.ui.pad.review import ReviewPage
from engage.ui.page import Page
from engage.ui.privacy.page import TO_REVIEW, DataProtectionPage
from engage.ui.stakeholders.page import StakeholdersPage
from engage.ui.submissions.page import SubmissionsPage
from engage.ui.summaries.page import SummariesPage


def _all(*nouns: Noun) -> Callable[[Project], int]:
    """How many there are in the lists of these: without those put away."""
    return lambda project: sum(records.count(project, records.CLASSES[noun]) for noun in nouns)


def _open_commitments(project: Project) -> int:
    return records.count(project, Commitment, "is:open")


def _to_review(project: Project) -> int:
    return records.count(project, Contact, TO_REVIEW)


PAGES: tuple[tuple[type[Page], str, Callable[[Project], int] | None], ...] = (
    (OverviewPage, "view-dashboard-outline", overview.count),
    (StakeholdersPage, "account-group-outline", _all(Noun.ORGANISATION, Noun.CONTACT)),
    (EngagementsPage, "calendar-blank-outline", _all(Noun.ENGAGEMENT)),
    (FeedbackPage, "comment-text-outline", _all(Noun.FEEDBACK)),
    (SubmissionsPage, "inbox-arrow-down-outline", _all(Noun.SUBMISSION)),
    (AgendaPage, "file-tree-outline", _all(Noun.THEME)),
    (CommitmentsPage, "flag-outline", _open_commitments),
    (SummariesPage, "file-document-outline", None),
    (BriefingsPage, "file-document-edit-outline", _all(Noun.BRIEFING)),
    (DataProtectionPage, "shield-account-outline", _to_review),
)
"""Those of the navigation, in its order: each with its icon, and what is counted beside its name."""

FULL: tuple[type[Page], ...] = (PadPage, ReviewPage)
"""Those that take the place of all panes, for one engagement."""
