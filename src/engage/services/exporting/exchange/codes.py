"""Themes as the codes of programs for coding texts, and agendas as their codebooks (REFI-QDA 1.5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Stance
from engage.domain.theme_trees import tree_of
from engage.errors import Invalid
from engage.services import stance_codes
from engage.services.exporting.exchange import xml
from engage.services.exporting.exchange.wanted import Wanted
from engage.storage import records, schema

ORIGIN = "Engage"
"""What wrote the file; without a version, so that the same data make the same bytes."""
_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_SCHEMA = "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write the themes of one agenda as a codebook (.qdc)."""
    agendas = list(wanted.of(Agenda))
    if len(agendas) != 1:
        what = "There is no agenda" if not agendas else f"There are {len(agendas)} agendas"
        raise Invalid(what, "a codebook is made of one", "Choose one by a filter with words of its title")
    found = themes(wanted.connection, [agendas[0].id])
    if not found:
        raise Invalid(f"“{agendas[0].title}” has no themes to make codes of", "", "Choose another agenda")
    given = {
        "xmlns": _NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
        "origin": ORIGIN,
    }
    file.write((xml.HEAD + xml.start("CodeBook", given) + "<Codes>\n").encode())
    file.writelines(line.encode() for line in of_themes(found, _coded(wanted.connection)))
    file.write(b"</Codes></CodeBook>\n")
    return []


def themes(connection: sa.Connection, agendas: Sequence[int] | None = None) -> list[Theme]:
    """Return the themes of some agendas, or of all, agenda by agenda."""
    table = schema.theme
    wanted = sa.select(table.c.id).order_by(table.c.agenda_id, table.c.id)
    if agendas is not None:
        wanted = wanted.where(table.c.agenda_id.in_(agendas))
    return records.fetch(connection, Theme, list(connection.execute(wanted).scalars()))


def _coded(connection: sa.Connection) -> set[int]:
    return set(connection.execute(sa.select(schema.coding.c.theme_id).distinct()).scalars())


def of_themes(found: Iterable[Theme], coded: Collection[int]) -> Iterator[str]:
    """Yield the codes of themes, each within that of the theme above it.

    A theme that only puts others together, and to which nothing is coded, is no code to be given.
    """
    for _, agenda in groupby(found, key=lambda theme: theme.agenda.id):
        by_id = {theme.id: theme for theme in agenda}
        tree = tree_of(by_id.values())
        waiting: list[int | None] = [*reversed(tree.get(None, ()))]
        while waiting:
            id = waiting.pop()
            if id is None:
                yield xml.end("Code") + "\n"
                continue
            theme, below = by_id[id], tree.get(id, ())
            is_codable = not below or id in coded
            name = f"{theme.code} {theme.title}"
            yield _start(theme.uid, name, is_codable=is_codable, colour=theme.colour) + "\n"
            if theme.description.strip():
                yield xml.element("Description", content=xml.escaped(theme.description)) + "\n"
            waiting += [None, *reversed(below)]


def of_stances(used: Collection[Stance]) -> Iterator[str]:
    """Yield the tree of codes that say how somebody stands."""
    if used:
        yield _start(stance_codes.TREE, "Stance", is_codable=False)
        for stance in Stance:
            if stance in used:
                yield _start(stance_codes.CODES[stance], stance.label.capitalize()) + xml.end("Code")
        yield xml.end("Code") + "\n"


def _start(guid: str, name: str, *, is_codable: bool = True, colour: str = "") -> str:
    codable = "true" if is_codable else "false"
    return xml.start("Code", {"guid": guid, "name": name, "isCodable": codable, "color": colour})
