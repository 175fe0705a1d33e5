"""REFI-QDA 1.5, by which programs for coding texts exchange their work: codebooks and whole projects.

Read by local names and leniently: empty sets, a byte order mark, other namespaces and other cases of folder
names all occur in files that other programs wrote.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import stance_codes
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.limits import MAX_CODED_PARTS, MAX_CODED_XML, MAX_DEPTH, MAX_THEMES
from engage.services.importing.source import Source
from engage.services.importing.text_files import decoded
from engage.services.importing.xml_files import attribute, events, local

CODEBOOK = "a REFI-QDA codebook"
PROJECT = "a REFI-QDA project"

_CHECK = "Check that it is the right file"
_REPORT_EVERY = 10_000

_INTERNAL = re.compile(r"internal://", re.IGNORECASE)
_OTHER_SOURCES = {
    "PDFSource": "PDF file",
    "PictureSource": "picture",
    "AudioSource": "sound recording",
    "VideoSource": "film",
}
_KEPT_NOT = {
    "Note": "note",
    "Link": "link",
    "Set": "set",
    "Graph": "graph",
    "Case": "case",
    "Variable": "variable",
}


@dataclass(slots=True)
class Code:
    """One code; `parent` is the place of the one that it stands below, which comes before it."""

    guid: str
    name: str
    parent: int | None
    colour: str = ""
    description: str = ""


@dataclass(slots=True)
class Selection:
    """A passage from `start` to before `end`, in code points, and the guids of its codes."""

    guid: str
    start: int
    end: int | None
    """None: the end of the text."""
    codes: list[str] = field(default_factory=list)
    coded_by: str = ""
    """Guid of the person."""
    coded_at: dict[str, dt.datetime] = field(default_factory=dict)
    """When each of its codes was given, by guid, as far as the file says it."""


@dataclass(slots=True)
class Text:
    """A source that is a text."""

    guid: str
    name: str
    text: str = ""
    path: str = ""
    """Where in the archive its text lies, where it is not `text`."""
    created: dt.date | None = None
    selections: list[Selection] = field(default_factory=list)


@dataclass(slots=True)
class Coded:
    """What a file says."""

    name: str = ""
    created: dt.date | None = None
    codes: list[Code] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    """Names by guid."""
    texts: list[Text] = field(default_factory=list)
    not_kept: Counter[str] = field(default_factory=Counter)
    """What there is besides, of which Engage has no notion: how many of each."""


def read(data: bytes, source: Source, what: str, progress: Progress = silent) -> Coded:
    """Return what a codebook, or the `project.qde` of a project, says; raises `Invalid`."""
    if len(data) > MAX_CODED_XML:
        size = f"{MAX_CODED_XML // (1024 * 1024)} MB of XML"
        raise Invalid(f"{source.name} holds more than {size}", "", _CHECK)
    reader = _Reader(source)
    root = ""
    above: list[Element] = []
    total = data.count(b"</") + data.count(b"/>")
    done = 0
    for event, element in events(data, source, what):
        name = local(element)
        root = root or name
        if root not in ("CodeBook", "Project"):
            raise Invalid(f"{source.name} is not {what}", f"it begins with <{name}>", "Choose another file")
        if event == "start":
            reader.begin(name, element)
            above.append(element)
            continue
        if done % _REPORT_EVERY == 0:
            progress(done, max(total, done), source.name)
        done += 1
        reader.end(name, above.pop())
        element.clear()
        if above:
            above[-1].remove(element)
    return reader.coded


def text_of(text: Text, read_file: Callable[[str], bytes]) -> str:
    """Return the text of a source, its lines parted by line feeds; `read_file` gives what is in the archive.

    Positions are counted after that, as most programs do. Raises `Invalid`.
    """
    if not text.path:
        return text.text.replace("\r\n", "\n").replace("\r", "\n")
    file = _INTERNAL.sub("", text.path)
    if not _INTERNAL.match(text.path) or "/" in file or "\\" in file or ".." in file:
        raise Invalid(
            f"The text of “{text.name}” lies outside the file",
            text.path,
            "Export the project again, with its sources inside it",
        )
    return decoded(read_file(f"sources/{file}"), file).removeprefix("\ufeff")


class _Reader:
    """Takes one element after the other: only what is open is held."""

    def __init__(self, source: Source) -> None:
        self.coded = Coded()
        self._source = source
        self._codes: list[int] = []  # the places of the codes that are open
        self._text: Text | None = None
        self._selection: Selection | None = None
        self._parts = 0
        self._coded: Selection | None = None  # what the coding that is open is about
        self._coded_at: dt.datetime | None = None
        self._other = ""  # a source that is no text
        self._uids: set[str] = set()
        self._without_id: Counter[tuple[Noun, str]] = Counter()

    def begin(self, name: str, element: Element) -> None:
        def get(key: str) -> str:
            return attribute(element, key).strip()

        if name == "Project":
            self.coded.name, self.coded.created = get("name"), _day(get("creationDateTime"))
        elif name == "User":
            self.coded.people[key(get("guid"))] = get("name") or get("id")
        elif name == "Code":
            if not stance_codes.is_one(key(get("guid"))):
                self._begin_code(Code(get("guid"), get("name"), None, get("color")))
        elif name in _OTHER_SOURCES and not self._other:
            self._other = name
            self.coded.not_kept[_OTHER_SOURCES[name]] += 1
        elif self._other:
            return
        elif name == "TextSource":
            guid = self._id(Noun.SUBMISSION, get("guid"), get("name"))
            self._text = Text(guid, get("name"), "", get("plainTextPath"), _day(get("creationDateTime")))
            self.coded.texts.append(self._text)
            self._count()
        elif name == "PlainTextSelection" and self._text:
            start, end = _number(get("startPosition")), _number(get("endPosition"))
            self._selection = self._begin_selection(self._text, get("guid"), start, end)
            self._selection.coded_by = key(get("creatingUser"))
        elif name == "Coding":
            self._coded = self._selection
            self._coded_at = _moment(get("creationDateTime"))
            if self._text and not self._selection:  # the whole text is coded
                self._coded = self._begin_selection(self._text, get("guid"), 0, None)
                self._coded.coded_by = key(get("creatingUser"))
        elif name == "CodeRef" and self._coded:
            code = key(get("targetGUID"))
            self._coded.codes.append(code)
            if self._coded_at:
                self._coded.coded_at[code] = self._coded_at
            self._count()
        elif name in _KEPT_NOT:
            self.coded.not_kept[_KEPT_NOT[name]] += 1

    def end(self, name: str, element: Element) -> None:
        if name == "Code" and self._codes:
            if not stance_codes.is_one(key(attribute(element, "guid"))):
                self._codes.pop()
        elif name == self._other:
            self._other = ""
        elif name == "Description" and self._codes:
            self.coded.codes[self._codes[-1]].description = (element.text or "").strip()
        elif name == "PlainTextContent" and self._text:
            self._text.text = element.text or ""
        elif name == "Coding":
            self._coded = None
        elif name == "PlainTextSelection":
            self._selection = None
        elif name == "TextSource":
            self._text = None

    def _count(self) -> None:
        self._parts += 1
        if self._parts > MAX_CODED_PARTS:
            what = f"{MAX_CODED_PARTS:,} texts, passages and codings"
            raise Invalid(f"{self._source.name} has more than {what}", "", _CHECK)

    def _begin_selection(self, text: Text, guid: str, start: int, end: int | None) -> Selection:
        self._count()
        text.selections.append(
            Selection(self._id(Noun.FEEDBACK, guid, f"{text.guid} {start} {end}"), start, end)
        )
        return text.selections[-1]

    def _begin_code(self, code: Code) -> None:
        code.parent = self._codes[-1] if self._codes else None
        above = "" if code.parent is None else self.coded.codes[code.parent].guid
        code.guid = self._id(Noun.THEME, code.guid, f"{above} {code.name}")
        if len(self._codes) == MAX_DEPTH or len(self.coded.codes) == MAX_THEMES:
            limit = f"{MAX_DEPTH} levels" if len(self._codes) == MAX_DEPTH else f"{MAX_THEMES:,} codes"
            raise Invalid(f"{self._source.name} has more than {limit}", "", _CHECK)
        self._codes.append(len(self.coded.codes))
        self.coded.codes.append(code)

    def _id(self, noun: Noun, guid: str, known_by: str) -> str:
        """The guid where nothing else has it; else one made of what is known besides, the same each time."""
        id = key(guid)
        while not id or own_uid(noun, id) in self._uids:
            self._without_id[noun, known_by] += 1
            id = f"{known_by} {self._without_id[noun, known_by]}"
        self._uids.add(own_uid(noun, id))
        return id


def key(guid: str) -> str:
    """Return a guid as it is compared: braces and the case of its letters do not count."""
    return guid.strip("{}").lower()


def _day(text: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _moment(text: str) -> dt.datetime | None:
    """When something was done; by UTC, as the format has it, where no zone is given."""
    try:
        moment = dt.datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _number(text: str) -> int:
    """A place in a text; what is none lies before its start, and is told with its passage."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else -1
