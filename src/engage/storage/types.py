"""How domain values stand in columns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, TypeVar

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy.types import TypeDecorator

from engage.domain.records import Choice
from engage.domain.text import clean

Value = TypeVar("Value")


class _Read(TypeDecorator[Value]):
    """A value that is written otherwise in the file; one that cannot be read there is damage, and no bug."""

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Value | None] | None:
        process = super().result_processor(dialect, coltype)
        if process is None:
            return None

        def read(value: Any) -> Value | None:
            try:
                return process(value)
            except (ValueError, TypeError, AttributeError) as error:
                raise driver.DatabaseError("Could not decode a value") from error

        return read


class Text(TypeDecorator[str]):
    """A text, as it can be kept and printed anywhere (see `clean`)."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return clean(value) if value else value


def uid_text(stored: bytes) -> str:
    """Return a uid as text from its 16 bytes."""
    digits = stored.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Uid(_Read[str]):
    """A uid: text in Python, 16 bytes in the file."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value.replace("-", ""))

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], str | None]:
        return _uid_read  # by itself, for nothing is read so often


def _uid_read(stored: bytes | None) -> str | None:
    try:
        return None if stored is None else uid_text(stored)
    except (ValueError, TypeError, AttributeError) as error:
        raise driver.DatabaseError("Could not decode a value") from error


class Utc(_Read[dt.datetime]):
    """A moment: aware in Python, ISO 8601 text in UTC in the file, so that it sorts as text."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class Day(_Read[dt.date]):
    """A day: ISO 8601 text in the file, so that it sorts as text."""

    impl = sa.Date
    cache_ok = True


class OneOf(_Read[Choice]):
    """A value from a fixed list, by its name."""

    impl = sa.String
    cache_ok = True

    def __init__(self, choice: type[Choice]) -> None:
        super().__init__()
        self.choice = choice

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else self.choice(value).value

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Choice | None:
        return None if value is None else self.choice(value)


class Texts(_Read[tuple[str, ...]]):
    """A short list of texts: a tuple in Python, a JSON array in the file."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps([clean(text) for text in value], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...]:
        return tuple(json.loads(value)) if value else ()


class Choices(_Read[tuple[Choice, ...]]):
    """Some of a fixed list, each once and in the list's order: a JSON array of names in the file."""

    impl = sa.String
    cache_ok = True

    def __init__(self, choice: type[Choice]) -> None:
        super().__init__()
        self.choice = choice

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps([each.value for each in self.choice if each in value])

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[Choice, ...]:
        return tuple(self.choice(name) for name in json.loads(value)) if value else ()


def as_stored(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Return a column as it stands in the file, for whoever makes no value of it."""
    return sa.type_coerce(column, sa.types.NULLTYPE)
