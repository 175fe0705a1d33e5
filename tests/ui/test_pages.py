"""The pages over a real project: finding, editing in place, undoing."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.disclosure import Level
from engage.domain.engagements import Channel, Engagement
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import feedback, records, undo
from engage.services.projects import Project
from engage.ui.agendas.page import AgendaPage
from engage.ui.engagements.editor import EngagementEditor
from engage.ui.engagements.page import EngagementsPage
from engage.ui.feedback.editor import FeedbackEditor
from engage.ui.feedback.page import FeedbackPage
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.page import Page
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, list_page, open_again, settle


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable."""
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    return opened.project_view


def organisation_editor(page: ListPage) -> OrganisationEditor:
    editor = page.listing.inspector.editor
    assert isinstance(editor, OrganisationEditor)
    return editor


def texts(page: ListPage, column: int = 0) -> list[str]:
    model = page.table.model()
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


# Turning to pages


def test_a_page_is_put_together_when_it_is_first_looked_at_and_then_stays(
    project_view: ProjectView, qtbot: QtBot
) -> None:
    assert {type(page) for page in project_view.findChildren(Page)} == {type(project_view.page)}
    project_view.show_page("feedback")
    feedback_page = project_view.page
    project_view.show_page("agenda")
    assert len(project_view.findChildren(Page)) == 3
    project_view.show_page("feedback")
    settle(qtbot, project_view.context)
    assert project_view.page is feedback_page is project_view.page_of(FeedbackPage)


