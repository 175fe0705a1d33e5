"""Values as plain JSON and back again, without loss: for what is kept to be read years later.

A value is a tree of dataclasses, tuples, mappings by name and simple values. Its types say how it is read:
what does not fit them is refused. A class is told by its name where a field may hold one of several.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin

V = TypeVar("V")
_Reader: TypeAlias = Callable[[Any], Any]

_CLASS = "is"
"""The key under which an object says of which class it is."""


class Unfit(ValueError):
    """What was kept is not what can be read here."""


def as_plain(value: Any) -> Any:
    """Return a value as JSON can say it; the same value always in the same way."""
    match value:
        case Enum():
            return value.value
        case None | str() | bool() | int() | float():
            return value
        case dt.datetime() | dt.date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case frozenset():
            return sorted(as_plain(part) for part in value)
        case tuple():
            return [as_plain(part) for part in value]
        case Mapping():
            return {str(name): as_plain(part) for name, part in sorted(value.items())}
    own = {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    return {_CLASS: type(value).__name__} | own


def from_plain(kind: type[V], plain: Any) -> V:
    """Return the value of this class that was made plain; raises `Unfit` where it is no such.

    A field that is not there has its default: the class may have got it since.
    """
    of_any: Any = kind
    return typing.cast(V, _reader(of_any)(plain))


def fields_from_plain(kind: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return some fields of this class that were made plain, by their names; raises `Unfit`."""
    known = _types(kind)
    if unknown := plain.keys() - known.keys():
        raise Unfit(f"{kind.__name__} with {min(unknown)}")
    return {name: _reader(known[name][0])(value) for name, value in plain.items()}


@cache
def _reader(kind: Any) -> _Reader:
    """How a value of this type is read. Readers are looked up when they are used: types hold themselves."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(arguments)
    if origin is typing.Literal:
        return _checked(lambda plain: plain if plain in arguments else _refuse(kind, plain))
    if origin is tuple:
        return _several(arguments)
    if origin is frozenset:
        return lambda plain: frozenset(_parts(plain, arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return lambda plain: {
            _exactly(str)(name): _reader(arguments[1])(part) for name, part in _object(plain).items()
        }
    if is_dataclass(kind):
        return lambda plain: _made(kind, plain)
    if issubclass(kind, Enum):
        return _checked(kind)
    if kind is dt.date or kind is dt.datetime:
        return _checked(kind.fromisoformat)
    if kind is bytes:
        return _checked(lambda plain: base64.b64decode(plain, validate=True))
    if kind is float:
        return lambda plain: float(plain) if type(plain) is int else _exactly(float)(plain)
    return _exactly(kind)


def _checked(read: _Reader) -> _Reader:
    """The reader, with what Python says of values that do not fit said in our way."""

    def reads(plain: Any) -> Any:
        try:
            return read(plain)
        except (TypeError, ValueError, binascii.Error) as error:
            raise Unfit(str(error)) from error

    return reads


def _exactly(kind: Any) -> _Reader:
    return lambda plain: plain if type(plain) is kind else _refuse(kind, plain)


def _one_of(kinds: tuple[Any, ...]) -> _Reader:
    """The reader of one of several types: of classes by name, and of the others by how they stand in JSON."""
    classes: dict[str, Any] = {kind.__name__: kind for kind in kinds if _is_class(kind)}
    others = {_standing(kind): kind for kind in kinds if not _is_class(kind)}
    if len(classes) + len(others) < len(kinds):
        raise TypeError(f"{kinds} cannot be told apart")

    def reads(plain: Any) -> Any:
        if isinstance(plain, dict):
            if not isinstance(name := plain.get(_CLASS), str) or name not in classes:
                _refuse(kinds, name)
            return _reader(classes[name])(plain)
        if type(plain) not in others:
            _refuse(kinds, plain)
        return _reader(others[type(plain)])(plain)

    return reads


def _is_class(kind: Any) -> bool:
    return is_dataclass(kind)


def _standing(kind: Any) -> type:
    """What a value of a type is when JSON is read."""
    if get_origin(kind) in (tuple, frozenset):
        return list
    if kind in (int, bool, float, type(None)):
        return typing.cast(type, kind)
    return str


def _several(kinds: tuple[Any, ...]) -> _Reader:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return lambda plain: tuple(_parts(plain, kinds[0]))

    def reads(plain: Any) -> Any:
        if not isinstance(plain, list) or len(plain) != len(kinds):
            _refuse(kinds, plain)
        return tuple(_reader(kind)(part) for kind, part in zip(kinds, plain, strict=True))

    return reads


def _parts(plain: Any, kind: Any) -> list[Any]:
    if not isinstance(plain, list):
        _refuse(kind, plain)
    return [_reader(kind)(part) for part in plain]


def _object(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        _refuse(dict, plain)
    return typing.cast(dict[str, Any], plain)


def _made(kind: Any, plain: Any) -> Any:
    held = dict(_object(plain))
    if held.pop(_CLASS, None) != kind.__name__:
        _refuse(kind, plain.get(_CLASS))
    known = _types(kind)
    if missing := [name for name, (_, is_needed) in known.items() if is_needed and name not in held]:
        raise Unfit(f"{kind.__name__} without {missing[0]}")
    if unknown := held.keys() - known.keys():
        raise Unfit(f"{kind.__name__} with {min(unknown)}")
    values = {name: _reader(known[name][0])(value) for name, value in held.items()}
    return _checked(lambda all_of_them: kind(**all_of_them))(values)


@cache
def _types(kind: Any) -> dict[str, tuple[Any, bool]]:
    """The type of each field of a class, and whether it must be there."""
    hints = typing.get_type_hints(kind)
    return {
        field.name: (
            hints[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
    }


def _refuse(kind: Any, plain: Any) -> typing.NoReturn:
    raise Unfit(f"{type(plain).__name__} in place of {getattr(kind, '__name__', kind)}")
