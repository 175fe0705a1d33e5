"""Erasing somebody: nothing of them is left in the file, all else is, and no undo brings them back."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.backups import Backup, kept
from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.commitments import Commitment
from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement, ParkedPoint
from engage.domain.erasures import MARK, Erased, ErasedWords, gone_by
from engage.domain.feedback import Agreement, Capacity, Coding, Feedback, Stance
from engage.domain.organisations import Address, Email, Organisation, Phone
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Passage, Submission
from engage.errors import Conflict
from engage.services import (
    backups,
    bringing_back,
    checking,
    documents,
    duplicates,
    projects,
    records,
    restoring,
    search,
    undo,
    views,
)
from engage.services.briefings import editions
from engage.services.exporting.registry import write
from engage.services.privacy import erasing
from engage.services.privacy.certificates import document
from engage.services.privacy.staying import Stays
from engage.services.projects import Project
from engage.storage import contents, known_erasures
from engage.storage.connections import connect
from tests.builders import check_indexes, new_project

DAY = dt.date(2020, 3, 25)
NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
NEEDLES = ("zspecimen", "ann@works.example", "01632 960111", "7 elvanfoot", "wordsofhers", "letterofhers")


def known(project: Project) -> list[Erased]:
    """Who was erased from a project."""
    return list(known_erasures.read(known_erasures.said_by(project)))


def bytes_of(project: Project) -> bytes:
    """All that is in the file and in the log beside it."""
    log = project.path.with_name(project.path.name + "-wal")
    return project.path.read_bytes() + (log.read_bytes() if log.exists() else b"")


def hits(project: Project, *needles: str) -> list[str]:
    held = bytes_of(project).lower()
    return [each for each in needles or NEEDLES if each.lower().encode() in held]


class World:
    """A project that tells of Ann Zspecimen in every way there is."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        agenda = self.add(Agenda(title="Example agenda"))
        theme = self.add(
            Theme(agenda=agenda, code="1", title="Steel", description="An idea of Ann Zspecimen")
        )
        self.works = self.add(Organisation(name="Example Works", notes="Ask Dr Zspecimen first."))
        self.ann = self.add(
            Contact(
                given_name="Ann",
                family_name="Zspecimen",
                title="Dr",
                lawful_basis=LawfulBasis.CONSENT,
                emails=(Email(address="ann@works.example"), Email(address="old@works.example")),
                phones=(Phone(number="01632 960111"), Phone(number="01632 960999")),
                addresses=(Address(street="7 Elvanfoot Row", locality="Leeds"),),
                affiliations=(Affiliation(organisation=self.works, role="Chair"),),
                tags=("steel",),
            )
        )
        self.bob = self.add(
            Contact(
                given_name="Bob",
                family_name="Yexample",
                notes="Knows Ann Zspecimen (01632 960 111); she lives at 7, Elvanfoot Row.",
                phones=(Phone(number="01632 960999"),),
            )
        )
        records.edit(project, Contact, self.ann.id, emails=(Email(address="ann@works.example"),))
        self.held = self.add(
            Engagement(
                title="Round table",
                channel=Channel.ROUNDTABLE,
                held_on=DAY,
                rule=Rule.ON_RECORD,
                summary="Welcome by Ann\nZspecimen.",
                attendance=(
                    Attendance(contact=self.ann, organisation=self.works, status=AttendanceStatus.ATTENDED),
                    Attendance(contact=self.bob, status=AttendanceStatus.ATTENDED),
                ),
                parked=(ParkedPoint(text="Pipes", contact=self.ann),),
            )
        )
        self.sent = self.add(
            Submission(
                title="A letter",
                received_on=DAY,
                contact=self.ann,
                text="letterofhers",
                organisation=self.works,
            )
        )
        self.from_bob = self.add(
            Submission(
                title="A note of Ann Zspecimen's",
                received_on=DAY,
                text="As Ann Zspecimen says: pipes.",
                contact=self.bob,
            )
        )
        self.said = self.feedback("Steel is dear wordsofhers", self.ann, theme=theme)
        self.personal = self.feedback("My road is loud wordsofhers", self.ann, capacity=Capacity.PERSONAL)
        self.naming = self.feedback("I, Ann Zspecimen, say so", self.ann)
        self.bobs = self.feedback(
            "pipes",
            self.bob,
            notes="Ann Zspecimen nodded",
            agreements=(Agreement(contact=self.ann),),
            passages=(Passage(submission=self.from_bob, start=23, end=28),),
        )
        self.promise = self.add(
            Commitment(
                text="Write to Ann Zspecimen", contact=self.ann, feedback=self.said, engagement=self.held
            )
        )
        briefing = self.add(
            Briefing(
                title="What we heard",
                audience=Audience.INTERNAL,
                parts=(
                    BriefingPart(text="Ann Zspecimen was heard."),
                    BriefingPart(kind=PartKind.QUOTE, feedback=self.said),
                ),
            )
        )
        self.briefing = briefing
        editions.freeze(project, briefing.id, made_on=DAY)
        views.keep(project, Noun.FEEDBACK, "Hers", 'contact:"Ann Zspecimen"')
        paper = folder / "Ann Zspecimen slides.txt"
        paper.write_text("nothing", encoding="utf-8")
        documents.attach(project, self.held.id, paper)
        records.edit(project, Contact, self.bob.id, owner="AB")
        records.remove(project, Feedback, self.naming.id)
        undo.undo(project)

    def add(self, record: Record) -> Reference:
        noun = records.noun_of(type(record))
        return Reference(records.add(self.project, record).first(noun))

    def feedback(
        self, text: str, contact: Reference, theme: Reference | None = None, **fields: object
    ) -> Reference:
        codings = (Coding(theme=theme, stance=Stance.SUPPORT),) if theme else ()
        said = Feedback(
            text=text,
            said_on=DAY,
            contact=contact,
            engagement=self.held,
            organisation=self.works,
            codings=codings,
            **fields,  # type: ignore[arg-type]
        )
        return self.add(said)


