"""Giving a project a passphrase, another one, or none; and its recovery sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engage.domain.recovery_words import lines
from engage.services import passphrases, projects, remembered_keys
from engage.services.projects import Key
from engage.ui.main_window import MainWindow
from engage.ui.projects.new_project import NewProjectDialog
from engage.ui.projects.passphrase_dialog import Deed, PassphraseDialog
from engage.ui.projects.recovery_sheet import RecoverySheetDialog
from engage.ui.widgets.new_passphrase import NewPassphrase
from engage.ui.widgets.words import Words
from tests.builders import new_project
from tests.ui.conftest import open_project, settle
from tests.ui.locking.conftest import PASSPHRASE, open_encrypted

OTHER = "quite other words for it"


@pytest.fixture
def plain(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Path:
    """A project without a passphrase, open in the window."""
    path = tmp_path / "plain.engage"
    new_project(path).close()
    open_project(window, path, qtbot)
    return path


@pytest.fixture
def encrypted(window: MainWindow, tmp_path: Path, key: Key, qtbot: QtBot) -> Path:
    """One with a passphrase."""
    path = tmp_path / "encrypted.engage"
    projects.create(path, name="Example programme", who="Test", key=key).close()
    open_encrypted(window, path, qtbot)
    return path


def dialog(window: MainWindow, qtbot: QtBot) -> PassphraseDialog:
    window.actions_by_name["passphrase"].trigger()
    found = window.findChild(PassphraseDialog)
    assert found is not None
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    return found


def choose(found: PassphraseDialog, deed: Deed) -> None:
    found.deeds.button(deed.value).click()


def write(new: NewPassphrase, passphrase: str, again: str | None = None) -> None:
    new.field.line.setText(passphrase)
    new.again.line.setText(passphrase if again is None else again)


def done(found: QDialog, window: MainWindow, qtbot: QtBot) -> None:
    """Press the button, and wait till the dialog is gone."""
    gone: list[int] = []
    found.finished.connect(gone.append)
    found.accept()
    qtbot.waitUntil(lambda: gone == [1], timeout=10_000)
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)


def sheet(window: MainWindow) -> RecoverySheetDialog:
    found = window.findChild(RecoverySheetDialog)
    assert found is not None
    return found


def said(window: MainWindow) -> str:
    """What the foot of the window says."""
    assert window.project_view is not None
    return window.project_view.status_bar.encryption.text()


def opens(path: Path, passphrase: str) -> None:
    projects.open_to_read(path, who="Test", key=passphrases.unlock(path, passphrase)).close()


def test_a_project_gets_a_passphrase_and_its_sheet_is_offered(
    window: MainWindow, plain: Path, announced: list[str], qtbot: QtBot
) -> None:
    assert said(window) == "Not encrypted"
    found = dialog(window, qtbot)
    assert not found.now.isVisible()
    write(found.new, OTHER)
    done(found, window, qtbot)
    opens(plain, OTHER)
    assert said(window) == "Encrypted"
    assert sheet(window).isVisible()
    is_done = "The passphrase is set: the project is encrypted from now on."
    assert (sheet(window)._said.isVisible(), sheet(window)._said.text()) == (True, is_done)
    assert announced[-1] == is_done
    assert window.stage.lock.watch is not None
    assert window.stage.lock.watch.idle.is_watching
    assert [recent.name for recent in window.preferences.settings.recent] == [""]


def test_a_passphrase_is_changed_by_whoever_knows_it(
    window: MainWindow, encrypted: Path, announced: list[str], qtbot: QtBot
) -> None:
    assert said(window) == "Encrypted"
    found = dialog(window, qtbot)
    found.now.line.setText("wrong")
    write(found.new, OTHER)
    found.accept()
    qtbot.waitUntil(found._problem.isVisible)
    assert found._problem.text().startswith("This is not the passphrase of the project.")
    assert found.now.line.hasFocus()
    opens(encrypted, PASSPHRASE)
    found.now.line.setText(PASSPHRASE)
    assert not found._problem.isVisible()
    done(found, window, qtbot)
    opens(encrypted, OTHER)
    assert sheet(window).isVisible()
    assert sheet(window)._said.text().startswith("The passphrase is changed: ")
    assert announced[-1] == sheet(window)._said.text()


def test_whoever_has_the_sheet_can_change_the_passphrase(
    window: MainWindow, encrypted: Path, key: Key, qtbot: QtBot
) -> None:
    found = dialog(window, qtbot)
    found.now.line.setText(" ".join(lines(key.secret + key.salt)))
    write(found.new, OTHER)
    done(found, window, qtbot)
    opens(encrypted, OTHER)


def test_a_passphrase_is_removed_after_it_is_said_what_follows(
    window: MainWindow, encrypted: Path, announced: list[str], qtbot: QtBot
) -> None:
    found = dialog(window, qtbot)
    choose(found, Deed.REMOVE)
    assert "can read it" in found._follows.text()
    assert not found.new.isVisible()
    found.now.line.setText(PASSPHRASE)
    found.accept()
    qtbot.waitUntil(lambda: said(window) == "Not encrypted", timeout=10_000)
    is_done = "The passphrase is removed: anyone who gets this file can read it."
    assert [words.text() for words in found.findChildren(Words) if words.isVisible()] == [
        "This project is not encrypted any more",
        is_done,
    ]
    assert announced == [is_done]
    (close,) = (button for button in found.findChildren(QPushButton) if button.isVisible())
    assert close.hasFocus()
    done(found, window, qtbot)
    assert not passphrases.is_encrypted(encrypted)
    assert said(window) == "Not encrypted"
    assert window.findChild(RecoverySheetDialog) is None
    assert window.stage.lock.watch is not None
    assert not window.stage.lock.watch.idle.is_watching


def test_the_sheet_is_printed_again_for_whoever_knows_the_passphrase(
    window: MainWindow, encrypted: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    found = dialog(window, qtbot)
    choose(found, Deed.SHEET)
    found.now.line.setText(PASSPHRASE)
    done(found, window, qtbot)
    given = sheet(window)
    assert not given._said.isVisible(), "nothing was done"
    given.save_to(tmp_path / "sheet.pdf")
    qtbot.waitUntil(given._said.isVisible)
    assert given._said.text() == "Saved as sheet.pdf. Print it, then delete the file."
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    given.save_to(tmp_path / "nowhere" / "sheet.pdf")
    qtbot.waitUntil(given._problem.isVisible)


@pytest.mark.parametrize(
    ("typed", "again", "sentence"),
    [
        (OTHER, "quite other word", "The two passphrases differ."),
        ("", "", "A passphrase needs at least one character."),
    ],
)
def test_a_slip_is_said_below_the_fields(
    window: MainWindow, plain: Path, typed: str, again: str, sentence: str, qtbot: QtBot
) -> None:
    found = dialog(window, qtbot)
    write(found.new, typed, again)
    found.accept()
    assert found.new.problem.text().startswith(sentence)
    assert found.isVisible()
    assert not passphrases.is_encrypted(plain)


def test_how_good_a_passphrase_is_stands_below_it(qtbot: QtBot) -> None:
    new = NewPassphrase()
    qtbot.addWidget(new)
    new.names = ["Green manufacturing"]
    new.show()
    assert new._reason.text() == "Without a passphrase, whoever has the file can read all of it."
    assert not new.again.isEnabled()
    for typed, strength in (("manufacturing", "Weak"), ("seven lilac harbours sing tonight", "Strong")):
        new.field.line.setText(typed)
        assert new._strength.text() == strength
    assert new.again.isEnabled()
    new.field.shown.click()
    assert not new.again.isEnabled()
    assert new.text() == "seven lilac harbours sing tonight"


def test_a_new_project_is_encrypted_where_one_gives_a_passphrase(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.actions_by_name["new_project"].trigger()
    asked = window.findChild(NewProjectDialog)
    assert asked is not None
    asked.form.name.setText("Example programme")
    asked.form.file.setText(str(tmp_path / "made.engage"))
    write(asked.form.passphrase, OTHER, "other")
    asked.accept()
    assert asked.form.passphrase.problem.isVisible()
    left: list[str] = []
    asked.finished.connect(lambda: left.append(asked.form.passphrase.field.text()))
    write(asked.form.passphrase, OTHER)
    asked.accept()
    qtbot.waitUntil(lambda: window.findChild(RecoverySheetDialog) is not None, timeout=10_000)
    assert left == [""]
    assert not isValid(asked)
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    opens(tmp_path / "made.engage", OTHER)


def test_who_forgot_the_passphrase_types_the_words_of_the_sheet(
    window: MainWindow, encrypted: Path, key: Key, qtbot: QtBot
) -> None:
    window.stage.lock.lock()
    asking = window.stage.asking
    qtbot.waitUntil(lambda: window.project_view is None)
    asking.by_sheet.click()
    assert asking.words.hasFocus()
    words = lines(key.secret + key.salt)
    asking.words.setPlainText("\n".join(words).replace(words[2].split()[0], "nonsense", 1))
    asking.open.click()
    qtbot.waitUntil(asking.problem.isVisible)
    assert "nonsense" in asking.problem.text()
    asking.words.setPlainText("\n".join(words))
    asking.open.click()
    qtbot.waitUntil(lambda: window.project_view is not None)
    assert asking.words.toPlainText() == ""


# Remembering, in a store that this system would have


class Store:
    """Stands for the key ring of a desktop."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.held[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        return self.held.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.held[service, name]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    store = Store()
    monkeypatch.setattr(remembered_keys, "_store", lambda: store)
    return store


