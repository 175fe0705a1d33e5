"""Cards into a project: files as address books write them, and files as nobody should."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.contacts import Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun
from engage.errors import Cancelled, EngageError, Invalid
from engage.services import records, undo
from engage.services.importing.imports import ImportReport, import_file
from engage.services.importing.limits import MAX_FIELD
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source
from engage.services.projects import Project
from tests.builders import new_project, rows
from tests.services.importing import golden

NOUNS = (Noun.CONTACT, Noun.ORGANISATION)

Take = Callable[[bytes | str], ImportReport]


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def take(cards: bytes | str) -> ImportReport:
        path = tmp_path / "cards.vcf"
        path.write_bytes(cards.encode() if isinstance(cards, str) else cards)
        return import_file(project, path)

    return take


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def only(project: Project, record: type[Any]) -> Any:
    (found,) = records.rows(project, record, records.ids(project, record))
    return found


@pytest.mark.parametrize("path", golden.files("vcard"), ids=lambda path: path.name)
def test_a_file_as_others_write_it(project: Project, path: Path) -> None:
    empty = rows(project)
    report = import_file(project, path)
    golden.compare(path, project, report, NOUNS)
    assert report.read == len(report.entries)

    before = rows(project)
    again = import_file(project, path)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(project) == before

    undo.undo(project)
    assert rows(project) == empty


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"BEGIN:VCARD\r\n", True),
        (b"\xef\xbb\xbf\r\n begin:vcard\n", True),
        ("BEGIN:VCARD\r\n".encode("utf-16"), True),
        (b"BEGIN:VCARDS\r\n", False),
        (b"BEGIN:VCALENDAR\r\n", False),
        (b"name,email\r\nBEGIN:VCARD,1\r\n", False),
    ],
)
def test_a_file_is_known_by_its_first_line(data: bytes, is_one: bool) -> None:
    try:
        name = importer_for(Source(Path("a.txt"), data)).name
    except EngageError:
        name = ""
    assert (name == "cards") == is_one


class TestPeople:
    def test_what_has_a_uid_is_known_by_it(self, project: Project, take: Take) -> None:
        take(card("UID:17", "FN:Ana Sample", "EMAIL:ana@example.org"))
        report = take(card("UID:17", "FN:Ana Example", "EMAIL:ana@example.org"))
        assert (report.added, report.updated) == (0, 1)
        assert only(project, Contact).name == "Ana Example"

    def test_what_people_have_added_stays(self, project: Project, take: Take) -> None:
        cards = card("UID:17", "FN:Ana Sample", "EMAIL:ana@example.org", "NOTE:Theirs", "CATEGORIES:theirs")
        take(cards)
        was = only(project, Contact)
        emails = (*was.emails, Email(address="ours@example.org"))
        records.edit(project, Contact, was.id, notes="Ours\nTheirs", tags=("ours", "theirs"), emails=emails)
        assert take(cards).operation is None
        assert take(cards.replace("NOTE:Theirs", "NOTE:Theirs\\nMore")).updated == 1
        now = only(project, Contact)
        assert (now.notes, now.tags, len(now.emails)) == ("Ours\nTheirs\nMore", ("ours", "theirs"), 2)

    def test_a_person_is_known_by_an_address_without_one(self, project: Project, take: Take) -> None:
        take(card("FN:Ana Sample", "EMAIL:ana@example.org"))
        report = take(card("FN:Ana Sample", "EMAIL:ana@example.org", "TEL;CELL:07700 900100"))
        assert (report.added, report.merged) == (0, 1)
        assert [phone.number for phone in only(project, Contact).phones] == ["07700 900100"]

    def test_who_works_somewhere_finds_the_card_of_the_body(self, project: Project, take: Take) -> None:
        take(
            card("FN:Ana Sample", "ORG:Example Steel", "TITLE:Clerk")
            + card("FN:Example Steel", "N:;;;;", "ORG:Example Steel", "URL:https://steel.example")
        )
        assert only(project, Organisation).website == "https://steel.example"
        (role,) = only(project, Contact).affiliations
        assert (role.organisation.name, role.role) == ("Example Steel", "Clerk")

    def test_a_card_twice_in_a_file_is_one_contact(self, project: Project, take: Take) -> None:
        report = take(card("FN:Ana Sample", "EMAIL:ana@example.org") * 2)
        assert (report.read, report.added, report.skipped) == (2, 1, 1)

    @pytest.mark.parametrize(
        ("lines", "names"),
        [
            (("N:Sample;Ana;Maria;Dr;OBE",), ("Dr", "Ana Maria", "Sample")),
            (("FN:Baroness Sample of Exampleton",), ("Baroness", "", "Sample of Exampleton")),
            (("FN:Sample, Dr Ana",), ("Dr", "Ana", "Sample")),
            (("FN:Rt Hon Ana Sample MP",), ("Rt Hon", "Ana", "Sample")),
            (("FN:Ana",), ("", "", "Ana")),
            (("NICKNAME:Annie",), ("", "", "Annie")),
            (("N:;Ana;;;", "FN:Ana"), ("", "Ana", "")),
            (("N:de la Sample\\, Jr;Ana",), ("", "Ana", "de la Sample, Jr")),
        ],
    )
    def test_names(
        self, project: Project, take: Take, lines: tuple[str, ...], names: tuple[str, ...]
    ) -> None:
        take(card(*lines))
        person = only(project, Contact)
        assert (person.title, person.given_name, person.family_name) == names

    def test_the_preferred_come_first_and_a_fax_last(self, project: Project, take: Take) -> None:
        take(
            card(
                *("FN:Ana", "TEL;TYPE=FAX:1", "TEL;TYPE=HOME:2", "TEL;PREF=2:3", "TEL;PREF=1:4"),
                *("EMAIL:a@x.example", "EMAIL;TYPE=PREF,HOME:b@x.example"),
                version="4.0",
            )
        )
        person = only(project, Contact)
        assert [phone.number for phone in person.phones] == ["4", "3", "2", "1"]
        assert [email.address for email in person.emails] == ["b@x.example", "a@x.example"]


class TestBodies:
    @pytest.mark.parametrize(
        "lines",
        [
            ("KIND:org", "FN:Example Steel"),
            ("X-ABShowAs:COMPANY", "N:Steel;Example;;;", "FN:Example Steel"),
            ("N:;;;;", "FN:Example Steel", "ORG:Example Steel;"),
            ("FN:", "ORG:Example Steel"),
        ],
    )
    def test_a_card_may_be_about_a_body(self, project: Project, take: Take, lines: tuple[str, ...]) -> None:
        take(card(*lines))
        assert only(project, Organisation).name == "Example Steel"
        assert not records.ids(project, Contact)


class TestDamage:
    """Whatever is wrong with one card, the others are read."""

    def test_a_line_too_long_is_left_out(self, project: Project, take: Take) -> None:
        report = take(card("FN:Ana", "NOTE:" + "\\;" * MAX_FIELD, "TEL:1") + card("FN:Ben"))
        assert [(problem.row, problem.message[:14]) for problem in report.problems] == [(4, "NOTE is longer")]
        assert report.added == 2

    def test_cards_within_cards_without_an_end(self, take: Take) -> None:
        report = take("BEGIN:VCARD\n" * 10_000)
        assert (report.read, report.added, report.skipped) == (10_000, 0, 10_000)
        deep = "BEGIN:VCARD\nFN:Ana\n" + "AGENT:\nBEGIN:VCARD\n" * 10_000
        assert take(deep).added == 1

    def test_nothing_of_a_picture_is_decoded(self, take: Take) -> None:
        picture = "PHOTO;ENCODING=BASE64:\r\n" + "&&&& no base64 !!!!\r\n" + "A" * 76 + "\r\n"
        report = take(card("FN:Ana", picture, "TEL:1", version="2.1"))
        assert (report.added, report.notes, report.problems) == (1, ("Left out: 1 photo.",), ())

    def test_words_in_base64_are_left_out_and_counted(self, project: Project, take: Take) -> None:
        assert take(card("FN:Ana", "NOTE;ENCODING=b:QW5h")).notes == ("Left out: 1 NOTE.",)
        assert only(project, Contact).notes == ""

    @pytest.mark.parametrize("charset", ["hex", "zlib", "no-such", "rot13", "\x00", "utf-16"])
    def test_a_charset_that_is_none(self, project: Project, take: Take, charset: str) -> None:
        take(card(f"N;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:S=C3=A4mple;Ana", version="2.1"))
        assert only(project, Contact).given_name

    def test_more_than_anyone_has_is_left_out(self, project: Project, take: Take) -> None:
        report = take(card("FN:Ana", *(f"EMAIL:a{n}@x.example" for n in range(10_000))))
        assert report.notes == ("Left out: 9,800 EMAIL.",)
        assert len(only(project, Contact).emails) == 200

    def test_a_file_without_cards_is_refused(self, take: Take) -> None:
        with pytest.raises(Invalid, match="has no cards"):
            take(b"BEGIN:VCARD X\r\n" + card("KIND:location", "FN:Room").encode())


def test_many_cards_can_be_stopped(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    path.write_text("".join(card(f"UID:{n}", f"FN:Ana Sample{n}") for n in range(2_000)), newline="")
    before = rows(project)
    seen: list[int] = []

    def progress(done: int, total: int, what: str = "") -> None:
        assert done <= total
        seen.append(done)
        if len(seen) == 18:  # the file is gone through twice
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        import_file(project, path, progress=progress)
    assert rows(project) == before


PIECES = (
    *(
        "BEGIN:VCARD\r\n",
        "END:VCARD\r\n",
        "VERSION:2.1\r\n",
        "VERSION:4.0\r\n",
        "AGENT:\r\n",
        "\r\n ",
        "=\r\n",
    ),
    *(
        "FN:Ana\r\n",
        "N:Sample;Ana\r\n",
        "ORG:Example;Unit\r\n",
        "UID:17\r\n",
        "KIND:group\r\n",
        "MEMBER:17\r\n",
    ),
    *(
        "EMAIL",
        "TEL",
        "ADR",
        "item1.",
        "X-ABLabel:Home\r\n",
        ";TYPE=",
        ";PREF=1",
        ";CHARSET=utf-7",
        '"',
        "\\",
        ":",
    ),
    *(
        ";ENCODING=QUOTED-PRINTABLE:",
        ";ENCODING=B:",
        "a@x.example\r\n",
        "=C3=\r\n",
        "\x00",
        "\u202e",
        ";;;;\r\n",
        ",",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["utf-8", "utf-16"]))
def test_any_cards_are_read_or_refused(shared: Project, pieces: list[str], charset: str) -> None:
    path = shared.path.with_name("any.vcf")
    path.write_bytes("".join(["BEGIN:VCARD\r\n", *pieces]).encode(charset))
    try:
        report = import_file(shared, path, dry_run=True)
    except EngageError:
        return
    assert report.read == report.added + report.updated + report.merged + report.skipped


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with new_project(tmp_path_factory.mktemp("shared") / "p.engage") as project:
        yield project
