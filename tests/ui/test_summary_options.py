"""What a summary is made by: its scope, its own options, its template; and what of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engage import settings
from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.services import feedback
from engage.services.exporting import templates
from engage.services.exporting.registry import formats
from engage.ui.main_window import MainWindow
from engage.ui.summaries.asking import ask_where
from engage.ui.summaries.page import SummariesPage
from engage.ui.summaries.pages_view import PagesView
from engage.ui.summaries.remembered import is_safe
from tests.ui.conftest import Roundtable, open_again, settle, show_page


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> SummariesPage:
    """The page, over a roundtable at which one thing was said."""
    feedback.log(roundtable.project, roundtable.engagement.id, "@f #loans + Grants, not loans")
    return on_page(opened, qtbot)


def on_page(window: MainWindow, qtbot: QtBot) -> SummariesPage:
    page = show_page(window, "summaries", qtbot).page
    assert isinstance(page, SummariesPage)
    return page


def words(page: SummariesPage) -> str:
    view = page.findChild(PagesView)
    assert view is not None
    return " ".join("\n".join(view.page_text(number) for number in range(view.page_count())).split())


def choose(page: SummariesPage, label: str, qtbot: QtBot) -> None:
    page.options.form.summary.setCurrentText(label)
    settle(qtbot, page.context)


# Choosing


def test_keys_go_from_one_summary_to_the_next_and_never_to_a_heading(page: SummariesPage) -> None:
    chooser = page.options.form.summary
    seen = [page.options.summary]
    for _ in range(chooser.count()):
        QTest.keyClick(chooser, Qt.Key.Key_Down)
        seen.append(page.options.summary)
    offered = [name for name in chooser._values if name is not None]
    assert list(dict.fromkeys(seen)) == offered
    assert chooser.count() > len(offered)


def test_the_scope_is_of_what_the_summary_is_about_and_each_keeps_its_filter(
    page: SummariesPage, qtbot: QtBot
) -> None:
    options = page.options
    options.scope.set_text("stance:support")
    choose(page, "Stakeholder list", qtbot)
    assert (options.noun, options.filter) == (Noun.ORGANISATION, "")
    assert options.form.scope_place_caption.text() == "Scope: which organisations"
    options.scope.set_text("kind:union")
    settle(qtbot, page.context)
    assert "Example Forge Union" in words(page)
    assert "Example Castings" not in words(page)
    choose(page, "What we heard", qtbot)
    assert options.filter == "stance:support"
    choose(page, "Stakeholder list", qtbot)
    assert options.filter == "kind:union"


# Options


def test_what_a_summary_lets_one_choose_shows_in_the_pages(page: SummariesPage, qtbot: QtBot) -> None:
    choose(page, "Attendance sheet", qtbot)
    spare = page.options.own.fields["spare"]
    pages = page.findChild(PagesView).page_count()
    spare.setText("90")
    spare.setModified(True)
    QTest.keyClick(spare, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert page.findChild(PagesView).page_count() > pages
    choose(page, "By theme", qtbot)
    assert not page.options.own.isVisible()
    choose(page, "Attendance sheet", qtbot)
    assert page.options.own.values() == {"spare": "90"}


def test_words_that_no_option_can_be_stay_with_a_sentence_and_the_pages_as_they_were(
    page: SummariesPage, qtbot: QtBot
) -> None:
    choose(page, "Attendance sheet", qtbot)
    before = words(page)
    spare = page.options.own.fields["spare"]
    spare.setText("many")
    spare.setModified(True)
    QTest.keyClick(spare, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert "many" in page.options.own.problems["spare"].text()
    assert page.options.own.problems["spare"].isVisible()
    assert (spare.text(), words(page)) == ("many", before)
    QTest.keyClick(spare, Qt.Key.Key_Escape)
    assert not page.options.own.problems["spare"].isVisible()
    assert spare.text() == "6"


# Templates


def test_a_template_of_ones_own_is_used_and_one_that_is_broken_leaves_the_last_look(
    page: SummariesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    look = page.options.template.copy()
    assert look.parent == templates.own_templates()
    look.write_text('rubric = "Example notice"')
    qtbot.waitUntil(lambda: "Example notice" in words(page))
    look.write_text("[sizes]\nbody = 1000")
    qtbot.waitUntil(page.options.template.problem.isVisible)
    assert "“sizes.body” in “our-look.toml” is not understood" in page.options.template.problem.text()
    assert "Example notice" in words(page)
    page.save_to(tmp_path / "saved.html")
    settle(qtbot, page.context)
    assert "Example notice" in (tmp_path / "saved.html").read_text("utf-8"), "what is seen is saved"
    page.options.template.choice.setCurrentText("Engage’s own")
    settle(qtbot, page.context)
    assert not page.options.template.problem.isVisible()
    assert "Example notice" not in words(page)


def test_a_file_is_chosen_as_template(
    page: SummariesPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = tmp_path / "minister.toml"
    look.write_text('rubric = "For the minister"')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: (str(look), ""))
    page.context.actions["template_file"].trigger()
    settle(qtbot, page.context)
    assert "For the minister" in words(page)
    assert page.options.template.choice.currentText() == "minister.toml"


# Saving


class Opened(QObject):
    """Stands where the system would open what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def programs() -> Iterator[Opened]:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    yield opened
    QDesktopServices.unsetUrlHandler("file")


