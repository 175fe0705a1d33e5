"""The pages of an open project, as a table; the module of each is loaded when it is first turned to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engage.domain.records import Noun
from engage.services import overview, records

if TYPE_CHECKING:
    from engage.services.projects import Project
    from engage.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """What is known of a page before it is loaded: as its class says it."""

    name: str
    title: Callable[[], str]
    icon: str
    kind: str
    """Its module in the window, and its class there."""
    nouns: frozenset[Noun] = frozenset()
    count: Callable[[Project], int] | None = None
    """What is counted beside its name."""

    def load(self) -> type[Page]:
        """Return the class of the page."""
        module, _, kind = self.kind.partition(":")
        loaded: type[Page] = getattr(import_module(f"engage.ui.{module}"), kind)
        return loaded


def _all(*nouns: Noun) -> Callable[[Project], int]:
    """How many there are in the lists of these: without those put away."""
    return lambda project: sum(records.count(project, records.CLASSES[noun]) for noun in nouns)


def _open_commitments(project: Project) -> int:
    return records.count(project, records.CLASSES[Noun.COMMITMENT], "is:open")


def _to_review(project: Project) -> int:
    return records.count(project, records.CLASSES[Noun.CONTACT], "is:review")


PAGES = (
    PageEntry(
        "overview",
        lambda: QCoreApplication.translate("OverviewPage", "Overview"),
        "view-dashboard-outline",
        "overview.page:OverviewPage",
        count=lambda project: overview.count(project),
    ),
    PageEntry(
        "stakeholders",
        lambda: QCoreApplication.translate("StakeholdersPage", "Stakeholders"),
        "account-group-outline",
        "stakeholders.page:StakeholdersPage",
        frozenset({Noun.ORGANISATION, Noun.CONTACT}),
        _all(Noun.ORGANISATION, Noun.CONTACT),
    ),
    PageEntry(
        "engagements",
        lambda: QCoreApplication.translate("EngagementsPage", "Engagements"),
        "calendar-blank-outline",
        "engagements.page:EngagementsPage",
        frozenset({Noun.ENGAGEMENT}),
        _all(Noun.ENGAGEMENT),
    ),
    PageEntry(
        "feedback",
        lambda: QCoreApplication.translate("FeedbackPage", "Feedback"),
        "comment-text-outline",
        "feedback.page:FeedbackPage",
        frozenset({Noun.FEEDBACK}),
        _all(Noun.FEEDBACK),
    ),
    PageEntry(
        "submissions",
        lambda: QCoreApplication.translate("SubmissionsPage", "Submissions"),
        "inbox-arrow-down-outline",
        "submissions.page:SubmissionsPage",
        frozenset({Noun.SUBMISSION}),
        _all(Noun.SUBMISSION),
    ),
    PageEntry(
        "agenda",
        lambda: QCoreApplication.translate("AgendaPage", "Agenda"),
        "file-tree-outline",
        "agendas.page:AgendaPage",
        frozenset({Noun.AGENDA, Noun.THEME}),
        _all(Noun.THEME),
    ),
    PageEntry(
        "follow_ups",
        lambda: QCoreApplication.translate("CommitmentsPage", "Follow-ups"),
        "flag-outline",
        "commitments.page:CommitmentsPage",
        frozenset({Noun.COMMITMENT}),
        _open_commitments,
    ),
    PageEntry(
        "summaries",
        lambda: QCoreApplication.translate("SummariesPage", "Summaries"),
        "file-document-outline",
        "summaries.page:SummariesPage",
    ),
    PageEntry(
        "briefings",
        lambda: QCoreApplication.translate("BriefingsPage", "Briefings"),
        "file-document-edit-outline",
        "briefings.page:BriefingsPage",
        frozenset({Noun.BRIEFING}),
        _all(Noun.BRIEFING),
    ),
    PageEntry(
        "data-protection",
        lambda: QCoreApplication.translate("DataProtectionPage", "Data protection"),
        "shield-account-outline",
        "privacy.page:DataProtectionPage",
        frozenset({Noun.CONTACT}),
        _to_review,
    ),
)
"""Those of the navigation, in its order."""

ON_PAGES = frozenset(
    (
        *("tag_chosen", "kind_of_chosen", "owner_of_chosen", "archive_chosen", "bring_back_chosen"),
        *("duplicates", "review_chosen", "subject_access", "erase_contact"),
        *("copy_engagement", "turn_calendar", "invite", "give_seats", "attach_document", "turn_final"),
        *("attendance_invited", "attendance_accepted", "attendance_declined", "attendance_apologies"),
        *("attendance_attended", "attendance_did_not_show", "next_tab", "previous_tab"),
        *("code", "uncode", "next_uncoded", "resolve", "key_point", "evidence", "show_where"),
        *("stance_support", "stance_oppose", "stance_mixed", "stance_neutral", "stance_unclear"),
        *("open_submission", "save_file"),
        *("theme_up", "theme_down", "theme_in", "theme_out", "theme_lists", "merge_theme", "split_theme"),
        *("renumber_themes", "read_outline"),
        *("mark_kept", "mark_broken", "mark_withdrawn", "mark_open", "reschedule", "hand_over"),
        *("save_each", "summary_figures", "summary_held", "summary_leaks", "open_saved", "show_saved"),
        *("template_file", "template_copy", "template_folder"),
        *("open_briefing", "part_text", "part_summary", "part_chart", "part_number", "part_quote"),
        *("part_up", "part_down", "freeze_briefing", "compare_edition"),
        *("open_pad", "pad_review", "pad_hand", "pad_came", "pad_went", "pad_key", "pad_next_item"),
        *("pad_park", "pad_note", "pad_item_up", "pad_item_down", "pad_unknown"),
    )
)
"""The actions that are for some pages alone, also for those that take the place of all panes."""


def kinds() -> tuple[type[Page], ...]:
    """Return the class of every page of the navigation; this loads them all."""
    return tuple(entry.load() for entry in PAGES)
