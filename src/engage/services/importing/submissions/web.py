"""Text out of HTML: what is read on the page, without scripts and styles; nothing is fetched.

The scanner is our own, for it must be linear: Python's looks at the rest of the page anew for each thing that
was begun and never ended, which takes hours on a page made for that.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from engage.errors import Invalid
from engage.services.importing.limits import MAX_PAGE
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import Flow
from engage.services.importing.submissions.received import Received
from engage.services.importing.text_files import decoded

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_INLINE = re.compile(r"""\bdata:[^"'\s<>)]++""")
"""A picture that stands in the page itself."""

_NO_CHARACTER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}+;?")
"""A number that is no character's, and may be longer than Python reads."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)")
_TAG_END = re.compile(r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_CLOSING = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("script", "style", "title", "template", "svg")
}
_PARAGRAPHS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "main", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "tfoot", "thead", "ul",
    }
)  # fmt: skip
_QUOTES_MISREAD = 100
"""Unended quotation marks, after which none is heeded any more."""

_MAX_TABLES = 50
"""Tables one inside the other; deeper ones are read as paragraphs."""


def read_page(source: Source) -> Received:
    """Read a page; raises `Invalid` where it is no text."""
    declared = _DECLARED.search(source.data[:4096])
    text = ""
    if declared and not source.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        text = _decoded_as(source.data, declared[1].decode("ascii", "replace"))
    return read_html(text or decoded(source.data, source.name), source.name)


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return ""


def read_html(text: str, name: str) -> Received:
    """Read what stands in a page; `name` is the file's. Raises `Invalid` where it is too large."""
    text = _INLINE.sub("", text)
    if len(text) > MAX_PAGE:
        raise Invalid(
            f"{name} is too large",
            f"a page may have {MAX_PAGE:,} characters",
            "Split it, and import the parts",
        )
    flow, left_out = Flow(name), Counter[str]()
    tables = _Tables(flow)
    words: list[str] = []
    title = ""
    is_item = False
    is_verbatim = 0

    def end_paragraph() -> None:
        nonlocal is_item
        said = "".join(words)
        words.clear()
        if is_verbatim:
            flow.paragraph(said, is_item=is_item)
        else:
            lines = (" ".join(line.split()) for line in said.split("\v"))
            flow.paragraph("\n".join(lines), is_item=is_item)
        is_item = is_item and not said.strip()

    for tag, said in _pieces(text):
        if not tag:
            words.append(said if is_verbatim else said.replace("\n", " "))
        elif tag == "title":
            title = title or " ".join(said.split())
        elif tag == "br":
            words.append("\n" if is_verbatim else "\v")
        elif tag in ("img", "svg"):
            left_out["picture"] += 1
        elif tag in ("li", "/li"):
            end_paragraph()
            is_item = tag == "li"
        elif tag.removeprefix("/") in ("table", "tr", "td", "th"):
            end_paragraph()
            is_item = False
            tables.read(tag)
        elif tag.removeprefix("/") in _PARAGRAPHS:
            end_paragraph()
            if tag.endswith("pre"):
                is_verbatim = int(tag == "pre")
    end_paragraph()
    return Received(flow.text(), title=title, left_out=left_out)


class _Tables:
    """The tables that are open, one inside the other; a page may leave rows and cells unended."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._has_row: list[bool] = []

    def read(self, tag: str) -> None:
        """Take in one tag; beyond `_MAX_TABLES` they mean nothing."""
        match tag:
            case "table":
                self._has_row.append(False)
            case "/table":
                self._end_row()
                del self._has_row[-1:]
            case "tr" | "/tr":
                self._end_row()
                if tag == "tr" and 0 < len(self._has_row) <= _MAX_TABLES:
                    self._flow.open_row()
                    self._has_row[-1] = True
            case "td" | "th" if self._has_row[-1:] == [True]:
                self._flow.open_cell()
            case "/td" | "/th" if self._has_row[-1:] == [True]:
                self._flow.close_cell()

    def _end_row(self) -> None:
        if self._has_row[-1:] == [True]:
            self._flow.close_row()
            self._has_row[-1] = False


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield a page's texts as ("", text), and its tags by their names in small letters, "/" before an end.

    A title has its text with it. What was begun and never ended goes to the end of the page.
    """
    at = misread = 0
    while at < len(text):
        tag_at = text.find("<", at)
        if tag_at < 0:
            tag_at = len(text)
        if tag_at > at:
            yield "", _unescaped(text[at:tag_at])
        if tag_at == len(text):
            return
        found = _TAG.match(text, tag_at)
        if found is None:
            is_text = not text.startswith(("<!", "<?", "</"), tag_at)
            if is_text:  # "a < b"
                yield "", "<"
                at = tag_at + 1
                continue
            ending = "-->" if text.startswith("<!--", tag_at) else ">"
            at = _behind(text, ending, tag_at + 2)
            continue
        end = _TAG_END.match(text, found.end()) if misread < _QUOTES_MISREAD else None
        misread += end is None
        at = end.end() if end else _behind(text, ">", found.end())
        name = found[2].lower()
        if not found[1] and name in _CLOSING:
            closing = _CLOSING[name].search(text, at)
            inside = text[at : closing.start() if closing else len(text)]
            at = _behind(text, ">", closing.end()) if closing else len(text)
            yield name, _unescaped(inside) if name == "title" else ""
        else:
            yield found[1] + name, ""


def _unescaped(text: str) -> str:
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text))


def _behind(text: str, ending: str, start: int) -> int:
    place = text.find(ending, start)
    return len(text) if place < 0 else place + len(ending)
