"""The dialog of an import, and a table for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.ui.importing.dialog import ImportDialog
from engage.ui.main_window import MainWindow
from tests.ui.importing import open_dialog


@pytest.fixture
def dialog(opened: MainWindow) -> ImportDialog:
    return open_dialog(opened)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"
