"""Colours of themes: how they are written, and that they can be read on whatever they stand on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.colours import LEGIBLE, NAMED, contrast, legible, name_of_colour, read_colour, tinted
from engage.errors import Invalid

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#2767b0", "#2767b0"),
        (" #2767B0 ", "#2767b0"),
        ("2767b0", "#2767b0"),
        ("#27b", "#2277bb"),
        ("Teal", NAMED["teal"]),
        ("", ""),
        ("  ", ""),
    ],
)
def test_what_is_written_means_a_colour(text: str, colour: str) -> None:
    assert read_colour(text) == colour


@pytest.mark.parametrize("text", ["mauve-ish", "#12345", "#12345g", "rgb(1,2,3)", "#", "٣٣٣٣٣٣"])
def test_what_is_no_colour_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_colour(text)
    assert refused.value.field == "colour"
    assert "teal" in str(refused.value)


@given(colour=colours)
def test_a_colour_is_written_one_way(colour: str) -> None:
    assert read_colour(colour.upper()) == colour
    assert read_colour(name_of_colour(colour)) == colour


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_that_of_the_standard(one: str, other: str, apart: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(apart, abs=0.005)


@given(colour=colours, ground=colours)
def test_every_colour_can_be_read_on_every_ground(colour: str, ground: str) -> None:
    seen = legible(colour, ground)
    assert contrast(seen, ground) >= LEGIBLE
    if contrast(colour, ground) >= LEGIBLE:
        assert seen == colour


@given(colours, colours, colours, st.floats(0, 1))
def test_a_ground_takes_as_much_of_a_colour_as_leaves_the_ink_legible(
    ground: str, colour: str, ink: str, share: float
) -> None:
    tint = tinted(ground, colour, ink, share)
    assert tint == ground or contrast(tint, ink) >= LEGIBLE
    assert tinted(ground, colour, ink, 0) == ground
