"""A whole coded project for programs for coding texts: REFI-QDA 1.5, its elements in the order of its schema.

For ourselves the texts are the submissions as they came. Partners and the public get what may be quoted and
no word beside it: a submission tells who sent it, whatever is said of its speaker elsewhere.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, cast

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.agendas import Theme
from engage.domain.disclosure import Level
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.services import outgoing, stance_codes
from engage.services.exporting import archives
from engage.services.exporting.exchange import codes, xml
from engage.services.exporting.exchange.coded_texts import CodedText, Placed, notes, submissions
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.importing.left_out import said_of
from engage.services.summaries.document import Block, Document, Heading, Paragraph
from engage.services.summaries.passages import quote
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope, read_scope
from engage.storage import records, schema

_NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = "http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_OURS = uuid.UUID("c1b7a0de-2b43-5c36-8f0a-0b8f9e0f6a51")
"""The namespace of ids of what is no record. It must never change: by it programs know it the next time."""
_LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "withheld": ("piece of feedback that may not be quoted", "pieces of feedback that may not be quoted"),
    "place": ("further place of feedback in a submission", "further places of feedback in submissions"),
    "text": ("submission without a text", "submissions without a text"),
    "submission": ("text of a submission", "texts of submissions"),
}


def _guid_of(what: str) -> str:
    return str(uuid.uuid5(_OURS, what))


_KIND, _REGION = _guid_of("variable kind"), _guid_of("variable region")


@dataclass(slots=True)
class _Case:
    """Somebody who spoke, as far as the audience may know, and what they said."""

    guid: str
    name: str
    kind: str = ""
    region: str = ""
    texts: list[str] = field(default_factory=list)
    selections: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Making:
    """A project that is being written."""

    scope: Scope
    bodies: Mapping[str, Organisation]
    """By uid: those who may be named."""
    people: dict[str, str] = field(default_factory=dict)
    """Who coded, with the id of each."""
    cases: dict[str, _Case] = field(default_factory=dict)
    used: set[Stance] = field(default_factory=set)
    coded: set[int] = field(default_factory=set)
    """Ids of themes."""

    def person(self, name: str) -> str:
        """Return the id of one of us; "" for readers outside."""
        if not name or not self.scope.is_internal:
            return ""
        return self.people.setdefault(name, _guid_of(f"person {name}"))


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write the themes as codes and the feedback as coded passages; return what is not in it.

    Raises `Leaking`, with nothing written, where readers outside would learn what they may not.
    """
    today = clock.today()  # for the leak check; it is not written
    scope = read_scope(wanted.connection, wanted.filters[Noun.FEEDBACK], wanted.audience, today)
    left_out: Counter[str] = Counter()
    quoted = [piece for piece in scope.pieces.values() if piece.is_quoted]
    left_out["withheld"] = len(scope.pieces) - len(quoted)
    found = codes.themes(wanted.connection)
    texts = _texts(wanted, scope, quoted, left_out)
    if not scope.is_internal:
        made = list(texts)
        outgoing.let_go(
            wanted.project, _document(scope, found, made), wanted.progress, despite=wanted.despite
        )
        texts = iter(made)
    making = _Making(scope, _bodies(wanted, quoted))
    with archives.opened(file) as archive, tempfile.TemporaryFile() as sources:
        for place, text in enumerate(texts):
            wanted.progress(place, len(scope.pieces), text.name)
            archive.writestr(archives.entry(f"sources/{text.guid}.txt"), text.text.encode())
            for line in _source(making, text):
                sources.write(line.encode())
        size = sources.tell()
        sources.seek(0)
        with archive.open(archives.entry("project.qde"), "w") as whole:
            for line in _before_sources(making, found):
                whole.write(line.encode())
            if size:
                whole.write(b"<Sources>\n")
                shutil.copyfileobj(sources, cast(BinaryIO, whole))
                whole.write(b"</Sources>\n")
            whole.write(b"</Project>\n")
    scope.let_go()
    return [said_of(+left_out, _LEFT_OUT)] if left_out.total() else []


# Texts


def _texts(
    wanted: Wanted, scope: Scope, quoted: Iterable[Piece], left_out: Counter[str]
) -> Iterator[CodedText]:
    if not scope.is_internal:
        told = {piece.feedback.passages[0].submission.id for piece in quoted if piece.feedback.passages}
        left_out["submission"] = len(told)
        yield from notes(wanted, quoted)
        return
    every = sa.select(schema.submission.c.id).order_by(schema.submission.c.id)
    ids = wanted.connection.execute(every).scalars().all() if scope.is_whole else ()
    yield from submissions(wanted, ids, (piece for piece in quoted if piece.feedback.passages), left_out)
    yield from notes(wanted, (piece for piece in quoted if not piece.feedback.passages))


def _source(making: _Making, text: CodedText) -> Iterator[str]:
    yield (
        xml.start(
            "TextSource",
            {
                "guid": text.guid,
                "name": text.name,
                "plainTextPath": f"internal://{text.guid}.txt",
                "creationDateTime": f"{text.day.isoformat()}T00:00:00Z",
            },
        )
        + "\n"
    )
    if text.organisation:
        case = making.cases.get(text.organisation)
        if case is None and text.organisation in making.bodies:
            case = making.cases[text.organisation] = _case_of(making.bodies[text.organisation])
        if case:
            case.texts.append(text.guid)
    for placed in text.placed:
        yield _selection(making, placed)
        if case := _case(making, placed.piece):
            case.selections.append(placed.piece.feedback.uid)
    yield xml.end("TextSource") + "\n"


