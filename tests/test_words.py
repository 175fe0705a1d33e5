"""People read the words of GLOSSARY.md and no others, spelt one way: in window, help, errors, documents."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

import pytest

from tests.test_glossary import NOT, ROOT, SOURCE

# What people read

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("resources/help/*.md")))
WINDOW = ROOT / "resources" / "translations" / "engage_en_GB.ts"
"""All that the window says: `tests/ui/test_translation.py` holds it against the source."""

FOREIGN = re.compile(
    r"domain/(leaks|matching|.*word_list|common_passphrases|given_names|recovery_words|objections)"
    r"|importing/.*(headings|synonyms|headers|columns|channels|written_|consultations|calls/|keys)"
    r"|exporting/(docx|odt|html|pdf|exchange/(?!registry)|charts)|storage/(?!failures|project_file|repairing)|self_test"
    r"|ui/(theme|forms)"
)
"""Modules whose strings are other people's words, or a format's: what stands in files, SQL, styles."""


@cache
def read_by_people() -> tuple[tuple[str, str], ...]:
    """Every text: where it stands, and what it says."""
    return (*_of_the_source(), *_of_the_window(), *_of_pages())


def _of_the_source() -> Iterator[tuple[str, str]]:
    """Errors, help and answers of the command line, words of summaries: strings that have several words."""
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        if FOREIGN.search(where):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # Docstrings are for developers.
        documenting = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in documenting else None
            if isinstance(text, str) and re.search(r" \w|\w ", text):
                yield f"{where}:{getattr(node, 'lineno', 0)}", text


def _of_the_window() -> Iterator[tuple[str, str]]:
    for source in ElementTree.parse(WINDOW).iter("source"):  # noqa: S314  our own file
        yield "the window", source.text or ""


def _of_pages() -> Iterator[tuple[str, str]]:
    """Each line, without code, addresses and what is quoted from elsewhere."""
    for path in PAGES:
        text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("|") and path.name in ("importing.md", "exporting.md"):
                continue  # names of fields and columns, ours and others'
            line = re.sub(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}", " ", line)
            yield f"{path.relative_to(ROOT)}:{number}", line


def found(pattern: str, *, but: str = "") -> list[str]:
    """Where a pattern stands, except in these phrases."""
    wrong = []
    for where, text in read_by_people():
        shown = re.sub(but, " ", text, flags=re.IGNORECASE) if but else text
        if match := re.search(pattern, shown):
            wrong.append(f"{where}: {match[0]!r} in {' '.join(text.split())[:120]!r}")
    return wrong


# The words

MEANS_SOMETHING_ELSE = {
    "account": r"not your account|our account|^account$",  # how we tell it; a column of Teams
    "category": r"and a category, becomes a tag",  # what address books call it
    "command": r"\bcommands?\b",  # what a person asks the program to do
    "comment": r"(colours|struck out), comments|^comments, what",  # those of a word processor
    "company": r"large compan(y|ies)|of a company|the company that|company and job title",  # a kind; cards
    "database": r"spreadsheet or a database|as a database|database (disk|or disk)",  # SQLite's own
    "event": r"for an event|when the event was",  # a ticket is for one
    "guest": r"not carried over: guests",  # a column of Zoom
    "item": r"\bitems?\b",  # of an engagement's own agenda
    "job": r"a whole job|job title",
    "like": r"\blike\b",
    "link": r"\blinks?\b",  # to a page of the web
    "membership": r"membership of a union",
    "paper": r"\bpapers?\b",  # what is printed on, or written as a letter is
    "quote": r"\bquotes?\b",  # feedback as it stands in a document
    "report": r"reports? of|\S+’s reports|(attendance|usage) reports?|no reports|the report says",
    "response": r"\bresponses?\b",  # what answers a consultation
    "security": r"security",
    "sentiment": r"sentiment\.jsonl",
    "tagging": r"^tagging$",  # giving a tag
    "task": r"tasks running|^tasks$|public task|tasks as outlook|tasks, diary",  # work; a ground
}
"""Phrases in which a word of the glossary's *not* means what it does to everybody."""