@pytest.fixture
def world(tmp_path: Path) -> World:
    with new_project(tmp_path / "Example.engage") as project:
        yield World(project, tmp_path)  # type: ignore[misc]


def test_nothing_is_left_of_them_and_all_else_is(world: World) -> None:
    project = world.project
    assert hits(project) == list(NEEDLES)
    certificate = erasing.erase(project, Contact, world.ann.id, reason="Asked by Ann Zspecimen", now=NOW)
    assert hits(project) == []
    assert hits(project, "Example Works", "Bob") == ["Example Works", "Bob"]
    bob = records.get(project, Contact, world.bob.id)
    assert bob.notes == f"Knows {MARK} ({MARK}); she lives at {MARK}."
    assert [phone.number for phone in bob.phones] == ["01632 960999"], "what others have as well stays theirs"
    held = records.get(project, Engagement, world.held.id)
    assert held.summary == f"Welcome by {MARK}."
    assert [seat.contact.name for seat in held.attendance if seat.contact] == ["Bob Yexample"]
    assert held.parked[0].contact is None
    (bobs,) = records.rows(project, Feedback, [world.bobs.id])
    assert (bobs.notes, bobs.agreements) == (f"{MARK} nodded", ())
    (passage,) = bobs.passages
    note = records.get(project, Submission, world.from_bob.id)
    assert note.text[passage.start : passage.end] == "pipes"
    assert list(records.ids(project, Feedback)) == [world.bobs.id]
    promise = records.get(project, Commitment, world.promise.id)
    assert (promise.text, promise.contact, promise.feedback) == (f"Write to {MARK}", None, None)
    (edition,) = records.get(project, Briefing, world.briefing.id).editions
    assert edition.is_withdrawn
    assert certificate.number in edition.withdrawn_why
    told = (certificate.number, certificate.reason, certificate.who)
    assert told == ("2026-001", f"Asked by {MARK}", "AB")
    check_indexes(project)
    assert search.search(project, "zspecimen") == []
    assert checking.check(project.path).is_whole