def _selection(making: _Making, placed: Placed) -> str:
    feedback = placed.piece.feedback
    by = next((coding.coded_by for coding in feedback.codings if coding.coded_by), "")
    given = {
        "guid": feedback.uid,
        "startPosition": str(placed.start),
        "endPosition": str(placed.end),
        "creatingUser": making.person(by),
    }
    return xml.element("PlainTextSelection", given, "".join(_codings(making, feedback))) + "\n"


def _codings(making: _Making, feedback: Feedback) -> Iterator[str]:
    """The codes of the themes and of the stances towards them; without themes, the stance as logged."""
    by_theme = {coding.theme.uid: coding for coding in feedback.codings}
    making.coded |= {coding.theme.id for coding in feedback.codings}
    making.used |= {coding.stance for coding in feedback.codings}
    for code in stance_codes.with_stances((c.theme.uid, c.stance) for c in feedback.codings):
        yield _coding(making, feedback, code, by_theme.get(code))
    if not feedback.codings and feedback.stance:
        making.used.add(feedback.stance)
        yield _coding(making, feedback, stance_codes.CODES[feedback.stance], None)


def _coding(making: _Making, feedback: Feedback, code: str, coding: Coding | None) -> str:
    given = {"guid": coding.uid if coding else _guid_of(f"{feedback.uid} {code}")}
    if coding:
        given["creatingUser"] = making.person(coding.coded_by)
        if coding.coded_at:
            given["creationDateTime"] = f"{coding.coded_at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return xml.element("Coding", given, xml.element("CodeRef", {"targetGUID": code}))


# What stands in front of them


def _before_sources(making: _Making, themes: Iterable[Theme]) -> Iterator[str]:
    given = {
        "xmlns": _NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
        "name": making.scope.details.name or codes.ORIGIN,
        "origin": codes.ORIGIN,
    }
    yield xml.HEAD + xml.start("Project", given) + "\n"
    people = sorted(making.people.items())
    yield from _within("Users", (xml.element("User", {"guid": id, "name": name}) for name, id in people))
    codebook = [*codes.of_themes(themes, making.coded), *codes.of_stances(making.used)]
    if codebook:
        yield "<CodeBook>\n"
        yield from _within("Codes", codebook)
        yield "</CodeBook>\n"
    cases = making.cases.values()
    variables = ((_KIND, "Kind"), (_REGION, "Region")) if any(case.kind for case in cases) else ()
    yield from _within(
        "Variables",
        (
            xml.element("Variable", {"guid": guid, "name": name, "typeOfVariable": "Text"})
            for guid, name in variables
        ),
    )
    yield from _within("Cases", map(_as_element, cases))


def _within(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines within an element; nothing where there are none, for it may not be empty."""
    is_begun = False
    for line in lines:
        if not is_begun:
            yield xml.start(name) + "\n"
            is_begun = True
        yield line if line.endswith("\n") else line + "\n"
    if is_begun:
        yield xml.end(name) + "\n"


def _as_element(case: _Case) -> str:
    values = [(_KIND, case.kind), (_REGION, case.region)]
    said = [
        *(
            xml.element(
                "VariableValue",
                content=xml.element("VariableRef", {"targetGUID": guid})
                + xml.element("TextValue", content=xml.escaped(value)),
            )
            for guid, value in values
            if value.strip()
        ),
        *(xml.element("SourceRef", {"targetGUID": guid}) for guid in case.texts),
        *(xml.element("SelectionRef", {"targetGUID": guid}) for guid in case.selections),
    ]
    return xml.element("Case", {"guid": case.guid, "name": case.name}, "".join(said))


# Who spoke


def _bodies(wanted: Wanted, pieces: Iterable[Piece]) -> dict[str, Organisation]:
    """The organisations that the audience may know to have spoken, by uid."""
    spoken = (piece.feedback.organisation for piece in pieces if piece.names_organisation)
    ids = sorted({body.id for body in spoken if body})
    return {each.uid: each for each in records.fetch(wanted.connection, Organisation, ids)}


def _case(making: _Making, piece: Piece) -> _Case | None:
    """Whoever said it: a body, a person where there is none, or a kind; None: nobody may know."""
    feedback = piece.feedback
    if piece.names_organisation and feedback.organisation:
        body = making.bodies[feedback.organisation.uid]
        return making.cases.setdefault(body.uid, _case_of(body))
    if piece.level is Level.NAMED and feedback.contact:
        who: Reference = feedback.contact
        return making.cases.setdefault(who.uid, _Case(who.uid, who.name))
    if piece.level is Level.KIND:
        guid = _guid_of(f"case {piece.attribution}")
        return making.cases.setdefault(guid, _Case(guid, piece.attribution))
    return None


def _case_of(body: Organisation) -> _Case:
    return _Case(body.uid, body.name, body.kind.label, body.region)


# What readers outside would learn


def _document(scope: Scope, themes: Iterable[Theme], texts: Iterable[CodedText]) -> Document:
    """All that can be read in the file, for the leak check."""
    blocks: list[Block] = []
    for theme in themes:
        blocks.append(Heading(2, theme.title, theme.code))
        blocks += [Paragraph(theme.description)] if theme.description else []
    for text in texts:
        blocks.append(Heading(1, text.name))
        blocks += [quote(placed.piece) for placed in text.placed]
    return Document(
        title=f"Coded project of {scope.details.name}",
        audience=scope.audience,
        made_on=scope.made_on,
        blocks=tuple(blocks),
        named=frozenset().union(*(piece.named for piece in scope.pieces.values())),
    )
