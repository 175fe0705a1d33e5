"""Where a project tells of somebody: their record, what they said, and every text that names them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from engage.domain.disclosure import Level
from engage.domain.erasures import MARK, ErasedWords, Spot, Traces, blacked_out
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.errors import StorageFailed
from engage.services.briefings.editions import unpacked
from engage.services.privacy.identity import REACHES, selves, traces_and_shared
from engage.services.records import cut_name
from engage.services.summaries.pieces import allowed_level
from engage.services.summaries.reading_through import plain_text
from engage.storage import contents, erasing, journal, records, schema
from engage.storage.erasing import Rows
from engage.storage.shapes import SHAPES

_AROUND = 60
_NAMES = frozenset(
    {("contact", "given_name"), ("contact", "family_name"), ("contact", "title")}
    | {("organisation", "name"), ("organisation", "short_name")}
)
"""What others are called is theirs: it goes only where a person says so."""
_READABLE = (".txt", ".csv", ".md", ".htm", ".html", ".eml", ".vcf", ".json", ".xml", ".ics", ".rtf", ".tsv")
"""Files whose words stand in them as they are; others are not looked into."""
_WITH_CELLS = (".csv", ".tsv")
_GAP = re.compile(r"\s+")
_BETWEEN_CELLS = re.compile(r"[\s\"]*[,;\t][\s\",;\t]*|^\"|\"$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of another record that tells of somebody, or a file that does."""

    uid: str
    """Of the row in which it stands."""
    place: str
    """Table and column: "feedback.text"; of a file "document.file"."""
    words: str
    """What stands around it."""
    is_sure: bool
    """It can mean nobody else, so it goes unless it is spared; else only where it is chosen."""
    row: int = 0
    name: str = ""
    """What it stands in is called: of a file its name, and what it was kept with."""

    @property
    def is_file(self) -> bool:
        """Whether it is a file, which cannot be blacked out, and goes as a whole."""
        return self.place.endswith(".file")

    @property
    def table(self) -> str:
        """Where it stands, by the first part of its place."""
        return self.place.partition(".")[0]

    @property
    def column(self) -> str:
        """The second part."""
        return self.place.partition(".")[2]

    @property
    def key(self) -> str:
        """What it is chosen by."""
        return f"{self.uid}:{self.place}"


@dataclass(slots=True)
class Found:
    """All that a project has on somebody."""

    noun: Noun
    ids: frozenset[int]
    """Of the record, and of those that were merged into it."""
    uids: tuple[str, ...]
    traces: Traces
    rows: Rows
    """What goes."""
    kept: frozenset[int]
    """Feedback that stays without them."""
    mentions: tuple[Mention, ...]
    editions: Mapping[int, str]
    """Editions that name them, by the id of the row: what they hold."""
    unread: int
    """Kept files that could not be looked into."""
    shared: int
    """How many of their numbers and addresses others have as well: those stay there."""
    labels: tuple[str, ...] = ()
    """What the journal calls what goes."""
    chosen: frozenset[str] = field(default=frozenset())
    """The keys of the mentions that go."""
    promises: int = 0
    """How many follow-ups were promised to them or by them, and stay without them."""

    def rewritten(self, text: str, *, keeps_length: bool = False, is_chosen: bool = False) -> str:
        """Return a text without what it tells of them; what may mean others only where that was chosen."""
        if not self.traces.may_stand_in(text):
            return text
        (spots,) = self.traces.spots([text])
        going = [spot for spot in spots if spot.is_sure or is_chosen]
        return blacked_out(text, going, keeps_length=keeps_length) if going else text

    def relabelled(self, label: str, *, of_theirs: bool) -> str:
        """Return what a deed is called without them."""
        for name in self.labels if of_theirs else ():
            label = label.replace(name, MARK)
        return self.rewritten(label)


