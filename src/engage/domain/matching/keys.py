"""Names, e-mail addresses, telephone numbers and web addresses in the form by which they are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from engage.domain.text import compact, fold, words

HERE = "GB"
"""The country of a telephone number that does not say its own."""

_FORMS = {
    "ltd": "limited cyf cyfyngedig",
    "plc": "ccc",
    "cic": "cbc",
    "inc": "incorporated",
    "corp": "corporation",
    "co": "company",
}
"""Legal forms that have more than one spelling."""
_OTHER_FORMS = "llp lp cio llc ab ag aps as asa bv gmbh kg nv oy sa sarl sas se spa srl"
_FORM = {
    **{form: form for form in (*_FORMS, *_OTHER_FORMS.split())},
    **{name: form for form, others in _FORMS.items() for name in others.split()},
}
LEGAL_FORMS = frozenset(_FORM)
_GENERIC_WORDS = """
    union association group society federation confederation alliance network organisation organization
    charity holdings services
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words at the end of a name that people leave out."""
_SMALL_WORDS = frozenset(("the", "and", "of", "for"))
_HERE_IN_BRACKETS = frozenset(("uk", "gb", "greatbritain", "unitedkingdom"))
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_BEFORE_EXTENSION = re.compile(r"[^a-z#;]*")
_FIGURE = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_SITE = re.compile(r"(?:[a-z]+://)?(?:www\d?\.)?([^/:?#\s]+)")
_OFFICES = """
    info office enquiries enquiry contact contactus mail email admin hello general post reception press media
    secretary secretariat support team policy events membership members parliamentary publicaffairs
"""
_MAILBOXES = frozenset(_OFFICES.split())

# Names


def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a body's name without case, accents, small words, brackets and its legal form."""
    parts = [word for word in _name_words(name) if word not in _SMALL_WORDS]
    while len(parts) > 1 and parts[-1] in LEGAL_FORMS:
        parts.pop()
    return tuple(parts)


def core(parts: tuple[str, ...]) -> str:
    """Return plain words without those that say what sort of body it is, where they end the name."""
    end = len(parts)
    while end > 1 and (parts[end - 1] in _GENERIC or parts[end - 1] in _HERE_IN_BRACKETS):
        end -= 1
    return "".join(parts[:end])


def is_apposed(name: str) -> bool:
    """Whether a name ends in what it is, with an article: "Unite the Union"."""
    parts = _name_words(name)
    return len(parts) > 2 and parts[-1] in _GENERIC and parts[-2] == "the"


def legal_form(name: str) -> str:
    """Return the legal form that a name ends in, in one spelling; empty where it says none."""
    last = _name_words(name)[-1:]
    return _FORM.get(last[0], "") if last else ""


def branches(name: str) -> set[str]:
    """Return what stands in brackets and tells bodies of one name apart: "National Example (Wales)".

    The country that is ours anyway does not, and neither do the letters that the name begins with.
    """
    found = {compact(text): text for text in _IN_BRACKETS.findall(name)}
    first = compact(name)[:1]
    return {
        key
        for key, text in found.items()
        if key and key not in _HERE_IN_BRACKETS and not (text.isupper() and key[0] == first)
    }


def short_names(name: str, short_name: str) -> Iterator[str]:
    """Yield what people call a body for short; a word in brackets may be that."""
    yield compact(short_name)
    yield from (compact(text) for text in _IN_BRACKETS.findall(name) if len(words(text)) == 1)


def initials(parts: Collection[str]) -> str:
    """Return the first letters of three plain words or more; of fewer they say nothing."""
    return "".join(word[0] for word in parts) if len(parts) >= 3 else ""


def _name_words(name: str) -> list[str]:
    """Return the words of a name outside brackets; letters side by side make one ("p.l.c.")."""
    outside = _IN_BRACKETS.sub(" ", _APOSTROPHES.sub("", name))
    found: list[str] = []
    was_letter = False
    for word in words(outside) or words(name):
        is_letter = len(word) == 1
        if is_letter and was_letter:
            found[-1] += word
        else:
            found.append(word)
        was_letter = is_letter
    return found


def is_misspelt(one: str, other: str) -> bool:
    """Whether two words differ by one slip of the hand, behind their first letter and in no figure."""
    return min(len(one), len(other)) > 4 and one[0] == other[0] and is_near(one, other, at_most=1)


def is_near(one: str, other: str, at_most: int = 3) -> bool:
    """Whether two texts differ by slips of the hand, the more the longer they are, and in no figure."""
    shorter, longer = sorted((len(one), len(other)))
    slips = min(at_most, (shorter >= 4) + (shorter >= 6) + (shorter >= 10))
    if one == other or not slips or longer - shorter > slips:
        return False
    if _FIGURE.findall(one) != _FIGURE.findall(other):
        return False
    return _is_within(one, other, slips)


def is_alike(one: str, other: str) -> bool:
    """Whether two texts differ by two slips, or one in a short one: little by itself."""
    slips = min(2, min(len(one), len(other)) // 2)
    return min(len(one), len(other)) > 2 and _is_within(one, other, slips)


def is_same_code(one: str, other: str) -> bool:
    """Whether two postcodes or towns are one, give or take a slip."""
    return bool(one and other) and (one == other or _is_within(one, other, min(len(one), len(other)) // 4))


def _is_within(one: str, other: str, slips: int) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=slips) <= slips


# Addresses and numbers


def email_key(address: str) -> str:
    """Return an e-mail address as it is compared."""
    return fold(address).strip()


def is_mailbox(key: str) -> bool:
    """Whether an address is an office's and no person's: info@, press@."""
    return compact(key.partition("@")[0]) in _MAILBOXES


def phone_key(number: str) -> str:
    """Return the last nine digits of a number, which are the same with and without the code of the country.

    What follows the number, as an extension, does not count; too few digits are no number.
    """
    before = _BEFORE_EXTENSION.match(fold(number))
    digits = "".join(_DIGITS.findall(before[0] if before else ""))
    return digits[-9:] if len(digits) >= 7 else ""


@lru_cache(maxsize=10_000)
def international(number: str) -> str:
    """Return a number as E.164 has it, "+442079460123"; empty where it is none that can be called.

    This takes a hundred times as long as `phone_key`: it is for telling apart the few that share that key.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, HERE)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def site_key(website: str) -> str:
    """Return whose pages a web address is of: "https://www.body.example/about" and "body.example" are one."""
    match = _SITE.match(fold(website).strip())
    return match[1].strip(".") if match and "." in match[1] else ""
