"""How what is wrong with many rows is told in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engage.domain.checking import Finding

REPAIR = "Repair the project; that is done on a copy"
"""What to do about most of what can be found."""

_NAMED = 3
"""So many rows are named; the others are counted."""


def of_rows(what: str, table: str, uids: Iterable[object], next_step: str = REPAIR) -> Iterator[Finding]:
    """Yield one finding for all these rows of a table; none where there are none."""
    named: list[str] = []
    count = 0
    for uid in uids:
        count += 1
        if count <= _NAMED:
            named.append(written(uid))
    if count:
        more = f" and {count - _NAMED:,} more" if count > _NAMED else ""
        yield Finding(what, f"{words(table)} {', '.join(named)}{more}", next_step)


def words(table: str) -> str:
    """Return a table's name as it is read."""
    return table.replace("_", " ")


def written(uid: object) -> str:
    """Return a uid as it is written outside of the file, or a row's number where there is none."""
    if not isinstance(uid, bytes):
        return str(uid)
    digits = uid.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
