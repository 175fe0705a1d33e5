"""ARCHITECTURE.md shows the house as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import architecture

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "engage"
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
LEEWAY = 0.1
"""By how much a number of the picture may be off: it tells how much goes where, and not the last import."""


def parted(picture: str) -> tuple[list[str], list[float]]:
    """What a picture says and draws, and the numbers in it."""
    number = r"(?<![\w.#])-?\d[\d,]*(?:\.\d+)?"
    words = re.split(number, picture)
    return words, [float(found.replace(",", "")) for found in re.findall(number, picture)]


def test_the_picture_is_of_this_house() -> None:
    shown = architecture.PICTURE.read_text(encoding="utf-8")
    words, numbers = parted(shown)
    words_now, numbers_now = parted(architecture.draw())
    assert words == words_now, "a package or an arrow has come or gone: make docs"
    off = [(a, b) for a, b in zip(numbers, numbers_now, strict=True) if abs(a - b) > max(3, LEEWAY * b)]
    assert off == [], "the house has grown since it was drawn: make docs"
    assert "](docs/images/architecture.svg)" in TEXT


def test_the_same_house_makes_the_same_picture() -> None:
    assert architecture.draw() == architecture.draw()


def test_the_picture_counts_what_the_code_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = {
        "__init__.py": "",
        "domain/__init__.py": "",
        "domain/things.py": "",
        "storage/__init__.py": "",
        "storage/tables.py": "from engage.domain import things\nfrom engage.domain.things import Thing",
        "storage/rows.py": "def late():\n    import engage.domain.things",
    }
    for name, text in house.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(architecture, "SOURCE", tmp_path)
    assert architecture.imports() == {("storage", "domain"): 2}
    (tmp_path / "domain" / "things.py").write_text("from engage.storage import tables")
    with pytest.raises(SystemExit, match="domain imports storage, which stands above it"):
        architecture.draw()
    (tmp_path / "domain" / "things.py").write_text("")
    (tmp_path / "odds").mkdir()
    (tmp_path / "odds" / "__init__.py").write_text("")
    with pytest.raises(SystemExit, match="does not know where to draw odds"):
        architecture.draw()


def test_each_package_of_a_layer_is_told_of() -> None:
    layers = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    tree = TEXT.partition("src/engage/\n")[2].partition("```")[0]
    listed = set(re.findall(r"^  (\w+)/ ", tree, re.MULTILINE))
    assert listed == layers


def test_what_is_named_with_its_module_is_there() -> None:
    """As in `services/records.told`: a name of Python after the module that has it."""
    named = [
        (module, name)
        for module, name in re.findall(r"`((?:\w+/)+\w+)\.(\w+)`", TEXT)
        if name != "py" and (SOURCE / f"{module}.py").is_file()
    ]
    assert named
    assert [pair for pair in named if not _has(*pair)] == []


def _has(module: str, name: str) -> bool:
    text = (SOURCE / f"{module}.py").read_text(encoding="utf-8")
    return re.search(rf"^(def |class )?{name}\b", text, re.MULTILINE) is not None
