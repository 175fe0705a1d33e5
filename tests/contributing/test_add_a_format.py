"""The lists “Adding a format” of CONTRIBUTING.md: one of documents, one of data, and one that comes in."""

import json
from pathlib import Path

from tests.contributing.tree import Edits, below, engage, grown

OF_DOCUMENTS = '''"""The words of a document, a line each."""

from __future__ import annotations

from typing import BinaryIO

from engage.domain.progress import Progress, silent
from engage.services.exporting.house_style import PLAIN, HouseStyle, readable
from engage.services.summaries.document import Document
from engage.services.summaries.reading_through import plain_text


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write every text that a reader sees, and no layout."""
    file.writelines(f"{readable(passage.text)}\\n".encode() for passage in plain_text(document))
'''
OF_DATA = '''"""The names of records, a line each."""

from __future__ import annotations

from typing import BinaryIO

from engage.services.exporting.exchange.wanted import Wanted


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write what each record is called."""
    for _, found in wanted.every():
        file.writelines(f"{record.name}\\n".encode() for record in found)
    return []
'''
THAT_COMES_IN = '''"""Organisations from a list of names, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from engage.domain.organisations import Organisation
from engage.errors import Invalid
from engage.services.importing import limits
from engage.services.importing.matching.known import Given, take
from engage.services.importing.source import Source
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import UNLIKE, Importer, Likeness, Work


def _likeness(source: Source) -> Likeness:
    return Likeness(1, "its name ends in .names") if source.suffix == ".names" else UNLIKE


def _put_in(work: Work) -> None:
    names = work.source.text.splitlines()
    if len(names) > limits.NAMES:
        raise Invalid(f"{work.source.name} has too many names", f"at most {limits.NAMES:,} are read")
    take(work, Organisation, _given(work, names))


def _given(work: Work, names: list[str]) -> Iterator[Given]:
    for number, name in enumerate(names, start=1):
        work.read += 1
        yield Given(Row(number, "", {}), {"name": name})


IMPORTER = Importer(
    name="names",
    summary="Names of organisations, a line each",
    counts=("name", "names"),
    suffixes=(".names",),
    likeness=_likeness,
    put_in=_put_in,
)
'''
DOCUMENTS: Edits = {
    "src/engage/services/exporting/lines.py": OF_DOCUMENTS,
    "src/engage/services/exporting/registry.py": below(
        "_BUILT_IN = (", '    Format(".txt", "lines of text", partial(_built_in, "lines")),'
    ),
}
DATA: Edits = {
    "src/engage/services/exporting/exchange/names.py": OF_DATA,
    "src/engage/services/exporting/exchange/registry.py": below(
        "FORMATS: tuple[Format, ...] = (",
        "    Format(",
        '        name="names",',
        '        suffix=".names",',
        '        label="what each is called",',
        "        nouns=(Noun.ORGANISATION,),",
        '        load=partial(_built_in, "names"),',
        "    ),",
    ),
}
IN: Edits = {
    "src/engage/services/importing/names.py": THAT_COMES_IN,
    "src/engage/services/importing/registry.py": [
        (
            "import attendance, commitments, contacts, engagements, feedback, organisations\n",
            "import attendance, commitments, contacts, engagements, feedback, names, organisations\n",
        ),
        ("    organisations.IMPORTER,\n", "    organisations.IMPORTER,\n    names.IMPORTER,\n"),
    ],
    "src/engage/services/importing/limits.py": [
        (
            "from __future__ import annotations\n",
            'from __future__ import annotations\n\nNAMES = 1_000\n"""Names that are read."""\n',
        )
    ],
    "src/engage/ui/importing/wording.py": below(
        '    "calendar": mark("Calendar"),', '    "names": mark("Names"),'
    ),
}


def names_for(purpose: str, formats: str) -> list[str]:
    """The formats for a purpose, of those that `engage formats --json` lists."""
    return [one["name"] for one in json.loads(formats) if one["for"] == purpose]


def test_a_format_of_summaries_is_added_by_what_the_list_names(tmp_path: Path) -> None:
    tree = grown(tmp_path / "tree", "Adding a format of summaries", DOCUMENTS)
    formats, *_ = engage(
        tree,
        tree / "src",
        ("formats", "--json"),
        ("new", "steel.engage"),
        ("summary", "steel.engage", "stakeholder-list", "-o", "list.txt"),
    )
    assert "txt" in names_for("summary", formats)
    assert (tree / "list.txt").read_text("utf-8").startswith("Stakeholders")


def test_a_format_of_data_is_added_by_what_the_list_names(tmp_path: Path) -> None:
    tree = grown(tmp_path / "tree", "Adding a format of data", DATA)
    formats, *_ = engage(
        tree,
        tree / "src",
        ("formats", "--json"),
        ("new", "steel.engage"),
        ("add", "steel.engage", "organisation", "name=Example Forge"),
        ("export", "steel.engage", "organisations", "-o", "forges.names"),
    )
    assert "names" in names_for("export", formats)
    assert (tree / "forges.names").read_text("utf-8") == "Example Forge\n"


def test_a_format_that_comes_in_is_added_by_what_the_list_names(tmp_path: Path) -> None:
    tree = grown(tmp_path / "tree", "Adding a format that comes in", IN)
    (tree / "forges.names").write_text("Example Forge\n", encoding="utf-8")
    bring_in = ("import", "steel.engage", "forges.names", "--json")
    listing = ("list", "steel.engage", "organisation", "--json")
    calls = (
        ("formats", "--json"),
        ("new", "steel.engage"),
        bring_in,
        bring_in,
        ("undo", "steel.engage"),
        listing,
    )
    formats, _, first, again, _, left = engage(tree, tree / "src", *calls)
    assert "names" in names_for("import", formats)
    first, again = json.loads(first), json.loads(again)
    assert (first["format"], first["added"]) == ("names", 1)
    assert (again["added"], again["same"]) == (0, 1)
    assert json.loads(left) == []