def find(
    connection: sa.Connection,
    noun: Noun,
    id: int,
    words: ErasedWords,
    chosen: Collection[str] | None = None,
    spared: Collection[str] = (),
) -> Found:
    """Return all that is there on a record, also where it was deleted and only the journal has it.

    `chosen`: the keys of the mentions that are to go; None: those that are sure, but for the uids `spared`.
    """
    ids = selves(connection, noun, id)
    parts = erasing.rows_of(connection, noun, ids, ())
    traces, shared = traces_and_shared(connection, noun, parts)
    said = erasing.said_by(connection, noun, ids)
    kept = _kept(connection, said, traces) if words is ErasedWords.KEEP else frozenset[int]()
    rows = erasing.rows_of(connection, noun, ids, said - kept)
    mentions = tuple(_mentions(connection, traces, rows))
    files, unread = _files(connection, traces, rows)
    mentions += files
    if chosen is None:
        chosen = {each.key for each in mentions if each.is_sure and each.uid not in spared}
    for each in mentions:
        if each.key in chosen and (each.table in REACHES or each.place == "document.file"):
            rows.setdefault(each.table, set()).add(each.row)
    table = SHAPES[noun].table
    uids = {_uid(each["uid"]) for each in erasing.earlier(connection, table, ids)}
    said_uids = {
        _uid(each["uid"]) for each in erasing.earlier(connection, schema.feedback, rows.get("feedback", ()))
    }
    return Found(
        noun=noun,
        ids=frozenset(ids),
        uids=tuple(sorted(uids)),
        traces=traces,
        rows=rows,
        kept=kept,
        mentions=mentions,
        editions=dict(_editions(connection, traces, uids, said_uids)),
        unread=unread,
        shared=shared,
        labels=tuple(_labels(connection, rows)),
        chosen=frozenset(chosen),
        promises=_promises(connection, noun, ids, mentions, chosen),
    )


def _uid(value: str) -> str:
    """Return a uid as people see it: the journal writes its bytes in hexadecimal digits."""
    digits = value.replace("-", "").lower()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def find_words(connection: sa.Connection, noun: Noun, id: int) -> Found:
    """Return a piece of feedback or a submission that is to go, and nothing else."""
    rows = erasing.rows_of(connection, noun, [id], ())
    nobody = Traces(Noun.CONTACT)
    return Found(
        noun, frozenset(), (), nobody, rows, frozenset(), (), {}, 0, 0, tuple(_labels(connection, rows))
    )


def file_row(connection: sa.Connection, noun: Noun, uid: str) -> int | None:
    """Return the row of a kept file that is there, or that the journal still has."""
    table = _file_table(noun)
    id = erasing.find_row(connection, table, uid)
    return id if id is not None and erasing.contents_of(connection, {table.name: {id}}) else None


def find_file(noun: Noun, uid: str, id: int) -> Found:
    """Return a kept file that is to go, and nothing else: a document, or the file of a submission."""
    table = _file_table(noun)
    file = Mention(uid, f"{table.name}.file", "", True, id)
    rows: Rows = {} if noun is Noun.SUBMISSION else {table.name: {id}}
    nobody = Traces(Noun.CONTACT)
    chosen = frozenset((file.key,))
    return Found(noun, frozenset(), (), nobody, rows, frozenset(), (file,), {}, 0, 0, chosen=chosen)


def _file_table(noun: Noun) -> sa.Table:
    return schema.submission if noun is Noun.SUBMISSION else schema.document


def files_gone(found: Found) -> Iterator[tuple[Noun, str]]:
    """Yield the uids of the kept files that go though they stand with others, each with what it stands in."""
    for each in found.mentions:
        if each.is_file and each.key in found.chosen:
            yield (Noun.SUBMISSION if each.table == "submission" else Noun.ENGAGEMENT), each.uid


