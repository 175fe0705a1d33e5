"""What the schema of REFI-QDA 1.5 asks of a codebook and of a project, written down by ourselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


@dataclass(frozen=True)
class Rule:
    """One element: its attributes, and what stands in it, in that order."""

    required: str = ""
    optional: str = ""
    content: str = ""
    """Names, each with "?" (at most one), "*" (any number), "+" (at least one) or nothing (exactly one)."""
    has_text: bool = False


CODES = {
    "Codes": Rule(content="Code+"),
    "Code": Rule("guid name isCodable", "color", "Description? Code*"),
    "Description": Rule(has_text=True),
}
CODEBOOK: Mapping[str, Rule] = {"CodeBook": Rule("", "origin", "Codes Sets?"), **CODES}
PROJECT: Mapping[str, Rule] = {
    "Project": Rule(
        "name",
        "origin creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime basePath",
        "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*",
    ),
    "Users": Rule(content="User+"),
    "User": Rule("guid", "name id"),
    "CodeBook": Rule(content="Codes"),
    **CODES,
    "Variables": Rule(content="Variable+"),
    "Variable": Rule("guid name typeOfVariable", content="Description?"),
    "Cases": Rule(content="Case+"),
    "Case": Rule("guid", "name", "Description? CodeRef* VariableValue* SourceRef* SelectionRef*"),
    "VariableValue": Rule(content="VariableRef TextValue"),
    "TextValue": Rule(has_text=True),
    "Sources": Rule(content="TextSource+"),
    "TextSource": Rule(
        "guid",
        "name plainTextPath richTextPath creatingUser creationDateTime modifyingUser modifiedDateTime",
        "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
    ),
    "PlainTextSelection": Rule(
        "guid startPosition endPosition",
        "name creatingUser creationDateTime modifyingUser modifiedDateTime",
        "Description? Coding* NoteRef*",
    ),
    "Coding": Rule("guid", "creatingUser creationDateTime", "CodeRef NoteRef*"),
    **{
        name: Rule("targetGUID")
        for name in ("CodeRef", "VariableRef", "SourceRef", "SelectionRef", "NoteRef")
    },
}
REFERENCES = {
    "CodeRef": "Code",
    "VariableRef": "Variable",
    "SourceRef": "TextSource",
    "SelectionRef": "PlainTextSelection",
}


def codebook(path: Path) -> Element:
    """Check a codebook, and return it."""
    root = fromstring(path.read_bytes())  # noqa: S314  what we have written ourselves
    check(root, "urn:QDA-XML:codebook:1.0", CODEBOOK)
    return root


def project(path: Path) -> tuple[Element, dict[str, str]]:
    """Check a coded project, and return it with the text of each source by its guid."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        root = fromstring(archive.read("project.qde"))  # noqa: S314
        check(root, "urn:QDA-XML:project:1.0", PROJECT)
        texts = {}
        for source in found(root, "TextSource"):
            name = source.get("plainTextPath", "").removeprefix("internal://")
            assert name == f"{source.get('guid')}.txt"
            texts[source.attrib["guid"]] = archive.read(f"sources/{name}").decode()
        assert len(archive.namelist()) == 1 + len(texts)
    for source in found(root, "TextSource"):
        length = len(texts[source.attrib["guid"]])
        for selection in found(source, "PlainTextSelection"):
            assert (
                0 <= int(selection.attrib["startPosition"]) < int(selection.attrib["endPosition"]) <= length
            )
    return root, texts


def found(root: Element, name: str) -> Iterator[Element]:
    """The elements of a name, wherever they stand."""
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == name)


def check(root: Element, namespace: str, rules: Mapping[str, Rule]) -> None:
    """Raise `AssertionError` where the document breaks a rule."""
    guids: dict[str, str] = {}
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{namespace}}}")
        rule = rules[name]
        given = {key for key in element.attrib if not key.startswith(SCHEMA_INSTANCE)}
        assert set(rule.required.split()) <= given <= {*rule.required.split(), *rule.optional.split()}, name
        assert rule.has_text or not (element.text or "").strip()
        assert not (element.tail or "").strip()
        inside = "".join(f"{child.tag.removeprefix(f'{{{namespace}}}')} " for child in element)
        assert re.fullmatch(_pattern(rule.content), inside), (name, inside)
        if "guid" in given:
            assert GUID.fullmatch(element.attrib["guid"])
            assert guids.setdefault(element.attrib["guid"].lower(), name) == name
        _check_values(element, name)
    everything = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(everything) == len(set(everything))
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in REFERENCES:
            assert guids[element.attrib["targetGUID"].lower()] == REFERENCES[name]
        if by := element.get("creatingUser"):
            assert guids[by.lower()] == "User"


def _pattern(content: str) -> str:
    parts = re.findall(r"(\w+)([?*+]?)", content)
    return "".join(f"(?:{name} ){count}" for name, count in parts)


def _check_values(element: Element, name: str) -> None:
    assert element.get("isCodable", "true") in ("true", "false")
    assert COLOUR.fullmatch(element.get("color", "#000"))
    assert MOMENT.fullmatch(element.get("creationDateTime", "2020-01-01T00:00:00Z"))
    assert element.get("typeOfVariable", "Text") in (
        "Text",
        "Boolean",
        "Integer",
        "Float",
        "Date",
        "DateTime",
    )
    if name == "TextSource":
        has_content = any(child.tag.endswith("}PlainTextContent") for child in element)
        assert has_content != (element.get("plainTextPath") is not None)
    for key in ("name", "guid"):
        assert element.get(key, "x") != ""
