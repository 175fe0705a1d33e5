"""Damaged projects are made whole again, the damaged file stays as it is, and no loss goes unsaid."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from engage.domain.organisations import Email, Organisation
from engage.errors import StorageFailed
from engage.services import backups, checking, projects, records
from engage.storage import records as storage
from engage.storage import schema
from engage.storage.keys import Key
from tests import damage
from tests.builders import many, rows
from tests.projects import make
from tests.torture import rounds
from tests.torture.figures import Report, kind

_PAGE = 4096

NEVER = ("not whole", "lost unsaid", "the damaged file altered")

Rows = dict[str, list[tuple[Any, ...]]]


def test_repaired(tmp_path: Path, key: Key | None, chance: Random, report: Report) -> None:
    times, seen = rounds(2, 150), Counter[str]()
    whole = make.copied(schema.VERSION, tmp_path / "whole.engage", key)
    with projects.open_project(whole, who="AB", key=key) as project:
        with project.transaction("Fill") as tx:
            storage.add(tx.connection, many(200, _body))
        backups.back_up(project)
        records.add(project, Organisation(name="Since the backup"))
        before = rows(project)
    again: list[Path] = []
    for _ in range(times):
        seed = chance.getrandbits(32)
        path = Path(shutil.copy(whole, tmp_path / f"{seed}.engage"))
        _damage(path, Random(seed))
        damaged = path.read_bytes()
        found = _repaired(path, key, damaged, before)
        seen.update(found)
        if not found.isdisjoint(NEVER):  # it can be repaired once more, with the backups that lie beside it
            again.append(path.with_suffix(".damaged"))
            again[-1].write_bytes(damaged)
    never = {name: seen.pop(name, 0) for name in NEVER}
    details = f"pages, bits and ends, {kind(key)}"
    report("repairs", details, times, "damaged files", never=never, seen=seen, again=again)


def _repaired(path: Path, key: Key | None, damaged: bytes, before: Rows) -> set[str]:
    """Repair a damaged file and return what was seen of it."""
    try:
        repaired = checking.repair(path, who="AB", key=key)
    except StorageFailed:
        return {"left to a backup", *(["the damaged file altered"] if path.read_bytes() != damaged else [])}
    found = set()
    if repaired.kept_as.read_bytes() != damaged:
        found.add("the damaged file altered")
    if checking.check(path, key=key).findings or repaired.mended.left:
        found.add("not whole")  # the backup has all but one record
    with projects.open_project(path, who="AB", key=key) as project:
        after = rows(project)
    if after == before:
        return {*found, "as before"}
    if repaired.mended.lost:
        return {*found, "told what is lost"}
    if key is None and _backed_up(after) == _backed_up(before):
        return {*found, "other letters in what was nowhere else"}  # only encryption notices that
    return {*found, "lost unsaid"}


def _backed_up(held: Rows) -> Rows:
    return held | {"organisation": held["organisation"][:-1]}


def _body(n: int) -> Organisation:
    return Organisation(name=f"Body {n}", notes="word " * 40, emails=(Email(address=f"{n}@body.example"),))


def _damage(path: Path, chance: Random) -> None:
    """Bits, pages or the end, at any place but the first page, without which nothing is known of the rest."""
    pages = path.stat().st_size // _PAGE
    match chance.choice(["bits", "pages", "end", "junk"]):
        case "bits":
            for _ in range(chance.randint(1, 20)):
                damage.flip(path, chance, behind=_PAGE)
        case "pages":
            for _ in range(chance.randint(1, 4)):
                damage.spoil(path, chance.randint(2, pages), length=_PAGE)
        case "end":
            damage.cut(path, chance.randint(1, pages // 2))
        case "junk":
            damage.append(path)
