"""Paragraphs of one look are set by a quicker way: their pages are the same, point for point."""

import io
from collections.abc import Iterator

import pypdfium2
import pytest

from engage.domain.progress import silent
from engage.services.exporting.house_style import PLAIN
from engage.services.exporting.pdf import export, lines
from engage.services.summaries.document import Document
from tests.services.exporting.documents import BY_THEME, ODD
from tests.services.exporting.tag_reader import objects


def in_steps(look: lines.Look, text: str, room: float) -> Iterator[tuple[lines.Fragment, bool]]:
    """The lines of such a paragraph by the way that all others go."""
    for content, ends_word in lines._broken(lines._tokens([(look, text)], room), room):
        fragments = tuple(lines._merged(content)) or (lines._fragment(look, (), 0.0),)
        (fragment,) = fragments
        yield fragment, ends_word


def printed(document: Document) -> bytes:
    file = io.BytesIO()
    export(document, file, silent, PLAIN)
    return file.getvalue()


def pictures(pdf: bytes) -> list[bytes]:
    """Every page as it is seen."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [bytes(page.render(scale=1).buffer) for page in document]


@pytest.mark.parametrize("document", [BY_THEME, ODD], ids=["by theme", "odd"])
def test_pages_look_the_same_either_way(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = printed(document)
    monkeypatch.setattr(lines, "_plain", in_steps)
    slow = printed(document)
    assert pictures(quick) == pictures(slow)
    assert len(objects(quick)) == len(objects(slow))
