"""PDF: pages that look the same everywhere, with fonts, bookmarks and links inside, tagged for readers.

The document is set in lines (`blocks`, `lines`, `texts`, `tables`), these are laid on pages (`pages`), and
only when the number of every page is known is anything drawn (`writing`, `pen`). ReportLab draws; its
paragraphs, which read markup, are not used.
"""

from __future__ import annotations

from typing import BinaryIO

from engage.domain.progress import Progress, silent
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.summaries.document import Document


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as PDF, tagged; the same document in the same style makes the same bytes.

    Raises `Invalid` for a font or a logo of the style that cannot be printed.
    """
    # Not above: charts, which are drawn here, measure their words with the fonts of this package.
    from engage.services.exporting.pdf.writing import write

    write(document, file, progress, style)
