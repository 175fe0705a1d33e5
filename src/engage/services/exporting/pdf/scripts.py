"""What writing systems ask of a line of print: joined letters, right to left order, places to break.

ReportLab sets one glyph a character, from left to right. That is enough for Latin, Greek and Cyrillic; other
text is put into the form and order that read rightly when set so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

ZERO_WIDTH_SPACE = "\u200b"
"""A place where a line may break."""

_JOINER = "\u200d"
_TATWEEL = "\u0640"
_LAM = "\u0644"

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_BREAK_AFTER = re.compile(
    # A hyphen or a slash between letters, a dash between words, the parts of an address.
    r"(?<=[^\W\d_][-–/])(?=[^\W\d_])|(?<=\w—)(?=\w)|(?<=[/?&=.@])(?=[^\W\d_]{3})"
)
_HAS_BREAK = re.compile(r"[-–—/@?&=.]\w")
_BREAK_BETWEEN = re.compile(
    # Chinese and Japanese break anywhere but before marks that close and small kana; Thai and Lao, which have
    # no spaces either, at least before the vowels that lead a syllable.
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff])"
    "(?=[\u2e80-\u2fff\u3005-\u9fff\uf900-\ufaff\uff10-\uff5a\U00020000-\U0003ffff])"
    "(?![\u3009\u300b\u300d\u300f\u3011\u3015-\u301f\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc\uff1a\uff1b\uff1f])"
    "|(?<=[\u0e00-\u0eff])(?<![\u0e40-\u0e44\u0ec0-\u0ec4])(?=[\u0e40-\u0e44\u0ec0-\u0ec4])"
)
_MAY_BREAK_BETWEEN = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_SYLLABLES = (
    # Of Devanagari, Bengali, Gurmukhi, Gujarati and Tamil: the consonants, with a dot below or not, and the
    # vowel signs that stand before the consonant after which they are spoken and kept.
    ("[\u0915-\u0939\u0958-\u095f]\u093c?", "\u093f"),
    ("[\u0995-\u09b9\u09dc-\u09df]\u09bc?", "[\u09bf\u09c7\u09c8]"),
    ("[\u0a15-\u0a39\u0a59-\u0a5e]\u0a3c?", "\u0a3f"),
    ("[\u0a95-\u0ab9]\u0abc?", "\u0abf"),
    ("[\u0b95-\u0bb9]", "[\u0bc6-\u0bc8]"),
)
_AS_KEPT = re.compile("|".join(f"({consonant})({vowel})" for consonant, vowel in _SYLLABLES))
_AS_SEEN = re.compile("|".join(f"({vowel})({consonant})" for consonant, vowel in _SYLLABLES))
_TWO_PART_VOWELS = str.maketrans(
    {vowel: unicodedata.normalize("NFD", vowel) for vowel in "\u09cb\u09cc\u0bca\u0bcb\u0bcc"}
)
_INDIC = re.compile("[\u0900-\u0dff]")


def has_right_to_left(text: str) -> bool:
    """Whether anything in the text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def shaped(text: str) -> str:
    """The text with its letters in the forms and places that they have beside one another."""
    if text.isascii():
        return text
    if _ARABIC.search(text):
        text = _joined(text)
    if _INDIC.search(text):
        text = _AS_KEPT.sub(_turned, text.translate(_TWO_PART_VOWELS))
    return text


def spoken(text: str) -> str:
    """Shaped text as it is read, or "" where a program that reads the page sees that from the glyphs.

    Text from right to left needs no help: readers turn it round by themselves.
    """
    if text.isascii():
        return ""
    if _INDIC.search(text):
        return unicodedata.normalize("NFC", _AS_SEEN.sub(_turned, text))
    # ReportLab's table of what glyphs mean ends at U+FFFF.
    return text if max(text) > "\uffff" else ""


def breakable(text: str) -> str:
    """The text with a zero-width space wherever a line may break but at a space."""
    if _HAS_BREAK.search(text):
        text = _BREAK_AFTER.sub(ZERO_WIDTH_SPACE, text)
    if not text.isascii() and _MAY_BREAK_BETWEEN.search(text):
        text = _BREAK_BETWEEN.sub(ZERO_WIDTH_SPACE, text)
    return text


def _turned(match: re.Match[str]) -> str:
    first, second = (group for group in match.groups() if group)
    return f"{second}{first}"


# Arabic joining (The Unicode Standard, section 9.2), by the forms that Unicode has as characters


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Each letter, and each lam with an alef, with its isolated, initial, medial and final form."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        if kind:
            unit = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(unit, {})[kind.strip("<>")] = chr(code)
    return forms


