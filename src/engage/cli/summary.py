"""`engage summary`: a summary written to a file, or one for each to a folder."""

from __future__ import annotations

import argparse

from engage.cli.arguments import opened, opened_to_write, output_argument, project_argument
from engage.cli.leaving import as_json, leaks_listed, leaving_arguments
from engage.cli.output import Output, say
from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.errors import Invalid, LeakFound
from engage.services import batches, outgoing
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.templates import find_template
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Document, Figure, spans

EXAMPLES = (
    "engage summary green.engage by-theme -o themes.pdf",
    "engage summary green.engage by-theme -o unions.html --filter 'kind:union' --audience shared",
    "engage summary green.engage by-theme -o themes.pdf --template engage",
    "engage summary green.engage by-question -o answers.pdf --filter 'consultation:\"call for views\"'",
    "engage summary green.engage engagement-note -o note.pdf --filter 'engagement:\"Roundtable on heat\"'",
    "engage summary green.engage engagement-note --each engagement -o notes --format docx",
    "engage summary green.engage follow-ups -o to-do.pdf --filter is:open --option by=owner",
    "engage summary green.engage subject-access -o for-ana.pdf --filter 'name:\"Ana Example\"'",
    "engage summary green.engage name-badges -o badges.pdf --filter after:2020-05-01",
    "engage summary green.engage address-labels -o labels.pdf --option sheet=L7163 --option skip=3",
)

_EACH = (Noun.ENGAGEMENT, Noun.ORGANISATION, Noun.THEME, Noun.CONTACT)

OF_NOTHING = "There is nothing in it: the filter finds none, or none that its readers may be told of"
"""Said of a summary that was written all the same."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument("name", metavar="NAME", help="which one: “engage summaries” lists them")
    output_argument(parser)
    parser.add_argument(
        "--filter",
        metavar="FILTER",
        default="",
        help="what it is made of, mostly feedback; everything without",
    )
    parser.add_argument(
        "--option",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="what a summary lets you choose: “engage summaries” lists it",
    )
    parser.add_argument(
        "--template",
        metavar="TEMPLATE",
        default="engage",
        help="its look: a name, or a TOML file; Engage’s own without",
    )
    parser.add_argument(
        "--each",
        metavar="NOUN",
        choices=[noun.value for noun in _EACH],
        help="one file for each of these that it is made of; FILE is a folder then",
    )
    parser.add_argument(
        "--format",
        metavar="SUFFIX",
        default="pdf",
        help="of the files, with --each: one that “engage formats” lists; pdf without",
    )
    leaving_arguments(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Make the document, then the file; or one after the other."""
    audience = Audience(options.audience)
    style = find_template(options.template)
    open_it = opened_to_write if options.despite_leaks else opened
    with open_it(options) as project:
        if options.each:
            _write_each(project, options, style, out)
            return
        document = registry.build(
            project,
            options.name,
            filter=options.filter,
            audience=audience,
            options=dict(_chosen(option) for option in options.option),
        )
        with leaks_listed(out), out.progress() as progress:
            found = outgoing.save(
                project, document, options.output, progress, style=style, despite=options.despite_leaks
            )
    if out.is_json:
        out.document(
            {
                "summary": options.name,
                "title": document.title,
                "filter": options.filter,
                "audience": audience.value,
                "path": str(options.output.absolute()),
                "leaks": [as_json(leak) for leak in found],
            }
        )
    else:
        out.line(f"Wrote {document.title} ({audience.label}) to {options.output}")
        if options.filter and _is_empty(document):
            out.note(OF_NOTHING)


def _is_empty(document: Document) -> bool:
    """Whether all that its first page counts comes to nothing."""
    counted = [span for fact in document.facts for span in spans(fact.value) if isinstance(span, Figure)]
    return bool(counted) and not any(figure.value for figure in counted)


def _write_each(project: Project, options: argparse.Namespace, style: HouseStyle, out: Output) -> None:
    """Fill the folder, and say what is in it and what is not."""
    audience = Audience(options.audience)
    wanted = batches.parts(
        project, options.name, Noun(options.each), filter=options.filter, audience=audience
    )
    with out.progress() as progress:
        done = batches.write(
            project,
            options.name,
            wanted,
            options.output,
            f".{options.format.lower().lstrip('.')}",
            progress,
            audience=audience,
            options=dict(_chosen(option) for option in options.option),
            style=style,
            despite=options.despite_leaks,
        )
    if out.is_json:
        out.document(
            {
                "summary": options.name,
                "each": options.each,
                "filter": options.filter,
                "audience": audience.value,
                "folder": str(done.folder.absolute()),
                "written": [{"name": part.name, "path": str(path.absolute())} for part, path in done.written],
                "stopped": [
                    {"name": part.name, "leaks": [as_json(leak) for leak in found]}
                    for part, found in done.stopped
                ],
                "empty": [part.name for part in done.empty],
            }
        )
    else:
        for part, path in done.written:
            out.line(f"{path.name}: {part.name}")
        for part in done.empty:
            say(f"Not written, as nothing of it may be told: {part.name}")
        for part, found in done.stopped:
            for leak in found:
                say(f"{part.name}: {leak.sentence}")
    if done.stopped:
        raise LeakFound(
            f"{len(done.stopped)} of {len(wanted)} are not written: they give away what they may not",
            "",
            "Close the disclosure, edit the paraphrase, or give a reason to go on",
        )


def _chosen(option: str) -> tuple[str, str]:
    name, sign, value = option.partition("=")
    if not sign:
        raise Invalid(f"“{option}” is no option", "it has no equals sign", "Write it as sheet=L7160")
    return name.strip(), value.strip()
