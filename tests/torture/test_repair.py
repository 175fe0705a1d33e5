"""Damaged projects are made whole again, the damaged file stays as it is, and no loss goes unsaid."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from random import Random

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


def test_repaired(tmp_path: Path, key: Key | None, chance: Random, report: Report) -> None:
    times, seen = rounds(2, 150), Counter[str]()
    whole = make.copied(schema.VERSION, tmp_path / "whole.engage", key)
    with projects.open_project(whole, who="AB", key=key) as project:
        with project.transaction("Fill") as tx:
            storage.add(tx.connection, many(200, _body))
        backups.back_up(project)
        records.add(project, Organisation(name="Since the backup"))
        before = rows(project)
    for number in range(times):
        path = Path(shutil.copy(whole, tmp_path / f"{number}.engage"))
        _damage(path, chance)
        damaged = path.read_bytes()
        try:
            repaired = checking.repair(path, who="AB", key=key)
        except StorageFailed:
            seen["left to a backup"] += 1
            seen["the damaged file altered"] += path.read_bytes() != damaged
            continue
        seen["the damaged file altered"] += repaired.kept_as.read_bytes() != damaged
        seen["wrong unsaid"] += checking.check(path, key=key).findings != repaired.mended.left
        with projects.open_project(path, who="AB", key=key) as project:
            after = rows(project)
        is_said = bool(repaired.mended.lost or repaired.mended.left)
        seen["as before" if after == before else "told what is lost" if is_said else "lost unsaid"] += 1
    never = {name: seen.pop(name, 0) for name in ("wrong unsaid", "lost unsaid", "the damaged file altered")}
    report("repairs", f"pages, bits and ends, {kind(key)}", times, "damaged files", never=never, seen=seen)


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
