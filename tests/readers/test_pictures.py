"""How documents look in other programs: in Chromium, on the pages of LibreOffice, and to poppler.

Programs see the typefaces that Engage brings and no others, so that machines agree. `ENGAGE_GOLDEN=write`
keeps how things look now; look at the pictures before they are committed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from engage.services.exporting.registry import write
from engage.services.summaries.document import Document, Heading, Table, plain
from tests.services.exporting.documents import BLOCKS, BY_THEME
from tools import typefaces

GOLDENS = Path(__file__).parent / "goldens"
DOCUMENTS = {"by-theme": BY_THEME, "blocks": BLOCKS}
_SIZE = (340, 480)
_TOLERANCE = 60
"""How far a point of a picture may be off, of 255, and how many of a thousand may be further."""
_MOST_OFF = 20


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Variables by which programs find our typefaces alone, and none of anybody's own settings."""
    return {**os.environ, **typefaces.alone(tmp_path), "HOME": str(tmp_path)}


def _check(seen: Image.Image, name: str) -> None:
    """Compare a picture with the one that is kept, both without their finest lines."""
    small = seen.convert("L").resize(_SIZE, Image.Resampling.BOX)
    golden = GOLDENS / f"{name}.png"
    if os.environ.get("ENGAGE_GOLDEN") == "write":
        GOLDENS.mkdir(exist_ok=True)
        small.save(golden, optimize=True)
    soft = ImageFilter.GaussianBlur(1)
    kept = Image.open(golden).convert("L")
    differences = ImageChops.difference(small.filter(soft), kept.filter(soft)).histogram()
    assert sum(differences[_TOLERANCE:]) * 1000 <= _MOST_OFF * small.width * small.height


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_web_page_looks_as_it_did(
    name: str, chromium: str, surroundings: dict[str, str], tmp_path: Path
) -> None:
    write(DOCUMENTS[name], tmp_path / "page.html")
    flags = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=850,1200"),
        *("--force-device-scale-factor=1", "--disable-background-networking", "--no-first-run"),
        *(f"--user-data-dir={tmp_path / 'browser'}", f"--screenshot={tmp_path / 'page.png'}"),
    )
    words = [chromium, *flags, (tmp_path / "page.html").as_uri()]
    subprocess.run(words, check=True, capture_output=True, timeout=120, env=surroundings)
    _check(Image.open(tmp_path / "page.png"), f"html-{name}")


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_office_document_looks_as_it_did(
    name: str, suffix: str, surroundings: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / f"document{suffix}"
    write(DOCUMENTS[name], path)
    office = shutil.which("soffice")
    assert office
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    words = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=180, env=surroundings)
    pages = pypdfium2.PdfDocument(tmp_path / "document.pdf")
    try:
        for number in range(2):
            _check(pages[number].render(scale=1.0).to_pil(), f"{suffix[1:]}-{name}-{number + 1}")
    finally:
        pages.close()


def _structure(document: Document, folder: Path) -> str:
    """The tags of a PDF file with their words, as poppler reads them."""
    path = folder / "document.pdf"
    write(document, path)
    words = ["pdfinfo", "-struct-text", str(path)]
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.mark.parametrize("name", DOCUMENTS)
def test_poppler_finds_the_tags_in_their_order(name: str, tmp_path: Path) -> None:
    found = _structure(DOCUMENTS[name], tmp_path)
    lines = [line.strip() for line in found.splitlines()]
    tags = [line.split()[0].rstrip(":") for line in lines if line and not line.startswith('"')]
    blocks = DOCUMENTS[name].blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"H[1-6]", tag)]
    assert levels[-len(headings) :] == [heading.level for heading in headings]
    assert tags.count("Table") >= sum(isinstance(block, Table) for block in blocks)
    assert {"Document", "H1", "P", "TH", "TD"} <= set(tags)
    said = re.sub(r"\s+", "", "".join(re.findall(r'"(.*)"', found)))
    place = said.rindex(re.sub(r"\s+", "", f"{headings[0].code}{plain(headings[0].text)}"))
    for heading in headings:
        words = re.sub(r"\s+", "", f"{heading.code}{plain(heading.text)}")
        place = said.index(words, place)
