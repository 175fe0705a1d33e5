"""The templates of python-docx, which it looks for by way of the folder of its parts."""

from pathlib import Path

from PyInstaller.utils.hooks import collect_data_files, get_package_paths

_, _package = get_package_paths("docx")
datas = [
    *collect_data_files("docx", includes=["templates/*.docx", "templates/*.xml"]),
    # Else that folder would not be there.
    (str(Path(_package, "py.typed")), "docx/parts"),
]