def words_gone(connection: sa.Connection, found: Found) -> Iterator[tuple[Noun, str]]:
    """Yield the uids of what they said and sent in, of all that goes."""
    for noun in (Noun.FEEDBACK, Noun.SUBMISSION):
        rows = erasing.earlier(connection, SHAPES[noun].table, found.rows.get(noun.value, ()))
        yield from ((noun, uid) for uid in sorted({_uid(row["uid"]) for row in rows}))


# What they said, and what tells of them


def _kept(connection: sa.Connection, said: Iterable[int], traces: Traces) -> frozenset[int]:
    """Return the feedback whose words may stay: not withheld, and not telling of whoever said it."""
    there = records.fetch(connection, Feedback, sorted(said))
    return frozenset(
        each.id
        for each in there
        if allowed_level(each) is not Level.WITHHELD
        and not any(traces.may_stand_in(text) for text in (each.text, each.paraphrase, *each.unresolved))
    )


def _promises(
    connection: sa.Connection,
    noun: Noun,
    ids: Iterable[int],
    mentions: Iterable[Mention],
    chosen: Collection[str],
) -> int:
    """Count the follow-ups that were promised to them, and those of which it is blacked out that they did."""
    table = schema.commitment
    to_them = sa.select(table.c.id).where(table.c[f"{noun}_id"].in_(sorted(ids)))
    by_them = {each.row for each in mentions if each.place == "commitment.owner" and each.key in chosen}
    return len(by_them.union(connection.execute(to_them).scalars()))


def _mentions(connection: sa.Connection, traces: Traces, rows: Rows) -> Iterator[Mention]:
    places = [
        (table, id, column, text)
        for table, id, column, text in erasing.texts(connection, traces.may_stand_in)
        if id not in rows.get(table, ())
    ]
    spots = traces.spots([text for *_, text in places])
    for (table, id, column, text), found in zip(places, spots, strict=True):
        if found:
            is_sure = any(spot.is_sure for spot in found) and (table, column) not in _NAMES
            of = schema.by_name[table]
            uid = connection.execute(sa.select(of.c.uid).where(of.c.id == id)).scalar_one()
            name = _standing_in(connection, table, id)
            yield Mention(uid, f"{table}.{column}", _around(text, found[0]), is_sure, id, name)


def _around(text: str, spot: Spot) -> str:
    """Return whole words around a place in a text."""
    start, end = max(0, spot.start - _AROUND), min(len(text), spot.end + _AROUND)
    if start and (gap := _GAP.search(text, start - 1, spot.start)):
        start = gap.end()
    while end < len(text) and end > spot.end and not text[end].isspace():
        end -= 1
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def _line_around(text: str, spot: Spot, *, has_cells: bool) -> str:
    """Return what stands around a place in a file, of its own line alone; cells apart from each other."""
    start, end = text.rfind("\n", 0, spot.start) + 1, text.find("\n", spot.end)
    line = text[start : end if end >= 0 else len(text)]
    around = _around(line, replace(spot, start=spot.start - start, end=spot.end - start))
    return " · ".join(filter(None, _BETWEEN_CELLS.split(around))) if has_cells else around


def _standing_in(connection: sa.Connection, table: str, id: int) -> str:
    """Return what the record of a row, or of which it is a part, is called; "" where its words are that."""
    of = schema.by_name[table]
    row = connection.execute(sa.select(of).where(of.c.id == id)).mappings().one()
    names = [row["name"]] if table == schema.document.name else []
    for shape in SHAPES.values():
        if shape.name == ("text",):
            continue
        if shape.table is of:
            names.append(_name_in(shape.name, dict(row)))
        elif any(child.table is of for child in shape.children) and row[shape.owner] is not None:
            owner = sa.select(shape.table).where(shape.table.c.id == row[shape.owner])
            names.append(_name_in(shape.name, dict(connection.execute(owner).mappings().one())))
    return ", ".join(filter(None, names))


def _name_in(columns: Iterable[str], row: Mapping[str, Any]) -> str:
    return cut_name(" ".join(filter(None, (row[column] for column in columns))))


