"""Filters as nobody would think of them: any field, any value, most of them of something that is there."""

from __future__ import annotations

import datetime as dt
from random import Random

from engage.domain.filter_fields import FIELDS, Form
from engage.domain.filters import quoted
from engage.domain.records import Noun
from engage.domain.text import fold, words
from tests.builders import WORDS
from tests.plain_lists import World, texts

TODAY = dt.datetime.now().astimezone().date()


def some_text(chance: Random, world: World) -> str:
    """Something that may well stand in one of the records."""
    found = chance.choice([found for there in world.all.values() for found in there])
    known = [text for part in texts(found) for text in part if fold(text).strip()]
    text = chance.choice([*known, *WORDS])
    start = chance.randint(0, len(text))
    part = text[start : start + chance.randint(1, 20)]
    text = chance.choice([text[:3_000], part, text.upper()])
    return text if fold(text).strip() else chance.choice(WORDS)


def value(chance: Random, world: World, noun: Noun, name: str) -> str:
    field = FIELDS[noun][name]
    day = chance.choice([TODAY, dt.date(2020, 3, 25) + dt.timedelta(days=chance.randint(-400, 400))])
    first, last = sorted(chance.choices(range(1, 6), k=2))
    match field.form:
        case Form.CHOICE:
            return chance.choice(field.choices).value
        case Form.RATING:
            return chance.choice([f"{first}..{last}", f"{first}..", f"..{last}", str(first)])
        case Form.DATE:
            return chance.choice([f"{day}", f"{day:%Y-%m}", f"{day:%Y}", "today"])
        case Form.THEME:
            theme = chance.choice(world.all[Noun.THEME] or [None])
            if theme is None or chance.random() < 0.1:
                return "no such theme"
            return chance.choice([theme.code, theme.code.upper(), theme.title or "steel"])
        case Form.TAG:
            tags = [tag for found in world.all[noun] for tag in found.tags]
            return chance.choice([*tags, "steel", "STEEL"])
        case Form.NAME:
            uids = [found.uid for there in world.all.values() for found in there]
            return chance.choice(uids) if chance.random() < 0.1 else some_text(chance, world)
        case Form.PERSON:
            return chance.choice(["me", "ME", "sam example", "EXAMPLE", "ana", "nobody"])
        case Form.TEXT:
            return some_text(chance, world)


def term(chance: Random, world: World, noun: Noun, name: str | None) -> str:
    sign = chance.choice(["", "", "-"])
    if name:
        values = [value(chance, world, noun, name) for _ in range(chance.choice([1, 1, 1, 2]))]
        return f"{sign}{name}:{','.join(map(quoted, values))}"
    found = words(some_text(chance, world)) or ["steel"]
    if chance.random() < 0.5:
        return f"{sign}{chance.choice(found)[: chance.randint(1, 9)]}"
    return f'{sign}"{chance.choice(["  ", "-", " "]).join(found[: chance.randint(1, 3)])}"'