def test_no_undo_brings_them_back(world: World) -> None:
    project = world.project
    added = undo.history(project, limit=500)[-4]
    assert added.label == "Add contact Ann Zspecimen"
    erasing.erase(project, Contact, world.ann.id)
    with pytest.raises(Conflict, match="erased for good"):
        undo.undo_operation(project, added.id)
    told = [deed.label for deed in undo.history(project, limit=500)]
    assert told[0].startswith("Erase a contact for good")
    assert f"Add contact {MARK}" in told
    while undo.next_undo(project):
        undo.undo(project)
        check_indexes(project)
    assert not hits(project)
    assert checking.check(project.path).is_whole
    while undo.next_redo(project):
        undo.redo(project)
    assert not hits(project)
    assert records.get(project, Contact, world.bob.id).owner == "AB"


def test_agreements_of_others_with_them_are_counted_as_such(world: World) -> None:
    project = world.project
    bob = Agreement(contact=world.bob)
    records.edit(project, Feedback, world.said.id, agreements=(bob,))
    counts = {each.what: each.number for each in erasing.preview(project, Contact, world.ann.id).goes}
    assert counts["agreements with what was said, by them or with them"] == 2


def test_whatever_is_left_to_undo_alters_something(world: World) -> None:
    """Or the window would offer to undo something, and nothing would be seen to happen."""
    project = world.project
    records.edit(project, Commitment, world.promise.id, feedback=None)
    records.edit(project, Commitment, world.promise.id, feedback=world.said)
    records.edit(project, Commitment, world.promise.id, feedback=None)
    undo.undo(project)
    backup = backups.back_up(project)
    records.remove(project, Feedback, world.said.id)
    later = world.add(Commitment(text="Look at the pipes"))
    with Project(backup.path, "CD", is_read_only=True) as then:
        bringing_back.bring_back(project, then, Noun.FEEDBACK, world.said.id)
    records.edit(project, Commitment, later.id, feedback=world.said)
    erasing.erase(project, Contact, world.ann.id)
    while deed := undo.next_undo(project):
        assert undo.undo(project), deed.label
    while deed := undo.next_redo(project):
        assert undo.redo(project), deed.label
    assert checking.check(project.path).is_whole


def test_their_words_may_stay_without_them(world: World) -> None:
    project = world.project
    erasing.erase(project, Contact, world.ann.id, words=ErasedWords.KEEP)
    assert hits(project) == ["wordsofhers"]
    there = {each.text: each for each in records.rows(project, Feedback, records.ids(project, Feedback))}
    said, personal = there["Steel is dear wordsofhers"], there["My road is loud wordsofhers"]
    assert (said.contact, said.organisation and said.organisation.name) == (None, "Example Works")
    assert (personal.contact, personal.organisation) == (None, None)
    assert len(there) == 3, "what names them goes"
    while undo.next_undo(project):
        undo.undo(project)
    assert not hits(project, *NEEDLES[:4])


def test_a_text_may_be_spared(world: World) -> None:
    project = world.project
    seen = erasing.preview(project, Contact, world.ann.id)
    places = {mention.place for mention in seen.mentions}
    assert {
        "contact.notes",
        "engagement.summary",
        "theme.description",
        "view.filter",
        "document.name",
    } <= places
    chosen = [mention.key for mention in seen.mentions if mention.place != "theme.description"]
    erasing.erase(project, Contact, world.ann.id, chosen=chosen)
    (theme,) = records.rows(project, Theme, records.ids(project, Theme))
    assert theme.description == "An idea of Ann Zspecimen"
    (erased,) = [each for each in known(project) if each.noun is Noun.CONTACT]
    assert erased.spared == (theme.uid,)


