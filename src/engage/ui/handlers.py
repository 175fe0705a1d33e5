"""What the actions of the menus do in an open project; those of the window itself are in `main_window`.

A page is loaded by an action that asks for it, and not by the first key that is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from engage.domain.briefings import PartKind
from engage.domain.commitments import CommitmentState
from engage.domain.engagements import AttendanceStatus
from engage.domain.feedback import Stance
from engage.domain.records import Noun, Record
from engage.services import records
from engage.services.feedback_flags import FeedbackFlag
from engage.ui.agendas.moves import Step
from engage.ui.list_page import ListPage
from engage.ui.models.paged_table import PagedTable
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.bulk_edit import BulkField
from engage.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from engage.ui.briefings.page import BriefingsPage
    from engage.ui.engagements.page import EngagementsPage
    from engage.ui.pad.page import PadPage
    from engage.ui.pad.seat_deeds import SeatDeeds
    from engage.ui.privacy.deeds import PeopleDeeds
    from engage.ui.submissions.page import SubmissionsPage
    from engage.ui.summaries.page import SummariesPage
    from engage.ui.summaries.saved_bar import SavedBar


def _engagements(view: ProjectView) -> EngagementsPage:
    from engage.ui.engagements.page import EngagementsPage

    return view.page_of(EngagementsPage)


def _submissions(view: ProjectView) -> SubmissionsPage:
    from engage.ui.submissions.page import SubmissionsPage

    return view.page_of(SubmissionsPage)


def _summaries(view: ProjectView) -> SummariesPage:
    from engage.ui.summaries.page import SummariesPage

    return view.page_of(SummariesPage)


def _briefings(view: ProjectView) -> BriefingsPage:
    from engage.ui.briefings.page import BriefingsPage

    return view.page_of(BriefingsPage)


def _pad(view: ProjectView) -> PadPage:
    from engage.ui.pad.page import PadPage

    return view.page_of(PadPage)


def _open_pad(view: ProjectView) -> None:
    from engage.ui.pad.page import PadPage

    view.open_full(PadPage)


def _review(view: ProjectView) -> None:
    from engage.ui.pad.review import ReviewPage

    view.open_full(ReviewPage)


def _turn_final(view: ProjectView) -> None:
    from engage.ui.pad.review import ReviewPage

    page = view.page
    (page if isinstance(page, ReviewPage) else _engagements(view).view).turn_final()


def _save_copy(view: ProjectView) -> None:
    from engage.ui.projects import copying

    copying.ask(view.context, view)


def _export_data(view: ProjectView) -> None:
    from engage.ui.exporting import dialog

    dialog.ask(view.context, view.page, view)


def _look_at_retention(view: ProjectView) -> None:
    from engage.ui.privacy.deeds import look_at_retention

    look_at_retention(view.context, view)


def _show_where(view: ProjectView) -> None:
    from engage.ui.submissions.where import show_where

    show_where(view)


def _set_stance(stance: Stance, view: ProjectView) -> None:
    view.on_feedback(lambda feedback: feedback.set_stance(stance))


def _turn(flag: FeedbackFlag, view: ProjectView) -> None:
    view.on_feedback(lambda feedback: feedback.turn(flag))


def _mark(status: AttendanceStatus, view: ProjectView) -> None:
    _engagements(view).view.mark(status)


def _on_people(deed: Callable[[PeopleDeeds], None], view: ProjectView) -> None:
    if view.page.people is not None:
        deed(view.page.people)


def _add_part(kind: PartKind, view: ProjectView) -> None:
    _briefings(view).add_part(kind)


def _at_table(deed: Callable[[SeatDeeds], None], view: ProjectView) -> None:
    deed(_pad(view).at_table)


def _follow_up(view: ProjectView) -> None:
    """Begin a follow-up of what is chosen, in a list or in a tab beside it."""
    from engage.ui.commitments.page import CommitmentsPage
    from engage.ui.pad.page import PadPage

    page = view.page
    if isinstance(page, PadPage):
        page.lines.to_commitment()
        return
    chosen = page.chosen()
    if (held := page.current_engagement()) is not None:
        chosen = (Noun.ENGAGEMENT, held)
    chosen = _in_focus(view) or chosen
    view.show_page(CommitmentsPage.name)
    view.follow_ups.begin(*chosen) if chosen else view.follow_ups.new_record()


def _in_focus(view: ProjectView) -> tuple[Noun, int] | None:
    """The record that is chosen in the list in which the cursor is: it may be a tab of an inspector."""
    table = view.focusWidget()
    model = table.model() if isinstance(table, RecordTable) else None
    if not isinstance(table, RecordTable) or not isinstance(model, PagedTable):
        return None
    row = table.currentIndex().row()
    record = model.record(row) if row >= 0 else None
    return (records.noun_of(type(record)), record.id) if isinstance(record, Record) else None


def _mark_follow_up(state: CommitmentState, view: ProjectView) -> None:
    """Say how the chosen follow-ups stand."""
    from engage.ui.commitments.page import CommitmentsPage

    if isinstance(view.page, CommitmentsPage):
        view.page.mark(state)


def _save_summary(view: ProjectView) -> None:
    """Save the summary that is seen; or turn to the summaries, to choose one first."""
    from engage.ui.briefings.page import BriefingsPage
    from engage.ui.summaries.page import SummariesPage

    page = view.page
    if isinstance(page, SummariesPage | BriefingsPage):
        page.ask_where_to_save()
    else:
        view.show_page(SummariesPage.name)


def _on_saved(deed: Callable[[SavedBar], None], view: ProjectView) -> None:
    """Do something with what was saved last on the page that is seen."""
    if view.page.saved_bar is not None:
        deed(view.page.saved_bar)


def _print_summary(view: ProjectView) -> None:
    """Print the summary that is seen; or turn to the one that fits what is seen, and print that."""
    from engage.ui.briefings.page import BriefingsPage
    from engage.ui.summaries.fitting import fitting

    page = view.page
    if isinstance(page, BriefingsPage):
        page.ask_how_to_print()
        return
    if not isinstance(page, ListPage):
        _turn_and_print(view, None)
        return
    noun, id, narrowed = page.listing.noun, page.table.current_id(), page.filter_bar.text()
    view.context.read(lambda project: fitting(project, noun, id, narrowed), partial(_turn_and_print, view))


def _turn_and_print(view: ProjectView, fits: tuple[str, str] | None) -> None:
    summaries = _summaries(view)
    if fits is not None:
        summaries.show_summary(*fits)
    view.show_page(summaries.name)
    summaries.ask_how_to_print()


def _go(page: str, view: ProjectView) -> None:
    """Turn to a page, with the cursor in it."""
    view.show_page(page)
    view.page.focus_content()


DEEDS: Mapping[str, Callable[[ProjectView], object]] = {
    "import_files": lambda view: view.import_files(),
    "save_copy": _save_copy,
    "export_data": _export_data,
    "save_summary": _save_summary,
    "print": _print_summary,
    "undo": lambda view: view.undo(),
    "redo": lambda view: view.redo(),
    "log": lambda view: view.log(),
    "new": lambda view: view.page.new_record(),
    "edit": lambda view: view.page.edit_current(),
    "remove": lambda view: view.page.remove_current(),
    "follow_up": _follow_up,
    "mark_kept": partial(_mark_follow_up, CommitmentState.KEPT),
    "mark_broken": partial(_mark_follow_up, CommitmentState.BROKEN),
    "mark_withdrawn": partial(_mark_follow_up, CommitmentState.WITHDRAWN),
    "mark_open": partial(_mark_follow_up, CommitmentState.OPEN),
    "reschedule": lambda view: view.follow_ups.reschedule(),
    "hand_over": lambda view: view.follow_ups.hand_over(),
    "code": lambda view: view.on_feedback(lambda deeds: deeds.code()),
    "uncode": lambda view: view.on_feedback(lambda deeds: deeds.uncode()),
    "next_uncoded": lambda view: view.on_feedback(lambda deeds: deeds.go_to_next_uncoded()),
    "resolve": lambda view: view.on_feedback(lambda deeds: deeds.resolve()),
    "stance_support": partial(_set_stance, Stance.SUPPORT),
    "stance_oppose": partial(_set_stance, Stance.OPPOSE),
    "stance_mixed": partial(_set_stance, Stance.MIXED),
    "stance_neutral": partial(_set_stance, Stance.NEUTRAL),
    "stance_unclear": partial(_set_stance, Stance.UNCLEAR),
    "key_point": partial(_turn, FeedbackFlag.KEY_POINT),
    "evidence": partial(_turn, FeedbackFlag.EVIDENCE),
    "filter": lambda view: view.page.focus_filter(),
    "theme_up": lambda view: view.agenda.step(Step.UP),
    "theme_down": lambda view: view.agenda.step(Step.DOWN),
    "theme_in": lambda view: view.agenda.step(Step.IN),
    "theme_out": lambda view: view.agenda.step(Step.OUT),
    "theme_lists": lambda view: view.agenda.tree.show_lists(),
    "merge_theme": lambda view: view.agenda.merge(),
    "read_outline": lambda view: view.agenda.read_outline(),
    "split_theme": lambda view: view.agenda.split(),
    "renumber_themes": lambda view: view.agenda.renumber(),
    "tag_chosen": lambda view: view.stakeholders.edit_chosen(BulkField.TAG),
    "kind_of_chosen": lambda view: view.stakeholders.edit_chosen(BulkField.KIND),
    "owner_of_chosen": lambda view: view.stakeholders.edit_chosen(BulkField.OWNER),
    "archive_chosen": lambda view: view.stakeholders.archive_chosen(),
    "bring_back_chosen": lambda view: view.stakeholders.archive_chosen(is_archived=False),
    "duplicates": lambda view: view.stakeholders.look_at_duplicates(),
    "hand_over_all": lambda view: view.stakeholders.hand_over(),
    "review_chosen": partial(_on_people, lambda people: people.review()),
    "subject_access": partial(_on_people, lambda people: people.answer()),
    "erase_contact": partial(_on_people, lambda people: people.erase()),
    "retention": _look_at_retention,
    "report_basis": lambda view: view.show_summary("lawful-basis", ""),
    "report_hand_over": lambda view: view.show_summary("hand-over", ""),
    "facets": lambda view: view.look_at_facets(),
    "columns": lambda view: view.page.choose_columns(),
    "views": lambda view: view.page.choose_view(),
    "keep_view": lambda view: view.page.keep_view(),
    "copy_engagement": lambda view: _engagements(view).copy(),
    "turn_calendar": lambda view: _engagements(view).turn_calendar(),
    "invite": lambda view: _engagements(view).invite(),
    "give_seats": lambda view: _engagements(view).view.give_keys(),
    **{f"attendance_{status}": partial(_mark, status) for status in AttendanceStatus},
    "turn_final": _turn_final,
    "attach_document": lambda view: _engagements(view).view.attach(),
    "next_tab": lambda view: _engagements(view).view.turn_tab(1),
    "previous_tab": lambda view: _engagements(view).view.turn_tab(-1),
    "open_pad": _open_pad,
    "pad_review": _review,
    "pad_hand": partial(_at_table, lambda seats: seats.hand()),
    "pad_came": partial(_at_table, lambda seats: seats.came()),
    "pad_went": partial(_at_table, lambda seats: seats.went()),
    "pad_key": partial(_at_table, lambda seats: seats.change_key()),
    "pad_unknown": lambda view: _pad(view).resolve_first(),
    "pad_next_item": lambda view: _pad(view).next_item(),
    "pad_item_up": lambda view: _pad(view).move_item(-1),
    "pad_item_down": lambda view: _pad(view).move_item(1),
    "pad_park": lambda view: _pad(view).lines.park(),
    "pad_note": lambda view: _pad(view).lines.note(),
    "show_where": _show_where,
    "open_submission": lambda view: _submissions(view).open_current(),
    "save_file": lambda view: _submissions(view).ask_where_to_save(),
    "open_briefing": lambda view: _briefings(view).open_current(),
    **{f"part_{kind}": partial(_add_part, kind) for kind in PartKind},
    "part_up": lambda view: _briefings(view).move_part(-1),
    "part_down": lambda view: _briefings(view).move_part(1),
    "freeze_briefing": lambda view: _briefings(view).freeze(),
    "compare_edition": lambda view: _briefings(view).compare(),
    "save_each": lambda view: _summaries(view).ask_for_each(),
    "summary_figures": lambda view: _summaries(view).show_figures(),
    "summary_held": lambda view: _summaries(view).show_held(),
    "summary_leaks": lambda view: _summaries(view).show_leaks(),
    "open_saved": partial(_on_saved, lambda bar: bar.open()),
    "show_saved": partial(_on_saved, lambda bar: bar.show_in_folder()),
    "template_file": lambda view: _summaries(view).options.template.choose_file(),
    "template_copy": lambda view: _summaries(view).copy_template(),
    "template_folder": lambda view: _summaries(view).options.template.open_folder(),
    "search": lambda view: view.search(),
    "page_overview": partial(_go, "overview"),
    "page_stakeholders": partial(_go, "stakeholders"),
    "page_engagements": partial(_go, "engagements"),
    "page_feedback": partial(_go, "feedback"),
    "page_submissions": partial(_go, "submissions"),
    "page_agenda": partial(_go, "agenda"),
    "page_follow_ups": partial(_go, "follow_ups"),
    "page_summaries": partial(_go, "summaries"),
    "page_briefings": partial(_go, "briefings"),
    "page_data-protection": partial(_go, "data-protection"),
    "next_pane": lambda view: view.next_pane(),
}
"""What each of these actions does, by its name, in the project that is open."""
