"""`engage briefing`: briefings written to files, their editions frozen, and these compared with today."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engage.cli.arguments import listed, opened, opened_to_write, whole_number
from engage.cli.arguments import project_argument as take_project
from engage.cli.columns import headings, rows
from engage.cli.leaving import as_json, leaks_listed
from engage.cli.output import Output
from engage.cli.table import Table
from engage.domain.briefings import Briefing, Edition
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import outgoing, records
from engage.services.briefings import comparing, editions
from engage.services.briefings.building import build
from engage.services.plain_values import as_object
from engage.services.projects import Project

EXAMPLES = (
    "engage briefing green.engage list",
    "engage briefing green.engage build 'What we heard' -o heard.pdf",
    "engage briefing green.engage freeze 'What we heard' --note 'Sent to the Minister'",
    "engage briefing green.engage editions 'What we heard'",
    "engage briefing green.engage compare 'What we heard' --edition 1",
    "engage briefing green.engage save 'What we heard' --edition 1 -o first.pdf",
    "engage briefing green.engage withdraw 'What we heard' --edition 1 --note 'Somebody asked for it'",
)

DEEDS = {
    "list": "list the briefings there are",
    "build": "write a briefing to FILE, with what the data say today",
    "freeze": "keep it as it is now, as its next edition",
    "editions": "list its editions",
    "save": "write an edition to FILE, as it was frozen",
    "compare": "say what has changed since an edition was frozen",
    "withdraw": "let an edition be printed no more, for the reason in NOTE",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    take_project(parser)
    parser.add_argument(
        "deed", metavar="DEED", choices=tuple(DEEDS), help=f"what to do: {', '.join(DEEDS)} (see below)"
    )
    parser.add_argument(
        "briefing", metavar="BRIEFING", nargs="?", default="", help="an id, the start of one, or its title"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="the file to write, in place of one of that name; its suffix says the format",
    )
    parser.add_argument(
        "--edition", metavar="NUMBER", type=whole_number, help="which edition; the newest without"
    )
    parser.add_argument(
        "--note", metavar="NOTE", default="", help="what an edition is for, or why it is withdrawn"
    )
    parser.add_argument(
        "--despite-leaks",
        metavar="REASON",
        default="",
        help="go on though it names who may not be named; the project keeps the reason",
    )
    parser.epilog = f"{listed('deeds:', DEEDS)}\n\n{parser.epilog}"


def run(options: argparse.Namespace, out: Output) -> None:
    """Do what is asked for."""
    writes = options.deed in ("freeze", "withdraw") or options.despite_leaks
    with (opened_to_write if writes else opened)(options) as project:
        if options.deed == "list":
            _list(project, out)
            return
        briefing = records.get(project, Briefing, records.find(project, Briefing, options.briefing))
        with leaks_listed(out):
            _DEEDS[options.deed](project, briefing, options, out)


def _list(project: Project, out: Output) -> None:
    found = records.rows(project, Briefing, records.ids(project, Briefing))
    if out.is_json:
        out.document([as_object(briefing) for briefing in found])
        return
    for line in Table(headings(Noun.BRIEFING)).lines(rows(project, Noun.BRIEFING, found)):
        out.line(line)


def _build(project: Project, briefing: Briefing, options: argparse.Namespace, out: Output) -> None:
    path = _output(options)
    style = editions.look(briefing)
    document = build(project, briefing)
    with out.progress() as progress:
        found = outgoing.save(project, document, path, progress, style=style, despite=options.despite_leaks)
    if out.is_json:
        out.document({"path": str(path.absolute()), "leaks": [as_json(leak) for leak in found]})
    else:
        out.line(f"Wrote {briefing.title} ({briefing.audience.label}) to {path}")


def _freeze(project: Project, briefing: Briefing, options: argparse.Namespace, out: Output) -> None:
    with out.progress() as progress:
        editions.freeze(
            project, briefing.id, note=options.note, despite=options.despite_leaks, progress=progress
        )
    edition = editions.numbered(records.get(project, Briefing, briefing.id))
    _told(edition, f"Froze edition {edition.number} of {briefing.title} ({edition.audience.label})", out)


def _editions(project: Project, briefing: Briefing, options: argparse.Namespace, out: Output) -> None:
    if out.is_json:
        out.document([_edition(edition) for edition in briefing.editions])
        return
    lines = [
        [
            str(edition.number),
            f"{edition.frozen_at.astimezone():%Y-%m-%d %H:%M}",
            edition.who,
            edition.audience.label,
            edition.note,
            f"withdrawn: {edition.withdrawn_why}" if edition.is_withdrawn else "",
        ]
        for edition in briefing.editions
    ]
    for line in Table(["edition", "frozen", "by", "audience", "note", ""]).lines(lines):
        out.line(line)


def _save(project: Project, briefing: Briefing, options: argparse.Namespace, out: Output) -> None:
    path = _output(options)
    edition = editions.numbered(briefing, options.edition)
    with out.progress() as progress:
        editions.save(project, edition, path, progress, despite=options.despite_leaks)
    _told(edition, f"Wrote edition {edition.number} of {briefing.title} to {path}", out)


def _compare(project: Project, briefing: Briefing, options: argparse.Namespace, out: Output) -> None:
    found = comparing.compare(project, briefing, editions.numbered(briefing, options.edition))
    if out.is_json:
        out.document(
            {
                "edition": found.edition.number,
                "is_same": found.is_same,
                "is_to_be_withdrawn": found.is_to_be_withdrawn,
                "sources": [
                    {"fate": each.fate.value, "words": each.words, "what": each.what}
                    for each in found.sources
                ],
                "names": [
                    {"fate": each.fate.value, "name": each.name, "now": each.now} for each in found.names
                ],
                "numbers": [
                    {"place": each.place, "before": each.before, "after": each.after}
                    for each in found.numbers
                ],
                "problems": list(found.problems),
            }
        )
        return
    for sentence in comparing.sentences(found):
        out.line(sentence)


def _withdraw(project: Project, briefing: Briefing, options: argparse.Namespace, out: Output) -> None:
    edition = editions.numbered(briefing, options.edition)
    editions.withdraw(project, briefing.id, edition.id, options.note)
    now = editions.numbered(records.get(project, Briefing, briefing.id), edition.number)
    _told(now, f"Withdrew edition {edition.number} of {briefing.title}", out)


def _output(options: argparse.Namespace) -> Path:
    if options.output is None:
        raise Invalid("No file was given", "", "Give one with -o FILE", field="output")
    path: Path = options.output
    return path


def _told(edition: Edition, sentence: str, out: Output) -> None:
    if out.is_json:
        out.document(_edition(edition))
    else:
        out.line(sentence)


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "number": edition.number,
        "title": edition.title,
        "audience": edition.audience.value,
        "frozen_at": edition.frozen_at.isoformat(),
        "who": edition.who,
        "sha256": edition.sha256,
        "note": edition.note,
        "despite": edition.despite,
        "withdrawn_at": edition.withdrawn_at.isoformat() if edition.withdrawn_at else None,
        "withdrawn_why": edition.withdrawn_why,
    }


_DEEDS: Mapping[str, Callable[[Project, Briefing, argparse.Namespace, Output], None]] = {
    "build": _build,
    "freeze": _freeze,
    "editions": _editions,
    "save": _save,
    "compare": _compare,
    "withdraw": _withdraw,
}
