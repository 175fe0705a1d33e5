"""The screens of an import: of a list with odd names of columns, and somebody who may be there already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engage.ui.importing.dialog import COLUMNS, FILE, PREVIEW, ImportDialog
from engage.ui.importing.lines import Fate
from engage.ui.main_window import MainWindow
from tools.hands import TYPED, in_front, pause, put_away, settle

MEMBERS = """Surname,First name,Works for,E-mail,Lawful basis,Review,Shelf
Placeholder,Iolo,Example Castings Federation,iolo@castings.example,consent,3/4/2026,A2
Specimen,Mair,Example Fasteners,mair@fasteners.example,told us,5/6/2026,A7
Beispiel,Jürgen,Example Alloys,,,,B1
Muster,Gwen,Example Alloys,gwen(at)alloys,,,B4
,,Example Alloys,office@alloys.example,,,B5
"""

GUESTS = """Guests of the round table,,,,,
Invitee,Firm,Sort of org,Ping,RSVP,On the day
Iolo Placeholder,Example Castings Federation,Trade association,iolo@castings.example,yes,was in
Mair Specimen,Example Fasteners,Guild,mair@fasteners.example,Pencilled in,stayed home
Gwen Muster,Example Alloys,SME,gwen@alloys.example,no,
"""
ANSWERS = """Ref,Author,Came in,What stands in the way?,Would you say more?,May we publish your answer?,Age
7,Iolo Placeholder,3/4/2026,There are not enough people who can fit them.,,Rather ask me,40
8,Mair Specimen,4/5/2026,The price of power stands in the way of it all.,Yes,Yes,50
"""


def steps(window: MainWindow) -> Iterator[str]:
    """Each step, and a line about which a person is asked; then tables of other sorts."""
    for name, text in (("members", MEMBERS), ("guests", GUESTS), ("answers", ANSWERS)):
        Path(f"{name}.csv").write_text(text, encoding="utf-8")
    yield from _members(window, Path("members.csv"))
    yield from _together(window)
    for name, as_format in (("guests", "attendance"), ("answers", "responses")):
        yield from _columns(window, Path(f"{name}.csv"), as_format)


def _columns(window: MainWindow, path: Path, as_format: str) -> Iterator[str]:
    """What the columns are of a table that is none of people or bodies alone, and a line that is left out."""
    window.actions_by_name["import_files"].trigger()
    dialog = in_front(ImportDialog)
    dialog.choose(path)
    settle(window)
    dialog.plan.say_format(as_format)
    settle(window)
    dialog.file_step.engagement.setCurrentIndex(1)
    dialog.show_step(COLUMNS)
    yield f"import-columns-{path.stem}"
    mapping = {"Author": "name", "Came in": "said_on"} if as_format == "responses" else {"Invitee": "name"}
    dialog.plan.decide(mapping=mapping)
    settle(window)
    dialog.show_step(PREVIEW)
    settle(window)
    table = dialog.preview_step.table
    table.go_to(table.lines.rowCount() - 1)
    table.leave_out.trigger()
    pause(TYPED)
    settle(window)
    dialog.preview_step.narrow_to(Fate.LEFT_OUT)
    settle(window)
    yield f"import-left-out-{path.stem}"
    put_away(window)


def _together(window: MainWindow) -> Iterator[str]:
    """What people sent in, with a list about which there is something to ask."""
    letters = [Path(f"{name}.html") for name in ("Letter of the mill", "Letter of the forge")]
    for path in letters:
        picture = '<img src="mill.png">' * len(path.stem)
        path.write_text(
            f"<html><body>{picture}<p>We write to you from the Example works, for heat pumps come first with "
            f"us.</p><p>{path.stem}</p></body></html>",
            encoding="utf-8",
        )
    window.actions_by_name["import_files"].trigger()
    dialog = in_front(ImportDialog)
    dialog.take([*letters, Path("members.csv")])
    settle(window)
    dialog.accept()
    settle(window)
    yield "import-several"
    dialog.import_all.click()
    settle(window)
    yield "import-told"
    put_away(window)
    window.actions_by_name["undo"].trigger()
    settle(window)


def _members(window: MainWindow, path: Path) -> Iterator[str]:
    """A list of people with odd names of columns."""
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
