"""The typefaces of the printed page, and which of them prints which character.

A character that the font of a style has no glyph for is looked for in the `_FALLBACKS`, in their order. One
that no font has prints as its code point, "[U+1F9FF]": nothing may vanish from a document unseen.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from engage.domain.text import clean
from engage.errors import Invalid
from engage.paths import resource
from engage.services.exporting.house_style import Fonts
from engage.services.exporting.pdf.scripts import shaped


class Family(NamedTuple):
    """The fonts in which the words of one style are set."""

    plain: str
    strong: str
    emphasis: str

    @property
    def bold(self) -> Family:
        """The same for words that are all bold."""
        return Family(self.strong, self.strong, self.strong)

    @property
    def italic(self) -> Family:
        """The same for words that are all in italics."""
        return Family(self.emphasis, self.strong, self.plain)


_REGULAR, _BOLD, _ITALIC = "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf"
_SANS, _SANS_BOLD = "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"

SERIF = Family(_REGULAR, _BOLD, _ITALIC)
SANS = Family(_SANS, _SANS_BOLD, _SANS_BOLD)
SANS_BOLD = SANS.bold
_OURS = {"Noto Serif": SERIF, "Noto Sans": SANS}

_FALLBACKS = (
    # Whatever a group's own font lacks of Latin, Greek and Cyrillic.
    _SANS,
    "NotoSerifHebrew-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifGeorgian-Regular.ttf",
    "NotoSerifThai-Regular.ttf",
    "NotoSerifEthiopic-Regular.ttf",
    "DejaVuSans.ttf",
    "NotoSerifDevanagari-Regular.ttf",
    "NotoSerifBengali-Regular.ttf",
    "NotoSerifGurmukhi-Regular.ttf",
    "NotoSerifGujarati-Regular.ttf",
    "NotoSerifTamil-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "wqy-microhei.ttc",
)

_INVISIBLE = re.compile(
    # Format characters and variation selectors alter how their neighbours look and have no look themselves.
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SEPARATOR = re.compile("[\u2028\u2029]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_NEEDED = frozenset(range(0x20, 0x7F))
"""The characters that a group's own font must have."""
_LONGEST_KEPT = 40
"""Longer words are measured anew each time, for few of them come twice."""


class _Widths(dict[str, float]):
    """Widths of words, measured when they are first asked for."""

    def __init__(self, advances: dict[int, float]) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, word: str) -> float:
        width = sum(map(self._advances.__getitem__, map(ord, word)))
        if len(word) <= _LONGEST_KEPT:
            self[word] = width
        return width


class Face:
    """A font, with widths in thousandths of its size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.font = _font(name)
        self.advances: dict[int, float] = self.font.face.charWidths
        """The width of each character that the font has a glyph for, by its code."""
        self.widths = _Widths(self.advances)
        """The width of each word."""
        self.unusual, self.uncovered = _patterns(name)
        """What finds the characters that want a closer look, and those that the font has no glyph for."""


class Typecase:
    """The faces that one document is set in; not kept beyond it, for it remembers the document's words."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}
        self._face_of: dict[str, Face | None] = {}

    def face(self, name: str) -> Face:
        """The face of that name."""
        if name not in self._faces:
            self._faces[name] = Face(name)
        return self._faces[name]

    def fit(self, text: str, name: str) -> list[tuple[Face, str]]:
        """Any text at all as it can be printed: in stretches, each with a face that has its glyphs."""
        face = self.face(name)
        if not face.unusual.search(text):
            return [(face, text)]
        text = clean(_SEPARATOR.sub("\n", text)).replace("\t", " ")
        text = _INVISIBLE.sub("", shaped(unicodedata.normalize("NFC", text)))
        stretches: list[tuple[Face, str]] = []
        for has_glyphs, stretch in _stretches(face.uncovered, text):
            for stretch_face, part in [(face, stretch)] if has_glyphs else self._substitutes(stretch, face):
                if stretches and stretches[-1][0] is stretch_face:
                    stretches[-1] = (stretch_face, stretches[-1][1] + part)
                else:
                    stretches.append((stretch_face, part))
        return stretches

    def _substitutes(self, text: str, face: Face) -> Iterator[tuple[Face, str]]:
        for character in text:
            if character not in self._face_of:
                self._face_of[character] = self._look_for(character)
            if substitute := self._face_of[character]:
                yield substitute, character
            else:
                yield face, f"[U+{ord(character):04X}]"

    def _look_for(self, character: str) -> Face | None:
        if _PRIVATE.match(character):
            return None
        faces = (self.face(name) for name in _FALLBACKS)
        return next((face for face in faces if ord(character) in face.advances), None)


