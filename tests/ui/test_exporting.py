"""Exporting through the window: what is offered, what it says, and what is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.services import undo
from engage.services.exporting.exchange.registry import FORMATS
from engage.ui.exporting.dialog import ExportDialog
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.widgets.words import Words
from tests.builders import DAY, add
from tests.ui.conftest import Roundtable, settle, show_page


def asked(window: MainWindow, page: str, qtbot: QtBot) -> ExportDialog:
    """Turn to a page, and ask for what it lists."""
    view = show_page(window, page, qtbot)
    window.actions_by_name["export_data"].trigger()
    settle(qtbot, view.context)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def offered(dialog: ExportDialog) -> list[str]:
    return [dialog.format.itemText(place) for place in range(dialog.format.count())]


def choose(dialog: ExportDialog, name: str) -> None:
    """Choose a format, as with the mouse."""
    chosen = next(one for one in FORMATS if one.name == name)
    place = next(i for i, text in enumerate(offered(dialog)) if chosen.label[1:] in text)
    dialog.format.setCurrentIndex(place)


def said(dialog: ExportDialog) -> str:
    """All that can be read in the dialog."""
    return "\n".join(label.text() for label in dialog.findChildren(Words) if label.isVisible())


def answering(path: Path) -> Callable[..., tuple[str, str]]:
    return lambda *arguments: (str(path), "")


@pytest.fixture
def at_work(roundtable: Roundtable, opened: MainWindow) -> Roundtable:
    return roundtable


def test_a_list_goes_out_as_it_is_narrowed_down(
    at_work: Roundtable, opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show_page(opened, "stakeholders", qtbot)
    page = view.page
    assert isinstance(page, ListPage)
    page.show_filter(Noun.ORGANISATION, "kind:union")
    dialog = asked(opened, "stakeholders", qtbot)
    assert (dialog.what.value(), dialog.filter.text()) == (Noun.ORGANISATION, "kind:union")
    choose(dialog, "cards")
    assert "Cards have no notes, lawful basis, consent" in said(dialog)
    dialog.version.setCurrentIndex(1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(tmp_path / "unions"))
    dialog.does_it.click()
    settle(qtbot, view.context)
    written = (tmp_path / "unions.vcf").read_text(encoding="utf-8")
    assert "VERSION:4.0" in written
    assert written.count("BEGIN:VCARD") == 1
    assert f"Wrote 1 organisation to {tmp_path / 'unions.vcf'}." in said(dialog)
    assert dialog.does_it.text() == "&Close"
    dialog.does_it.click()
    assert QApplication.activeModalWidget() is None


def test_each_noun_offers_the_formats_that_hold_it(
    at_work: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    dialog = asked(opened, "overview", qtbot)
    assert dialog.what.value() is None
    assert not dialog.filter.isEnabled()
    assert len(offered(dialog)) == 3
    for number, noun in enumerate(Noun, start=1):
        dialog.what.setCurrentIndex(number)
        held = [one for one in FORMATS if noun in one.nouns]
        assert len(offered(dialog)) == len(held)
        assert dialog.format.value() in held
        assert dialog.filter.isEnabled()
        for one in held:
            choose(dialog, one.name)
            assert dialog.version.isVisible() == bool(one.versions)
            assert dialog.audience.isVisible() == one.has_audiences
            assert all(sentence in said(dialog) for sentence in one.not_carried)
    dialog.reject()


def test_the_format_that_most_people_want_comes_first(
    at_work: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    dialog = asked(opened, "overview", qtbot)
    assert dialog.format.value().name == "json"
    for number, noun in enumerate(Noun, start=1):
        dialog.what.setCurrentIndex(number)
        assert dialog.format.value().name == "xlsx", noun
        assert offered(dialog)[1].startswith(".csv: a table"), noun
    dialog.reject()


def test_the_format_that_was_used_last_for_such_records_comes_first(
    at_work: Roundtable, opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(opened, "engagements", qtbot)
    choose(dialog, "calendar")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(tmp_path / "meetings"))
    dialog.does_it.click()
    settle(qtbot, opened.project_view.context)  # type: ignore[union-attr]
    dialog.does_it.click()
    assert (tmp_path / "meetings.ics").exists()
    dialog = asked(opened, "engagements", qtbot)
    assert dialog.format.value().name == "calendar"
    dialog.what.setCurrentIndex(list(Noun).index(Noun.FEEDBACK) + 1)
    assert dialog.format.value().name == "xlsx", "it is remembered for each noun"
    dialog.reject()


def test_a_file_that_holds_nothing_back_says_so_before_it_is_written(
    at_work: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    dialog = asked(opened, "feedback", qtbot)
    told = {}
    for one in FORMATS:
        if Noun.FEEDBACK in one.nouns:
            choose(dialog, one.name)
            told[one.name] = "For ourselves" in said(dialog)
    assert told == {"coded-project": False, "json": True, "jsonl": True, "csv": True, "xlsx": True}
    dialog.what.show_value(Noun.CONSULTATION)
    dialog.what.committed.emit(Noun.CONSULTATION)
    choose(dialog, "responses")
    assert "For ourselves" not in said(dialog)
    dialog.reject()


def test_what_cannot_be_written_is_said_and_can_be_put_right(
    at_work: Roundtable, opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(opened, "engagements", qtbot)
    choose(dialog, "calendar")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(tmp_path / "meetings.ics"))
    dialog.filter.setText("colour:red")
    dialog.does_it.click()
    settle(qtbot, opened.project_view.context)  # type: ignore[union-attr]
    assert "“colour:” is not known" in said(dialog)
    assert not (tmp_path / "meetings.ics").exists()
    dialog.filter.setText("")
    dialog.does_it.click()
    settle(qtbot, opened.project_view.context)  # type: ignore[union-attr]
    assert (tmp_path / "meetings.ics").exists()
    assert "colour" not in said(dialog)
    dialog.reject()


def test_no_file_is_no_file(
    at_work: Roundtable, opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(opened, "engagements", qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: ("", ""))
    dialog.does_it.click()
    assert dialog.does_it.text() == "&Export…"
    assert dialog.does_it.isEnabled()
    dialog.reject()


def test_leaks_are_listed_and_a_reason_lets_it_go(
    at_work: Roundtable, opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Feedback(text="Example Castings pays twice.", engagement=at_work.engagement, said_on=DAY)
    add(at_work.project, told)
    dialog = asked(opened, "feedback", qtbot)
    choose(dialog, "coded-project")
    dialog.audience.setCurrentIndex(list(Audience).index(Audience.PUBLIC))
    path = tmp_path / "coded.qdpx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(path))
    context = opened.project_view.context  # type: ignore[union-attr]
    dialog.does_it.click()
    settle(qtbot, context)
    assert "“Example Castings” is Example Castings" in said(dialog)
    assert not path.exists()
    assert dialog.reason.isVisible()
    assert dialog.reason.hasFocus()
    dialog.reason.setText("They agreed")
    dialog.does_it.click()
    settle(qtbot, context)
    assert path.exists()
    assert undo.history(at_work.project)[0].label.endswith("They agreed")
    dialog.reject()


def test_every_field_has_a_label(at_work: Roundtable, opened: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(opened, "feedback", qtbot)
    labelled = {label.buddy() for label in dialog.findChildren(QLabel)}
    fields = {dialog.what, dialog.filter, dialog.format, dialog.version, dialog.audience, dialog.reason}
    assert fields <= labelled
    assert all(field.accessibleName() for field in fields)
    dialog.reject()
