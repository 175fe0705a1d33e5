"""Projects and records for tests: quick to make, and as odd as people make them."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import resource
import sqlite3
import sys
import tempfile
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as driver

from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import Briefing
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.objections import Objection
from engage.domain.organisations import Organisation
from engage.domain.records import Choice, Noun, Record, Reference
from engage.domain.submissions import Submission
from engage.services import projects, records
from engage.services.passphrases import is_encrypted
from engage.services.projects import Project
from engage.storage import search

R = TypeVar("R", bound=Record)

DAY = dt.date(2020, 3, 25)
_NAME = "Example project"

NOUNS: Mapping[Noun, type[Record]] = {
    Noun.AGENDA: Agenda,
    Noun.THEME: Theme,
    Noun.CONSULTATION: Consultation,
    Noun.ORGANISATION: Organisation,
    Noun.CONTACT: Contact,
    Noun.ENGAGEMENT: Engagement,
    Noun.SUBMISSION: Submission,
    Noun.FEEDBACK: Feedback,
    Noun.COMMITMENT: Commitment,
    Noun.BRIEFING: Briefing,
}
"""Every noun, those that others mention first."""


@cache
def _empty(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.engage"
        projects.create(path, name=name, who="AB").close()
        return path.read_bytes()


def new_project(path: Path, name: str = _NAME) -> Project:
    """Open a new project of its own; a copy is quicker than a file made from nothing.

    It keeps nobody else from writing: a test can do deeds behind the back of a window.
    """
    path.write_bytes(_empty(name))
    return Project(path, "AB")


def is_untouched(project: Project) -> bool:
    """Whether nothing has read the file of a new project yet, so that another may be put in its place."""
    return project.path.read_bytes() == _empty(_NAME) and not _log_of(project.path).exists()


def put_log_in(path: Path) -> None:
    """Leave nothing in the log beside a project, as who closes it does: else opening looks through it."""
    log = _log_of(path)
    if log.exists() and log.stat().st_size and not is_encrypted(path):
        with contextlib.closing(driver.connect(str(path))) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def add(project: Project, record: Record) -> Reference:
    """Put a record in, and return how others mention it."""
    id = records.add(project, record).first(records.noun_of(type(record)))
    return Reference(id, record.uid)


def keep_in_memory(project: Project) -> Project:
    """Let a project do without the disk, for tests of many deeds; one thread may use it."""
    with project._outside_transactions() as connection:
        connection.execute("PRAGMA synchronous = OFF")
    return project


def rows(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """All that a project holds, table by table and row by row, but for the journal and the indexes.

    So are the tables that the journal leaves out as well.
    """
    with project._outside_transactions() as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT GLOB '*_search*' AND name NOT GLOB 'sqlite_*' "
            "AND name NOT IN ('operation', 'change', 'content', 'erased', 'draft', 'alembic_version', "
            "'kept_count', 'kept_total') "
            "ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall()  # noqa: S608
            for (name,) in names
        }


def tables(path: Path) -> dict[str, list[str]]:
    """What a file's schema says, word by word, without regard to white space and quotation marks."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {name: re.findall(r"\w+|[^\w\s\"]", sql) for name, sql in found}


def check_indexes(project: Project) -> None:
    """Every index holds what a new one would: what it is given, and every word that can be found in that."""
    with project._writer.connect() as connection:
        for noun in search.INDEXED:
            name = search.index_name(noun)
            kept = connection.exec_driver_sql(f"SELECT rowid, title, text FROM {name} ORDER BY 1")  # noqa: S608
            wanted = connection.exec_driver_sql(f"SELECT * FROM ({search.entries(noun)}) ORDER BY 1")  # noqa: S608
            assert kept.all() == wanted.all()
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")  # noqa: S608
        connection.rollback()


def overwritten(path: Path, held: bytes) -> None:
    """Damage a file, also one that may only be read."""
    path.chmod(0o600)
    path.write_bytes(held)