def test_a_record_is_gone_to_on_a_page_that_was_never_looked_at(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project_view.go_to(Noun.CONTACT, roundtable.ana.id)
    settle(qtbot, project_view.context)
    assert project_view.stakeholders.table.current_id() == roundtable.ana.id
    project_view.show_list(Noun.THEME, "Energy")
    settle(qtbot, project_view.context)
    assert project_view.page is project_view.agenda


def test_only_the_deeds_of_the_page_that_is_shown_can_be_done(project_view: ProjectView) -> None:
    actions = project_view.context.actions
    project_view.show_page("feedback")
    assert actions["code"].isEnabled()
    assert not actions["theme_up"].isEnabled()
    project_view.show_page("agenda")
    assert actions["theme_up"].isEnabled()
    assert not actions["code"].isEnabled()


def test_what_is_remembered_of_a_page_outlasts_a_day_on_which_it_was_not_looked_at(
    opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.show_page("engagements")
    settle(qtbot, view.context)
    view.page_of(EngagementsPage).table.arrange("101,0,102,103,104,105;title")
    for page in ("stakeholders", "overview"):
        view.show_page(page)
        settle(qtbot, view.context)
        opened.actions_by_name["close_project"].trigger()
        opened.open_path(project.path)
        qtbot.waitUntil(lambda: opened.project_view is not None)
        assert opened.project_view is not None
        view = opened.project_view
        assert view.page.name == page
    assert view.page_of(EngagementsPage).table.arrangement().startswith("101,0,102,103,104,105;title;")


# Lists


def test_a_list_shows_what_the_project_holds_and_follows_a_filter(
    project_view: ProjectView, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    assert texts(page) == ["Example Castings", "Example Forge Union"]
    page.filter_bar.set_text("kind:union")
    settle(qtbot, project_view.context)
    assert texts(page) == ["Example Forge Union"]


def test_a_filter_that_finds_nothing_offers_all(project_view: ProjectView, qtbot: QtBot) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.filter_bar.set_text("kind:media")
    settle(qtbot, project_view.context)
    button = next(button for button in page.findChildren(QPushButton) if button.text() == "Show all")
    button.click()
    settle(qtbot, project_view.context)
    assert len(texts(page)) == 2


def test_the_navigation_counts(project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot) -> None:
    model = project_view.navigation.list.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Stakeholders 3"
    assert model.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Agenda 2"


# Editing in place


def test_a_field_is_saved_when_it_is_left_and_the_list_follows(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.table.select(roundtable.castings.id)
    settle(qtbot, project_view.context)
    editor = organisation_editor(page)
    focus(qtbot, editor.form.name)
    editor.form.name.selectAll()
    qtbot.keyClicks(editor.form.name, "Example Foundries")
    editor.form.region.setFocus()
    settle(qtbot, project_view.context)
    stored = records.get(roundtable.project, Organisation, roundtable.castings.id)
    assert stored.name == "Example Foundries"
    assert texts(page) == ["Example Forge Union", "Example Foundries"]
    assert page.table.current_id() == roundtable.castings.id


def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.table.select(roundtable.castings.id)
    settle(qtbot, project_view.context)
    editor = organisation_editor(page)
    focus(qtbot, editor.form.staff)
    qtbot.keyClicks(editor.form.staff, "lots")
    qtbot.keyClick(editor.form.staff, Qt.Key.Key_Return)
    said = [label.text() for label in editor.findChildren(Words) if label.isVisible()]
    assert said == ["“lots” is no whole number. Write digits only."]
    assert editor.form.staff.text() == "lots"

    focus(qtbot, editor.form.name)
    editor.form.name.clear()
    qtbot.keyClicks(editor.form.name, " ")
    qtbot.keyClick(editor.form.name, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    said = [label.text() for label in editor.findChildren(Words) if label.isVisible()]
    assert "An organisation needs a name." in said
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).name == "Example Castings"


def test_a_new_record_is_filled_in_and_then_stored(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    project_view.context.actions["new"].trigger()
    editor = organisation_editor(page)
    focus(qtbot, editor.form.name)
    qtbot.keyClicks(editor.form.name, "Example Institute")
    add = next(b for b in page.listing.inspector.findChildren(QPushButton) if b.text() == "Add organisation")
    assert len(texts(page)) == 2
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    settle(qtbot, project_view.context)
    assert texts(page) == ["Example Castings", "Example Forge Union", "Example Institute"]
    stored = records.get(roundtable.project, Organisation, page.table.current_id() or 0)
    assert stored.name == "Example Institute"


def press(qtbot: QtBot, view: ProjectView, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key as on a keyboard, and wait until it has taken effect."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(view.window().windowHandle(), key, modifier)
    settle(qtbot, view.context)


def test_the_key_that_saves_adds_the_new_record_and_adds_it_once(
    project_view: ProjectView, roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    project_view.context.actions["new"].trigger()
    editor = organisation_editor(page)
    focus(qtbot, editor.form.name)
    press(qtbot, project_view, Qt.Key.Key_S, control=True)
    assert project_view.page is page
    assert page.listing.inspector.has_draft
    assert editor.form.name.hasFocus()
    qtbot.keyClicks(editor.form.name, "Example Institute")
    gate = threading.Event()
    project_view.context.writer.submit(lambda progress: gate.wait(10))
    editor.add()
    QTest.keyClick(project_view.window().windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    gate.set()
    settle(qtbot, project_view.context)
    assert texts(page) == ["Example Castings", "Example Forge Union", "Example Institute"]
    assert opened.error_bar.text() == ""
    assert project_view.page is page


def test_the_key_that_saves_pressed_once_more_stays_with_what_was_added(
    project_view: ProjectView, roundtable: Roundtable, announced: list[str], qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    project_view.context.actions["new"].trigger()
    focus(qtbot, organisation_editor(page).form.name)
    qtbot.keyClicks(organisation_editor(page).form.name, "Example Institute")
    window = project_view.window().windowHandle()
    for _ in range(50):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    settle(qtbot, project_view.context)
    announced.clear()
    press(qtbot, project_view, Qt.Key.Key_S, control=True)
    assert project_view.page is page
    assert page.table.hasFocus()
    assert page.chosen() == (Noun.ORGANISATION, page.table.current_id())
    assert announced == ["All changes saved"]
    assert texts(page) == ["Example Castings", "Example Forge Union", "Example Institute"]
    press(qtbot, project_view, Qt.Key.Key_Up)
    press(qtbot, project_view, Qt.Key.Key_S, control=True)
    assert project_view.page.name == "summaries", "another record is chosen"


def test_the_menu_leads_to_the_summaries_also_from_what_was_just_added(
    project_view: ProjectView, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    project_view.context.actions["new"].trigger()
    focus(qtbot, organisation_editor(page).form.name)
    qtbot.keyClicks(organisation_editor(page).form.name, "Example Institute")
    press(qtbot, project_view, Qt.Key.Key_S, control=True)
    assert project_view.page is page
    project_view.context.actions["save_summary"].trigger()
    assert project_view.page.name == "summaries"


@pytest.mark.parametrize("name", ["engagements", "agenda", "follow_ups", "briefings"])
def test_so_does_it_on_every_page_where_something_is_added(
    name: str, project_view: ProjectView, qtbot: QtBot
) -> None:
    project_view.show_page(name)
    settle(qtbot, project_view.context)
    page = project_view.page
    before = undo.history(project_view.context.project)
    project_view.context.actions["new"].trigger()
    settle(qtbot, project_view.context)
    QTest.keyClicks(QApplication.focusWidget(), "Example of it")
    for _ in range(3):
        press(qtbot, project_view, Qt.Key.Key_S, control=True)
        assert project_view.page is page
    assert len(undo.history(project_view.context.project)) == len(before) + 1


def test_the_key_that_saves_keeps_what_is_typed_of_a_record_and_stays(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.show_record(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, project_view.context)
    region = organisation_editor(page).form.region
    focus(qtbot, region)
    qtbot.keyClicks(region, "Wales")
    press(qtbot, project_view, Qt.Key.Key_S, control=True)
    assert project_view.page is page
    assert region.hasFocus()
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).region == "Wales"
    page.table.setFocus()
    press(qtbot, project_view, Qt.Key.Key_S, control=True)
    assert project_view.page.name == "summaries"


def test_enter_leads_from_the_name_of_a_new_record_to_the_button_that_adds_it(
    project_view: ProjectView, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    project_view.context.actions["new"].trigger()
    editor = organisation_editor(page)
    focus(qtbot, editor.form.name)
    qtbot.keyClicks(editor.form.name, "Example Institute")
    press(qtbot, project_view, Qt.Key.Key_Return)
    assert len(texts(page)) == 2
    press(qtbot, project_view, Qt.Key.Key_Return)
    assert len(texts(page)) == 3


def test_a_record_that_was_added_is_shown_from_its_top(
    project_view: ProjectView, opened: MainWindow, qtbot: QtBot
) -> None:
    """By Tab one comes to the button through all of the form, which has then gone up."""
    opened.resize(910, 512)
    page = list_page(project_view, "stakeholders", qtbot)
    project_view.context.actions["new"].trigger()
    editor = organisation_editor(page)
    focus(qtbot, editor.form.name)
    qtbot.keyClicks(editor.form.name, "Example Institute")
    column = editor.parentWidget().parentWidget()
    assert isinstance(column, ScrollColumn)
    bar = column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    add = next(b for b in page.listing.inspector.findChildren(QPushButton) if b.text() == "Add organisation")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    settle(qtbot, project_view.context)
    assert page.table.current_id() is not None
    assert bar.value() == 0


def test_a_contact_is_put_into_an_organisation(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.show_record(Noun.CONTACT, roundtable.ana.id)
    settle(qtbot, project_view.context)
    editor = page.listing.inspector.editor
    assert isinstance(editor, ContactEditor)
    assert editor.form.organisation.text() == "Example Castings"
    focus(qtbot, editor.form.organisation)
    editor.form.organisation.selectAll()
    qtbot.keyClicks(editor.form.organisation, "forge")
    qtbot.keyClick(editor.form.organisation, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    role = records.get(roundtable.project, Contact, roundtable.ana.id).primary_affiliation
    assert role is not None
    assert (role.organisation.name, role.role) == ("Example Forge Union", "Director")


def test_deleting_is_undone_by_name(project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.table.select(roundtable.forge.id)
    project_view.context.actions["remove"].trigger()
    settle(qtbot, project_view.context)
    assert texts(page) == ["Example Castings"]
    undo_action = project_view.context.actions["undo"]
    assert undo_action.text() == "&Undo: Delete organisation Example Forge Union"
    undo_action.trigger()
    settle(qtbot, project_view.context)
    assert texts(page) == ["Example Castings", "Example Forge Union"]
    project_view.context.actions["redo"].trigger()
    settle(qtbot, project_view.context)
    assert texts(page) == ["Example Castings"]


# Logging


def test_a_line_is_understood_while_it_is_typed_and_logged_by_enter(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "feedback", qtbot)
    project_view.context.actions["log"].trigger()
    settle(qtbot, project_view.context)
    bar = project_view.log_bar
    focus(qtbot, bar.line)
    qtbot.keyClicks(bar.line, "@f #loans + Grants, not loans ! =a @Zeno")
    qtbot.waitUntil(lambda: len(bar.understood.texts()) > 0)
    assert bar.understood.texts() == [
        "Example Forge Union",
        "1 Loans and grants",
        "+ support",
        "evidence offered",
        "agrees: Ana Sample, Example Castings",
        "@Zeno to resolve",
    ]
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.line.text() == ""
    settle(qtbot, project_view.context)
    assert texts(page, 2) == ["Grants, not loans"]
    assert bar.isVisible()
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_where_there_is_nothing_to_log_at_it_is_said_and_what_is_typed_of_one_stays(
    project: Project, opened: MainWindow, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.context.actions["log"].trigger()
    settle(qtbot, view.context)
    page = view.page
    assert isinstance(page, EngagementsPage)
    assert opened.error_bar.text().startswith("There is no engagement to log feedback at.")
    editor = page.listing.inspector.editor
    assert isinstance(editor, EngagementEditor)
    focus(qtbot, editor.form.title)
    qtbot.keyClicks(editor.form.title, "Heat")
    focus(qtbot, editor.form.held_on)
    view.context.actions["log"].trigger()
    settle(qtbot, view.context)
    assert editor.form.title.hasFocus()
    qtbot.keyClicks(editor.form.title, "@f ")
    assert editor.form.title.text() in ("Heat@f ", "@f Heat")


def test_it_is_said_of_an_engagement_that_it_is_still_to_come(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Engagement, roundtable.engagement.id, held_on=dt.date(2990, 3, 25))
    held = Engagement(title="Example call", channel=Channel.CALL, held_on=dt.date(2020, 1, 9))
    call = add(roundtable.project, held)
    bar = project_view.log_bar
    bar.open_bar(roundtable.engagement.id)
    settle(qtbot, project_view.context)
    assert bar.to_come.isVisible()
    bar.engagement.setCurrentText("9 Jan 2020  Example call")
    assert bar.engagement.value() == call.id
    assert not bar.to_come.isVisible()
    bar.open_bar(roundtable.engagement.id)
    settle(qtbot, project_view.context)
    assert bar.to_come.isVisible()


def test_a_line_that_is_taken_back_is_not_said_to_be_logged(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project_view.log()
    settle(qtbot, project_view.context)
    bar = project_view.log_bar
    focus(qtbot, bar.line)
    qtbot.keyClicks(bar.line, "@f #loans + Grants, not loans")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)

    def seen() -> list[str]:
        return [label.text() for label in bar.findChildren(QLabel)]

    assert "Logged" in seen()
    project_view.undo()
    settle(qtbot, project_view.context)
    assert "Logged" not in seen()


def test_a_line_that_cannot_be_kept_stays_to_be_copied(
    project_view: ProjectView, roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    project_view.context.actions["log"].trigger()
    settle(qtbot, project_view.context)
    records.remove(roundtable.project, Engagement, roundtable.engagement.id)
    project_view.log_bar.line.setText("@f #loans + Grants, not loans")
    settle(qtbot, project_view.context)
    opened.error_bar.clear()
    qtbot.keyClick(project_view.log_bar.line, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    assert project_view.log_bar.line.text() == "@f #loans + Grants, not loans"
    assert "no longer there" in opened.error_bar.text()


# Feedback


@pytest.fixture
def said(roundtable: Roundtable) -> int:
    logged = feedback.log(roundtable.project, roundtable.engagement.id, "@f #loans + Grants, not loans")
    return logged.record.id


def feedback_editor(project_view: ProjectView, said: int, qtbot: QtBot) -> FeedbackEditor:
    page = list_page(project_view, "feedback", qtbot)
    page.show_record(Noun.FEEDBACK, said)
    settle(qtbot, project_view.context)
    editor = page.listing.inspector.editor
    assert isinstance(editor, FeedbackEditor)
    return editor


def test_feedback_says_how_it_reads_outside(
    said: int, project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = feedback_editor(project_view, said, qtbot)
    assert "A participant said" in editor.form.outside.text()
    page = project_view.page
    assert isinstance(page, FeedbackPage)
    assert texts(page, 1) == ["Example Forge Union, ◐"]


def test_a_theme_is_added_and_its_stance_changed(
    said: int, project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = feedback_editor(project_view, said, qtbot)
    picker = editor.form.codings.picker
    focus(qtbot, picker)
    settle(qtbot, project_view.context)
    qtbot.keyClicks(picker, "energy")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    chip = next(b for b in editor.form.codings.findChildren(QPushButton) if "Energy" in b.text())
    oppose = next(entry for entry in chip.menu().actions() if "oppose" in entry.text())
    oppose.trigger()
    settle(qtbot, project_view.context)
    codings = records.get(roundtable.project, Feedback, said).codings
    assert [(coding.theme.name, coding.stance) for coding in codings] == [
        ("Loans and grants", Stance.SUPPORT),
        ("Energy", Stance.OPPOSE),
    ]


def test_a_more_open_disclosure_waits_for_the_permission(
    said: int, project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = feedback_editor(project_view, said, qtbot)
    assert not editor.form.permission.isVisible()
    editor.form.disclosure.committed.emit(Level.ORGANISATION)
    settle(qtbot, project_view.context)
    assert editor.form.permission.isVisible()
    assert records.get(roundtable.project, Feedback, said).disclosure is None

    for control, text in (
        (editor.form.permission_by, "The general secretary"),
        (editor.form.permission_on, "26 March 2020"),
        (editor.form.permission_how, "by e-mail"),
    ):
        focus(qtbot, control)
        qtbot.keyClicks(control, text)
        qtbot.keyClick(control, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    stored = records.get(roundtable.project, Feedback, said)
    assert stored.disclosure is Level.ORGANISATION
    assert (stored.permission_by, stored.permission_on) == ("The general secretary", dt.date(2020, 3, 26))
    assert "Example Forge Union said" in editor.form.outside.text()


# Agenda


def test_the_agenda_counts_and_takes_a_new_theme(
    said: int, project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project_view.show_page("agenda")
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, AgendaPage)
    loans = page.model.index_of(Noun.THEME, roundtable.loans.id)
    assert loans.siblingAtColumn(1).data() == "1"
    page.show_record(Noun.THEME, roundtable.loans.id)
    settle(qtbot, project_view.context)
    page.new_record()
    inspector = page.inspectors[Noun.THEME]
    draft = inspector.editor.record
    assert draft.code == "1.1"
    inspector.editor.save("title", title="First loans")
    inspector.editor.add()
    settle(qtbot, project_view.context)
    loans = page.model.index_of(Noun.THEME, roundtable.loans.id)
    assert page.model.index(0, 0, loans).data() == "First loans"


# Getting about


def test_the_palette_finds_records_and_commands(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    palette = project_view.palette_dialog
    project_view.context.actions["search"].trigger()
    qtbot.keyClicks(palette.line, "forge")
    model = palette.list.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0 and model.index(0, 0).data() == "Example Forge Union")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, ListPage)
    assert page.name == "stakeholders"
    assert page.table.current_id() == roundtable.forge.id

    project_view.context.actions["search"].trigger()
    qtbot.keyClicks(palette.line, "engag")
    qtbot.waitUntil(lambda: model.rowCount() > 0 and model.index(0, 0).data() == "Engagements")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert isinstance(project_view.page, EngagementsPage)


def test_a_record_hidden_by_the_filter_is_shown_all_the_same(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.filter_bar.set_text("kind:union")
    settle(qtbot, project_view.context)
    project_view.go_to(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, project_view.context)
    assert page.table.current_id() == roundtable.castings.id


def test_a_record_that_is_put_away_is_shown_all_the_same(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Organisation, roundtable.castings.id, archived=True)
    page = list_page(project_view, "stakeholders", qtbot)
    assert page.table.current_id() == roundtable.forge.id
    project_view.go_to(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, project_view.context)
    assert page.filter_bar.text() == "is:archived"
    assert page.table.current_id() == roundtable.castings.id


def test_a_record_that_has_gone_leaves_the_whole_list_as_it_is(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.filter_bar.set_text("kind:union")
    settle(qtbot, project_view.context)
    records.remove(roundtable.project, Organisation, [roundtable.castings.id])
    project_view.go_to(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, project_view.context)
    assert page.filter_bar.text() == ""
    assert page.table.current_id() == roundtable.forge.id


def test_what_is_put_away_is_not_counted(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project_view.context.write(
        lambda project, progress: records.edit(project, Organisation, roundtable.castings.id, archived=True)
    )
    settle(qtbot, project_view.context)
    model = project_view.navigation.list.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Stakeholders 2"


def test_the_window_is_as_it_was_left(
    project_view: ProjectView, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.table.setColumnWidth(1, 160)
    project_view.show_page("engagements")
    again = open_again(opened, qtbot)
    assert again.page.name == "engagements"
    page = list_page(again, "stakeholders", qtbot)
    assert page.table.columnWidth(1) == 160


def test_what_is_being_typed_is_kept_when_the_window_is_closed(
    project_view: ProjectView, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "stakeholders", qtbot)
    page.table.select(roundtable.castings.id)
    settle(qtbot, project_view.context)
    editor = organisation_editor(page)
    focus(qtbot, editor.form.notes)
    qtbot.keyClicks(editor.form.notes, "Prefers mornings")
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())
    stored = records.get(roundtable.project, Organisation, roundtable.castings.id)
    assert stored.notes == "Prefers mornings"
    assert undo.next_undo(roundtable.project) is not None
