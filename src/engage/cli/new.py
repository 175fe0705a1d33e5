"""`engage new`: a project, empty, with agendas, or with the sample in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from engage import settings
from engage.cli.arguments import listed, with_suffix
from engage.cli.columns import counted
from engage.cli.info import facts_object
from engage.cli.output import Output
from engage.cli.unlocking import new_passphrase, passphrase_argument, sheet_command
from engage.domain.progress import Progress
from engage.errors import NotFound
from engage.services import agenda_templates, passphrases, projects, sample
from engage.services.importing.imports import import_file
from engage.services.project_facts import facts
from engage.services.projects import Project

EXAMPLES = (
    "engage new heat.engage",
    "engage new steel.engage --agenda clean-manufacturing --agenda agenda.md",
    "engage new sample.engage --sample",
    "engage new private.engage --encrypt",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    parser.add_argument(
        "project",
        metavar="PROJECT",
        type=Path,
        help=f"the file to make; {projects.SUFFIX} is put behind its name",
    )
    parser.add_argument("--sample", action="store_true", help="fill it with the sample")
    parser.add_argument("--encrypt", action="store_true", help="have it open by a passphrase only")
    passphrase_argument(parser)
    parser.add_argument(
        "--agenda",
        metavar="NAME-OR-FILE",
        action="append",
        default=[],
        help="put in an agenda that comes with Engage, or one from a file; may stand several times",
    )
    templates = {entry.name: entry.about for entry in agenda_templates.names()}
    parser.epilog = f"{parser.epilog}\n\n{listed('agendas that come with Engage:', templates)}"


def run(options: argparse.Namespace, out: Output) -> None:
    """Make it; where something cannot be put in, it is not made."""
    path = with_suffix(options.project)
    who = settings.load().who
    key = passphrases.new_key(new_passphrase(options, out, is_first=True)) if options.encrypt else None
    project = (
        sample.create(path, who, key=key)
        if options.sample
        else projects.create(path, name=path.stem, who=who, key=key)
    )
    with projects.whole_or_nothing(project), project, out.progress() as progress:
        for agenda in options.agenda:
            _put_in(project, agenda, progress)
        made = facts(project)
    if out.is_json:
        out.document(facts_object(made))
    else:
        counts = [counted(noun, count, count) for noun, count in made.counts.items() if count]
        out.line(f"Made {path} ({', '.join(counts) or 'empty'})")
        if options.encrypt:
            out.line(f"For the day on which the passphrase is forgotten: {sheet_command(path)}")


def _put_in(project: Project, agenda: str, progress: Progress) -> None:
    known = [entry.name for entry in agenda_templates.names()]
    if agenda in known:
        agenda_templates.add(project, agenda)
    elif Path(agenda).exists():
        import_file(project, Path(agenda), as_format="agenda", progress=progress)
    else:
        raise NotFound(
            f"There is no agenda “{agenda}”",
            f"neither a file of that name nor one of those that come with Engage: {', '.join(known)}",
            "Check the name",
        )