def test_what_was_saved_is_opened_and_shown_in_its_folder_when_asked_for(
    page: SummariesPage, opened: MainWindow, programs: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.actions_by_name["open_saved"].trigger()
    assert opened.error_bar.text().startswith("Nothing has been saved here yet")
    page.save_to(tmp_path / "s.csv")
    settle(qtbot, page.context)
    assert page.saved_bar.isVisible()
    assert "there is no layout at all" in page.saved_bar.text()
    assert programs.paths == []
    page.saved_bar.open_button.click()
    page.saved_bar.folder_button.click()
    opened.actions_by_name["template_folder"].trigger()
    assert programs.paths == [tmp_path / "s.csv", tmp_path, templates.own_templates()]


def test_the_name_that_is_proposed_says_who_may_read_the_file(
    page: SummariesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *arguments: proposed.append(Path(arguments[2]).name) or ("", ""),
    )
    for button in (page.options.form.internal, page.options.form.public_):
        button.click()
        settle(qtbot, page.context)
        page.ask_where_to_save()
        settle(qtbot, page.context)
        settle(qtbot, page.context)
    assert proposed == ["what-we-heard-by-theme-internal.pdf", "what-we-heard-by-theme-public.pdf"]


def test_what_was_saved_is_not_said_beside_pages_that_were_not(
    page: SummariesPage, opened: MainWindow, programs: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    page.save_to(tmp_path / "s.csv")
    settle(qtbot, page.context)
    assert page.saved_bar.isVisible()
    page.options.form.public_.click()
    settle(qtbot, page.context)
    assert not page.saved_bar.isVisible()
    opened.actions_by_name["open_saved"].trigger()
    assert programs.paths == [tmp_path / "s.csv"]


def test_a_name_without_a_format_gets_the_chosen_one_and_nothing_is_replaced_unasked(
    page: SummariesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minutes.v2.odt").write_bytes(b"")
    odt = next(f"{item.label} (*{item.suffix})" for item in formats() if item.suffix == ".odt")
    answers = [str(tmp_path / "minutes.v2"), str(tmp_path / "minutes.v3")]
    proposed = []

    def answer(parent: object, title: str, usual: str, choices: str, chosen: str) -> tuple[str, str]:
        proposed.append((Path(usual).name, chosen))
        return answers.pop(0), odt

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    asked = ask_where(page, page.context.preferences, "Save", "note", ".odt")
    assert asked == tmp_path / "minutes.v3.odt"
    assert proposed == [("note.odt", odt), ("minutes.v2.odt", odt)]


# Remembering


def test_how_the_page_was_left_is_taken_up_without_anybodys_name(
    page: SummariesPage,
    opened: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *arguments: (str(tmp_path / "s.html"), arguments[-1])
    )
    page.options.template.copy()
    page.ask_where_to_save()
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    page.options.scope.set_text('who:"Example Forge Union"')
    choose(page, "Attendance sheet", qtbot)
    page.options.form.shared.click()
    page.options.scope.set_text("rule:chatham_house after:2020-01")
    page.options.own.fields["who"].setCurrentIndex(1)
    who = page.options.own.fields["who"].value()
    settle(qtbot, page.context)
    open_again(opened, qtbot)
    page = on_page(opened, qtbot)
    options = page.options
    assert (options.summary, options.audience) == ("attendance-sheet", Audience.SHARED)
    assert options.filter == "rule:chatham_house after:2020-01"
    assert options.own.values()["who"] == who
    assert options.template.template() == "our-look"
    assert "Forge" not in settings.settings_file().read_text("utf-8")
    choose(page, "By theme", qtbot)
    assert options.filter == ""
    offered = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *arguments: offered.append(arguments) or ("", "")
    )
    page.ask_where_to_save()
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    assert Path(offered[0][2]).parent == tmp_path
    assert "(*.html)" in offered[0][4]


@pytest.mark.parametrize(
    ("filter", "is_kept"),
    [
        ("kind:union theme:2.3 after:2020 -stance:oppose", True),
        ("", True),
        ("Sample", False),
        ("theme:steel", False),
        ("who:Ana", False),
        ("tag:ana", False),
        ("region:wales", False),
        ("colour:green", False),
    ],
)
def test_a_filter_is_kept_where_it_can_name_nobody(filter: str, is_kept: bool) -> None:
    assert is_safe(filter, Noun.FEEDBACK) is is_kept


# Numbers


def test_every_number_leads_to_the_feedback_that_it_counts(
    page: SummariesPage, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    opened.actions_by_name["summary_figures"].trigger()
    settle(qtbot, page.context)
    panel = page.figures_panel
    assert panel.list.hasFocus()
    lines = panel.list.model()
    texts = [lines.index(row, 0).data() for row in range(lines.rowCount())]
    row = next(number for number, text in enumerate(texts) if text.endswith("\n1 Loans and grants"))
    panel.list.setCurrentIndex(lines.index(row, 0))
    settle(qtbot, page.context)
    assert panel.behind.model.rowCount() == 1
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.behind.table.hasFocus()
    with qtbot.waitSignal(page.record_wanted) as wanted:
        panel.behind.table.select_row(0)
        QTest.keyClick(panel.behind.table, Qt.Key.Key_Return)
    assert wanted.args[0] is Noun.FEEDBACK
    opened.actions_by_name["page_summaries"].trigger()
    feedback.log(roundtable.project, roundtable.engagement.id, "@a #loans + Loans too")
    page.refresh()
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    assert panel.behind.model.rowCount() == 2, "it follows"
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert page.options.isVisible()


def test_a_summary_without_numbers_says_so(page: SummariesPage, qtbot: QtBot) -> None:
    choose(page, "Address labels", qtbot)
    page.options.figures.click()
    settle(qtbot, page.context)
    assert not page.figures_panel.list.isVisible()
    assert page.figures_panel.back.hasFocus()
