"""Finds out whether this copy of Engage is whole: `engage --self-test` uses what ships with it once.

For those who put copies together: in a bundle, a module, a file or a plug-in may have been left behind. It
shows no window, leaves the person's own folders alone, and says each step before it is taken.
"""

from __future__ import annotations

import os
import pkgutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from engage.paths import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from engage.ui.main_window import MainWindow

_PATIENCE = 30
"""Seconds after which the window is taken to hang."""

_TABLE = "given_name,family_name,email\nIolo,Placeholder,iolo@fasteners.example\n"
_CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:self-test
SUMMARY:Talk
DTSTART;TZID=GMT Standard Time:20200625T140000
END:VEVENT
END:VCALENDAR
"""


_BEGINNINGS = {
    ".pdf": b"%PDF",
    ".html": b"<!DOCTYPE html>",
    ".json": b"{",
    **dict.fromkeys((".docx", ".odt", ".xlsx"), b"PK"),
}


class _Broken(Exception):
    """Something is not as it should be."""


def run() -> int:
    """Take every step and return 0; at the first that fails, say which it is and why, and return 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    step = "make a folder to work in"
    try:
        with tempfile.TemporaryDirectory(prefix="engage-self-test-", ignore_cleanup_errors=True) as folder:
            os.environ["ENGAGE_HOME"] = str(Path(folder, "home"))
            for step in _steps(Path(folder)):
                _say(step)
    except Exception as error:  # noqa: BLE001  whatever goes wrong is what one wants to know
        _say(f"This copy of Engage is broken. Failed to {step}: {type(error).__name__}: {error}")
        return 1
    _say("This copy of Engage is whole.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _steps(folder: Path) -> Iterator[str]:
    """Name each step, then take it."""
    yield "load every sub-command"
    from engage.cli.main import COMMANDS, load

    for name in COMMANDS:
        load(name)
    yield "find the steps from every earlier schema"
    _find_migrations()
    yield "make the window"
    from engage.app import make_window

    app, window = make_window()
    bugs: list[BaseException] = []
    sys.excepthook = lambda kind, bug, trace: bugs.append(bug)  # raised where Qt called us
    yield "open every form"
    _open_forms()
    yield "load icons, fonts and styles"
    _load_icons()
    _load_fonts()
    _wear_styles(app)
    yield "read the agendas and the help"
    _read_texts()
    yield "make a project from the sample"
    project = folder / "sample.engage"
    _make_sample(project)
    yield "write a summary in every format"
    _write_summaries(project, folder)
    yield "print a summary"
    _print_summary(folder)
    yield "lock a project, and open it by its passphrase"
    _lock(folder)
    yield "import a table"
    _import_table(project, folder)
    yield "import a calendar"
    _import_calendar(project, folder)
    yield "import a PDF file"
    _import_pdf(project, folder)
    yield "show every page of the window"
    _show_pages(app, window, project, bugs)
    yield "close the window"
    window.close()
    _wait(app, lambda: not window.isVisible(), bugs)


def _find_migrations() -> None:
    from engage.storage import schema
    from engage.storage.migrations.upgrade import scripts

    if scripts().get_heads() != [schema.VERSION]:
        raise _Broken(f"they lead to {scripts().get_heads()} and not to {schema.VERSION}")


def _open_forms() -> None:
    from PySide6.QtWidgets import QDialog

    from engage.ui import forms

    names = [module.name for module in pkgutil.iter_modules(forms.__path__) if module.name.startswith("ui_")]
    if not names:
        raise _Broken("there are none")
    for name in names:
        module = import_module(f"{forms.__name__}.{name}")
        (form,) = (value for key, value in vars(module).items() if key.startswith("Ui_"))
        dialog = QDialog()
        form().setupUi(dialog)
        if dialog.grab().isNull():
            raise _Broken(f"{name} shows nothing")


def _load_icons() -> None:
    from PySide6.QtGui import QIcon

    for path in _files("icons", ".svg"):
        if QIcon(str(path)).pixmap(16).isNull():
            raise _Broken(f"{path.name} cannot be drawn")


def _load_fonts() -> None:
    from engage.services.exporting.pdf.fonts import Face

    for path in (*_files("fonts", ".ttf"), *_files("fonts", ".ttc")):
        Face(path.name)


def _wear_styles(app: QApplication) -> None:
    from engage.settings import Appearance
    from engage.ui import theme

    for appearance in (Appearance.DARK, Appearance.LIGHT):
        theme.apply(app, appearance)


def _read_texts() -> None:
    from engage.services import agenda_templates
    from engage.ui.help import topics

    if not agenda_templates.names():
        raise _Broken("there are no agendas")
    for name in topics.names():
        if not topics.topic(name).text:
            raise _Broken(f"the page “{name}” is blank")
    _files("help/images", ".png")


def _make_sample(path: Path) -> None:
    from engage.services import sample

    sample.create(path, "self-test").close()


def _lock(folder: Path) -> None:
    from engage.services import passphrases, projects, remembered_keys

    path, passphrase = folder / "locked.engage", "self-test"
    key = passphrases.new_key(passphrase)
    with projects.create(path, name="Self-test", who="self-test", key=key) as project:
        if not passphrases.sheet(project).startswith(b"%PDF"):
            raise _Broken("there is no recovery sheet")
    if passphrases.unlock(path, passphrase) != key or b"SQLite" in path.read_bytes():
        raise _Broken("it is not encrypted")
    remembered_keys.can_remember()


def _write_summaries(path: Path, folder: Path) -> None:
    from engage.services import projects
    from engage.services.exporting.registry import formats, write
    from engage.services.summaries import registry

    with projects.open_project(path, who="self-test") as project:
        document = registry.build(project, "by-theme")
    for each in formats():
        file = folder / f"by-theme{each.suffix}"
        write(document, file)
        if not (file.stat().st_size and file.read_bytes().startswith(_BEGINNINGS.get(each.suffix, b""))):
            raise _Broken(f"{file.name} is not what its name says")


def _print_summary(folder: Path) -> None:
    from PySide6.QtCore import QSizeF
    from PySide6.QtPrintSupport import QPrinter

    from engage.domain.progress import silent
    from engage.ui.summaries.printing import make_printer, print_pages

    printed = folder / "printed.pdf"
    printer = make_printer("by-theme", QSizeF(595, 842))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    print_pages((folder / "by-theme.pdf").read_bytes(), printer, 0, silent)
    if not printed.read_bytes().startswith(b"%PDF"):
        raise _Broken("nothing came of it")


def _import_table(path: Path, folder: Path) -> None:
    from engage.services import projects
    from engage.services.importing.imports import import_file

    table = folder / "contacts.csv"
    table.write_text(_TABLE, encoding="utf-8")
    with projects.open_project(path, who="self-test") as project:
        report = import_file(project, table)
    if report.added != 1:
        raise _Broken(f"{report.added} contacts were added and not 1")


def _import_calendar(path: Path, folder: Path) -> None:
    from engage.services import projects
    from engage.services.importing.imports import import_file

    calendar = folder / "calendar.ics"
    calendar.write_text(_CALENDAR, encoding="utf-8")
    with projects.open_project(path, who="self-test") as project:
        report = import_file(project, calendar)
    if report.added != 1 or report.problems:
        raise _Broken(f"{report.added} meetings were added and not 1, with {len(report.problems)} problems")


def _import_pdf(path: Path, folder: Path) -> None:
    """Import the summary that was written as PDF: another process reads it."""
    from engage.services import projects
    from engage.services.importing.imports import import_file

    with projects.open_project(path, who="self-test") as project:
        report = import_file(project, folder / "by-theme.pdf", as_format="submissions")
    if report.added != 1 or report.problems:
        raise _Broken(f"{report.added} submissions were added and not 1")


def _show_pages(app: QApplication, window: MainWindow, path: Path, bugs: list[BaseException]) -> None:
    from engage.ui.pages import PAGES

    window.open_path(path)
    window.show()
    _wait(app, lambda: window.project_view is not None, bugs)
    view = window.project_view
    assert view is not None  # noqa: S101  it was waited for
    context = view.context
    for entry in PAGES:
        view.show_page(entry.name)
        _wait(app, lambda: context.reader.is_idle and context.writer.is_idle, bugs)
        if said := window.error_bar.text():
            raise _Broken(said)


def _wait(app: QApplication, is_done: Callable[[], bool], bugs: list[BaseException]) -> None:
    """Let the window go on until something is done."""
    end = time.monotonic() + _PATIENCE
    app.processEvents()
    while not is_done():
        if time.monotonic() > end:
            raise _Broken(f"it was not done in {_PATIENCE} seconds")
        time.sleep(0.005)
        app.processEvents()
    if bugs:
        raise bugs[0]


def _files(folder: str, suffix: str) -> list[Path]:
    """What a folder of resources holds of one kind."""
    found = sorted(resource(folder).glob(f"*{suffix}"))
    if not found:
        raise _Broken(f"there is no *{suffix}")
    return found
