"""docs/exporting.md says what the formats are and what they do not have, and nothing else."""

import re
from pathlib import Path

import pytest

from engage.domain.fields import FIELDS
from engage.domain.records import Noun
from engage.services.exporting.exchange.registry import FORMATS, Format
from tests.services.importing.test_documentation import quoted, tables

GUIDE = (Path(__file__).parents[4] / "docs" / "exporting.md").read_text(encoding="utf-8")
EACH = GUIDE.partition("\n## Each format\n")[2]
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^#|\Z)", EACH, re.MULTILINE | re.DOTALL))
NOUNS = {noun.label.capitalize(): noun for noun in Noun}


def test_it_lists_every_format_and_no_other() -> None:
    (table,) = tables(GUIDE.partition("\n## Formats\n")[2].partition("\n## ")[0])
    assert [(quoted(name)[0], about, quoted(suffix), held) for name, about, suffix, held in table[1:]] == [
        (one.name, one.label, [one.suffix], _held(one)) for one in FORMATS
    ]
    assert list(SECTIONS) == [one.name for one in FORMATS]


def _held(one: Format) -> str:
    return "every noun" if one.nouns == tuple(Noun) else ", ".join(noun.plural for noun in one.nouns)


def test_it_says_for_each_who_may_have_it() -> None:
    (table,) = tables(GUIDE.partition("\n## Who may have which\n")[2].partition("\n## ")[0])
    assert sorted(name for _, names, _ in table[1:] for name in quoted(names)) == sorted(
        one.name for one in FORMATS
    )


@pytest.mark.parametrize("one", FORMATS, ids=lambda each: each.name)
def test_it_says_what_each_does_not_have(one: Format) -> None:
    said = SECTIONS[one.name].partition("Not in the file:\n\n")[2]
    assert tuple(re.findall(r"^- (.*)$", said, re.MULTILINE)) == one.not_carried


@pytest.mark.parametrize("one", FORMATS, ids=lambda each: each.name)
def test_its_tables_name_fields_that_there_are(one: Format) -> None:
    for (first, noun), *rows in tables(SECTIONS[one.name]):
        if noun in NOUNS:
            assert first.startswith("In the ")
            for _, ours in rows:
                assert quoted(ours)
                assert set(quoted(ours)) <= set(FIELDS[NOUNS[noun]]), (noun, ours)


def test_every_link_leads_somewhere() -> None:
    titles = re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    headings = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings
    for path in re.findall(r"\]\(([^#)][^)#]*)", GUIDE):
        assert (Path(__file__).parents[4] / "docs" / path).exists()
