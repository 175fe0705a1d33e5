"""The components of a calendar, one after the other: none is taken apart before it is known to be wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engage.services.importing.content_lines import UnfoldedLine, decoded, unfolded

_OUTERMOST = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})
"""Components that stand in no other: where one begins, another one that has not ended does."""
_MOST_LINES = 5_000
"""Lines of one component that are read."""

ReportProblem = Callable[[int, str], None]
"""Takes the line of a problem, and what it is."""


@dataclass(slots=True)
class Component:
    """The lines between BEGIN and END."""

    line: int
    """Where it begins."""
    name: str
    """In capitals."""
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """Where each of the lines stands in the file."""
    parts: list[Component] = field(default_factory=list)
    """What stands within it, without what stands within that."""

    def value(self, name: str) -> str:
        """Return the value of the first line of a property, as it stands there; "" where there is none."""
        for line in self.lines:
            if line[: len(name)].upper() == name and line[len(name) : len(name) + 1] in (":", ";"):
                return line.partition(":")[2].strip()
        return ""


def read_components(data: bytes, name: str, problem: ReportProblem) -> Iterator[tuple[Component, Component]]:
    """Yield the components of a file's calendars, each with its calendar as far as that has been read.

    Raises `Invalid` where the file, whose `name` it is, goes beyond what is read.
    """
    calendar = Component(1, "VCALENDAR")
    outer: Component | None = None
    depth = 0  # within the outer one: 1 is a part of it
    for line in unfolded(data, name):
        upper = line.upper
        is_begin, is_end = upper.startswith("BEGIN:"), upper.startswith("END:")
        what = upper.partition(":")[2].strip() if is_begin or is_end else ""
        if outer is not None and ((what in _OUTERMOST and is_begin) or what == "VCALENDAR"):
            problem(outer.line, f"{outer.name} has no end; it was read up to line {line.number}.")
            yield outer, calendar
            outer, depth = None, 0
        if what == "VCALENDAR":
            calendar = Component(line.number, what) if is_begin else calendar
        elif outer is None:
            if is_begin:
                outer = Component(line.number, what)
            elif not is_end:
                _add(calendar, line)
        elif is_begin:
            depth += 1
            if depth == 1 and len(outer.parts) < _MOST_LINES:
                outer.parts.append(Component(line.number, what))
        elif is_end and depth:
            depth -= 1
        elif is_end:
            yield outer, calendar
            outer = None
        elif depth == 0:
            _add(outer, line)
        elif depth == 1 and outer.name == "VTIMEZONE":
            _add(outer.parts[-1], line)
    if outer is not None:
        problem(outer.line, f"{outer.name} has no end; it was read up to the end of the file.")
        yield outer, calendar


def _add(component: Component, line: UnfoldedLine) -> None:
    if len(component.lines) < _MOST_LINES:
        component.lines.append(decoded(line.text.encode("latin-1"), ""))
        component.numbers.append(line.number)
