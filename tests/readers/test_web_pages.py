"""Web pages in Chromium: axe-core finds nothing that shuts anybody out, in either scheme."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from engage.services.exporting.house_style import PLAIN, Colours, HouseStyle
from engage.services.exporting.html import export
from engage.services.summaries.document import Document
from tests.services.exporting.documents import BLOCKS, BY_THEME, ODD

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1366,768",
    "--virtual-time-budget=20000",
)
_RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const told = document.createElement("pre");
  told.id = "axe-told";
  told.textContent = JSON.stringify(found.violations.map(
    one => [one.id, one.help, one.nodes.map(node => [node.html.slice(0, 200), node.failureSummary])]
  ));
  document.body.replaceChildren(told);
});
"""

OWN = HouseStyle(colours=Colours(accent="#7a1f5c"))


def violations(
    document: Document, style: HouseStyle, scheme: str, axe: str, chromium: str, folder: Path
) -> Any:
    """What axe-core has against a page, as Chromium shows it in a scheme."""
    file = io.BytesIO()
    export(document, file, style=style)
    page = file.getvalue().decode()
    # The page lets no script run, so the copy that is looked at has to allow this one.
    page, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert count == 1
    script = f"<script>{axe}</script><script>{_RUN}</script>"
    at = page.rindex("</body>")
    looked_at = folder / "page.html"
    looked_at.write_text(page[:at] + script + page[at:], encoding="utf-8")
    flags = [*_FLAGS, f"--user-data-dir={folder / 'browser'}"]
    if scheme == "dark":
        flags.append("--blink-settings=preferredColorScheme=0")
    answer = subprocess.run(
        [chromium, *flags, "--dump-dom", looked_at.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = re.search(r'<pre id="axe-told">(.*?)</pre>', answer.stdout, re.DOTALL)
    assert told, "axe-core did not come to an end"
    return json.loads(html.unescape(told[1]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("style", [PLAIN, OWN], ids=["plain", "own"])
@pytest.mark.parametrize("document", [BY_THEME, ODD, BLOCKS], ids=["by theme", "odd", "blocks"])
def test_no_page_has_a_violation(
    document: Document, style: HouseStyle, scheme: str, axe: str, chromium: str, tmp_path: Path
) -> None:
    assert violations(document, style, scheme, axe, chromium, tmp_path) == []


def test_a_violation_would_be_found(axe: str, chromium: str, tmp_path: Path) -> None:
    faint = HouseStyle(colours=Colours(quiet="#eeeeee"))
    found = violations(BY_THEME, faint, "light", axe, chromium, tmp_path)
    assert [one[0] for one in found] == ["color-contrast"]