def test_a_computer_remembers_where_one_wants_it_to_and_forgets(
    store: Store, window: MainWindow, tmp_path: Path, key: Key, qtbot: QtBot
) -> None:
    path = tmp_path / "remembered.engage"
    projects.create(path, name="Example programme", who="Test", key=key).close()
    window.open_path(path)
    asking = window.stage.asking
    qtbot.waitUntil(asking.remember.isVisible)
    assert not asking.remember.isChecked()
    asking.remember.click()
    asking.field.line.setText(PASSPHRASE)
    asking.open.click()
    qtbot.waitUntil(lambda: len(store.held) == 1)
    window.stage.show_welcome()
    open_project(window, path, qtbot)  # it asks nothing
    found = dialog(window, qtbot)
    assert found.remembered.isChecked()
    found.remembered.click()
    qtbot.waitUntil(lambda: store.held == {})
    found.reject()


def test_a_locked_project_asks_also_where_its_key_is_remembered(
    store: Store, window: MainWindow, encrypted: Path, key: Key, qtbot: QtBot
) -> None:
    remembered_keys.remember(encrypted, key)
    window.stage.lock.lock()
    qtbot.waitUntil(lambda: window.project_view is None)
    assert window.stage.asking.field.isVisible()
    assert not window.stage.asking.remember.isVisible()


def test_where_nothing_can_be_remembered_it_is_not_offered(
    window: MainWindow, encrypted: Path, qtbot: QtBot
) -> None:
    window.stage.show_welcome()
    window.open_path(encrypted)
    qtbot.waitUntil(lambda: window.stage.asking.field.isVisible())
    qtbot.waitUntil(lambda: window.stage.opener.is_idle)
    assert not window.stage.asking.remember.isVisible()


def test_how_good_it_is_is_heard_as_it_changes(announced: list[str], qtbot: QtBot) -> None:
    new = NewPassphrase()
    qtbot.addWidget(new)
    for typed in ("h", "harbour", "harbours", "seven lilac harbours sing tonight"):
        new.field.line.setText(typed)
    weak, *better = announced
    assert weak == "Weak"
    assert len(better) == 1
    assert new.field.line.accessibleDescription().startswith(f"{better[0]}. ")
    new.forget()
    assert announced == [weak, *better], "that nothing is typed is no news"
