"""`engage new` and `engage import`: what comes into a project."""

from pathlib import Path

import pytest

from engage.services.exporting.exchange.registry import FORMATS
from engage.services.importing.registry import importers
from tests.cli.conftest import Engage

AGENDA = """# Example agenda for heat

## Pillar 1: Furnaces

- Electric melting
- Heat kept in
  - Lids
- Rules that last

## Pillar 2: People

- Training
"""
NOTE = """# Round table at Example Castings

25 March

We met to talk about heat.

- Lids save money
- Training comes first
"""
ORGANISATIONS = """name,kind,region
Example Castings,sme,Wales
Example Foundries,trade body,Wales
Example Guild,guild,Wales
"""


def test_a_project_is_made_empty(engage: Engage, tmp_path: Path) -> None:
    assert engage("new", "heat").out == "Made heat.engage (empty)\n"
    assert engage("info", "heat.engage", "--json").json["name"] == "heat"
    assert [path.name for path in tmp_path.glob("*.engage*")] == ["heat.engage"]


def test_a_project_begins_with_agendas(engage: Engage, tmp_path: Path) -> None:
    (tmp_path / "agenda.md").write_text(AGENDA, encoding="utf-8")
    made = engage("new", "heat.engage", "--agenda", "clean-manufacturing", "--agenda", "agenda.md", "--json")
    assert made.json["path"] == str(tmp_path / "heat.engage")
    assert made.json["counts"]["agendas"] == 2
    titles = {agenda["title"] for agenda in engage("list", "heat", "agendas", "--json").json}
    assert "Example agenda for heat" in titles
    codes = [
        one["code"] for one in engage("list", "heat", "themes", 'agenda:"agenda for heat"', "--json").json
    ]
    assert codes == ["1", "1.1", "1.2", "1.2.1", "1.3", "2", "2.1"]


def test_a_project_begins_with_the_sample(engage: Engage) -> None:
    counts = engage("new", "sample", "--sample", "--json").json["counts"]
    assert all(counts.values())
    assert engage("undo", "sample").code == 0
    assert not any(engage("info", "sample", "--json").json["counts"].values())


@pytest.mark.parametrize("agenda", ["no.md", ".", "empty.md", "clean-manufactory"])
def test_an_agenda_that_cannot_be_used_leaves_no_project(engage: Engage, tmp_path: Path, agenda: str) -> None:
    (tmp_path / "empty.md").touch()
    answer = engage("new", "heat", "--sample", "--agenda", agenda)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert not list(tmp_path.glob("heat*"))


def test_a_project_that_is_there_is_never_replaced(engage: Engage, green: Path) -> None:
    before = green.read_bytes()
    for name in ("green", "green.engage"):
        answer = engage("new", name)
        assert (answer.code, answer.err.count("\n")) == (1, 1)
        assert "green.engage already exists" in answer.err
    assert green.read_bytes() == before


def test_a_project_needs_its_folder(engage: Engage) -> None:
    assert engage("new", "no/heat").err.startswith("engage: There is no folder")


