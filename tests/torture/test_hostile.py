"""Texts that nobody should have to type stay texts; `tests/services/test_hostile_texts.py` tries all else."""

from __future__ import annotations

from pathlib import Path
from random import Random

from engage.domain.records import Noun
from engage.services import records
from engage.services.projects import Project
from tests.builders import NOUNS
from tests.hostile import STRINGS
from tests.services.hostile_world import furnish, hostile, texts
from tests.torture import rounds
from tests.torture.figures import Report
from tests.watching import nothing_opened


def test_hostile_texts(project: Project, tmp_path: Path, chance: Random, report: Report) -> None:
    there = furnish(project)
    altered = fields = 0
    nouns = chance.sample(list(Noun), rounds(1, len(Noun)))
    for noun in nouns:
        with nothing_opened(tmp_path):
            given = [record for _, record in hostile(project, noun, there)]
            ids = records.ids(project, NOUNS[noun], "is:any" if noun in _ARCHIVED else "")
            stored = {record.uid: dict(texts(record)) for record in records.rows(project, NOUNS[noun], ids)}
        for record in given:
            expected = {name: text for name, text in texts(record) if name not in ("tags", "keywords")}
            fields += len(expected)
            altered += sum(stored[record.uid][name] != text for name, text in expected.items())
    never = {"read back otherwise": altered, "files or sockets opened": 0}
    report("hostile texts", f"{len(STRINGS)} in each field", fields, "fields", never=never)


_ARCHIVED = (Noun.ORGANISATION, Noun.CONTACT, Noun.ENGAGEMENT)
