"""The screens about backups: the list of them, what was restored, and a window on one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from engage.domain.contacts import Contact
from engage.domain.records import Noun
from engage.services import places, records
from engage.ui.backups.dialog import BackupsDialog
from engage.ui.backups.window import BackupWindow
from engage.ui.main_window import MainWindow
from tools.hands import MOMENT, in_front, pause, put_away, settle


def steps(window: MainWindow) -> Iterator[str]:
    """From the foot of the window to a record that is asked for."""
    attending = window.backups
    assert attending is not None  # noqa: S101
    window.actions_by_name["backups"].trigger()
    settle(window)
    dialog = in_front(BackupsDialog)
    dialog.make.click()
    settle(window)
    yield "backups"
    chosen = dialog.chosen()
    assert chosen is not None  # noqa: S101
    dialog.restore_to(chosen, Path("restored.engage"), None)
    settle(window)
    yield "backups-restored"
    dialog.in_place.click()
    yield "backups-in-place"
    put_away(window)
    attending.look_into(chosen, None)
    while not (found := [each for each in QApplication.topLevelWidgets() if isinstance(each, BackupWindow)]):
        pause(MOMENT)
    (look,) = found
    look.setGeometry(window.geometry())
    look.activateWindow()
    settle(look)
    look.actions_by_name["page_stakeholders"].trigger()
    settle(look)
    assert look.project_view is not None  # noqa: S101
    view = window.project_view
    assert view is not None  # noqa: S101
    contact = records.ids(view.context.project, Contact)[0]
    look.project_view.go_to(Noun.CONTACT, contact)
    settle(look)
    yield "backup-window"
    view.context.write(lambda project, progress: records.edit(project, Contact, contact, notes="Seen."))
    settle(window)
    look.bring_back.click()
    settle(window)
    settle(look)
    yield "backup-bring-back"
    put_away(window)
    window.actions_by_name["undo"].trigger()
    settle(window)
    where = Path("Nextcloud").absolute() / "green-manufacturing.engage"
    attending.place_notice.say(where, places.advice(where))
    yield "place"
    attending.place_notice.say_nothing()
