"""Contacts from CSV into a project of as many: by an import, and by nothing but the writing."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import data
from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.domain.backups import Why
from engage.domain.contacts import Contact
from engage.domain.uids import new_uid
from engage.services import backups, records
from engage.services.importing.imports import import_file
from engage.services.projects import Project

_FIELDS = ("given_name", "family_name", "emails", "phones", "organisation", "role", "region")
_RUNS = 21


def pairs(bench: Bench) -> Iterator[Pair]:
    """Half of the rows are about contacts who are there, with something new about each.

    The backup before an import is there already: how long that takes, `backup` measures.
    """
    for _ in range(_RUNS):
        with ready(bench) as (project, table):
            ours = seconds(partial(bring_in, project, table))
        with ready(bench) as (project, table):
            yield ours, seconds(partial(_insert, project, table))


@contextmanager
def ready(bench: Bench) -> Iterator[tuple[Project, Path]]:
    """A copy of the project that is backed up as it stands, and a table to bring in."""
    with bench.copy() as copy, copy.open() as project:
        table = copy.path.with_name("people.csv")
        _write(project, table)
        backups.before(project, Why.IMPORT)
        yield project, table


def bring_in(project: Project, table: Path) -> None:
    """Import the table."""
    import_file(project, table, as_format="contacts")


def _write(project: Project, table: Path) -> None:
    chance = random.Random(data.SEED)
    there = records.rows(project, Contact, records.ids(project, Contact))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_FIELDS)
        for number, contact in enumerate(there):
            (role,), (email,) = contact.affiliations, contact.emails
            names, address = (contact.given_name, contact.family_name), email.address
            if number % 2:
                names, address = (data.name(chance), data.name(chance)), f"n{number}@body.example"
            phone = f"020 7946 {number:06}"
            writer.writerow([*names, address, phone, role.organisation.name, "Director", "north"])


def _insert(project: Project, table: Path) -> None:
    """All rows as new ones into the same tables, with their indexes and the journal."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    with project.transaction("Import as bare as can be") as tx:
        bare: Any = tx.connection.connection.driver_connection
        last = bare.execute("SELECT max(id) FROM contact").fetchone()[0]
        bodies = dict(bare.execute("SELECT name, id FROM organisation"))

        def put(table: str, columns: str, fixed: str, *places: int) -> None:
            values = ", ".join("?" * (2 + len(places)))
            bare.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({values}, {fixed})",
                (
                    (bytes.fromhex(new_uid().replace("-", "")), id, *(row[place] for place in places))
                    for id, row in enumerate(rows, last + 1)
                ),
            )

        for row in rows:
            row[4] = bodies[row[4]]
            row.append(f"{row[1]} {row[0]}".lower())
        put("contact", "uid, id, given_name, family_name, region, sort_name, title", "''", 0, 1, 6, 7)
        put("email", "uid, contact_id, address, kind, position", "'work', 0", 2)
        put("phone", "uid, contact_id, number, kind, position", "'work', 0", 3)
        put("affiliation", "uid, contact_id, organisation_id, role, is_primary", "1", 4, 5)
