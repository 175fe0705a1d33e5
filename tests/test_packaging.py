"""What makes Engage one of the programs of a Linux desktop."""

import configparser
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from engage.services.projects import SUFFIX

ROOT = Path(__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry(path: Path) -> configparser.SectionProxy:
    """What an entry of the menu says."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_projects_are_opened_by_engage() -> None:
    (kind,) = ElementTree.parse(LINUX / "engage.xml").getroot()  # noqa: S314  our own file
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{SUFFIX}"]
    assert entry(LINUX / "engage.desktop")["MimeType"] == f"{kind.get('type')};"


if sys.platform == "linux":

    def test_a_bundle_goes_into_the_menu_and_out_of_it(tmp_path: Path) -> None:
        bundle = tmp_path / 'my "own" programs, 100%'
        shutil.copytree(LINUX, bundle / "_internal" / "linux")
        icons = bundle / "_internal" / "engage" / "resources" / "icons"
        shutil.copytree(ROOT / "resources" / "icons", icons)
        install = shutil.copy(LINUX / "install.sh", bundle)
        share = tmp_path / "share"
        environment = {**os.environ, "XDG_DATA_HOME": str(share)}
        ours = [share / "applications" / "engage.desktop", share / "mime" / "packages" / "engage.xml"]
        ours.append(share / "icons" / "hicolor" / "scalable" / "apps" / "engage.svg")

        subprocess.run([install], env=environment, check=True)
        assert [path.exists() for path in ours] == [True] * 3
        command = entry(ours[0])["Exec"].replace("\\\\", "\\")  # as in every value of such a file
        assert shlex.split(command.replace("%%", "%")) == [str(bundle / "engage"), "%f"]

        subprocess.run([install, "--remove"], env=environment, check=True)
        assert [path.exists() for path in ours] == [False] * 3