@pytest.mark.parametrize(
    ("name", "held", "words"),
    [
        (
            "people.csv",
            'Name,Said\nNobody,"x"\n"Ann Zspecimen","told us",5/6/2026,,A\nMore,y\n',
            "Ann Zspecimen · told us · 5/6/2026 · A",
        ),
        (
            "minutes.txt",
            f"Begins\n{'unneeded ' * 9}words, then Ann Zspecimen spoke {'at length ' * 9}",
            f"…{'unneeded ' * 5}words, then Ann Zspecimen spoke {'at length ' * 5}at…",
        ),
    ],
)
def test_a_file_that_names_them_is_shown_by_its_name_and_one_line_of_it(
    world: World, tmp_path: Path, name: str, held: str, words: str
) -> None:
    (tmp_path / name).write_text(held, encoding="utf-8")
    documents.attach(world.project, world.held.id, tmp_path / name)
    seen = erasing.preview(world.project, Contact, world.ann.id)
    (file,) = [each for each in seen.mentions if each.is_file and each.name.startswith(name)]
    assert (file.name, file.words) == (f"{name}, Round table", words)
    (left,) = [each for each in seen.stays if "kept file that names them" in each.what]
    assert left.what.startswith("1 kept file ")
    assert "tick it in the window" in left.why
    done = erasing.erase(world.project, Contact, world.ann.id)
    assert [each.why for each in done.stays if each.what == left.what] == [
        "a file cannot be blacked out; nobody chose to delete it"
    ]


def test_a_file_that_was_deleted_before_goes_with_them(world: World, tmp_path: Path) -> None:
    """Else what was ticked would stay in the file, where it was there twice and is in the journal once."""
    project = world.project
    words = b"Begins\nAnn Zspecimen spoke uniquelywords"
    held = hashlib.sha256(words).hexdigest()
    (tmp_path / "minutes.txt").write_bytes(words)
    documents.attach(project, world.held.id, tmp_path / "minutes.txt")
    undo.undo(project)
    documents.attach(project, world.held.id, tmp_path / "minutes.txt")
    undo.undo(project)
    world.add(Submission(title="Sent", received_on=DAY, file_name="a.txt", sha256=held))
    undo.undo(project)
    documents.attach(project, world.held.id, tmp_path / "minutes.txt")
    seen = erasing.preview(project, Contact, world.ann.id)
    files = {each.name: each for each in seen.mentions if each.is_file}
    assert {name: each.is_sure for name, each in files.items()} == {
        "minutes.txt (deleted)": True,
        "a.txt (deleted)": True,
        "minutes.txt, Round table": False,
    }
    left = {each.what for each in erasing.preview(project, Contact, world.ann.id, chosen=()).stays}
    assert "4 kept files that name them" in left
    assert not any(what.startswith("-") for what in left)
    ticked = [each.key for each in seen.mentions if each.is_sure or each.is_file]
    erasing.erase(project, Contact, world.ann.id, chosen=ticked)
    assert hits(project, *NEEDLES, "uniquelywords") == []
    assert checking.check(project.path).is_whole


def test_a_text_that_names_them_is_shown_with_what_it_stands_in(world: World) -> None:
    seen = erasing.preview(world.project, Contact, world.ann.id)
    names = {each.place: each.name for each in seen.mentions}
    assert names["contact.notes"] == "Bob Yexample"
    assert names["engagement.summary"] == "Round table"
    assert names["theme.description"] == "Steel"


def test_an_older_copy_is_told_who_was_erased_since(world: World, tmp_path: Path) -> None:
    project = world.project
    older = tmp_path / "older.engage"
    project.copy(older)
    records.remove(project, Contact, world.ann.id)
    erasing.erase(project, Contact, world.ann.id, words=ErasedWords.KEEP)
    assert hits(project) == ["wordsofhers"], "also who was deleted before"
    erased = known(project)
    with projects.open_project(older, who="CD") as copy:
        assert erasing.reapply(copy, erased) == 1
        assert hits(copy) == ["wordsofhers"]
        assert known(copy) == erased
        assert erasing.reapply(copy, erased) == 0
        assert checking.check(copy.path).is_whole


