"""Office documents in LibreOffice: opened without repair, and set on pages with all their words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from engage.services.exporting.registry import write
from engage.services.summaries.document import Document
from tests.services.exporting.documents import BLOCKS, BY_THEME, ODD


def pages(document: Document, suffix: str, folder: Path) -> list[str]:
    """The words of each page, as LibreOffice sets the document."""
    path = folder / f"document{suffix}"
    write(document, path)
    office = shutil.which("soffice")
    assert office
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    words = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    read = pdfium.PdfDocument(folder / "document.pdf")
    try:
        return [page.get_textpage().get_text_bounded() for page in read]
    finally:
        read.close()


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("document", [BY_THEME, ODD, BLOCKS], ids=["by theme", "odd", "blocks"])
def test_documents_are_opened_and_set(document: Document, suffix: str, tmp_path: Path) -> None:
    assert len(pages(document, suffix, tmp_path)) > 1


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_labels_stand_on_as_many_sheets_as_they_need(suffix: str, tmp_path: Path) -> None:
    found = pages(BLOCKS, suffix, tmp_path)
    badges, first, second = found[-3:]
    assert "Sian Example" in badges
    assert "Person 1" in first
    assert "Person 19" in first
    assert "Person 20" in second
    assert "Person 23" in second
    assert "page" not in first.lower()
