"""No cell that we write is a formula, and every cell comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from engage.services.formulas import guarded, unguarded

_CELLS = st.text() | st.text(alphabet="'=+-@\t\r\nx", max_size=6)


@given(_CELLS)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(_CELLS)
def test_every_cell_comes_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_plain_words_stay_plain() -> None:
    assert guarded("a=b") == "a=b"
    assert unguarded("'tis") == "'tis"