def test_an_older_copy_loses_the_files_that_were_ticked(world: World, tmp_path: Path) -> None:
    project = world.project
    for name, words in (("minutes.txt", "tickedwords"), ("other.txt", "leftwords")):
        (tmp_path / name).write_text(f"Ann Zspecimen: {words}", encoding="utf-8")
        documents.attach(project, world.held.id, tmp_path / name)
    with project.transaction("Keep a letter") as tx:
        held = contents.keep(tx.connection, b"Ann Zspecimen: letterwords")
    letter = world.add(Submission(title="Letter", received_on=DAY, file_name="letter.txt", sha256=held))
    older = tmp_path / "older.engage"
    project.copy(older)
    seen = erasing.preview(project, Contact, world.ann.id).mentions
    chosen = [each.key for each in seen if not each.name.startswith("other.txt")]
    erasing.erase(project, Contact, world.ann.id, chosen=chosen)
    assert hits(project, "tickedwords", "letterwords", "leftwords") == ["leftwords"]
    with projects.open_project(older, who="CD") as copy:
        erasing.reapply(copy, known(project))
        assert hits(copy, "tickedwords", "letterwords", "leftwords") == ["leftwords"]
        assert known(copy) == known(project)
        assert erasing.reapply(copy, known(project)) == 0
        since = bringing_back.since(project, copy, Noun.SUBMISSION, letter.id)
        assert since.fate is bringing_back.Fate.SAME, "the letter itself was not erased"
        assert checking.check(copy.path).is_whole


def test_who_was_merged_into_them_goes_as_well(world: World) -> None:
    project = world.project
    other = world.add(
        Contact(given_name="Annie", family_name="Qwortz", emails=(Email(address="annie@works.example"),))
    )
    duplicates.merge(project, Contact, world.ann.id, other.id)
    assert hits(project, "qwortz")
    erasing.erase(project, Contact, world.ann.id)
    assert hits(project, *NEEDLES, "qwortz", "annie@works.example") == []


def test_a_namesake_is_left_alone(world: World) -> None:
    project = world.project
    other = world.add(
        Contact(given_name="Ann", family_name="Zspecimen", emails=(Email(address="a@z.example"),))
    )
    seen = erasing.preview(project, Contact, world.ann.id)
    notes = [mention for mention in seen.mentions if mention.place == "theme.description"]
    assert [mention.is_sure for mention in notes] == [False]
    erasing.erase(project, Contact, world.ann.id)
    assert records.get(project, Contact, other.id).name == "Ann Zspecimen"
    assert hits(project, "ann@works.example", "wordsofhers") == []


def test_an_organisation_of_one_person_can_be_erased(world: World) -> None:
    project = world.project
    body = world.add(
        Organisation(
            name="Zspecimen Repairs", short_name="ZREP", emails=(Email(address="z@repairs.example"),)
        )
    )
    records.edit(project, Contact, world.bob.id, notes="Has it from ZREP, or Zspecimen Repairs.")
    certificate = erasing.erase(project, Organisation, body.id)
    assert certificate.noun is Noun.ORGANISATION
    assert hits(project, "repairs", "zrep") == []
    assert hits(project, "Ann Zspecimen")


def test_it_is_said_what_becomes_of_follow_ups_in_the_preview_and_on_the_certificate(world: World) -> None:
    project = world.project
    world.add(Commitment(text="Send the figures", owner="Ann Zspecimen", contact=world.bob))
    world.add(Commitment(text="Ask again", owner="AB", contact=world.bob))

    def told(stays: Sequence[Stays]) -> list[tuple[str, str]]:
        return [(each.what, each.why) for each in stays if "follow-up" in each.what]

    why = "without them, for the group needs what was promised"
    seen = erasing.preview(project, Contact, world.ann.id)
    assert told(seen.stays) == [("2 follow-ups that were promised to them or by them", why)]
    spared = erasing.preview(project, Contact, world.ann.id, chosen=())
    assert told(spared.stays) == [("1 follow-up that was promised to them or by them", why)]
    body = erasing.preview(project, Organisation, world.works.id)
    assert told(body.stays) == []
    certificate = erasing.erase(project, Contact, world.ann.id)
    assert told(certificate.stays) == told(seen.stays)
    assert records.count(project, Commitment) == 3


