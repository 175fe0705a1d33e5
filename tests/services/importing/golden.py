"""What came of importing a file, as JSON beside the file: `members.vcf` and `members.vcf.json`.

After a change that alters what is read, `ENGAGE_GOLDEN=write make test ARGS=tests/services/importing` writes
the JSON anew; `git diff` then shows what has changed, for a person to judge.
"""

import json
import os
from pathlib import Path
from typing import Any

from engage.domain.records import Noun
from engage.services import records
from engage.services.importing.imports import ImportReport
from engage.services.plain_values import as_object
from engage.services.projects import Project

CORPUS = Path(__file__).parents[2] / "corpus"


def files(folder: str) -> list[Path]:
    """The files of a format, without their JSON."""
    every = sorted((CORPUS / folder).iterdir())
    return [path for path in every if path.suffix != ".json" or path.with_suffix("") not in every]


def compare(path: Path, project: Project, report: ImportReport, nouns: tuple[Noun, ...]) -> None:
    """Hold what became of a file against its JSON; uids, which are new each time, are left out."""
    counted = ("format", "read", "added", "updated", "merged", "skipped")
    came_of_it = {
        **{name: getattr(report, name) for name in counted},
        "problems": [f"{problem.row}: {problem.message}" for problem in report.problems],
        "notes": list(report.notes),
        **{noun.plural: records_of(project, noun) for noun in nouns},
    }
    golden = path.with_name(f"{path.name}.json")
    if os.environ.get("ENGAGE_GOLDEN") == "write":
        golden.write_text(json.dumps(came_of_it, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert came_of_it == json.loads(golden.read_text(encoding="utf-8"))


def records_of(project: Project, noun: Noun) -> list[Any]:
    """The records of a noun as JSON, without what is new each time."""
    record = records.CLASSES[noun]
    found = records.rows(project, record, records.ids(project, record, "is:any" if noun in _HIDDEN else ""))
    return sorted((_filled(as_object(each)) for each in found), key=lambda each: json.dumps(each))


_HIDDEN = (Noun.ORGANISATION, Noun.CONTACT, Noun.ENGAGEMENT)
"""Archived ones are in no list."""


def _filled(value: Any) -> Any:
    """A record without ids, the time of the import and what is empty; of others it has the name alone."""
    if isinstance(value, dict):
        if set(value) - {"kind", "code"} == {"id", "name"}:
            return value["name"]
        return {
            name: _filled(part)
            for name, part in value.items()
            if name not in ("id", "noun", "coded_at") and part not in (None, "", [], False)
        }
    return [_filled(part) for part in value] if isinstance(value, list) else value
