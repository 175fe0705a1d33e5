"""Summaries on the screen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.disclosure import Audience
from engage.domain.engagements import Engagement
from engage.domain.records import Noun
from engage.services import feedback, records
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.summaries.fitting import fitting
from engage.ui.summaries.page import SummariesPage
from engage.ui.summaries.pages_view import PagesView
from engage.ui.summaries.printing import make_printer
from tests.ui.conftest import Roundtable, add, settle
from tests.ui.test_printing import are_alike, seen


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> SummariesPage:
    """The page, over a roundtable at which two things were said."""
    assert opened.project_view is not None
    for line in ("@f #loans + Grants, not loans", "@a #energy - Prices are too high"):
        feedback.log(roundtable.project, roundtable.engagement.id, line)
    opened.project_view.show_page("summaries")
    settle(qtbot, opened.project_view.context)
    page = opened.project_view.page
    assert isinstance(page, SummariesPage)
    return page


def words(page: SummariesPage) -> str:
    """All that stands on the pages that are seen."""
    view = page.findChild(PagesView)
    assert view is not None
    return " ".join("\n".join(view.page_text(number) for number in range(view.page_count())).split())


def test_the_pages_show_what_was_said(page: SummariesPage) -> None:
    assert "Grants, not loans" in words(page)
    assert "Example Forge Union" in words(page)
    assert page.options.form.made.text().startswith("Filter: ")


def test_the_audience_decides_who_is_named(page: SummariesPage, qtbot: QtBot) -> None:
    page.options.form.public_.click()
    settle(qtbot, page.context)
    assert "Grants, not loans" in words(page)
    assert "Example Forge Union" not in words(page)


def test_the_scope_narrows_what_is_printed(page: SummariesPage, qtbot: QtBot) -> None:
    page.options.scope.set_text("stance:oppose")
    settle(qtbot, page.context)
    assert "Prices are too high" in words(page)
    assert "Grants, not loans" not in words(page)


def test_another_summary_is_chosen(page: SummariesPage, qtbot: QtBot) -> None:
    page.options.form.summary.setCurrentText("Engagement note")
    settle(qtbot, page.context)
    assert "Example roundtable" in words(page)


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".csv"])
def test_what_is_seen_is_saved(page: SummariesPage, suffix: str, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / f"summary{suffix}"
    page.save_to(path)
    settle(qtbot, page.context)
    assert path.stat().st_size > 500
    assert page.saved_bar.text().startswith(f"Saved as {path.name}.")


def test_what_cannot_be_saved_is_said(
    page: SummariesPage, opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page.save_to(tmp_path / "missing" / "summary.pdf")
    settle(qtbot, page.context)
    assert "There is no folder" in opened.error_bar.text()


def test_a_deed_elsewhere_is_printed_when_the_page_is_seen_again(
    page: SummariesPage, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project_view = opened.project_view
    assert project_view is not None
    project_view.show_page("feedback")
    project_view.context.write(
        lambda project, progress: feedback.log(project, roundtable.engagement.id, "@f #energy ~ It depends")
    )
    settle(qtbot, project_view.context)
    assert "It depends" not in words(page)
    project_view.show_page("summaries")
    settle(qtbot, project_view.context)
    assert "It depends" in words(page)


def test_what_is_chosen_is_saved_also_before_its_pages_are_set(
    page: SummariesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.options.form.public_.click()
    page.save_to(tmp_path / "summary.html")
    settle(qtbot, page.context)
    saved = (tmp_path / "summary.html").read_text("utf-8")
    assert "Grants, not loans" in saved
    assert "Example Forge Union" not in saved


def test_where_the_pages_cannot_be_set_those_of_before_are_not_saved(
    page: SummariesPage, opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page.show_summary("by-theme", "theme:none-such-theme colour:green")
    page.save_to(tmp_path / "summary.html")
    settle(qtbot, page.context)
    assert opened.error_bar.text()
    assert not (tmp_path / "summary.html").exists()
    assert not page.findChild(PagesView).isVisible()
    page.show_summary("by-theme", "")
    settle(qtbot, page.context)
    assert "Grants, not loans" in words(page)


def test_the_preferred_audience_holds_at_once_unless_another_was_chosen(
    page: SummariesPage, qtbot: QtBot
) -> None:
    page.context.preferences.set_audience(Audience.PUBLIC)
    settle(qtbot, page.context)
    assert page.options.audience is Audience.PUBLIC
    assert "Example Forge Union" not in words(page)
    page.options.form.internal.click()
    page.context.preferences.set_audience(Audience.SHARED)
    settle(qtbot, page.context)
    assert page.options.audience is Audience.INTERNAL


def to_file(page: SummariesPage, path: Path) -> QPrinter:
    printer = make_printer("Example", QSizeF(595, 842))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    return printer


def test_the_pages_are_printed(page: SummariesPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.print_on(to_file(page, tmp_path / "printed.pdf"))
    page.save_to(tmp_path / "saved.pdf")
    settle(qtbot, page.context)
    assert are_alike(seen(tmp_path / "saved.pdf"), seen(tmp_path / "printed.pdf"))


def test_printed_to_a_file_the_pages_keep_their_words(
    page: SummariesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    facts = page.options.form.made.text()
    page.print_on(to_file(page, tmp_path / "printed.pdf"))
    settle(qtbot, page.context)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert any("Grants, not loans" in each.get_textpage().get_text_bounded() for each in document)
    assert page.saved_bar.text() == "Printed into printed.pdf: 3 pages"
    assert not page.saved_bar.open_button.isVisible()
    assert page.options.form.made.text() == facts, "what they are made of is still said"
    page.options.choose("by-stakeholder", "")
    assert not page.saved_bar.isVisible()


def dialog(window: MainWindow, qtbot: QtBot) -> QPrintDialog:
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    settle(qtbot, window.project_view.context)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QPrintDialog)
    return asked


@pytest.mark.parametrize(
    ("name", "filter", "summary", "scope"),
    [
        ("engagements", "", "engagement-note", 'engagement:"Example roundtable"'),
        ("stakeholders", "union", "by-stakeholder", 'organisation:"Example Forge Union"'),
        ("feedback", "stance:oppose", "by-theme", "stance:oppose"),
        ("overview", "", "by-theme", ""),
    ],
)
def test_from_a_list_the_summary_that_fits_is_printed(
    page: SummariesPage,
    opened: MainWindow,
    qtbot: QtBot,
    name: str,
    filter: str,
    summary: str,
    scope: str,
) -> None:
    view = opened.project_view
    assert view is not None
    view.show_page(name)
    if isinstance(view.page, ListPage):
        view.page.filter_bar.set_text(filter)
        settle(qtbot, view.context)
        view.page.table.select_row(0)
    opened.actions_by_name["print"].trigger()
    asked = dialog(opened, qtbot)
    assert view.page is page
    assert (page.options.summary, page.options.filter) == (summary, scope)
    assert asked.maxPage() == page.findChild(PagesView).page_count()
    assert asked.printer().docName().endswith(" (internal)")
    asked.reject()


def test_of_meetings_of_one_name_just_the_chosen_is_printed(
    roundtable: Roundtable, page: SummariesPage, qtbot: QtBot
) -> None:
    project = roundtable.project
    there = records.rows(project, Engagement, [roundtable.engagement.id])[0]
    other = add(project, Engagement(title=there.title, held_on=there.held_on, channel=there.channel))
    for one in (roundtable.engagement, other):
        found: list[object] = []
        page.context.read(
            lambda project, one=one: fitting(project, Noun.ENGAGEMENT, one.id, ""), found.append
        )
        settle(qtbot, page.context)
        assert found == [("engagement-note", f"engagement:{one.uid}")]
