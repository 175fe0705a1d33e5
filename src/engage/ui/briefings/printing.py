"""Briefings and editions on paper: checked, set and printed, with nothing of them in a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSizeF
from PySide6.QtWidgets import QDialog, QWidget

from engage.domain.label_sheets import PAPERS
from engage.domain.progress import Progress
from engage.errors import EngageError
from engage.services import outgoing
from engage.services.exporting import registry as exporting
from engage.ui.context import Context
from engage.ui.translation import translated

if TYPE_CHECKING:
    from engage.services.exporting.house_style import HouseStyle
    from engage.services.projects import Project
    from engage.services.summaries.document import Document

_POINTS = 72 / 25.4
"""To a millimetre."""


@dataclass(frozen=True, slots=True)
class ToPrint:
    """What is to be printed, in which look, and why it may go out despite its leaks."""

    document: Document
    style: HouseStyle
    despite: outgoing.Reasons = ""


def set_pages(document: Document, style: HouseStyle, progress: Progress) -> QByteArray:
    """Return the pages of a document as a PDF in memory; to be called off the GUI thread."""
    export = next(item for item in exporting.formats() if item.suffix == ".pdf").load()
    file = io.BytesIO()
    export(document, file, progress, style)
    return QByteArray(file.getvalue())


def ask_and_print(
    context: Context,
    parent: QWidget,
    made: Callable[[Project], ToPrint],
    on_done: Callable[[str], object],
    on_failed: Callable[[EngageError], object],
) -> None:
    """Print what is made, once it has been checked for leaks, on the printer that the person says."""

    def work(progress: Progress) -> tuple[ToPrint, QByteArray]:
        wanted = made(context.project)
        outgoing.let_go(context.project, wanted.document, progress, despite=wanted.despite)
        return wanted, set_pages(wanted.document, wanted.style, progress)

    def ask(found: tuple[ToPrint, QByteArray]) -> None:
        # Imported when first needed, as it asks the system for its printers.
        from PySide6.QtCore import QBuffer, QIODevice
        from PySide6.QtPdf import QPdfDocument

        from engage.ui.summaries import printing

        wanted, pdf = found
        buffer, pages = QBuffer(parent), QPdfDocument(parent)
        buffer.setData(pdf)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        pages.load(buffer)
        count = pages.pageCount()
        for each in (pages, buffer):
            each.deleteLater()
        width, height = PAPERS[wanted.style.paper]
        title = f"{wanted.document.title} ({wanted.document.audience.value})"
        printer = printing.make_printer(title, QSizeF(width * _POINTS, height * _POINTS))
        dialog = printing.ask(printer, count, parent)

        def print_all() -> None:
            context.writer.submit(
                lambda progress: printing.send(pdf, printer, 0, progress),
                lambda number: on_done(printing.sent(printer, number)),
                on_failed,
                label=translated("Printing"),
            )

        dialog.accepted.connect(print_all)
        QDialog.open(dialog)  # its own wants to be told whom to call

    context.writer.submit(work, ask, on_failed, label=translated("Setting the pages"))
