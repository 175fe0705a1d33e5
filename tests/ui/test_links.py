"""An address is opened only when somebody asks for it, and has seen where it leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import records
from engage.ui import links
from engage.ui.links import LinkDialog
from engage.ui.main_window import MainWindow
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.widgets.words import Words
from tests.hostile import STRINGS
from tests.ui.conftest import Roundtable, focus, settle

SCHEMES = ("http", "https", "mailto", "file", "ftp", "javascript", "data", "tel", "about", "ssh")


class Desktop(QObject):
    """In the place of the desktop, which would open a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    for scheme in SCHEMES:
        QDesktopServices.setUrlHandler(scheme, desktop, "open")
    yield desktop
    for scheme in SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    around = QWidget()
    qtbot.addWidget(around)
    around.show()
    return around


def asked(address: str, around: QWidget) -> LinkDialog:
    return links.ask(address, QAction(around), around)


@pytest.mark.parametrize(
    ("address", "leads_to", "opened"),
    [
        ("https://body.example/a?b=1", "Go to body.example?", "https://body.example/a?b=1"),
        ("www.body.example", "Go to www.body.example?", "https://www.body.example"),
        ("HTTP://body.example", "Go to body.example?", "http://body.example"),
        ("https://bank.example@trap.example/", "Go to trap.example?", "https://bank.example@trap.example/"),
        ("mailto:ana@body.example", "Write to this address?", "mailto:ana@body.example"),
    ],
)
def test_it_is_said_where_an_address_leads_before_it_is_opened(
    address: str, leads_to: str, opened: str, desktop: Desktop, around: QWidget, qtbot: QtBot
) -> None:
    dialog = asked(address, around)
    assert leads_to in [label.text() for label in dialog.findChildren(Words)]
    assert desktop.opened == []
    qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert desktop.opened == [opened]


def test_letters_that_only_look_familiar_are_written_out(around: QWidget) -> None:
    dialog = asked("https://\u0435xample.org/\u202egnp.exe", around)
    assert dialog.shown.toPlainText() == "https://xn--xample-2of.org/%E2%80%AEgnp.exe"
    assert "Go to xn--xample-2of.org?" in [label.text() for label in dialog.findChildren(Words)]


def test_giving_up_opens_nothing(desktop: Desktop, around: QWidget, qtbot: QtBot) -> None:
    dialog = asked("https://body.example", around)
    qtbot.keyClick(dialog.shown, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desktop.opened == []


def test_the_address_can_be_copied(around: QWidget, qtbot: QtBot) -> None:
    dialog = asked("javascript:alert(1)", around)
    copy = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy the address")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "javascript:alert(1)"


def test_nothing_but_pages_and_mailboxes_is_opened(desktop: Desktop, around: QWidget) -> None:
    for address in (*STRINGS, *(f"{scheme}:a" for scheme in SCHEMES)):
        dialog = asked(address, around)
        if not dialog.can_open:
            assert not dialog.open_button.isEnabled()
        dialog.accept()
    schemes = {QUrl(address).scheme() for address in desktop.opened}
    assert schemes <= {"http", "https", "mailto"}
    assert schemes


def test_a_line_offers_to_open_what_stands_in_it(around: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(around)
    line.show()
    go = links.offer(line, QAction(around))
    assert not go.isVisible()
    line.setText("www.body.example")
    assert go.isVisible()
    focus(qtbot, line)
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = around.findChild(LinkDialog)
    assert dialog is not None
    dialog.reject()


def test_the_website_of_a_body_and_a_link_in_a_note_are_asked_about(
    roundtable: Roundtable, opened: MainWindow, desktop: Desktop, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    records.edit(roundtable.project, Organisation, roundtable.castings.id, website="https://castings.example")
    view.go_to(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, view.context)
    editor = view.stakeholders.listing.inspector.editor
    assert isinstance(editor, OrganisationEditor)
    [go] = editor.form.website.actions()
    go.trigger()
    dialog = opened.findChild(LinkDialog)
    assert dialog is not None
    assert dialog.shown.toPlainText() == "https://castings.example"
    dialog.reject()
    assert desktop.opened == []
