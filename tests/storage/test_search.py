"""The index of words: what it takes for a word, and that it is always what a new one would be."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact
from engage.domain.feedback import Feedback
from engage.domain.organisations import Address, Email, Organisation
from engage.domain.records import Reference
from engage.domain.text import begin_words, words
from engage.errors import Cancelled
from engage.services import records, search, undo
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage.search import LONGEST, match_expression, newest
from tests.builders import DAY, check_indexes, keep_in_memory, many, new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "Example.engage") as opened:
        yield keep_in_memory(opened)


def test_the_index_takes_the_same_for_words_as_we_do(project: Project):
    """Every character there is, at the end of a word, in one, and alone."""
    # Letters that SQLite takes for marks, as they were in Unicode 6.1: signs of New Tai Lue and of Sanskrit.
    changed = set(map(chr, [*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3]))
    planes = (*range(1, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200))
    characters = [
        chr(code) for code in planes if chr(code) not in changed and unicodedata.category(chr(code)) != "Cn"
    ]
    text = "\n".join(f"n{character} a{character}b {character}" for character in characters)
    records.add(project, Organisation(name="Example", notes=text))
    with project._writer.connect() as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.there USING fts5vocab(main, organisation_search, row)"
        )
        there = set(connection.exec_driver_sql("SELECT term FROM temp.there").scalars())
    wanted = set(words(text)) | {"example"}
    assert {word for word in there ^ wanted if not changed & set(word)} == set()


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_a_match_is_words_in_quotation_marks_and_nothing_else(text: str):
    found = words(text)
    assert match_expression(text, is_phrase=True) == (f'"{" ".join(found)}"' if found else "")
    assert match_expression(text, is_phrase=False) == (f'"{" ".join(found)}"*' if found else "")


def test_parts_and_short_lists_can_be_found_too(project: Project):
    agenda = Reference(records.add(project, Agenda(title="Example agenda")).first("agenda"))
    assert search.search(project, "needle") == []
    made = [
        Organisation(name="Example", addresses=(Address(locality="Needle"),), tags=("a",)),
        Contact(given_name="Ana", emails=(Email(address="ana@needle.example"),)),
        Contact(given_name="Bo", tags=("Needle",)),
        Theme(agenda=agenda, code="1", title="Steel", keywords=("iron\nneedle", "tin")),
        Consultation(title="Example", questions=(Question(number="1", text="Which needle?"),)),
        Feedback(text="Hay", said_on=DAY, unresolved=("@needle",)),
        Commitment(text="Hay", unresolved=("#needle",)),
    ]
    for each in made:
        records.add(project, each)
    assert {hit.uid for hit in search.search(project, "NEED")} == {each.uid for each in made}


def test_a_part_that_goes_or_moves_is_found_where_it_is(project: Project):
    body = Reference(records.add(project, Organisation(name="Example")).first("organisation"))
    role = Affiliation(organisation=body, role="Chair")
    first = records.add(project, Contact(given_name="Ana", affiliations=(role,))).first("contact")
    second = records.add(project, Contact(given_name="Bo")).first("contact")

    def found() -> list[int]:
        return [hit.id for hit in search.search(project, "chair")]

    assert found() == [first]
    with project.transaction("Move") as tx:
        tx.connection.exec_driver_sql("UPDATE affiliation SET contact_id = ?", (second,))
    assert found() == [second]
    undo.undo(project)
    assert found() == [first]
    records.remove(project, Organisation, body.id)
    assert found() == []
    undo.undo(project)
    assert found() == [first]
    check_indexes(project)


COUNT = 1_500
"""So many that the index may rather be put together, or made anew."""


def all_ids(project: Project) -> list[int]:
    return list(records.ids(project, Organisation))


@pytest.mark.parametrize(
    "deed",
    [
        lambda project: records.remove(project, Organisation, all_ids(project)),
        lambda project: records.remove(project, Organisation, all_ids(project)[:1_400]),
        lambda project: records.remove(project, Organisation, all_ids(project)[100:300]),
        lambda project: records.edit(project, Organisation, all_ids(project)[100:300], notes="needle"),
        lambda project: records.edit(project, Organisation, all_ids(project)[:900], influence=3),
        lambda project: records.edit(project, Organisation, all_ids(project)[:1_000], notes="word word"),
        lambda project: records.edit(project, Organisation, all_ids(project), notes="needle"),
        lambda project: records.edit(project, Organisation, all_ids(project), tags=("needle",)),
        lambda project: undo.undo(project),
    ],
)
def test_the_index_is_right_after_deeds_to_many(project: Project, deed: Callable[[Project], object]):
    with project.transaction("Add") as tx:
        made = many(
            COUNT, lambda n: Organisation(name=f"Example {n}", tags=("steel",), notes="word " * (n % 9))
        )
        storage.add(tx.connection, made)
    check_indexes(project)
    deed(project)
    check_indexes(project)
    while undo.next_undo(project):
        undo.undo(project)
    check_indexes(project)
    while undo.next_redo(project):
        undo.redo(project)
    check_indexes(project)


def test_words_that_were_deleted_are_gone_from_the_file(project: Project):
    forgotten = "quetzalcoatlus"
    id = records.add(project, Organisation(name=f"Example {forgotten}")).first("organisation")
    with project.transaction("Forget") as tx:
        storage.remove(tx.connection, Organisation, [id])
    with project.transaction("Forget what was done, too") as tx:
        tx.connection.exec_driver_sql('DELETE FROM "change"')
        tx.connection.exec_driver_sql("DELETE FROM operation WHERE id < ?", (tx.operation,))
        tx.connection.exec_driver_sql("UPDATE operation SET label = ''")
    project.close()
    assert forgotten.encode() not in project.path.read_bytes()


FORGOTTEN = "quetzalcoatlus"


def test_words_of_many_that_were_deleted_are_gone_from_the_index(project: Project):
    _add_some_to_forget(project)
    assert _is_kept(project), "else this shows nothing"
    records.edit(project, Organisation, sorted(all_ids(project))[:200], notes="")
    assert not _is_kept(project)
    for notes in (FORGOTTEN, ""):
        records.edit(project, Organisation, all_ids(project)[0], notes=notes)
    assert not _is_kept(project), "one that is deleted later is so too"


def test_words_are_deleted_securely_after_a_deed_that_was_broken_off(project: Project):
    _add_some_to_forget(project)
    with pytest.raises(Cancelled):
        _remove_and_break_off(project, sorted(all_ids(project))[:200])
    records.edit(project, Organisation, sorted(all_ids(project))[:1], notes="")
    records.edit(project, Organisation, sorted(all_ids(project))[1:200], notes="")
    assert not _is_kept(project)
    check_indexes(project)


def _remove_and_break_off(project: Project, ids: list[int]) -> None:
    def break_off() -> None:
        raise Cancelled("Stopped")

    with project.transaction("Forget") as tx:
        storage.remove(tx.connection, Organisation, ids)
        tx.at_last = break_off


def _add_some_to_forget(project: Project) -> None:
    with project.transaction("Add") as tx:
        made = many(COUNT, lambda n: Organisation(name=f"Example {n}", notes=FORGOTTEN if n < 200 else ""))
        storage.add(tx.connection, made)


def _is_kept(project: Project) -> bool:
    """Whether the word stands anywhere in the pages of the index."""
    with project._writer.connect() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM organisation_search_data").scalars()
        return any(FORGOTTEN.encode() in block for block in blocks)


def test_nothing_that_is_searched_for_breaks_the_search(project: Project):
    records.add(project, Organisation(name='Example "AND" OR (NOT) NEAR* ^title : text'))
    for query in (
        '"',
        "AND",
        "a OR",
        "NEAR(",
        "title:",
        "^x",
        "*",
        "-",
        "'",
        "\0",
        "\ud800",
        "{x}",
        "x" * 9_000,
        "",
    ):
        search.search(project, query)
    assert len(search.search(project, "and OR (not) near* ^title : text")) == 1


def _fill_with_short_words(project: Project) -> list[tuple[int, list[str]]]:
    """Say more than is looked through at once, and return what was said, the newest first: ids, and words."""
    chance = random.Random(20200325)
    some = ["steel", "star", "st", "so", "harbour", "harbours", "hay"]
    texts = ["Zinc and steel", *(" ".join(chance.choices(some, k=3)) for _ in range(2_200))]
    with project.transaction("Add") as tx:
        storage.add(tx.connection, [Feedback(text=text, said_on=DAY) for text in texts])
    said = records.rows(project, Feedback, records.ids(project, Feedback))
    return sorted(((one.id, words(one.text)) for one in said), reverse=True)


def test_few_letters_find_the_same_as_a_look_at_every_record(project: Project):
    said = _fill_with_short_words(project)
    for query, each in product(
        ("s", "st", "ste", "z", "q", "harbour s", "so h", "s h", "zinc s", "q s"), (7, 50)
    ):
        asked = query.split()
        whole = [id for id, there in said if set(asked) <= set(there)]
        begun = [id for id, there in said if begin_words(asked, there)]
        with project.reading() as connection:
            found = newest(connection.connection.driver_connection, asked, each).get(LONGEST, [])
        assert found == (whole if len(whole) >= each else begun)[:each]


def test_words_that_begin_with_few_letters_are_not_put_together_where_a_look_at_few_will_do(project: Project):
    _fill_with_short_words(project)
    asked: list[str] = []
    with project.reading() as connection:
        raw = connection.connection.driver_connection
        raw.set_trace_callback(asked.append)
        for query in ("s", "harbour s", "zinc s", "nowhere s"):
            newest(raw, query.split(), 50)
        raw.set_trace_callback(None)
    of_feedback = [statement for statement in asked if "feedback_search" in statement]
    assert any('"s"' in statement for statement in of_feedback), "else this shows nothing"
    assert not any('"s"*' in statement for statement in of_feedback)
