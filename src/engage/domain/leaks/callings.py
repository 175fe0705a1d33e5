"""What people and bodies are called in running text: every form in which a name may stand there.

A form is a tuple of plain words (`plain_words`). Which forms are looked for, and how sure each of them is, is
decided here; where they stand in a text is found by `engage.domain.leaks.search`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cache

from engage.domain.duplicates import LEGAL_FORMS
from engage.domain.given_names import forms, short_forms
from engage.domain.leaks.ordinary_words import ORDINARY
from engage.domain.leaks.readings import plain_words

Form = tuple[str, ...]


class Sureness(Enum):
    """What it takes for a form to be a name and not words that happen to be the same."""

    ALWAYS = "always"
    """However it is written: "green alliance of example makers"."""
    INITIAL = "initial"
    """Begins with an initial, which has to be written as one: "J. Green", and not "a green"."""
    CAPITALS = "capitals"
    """Made of ordinary words, so that capitals have to tell: "Unite", and not "unite"."""
    REVERSED = "reversed"
    """Family name first, which a comma or capitals have to tell: "Green, Will", and not "green will do"."""
    LOGGED = "logged"
    """Initials as someone taking notes writes them: "JG:", "(JG)", "J.G."."""
    ALONE = "alone"
    """A given or a family name alone, as notes have it: "Green:", "(Green)", "Green said"."""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as a text may name them."""

    id: int
    given_name: str
    family_name: str
    title: str = ""
    is_speaker: bool = False
    """Their words are in the document, so that initials would tell them."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as a text may name it."""

    id: int
    name: str
    short_name: str = ""


TITLES = frozenset(
    [
        "baron",
        "baroness",
        "bishop",
        "cllr",
        "councillor",
        "dame",
        "dr",
        "doctor",
        "earl",
        "father",
        "fr",
        "imam",
        "judge",
        "justice",
        "lady",
        "lord",
        "madam",
        "master",
        "minister",
        "miss",
        "mr",
        "mrs",
        "ms",
        "mx",
        "prof",
        "professor",
        "athro",
        "frau",
        "hab",
        "herr",
        "inz",
        "madame",
        "messrs",
        "mgr",
        "mlle",
        "mme",
        "monsieur",
        "pan",
        "pani",
        "parch",
        "rabbi",
        "senor",
        "senora",
        "signor",
        "signora",
        "rev",
        "revd",
        "reverend",
        "senator",
        "sir",
        "viscount",
    ]
)
_AFTER = frozenset(
    ["cbe", "dbe", "esq", "kbe", "kc", "mbe", "mep", "mp", "ms", "msp", "mla", "obe", "qc", "td"]
)
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "de", "for", "in", "le", "la", "of", "on", "the", "to", "y"]
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]*)[)\]]")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_LONG = 5
"""A name of so many letters can be told where it is written in one with another."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the texts, as far as they bear on names."""

    has: Callable[[str], bool]
    titles: tuple[str, ...]
    letters: tuple[str, ...]
    """Of those that stand behind a name."""


def said(has: Callable[[str], bool]) -> Said:
    """Return what names are looked for among; `has` says whether the texts have a word at all."""
    return Said(has, tuple(filter(has, TITLES)), tuple(filter(has, _AFTER)))


def of_person(person: Person, words: Said) -> Iterator[tuple[Form, Sureness]]:
    """Return the forms in which a text with these words may name a person."""
    given = _spelt(person.given_name)
    families = _spelt(person.family_name)
    if not families or not given:
        for alone in given or families:
            sure = Sureness.CAPITALS if is_ordinary(alone) else Sureness.ALWAYS
            yield alone, sure
        return
    for family in families:
        joined = "".join(family)
        if "-" in person.family_name and len(family) > 1:
            yield family, Sureness.CAPITALS if is_ordinary(family) else Sureness.ALWAYS
        for names in given:
            yield from _in_one(names, joined)
        if not all(map(words.has, family)):
            continue
        for title in words.titles:
            yield (title, *family), Sureness.ALWAYS
        for letters in words.letters:
            yield (*family, letters), Sureness.CAPITALS
        for names in given:
            yield from _whole_names(names, family)
            yield (names[0][0], *family), Sureness.INITIAL
            yield (*family, names[0][0]), Sureness.REVERSED
            if len(names) > 1:
                initials = tuple(name[0] for name in names)
                yield (*initials, *family), Sureness.INITIAL
                yield ("".join(initials), *family), Sureness.INITIAL
                yield (*family, *initials), Sureness.REVERSED
    if person.is_speaker:
        yield from ((form, Sureness.LOGGED) for form in _initials(person))
        yield from ((form, Sureness.ALONE) for form in (given[0][:1], *families) if len("".join(form)) > 2)


def _initials(person: Person) -> Iterator[Form]:
    """Return the initials by which notes know a person: of all parts of the name, and of the first ones."""
    given, family = plain_words(person.given_name), plain_words(person.family_name)
    for words in {(*given, *family), (*given[:1], *family[:1])}:
        letters = tuple(word[0] for word in words)
        yield letters
        yield ("".join(letters),)


def _whole_names(given: Form, family: Form) -> Iterator[tuple[Form, Sureness]]:
    """Return given and family name in either order, and with other forms of the given one."""
    if len(given) > 1:
        yield (*given, *family), Sureness.ALWAYS
        yield (*family, *given), Sureness.REVERSED
        yield ("".join(given), *family), Sureness.ALWAYS
    for first in _firsts(given[0]):
        yield (first, *family), _sureness_of(first, given)
        yield (*family, first), Sureness.REVERSED