def test_the_certificate_names_nobody(world: World, tmp_path: Path) -> None:
    certificate = erasing.erase(world.project, Contact, world.ann.id, reason="For Ann Zspecimen", now=NOW)
    for name in ("certificate.pdf", "certificate.html", "certificate.docx"):
        write(document(certificate), tmp_path / name)
    said = (tmp_path / "certificate.html").read_text(encoding="utf-8")
    assert "2026-001" in said
    assert "Zspecimen" not in said
    assert "1 May 2026" in said
    write(document(certificate, "Ann Zspecimen"), tmp_path / "letter.html")
    letter = (tmp_path / "letter.html").read_text(encoding="utf-8")
    assert "Ann Zspecimen" in letter
    for text in (said, letter):
        assert "For the person concerned only" in text
        assert not re.search(r"internal(?!-)|our own use", text.partition("</style>")[2])


def test_a_backup_has_a_day_by_which_it_is_gone() -> None:
    def backup(sequence: int, day: dt.date) -> Backup:
        at = dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC)
        return Backup(path=Path("x"), sequence=sequence, made_at=at)

    today = dt.date(2026, 3, 15)
    one = [backup(1, today)]
    assert gone_by(one[0], one, today) == dt.date(2027, 3, 31)
    many = [backup(number, today) for number in range(1, 30)]
    stay = kept(many)
    for each in many:
        day = gone_by(each, many, today)
        assert day is not None
        assert (day == today) == (each.sequence not in stay)
        assert day <= dt.date(2027, 3, 31)


def test_a_backup_that_is_restored_does_not_bring_them_back(world: World, tmp_path: Path) -> None:
    project = world.project
    (theme,) = records.ids(project, Theme)
    backup = backups.back_up(project)
    records.edit(project, Theme, theme, title="Iron")
    certificate = erasing.erase(project, Contact, world.ann.id)
    left = [stays for stays in certificate.stays if stays.until]
    assert [stays.what for stays in left if "backup" in stays.what] == [
        f"The backup of {backup.made_at:%d %B %Y, %H:%M}"
    ]
    restored = tmp_path / "restored.engage"
    restoring.restore(backup.path, restored, who="CD")
    with projects.open_project(restored, who="CD") as again:
        assert hits(again) == []
        assert records.get(again, Contact, world.bob.id).name == "Bob Yexample"
    with Project(backup.path, "CD", is_read_only=True) as then, pytest.raises(Conflict, match="was erased"):
        bringing_back.bring_back(project, then, Noun.FEEDBACK, world.said.id)
    with Project(backup.path, "CD", is_read_only=True) as then:
        bringing_back.bring_back(project, then, Noun.THEME, 1)
    (theme,) = records.rows(project, Theme, records.ids(project, Theme))
    assert theme.description == f"An idea of {MARK}"
    assert hits(project) == []


def test_a_log_that_somebody_reads_is_said_to_stay(world: World) -> None:
    project = world.project
    with Project(project.path, "CD", is_read_only=True) as reader, reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contact").scalar()
        certificate = erasing.erase(project, Contact, world.ann.id)
    assert certificate.stays[0].what.startswith("The log")
    assert project.leave_no_trace()
    assert hits(project) == []


def test_what_could_not_be_taken_away_is_on_closing(world: World) -> None:
    project = world.project
    with Project(project.path, "CD", is_read_only=True) as reader, reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contact").scalar()
        erasing.erase(project, Contact, world.ann.id)
    project.close()
    assert hits(project) == []


def test_what_could_not_be_taken_away_on_closing_is_on_the_next_opening(world: World) -> None:
    project = world.project
    with Project(project.path, "CD", is_read_only=True) as reader, reader.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contact").scalar()
        erasing.erase(project, Contact, world.ann.id)
        project.close()
    assert hits(project), "or else there was nothing to take away"
    with projects.open_project(project.path, who="CD") as again:
        assert hits(again) == []
    with closing(connect(project.path, None, is_read_only=True)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (0,)
