"""Icons are found by their names, without reading all names that there are."""

from __future__ import annotations

import json
from random import Random

import pytest

from engage.ui import icons


def test_an_icon_is_the_character_that_the_font_names() -> None:
    codes = json.loads(icons._file(".json").read_bytes())
    for name in ["account", *Random().sample(sorted(codes), 100)]:
        assert icons.character(name) == chr(int(codes[name], 16)), name


def test_a_name_that_the_font_does_not_know_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        icons.character("accoun")
