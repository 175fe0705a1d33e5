"""How domain values stand in columns."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from engage.domain.records import Choice
from engage.domain.text import clean


class Text(TypeDecorator[str]):
    """A text, as it can be kept and printed anywhere (see `clean`)."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return clean(value) if value else value


class Uid(TypeDecorator[str]):
    """A uid: text in Python, 16 bytes in the file."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value.replace("-", ""))

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        digits = value.hex()
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Utc(TypeDecorator[dt.datetime]):
    """A moment: aware in Python, ISO 8601 text in UTC in the file, so that it sorts as text."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class OneOf(TypeDecorator[Choice]):
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


class Texts(TypeDecorator[tuple[str, ...]]):
    """A short list of texts: a tuple in Python, a JSON array in the file."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps([clean(text) for text in value], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...]:
        return tuple(json.loads(value)) if value else ()


class Choices(TypeDecorator[tuple[Choice, ...]]):
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
