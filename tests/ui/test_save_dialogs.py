"""Where to save a file: every question begins where one saved last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engage import ui
from engage.ui.preferences import Preferences
from engage.ui.save_dialogs import ask_for_file, ask_for_folder, usual_folder

BESIDE_THE_PROJECT = {"projects/copying.py", "projects/new_project.py", "projects/check_dialog.py"}
ITS_OWN_PLACE = {"backups/dialog.py"}


@pytest.fixture
def asking(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_file_and_a_folder_are_asked_for_where_one_saved_last(
    asking: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    offered = []

    def file(parent: object, title: str, usual: str, *kinds: str) -> tuple[str, str]:
        offered.append(Path(usual))
        return str(one / "copy.txt"), ""

    def folder(parent: object, title: str, usual: str) -> str:
        offered.append(Path(usual))
        return str(other)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", file)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    preferences = Preferences()
    assert ask_for_file(asking, preferences, "Save", "/elsewhere/kept.txt") == one / "copy.txt"
    assert ask_for_folder(asking, preferences, "Where") == other
    assert ask_for_file(asking, Preferences(), "Save", "kept.txt") == one / "copy.txt"
    assert offered == [usual_folder() / "kept.txt", one, other / "kept.txt"]
    other.rmdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: offered.append("") or "")
    preferences.keep_screens({"saved_in": str(other)})
    assert ask_for_folder(asking, preferences, "Where") is None
    assert ask_for_file(asking, preferences, "Save", "kept.txt") == one / "copy.txt"
    assert offered[-1] == usual_folder() / "kept.txt", "the folder is gone"


def test_a_name_gets_the_suffix_of_its_kind_and_replaces_nothing_unasked(
    asking: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"")
    answers = iter(("sheet", "sheet.2"))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *arguments: (str(tmp_path / next(answers)), "")
    )
    found = ask_for_file(asking, Preferences(), "Save", "sheet.pdf", {"PDF (*.pdf)": ".pdf"})
    assert found == tmp_path / "sheet.2.pdf"


def test_nobody_asks_in_another_way() -> None:
    folder = Path(ui.__path__[0])
    asks = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(r"\.get(SaveFileName|ExistingDirectory)\(", path.read_text("utf-8"))
    }
    assert asks == {"save_dialogs.py"} | BESIDE_THE_PROJECT | ITS_OWN_PLACE
