"""Projects and records for tests: quick to make, and as odd as people make them."""

from __future__ import annotations

import contextlib
import datetime as dt
import resource
import tempfile
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Choice, Noun, Record, Reference
from engage.services import projects
from engage.services.projects import Project

R = TypeVar("R", bound=Record)

DAY = dt.date(2020, 3, 25)

NOUNS: Mapping[Noun, type[Record]] = {
    Noun.AGENDA: Agenda,
    Noun.THEME: Theme,
    Noun.CONSULTATION: Consultation,
    Noun.ORGANISATION: Organisation,
    Noun.CONTACT: Contact,
    Noun.ENGAGEMENT: Engagement,
    Noun.FEEDBACK: Feedback,
    Noun.COMMITMENT: Commitment,
}
"""Every noun, those that others mention first."""


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.engage"
        projects.create(path, name="Example project", who="AB").close()
        return path.read_bytes()


def new_project(path: Path) -> Project:
    """Open a new project of its own; a copy is quicker than a file made from nothing."""
    path.write_bytes(_empty())
    return projects.open_project(path, who="AB")


def keep_in_memory(project: Project) -> Project:
    """Let a project do without the disk, for tests of many deeds; one thread may use it."""
    with project._outside_transactions() as connection:
        connection.execute("PRAGMA synchronous = OFF")
    return project


def rows(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """All that a project holds, table by table and row by row; the journal and the indexes left out."""
    with project._outside_transactions() as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT GLOB '*_search*' AND name NOT GLOB 'sqlite_*' "
            "AND name NOT IN ('operation', 'change', 'alembic_version') ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall()  # noqa: S608
            for (name,) in names
        }


@contextlib.contextmanager
def limited_file_size(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# Texts

SCRIPTS = (
    "Cymru", "Łódź", "Ελλάδα", "Київ", "העם", "العربية", "हिन्दी", "ไทย", "中文", "日本語", "한국어", "አማርኛ",
    "ქართული", "Հայերեն", "தமிழ்",
)  # fmt: skip

ODD_TEXTS = (
    "a\0b", "\ud800 half a pair", "pair \ud83c\udf1e as two halves", "half at the end \udfff", "x" * 5_000,
    "🌞👩🏽‍🏭🏴󠁧󠁢󠁷󠁬󠁳󠁿", "\u202eright to left\u202c \u2067العربية\u2069", "e\u0301 and é", "ﬁne ŉ ẞ İ ı",
    "line\r\nline\rline\u2028line\x0bline\x85line", "\t tab \x1b[31m", "'; DROP TABLE contact; --", '"',
    "%_\\/*", "NULL", "=1+1", "<b>&amp;</b>", "{0} {} %s", "\ufeffmark", "zero\u200bwidth\u200djoin", " ",
    "\ue000",
)  # fmt: skip

WORDS = (
    "steel",
    "Steel",
    "stéel",
    "industry",
    "industrial",
    "net zero",
    "just transition",
    "ccus",
    "2.1",
    *SCRIPTS,
)


def texts(*, least: int = 0) -> st.SearchStrategy[str]:
    """Texts as people type them, and as no one would."""
    characters = st.characters(exclude_categories=())
    return st.one_of(
        st.lists(st.sampled_from(WORDS), min_size=least, max_size=4).map(" ".join),
        st.sampled_from(ODD_TEXTS),
        st.text(characters, min_size=least, max_size=12),
    )


# Records

DAYS = st.one_of(
    st.sampled_from([DAY, dt.date(2020, 2, 29), dt.date(2019, 12, 31), dt.date(2020, 1, 1)]),
    st.dates(max_value=dt.date(2024, 1, 1)),
)
MOMENTS = st.integers(-(2**31), 17 * 10**8).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC))

_REQUIRED = {"name", "title", "text", "code", "number", "address", "family_name"}
_FIXED: dict[str, st.SearchStrategy[Any]] = {
    "influence": st.none() | st.integers(1, 5),
    "interest": st.none() | st.integers(1, 5),
    "zone": st.sampled_from(["Europe/London", "America/New_York", "Pacific/Auckland"]),
    "staff": st.none() | st.integers(0, 10**12),
    "members_represented": st.none() | st.integers(0, 10**12),
    "members_spoken_for": st.none() | st.integers(0, 10**12),
}


def records(noun: Noun, there: Mapping[str, Sequence[int]]) -> st.SearchStrategy[Any]:
    """Records of a noun with all their parts, mentioning records that are `there` (table: ids).

    Most can be kept; some break a rule, as what people type does.
    """
    return _built(NOUNS[noun], there)


def _built(record: type[R], there: Mapping[str, Sequence[int]]) -> st.SearchStrategy[R]:
    hints = typing.get_type_hints(record)
    made = {
        field.name: _of_field(field.name, hints[field.name], there)
        for field in fields(record)
        if field.name not in ("id", "uid")
    }
    optional = {field.name for field in fields(record) if field.default is not MISSING}
    return st.fixed_dictionaries(
        {name: values for name, values in made.items() if name not in optional},
        # Most fields of most records are not filled in.
        optional={name: values for name, values in made.items() if name in optional},
    ).map(lambda values: record(**values))


def _of_field(name: str, hint: Any, there: Mapping[str, Sequence[int]]) -> st.SearchStrategy[Any]:
    if name in _FIXED:
        return _FIXED[name]
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
        if hint is Reference and not there.get(_target(name)):
            return st.none()
        return st.none() | _of_field(name, hint, there)
    if typing.get_origin(hint) is tuple:
        part = typing.get_args(hint)[0]
        if part is str:
            return st.lists(texts(), max_size=3).map(tuple)
        needed = [_target(name) for name, hint in typing.get_type_hints(part).items() if hint is Reference]
        if not all(there.get(table) for table in needed):
            return st.just(())
        return st.lists(_built(part, there), max_size=3).map(tuple)
    if hint is Reference:
        return st.sampled_from(there[_target(name)]).map(Reference)
    if hint is str:
        return texts(least=1 if name in _REQUIRED else 0)
    if issubclass(hint, Choice):
        return st.sampled_from(list(hint))
    return {bool: st.booleans(), int: st.integers(0, 9), dt.date: DAYS, dt.datetime: MOMENTS}[hint]


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
