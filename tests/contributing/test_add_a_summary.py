"""The list “Adding a summary” of CONTRIBUTING.md: what people asked, in every format for every audience."""

import json
from pathlib import Path

from tests.contributing.tree import Edits, engage, grown, run

QUESTIONS = '''"""What people asked, to be answered."""

from __future__ import annotations

from engage.services.summaries.closing import closing
from engage.services.summaries.document import Block, Document, Figure, Paragraph
from engage.services.summaries.passages import document, quote
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import counted


def build(scope: Scope) -> Document:
    """Return the questions that may be quoted, oldest first."""
    asked = [piece for piece in scope.pieces.values() if "?" in piece.text]
    number = Figure(len(asked), tuple(piece.id for piece in asked))
    blocks: list[Block] = [Paragraph((*counted(number, "question"), ".")), *map(quote, asked)]
    blocks += closing(scope, scope.voices, printed=asked)
    return document(scope, "Questions", scope.voices, (), blocks)
'''
EDITS: Edits = {
    "src/engage/services/summaries/questions.py": QUESTIONS,
    "src/engage/services/summaries/registry.py": [
        ("    name_badges,\n", "    name_badges,\n    questions,\n"),
        (
            "_BUILT_IN = (\n",
            '_BUILT_IN = (\n    Summary("questions", "What people asked", questions.build),\n',
        ),
    ],
}
EVERYWHERE = """
from itertools import product
from pathlib import Path
from engage.domain.disclosure import Audience
from engage.services import projects
from engage.services.exporting.registry import formats, write
from engage.services.summaries import registry

with projects.open_project(Path("steel.engage"), who="AB") as project:
    for audience, format in product(Audience, formats()):
        made = registry.build(project, "questions", audience=audience)
        path = Path(f"{audience}{format.suffix}")
        write(made, path)
        print(format.suffix, path.stat().st_size > 100)
"""


def test_a_summary_is_added_by_what_the_list_names(tmp_path: Path) -> None:
    tree = grown(tmp_path / "tree", "Adding a summary", EDITS)
    held = ("title=Talk", "held_on=2020-03-25", "rule=chatham_house")
    there, *_ = engage(
        tree,
        tree / "src",
        ("summaries", "--json"),
        ("new", "steel.engage"),
        ("add", "steel.engage", "organisation", "name=Example Forge"),
        ("add", "steel.engage", "engagement", *held),
        ("log", "steel.engage", "--engagement", "Talk", '@"Example Forge" Who pays for it?'),
    )
    assert "questions" in [one["name"] for one in json.loads(there)]
    written = run(tree, tree / "src", "-c", EVERYWHERE).split()
    assert len(written) > 40
    assert set(written[1::2]) == {"True"}
    pages = {audience: (tree / f"{audience}.html").read_text("utf-8") for audience in ("internal", "public")}
    assert all("Who pays for it?" in page for page in pages.values())
    assert ["Example Forge" in page for page in pages.values()] == [True, False]
