"""DOCX: a document for Word, with real headings, lists, notes and table headers, to be written on in.

python-docx writes the file; `parts` has what it leaves out. Charts are pictures with their numbers as text.
"""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from engage.domain.progress import Progress, silent
from engage.services.exporting import archives
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.summaries.document import Document


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document for Word; the same document makes the same bytes."""
    import docx

    from engage.services.exporting.docx import look
    from engage.services.exporting.docx.writer import Writer

    word = docx.Document()
    look.set_page(word.sections[0], style)
    look.set_styles(word, document, style)
    look.set_properties(word, document)
    look.set_furniture(word.sections[0], document, style)
    Writer(word, document, style).write(progress)
    made = io.BytesIO()
    word.save(made)
    _without_times(made, file)


def _without_times(made: BinaryIO, file: BinaryIO) -> None:
    """Write an archive anew with no time in it, and the same parts in the same order."""
    with zipfile.ZipFile(made) as old, archives.opened(file) as new:
        for part in old.infolist():
            new.writestr(archives.entry(part.filename), old.read(part))
