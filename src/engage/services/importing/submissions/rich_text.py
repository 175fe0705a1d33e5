"""Text out of RTF (Rich Text Format 1.9), as WordPad, older programs and Outlook write it.

The reader is our own and linear: the ones that are free take hours on a file made for that. Pictures, fields'
instructions, headers and what was struck out are passed over; nothing that a file refers to is looked at.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace

from engage.errors import Invalid
from engage.services.importing.limits import MAX_RTF
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import Flow
from engage.services.importing.submissions.received import Received

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_DIGITS = re.compile(r"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{2000,}")
"""What a picture is written in."""

_CODEPAGE = re.compile(r"\\ansicpg(\d{1,5})")

_PASSED_OVER = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "header", "headerl",
        "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "listtable",
        "listoverridetable", "themedata", "datastore", "generator", "xmlnstbl", "rsidtbl",
        "latentstyles", "shppict", "pntext", "pntxta", "pntxtb", "bkmkstart", "bkmkend", "annotation",
        "atnid", "atnauthor", "atndate", "atrfstart", "atrfend", "nonshppict", "shpinst", "sp",
        "filetbl", "revtbl", "mmathPr", "listtext", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
        "htmltag", "mhtmltag", "title", "author",
    }
)  # fmt: skip
"""Destinations whose text is not read on the page."""

_COUNTED = {
    "pict": "picture", "shppict": "picture", "annotation": "comment", "header": "header", "footer": "header",
}  # fmt: skip
_ALWAYS_STARRED = ("shppict", "annotation")
"""Destinations that older programs pass over, for there is an asterisk in front."""

_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "\u2014", "endash": "\u2013", "emspace": " ", "enspace": " ",
    "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "-": ""}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
"""The code pages of fonts."""

_MAX_GROUPS = 1_000
"""Groups, one inside the other."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    encoding: str
    is_passed_over: bool = False
    is_note: bool = False
    is_in_font_table: bool = False
    font: int = 0
    fallback: int = 1
    """How many characters stand after a Unicode character for programs that know none."""


def read_rich_text(source: Source) -> Received:
    """Read an RTF file; raises `Invalid`."""
    return read_rtf(source.data, source.name)


def read_rtf(data: bytes, name: str) -> Received:
    """Read what stands in RTF; `name` is the file's. Raises `Invalid`."""
    text = _DIGITS.sub("", data.decode("latin-1"))
    if len(text) > MAX_RTF:
        raise Invalid(
            f"{name} is too large",
            f"what it says may take {MAX_RTF:,} characters without its pictures",
            "Split it, and import the parts",
        )
    declared = _CODEPAGE.search(text[:4096])
    encoding = _known(f"cp{declared[1]}") if declared else "cp1252"
    return _Reader(name, encoding).read(text)


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding


class _Reader:
    """Reads one file."""

    def __init__(self, name: str, encoding: str) -> None:
        self._name = name
        self._flow = Flow(name)
        self._left_out = Counter[str]()
        self._default = encoding
        self._state = _State(encoding)
        self._outer: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._words: list[str] = []
        self._held: list[list[str]] = []
        """The paragraphs in which notes stand that are being read."""
        self._bytes = bytearray()
        """Characters of a code page that are not whole yet: some have two bytes."""
        self._to_skip = 0
        self._is_item = False
        self._is_in_table = self._is_in_row = self._is_in_cell = False

    def read(self, text: str) -> Received:
        """Return what the file says."""
        skip_until = 0
        for token in _TOKEN.finditer(text):
            if token.start() < skip_until:
                continue
            word, number, code, sign, brace, plain = token.groups()
            if code:
                if self._to_skip:
                    self._to_skip -= 1
                elif not self._state.is_passed_over:
                    self._bytes.append(int(code, 16))
                continue
            if self._bytes:
                self._flush()
            if brace == "{":
                self._open()
            elif brace:
                self._close()
            elif word == "bin":
                skip_until = token.end() + max(0, int(number or 0))
            elif word:
                self._control(word, int(number) if number else None)
            elif sign == "*":
                self._state = replace(self._state, is_passed_over=True)
            elif sign:
                self._character(_SIGNS.get(sign, ""), is_break=sign in "\r\n")
            elif plain:
                self._plain(plain)
        self._flush()
        self._paragraph()
        return Received(self._flow.text(), left_out=self._left_out)

    def _open(self) -> None:
        self._outer.append(self._state)
        self._to_skip = 0
        if len(self._outer) > _MAX_GROUPS:
            raise Invalid(
                f"{self._name} is nested more than {_MAX_GROUPS:,} levels deep",
                "",
                "Check that it is the right file",
            )

    def _close(self) -> None:
        self._to_skip = 0
        if not self._outer:
            return
        was, self._state = self._state, self._outer.pop()
        if was.is_note and not self._state.is_note:
            note = "".join(self._words)
            self._words = self._held.pop()
            self._words.append(self._flow.note(note))

    def _control(self, word: str, number: int | None) -> None:
        state = self._state
        match word:
            case "u" if number is not None and not state.is_passed_over:
                self._to_skip = state.fallback
                self._write(chr(number % 0x10000))
            case "uc":
                self._state = replace(state, fallback=min(max(number or 0, 0), 10))
            case "f" if state.is_in_font_table:
                self._state = replace(state, font=number or 0)
            case "f":
                self._state = replace(state, encoding=self._fonts.get(number or 0, self._default))
            case "fcharset" if state.is_in_font_table:
                self._fonts[state.font] = _known(_CHARSETS.get(number or 0, self._default))
            case "fonttbl":
                self._state = replace(state, is_passed_over=True, is_in_font_table=True)
            case "footnote" if self._outer and not self._outer[-1].is_passed_over and not state.is_note:
                self._held.append(self._words)
                self._words = []
                self._state = replace(state, is_note=True, is_passed_over=False)
            case "deleted" if number != 0:
                self._left_out["deletion"] += not state.is_passed_over
                self._state = replace(state, is_passed_over=True)
            case _ if word in _PASSED_OVER:
                if word in _COUNTED and (not state.is_passed_over or word in _ALWAYS_STARRED):
                    self._left_out[_COUNTED[word]] += 1
                self._state = replace(state, is_passed_over=True)
            case _ if not state.is_passed_over:
                self._layout(word)

    def _layout(self, word: str) -> None:
        """What stands on the page where this word does."""
        if word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in ("par", "sect", "page"):
            self._character("", is_break=True)
        elif self._state.is_note:
            return
        elif word in ("cell", "nestcell"):
            self._is_in_table = True
            self._paragraph()
            self._flow.close_cell()
            self._is_in_cell = False
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "intbl":
            self._is_in_table = True
        elif word in ("ls", "pnlvlblt", "pnlvlbody"):
            self._is_item = True
        elif word == "pard":
            self._is_item = self._is_in_table = False

    def _end_row(self) -> None:
        if self._is_in_row:
            self._flow.close_row()
        self._is_in_row = self._is_in_cell = False

    def _character(self, written: str, *, is_break: bool = False) -> None:
        if self._state.is_passed_over:
            return
        if not is_break:
            self._write(written)
        elif self._state.is_note:
            self._words.append(" ")
        else:
            self._paragraph()

    def _plain(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if self._state.is_passed_over:
            return
        if not text.isascii():
            text = text.encode("latin-1").decode(self._state.encoding, "replace")
        self._words.append(text[skipped:])

    def _write(self, text: str) -> None:
        if not self._state.is_passed_over:
            self._words.append(text)

    def _flush(self) -> None:
        if self._bytes:
            self._write(self._bytes.decode(self._state.encoding, "replace"))
            self._bytes.clear()

    def _paragraph(self) -> None:
        if not self._is_in_table:
            self._end_row()
        elif not self._is_in_cell:
            if not self._is_in_row:
                self._flow.open_row()
            self._flow.open_cell()
            self._is_in_row = self._is_in_cell = True
        self._flow.paragraph(_whole("".join(self._words)), is_item=self._is_item)
        self._words.clear()


def _whole(text: str) -> str:
    """Put the halves of surrogate pairs together: RTF counts in UTF-16."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