@contextlib.contextmanager
def limited_file_size(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full.

    Nor does Python keep what it compiles meanwhile: it would cut that off, and fail by it ever after.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    keeps_none, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = keeps_none


@contextlib.contextmanager
def as_ordinary_person() -> Iterator[None]:
    """Be someone to whom permissions apply, also where the tests run as root."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


# Texts

SCRIPTS = (
    "Cymru", "Łódź", "Ελλάδα", "Київ", "העם", "العربية", "हिन्दी", "ไทย", "中文", "日本語", "한국어", "አማርኛ",
    "ქართული", "Հայերեն", "தமிழ்",
)  # fmt: skip

WORDS = (
    "steel",
    "Steel",
    "stéel",
    "industry",
    "industrial",
    "net zero",
    "just",
    "transition",
    "2.1",
    *SCRIPTS,
)

ODD_TEXTS = (
    "a\0b", "\ud800 half a pair", "pair \ud83c\udf1e as two halves", "half at the end \udfff", "x" * 5_000,
    "🌞👩🏽\u200d🏭 🏴\U000e0067\U000e0062\U000e007f 🦾steel",
    "\u202eright to left\u202c \u2067العربية\u2069", "e\u0301 and é", "ﬁne ŉ ẞ İ ı",
    "line\r\nline\rline\u2028line\x0bline\x85line", "\t tab \x1b[31m",
    "'; DROP TABLE contact; --", '"', "%_\\/*", "NULL", "=1+1", "<b>&amp;</b>", "{0} {} %s", "\ufeffmark",
    "zero\u200bwidth\u200djoin", " ", "\ue000private", "net-zero's",
)  # fmt: skip


def text(chance: Random) -> str:
    """A text as people type it, or now and then as no one would."""
    kind = chance.random()
    if kind < 0.8:
        return " ".join(chance.choices(WORDS, k=chance.randint(0, 3)))
    if kind < 0.9:
        return chance.choice(ODD_TEXTS)
    return "".join(chr(chance.randrange(sys.maxunicode + 1)) for _ in range(chance.randint(1, 8)))


# Records

_REQUIRED = {"name", "title", "text", "code", "number", "address", "family_name"}

_SPECIAL: Mapping[str, Callable[[Random], Any]] = {
    "influence": lambda chance: chance.randint(1, 5),
    "interest": lambda chance: chance.randint(1, 5),
    "zone": lambda chance: chance.choice(["Europe/London", "America/New_York", "Pacific/Auckland"]),
    "code": lambda chance: ".".join(str(chance.randint(1, 12)) for _ in range(chance.randint(1, 3))),
    "language": lambda chance: chance.choice(["en-GB", "cy"]),
    "start": lambda chance: chance.randint(0, 1),
    "end": lambda chance: chance.randint(2, 5),
    "seat": lambda chance: chance.choice(["", chr(chance.randint(97, 122)) + str(chance.randint(1, 9))]),
}


def record(chance: Random, kind: type[R], there: Mapping[str, Sequence[int]]) -> R:
    """A record with all its parts, mentioning records that are `there` (table: ids).

    Most can be kept; some break a rule, as what people type does.
    """
    hints = hints_of(kind)
    values = {}
    for field in fields(kind):
        # Many fields of most records are not filled in.
        if field.name in ("id", "uid") or (field.default is not MISSING and chance.random() < 0.4):
            continue
        values[field.name] = _value(chance, field.name, hints[field.name], there)
    return kind(**values)


def _value(chance: Random, name: str, hint: Any, there: Mapping[str, Sequence[int]]) -> Any:
    if name in _SPECIAL:
        return _SPECIAL[name](chance)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
        if hint is Reference and not there.get(_target(name)):
            return None
        return _value(chance, name, hint, there)
    if hint == tuple[Objection, ...]:
        return tuple(each for each in Objection if chance.random() < 0.2)
    if typing.get_origin(hint) is tuple:
        return tuple(_parts(chance, typing.get_args(hint)[0], there))
    if hint is Reference:
        return Reference(chance.choice(there[_target(name)]))
    if hint is str:
        return text(chance) or ("Example" if name in _REQUIRED else "")
    if issubclass(hint, Choice):
        return chance.choice(list(hint))
    if hint is dt.datetime:
        return dt.datetime.fromtimestamp(chance.randint(-(2**31), 17 * 10**8), dt.UTC)
    if hint is dt.date:
        return DAY + dt.timedelta(days=chance.choice([0, 0, 1, 7, chance.randint(-500, 500)]))
    return chance.random() < 0.5 if hint is bool else chance.randint(0, 9)


def _parts(chance: Random, part: Any, there: Mapping[str, Sequence[int]]) -> Iterator[Any]:
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        if part is str:
            yield text(chance)
        elif all(there.get(_target(name)) for name, hint in hints_of(part).items() if hint is Reference):
            yield record(chance, part, there)


@cache
def hints_of(kind: type[Any]) -> Mapping[str, Any]:
    """What may stand in each field of a record; Python works it out anew whenever it is asked."""
    return typing.get_type_hints(kind)


def _target(field: str) -> str:
    """The table of the records that a field mentions."""
    return {"other": "organisation", "parent": "theme"}.get(field, field)


def attributes(record: Record) -> dict[str, Any]:
    """The fields that a person may fill in."""
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name not in ("id", "uid")}


def ids(project: Project) -> dict[str, list[int]]:
    """The ids of the rows there are, table by table."""
    return {table: [row[0] for row in there] for table, there in rows(project).items()}


def many(count: int, made: Callable[[int], R]) -> list[R]:
    """A number of records, each made from its place."""
    return [made(place) for place in range(count)]
