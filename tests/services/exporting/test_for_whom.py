"""For whom a document is, by what every format says of it."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from engage.domain.disclosure import Audience
from engage.services.exporting.registry import write
from engage.services.summaries.document import Document, Heading, Paragraph

SUFFIXES = ("pdf", "html", "docx", "odt", "xlsx", "csv", "md")


def said(path: Path) -> str:
    """What a file says, with its properties, in lower case."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
            return " ".join((*pages, *document.get_metadata_dict().values())).lower()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            texts = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
            return " ".join(texts).lower()
    return path.read_text(encoding="utf-8").partition("</style>")[-1 if path.suffix == ".html" else 0].lower()


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    ("is_personal", "there", "missing"),
    [(True, "personal", ("our own use", ">internal<", "internal\n")), (False, "internal", ("personal",))],
)
def test_what_is_made_for_one_person_is_not_marked_as_for_ourselves(
    tmp_path: Path, suffix: str, is_personal: bool, there: str, missing: tuple[str, ...]
) -> None:
    pages = tuple(Paragraph("Words of a page. " * 400) for _ in range(2))
    document = Document(
        title="A file on one",
        audience=Audience.INTERNAL,
        is_personal=is_personal,
        made_on=dt.date(2026, 5, 4),
        blocks=(Heading(1, "First"), *pages),
    )
    path = tmp_path / f"file.{suffix}"
    write(document, path)
    text = said(path)
    assert there in text
    assert [each for each in missing if each in text] == []