def _in_one(given: Form, family: str) -> Iterator[tuple[Form, Sureness]]:
    """Return names written without a blank: "WilliamGreen", "wgreen"."""
    yield ("".join(given) + family,), Sureness.ALWAYS
    for first in _firsts(given[0]):
        yield (first + family,), _sureness_of(first, given)
    if len(family) >= _LONG:
        yield (given[0][0] + family,), Sureness.ALWAYS


@cache
def _firsts(given: str) -> frozenset[str]:
    """Return what somebody with a given name is called by."""
    return frozenset({given, *forms(given), *short_forms(given)})


def _sureness_of(first: str, given: Form) -> Sureness:
    """Return how sure it is: "William Green" is called Will; and industry will green itself."""
    return Sureness.CAPITALS if first != given[0] and first in ORDINARY else Sureness.ALWAYS


def of_body(body: Body, there: Callable[[str], bool]) -> Iterator[tuple[Form, Sureness]]:
    """Return the forms in which a text may name a body; `there` says whether the text has a word at all."""
    names = {body.name, body.short_name, _IN_BRACKETS.sub(" ", body.name)} - {""}
    for inner in _IN_BRACKETS.findall(body.name):
        if _is_short_name(plain_words(inner)):
            names.add(inner)
    for name in names:
        whole = plain_words(name)
        if name == body.short_name and name.isupper() and name.isalpha():
            yield tuple(whole[0]), Sureness.LOGGED
        for form in {whole, plain_words(re.sub("['’]", "", name))} if "'" in name or "’" in name else {whole}:
            shorter = _without_small(form)
            for words in {form, shorter, _abbreviated(shorter, there), _without_and(shorter)}:
                if sum(map(len, words)) < 2:
                    continue
                yield words, Sureness.CAPITALS if is_ordinary(words) else Sureness.ALWAYS
                joined = "".join(words)
                if len(words) > 1 and len(joined) >= 2 * _LONG:
                    yield (joined,), Sureness.ALWAYS


def may_name(body: Body, there: Callable[[str], bool], ends: AbstractSet[str]) -> bool:
    """Return at little cost whether a text may name a body: it has the words or one that ends in the last."""
    if body.short_name or not body.name.isascii() or "'" in body.name:
        return True
    words = [word for word in plain_words(body.name) if word not in _SMALL and word not in LEGAL_FORMS]
    if "(" in body.name or "[" in body.name or not words:
        return True
    telling = [word for word in words if word != "and"]
    return all(there(word) or _short_for(word, there) for word in telling) or (
        words[-1] in ends and not there(words[-1])
    )


_SHORTENED = {
    "association": ("assoc", "assn"),
    "brothers": ("bros",),
    "committee": ("cttee", "comm"),
    "company": ("co",),
    "confederation": ("confed", "conf"),
    "corporation": ("corp",),
    "department": ("dept", "dep"),
    "engineering": ("eng", "engg"),
    "federation": ("fed", "fedn"),
    "government": ("govt", "gov"),
    "institute": ("inst",),
    "institution": ("inst", "instn"),
    "international": ("intl", "int"),
    "laboratory": ("lab",),
    "manufacturers": ("mfrs",),
    "manufacturing": ("mfg",),
    "national": ("natl", "nat"),
    "society": ("soc",),
    "technology": ("tech",),
    "university": ("univ", "uni"),
}
"""How the words of which names of bodies are made are cut short."""


def _short_for(word: str, there: Callable[[str], bool]) -> str:
    """Return how a text cuts a word short; blank where it does not."""
    return next((short for short in _SHORTENED.get(word, ()) if there(short)), "")


def _abbreviated(form: Form, there: Callable[[str], bool]) -> Form:
    """Return a form with those words cut short that the text has so."""
    return tuple(_short_for(word, there) or word for word in form)


def _without_and(form: Form) -> Form:
    """Return a form of three words and more without its "and": "Kilns + Sons", "Kilns/Sons"."""
    return tuple(word for word in form if word != "and") if len(form) > 2 else form


def _is_short_name(form: Form) -> bool:
    """Return whether what stands in brackets is what a body is called, and not where it is."""
    return len(form) == 1 and not is_ordinary(form)


def is_ordinary(form: Form) -> bool:
    """Return whether a form reads as words of the language where it is written without capitals.

    Three ordinary words side by side in the order of a name are hardly a chance.
    """
    telling = [word for word in form if word not in _SMALL]
    return len(telling) <= 2 and all(word in ORDINARY for word in telling)


def _without_small(form: Form) -> Form:
    """Leave out the article a name begins with and the legal form that it ends in."""
    start = 1 if len(form) > 1 and form[0] in ("the", "y") else 0
    end = len(form)
    while end - start > 1 and form[end - 1] in LEGAL_FORMS:
        end -= 1
    return form[start:end]


def _spelt(name: str) -> list[Form]:
    """Return the ways in which a name is spelt: "Müller" and "Mueller", "O'Brien" and "OBrien"."""
    if name.isascii() and name.isalpha():
        return [(name.lower(),)]
    spellings = {name}
    if not name.isascii():
        spellings.add("".join(_UMLAUTS.get(letter, letter) for letter in name.lower()))
    forms = {plain_words(spelling) for spelling in spellings}
    return sorted((forms | {("".join(form),) for form in forms}) - {(), ("",)})
