"""Words of a document as OpenDocument has them: the one way for data into the file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from engage.services.exporting.house_style import xml_words

_BLANKS = re.compile(" {2,}|(?<=^) | (?=$)")


def words_of(text: str) -> str:
    """A string with its lines, tabs and blanks as they are."""
    lines = (_BLANKS.sub(_blanks, escape(line)) for line in xml_words(text).split("\n"))
    return "<text:line-break/>".join(line.replace("\t", "<text:tab/>") for line in lines)


def line_of(text: str) -> str:
    """The same on a single line."""
    return words_of(" ".join(text.split()))


def attribute(text: str) -> str:
    """A string as the value of an attribute."""
    return escape(" ".join(xml_words(text).split()), {'"': "&quot;"})


def _blanks(found: re.Match[str]) -> str:
    return f'<text:s text:c="{len(found[0])}"/>'