def _stretches(uncovered: re.Pattern[str], text: str) -> Iterator[tuple[bool, str]]:
    """The text in turns: what the face has glyphs for, what it has not."""
    end = 0
    for match in uncovered.finditer(text):
        if match.start() > end:
            yield True, text[end : match.start()]
        yield False, match.group()
        end = match.end()
    if end < len(text):
        yield True, text[end:]


@cache
def _font(name: str) -> TTFont:
    """The font, read once a process and known to ReportLab by its name."""
    own = _own_fonts.get(name)
    file = str(resource(f"fonts/{name}")) if own is None else io.BytesIO(own)
    font = TTFont(name, file, asciiReadable=True, shapable=False)
    if own is not None:
        # It may have the name of one of ours.
        font.face.subfontNameX = f"-{name}".encode("ascii")
    pdfmetrics.registerFont(font)
    return font


# Fonts of a group's own

_own_fonts: dict[str, bytes] = {}
"""What is in the file of a font, by a name that is made from that."""


def family(fonts: Fonts, name: str, otherwise: Family) -> Family:
    """The family of that name: of the group's own files, else ours, else the one that stands for it.

    Raises `Invalid` for files that cannot be printed with.
    """
    files = fonts.files.get(name, {})
    if "regular" not in files:
        return _OURS.get(name, otherwise)
    names = {weight: _own(data, f"{name}, {weight}") for weight, data in files.items()}
    plain = names["regular"]
    return Family(plain, names.get("bold", plain), names.get("italic", plain))


def _own(data: bytes, called: str) -> str:
    """The name of a group's own font, which has been looked at."""
    name = f"own-{hashlib.sha256(data).hexdigest()[:16]}"
    if name not in _own_fonts:
        _own_fonts[name] = data
        try:
            is_whole = _font(name).face.charWidths.keys() >= _NEEDED
        # What ReportLab says of a file that is no font, or one of other outlines.
        except (TTFError, struct.error, IndexError, KeyError, ValueError) as error:
            del _own_fonts[name]
            raise _refused(called, f"{error}") from error
        if not is_whole:
            del _own_fonts[name]
            raise _refused(called, "it lacks letters or digits")
    return name


def _refused(called: str, why: str) -> Invalid:
    return Invalid(
        f"The font “{called}” cannot be printed with", why, "Name a TrueType file (.ttf) in the template"
    )


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    covered = {chr(code) for code in _font(name).face.charWidths} | {"\n"}
    covered = {character for character in covered if not _PRIVATE.match(character)}
    usual = {character for character in covered if _is_usual(character)}
    return re.compile(_none_of(usual)), re.compile(_none_of(covered) + "+")


def _is_usual(character: str) -> bool:
    """Whether a character is printed as it stands, whatever its neighbours."""
    return character == "\n" or (
        not _INVISIBLE.match(character)
        and unicodedata.category(character) not in ("Cc", "Zl", "Zp", "Mn", "Mc", "Me")
        and unicodedata.is_normalized("NFC", character)
    )


def _none_of(characters: set[str]) -> str:
    ranges: list[tuple[int, int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return "[^" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]"
