"""What stands on the pages as a tree, which screen readers follow: tagged PDF (ISO 32000-1, 14.7 and 14.8).

The setting of the document makes an `Element` of each of its parts, in reading order. The pen notes in it
where on the pages it has drawn it. When all is drawn, `write_tree` puts the tree into the file, for ReportLab
knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFPage

TITLE = "Title"
"""Of the whole document, which PDF 1.7 has no word for: told to be a paragraph."""
_ROLES = f"/{TITLE} /P"
_KEPT = frozenset({"TH", "TD", "LBody"})
_PAGE_ENTRIES = (*PDFPage.__NoDefault__, "StructParents", "Tabs")


class Marked(NamedTuple):
    """A stretch of what is drawn on a page."""

    page: int
    """From 1."""
    number: int
    """The first of the page has 0."""


class Annotation(NamedTuple):
    """A place on a page that leads somewhere."""

    page: int
    name: str


class Element:
    """A part of the document, and what it is: "H1", "P", "TD" ...

    It knows its parts but not what it is part of, so that a document that is done with goes at once.
    """

    __slots__ = ("alt", "kids", "more", "number", "parent", "tag")

    def __init__(self, tag: str, within: Element | None = None, more: str = "", *, alt: str = "") -> None:
        """It becomes the last part of `within`; `more` are further entries as the file has them."""
        self.tag = tag
        self.more = more
        self.alt = alt
        self.kids: list[Element | Marked | Annotation] = []
        self.number = self.parent = 0
        """In the file."""
        if within is not None:
            within.kids.append(self)

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place in the tree: cells also where nothing stands in them."""
        if self.tag in _KEPT:
            return True
        # The last is drawn as a rule, and one is enough.
        return any(not isinstance(kid, Element) or kid.is_drawn for kid in reversed(self.kids))

    def content(self, pages: Sequence[int], links: Mapping[str, int]) -> bytes:
        """The element as the file has it, which has pages and annotations under those numbers."""
        page = next((kid.page for kid in self.kids if not isinstance(kid, Element)), 0)
        kids = []
        for kid in self.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
            elif isinstance(kid, Annotation):
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page - 1]} 0 R/Obj {links[kid.name]} 0 R>>")
            elif kid.page == page:
                kids.append(str(kid.number))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[kid.page - 1]} 0 R/MCID {kid.number}>>")
        whole = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        here = f"/Pg {pages[page - 1]} 0 R" if page else ""
        alt = f"/Alt {in_file(self.alt)}" if self.alt else ""
        return f"<</S/{self.tag}/P {self.parent} 0 R/K {whole}{here}{alt}{self.more}>>".encode("ascii")


Parents: TypeAlias = Sequence[Element | Sequence[Element]]
"""By the key that a page or an annotation has: the elements of its stretches in their order, or its own."""


def in_file(text: str) -> str:
    """A string as the file has it."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex()}>"


def tag_page(document: PDFDocument, key: int) -> None:
    """Give the page that was finished last the key of its elements."""
    page = document.Pages[-1]
    page.__NoDefault__ = _PAGE_ENTRIES
    page.StructParents = key
    # The order of the tree is also that in which Tab goes from link to link.
    page.Tabs = PDFName("S")


def write_tree(
    root: Element, parents: Parents, links: Mapping[str, int], document: PDFDocument
) -> list[Element]:
    """Put the tree into a document whose pages are drawn; gives all of its elements.

    `links` holds the numbers of the annotations by their names.
    """
    pages = [document.idToObjectNumberAndVersion[f"Page{n}"][0] for n in range(1, document.pageCounter)]
    tree, parent_tree = document.objectcounter + 1, document.objectcounter + 2
    elements = [*_numbered(root, tree, parent_tree + 1)]
    names = " ".join(f"({note.name}) {note.number} 0 R" for note in elements if isinstance(note, Note))
    entries = (
        f"/Type/StructTreeRoot/K {root.number} 0 R/RoleMap<<{_ROLES}>>/IDTree<</Names[{names}]>>"
        f"/ParentTree {parent_tree} 0 R/ParentTreeNextKey {len(parents)}"
    )
    document.Catalog.StructTreeRoot = document.Reference(f"<<{entries}>>\n".encode("ascii"), "Tags")
    document.Reference(_parent_tree(parents), "TagsOfPages")
    for element in elements:
        document.Reference(element.content(pages, links), f"Tag{element.number}")
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    return elements


class Note(Element):
    """A footnote; the file knows it by a name."""

    def __init__(self, number: int) -> None:
        """It is part of nothing yet: its place is beside the mark that leads to it."""
        # The file has names in their order.
        self.name = f"note-{number:06}"
        super().__init__("Note", None, f"/ID({self.name})")


class Link(Element):
    """Words that lead somewhere."""

    def __init__(self, within: Element, target: str) -> None:
        """It becomes the last part of `within`."""
        super().__init__("Link", within)
        self.target = target


class Figure(Element):
    """What is seen and not read, with the words that stand for it."""

    def __init__(self, within: Element, alt: str) -> None:
        """It becomes the last part of `within`."""
        super().__init__("Figure", within, alt=alt)

    def stands_at(self, x: float, y: float, width: float, height: float) -> None:
        """Say which part of its page it takes."""
        self.more = f"/A<</O/Layout/BBox[{x:.2f} {y:.2f} {x + width:.2f} {y + height:.2f}]>>"


def _numbered(root: Element, parent: int, first: int) -> Iterator[Element]:
    """An element and all below it, with their numbers in the file; those that hold nothing are left out."""
    number = first
    waiting = [(root, parent)]
    while waiting:
        element, above = waiting.pop()
        element.parent = above
        element.number = number
        number += 1
        element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.is_drawn]
        waiting += [(kid, element.number) for kid in reversed(element.kids) if isinstance(kid, Element)]
        yield element


def _parent_tree(parents: Parents) -> bytes:
    entries = []
    for key, owner in enumerate(parents):
        if isinstance(owner, Element):
            entries.append(f"{key} {owner.number} 0 R")
        else:
            entries.append(f"{key}[{' '.join(f'{element.number} 0 R' for element in owner)}]")
    return f"<</Nums[{' '.join(entries)}]>>\n".encode("ascii")
