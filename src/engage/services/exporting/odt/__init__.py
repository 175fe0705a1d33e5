"""ODT: a document for LibreOffice and others, with real headings, lists, notes and table headers.

The parts of the file are written here as the standard has them (OpenDocument 1.3): all that a library would
add is the archive.
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from engage.domain.progress import Progress, silent
from engage.services.exporting import archives, house_style
from engage.services.exporting.house_style import PLAIN, HouseStyle, signature
from engage.services.exporting.odt.content import Content, picture_name, sheets_of
from engage.services.exporting.odt.markup import line_of
from engage.services.exporting.odt.styles import NAMESPACES, styles
from engage.services.summaries.document import Document

_KIND = "application/vnd.oasis.opendocument.text"
_OWN_LANGUAGE = "en-GB"


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as OpenDocument text; the same document makes the same bytes."""
    language = house_style.language(document) or _OWN_LANGUAGE
    content = Content(document, style)
    parts = {
        "content.xml": content.xml(progress).encode(),
        "styles.xml": styles(document, style, language, sheets_of(document)).encode(),
        "meta.xml": _meta(document, language).encode(),
    }
    for number, picture in enumerate(content.pictures, 1):
        parts[picture_name(number, picture)] = picture
    with archives.opened(file) as archive:
        # First, and as it is: by this the kind of the file is known.
        kind = archives.entry("mimetype")
        kind.compress_type = zipfile.ZIP_STORED
        archive.writestr(kind, _KIND)
        for name, data in parts.items():
            archive.writestr(archives.entry(name), data)
        archive.writestr(archives.entry("META-INF/manifest.xml"), _manifest(parts))


def _meta(document: Document, language: str) -> str:
    """What the document is; no clock and no name of a machine is in it."""
    day = f"{document.made_on.isoformat()}T00:00:00"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {NAMESPACES} office:version="1.3">'
        f"<office:meta><meta:generator>{line_of(house_style.maker(document))}</meta:generator>"
        f"<dc:title>{line_of(document.title)}</dc:title><dc:subject>{line_of(document.subtitle)}</dc:subject>"
        f"<dc:creator>{line_of(signature(document))}</dc:creator>"
        f"<meta:keyword>{line_of(house_style.for_whom(document))}</meta:keyword><dc:language>{language}</dc:language>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def _manifest(parts: dict[str, bytes]) -> str:
    kinds = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg"}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}"'
        f' manifest:media-type="{kinds[name.rpartition(".")[2]]}"/>'
        for name in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3"'
        f' manifest:media-type="{_KIND}"/>{entries}</manifest:manifest>'
    )
