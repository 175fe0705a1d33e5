"""Briefings in the window: written part by part, seen as pages, frozen, compared with today, withdrawn."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.changes import Changes
from engage.domain.disclosure import Audience
from engage.domain.feedback import Coding, Feedback, Stance
from engage.services import records, undo
from engage.services.briefings import editions
from engage.ui.briefings.briefing_editor import BriefingEditor
from engage.ui.briefings.comparison_dialog import ComparisonDialog
from engage.ui.briefings.editions_tab import EditionsTab
from engage.ui.briefings.feedback_palette import FeedbackPalette
from engage.ui.briefings.freeze_dialog import FreezeDialog
from engage.ui.briefings.page import BriefingsPage
from engage.ui.briefings.withdraw_dialog import WithdrawDialog
from engage.ui.main_window import MainWindow
from engage.ui.save_dialogs import usual_folder
from engage.ui.summaries.page import SummariesPage
from engage.ui.widgets.fields import ChoiceField
from tests.builders import limited_file_size
from tests.ui.conftest import Roundtable, add, focus, settle

DAY = dt.date(2020, 3, 25)
TEXT = "# In short\n\nLoans are wanted."


@pytest.fixture
def said(roundtable: Roundtable) -> Feedback:
    """Something that was said at the roundtable."""
    reference = add(
        roundtable.project,
        Feedback(
            text="Cheap loans would move the order book",
            said_on=DAY,
            engagement=roundtable.engagement,
            organisation=roundtable.castings,
            contact=roundtable.ana,
            codings=(Coding(theme=roundtable.loans, stance=Stance.SUPPORT),),
        ),
    )
    return records.get(roundtable.project, Feedback, reference.id)


@pytest.fixture
def page(roundtable: Roundtable, said: Feedback, opened: MainWindow, qtbot: QtBot) -> BriefingsPage:
    """The page, with one briefing in its list."""
    briefing = Briefing(title="What we heard", audience=Audience.SHARED, parts=(BriefingPart(text=TEXT),))
    add(roundtable.project, briefing)
    view = opened.project_view
    assert view is not None
    view.context.actions["page_briefings"].trigger()
    settle(qtbot, view.context)
    return view.page_of(BriefingsPage)


@pytest.fixture
def writing(page: BriefingsPage, qtbot: QtBot) -> BriefingsPage:
    """The briefing, open, with its pages set."""
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    return page


def stored(page: BriefingsPage) -> Briefing:
    project = page.context.project
    (found,) = records.rows(project, Briefing, records.ids(project, Briefing))
    return found


def do(page: BriefingsPage, qtbot: QtBot, *names: str) -> None:
    for name in names:
        page.context.actions[name].trigger()
        settle(qtbot, page.context)


def entries(page: BriefingsPage) -> list[str]:
    model = page.panel.list.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def see_pages(page: BriefingsPage, qtbot: QtBot) -> str:
    """Wait for the pages to follow, and return their words."""
    preview = page.view.preview
    if preview._pause.isActive():
        qtbot.waitUntil(lambda: not preview._pause.isActive())
    settle(qtbot, page.context)
    return " ".join(" ".join(preview.page_text(n).split()) for n in range(preview.page_count()))


def dialog(kind: type[QDialog]) -> QDialog:
    (found,) = [each for each in QApplication.topLevelWidgets() if type(each) is kind and each.isVisible()]
    assert isinstance(found, kind)
    return found


def test_enter_opens_a_briefing_with_its_pages(writing: BriefingsPage, qtbot: QtBot) -> None:
    assert entries(writing) == ["In short"]
    assert "Loans are wanted." in see_pages(writing, qtbot)
    pages = writing.view.preview.findChild(QPdfView)
    assert isinstance(pages, QPdfView)
    assert pages.accessibleName() == "Pages of the briefing, page 1 of 1"
    assert writing.panel.list.hasFocus()
    qtbot.keyClick(writing.panel.list, Qt.Key.Key_Escape)
    settle(qtbot, writing.context)
    assert writing.open_id is None
    assert writing.table.hasFocus()


def test_the_list_says_how_many_there_are_also_once_one_is_printed(page: BriefingsPage, qtbot: QtBot) -> None:
    foot = page._foot.text()
    page.tell_printed("Sent to the printer: 3 pages")
    assert (page.saved_bar.text(), page._foot.text()) == ("Sent to the printer: 3 pages", foot)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert page.open_id is not None
    assert not page.saved_bar.isVisible()


def test_what_is_typed_is_seen_before_it_is_stored_and_then_stored(
    writing: BriefingsPage, qtbot: QtBot
) -> None:
    do(writing, qtbot, "edit")
    editor = writing.panel.editor.text
    focus(qtbot, editor.text)
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "Grants are wanted.")
    assert "Grants are wanted." in see_pages(writing, qtbot)
    qtbot.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, writing.context)
    assert [part.text for part in stored(writing).parts] == ["Grants are wanted."]
    assert entries(writing) == ["Grants are wanted."]


def test_parts_are_added_moved_and_taken_out(writing: BriefingsPage, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_summary", "part_chart", "part_number")
    assert [part.kind for part in stored(writing).parts] == [
        PartKind.TEXT,
        PartKind.SUMMARY,
        PartKind.CHART,
        PartKind.NUMBER,
    ]
    assert "1 organisation spoke" in see_pages(writing, qtbot)
    writing.panel.list.setFocus()
    do(writing, qtbot, "part_up", "part_up")
    assert [part.kind for part in stored(writing).parts][1] is PartKind.NUMBER
    do(writing, qtbot, "part_down", "remove")
    assert PartKind.NUMBER not in [part.kind for part in stored(writing).parts]
    do(writing, qtbot, "undo")
    assert [part.kind for part in stored(writing).parts][2] is PartKind.NUMBER
    assert len(entries(writing)) == 4


def test_a_summary_is_chosen_narrowed_and_named(writing: BriefingsPage, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_summary")
    editor = writing.panel.editor
    editor.summary.setCurrentIndex(editor.summary.findText("By stakeholder"))
    settle(qtbot, writing.context)
    editor.filter.set_text("theme:1")
    settle(qtbot, writing.context)
    editor.title.setText("Who said so")
    editor.title.editingFinished.emit()
    settle(qtbot, writing.context)
    part = stored(writing).parts[1]
    assert (part.summary, part.filter, part.text) == ("by-stakeholder", "theme:1", "Who said so")
    assert "Who said so" in see_pages(writing, qtbot)
    assert entries(writing)[1] == "Summary: Who said so (theme:1)"


def test_what_a_chart_or_a_number_shows_is_chosen(writing: BriefingsPage, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_number")
    field = writing.panel.editor._option_fields["of"]
    field.setCurrentIndex(1)  # type: ignore[union-attr]
    settle(qtbot, writing.context)
    assert stored(writing).parts[1].options == ("of=pieces",)
    field.setCurrentIndex(0)  # type: ignore[union-attr]
    settle(qtbot, writing.context)
    assert stored(writing).parts[1].options == ()


def test_what_is_offered_for_a_part_is_its_own(writing: BriefingsPage, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_number", "part_chart")
    field = writing.panel.editor._option_fields["of"]
    assert isinstance(field, ChoiceField)
    assert (field.accessibleName(), field.currentText()) == ("What is drawn", "Themes")


def test_a_quote_is_found_by_its_words(writing: BriefingsPage, said: Feedback, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_quote")
    palette = dialog(FeedbackPalette)
    assert isinstance(palette, FeedbackPalette)
    palette.line.setText("order book")
    settle(qtbot, writing.context)
    qtbot.keyClick(palette, Qt.Key.Key_Return)
    settle(qtbot, writing.context)
    part = stored(writing).parts[1]
    assert part.feedback
    assert part.feedback.id == said.id
    seen = see_pages(writing, qtbot)
    assert "Cheap loans would move the order book" in seen
    assert "Ana Sample" not in seen, "partners may not learn who said it"


def test_what_cannot_be_made_is_said_above_the_pages(writing: BriefingsPage, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_number")
    writing.panel.editor.filter.set_text("theme:99")
    settle(qtbot, writing.context)
    assert "cannot be made yet" in see_pages(writing, qtbot)
    assert "There is no theme “99”" in writing.view._problems.text()
    writing.panel.editor.filter.set_text("")
    see_pages(writing, qtbot)
    assert writing.view._problems.isHidden()


def test_the_pages_follow_the_data(writing: BriefingsPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    do(writing, qtbot, "part_number")
    assert "1 organisation spoke" in see_pages(writing, qtbot)
    new = Feedback(text="So do we", said_on=DAY, organisation=roundtable.forge)
    writing.context.write(lambda project, progress: records.add(project, new))
    settle(qtbot, writing.context)
    assert "2 organisations spoke" in see_pages(writing, qtbot)


def test_a_briefing_is_saved_as_it_is_seen(writing: BriefingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    writing.save_to(stored(writing), tmp_path / "heard.html")
    settle(qtbot, writing.context)
    assert "Loans are wanted." in (tmp_path / "heard.html").read_text("utf-8")
    assert writing.saved_bar.isVisible()
    assert writing.saved_bar.text().startswith("Saved as heard.html.")


def test_a_briefing_that_is_saved_from_the_list_is_said_to_be(
    page: BriefingsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.save_to(stored(page), tmp_path / "heard.html")
    settle(qtbot, page.context)
    assert page.saved_bar.isVisible()
    assert page.saved_bar.text().startswith("Saved as heard.html.")


def test_a_briefing_that_was_saved_is_opened_when_asked_for(
    page: BriefingsPage, opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("engage.ui.summaries.saved_bar.open_path", shown.append)
    do(page, qtbot, "open_saved")
    assert opened.error_bar.text().startswith("Nothing has been saved here yet")
    page.save_to(stored(page), tmp_path / "heard.html")
    settle(qtbot, page.context)
    assert shown == []
    do(page, qtbot, "open_saved", "show_saved")
    assert shown == [tmp_path / "heard.html", tmp_path]
    do(page, qtbot, "open_briefing")
    assert not page.saved_bar.isVisible()


def test_a_briefing_and_its_editions_are_saved_in_the_format_that_is_chosen(
    writing: BriefingsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(("heard", "v1.2"))
    offered = []

    def answer(parent: object, title: str, usual: str, choices: str, chosen: str = "") -> tuple[str, str]:
        offered.append(Path(usual).stem)
        word = next(each for each in choices.split(";;") if "docx" in each)
        return str(tmp_path / next(names)), word

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    writing.ask_where_to_save()
    settle(qtbot, writing.context)
    _frozen(writing, qtbot)
    tab = _tab(writing, qtbot)
    tab.ask_where_to_save()
    settle(qtbot, writing.context)
    assert {path.name for path in tmp_path.glob("*.docx")} == {"heard.docx", "v1.2.docx"}
    assert offered == ["what-we-heard-shared", "what-we-heard-1-shared"]


def test_a_file_is_offered_a_place_where_the_last_one_went(
    writing: BriefingsPage, opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []

    def answer(parent: object, title: str, usual: str, choices: str, chosen: str = "") -> tuple[str, str]:
        offered.append(Path(usual).parent)
        return str(tmp_path / "heard.html"), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for _ in range(2):
        writing.ask_where_to_save()
        settle(qtbot, writing.context)
    view = opened.project_view
    assert view is not None
    view.context.actions["page_summaries"].trigger()
    settle(qtbot, view.context)
    view.page_of(SummariesPage).ask_where_to_save()
    settle(qtbot, view.context)
    assert offered == [usual_folder(), tmp_path, tmp_path]


def test_what_cannot_be_stored_stays_there_and_is_tried_again(
    writing: BriefingsPage, opened: MainWindow, qtbot: QtBot
) -> None:
    editor = writing.panel.editor.text
    do(writing, qtbot, "edit")
    editor.text.selectAll()
    with limited_file_size(100):
        qtbot.keyClicks(editor.text, "Grants are wanted.")
        editor.commit()
        settle(qtbot, writing.context)
    assert stored(writing).parts[0].text == TEXT
    writing.on_changed(Changes(ids={"feedback": (1,)}))
    settle(qtbot, writing.context)
    assert editor.text.toPlainText() == "Grants are wanted."
    assert writing.unfinished() == "What we heard"
    settle(qtbot, writing.context)
    assert stored(writing).parts[0].text == "Grants are wanted."
    assert writing.unfinished() == ""


def test_a_new_briefing_is_begun_in_the_list(page: BriefingsPage, qtbot: QtBot) -> None:
    do(page, qtbot, "new")
    editor = page.listing.inspector.editor
    assert isinstance(editor, BriefingEditor)
    qtbot.keyClicks(editor.form.title, "Another")
    qtbot.keyClick(editor.form.title, Qt.Key.Key_Tab)
    editor.add()
    settle(qtbot, page.context)
    titles = {each.title for each in records.rows(
        page.context.project, Briefing, records.ids(page.context.project, Briefing))}  # fmt: skip
    assert titles == {"What we heard", "Another"}


def _frozen(page: BriefingsPage, qtbot: QtBot, note: str = "") -> None:
    do(page, qtbot, "freeze_briefing")
    freezing = dialog(FreezeDialog)
    assert isinstance(freezing, FreezeDialog)
    freezing.note.setText(note)
    freezing.accept()
    settle(qtbot, page.context)


def _tab(page: BriefingsPage, qtbot: QtBot) -> EditionsTab:
    """The editions of the briefing, beside the list."""
    page.close_view()
    settle(qtbot, page.context)
    page.listing.inspector.tabs.setCurrentIndex(1)
    settle(qtbot, page.context)
    (found,) = page.listing.inspector.findChildren(EditionsTab)
    return found


def test_a_briefing_is_frozen_and_compared_with_today(
    writing: BriefingsPage, said: Feedback, tmp_path: Path, qtbot: QtBot
) -> None:
    do(writing, qtbot, "part_summary")
    _frozen(writing, qtbot, "To the officers")
    (edition,) = stored(writing).editions
    assert edition.note == "To the officers"
    do(writing, qtbot, "compare_edition")
    comparison = dialog(ComparisonDialog)
    assert isinstance(comparison, ComparisonDialog)
    assert comparison.state.text().startswith("Nothing that edition 1 was made from has changed.")
    comparison.reject()
    records.edit(writing.context.project, Feedback, said.id, text="Grants, please")
    do(writing, qtbot, "compare_edition")
    comparison = dialog(ComparisonDialog)
    assert isinstance(comparison, ComparisonDialog)
    assert comparison.state.text() == "Changed since: 1"
    model = comparison.list.model()
    assert "Grants, please" in model.data(model.index(0, 0))
    assert comparison.withdraw.isHidden()
    comparison.reject()
    _tab(writing, qtbot).save_to(tmp_path / "first.html")
    settle(qtbot, writing.context)
    assert writing.saved_bar.text().startswith("Saved as first.html.")
    assert "Cheap loans" in (tmp_path / "first.html").read_text("utf-8")


def test_an_edition_that_may_no_longer_be_told_is_withdrawn(
    writing: BriefingsPage, said: Feedback, tmp_path: Path, qtbot: QtBot
) -> None:
    do(writing, qtbot, "part_summary")
    _frozen(writing, qtbot)
    project = writing.context.project
    records.edit(project, Feedback, said.id, disclosure="withheld")
    do(writing, qtbot, "compare_edition")
    comparison = dialog(ComparisonDialog)
    assert isinstance(comparison, ComparisonDialog)
    assert not comparison.withdraw.isHidden()
    comparison.withdraw.click()
    settle(qtbot, writing.context)
    withdrawing = dialog(WithdrawDialog)
    assert isinstance(withdrawing, WithdrawDialog)
    withdrawing.accept()
    settle(qtbot, writing.context)
    assert "needs a reason" in withdrawing._problem.text()
    withdrawing.why.setText("They took it back")
    withdrawing.accept()
    settle(qtbot, writing.context)
    assert stored(writing).editions[0].withdrawn_why == "They took it back"
    tab = _tab(writing, qtbot)
    assert not tab.save.isEnabled()
    assert "withdrawn: They took it back" in tab.list.model().data(tab.list.model().index(0, 0))
    undo.undo(project)
    assert not editions.numbered(stored(writing)).is_withdrawn


def test_what_it_gives_away_is_listed_and_needs_a_reason(writing: BriefingsPage, qtbot: QtBot) -> None:
    project = writing.context.project
    telling = (BriefingPart(text="Ana Sample is right."),)
    records.edit(project, Briefing, stored(writing).id, parts=telling)
    do(writing, qtbot, "freeze_briefing")
    freezing = dialog(FreezeDialog)
    assert isinstance(freezing, FreezeDialog)
    freezing.accept()
    settle(qtbot, writing.context)
    model = freezing.list.model()
    assert "“Ana Sample” is Ana Sample" in model.data(model.index(0, 0))
    assert stored(writing).editions == ()
    freezing.reason.setText("She agreed")
    freezing.accept()
    settle(qtbot, writing.context)
    assert stored(writing).editions[0].despite == "She agreed"


def test_what_stops_saving_says_where_all_of_it_is_listed(
    writing: BriefingsPage, opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    telling = (BriefingPart(text="Ana Sample is right."),)
    records.edit(writing.context.project, Briefing, stored(writing).id, parts=telling)
    writing.save_to(stored(writing), tmp_path / "heard.html")
    settle(qtbot, writing.context)
    assert "“Ana Sample” is Ana Sample" in opened.error_bar.text()
    assert "“Freeze…” lists all places, and takes a reason" in opened.error_bar.text()
    assert not (tmp_path / "heard.html").exists()
