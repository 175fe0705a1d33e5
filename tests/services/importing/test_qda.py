"""REFI-QDA: codebooks become agendas, coded projects become agenda, submissions and feedback."""

import datetime as dt
import io
import tempfile
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Engagement
from engage.domain.feedback import CodingSource, Feedback, Stance
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.domain.text import clean
from engage.errors import EngageError, Invalid
from engage.services import records, undo
from engage.services.importing.imports import ImportReport, import_file
from engage.services.importing.work import LEAVE_OUT, Choices
from engage.services.projects import Project
from tests.builders import DAY, SCRIPTS, add, new_project, rows
from tests.services.importing import golden

CORPUS = Path(__file__).parents[2] / "corpus" / "qda"
CODE = '<Code guid="1b6e4d80-0000-4000-8000-0000000000{:02}" name="{}" isCodable="true">'


def packed(folder: Path, target: Path, **replaced: str) -> Path:
    """Make a .qdpx of a folder; `replaced` are words of its project.qde."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = file.read_bytes()
            if file.name == "project.qde":
                for old, new in replaced.items():
                    data = data.replace(old.encode(), new.encode())
            archive.writestr(file.relative_to(folder).as_posix(), data)
    return target


def every(project: Project, record: type[Any]) -> list[Any]:
    return records.rows(project, record, records.ids(project, record))


def take(project: Project, path: Path, text: str) -> ImportReport:
    path.write_text(text, encoding="utf-8")
    return import_file(project, path)


def codebook(*codes: str) -> str:
    return f'<CodeBook xmlns="urn:QDA-XML:project:0:10"><Codes>{"".join(codes)}</Codes></CodeBook>'


def themes(project: Project) -> list[tuple[str, str, str]]:
    return sorted((t.code, t.title, t.parent.kind if t.parent else "") for t in every(project, Theme))


def test_a_codebook_becomes_an_agenda(project: Project) -> None:
    report = import_file(project, CORPUS / "homes.qdc")
    assert (report.format, report.read, report.added) == ("codebook", 5, 5)
    assert [agenda.title for agenda in every(project, Agenda)] == ["Homes"]
    assert themes(project) == [
        ("1", "Warm homes", ""),
        ("1.1", "Lofts", "1"),
        ("1.2", "Walls & windows", "1"),
        ("2", "Jobs", ""),
        ("2.1", "Swyddi lleol – 工作", "2"),
    ]
    (top,) = [theme for theme in every(project, Theme) if theme.code == "1"]
    assert (top.colour, top.description) == ("#00aa88", "What keeps heat in.")
    assert ["no colour" in problem.message for problem in report.problems] == [True]


def test_a_codebook_that_came_in_before_brings_what_is_new(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "c.qdc"
    take(project, path, codebook(CODE.format(1, "Homes"), CODE.format(2, "Lofts"), "</Code></Code>"))
    again = import_file(project, path)
    assert (again.skipped, again.operation) == (2, None)
    text = codebook(CODE.format(1, "Warm homes"), CODE.format(3, "Walls"), "</Code></Code>")
    report = take(project, path, text)
    assert (report.updated, report.added) == (1, 1)
    assert themes(project) == [("1", "Warm homes", ""), ("1.1", "Lofts", "1"), ("1.2", "Walls", "1")]
    (changed,) = [entry for entry in report.entries if entry.changes]
    assert (changed.changes[0].before, changed.changes[0].after) == ("Homes", "Warm homes")


def test_a_new_code_follows_the_theme_that_was_moved_to_another_agenda(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "c.qdc"
    others = [CODE.format(2, "Jobs"), "</Code>", CODE.format(5, "Pay"), "</Code>"]
    take(project, path, codebook(CODE.format(1, "Homes"), "</Code>", *others))
    other = add(project, Agenda(title="Another agenda"))
    (homes,) = (each for each in every(project, Theme) if each.title == "Homes")
    records.edit(project, Theme, homes.id, agenda=other, parent=None, code="7")
    below = [CODE.format(1, "Homes"), CODE.format(3, "Walls"), CODE.format(4, "Paint"), "</Code>" * 3]
    report = take(project, path, codebook(*below, *others))
    assert (report.added, report.same) == (2, 3)
    assert themes(project) == [
        ("2", "Jobs", ""),
        ("3", "Pay", ""),
        ("7", "Homes", ""),
        ("7.1", "Walls", "7"),
        ("7.1.1", "Paint", "7.1"),
    ]
    assert {each.title for each in every(project, Theme) if each.agenda.id == other.id} == {
        "Homes",
        "Walls",
        "Paint",
    }


def test_a_coding_is_of_the_time_at_which_it_was_made(project: Project, tmp_path: Path) -> None:
    times = {"c1": "2026-02-03T10:00:00+01:00", "c2": "2999-01-01T00:00:00Z"}
    codings = "".join(
        f'<Coding creationDateTime="{time}"><CodeRef targetGUID="{code}"/></Coding>'
        for code, time in times.items()
    )
    said = f'<PlainTextSelection guid="1" startPosition="0" endPosition="4">{codings}</PlainTextSelection>'
    odd = passage(2, 5, 8, "c1").replace("<Coding ", '<Coding creationDateTime="0001-01-01T00:00:00+09:00" ')
    import_file(project, coded_text(tmp_path / "t.qdpx", b"Heat and work", said, odd))
    heat, other = sorted(every(project, Feedback), key=lambda each: each.text)
    first, second = heat.codings
    assert first.coded_at == dt.datetime(2026, 2, 3, 9, tzinfo=dt.UTC)
    now = dt.datetime.now(dt.UTC)
    assert now - second.coded_at < dt.timedelta(minutes=5)
    assert now - other.codings[0].coded_at < dt.timedelta(minutes=5)


def test_a_coded_project_keeps_its_passages(project: Project, tmp_path: Path) -> None:
    report = import_file(project, packed(CORPUS / "homes", tmp_path / "homes.qdpx"))
    assert report.format == "coded-project"
    letter, line = sorted(every(project, Submission), key=lambda each: each.title)
    assert letter.title == "Letter"
    assert letter.text.startswith("Example Castings on warm homes\n\nLofts first")
    assert str(letter.received_on) == "2026-02-01"
    found = {one.text: one for one in every(project, Feedback)}
    coded = {text: sorted(coding.theme.kind for coding in one.codings) for text, one in found.items()}
    assert coded == {
        "Lofts first, please.": ["1.1", "2"],
        "Walls later.": ["1.2"],
        "Jobs must be local: swyddi lleol.": [],
        "Pay is too low.": ["2"],
    }
    for one in found.values():
        (passage,) = one.passages
        text = {letter.id: letter, line.id: line}[passage.submission.id].text
        assert text[passage.start : passage.end] == one.text
        assert one.is_verbatim
    (first, _) = found["Lofts first, please."].codings
    assert (first.coded_by, first.source) == ("Ann Specimen", CodingSource.IMPORT)
    assert [problem.message for problem in report.problems] == [
        "A passage is coded to a code that the file does not have.",
        "A passage from 90,000 to 90,001 is not in “Letter”.",
    ]
    assert report.notes == (
        "1 case not taken over",
        "1 note not taken over",
        "1 picture not taken over",
        "1 variable not taken over",
    )


def test_all_of_a_codebook_is_read(project: Project) -> None:
    report = import_file(project, CORPUS / "homes.qdc")
    golden.compare(CORPUS / "homes.qdc", project, report, (Noun.AGENDA, Noun.THEME))


def test_all_of_a_coded_project_is_read(project: Project, tmp_path: Path) -> None:
    report = import_file(project, packed(CORPUS / "homes", tmp_path / "homes.qdpx"))
    nouns = (Noun.AGENDA, Noun.THEME, Noun.SUBMISSION, Noun.FEEDBACK)
    golden.compare(CORPUS / "homes.qdpx", project, report, nouns)


def coded_text(path: Path, text: bytes, *passages: str) -> Path:
    """Make a .qdpx of one text, with two codes."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sources/t.txt", text)
        archive.writestr(
            "project.qde",
            '<Project name="P"><CodeBook><Codes><Code guid="c1" name="1 A"/><Code guid="c2" name="2 B"/>'
            '</Codes></CodeBook><Sources><TextSource guid="t" name="T" plainTextPath="internal://t.txt" '
            f'creationDateTime="2999-01-01T00:00:00Z">{"".join(passages)}</TextSource></Sources></Project>',
        )
    return path


