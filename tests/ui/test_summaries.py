"""Summaries on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engage.services import feedback
from engage.ui.main_window import MainWindow
from engage.ui.summaries.page import SummariesPage
from engage.ui.summaries.pages_view import PagesView
from tests.ui.conftest import Roundtable, settle


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
    page.options.form.summary.setCurrentIndex(2)
    settle(qtbot, page.context)
    assert "Example roundtable" in words(page)


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".csv"])
def test_what_is_seen_is_saved(page: SummariesPage, suffix: str, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / f"summary{suffix}"
    page.save_to(path)
    settle(qtbot, page.context)
    assert path.stat().st_size > 500
    assert page.options.form.made.text() == f"Saved as {path.name}"


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