def _joined(text: str) -> str:
    forms = _forms()
    units: list[str] = []
    for character in text:
        if units and units[-1] == _LAM and _LAM + character in forms:
            units[-1] += character
        else:
            units.append(character)
    # Marks above and below do not part the letters that they stand between.
    letters = [place for place, unit in enumerate(units) if unicodedata.category(unit[-1]) != "Mn"]
    result = list(units)
    for before, here, after in zip([-1, *letters], letters, [*letters[1:], -1], strict=False):
        unit = units[here]
        if unit in forms:
            follows = before >= 0 and _joins_next(units[before]) and "final" in forms[unit]
            leads = after >= 0 and _joins_next(unit) and _joins_previous(units[after])
            form = {(0, 0): "isolated", (0, 1): "initial", (1, 1): "medial", (1, 0): "final"}[follows, leads]
            result[here] = forms[unit].get(form, unit)
    return "".join(result)


def _joins_next(unit: str) -> bool:
    return unit in (_TATWEEL, _JOINER) or "initial" in _forms().get(unit, {})


def _joins_previous(unit: str) -> bool:
    return unit in (_TATWEEL, _JOINER) or "final" in _forms().get(unit, {})


# The order of a line (UAX #9 without the explicit marks, which are not printed)

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN", "ES", "ET", "CS"))


def visual_runs(text: str, is_rtl: bool) -> list[tuple[int, int, bool]]:
    """A line in stretches of one direction as they stand from left to right.

    Each is given by where it begins and ends in the text and whether it runs from right to left. `is_rtl`
    says which way the paragraph runs.
    """
    runs: list[tuple[int, int, int]] = []
    start = 0
    for level, places in groupby(_levels(text, is_rtl)):
        end = start + len(list(places))
        runs.append((level, start, end))
        start = end
    for level in range(max(runs, default=(0, 0, 0))[0], 0, -1):
        order: list[tuple[int, int, int]] = []
        for is_inside, group in groupby(runs, key=lambda run: run[0] >= level):
            members = list(group)
            order += members[::-1] if is_inside else members
        runs = order
    return [(start, end, level % 2 == 1) for level, start, end in runs]


def mirrored(text: str) -> str:
    """Text from right to left as its glyphs follow one another from left to right."""
    return text.translate(_MIRRORED)[::-1]


def _levels(text: str, is_rtl: bool) -> list[int]:
    base = "R" if is_rtl else "L"
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    _resolve_weak(classes, base)
    _resolve_brackets(text, classes, base)
    _resolve_neutral(classes, base)
    if is_rtl:
        return [1 if kind == "R" else 2 for kind in classes]
    return [{"L": 0, "R": 1}.get(kind, 2) for kind in classes]


def _resolve_weak(classes: list[str], base: str) -> None:
    """Rules W1 to W7: what marks and numbers count as."""
    previous = strong = base
    for place, kind in enumerate(classes):
        if kind == "NSM":
            kind = previous
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        classes[place] = previous = kind
    for place in range(1, len(classes) - 1):
        before, kind, after = classes[place - 1 : place + 2]
        if before == after and kind + before in ("CSEN", "CSAN", "ESEN"):
            classes[place] = before
    place = 0
    for kind, group in groupby(list(classes)):
        end = place + len(list(group))
        beside = classes[place - 1 : place] + classes[end : end + 1]
        if kind == "ET" and "EN" in beside:
            classes[place:end] = ["EN"] * (end - place)
        place = end
    strong = base
    for place, kind in enumerate(classes):
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "L":
            classes[place] = "L"
        elif kind == "AL":
            classes[place] = "R"


def _resolve_brackets(text: str, classes: list[str], base: str) -> None:
    """Rule N0: both brackets of a pair go with what they hold, in doubt with what stands before them."""
    for start, end in _bracket_pairs(text, classes):
        held = {"L" if kind == "L" else "R" for kind in classes[start + 1 : end] if kind not in _NEUTRAL}
        if base in held:
            classes[start] = classes[end] = base
        elif held:
            before = next((kind for kind in reversed(classes[:start]) if kind not in _NEUTRAL), base)
            classes[start] = classes[end] = base if (before == "L") == (base == "L") else held.pop()


def _bracket_pairs(text: str, classes: list[str]) -> list[tuple[int, int]]:
    pairs = []
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if classes[place] != "ON":
            continue
        if character in "([{":
            opened.append((character.translate(_MIRRORED), place))
        elif any(character == close for close, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            pairs.append((opened.pop()[1], place))
    return sorted(pairs)


def _resolve_neutral(classes: list[str], base: str) -> None:
    """Rules N1 and N2: spaces and marks go with what stands on both sides, else with the paragraph."""
    place = 0
    before = base
    for is_neutral, group in groupby(list(classes), key=_NEUTRAL.__contains__):
        end = place + len(list(group))
        if is_neutral:
            after = "L" if end < len(classes) and classes[end] == "L" else "R" if end < len(classes) else base
            classes[place:end] = [before if before == after else base] * (end - place)
        else:
            before = "L" if classes[end - 1] == "L" else "R"
        place = end
