"""The colour of a theme: chosen by key, shown beside its code, and never all that tells it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Theme
from engage.domain.colours import LEGIBLE, NAMED, contrast
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Noun, Reference
from engage.services import records
from engage.ui.agendas.editor import ThemeEditor
from engage.ui.feedback.codings_field import CodingsField
from engage.ui.feedback.page import FeedbackPage
from engage.ui.main_window import MainWindow
from engage.ui.models.paged_table import COLOURS, PARTS
from engage.ui.project_view import ProjectView
from engage.ui.theme import DARK, LIGHT, Scheme
from engage.ui.widgets.chips import Chip
from engage.ui.widgets.colour_field import ColourField
from engage.ui.widgets.swatch import SIZE, paint_swatch
from engage.ui.widgets.theme_picker import entry, keyword_meant, matching
from tests.ui.conftest import Roundtable, add, focus, settle


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow) -> ProjectView:
    assert opened.project_view is not None
    return opened.project_view


@pytest.fixture
def field(project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot) -> ColourField:
    """The colour of the theme Energy, with the cursor in it."""
    project_view.go_to(Noun.THEME, roundtable.energy.id)
    settle(qtbot, project_view.context)
    editor = project_view.agenda.inspectors[Noun.THEME].editor
    assert isinstance(editor, ThemeEditor)
    focus(qtbot, editor.form.colour)
    return editor.form.colour


def stored(roundtable: Roundtable) -> str:
    return records.get(roundtable.project, Theme, roundtable.energy.id).colour


def press(field: ColourField, qtbot: QtBot, *keys: Qt.Key) -> None:
    qtbot.keyClick(field, Qt.Key.Key_F4)
    for key in keys:
        qtbot.keyClick(field.view(), key)
    qtbot.keyClick(field.view(), Qt.Key.Key_Return)


def test_a_colour_is_chosen_and_taken_away_by_key(
    field: ColourField, roundtable: Roundtable, project_view: ProjectView, qtbot: QtBot
) -> None:
    assert field.currentText() == "No colour"
    press(field, qtbot, Qt.Key.Key_Down)
    settle(qtbot, project_view.context)
    assert stored(roundtable) == NAMED["red"]
    assert field.currentText() == "Red"
    press(field, qtbot, Qt.Key.Key_Home)
    settle(qtbot, project_view.context)
    assert stored(roundtable) == ""


def test_any_other_colour_is_asked_for_and_then_stands_in_the_list(
    field: ColourField, roundtable: Roundtable, project_view: ProjectView, qtbot: QtBot
) -> None:
    press(field, qtbot, Qt.Key.Key_End)
    dialog = field.findChild(QColorDialog)
    assert dialog is not None
    assert field.currentText() == "No colour"
    dialog.setCurrentColor(QColor("#123456"))
    dialog.accept()
    settle(qtbot, project_view.context)
    assert stored(roundtable) == "#123456"
    assert field.currentText() == "#123456"


@pytest.fixture
def coloured(roundtable: Roundtable) -> int:
    """Feedback that is coded to Loans, which has no colour, and to Energy, which is teal; its id."""
    records.edit(roundtable.project, Theme, roundtable.energy.id, colour="teal", keywords=("power", "grid"))
    codings = tuple(
        Coding(theme=theme, stance=Stance.SUPPORT) for theme in (roundtable.loans, roundtable.energy)
    )
    said = Feedback(said_on=dt.date(2020, 3, 25), text="Said", organisation=roundtable.forge, codings=codings)
    return add(roundtable.project, said).id


def test_chips_show_the_colour_beside_the_code(
    coloured: int, project_view: ProjectView, qtbot: QtBot
) -> None:
    project_view.go_to(Noun.FEEDBACK, coloured)
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, FeedbackPage)
    model = page.table.model()
    chips = next(
        model.index(0, column)
        for column in range(model.columnCount())
        if model.index(0, column).data(COLOURS)
    )
    told = dict(zip(chips.data(PARTS), chips.data(COLOURS), strict=True))
    assert told == {"1": "", "2": NAMED["teal"]}
    field = page.listing.inspector.findChild(CodingsField)
    assert field is not None
    marked = {chip.accessibleName()[:1]: not chip.icon().isNull() for chip in field.findChildren(Chip)}
    assert marked == {"1": False, "2": True}


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", [*NAMED.values(), "#ffffff", "#000000", "#ffff00"])
def test_the_mark_is_seen_on_every_ground(scheme: Scheme, colour: str) -> None:
    for ground in (scheme.surface, scheme.selection, scheme.chip):
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(ground))
        painter = QPainter(image)
        assert paint_swatch(painter, QRect(0, 0, SIZE, SIZE), colour, ground) > SIZE
        painter.end()
        assert contrast(image.pixelColor(SIZE // 2, SIZE // 2).name(), ground) >= LEGIBLE


def test_without_a_colour_there_is_no_mark() -> None:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    before = image.copy()
    painter = QPainter(image)
    assert paint_swatch(painter, QRect(0, 0, SIZE, SIZE), "", "#ffffff") == 0
    painter.end()
    assert image == before
    assert entry(Theme(agenda=Reference(1), code="1", title="Loans")).icon().isNull()


# Keywords


@pytest.mark.parametrize(
    ("typed", "keyword", "told"),
    [
        ("ccs", "CCS", "2.3 Carbon capture (CCS)"),
        ("carb", "", "2.3 Carbon capture"),
        ("2.3", "", "2.3 Carbon capture"),
        ("capture pipe", "pipelines", "2.3 Carbon capture (pipelines)"),
        ("", "", "2.3 Carbon capture"),
    ],
)
def test_a_keyword_offers_its_theme_and_says_so(typed: str, keyword: str, told: str) -> None:
    theme = Theme(agenda=Reference(1), code="2.3", title="Carbon capture", keywords=("CCS", "pipelines"))
    assert matching(typed or "2", [theme]) == [theme]
    assert keyword_meant(typed, theme) == keyword
    assert entry(theme, typed).text() == told
