"""What other packages add to Engage: formats to import and to save in, and summaries.

A package offers them by entry points. It is somebody else's code: what of it cannot be loaded, or fails when
it is used, is said by name, and stops nothing that Engage does itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, wraps
from itertools import chain
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TypeVar, cast

from engage import bugs
from engage.errors import EngageError, Invalid

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@cache
def offered(group: str) -> tuple[EntryPoint, ...]:
    """Return what installed packages offer by the entry points of that name, none of it loaded yet.

    Once for a run: the files of each installed package are read for it.
    """
    # Takes longer to import than the modules that ask here, and not every run asks.
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda point: (point.name, point.value)))


def with_offered(
    ours: Iterable[T], group: str, added: Callable[[EntryPoint], T], name: Callable[[T], str]
) -> list[T]:
    """Return what is ours, then what `added` makes of what other packages offer; of a name, the first."""
    known: dict[str, T] = {}
    for each in chain(ours, map(added, offered(group))):
        known.setdefault(name(each), each)
    return list(known.values())


def maker(point: EntryPoint) -> str:
    """Return the package that offers it."""
    return point.dist.name if point.dist else point.module


def load(point: EntryPoint, kind: type[T]) -> T:
    """Return what an entry point names; raises `EngageError` where there is none, or nothing of that kind."""
    found = _loaded(point)
    if not isinstance(found, kind):
        raise _unusable(point, f"{point.value} is no {kind.__name__}")
    return found


def load_function(point: EntryPoint) -> Callable[..., object]:
    """Return the function that an entry point names; raises `EngageError` as `load` does."""
    found = _loaded(point)
    if not callable(found):
        raise _unusable(point, f"{point.value} is no function")
    return cast("Callable[..., object]", found)


def _loaded(point: EntryPoint) -> object:
    try:
        return point.load()
    except Exception as error:
        raise _unusable(point, f"{type(error).__name__}: {error}") from error


def _unusable(point: EntryPoint, why: str) -> Invalid:
    return Invalid(
        f"“{point.name}” of the package {maker(point)} could not be loaded",
        why,
        f"Install a later {maker(point)}, or take it out",
    )


def refusal(error: EngageError) -> Callable[[object], NoReturn]:
    """Return what stands in for a plug-in that could not be loaded: whoever calls it is told why."""

    def refuse(asked: object) -> NoReturn:
        raise error.with_traceback(None)

    return refuse


def guarded(point: EntryPoint, function: Callable[P, R]) -> Callable[P, R]:
    """Return a function of a plug-in that fails as an `EngageError` with the name of its package.

    The log has the place. What the disk or the database says is told by whoever called.
    """

    @wraps(function)
    def call(*arguments: P.args, **options: P.kwargs) -> R:
        try:
            return function(*arguments, **options)
        except (EngageError, MemoryError, OSError):
            raise
        except Exception as error:
            if type(error).__module__.startswith(("sqlalchemy.", "sqlcipher3.")):
                raise
            raise _failed(point, error) from error

    return call


def _failed(point: EntryPoint, error: Exception) -> EngageError:
    log = bugs.keep(bugs.described(error))
    return EngageError(
        f"“{point.name}” of the package {maker(point)} failed",
        f"this is a mistake in that package ({type(error).__name__}), and not in what you did",
        f"Tell whoever makes it{f'; {log} has the details' if log else ''}",
    )