def test_an_import_is_counted(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_text(ORGANISATIONS, encoding="utf-8")
    answer = engage("import", "green", "bodies.csv", "--json")
    assert answer.code == 0
    assert list(answer.json) == [
        *("format", "read", "added", "updated", "merged", "skipped", "same", "without"),
        *("problems", "notes", "operation"),
    ]
    assert [answer.json[name] for name in ("format", "read", "added", "skipped", "without")] == [
        "organisations",
        3,
        3,
        0,
        1,
    ]
    (problem,) = answer.json["problems"]
    assert "“guild” is not known" in problem.pop("message")
    assert problem == {
        "file": "bodies.csv",
        "row": 4,
        "column": "kind",
        "value": "guild",
        "keeps_out": False,
        "leaves_empty": True,
    }
    (deed,) = engage("history", "green", "--limit", "1", "--json").json
    assert answer.json["operation"] == deed["id"]
    assert engage("undo", "green").code == 0
    assert len(engage("list", "green", "organisations", "--json").json) == 2


def test_an_import_for_people_says_each_problem_once_with_its_rows(
    engage: Engage, green: Path, tmp_path: Path
) -> None:
    rows = [
        "Example A,told us,5",
        *(f"Example {n},Told  us," for n in range(4, 40)),
        ",public,",
        "Example Z,,",
    ]
    (tmp_path / "bodies.csv").write_text("name,kind,influence\n" + "\n".join(rows), encoding="utf-8")
    first, *problems = engage("import", "green", "bodies.csv").out.splitlines()
    assert first == "bodies.csv, as organisations: 39 read, 38 new, 1 left out, 37 without a value"
    missing, strange = problems
    assert missing == "  Name is missing. Write the full name. Left out: row 39."
    assert strange.startswith("  Kind: “told us” is not known. Known are trade body, union, SME, ")
    assert strange.endswith(
        'Without it: rows 2, 3, 4 and 34 more; answer with --value "kind:told us=trade_body"'
    )
    again = engage("import", "green", "bodies.csv", "--value", "kind:told us=trade_body").out.splitlines()
    assert again[0] == "bodies.csv, as organisations: 39 read, 37 filled in, 1 the same, 1 left out"


def test_a_value_that_a_shell_would_read_is_quoted(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_text("name,kind\nExample A,$HOME\n", encoding="utf-8")
    assert "--value 'kind:$HOME=" in engage("import", "green", "bodies.csv").out


def test_a_rehearsal_shows_each_row_in_one_line(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("name,notes\nExample One,\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text('name,kind,notes\nExample One,odd,"First\nsecond"\n', encoding="utf-8")
    words = ("import", "green", "--as", "organisations")
    engage(*words, "one.csv")
    out = engage(*words, "two.csv", "--dry-run").out
    assert "  row 2: organisation Example One: filled in; notes “First second”; without kind\n" in out


def test_of_a_text_the_lines_are_named(engage: Engage, green: Path, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\n{}END:VCARD\n"
    cards = card.format("FN:Ada Example\n") + card.format("")
    (tmp_path / "cards.vcf").write_text(cards, encoding="utf-8")
    out = engage("import", "green", "cards.vcf", "--dry-run").out
    assert "  line 1: contact Ada Example: new; " in out
    assert "Left out: line 5." in out
    assert "row" not in out


def test_a_rehearsal_alters_nothing(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "bodies.csv").write_text(ORGANISATIONS, encoding="utf-8")
    before = green.read_bytes()
    answer = engage("import", "green", "bodies.csv", "--dry-run", "--json")
    assert (answer.json["added"], answer.json["operation"]) == (3, None)
    assert green.read_bytes() == before


def test_notes_become_an_engagement(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    refused = engage("import", "green", "note.txt", "--as", "notes")
    assert refused.code == 1
    assert "--map year=2020" in refused.err
    assert engage("import", "green", "note.txt", "--as", "notes", "--map", "year=2020").code == 0
    held = engage("show", "green", "engagement", "Round table at Example Castings", "--json").json
    assert held["held_on"] == "2020-03-25"
    assert {one["text"] for one in held["feedback"]} == {"Lids save money", "Training comes first"}
    assert all(one["is_key_point"] for one in held["feedback"])


def test_feedback_goes_to_its_engagement(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "said.csv").write_text("Remark,organisation\nSo it is,ESU\n", encoding="utf-8")
    words = ("import", "green", "said.csv", "--as", "feedback", "--engagement", "Roundtable on heat")
    assert engage(*words, "--map", "Remark=text").code == 0
    (said,) = engage("list", "green", "feedback", '"so it is"', "--json").json
    assert said["engagement"]["name"] == "Roundtable on heat"
    assert said["organisation"]["name"] == "Example Steelworkers’ Union"


def test_several_files_are_one_answer(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("name,kind\nExample One,sme\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text(
        "given_name,family_name,organisation\nAna,Two,Example One\n", encoding="utf-8"
    )
    answer = engage("import", "green", "one.csv", "two.csv", "--json")
    assert (answer.json["read"], answer.json["added"], answer.json["format"]) == (2, 2, None)
    assert [one["format"] for one in answer.json["files"]] == ["organisations", "contacts"]
    deeds = engage("history", "green", "--limit", "2", "--json").json
    assert [one["operation"] for one in answer.json["files"]] == [deed["id"] for deed in deeds[::-1]]
    assert answer.json["operation"] == deeds[0]["id"]


def test_the_first_file_that_cannot_be_used_ends_it(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("name,kind\nExample One,sme\n", encoding="utf-8")
    answer = engage("import", "green", "one.csv", "none.csv", "one.csv", "--json")
    assert answer.code == 1
    assert "none.csv" in answer.err
    assert (answer.json["added"], answer.json["format"]) == (1, "organisations")


def test_a_file_with_a_problem_in_every_row_is_said_and_refused(
    engage: Engage, green: Path, tmp_path: Path
) -> None:
    (tmp_path / "guilds.csv").write_text("name,kind\n,guild\n,union\n", encoding="utf-8")
    (tmp_path / "short.csv").write_text("name,kind\nExample Three\n", encoding="utf-8")
    (tmp_path / "cards.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", encoding="utf-8")
    before = engage("history", "green").out
    for file in ("guilds.csv", "short.csv", "cards.vcf"):
        answer = engage("import", "green", file, "cards.vcf", "--json")
        assert (answer.code, len(answer.json["problems"])) == (1, answer.json["read"]), file
        assert answer.err.startswith(f"engage: Nothing of {file} can be used: ")
    assert engage("history", "green").out == before


def test_a_file_of_which_all_is_there_already_is_no_failure(
    engage: Engage, green: Path, tmp_path: Path
) -> None:
    (tmp_path / "bodies.csv").write_text("name,kind,region\nExample One,sme,Wales\n", encoding="utf-8")
    assert engage("import", "green", "bodies.csv").code == 0
    (tmp_path / "bodies.csv").write_text("name,kind,region\nExample One,union,Wales\n", encoding="utf-8")
    answer = engage("import", "green", "bodies.csv", "--json")
    assert (answer.code, answer.json["skipped"], len(answer.json["problems"])) == (0, 1, 1)


BAD = {
    "missing": (None, "There is no file"),
    "folder": (..., "is a folder"),
    "empty": (b"", "is empty"),
    "binary": (bytes(range(256)) * 40, "is not a text file"),
    "wrong header": (b"colour,weight\nred,5\n", "colour, weight"),
    "broken row": (b'name,kind\n"Example One,sme\n', "file.csv"),
}


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("words", [(), ("--as", "organisations"), ("--as", "organisations", "--dry-run")])
def test_a_file_that_cannot_be_used_alters_nothing(
    engage: Engage, green: Path, tmp_path: Path, words: tuple[str, ...], content: object, said: str
) -> None:
    file = tmp_path / "file.csv"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content is ...:
        file.mkdir()
    before = green.read_bytes()
    answer = engage("import", "green", "file.csv", *words, "--json")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert said in answer.err
    assert green.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--as", "stories"), 1, "There is no format “stories”"),
        (("--engagement", "Nowhere"), 1, "no engagement “Nowhere”"),
        (("--map", "name"), 2, "“name” is not written as COLUMN=FIELD"),
        (("--map", "colour=name"), 1, "no column “colour”"),
        (("--map", "name=colour"), 1, "no field “colour”"),
    ],
)
def test_a_wish_that_cannot_be_met_alters_nothing(
    engage: Engage, green: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "bodies.csv").write_text(ORGANISATIONS, encoding="utf-8")
    before = green.read_bytes()
    answer = engage("import", "green", "bodies.csv", *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert said in answer.err
    assert green.read_bytes() == before


def test_the_formats_are_those_that_there_are(engage: Engage) -> None:
    formats = engage("formats", "--json").json
    assert [one["name"] for one in formats if one["for"] == "import"] == [each.name for each in importers()]
    exports = [(one["name"], one["suffixes"]) for one in formats if one["for"] == "export"]
    assert exports == [(each.name, [each.suffix]) for each in FORMATS]
    assert {".pdf", ".html", ".csv"} <= {one["suffixes"][0] for one in formats if one["for"] == "summary"}
    assert len(engage("formats").out.splitlines()) == 1 + len(formats)
