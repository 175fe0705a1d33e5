"""The whole check of a project's file, in the order that gives no false alarms."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from engage.domain.checking import Checked, Finding
from engage.domain.progress import Progress, silent
from engage.errors import ProjectLocked, StorageFailed
from engage.storage import journal, project_file, schema, search
from engage.storage.checking import file, history, rows
from engage.storage.columns import metadata
from engage.storage.connections import engine as connections_to
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.stopping import stoppable

_PATIENCE = 250
"""Milliseconds in which others may finish what they read."""

_Look = Callable[[sa.Connection], Iterator[Finding]]


def check(
    path: Path, *, key: Key | None = None, is_quick: bool = False, progress: Progress = silent
) -> Checked:
    """Look through a project's file, whoever has it open, and alter nothing that it says.

    What is in the log beside the file is put into it, where it can be written. A quick check looks at the
    pages alone. Raises `NotFound`, `Invalid` (not a file), `WrongPassphrase`, `ProjectLocked`, `Cancelled`.
    """
    left_out: list[str] = []
    try:
        project_file.check_header(path, key)
    except StorageFailed as error:
        return Checked((told(error),))
    is_writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    engine = connections_to(path, key, is_read_only=not is_writable)
    findings: list[Finding] = []
    try:
        is_settled = is_writable and _settle(path, engine)
        if not is_settled:
            why = "somebody is reading or writing there" if is_writable else "it can only be read"
            left_out.append(f"The length of the file was not looked at: {why}")
        of_file = list(
            _looks_at_file(path, is_settled=is_settled, is_encrypted=key is not None, is_quick=is_quick)
        )
        looks = [*of_file, *([] if is_quick else _looks_at_rows(_version(path, engine), left_out))]
        for done, (what, look) in enumerate(looks):
            progress(done, len(looks), what)
            found = _looked(path, engine, look, partial(progress, done, len(looks), what))
            if found or done < len(of_file):
                # What a connection remembers would hide what is damaged, and one to an encrypted file gives
                # nothing any more once it has come to a page that was altered.
                engine.dispose()
            findings += found
    except StorageFailed as error:
        if isinstance(error, ProjectLocked):
            raise
        findings.append(told(error))
    finally:
        engine.dispose()
    return Checked(tuple(findings), tuple(left_out))


def _settle(path: Path, engine: sa.Engine) -> bool:
    """Put into the file what is in the log beside it; False where somebody is at work there."""
    with translated(path):
        connection = engine.raw_connection()
        try:
            raw: Any = connection.driver_connection
            raw.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
            return not raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            connection.invalidate()  # with its patience


def _looks_at_file(
    path: Path, *, is_settled: bool, is_encrypted: bool, is_quick: bool
) -> Iterator[tuple[str, _Look]]:
    if is_settled:
        yield "Looking at the file", partial(file.size, path=path)
    if is_settled and is_encrypted:  # before it is settled, good pages are taken for altered ones
        yield "Looking at the file", file.encrypted_pages
    yield "Looking at the file", partial(file.pages, is_quick=is_quick)


def _version(path: Path, engine: sa.Engine) -> str:
    """The version of the schema; blank where the file does not say it."""
    try:
        with translated(path), engine.begin() as connection:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except StorageFailed:
        engine.dispose()
        return ""
    return str(found or "")


def _looks_at_rows(version: str, left_out: list[str]) -> Iterator[tuple[str, _Look]]:
    if version > schema.VERSION and version.isdecimal():
        left_out.append(
            "Only the file and what mentions what were looked at: it was made by a later version of Engage"
        )
        yield "Looking at what mentions what", rows.references
    elif version == schema.VERSION:
        yield from _looks_at_tables((journal.operation, *metadata.tables.values()), file.parts)
        for noun in search.INDEXED:
            yield f"Looking at the index of {noun.plural}", partial(file.index, noun=noun)
        yield "Looking at what was counted", file.counts
    else:
        yield from _looks_at_earlier(version, left_out)


def _looks_at_earlier(version: str, left_out: list[str]) -> Iterator[tuple[str, _Look]]:
    from engage.storage.migrations import earlier, upgrade

    if version not in upgrade.versions():
        yield "Looking at the file", file.says_no_version
        return
    left_out.append(
        "The index of words was not looked at: it is made anew when the project, which an earlier version of "
        "Engage has made, is brought up to date"
    )
    parts = partial(file.earlier_parts, wanted=earlier.statements(version))
    yield from _looks_at_tables(earlier.tables(version), parts)


def _looks_at_tables(tables: Sequence[sa.Table], parts: _Look) -> Iterator[tuple[str, _Look]]:
    yield "Looking at its parts", parts
    yield "Looking at what mentions what", rows.references
    yield "Looking at the project", rows.project_row
    journalled = [table for table in tables if table.name in schema.by_name]
    for table in tables:
        what = f"Looking at {table.name.replace('_', ' ')}"
        if "uid" in table.c:
            yield what, partial(rows.values, table=table)
            yield what, partial(rows.texts, table=table)
        if table in journalled:
            yield what, partial(history.chain, table=table)
    yield "Looking at the journal", history.order
    if any(table.name == schema.content.name for table in tables):
        yield "Looking at kept files", partial(rows.contents, tables=journalled)


def _looked(path: Path, engine: sa.Engine, look: _Look, progress: Callable[[], object]) -> list[Finding]:
    """Return what a look finds; that it cannot go on is found as well."""
    findings: list[Finding] = []
    try:
        with translated(path), engine.begin() as connection:
            raw: Any = connection.connection.driver_connection
            with stoppable(raw, progress):
                findings.extend(look(connection))
    except ProjectLocked:
        raise
    except StorageFailed as error:
        findings.append(told(error))
    return findings


def told(error: StorageFailed) -> Finding:
    """Say as a finding what kept something from being read."""
    return Finding(error.what, error.why, error.next_step)
