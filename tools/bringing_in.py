"""The screens of an import: of a list with odd names of columns, and somebody who may be there already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engage.ui.importing.dialog import FILE, PREVIEW, ImportDialog
from engage.ui.importing.lines import Fate
from engage.ui.main_window import MainWindow
from tools.hands import TYPED, in_front, pause, put_away, settle

MEMBERS = """Surname,First name,Works for,E-mail,Lawful basis,Review,Shelf
Placeholder,Iolo,Example Castings Federation,iolo@castings.example,consent,3/4/2026,A2
Specimen,Mair,Example Fasteners,mair@fasteners.example,told us,5/6/2026,A7
Beispiel,Jürgen,Example Alloys,,,,B1
Muster,Gwen,Example Alloys,gwen(at)alloys,,,B4
"""


def steps(window: MainWindow, path: Path) -> Iterator[str]:
    """Each step, and a line about which a person is asked."""
    window.actions_by_name["import_files"].trigger()
    yield "import-nothing"
    dialog = in_front(ImportDialog)
    dialog.choose(path)
    settle(window)
    yield "import-columns"
    dialog.show_step(FILE)
    yield "import-file"
    dialog.show_step(PREVIEW)
    settle(window)
    yield "import"
    for fate in (Fate.LEFT_OUT, Fate.UNSURE):
        dialog.preview_step.narrow_to(fate)
        settle(window)
        yield f"import-{fate.name.lower().replace('_', '-')}"
    dialog.preview_step.panel.buttons[-1].click()
    pause(TYPED)
    settle(window)
    dialog.accept()
    settle(window)
    put_away(window)
    yield "imported"
    window.actions_by_name["undo"].trigger()
    settle(window)
