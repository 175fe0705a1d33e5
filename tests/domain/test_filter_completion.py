"""What a filter that is being typed may go on with."""

from __future__ import annotations

import pytest

from engage.domain.filter_completion import Offer, TypedTerm, complete, term_at, word_at
from engage.domain.filters import parse
from engage.domain.records import Noun


def terms(text: str, noun: Noun) -> list[str]:
    return [offer.term for offer in complete(text, len(text), noun)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("ki", ["kind:"]),
        ("-KI", ["-kind:"]),
        ("theme:2 st", ["stance:"]),
        ("kind:u", ["kind:union"]),
        ("kind:union", []),
        ("-kind:union,large-", ["-kind:union,large_company"]),
        ("kind:sme,s", []),
        ("kind:body", ["kind:trade_body", "kind:research"]),
        ("after:", ["after:today"]),
        ("on:x", []),
        ("by:", ["by:me"]),
        ("is:unc", ["is:uncoded"]),
        ("colour:", []),
        ("theme:", []),
        ('"sta', []),
        ('tag:"a b', []),
    ],
)
def test_completion(text: str, offered: list[str]) -> None:
    assert terms(text, Noun.FEEDBACK) == offered


def test_completion_between_words_offers_every_field() -> None:
    assert terms("steel ", Noun.THEME) == ["theme:", "agenda:", "kind:", "tag:", "by:", "is:"]
    assert [offer.term for offer in complete("ta kind:x", 2, Noun.THEME)] == ["tag:"]


@pytest.mark.parametrize(
    ("text", "cursor", "span"),
    [
        ("", 0, (0, 0)),
        ("kind:x st", 9, (7, 9)),
        ("kind:x st", 3, (0, 3)),
        ("kind:x ", 7, (7, 7)),
        ('x tag:"a b', 10, (2, 10)),
        ('x tag:"a b" c', 13, (12, 13)),
        ('x "a \\', 6, (2, 6)),
    ],
)
def test_the_word_at_the_cursor(text: str, cursor: int, span: tuple[int, int]) -> None:
    assert word_at(text, cursor) == span


def test_offers_say_what_they_mean() -> None:
    assert complete("stan", 4, Noun.FEEDBACK) == [
        Offer("stance:", "the stance towards a theme or, where it is coded to none, as logged")
    ]
    assert complete("is:ke", 5, Noun.FEEDBACK) == [Offer("is:key", "a key point")]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("steel Sta", TypedTerm("sta", False, "", "")),
        ("-sta", TypedTerm("sta", False, "-", "")),
        ("-Tag:x", TypedTerm("tag", True, "-Tag:", "x")),
        ('tag:"a, b",c', TypedTerm("tag", True, 'tag:"a, b",', "c")),
        ('tag:x,"a b', TypedTerm("tag", True, "tag:x,", "a b")),
        ("tag:x,", TypedTerm("tag", True, "tag:x,", "")),
        ("tag:", TypedTerm("tag", True, "tag:", "")),
    ],
)
def test_the_term_at_the_cursor_is_taken_apart(text: str, typed: TypedTerm) -> None:
    assert term_at(text, len(text)) == typed


def test_what_the_project_knows_is_offered_as_a_filter_reads_it() -> None:
    known = [('Green, and "new"', "a note"), ("steel", "")]
    offered = complete("tag:steel,g", 11, Noun.FEEDBACK, known)
    assert [offer.note for offer in offered] == ["a note"], "what is asked for already is not offered again"
    assert parse(offered[0].term, Noun.FEEDBACK).terms[0].values == ("steel", 'green, and "new"')
