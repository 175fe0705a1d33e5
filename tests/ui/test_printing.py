"""Printing what is seen: the paper shows the very pages."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from engage.domain.progress import Progress, silent
from engage.errors import Cancelled, EngageError, StorageFailed
from engage.ui.summaries.printing import make_printer, print_pages, send

UPRIGHT, WIDE = A4, landscape(A4)


@pytest.fixture
def pdf() -> bytes:
    """Three pages, the second of them wide."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, size in enumerate((UPRIGHT, WIDE, UPRIGHT), 1):
        canvas.setPageSize(size)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(60, 60, f"Page {number} of the example")
        canvas.setFillGray(number / 5)
        canvas.rect(60, 150 * number, size[0] - 120, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    """One that prints into a file."""
    printer = make_printer("Example", QSizeF(*UPRIGHT))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    return printer


def seen(pdf: bytes | Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1).to_pil().convert("L") for page in document]


def printed(printer: QPrinter) -> list[Image.Image]:
    return seen(Path(printer.outputFileName()))


def are_alike(one: Sequence[Image.Image], other: Sequence[Image.Image]) -> bool:
    """Whether the pages are of one size, to the point, and show the same but for the edges of letters."""
    return len(one) == len(other) and all(
        abs(left.width - right.width) <= 1
        and abs(left.height - right.height) <= 1
        and ImageChops.difference(coarse(left), coarse(right)).getextrema()[1] < 80
        for left, right in zip(one, other, strict=True)
    )


def coarse(page: Image.Image) -> Image.Image:
    return page.resize((50, 50), Image.Resampling.BOX)


def test_the_pages_are_printed_as_they_are_each_lying_its_own_way(printer: QPrinter, pdf: bytes) -> None:
    assert print_pages(pdf, printer, 0, silent) == 3
    assert are_alike(seen(pdf), printed(printer))
    assert [page.width > page.height for page in printed(printer)] == [False, True, False]


def chosen(printer: QPrinter) -> None:
    printer.setPageRanges(QPageRanges.fromString("2-3"))


def current(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)


def backwards(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)


def twice(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(True)


def page_by_page(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)


@pytest.mark.parametrize(
    ("ask", "pages"),
    [
        (chosen, [1, 2]),
        (current, [1]),
        (backwards, [2, 1, 0]),
        (twice, [0, 1, 2, 0, 1, 2]),
        (page_by_page, [0, 0, 1, 1, 2, 2]),
    ],
)
def test_the_pages_that_are_asked_for_are_printed(
    printer: QPrinter, pdf: bytes, ask: Callable[[QPrinter], None], pages: list[int]
) -> None:
    ask(printer)
    print_pages(pdf, printer, 1, silent)
    whole = seen(pdf)
    assert are_alike([whole[page] for page in pages], printed(printer))


def grey(printer: QPrinter) -> None:
    printer.setColorMode(QPrinter.ColorMode.GrayScale)


def small(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))


@pytest.mark.parametrize(
    ("ask", "is_kept"),
    [
        (lambda printer: None, True),
        (chosen, False),
        (current, False),
        (backwards, False),
        (twice, False),
        (grey, False),
        (small, False),
    ],
)
def test_into_a_pdf_all_pages_go_as_they_are(
    printer: QPrinter, pdf: bytes, ask: Callable[[QPrinter], None], is_kept: bool
) -> None:
    ask(printer)
    send(pdf, printer, 0, silent)
    assert (Path(printer.outputFileName()).read_bytes() == pdf) is is_kept


def test_a_pdf_that_cannot_be_written_is_said(printer: QPrinter, pdf: bytes, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(EngageError, match="There is no folder"):
        send(pdf, printer, 0, silent)


def test_on_smaller_paper_the_page_is_smaller_and_whole(printer: QPrinter, pdf: bytes) -> None:
    small = QSizeF(UPRIGHT[0] / 2, UPRIGHT[1] / 2)
    smaller = make_printer("Example", small)
    smaller.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    smaller.setOutputFileName(printer.outputFileName())
    print_pages(pdf, smaller, 0, silent)
    half = [page.resize((page.width // 2, page.height // 2)) for page in seen(pdf)]
    assert [page.size for page in printed(smaller)] == [(297, 420), (420, 297), (297, 420)]
    assert are_alike(half, printed(smaller))


def test_no_finer_than_is_of_use(printer: QPrinter, pdf: bytes) -> None:
    printer.setResolution(2400)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    print_pages(pdf, printer, 0, silent)
    assert printer.resolution() == 600
    assert are_alike(seen(pdf)[:1], printed(printer))


def test_it_can_be_stopped(printer: QPrinter, pdf: bytes) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        assert total == 3
        if done == 1:
            raise Cancelled("Stopped")

    progress: Progress = stop
    with pytest.raises(Cancelled):
        print_pages(pdf, printer, 0, progress)


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_does_not_take_it_is_said(printer: QPrinter, pdf: bytes, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    with pytest.raises(StorageFailed, match="could not be printed"):
        print_pages(pdf, printer, 0, silent)


def test_other_pages_are_not_alike(pdf: bytes) -> None:
    first, _, last = seen(pdf)
    assert not are_alike([first], [last])


def test_nothing_is_written_elsewhere(
    printer: QPrinter, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr(tempfile, "tempdir", None)
    seen_there: list[Path] = []
    print_pages(pdf, printer, 0, lambda done, total, what="": seen_there.extend(elsewhere.iterdir()))
    assert not seen_there
    assert {path.name for path in tmp_path.iterdir()} == {"printed.pdf", "temporary"}