@pytest.mark.parametrize("word", sorted(NOT))
def test_people_read_the_words_of_the_glossary(word: str) -> None:
    wrong = found(rf"(?i)\b{word}(s|es)?\b", but=MEANS_SOMETHING_ELSE.get(word, ""))
    assert not wrong, "\n".join([f"{word!r} is {NOT[word]!r} here:", *wrong])


def test_no_word_is_let_pass_for_nothing() -> None:
    assert set(MEANS_SOMETHING_ELSE) <= set(NOT)


# How they are spelt

NOT_SPELT_SO = {
    "colour": r"\b[Cc]olor\w*",
    "centre": r"\b[Cc]enter(s|ed|ing)?\b",
    "organise": r"(?i)\b(?!(re|over|down)?siz|priz|seiz)[a-z]{2,}i(z)(e[sdr]?|ing|ations?)\b",
    "analyse": r"(?i)\b\w+lyz(e[sd]?|ing)\b",
    "behaviour, labour": r"(?i)\b(behavior|favor|labor|neighbor)\w*",
    "licence": r"(?i)\ba license\b",
    "cancelled": r"(?i)\b(cancel|label|travel|model)(ed|ing)\b",
    "catalogue, grey, fulfil": r"(?i)\b(catalog|gray|fulfill)\b",
    "e-mail": r"(?<![\w.@-])[Ee]mails?\b",
    "passphrase": r"(?i)\bpass[- ]phrases?\b",
    "follow-up": r"(?i)\bfollow ups\b|\bfollowups?\b",
    "spreadsheet": r"(?i)\bspread[- ]sheets?\b",
    "for example, that is, and so on": r"\b(e\.g|i\.e|etc)\.",
    "…": r"\w\.\.\.(?![\w\]])",
}
"""What is not read, by what is read instead."""

AS_IT_IS_CALLED_ELSEWHERE = r"unrecognized arguments|do not email|name, email(?=, join)"
"""What another program says, or a column."""


@pytest.mark.parametrize("right", NOT_SPELT_SO)
def test_a_word_is_spelt_one_way(right: str) -> None:
    wrong = found(NOT_SPELT_SO[right], but=AS_IT_IS_CALLED_ELSEWHERE)
    assert not wrong, "\n".join([f"We write {right!r}:", *wrong])


# How a press is put

_BUTTONS = {"QPushButton", "QToolButton", "KeyButton", "ActionSpec", "_deed", "_always", "MenuSpec"}
_NAMES = {"Engage", "Engage’s", "PDF", "Word", "A4", "CSV"}


def pressed() -> Iterator[tuple[str, str]]:
    """What stands on buttons and in menus."""
    for path in sorted((SOURCE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _BUTTONS:
                for text in node.args[:2]:
                    if isinstance(text, ast.Call) and text.args and isinstance(text.args[0], ast.Constant):
                        yield f"{path.relative_to(SOURCE)}:{node.lineno}", str(text.args[0].value)
    for form in sorted((ROOT / "ui").glob("*.ui")):
        for widget in ElementTree.parse(form).iter("widget"):  # noqa: S314  our own file
            if widget.get("class") in ("QPushButton", "QToolButton"):
                for text in widget.findall("property[@name='text']/string"):
                    yield form.name, text.text or ""


def test_buttons_and_menus_are_put_alike() -> None:
    """A capital at the beginning and no other, no full stop, and one sign for what asks further."""
    wrong = []
    for where, text in pressed():
        # Behind a colon stands a key.
        words = re.sub(r": (\w+\+)*(Enter|Esc)$", "", text.replace("&", "")).strip("…")
        first, *others = words.split() or [""]
        is_odd = first[:1].islower() or text.endswith((".", "...", ":")) or " …" in text or "'" in text
        if is_odd or any(word[:1].isupper() and word not in _NAMES for word in others):
            wrong.append(f"{where}: {text}")
    assert not wrong, "\n".join(wrong)


def test_what_is_pressed_is_found() -> None:
    texts = {text for _, text in pressed()}
    assert {"&Import…", "&Undo", "Su&mmaries"} <= texts
    assert len(texts) > 150
