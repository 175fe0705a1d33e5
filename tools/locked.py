"""Brings up what asks for passphrases and sets them, and what is seen of a project that is locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engage.domain import recovery_words
from engage.services import passphrases, projects, sample
from engage.storage import keys
from engage.ui.locking.why import Why
from engage.ui.main_window import MainWindow
from engage.ui.projects.passphrase_dialog import Deed, PassphraseDialog
from engage.ui.projects.passphrase_page import PassphrasePage
from engage.ui.projects.recovery_sheet import RecoverySheetDialog
from tools.hands import after, in_front, pause, put_away, settle

PASSPHRASE = "seven lilac harbours sing tonight"  # noqa: S105  of a project made here
MOMENT = 20
"""Milliseconds between two looks at whether a passphrase was tried."""


def screens(window: MainWindow) -> Iterator[str]:
    """Bring up each, and give its name while it is there."""
    keys.suitable_level = lambda: 1  # type: ignore[assignment]  # the least there is: nobody is to wait for a picture
    key = passphrases.new_key(PASSPHRASE)
    path = Path("Green manufacturing.engage")
    sample.create(path, "Sam Example", key=key).close()
    asking = window.stage.asking
    yield from _without(window)
    window.open_path(path)
    while not asking.field.isVisible():
        pause(MOMENT)
    yield "passphrase-asked"
    _give(asking, "a wrong one")
    yield "passphrase-wrong"
    after(window, lambda: _give(asking, PASSPHRASE))
    yield "encrypted"
    yield from _dialogs(window)
    yield from _locked(window)
    asking.by_sheet.click()
    words = recovery_words.lines(key.secret + key.salt)
    asking.words.setPlainText("\n".join(["unlikely " * 7 + "00", *words[1:]]))
    _give(asking)
    yield "passphrase-sheet"
    asking.words.setPlainText("\n".join(words))
    after(window, lambda: _give(asking))


def _give(asking: PassphrasePage, passphrase: str = "") -> None:
    """Try to open the project, and wait till that has succeeded or failed."""
    asking.field.line.setText(passphrase)
    asking.open.click()
    while not asking.open.isEnabled() and asking.isVisible():
        pause(MOMENT)


def _without(window: MainWindow) -> Iterator[str]:
    """A project that has no passphrase."""
    path = Path("plain.engage")
    projects.create(path, name="Example programme", who="Sam Example").close()
    after(window, lambda: window.open_path(path))
    window.actions_by_name["passphrase"].trigger()
    settle(window)
    new = in_front(PassphraseDialog).new
    new.field.line.setText("harbour")
    new.again.line.setText("harbours")
    in_front(PassphraseDialog).accept()
    yield "passphrase-set"
    put_away(window)
    window.actions_by_name["lock"].trigger()
    while window.project_view is not None:
        pause(MOMENT)
    yield "locked-without"


def _dialogs(window: MainWindow) -> Iterator[str]:
    for deed in (Deed.CHANGE, Deed.REMOVE):
        window.actions_by_name["passphrase"].trigger()
        settle(window)
        dialog = in_front(PassphraseDialog)
        dialog.deeds.button(deed.value).click()
        yield f"passphrase-{deed.name.lower()}"
        put_away(window)
    assert window.project_view is not None  # noqa: S101
    RecoverySheetDialog(window.project_view.context, window).open()
    in_front(RecoverySheetDialog).save_to(Path("sheet.pdf"))
    settle(window)
    yield "recovery-sheet"
    put_away(window)


def _locked(window: MainWindow) -> Iterator[str]:
    view, stage = window.project_view, window.stage
    assert view is not None  # noqa: S101
    # As where something takes long, for which a picture would have to wait.
    stage.hide_behind_question(view.context.project.path)
    stage.asking.say_locking(view.context.project.path)
    stage.asking.offer_to_stop()
    yield "locking"
    stage.lock.lock(Why.IDLE)
    while window.project_view is not None:
        pause(MOMENT)
    yield "locked"
