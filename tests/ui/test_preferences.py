"""What a person prefers, and what a project says of itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engage import settings
from engage.domain.disclosure import Audience
from engage.domain.organisations import Organisation
from engage.services import projects, records, undo
from engage.services.projects import Project
from engage.settings import Appearance, Settings, TextSize
from engage.ui import action_states, theme
from engage.ui.feedback.editor import FeedbackEditor
from engage.ui.feedback.page import FeedbackPage
from engage.ui.main_window import MainWindow
from engage.ui.preferences_dialog import PreferencesDialog
from engage.ui.project_view import ProjectView
from engage.ui.projects.details_dialog import ProjectDetailsDialog
from engage.ui.summaries.page import SummariesPage
from tests.ui.conftest import focus, settle


def view_of(window: MainWindow) -> ProjectView:
    assert window.project_view is not None
    return window.project_view


def preferences_dialog(window: MainWindow) -> PreferencesDialog:
    window.actions_by_name["preferences"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog)
    return dialog


def test_every_choice_holds_at_once_and_another_day(window: MainWindow, qtbot: QtBot) -> None:
    dialog = preferences_dialog(window)
    focus(qtbot, dialog.form.name)
    qtbot.keyClicks(dialog.form.name, "AB")
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Tab)
    for field, text in (
        (dialog.form.appearance, "Dark"),
        (dialog.form.text_size, "Larger"),
        (dialog.form.audience, "Public"),
    ):
        qtbot.keyClicks(field, text[:3])
        assert field.currentText() == text
    kept = settings.load()
    assert kept == window.preferences.settings
    assert (kept.name, kept.appearance, kept.text_size, kept.audience) == (
        "AB",
        Appearance.DARK,
        TextSize.LARGER,
        Audience.PUBLIC,
    )
    assert window.actions_by_name["appearance_dark"].isChecked()
    dialog.close()
    again = preferences_dialog(window)
    assert [again.form.name.text(), again.form.audience.currentText()] == ["AB", "Public"]
    again.close()


def test_a_name_that_is_being_typed_is_kept_when_the_dialog_is_closed(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = preferences_dialog(window)
    focus(qtbot, dialog.form.name)
    qtbot.keyClicks(dialog.form.name, "CD")
    qtbot.mouseClick(dialog.form.close_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert settings.load().name == "CD"


def test_without_a_name_the_login_name_stands(window: MainWindow) -> None:
    window.preferences.set_name("CD")
    dialog = preferences_dialog(window)
    dialog.form.name.setText("")
    assert dialog.form.name.placeholderText() == settings.Settings().who != "CD"
    dialog.close()


def test_deeds_stand_under_the_name_from_then_on(opened: MainWindow, project: Project, qtbot: QtBot) -> None:
    context = view_of(opened).context
    opened.preferences.set_name("Example Officer")
    context.write(lambda project, progress: records.add(project, Organisation(name="Example Castings")))
    settle(qtbot, context)
    deed = undo.next_undo(project)
    assert deed is not None
    assert deed.who == "Example Officer"


def test_what_was_said_can_be_larger(opened: MainWindow, qapp: QApplication) -> None:
    view = view_of(opened)
    view.show_page("feedback")
    editor = view.page_of(FeedbackPage).listing.inspector.editor
    assert isinstance(editor, FeedbackEditor)
    for widget in (editor.form.text, view.log_bar.line):
        widget.ensurePolished()
    usual = editor.form.text.fontInfo().pointSizeF()
    others = editor.form.tags.fontInfo().pointSizeF()
    theme.apply(qapp, Appearance.LIGHT, TextSize.LARGEST)
    assert editor.form.text.fontInfo().pointSizeF() == pytest.approx(1.5 * usual, rel=0.05)
    assert view.log_bar.line.fontInfo().pointSizeF() > others
    assert editor.form.tags.fontInfo().pointSizeF() == others
    theme.apply(qapp, Appearance.LIGHT)
    assert editor.form.text.fontInfo().pointSizeF() == usual


def test_summaries_are_at_first_for_whom_one_prefers(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    window.preferences.set_audience(Audience.SHARED)
    window.open_path(project.path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    settle(qtbot, view_of(window).context)
    assert view_of(window).page_of(SummariesPage).options.audience is Audience.SHARED


def test_a_size_that_nobody_knows_gives_way_to_the_usual_one() -> None:
    settings.settings_file().write_text('{"text_size": "gigantic", "name": "AB"}')
    assert (settings.load().text_size, settings.load().name) == (TextSize.USUAL, "AB")


# Project details


@pytest.fixture
def dialog(opened: MainWindow, qtbot: QtBot) -> ProjectDetailsDialog:
    opened.actions_by_name["project_details"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProjectDetailsDialog)
    settle(qtbot, view_of(opened).context)
    return dialog


def save(opened: MainWindow, dialog: ProjectDetailsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.form.ok, Qt.MouseButton.LeftButton)
    settle(qtbot, view_of(opened).context)


def test_details_are_changed_as_one_deed_that_can_be_undone(
    opened: MainWindow, dialog: ProjectDetailsDialog, project: Project, qtbot: QtBot
) -> None:
    before = projects.details(project)
    dialog.form.name.setText("  Heat & power ")
    dialog.form.controller.setText("Example Group secretariat")
    dialog.form.smallest_cell.setText("5")
    dialog.form.zone.setCurrentText("Europe/Dublin")
    save(opened, dialog, qtbot)
    assert QApplication.activeModalWidget() is None
    after = projects.details(project)
    assert (after.name, after.controller) == ("Heat & power", "Example Group secretariat")
    assert (after.smallest_cell, after.zone) == (5, "Europe/Dublin")
    assert opened.windowTitle().startswith("Heat & power")
    opened.actions_by_name["undo"].trigger()
    settle(qtbot, view_of(opened).context)
    settle(qtbot, view_of(opened).context)
    assert projects.details(project) == before
    assert opened.windowTitle().startswith(before.name)


def test_what_is_not_changed_is_no_deed(
    opened: MainWindow, dialog: ProjectDetailsDialog, project: Project, qtbot: QtBot
) -> None:
    deed = undo.next_undo(project)
    save(opened, dialog, qtbot)
    assert QApplication.activeModalWidget() is None
    assert undo.next_undo(project) == deed


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "  ", "needs a name"),
        ("smallest_cell", "few", "“few” is no number"),
        ("smallest_cell", "", "“” is no number"),
        ("smallest_cell", "0", "at least 1"),
        ("zone", "Mars/Olympus", "“Mars/Olympus” is no time zone"),
    ],
)
def test_what_cannot_be_taken_stays_in_its_field_with_a_sentence_beside_it(
    opened: MainWindow,
    dialog: ProjectDetailsDialog,
    project: Project,
    qtbot: QtBot,
    field: str,
    value: str,
    sentence: str,
) -> None:
    before = projects.details(project)
    control = getattr(dialog.form, field)
    (control.setCurrentText if isinstance(control, QComboBox) else control.setText)(value)
    save(opened, dialog, qtbot)
    problems = {name: label for name, (_, label) in dialog._places.items() if label.isVisible()}
    assert set(problems) == {field}
    assert sentence in problems[field].text()
    assert (control.currentText() if isinstance(control, QComboBox) else control.text()) == value
    assert projects.details(project) == before
    dialog.reject()


def test_details_cannot_be_changed_where_a_project_may_only_be_read(
    opened: MainWindow, project: Project
) -> None:
    with Project(project.path, "AB", is_read_only=True) as read_only:
        action_states.enable(opened.actions_by_name, read_only)
    assert not opened.actions_by_name["project_details"].isEnabled()
    assert opened.actions_by_name["preferences"].isEnabled()


def heard(control: QWidget) -> str:
    """What a control is called: by the label beside it, or else by itself."""
    labels = control.window().findChildren(QLabel)
    return next(
        (label.text() for label in labels if label.buddy() is control),
        QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name),
    )


@pytest.mark.parametrize("action", ["preferences", "project_details"])
def test_every_control_has_a_name_and_a_place_in_the_order(
    opened: MainWindow, action: str, qtbot: QtBot
) -> None:
    opened.actions_by_name[action].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog | ProjectDetailsDialog)
    settle(qtbot, view_of(opened).context)
    names = []
    focus(qtbot, dialog.form.name)
    first = control = dialog.focusWidget()
    while control is not first or not names:
        assert isinstance(control, QWidget)
        names.append(heard(control))
        qtbot.keyClick(control, Qt.Key.Key_Tab)
        control = dialog.focusWidget()
    assert (
        names
        == {
            "preferences": [
                "Your name",
                "Initials",
                "Colours",
                "Text size of what was said",
                "Summaries are at first for",
                "Lock encrypted projects",
                "Project details…",
                "Close",
            ],
            "project_details": [
                "Name of the programme of work",
                "Answerable for the personal data",
                "Smallest number of one kind",
                "Time zone of new engagements",
                "Cancel",
                "Save",
            ],
        }[action]
    )
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    dialog.close()


def test_the_initials_stand_at_the_foot_of_the_window(opened: MainWindow, qtbot: QtBot) -> None:
    view = view_of(opened)
    dialog = preferences_dialog(opened)
    for field, text in ((dialog.form.name, "Sam Example"), (dialog.form.initials, "sx")):
        focus(qtbot, field)
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert view.status_bar.who.text() == {"Sam Example": "SE", "sx": "sx"}[text]
    assert dialog.form.initials.placeholderText() == "SE"
    assert view.status_bar.who.accessibleName() == "You work as Sam Example"
    assert settings.load().initials == "sx"
    dialog.close()
    qtbot.mouseClick(view.status_bar.who, Qt.MouseButton.LeftButton)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, PreferencesDialog)
    asked.close()


def test_what_belongs_to_the_project_is_changed_with_its_details(
    opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    dialog = preferences_dialog(opened)
    settle(qtbot, view_of(opened).context)
    assert dialog.form.smallest_cell.text().endswith(": 3")
    qtbot.mouseClick(dialog.form.details_button, Qt.MouseButton.LeftButton)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, ProjectDetailsDialog)
    settle(qtbot, view_of(opened).context)
    asked.form.smallest_cell.setText("5")
    asked.accept()
    settle(qtbot, view_of(opened).context)
    again = preferences_dialog(opened)
    settle(qtbot, view_of(opened).context)
    assert again.form.smallest_cell.text().endswith(": 5")
    again.close()


def test_without_a_project_there_is_nothing_of_one_to_change(window: MainWindow) -> None:
    dialog = preferences_dialog(window)
    assert not dialog.form.project_place.isVisible()
    dialog.close()


def test_closing_the_window_writes_the_preferences_once(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    save, written = settings.save, []

    def noting(kept: Settings) -> None:
        written.append(kept)
        save(kept)

    monkeypatch.setattr(settings, "save", noting)
    opened.resize(opened.width() + 40, opened.height())
    opened.close()
    assert len(written) == 1
    assert settings.load().screens.keys() >= {"window", "page", "panes"}