def passage(guid: int, start: int, end: int, *codes: str) -> str:
    codings = "".join(
        f'<Coding guid="{guid}{code}"><CodeRef targetGUID="{code}"/></Coding>' for code in codes
    )
    place = f'startPosition="{start}" endPosition="{end}"'
    return f'<PlainTextSelection guid="{guid}" {place}>{codings}</PlainTextSelection>'


def test_a_passage_that_came_in_before_gets_the_codes_that_it_has_now(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "t.qdpx"
    import_file(project, coded_text(path, b"Heat and work", passage(1, 0, 4, "c1"), passage(2, 9, 13)))
    heat, work = sorted(every(project, Feedback), key=lambda each: each.text)
    by_hand = replace(heat.codings[0], stance=Stance.SUPPORT)
    records.edit(project, Feedback, heat.id, codings=(by_hand,))
    more = coded_text(path, b"Heat and work", passage(1, 0, 4, "c2"), passage(2, 9, 13), passage(3, 5, 8))
    report = import_file(project, more)
    assert (report.updated, report.added) == (1, 1)
    again, _, same = sorted(every(project, Feedback), key=lambda each: each.text)
    assert [(coding.theme.kind, coding.stance) for coding in again.codings] == [
        ("1", Stance.SUPPORT),
        ("2", Stance.UNCLEAR),
    ]
    assert same == work
    assert import_file(project, path).operation is None


def test_what_was_agreed_at_an_engagement_that_is_gone_holds_for_new_passages(
    project: Project, tmp_path: Path
) -> None:
    held = records.add(project, Engagement(title="Call", held_on=DAY, rule=Rule.CHATHAM_HOUSE)).first(
        Noun.ENGAGEMENT
    )
    path = coded_text(tmp_path / "t.qdpx", b"Heat and work")
    import_file(project, path, choices=Choices(engagement=held))
    records.remove(project, Engagement, held)
    import_file(project, coded_text(path, b"Heat and work", passage(1, 0, 4)))
    assert [each.disclosure for each in every(project, Feedback)] == [Level.KIND]


def test_a_text_that_is_not_wanted_is_left_out(project: Project, tmp_path: Path) -> None:
    path = coded_text(tmp_path / "t.qdpx", b"Heat and work", passage(1, 0, 4))
    (row,) = [
        each.row for each in import_file(project, path, dry_run=True).entries if each.noun is Noun.SUBMISSION
    ]
    assert row
    import_file(project, path, choices=Choices(matches={row: LEAVE_OUT}))
    assert (every(project, Submission), len(every(project, Theme))) == ([], 2)


ODD = st.sampled_from(
    [*SCRIPTS, "👩🏽\u200d🏭", "e\u0301", "\ufeff", "\x0b", "\x07", "\u2028", "\r\n", "\r", "\n", " ", "a"]
)


@given(
    words=st.lists(ODD, min_size=1, max_size=20), places=st.lists(st.integers(0, 60), min_size=2, max_size=8)
)
@settings(max_examples=40, deadline=None)
def test_places_give_back_the_passage_in_any_script(words: list[str], places: list[int]) -> None:
    written = f"x{''.join(words)}{'y' * 400}"  # too much that no one types, and it would be no text
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    spans = {tuple(sorted(pair)) for pair in pairwise(places)}
    passages = [passage(number, *span) for number, span in enumerate(sorted(spans))]
    with tempfile.TemporaryDirectory() as folder, new_project(Path(folder) / "p.engage") as project:
        path = coded_text(Path(folder) / "t.qdpx", written.encode("utf-8-sig"), *passages)
        report = import_file(project, path)
        inside = [(start, end) for start, end in spans if start < end <= len(text)]
        wanted = [said for start, end in inside if (said := clean(text[start:end]).strip())]
        found = every(project, Feedback)
        assert sorted(each.text for each in found) == sorted(wanted)
        (sent,) = every(project, Submission)
        for each in found:
            (place,) = each.passages
            assert sent.text[place.start : place.end] == each.text
        assert len(report.problems) == len(spans) - len(inside)
        assert import_file(project, path).operation is None


def test_a_second_time_nothing_changes_and_one_undo_takes_all_back(project: Project, tmp_path: Path) -> None:
    before = rows(project)
    path = packed(CORPUS / "homes", tmp_path / "homes.qdpx")
    import_file(project, path)
    after = rows(project)
    assert import_file(project, path).operation is None
    assert rows(project) == after
    undo.undo(project)
    assert rows(project) == before


def test_a_text_outside_the_archive_is_never_read(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for path in (f"absolute:///{secret}", "relative:///secret.txt", "internal://../secret.txt", "secret.txt"):
        wanted = packed(
            CORPUS / "homes",
            tmp_path / "homes.qdpx",
            **{"internal://2C7F0001-0000-4000-8000-000000000001.txt": path},
        )
        report = import_file(project, wanted, dry_run=True)
        assert "lies outside the file" in report.problems[0].message
        assert report.added > 0


def test_codes_are_bounded_in_depth_and_number(project: Project, tmp_path: Path) -> None:
    code = '<Code name="x" guid="{:08d}-0000-4000-8000-000000000000">'
    deep = "".join(code.format(n) for n in range(101)) + "</Code>" * 101
    with pytest.raises(Invalid, match="more than 100 levels"):
        take(project, tmp_path / "deep.qdc", codebook(deep))
    deepest = "".join(code.format(n) for n in range(10_000)) + "</Code>" * 10_000
    with pytest.raises(Invalid, match="more than 100 levels"):
        take(project, tmp_path / "deep.qdc", codebook(deepest))
    many = "".join(code.format(n) + "</Code>" for n in range(2_001))
    with pytest.raises(Invalid, match="more than 2,000 codes"):
        take(project, tmp_path / "many.qdc", codebook(many))


def test_codes_without_an_id_or_with_that_of_another_are_kept_apart(project: Project, tmp_path: Path) -> None:
    one = "1b6e4d80-0000-4000-8000-000000000001"
    same = f'<Code guid="{one}" name="A"><Code guid="{{{one.replace("-", "")}}}" name="B"/></Code>'
    book = codebook(same, '<Code name="C"><Code name="C"/></Code><Code name="C"/>')
    take(project, tmp_path / "codes.qdc", book)
    expected = [("1", "A", ""), ("1.1", "B", "1"), ("2", "C", ""), ("2.1", "C", "2"), ("3", "C", "")]
    assert themes(project) == expected
    assert take(project, tmp_path / "codes.qdc", book).operation is None


def test_passages_without_an_id_or_with_that_of_another_are_kept_apart(
    project: Project, tmp_path: Path
) -> None:
    passage = '<PlainTextSelection {} startPosition="0" endPosition="{}"/>'
    passages = "".join(passage.format(id, end) for id in ("", 'guid="1"') for end in (3, 3, 7))
    text = f'<TextSource name="T"><PlainTextContent>Heating costs</PlainTextContent>{passages}</TextSource>'
    path = tmp_path / "texts.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", f'<Project name="P">{text * 2}</Project>')
    import_file(project, path)
    assert len(every(project, Submission)) == 2
    assert sorted(each.text for each in every(project, Feedback)) == ["Hea"] * 8 + ["Heating"] * 4
    assert import_file(project, path).operation is None


@pytest.mark.parametrize(
    "text",
    [
        "<CodeBook/>",
        "<CodeBook><Codes></CodeBook>",
        '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook>&a;</CodeBook>',
        "<Other><CodeBook/></Other>",
    ],
)
def test_what_is_no_codebook_is_refused(project: Project, tmp_path: Path, text: str) -> None:
    before = rows(project)
    with pytest.raises(EngageError):
        take(project, tmp_path / "c.qdc", text)
    assert rows(project) == before


def test_an_archive_without_a_project_is_refused(project: Project, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("other.txt", "x")
    path = tmp_path / "x.qdpx"
    path.write_bytes(held.getvalue())
    with pytest.raises(Invalid, match=r"x\.qdpx is not whole"):
        import_file(project, path, as_format="coded-project")
