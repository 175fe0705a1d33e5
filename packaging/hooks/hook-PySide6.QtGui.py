"""The plug-ins for windows and pictures that a desktop needs: others would bring QtQuick and GTK along."""

import re
from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

_NEEDED = re.compile(
    r"(iconengines|styles|wayland-.*|xcbglintegrations)/"
    r"|imageformats/(lib)?qsvg\W"
    r"|platforminputcontexts/lib(compose|ibus)"
    r"|platforms/(lib)?q(cocoa|offscreen|wayland|windows|xcb)\W"
    r"|platformthemes/libqxdgdesktopportal"
)

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [
    (source, folder)
    for source, folder in binaries
    if "plugins" not in PurePath(folder).parts
    or _NEEDED.match(f"{PurePath(folder).name}/{PurePath(source).name}")
]
