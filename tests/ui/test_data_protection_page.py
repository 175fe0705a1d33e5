"""The page of data protection: whom to review, what is missing, what people asked, and what they are told."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.feedback import Feedback
from engage.domain.objections import Objection
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.services import records, undo
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.privacy.access_dialog import AccessDialog
from engage.ui.privacy.basis_editor import BasisEditor
from engage.ui.privacy.erase_dialog import EraseDialog
from engage.ui.privacy.page import DataProtectionPage
from engage.ui.privacy.review_dialog import ReviewDialog
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.widgets.cells import cut_with_mark
from engage.ui.widgets.scrolling import bring_into_sight
from tests.ui.conftest import add, settle, show_page

TODAY = dt.datetime.now().astimezone().date()


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> DataProtectionPage:
    for name, review_on in (("Late", dt.date(2020, 3, 1)), ("Later", dt.date(2020, 4, 1)), ("Never", None)):
        records.add(context.project, Contact(given_name=name, family_name="Specimen", review_on=review_on))
    return shown(context, qtbot)


def shown(context: Context, qtbot: QtBot) -> DataProtectionPage:
    page = DataProtectionPage(context)
    qtbot.addWidget(page)
    page.resize(900, 700)
    context.changes.changed.connect(page.on_changed)
    page.show()
    settle(qtbot, context)
    return page


def names(page: DataProtectionPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def editor_of(page: DataProtectionPage) -> BasisEditor:
    editor = page.listing.inspector.editor
    assert isinstance(editor, BasisEditor)
    return editor


def words_of(widget: object) -> str:
    assert isinstance(widget, ReviewDialog | AccessDialog | EraseDialog)
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_those_to_be_reviewed_are_shown_first_the_longest_overdue_on_top(page: DataProtectionPage) -> None:
    assert names(page) == ["Late Specimen", "Later Specimen"]
    days = [page.table.model().index(row, 2).data() for row in range(2)]
    assert days == ["! 1 Mar 2020", "! 1 Apr 2020"]


def test_all_that_are_chosen_are_kept_for_longer_at_once(page: DataProtectionPage, qtbot: QtBot) -> None:
    page.table.selectAll()
    page.people.review()
    dialog = page.findChild(ReviewDialog)
    assert dialog is not None
    settle(qtbot, page.context)
    assert "Late Specimen, Later Specimen" in words_of(dialog)
    dialog.keep_until.setText("31 December 2199")
    dialog.basis.show_value(LawfulBasis.CONSENT)
    dialog.accept()
    settle(qtbot, page.context)
    assert names(page) == []
    kept = records.rows(
        page.context.project, Contact, records.ids(page.context.project, Contact, "basis:consent")
    )
    assert {each.review_on for each in kept} == {dt.date(2199, 12, 31)}
    undo.undo(page.context.project)
    assert records.count(page.context.project, Contact, "is:review") == 2


@pytest.mark.parametrize("name", ["data-protection", "stakeholders"])
def test_the_form_stays_where_it_is_as_something_is_ticked(
    project: Project, opened: MainWindow, qtbot: QtBot, name: str
) -> None:
    """Else the next click hits another box."""
    role = Affiliation(organisation=add(project, Organisation(name="Example Castings")), role="Director")
    ground = LawfulBasis.LEGITIMATE_INTERESTS
    ana = Contact(given_name="Ana", family_name="Specimen", lawful_basis=ground, affiliations=(role,))
    records.add(project, ana)
    page = show_page(opened, name, qtbot).page
    assert isinstance(page, ListPage)
    page.show_filter(Noun.CONTACT, "name:Specimen")
    settle(qtbot, page.context)
    editor = page.listing.inspector.editor
    assert isinstance(editor, BasisEditor | ContactEditor)
    boxes = editor.form.objections.boxes
    bring_into_sight(boxes[Objection.RESTRICTED])
    QApplication.processEvents()
    first = boxes[Objection.RESTRICTED]
    stood = first.mapTo(opened, first.rect().topLeft())
    for box in boxes.values():
        box.click()
        settle(qtbot, page.context)
        assert first.mapTo(opened, first.rect().topLeft()) == stood
    said = [label.text() for label in page.listing.inspector.findChildren(QLabel) if label.isVisible()]
    assert "Asked of us: restricted, objected, no contact, no post, no e-mail" in said


@pytest.mark.parametrize("typed", ["", "soon", "1 March 2020"])
def test_a_day_that_will_not_do_stays_with_a_sentence(
    page: DataProtectionPage, qtbot: QtBot, typed: str
) -> None:
    page.people.review()
    dialog = page.findChild(ReviewDialog)
    assert dialog is not None
    dialog.keep_until.setText(typed)
    dialog.accept()
    settle(qtbot, page.context)
    assert dialog.isVisible()
    assert dialog.keep_until.text() == typed
    assert "Write it as" in words_of(dialog) or "Give a day to come" in words_of(dialog)
    dialog.reject()


def test_what_somebody_asks_is_ticked_and_stands_in_the_list(page: DataProtectionPage, qtbot: QtBot) -> None:
    editor = editor_of(page)
    editor.form.objections.boxes[Objection.NO_POST].click()
    settle(qtbot, page.context)
    editor.form.objections.boxes[Objection.RESTRICTED].click()
    settle(qtbot, page.context)
    (asked,) = records.rows(
        page.context.project, Contact, records.ids(page.context.project, Contact, "objection:no_post")
    )
    assert asked.objections == (Objection.RESTRICTED, Objection.NO_POST)
    assert names(page)[0] == "Late Specimen, (restricted, no post)"
    page.quick_filters.choose(page.quick_filters.terms[2])
    settle(qtbot, page.context)
    assert names(page) == ["Late Specimen, (restricted, no post)"]


def test_the_whole_mark_behind_a_name_is_in_its_tip(page: DataProtectionPage, qtbot: QtBot) -> None:
    model = page.table.model()
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    for objection in (Objection.RESTRICTED, Objection.NO_POST):
        editor_of(page).form.objections.boxes[objection].click()
        settle(qtbot, page.context)
    assert "(restricted, no post)" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    heard = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Late Specimen, (restricted, no post)"


def test_where_there_is_no_room_the_mark_is_cut_before_the_name(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QApplication.font())
    name, mark = "Freya Eksempel", "  (restricted, no post)"
    wide, narrow = (metrics.horizontalAdvance(text) for text in (name + mark, f"{name}  (rest…"))
    assert cut_with_mark(name, mark, wide, metrics) == name + mark
    assert re.fullmatch(rf"{name}  \(r.*…", cut_with_mark(name, mark, narrow, metrics))
    assert re.fullmatch(r"Fr.*…  \(r.*…", cut_with_mark(name, mark, narrow - 40, metrics))
    assert cut_with_mark(name, "", narrow, metrics) == name


def test_each_state_without_a_line_says_what_to_do(context: Context, qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    said = {"is:review": "Nobody’s day has come", "is:incomplete": "Of everybody it is recorded"}
    for term, sentence in {**said, page.quick_filters.terms[2]: "Tick what somebody asks"}.items():
        page.quick_filters.choose(term)
        settle(qtbot, context)
        assert any(sentence in label.text() for label in page.findChildren(QLabel) if label.isVisible())
    page.quick_filters.choose("")
    settle(qtbot, context)
    assert any("details are held yet" in label.text() for label in page.findChildren(QLabel))


def test_the_whole_record_is_one_press_away(page: DataProtectionPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.record_wanted) as wanted:
        editor_of(page).form.whole_record.click()
    assert wanted.args == [Noun.CONTACT, page.table.current_id()]


def test_somebody_is_told_what_is_held_on_them(
    page: DataProtectionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.people.answer()
    dialog = page.findChild(AccessDialog)
    assert dialog is not None
    settle(qtbot, page.context)
    assert dialog.who.text() == "Late Specimen"
    dialog.write_to(tmp_path / "out")
    settle(qtbot, page.context)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "subject-access-late-specimen.json",
        "subject-access-late-specimen.pdf",
    ]
    told = json.loads((tmp_path / "out" / "subject-access-late-specimen.json").read_text(encoding="utf-8"))
    assert told["contact"]["name"] == "Late Specimen"
    assert "subject-access-late-specimen.pdf" in words_of(dialog)
    dialog.accept()
    assert undo.history(page.context.project)[0].label == "Tell Late Specimen what is held on them"


def test_nobody_chosen_is_asked_for_by_name(context: Context, qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    page.people.answer()
    dialog = page.findChild(AccessDialog)
    assert dialog is not None
    dialog.accept()
    settle(qtbot, context)
    assert "Say for whom" in words_of(dialog)
    dialog.reject()
    QApplication.processEvents()


# Erasing


@pytest.fixture
def erasing(page: DataProtectionPage, qtbot: QtBot) -> EraseDialog:
    """The dialog, about somebody of whom others speak."""
    for text in ("Late Specimen told us", "As Specimen told us", "Nobody is named here"):
        records.add(page.context.project, Feedback(text=text, said_on=TODAY))
    page.people.erase()
    dialog = page.findChild(EraseDialog)
    assert dialog is not None
    settle(qtbot, page.context)
    return dialog


def ticked(dialog: EraseDialog) -> list[bool]:
    items = [dialog.mentions.item(row) for row in range(dialog.mentions.count())]
    return [item.checkState() is Qt.CheckState.Checked for item in items]


def test_nothing_is_erased_before_the_word_is_typed(
    erasing: EraseDialog, page: DataProtectionPage, qtbot: QtBot
) -> None:
    assert not erasing.does_it.isEnabled()
    for typed in ("Late Specimen", "eras", "erased"):
        erasing.typed.setText(typed)
        erasing.accept()
        assert not erasing.does_it.isEnabled()
    settle(qtbot, page.context)
    assert records.count(page.context.project, Contact) == 3
    erasing.typed.setText(" Erase ")
    assert erasing.does_it.isEnabled()
    erasing.reject()


def test_what_goes_and_what_stays_is_told_before_and_after(
    announced: list[str], erasing: EraseDialog, page: DataProtectionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = words_of(erasing)
    heard = "\n".join(announced)
    assert "holds on Late Specimen goes" in heard
    assert "What goes:\n• Contacts: 1" in heard
    assert "What stays, and why:" in heard
    assert "Documents that were printed, saved or sent" in heard
    erasing.mentions.item(0).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, page.context)
    assert "\n".join(announced).count("holds on Late Specimen goes") == 1, (
        "what stays as it was is not repeated"
    )
    assert "holds on Late Specimen goes" in before
    assert "Contacts: 1" in before
    assert "Documents that were printed, saved or sent" in before
    erasing.reason.setText("Late Specimen asked for it")
    erasing.typed.setText("erase")
    erasing.accept()
    settle(qtbot, page.context)
    assert erasing.isVisible()
    assert erasing.certificate is not None
    assert erasing.certificate.number in words_of(erasing)
    assert announced[-1].startswith("It is done.")
    assert "Specimen" not in erasing.certificate.reason
    assert names(page) == ["Later Specimen"]
    erasing.save_to(tmp_path / "certificate.pdf")
    settle(qtbot, page.context)
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF")
    assert "saved as certificate.pdf" in words_of(erasing)
    erasing.with_name.click()
    erasing.save_to(tmp_path / "letter.html")
    settle(qtbot, page.context)
    erasing.with_name.click()
    erasing.save_to(tmp_path / "kept.html")
    settle(qtbot, page.context)
    letter, own = ((tmp_path / name).read_text(encoding="utf-8") for name in ("letter.html", "kept.html"))
    assert "all that was held on Late Specimen was erased" in letter
    assert "Specimen" not in own
    erasing.accept()


def test_texts_that_may_mean_somebody_else_go_only_where_they_are_ticked(
    erasing: EraseDialog, page: DataProtectionPage, qtbot: QtBot
) -> None:
    said = [erasing.mentions.item(row).text() for row in range(erasing.mentions.count())]
    assert ["may mean somebody else" in text for text in said] == [not is_on for is_on in ticked(erasing)]
    assert ticked(erasing).count(True) == 1
    for row in range(erasing.mentions.count()):
        item = erasing.mentions.item(row)
        if "told us" not in item.text():
            continue  # what others are called
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
    settle(qtbot, page.context)
    assert "somebody chose to leave it" in words_of(erasing)
    erasing.typed.setText("erase")
    erasing.accept()
    settle(qtbot, page.context)
    texts = {
        each.text
        for each in records.rows(page.context.project, Feedback, records.ids(page.context.project, Feedback))
    }
    assert texts == {"Late Specimen told us", "As [erased] told us", "Nobody is named here"}


@pytest.mark.parametrize("width", [500, 1100])
def test_each_text_has_room_for_where_it_stands_and_for_its_words(
    erasing: EraseDialog, page: DataProtectionPage, qtbot: QtBot, width: int
) -> None:
    erasing.resize(width, 700)
    QApplication.processEvents()
    rects = [
        erasing.mentions.visualItemRect(erasing.mentions.item(row)) for row in range(erasing.mentions.count())
    ]
    lines = 2 * erasing.mentions.fontMetrics().lineSpacing()
    assert all(rect.height() >= lines for rect in rects)
    assert all(above.bottom() < below.top() for above, below in pairwise(rects))
    assert {rect.width() for rect in rects} == {erasing.mentions.viewport().width()}
    heard = erasing.mentions.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == erasing.mentions.item(0).text().replace("\n", ": ")
    erasing.reject()


def test_their_words_can_stay_said_by_nobody(page: DataProtectionPage, qtbot: QtBot) -> None:
    person = page.table.current_id()
    assert person is not None
    (contact,) = records.rows(page.context.project, Contact, [person])
    said = Feedback(text="Steel is dear", said_on=TODAY, contact=Reference(contact.id))
    records.add(page.context.project, said)
    page.people.erase()
    dialog = page.findChild(EraseDialog)
    assert dialog is not None
    settle(qtbot, page.context)
    assert "Pieces of feedback: 1" in words_of(dialog)
    dialog.words.setCurrentIndex(1)
    settle(qtbot, page.context)
    assert "Pieces of feedback: 1" not in words_of(dialog)
    assert "said by nobody" in words_of(dialog)
    dialog.reject()


def test_several_are_not_erased_at_once(page: DataProtectionPage, qtbot: QtBot) -> None:
    page.table.selectAll()
    with qtbot.waitSignal(page.context.writer.failed) as failed:
        page.people.erase()
    assert "Choose one of them" in str(failed.args[0])
    assert page.findChild(EraseDialog) is None