def _files(connection: sa.Connection, traces: Traces, rows: Rows) -> tuple[tuple[Mention, ...], int]:
    """Return the kept files that tell of them, and how many could not be looked into."""
    found: list[Mention] = []
    unread = 0
    for table, row in _kept_files(connection):
        if row.id in rows.get(table.name, ()):
            continue
        if not row.name.lower().endswith(_READABLE):
            unread += 1
            continue
        try:
            text = contents.load(connection, row.sha256).decode("utf-8", "replace")
        except StorageFailed:
            continue  # it went before, or is damaged: nobody can read it
        if traces.may_stand_in(text) and (spots := traces.spots([text])[0]):
            words = _line_around(text, spots[0], has_cells=row.name.lower().endswith(_WITH_CELLS))
            # Nobody misses a file that was deleted, but for the undo that would bring it back.
            is_sure = row.is_gone and any(spot.is_sure for spot in spots)
            called = f"{row.name} (deleted)" if row.is_gone else _file_called(connection, table, row)
            found.append(Mention(row.uid, f"{table.name}.file", words, is_sure, row.id, called))
    return tuple(found), unread


@dataclass(frozen=True, slots=True)
class _KeptFile:
    id: int
    uid: str
    name: str
    sha256: str
    is_gone: bool = False
    """Its row was deleted, and stands in the journal alone."""


def _kept_files(connection: sa.Connection) -> Iterator[tuple[sa.Table, _KeptFile]]:
    for table, name in ((schema.document, "name"), (schema.submission, "file_name")):
        there = sa.select(table.c.id, table.c.uid, table.c[name], table.c.sha256).where(table.c.sha256 != "")
        for row in connection.execute(there).all():
            yield table, _KeptFile(*row)
        deleted = {was["id"]: was for was in erasing.gone(connection, table) if was["sha256"]}
        for was in deleted.values():
            yield table, _KeptFile(was["id"], _uid(was["uid"]), was[name], was["sha256"], is_gone=True)


def _file_called(connection: sa.Connection, table: sa.Table, file: _KeptFile) -> str:
    called = _standing_in(connection, table.name, file.id)
    return ", ".join(filter(None, (file.name, called))) if table is schema.submission else called


def _editions(
    connection: sa.Connection, traces: Traces, uids: Collection[str], said: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Yield the editions that name them, or were made from what they said, each with what it holds."""
    edition = schema.edition
    there = dict(connection.execute(sa.select(edition.c.id, edition.c.sha256)).all())
    was = sa.select(journal.change.c.row_id).where(journal.change.c.table_name == edition.name).distinct()
    for id in sorted({*there, *connection.execute(was).scalars()}):
        for sha256 in {row["sha256"] for row in erasing.earlier(connection, edition, [id])} - {""}:
            if _names(connection, sha256, traces, uids, said):
                yield id, sha256


def _names(
    connection: sa.Connection, sha256: str, traces: Traces, uids: Collection[str], said: Collection[str]
) -> bool:
    try:
        held = unpacked(contents.load(connection, sha256))
    except StorageFailed:
        return False  # it went before, or is damaged: nobody can read it
    if any(named.uid in uids for named in held.named) or any(one.uid in said for one in held.sources):
        return True
    texts = [passage.text for passage in plain_text(held.document) if traces.may_stand_in(passage.text)]
    return any(traces.spots(texts))


def _labels(connection: sa.Connection, rows: Rows) -> Iterator[str]:
    """Yield what deeds call the records that go, the longest first: also the beginning of what they said."""
    names: set[str] = set()
    for shape in SHAPES.values():
        for row in erasing.earlier(connection, shape.table, rows.get(shape.table.name, ())):
            whole = " ".join(filter(None, (row[part] for part in shape.name)))
            name = " ".join(whole.split())
            names |= {name, cut_name(whole), f"{name[:59]}…" if len(name) > 60 else name}
    yield from sorted((name for name in names if len(name) > 2), key=len, reverse=True)
