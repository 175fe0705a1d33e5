"""Files as people send them in, with the oddities of the programs that wrote them, made from nothing.

`python -m tests.services.importing.received_files` writes those of `tests/corpus/submissions` anew.
"""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from email import encoders
from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.services.importing.golden import CORPUS
from tests.services.importing.ole_files import ole_file

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def zipped(parts: Mapping[str, str | bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else packed
            archive.writestr(zipfile.ZipInfo(name, (2020, 8, 21, 9, 0, 0)), part, how)
    return held.getvalue()


def word(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word document."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": '<Relationships><Relationship Id="r0" TargetMode="External" '
            f'Type="{_MAIN}" Target="file:///etc/passwd"/>'
            f'<Relationship Id="r1" Type="{_MAIN}" Target="{main}"/></Relationships>',
            main: f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": f"<w:{name} {_W}>{part}</w:{name}>" for name, part in parts.items()},
        }
    )


def p(text: str, properties: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


_LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
_UNLISTED = '<w:numPr><w:numId w:val="0"/></w:numPr>'

WORD = f"""
{p("Views of Example Glass", '<w:pStyle w:val="Title"/>')}
<w:p/>
<w:p><w:r><w:t>Relining takes </w:t></w:r>
<w:ins><w:r><w:t>twelve</w:t></w:r></w:ins><w:del><w:r><w:delText>ten</w:delText></w:r></w:del>
<w:r><w:t xml:space="preserve"> years.</w:t></w:r>
<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText>HYPERLINK "http://example.org"</w:instrText></w:r>
<w:r><w:t xml:space="preserve"> See our site.</w:t></w:r></w:p>
<w:p><w:moveFrom><w:r><w:t>Moved away.</w:t></w:r></w:moveFrom></w:p>
{p("We ask for:")}
{p("power at a fair price", _LISTED)}
{p("a connection &amp; a date 🌞", _LISTED)}
{p("No item at all.", _UNLISTED)}
<w:tbl>
<w:tr><w:tc>{p("Year")}</w:tc><w:tc>{p("Kilns")}</w:tc></w:tr>
<w:tr><w:tc>{p("2020")}</w:tc><w:tc><w:p/></w:tc></w:tr>
<w:tr><w:tc>{p("2021")}</w:tc><w:tc>{p("58")}</w:tc></w:tr>
</w:tbl>
<w:tbl>
<w:tr><w:tc>{p("1. What would help?")}{p("Say it in short.")}</w:tc></w:tr>
<w:tr><w:tc>{p("A promise.")}</w:tc><w:tc>{p("It must last.")}{p("As the lining does.")}</w:tc></w:tr>
</w:tbl>
<w:p><w:r><mc:AlternateContent>
<mc:Choice><w:drawing/><w:txbxContent>{p("In a box.")}</w:txbxContent></mc:Choice>
<mc:Fallback><w:pict/><w:txbxContent>{p("In a box.")}</w:txbxContent></mc:Fallback>
</mc:AlternateContent></w:r>
<w:r><w:t>Around the box</w:t><w:br/><w:t>and below</w:t><w:tab/><w:t>it, energy</w:t><w:noBreakHyphen/>
<w:t>intensive.</w:t></w:r></w:p>
"""

_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)

OPEN_TEXT = """
<text:tracked-changes><text:changed-region><text:deletion>
<office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>Struck out.</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:h>Views of the Example Union</text:h><text:p/>
<text:p>Skills first:<text:s text:c="2"/>two<text:s/>welders\
 <text:span>of <text:span>three</text:span></text:span>\
 retire<text:note><text:note-citation>1</text:note-citation>\
<text:note-body><text:p>By 2030.</text:p></text:note-body></text:note> soon.\
<office:annotation><dc:creator>A</dc:creator><text:p>Really?</text:p></office:annotation> Yes.</text:p>
<text:list>
<text:list-item><text:p>training</text:p>
<text:list><text:list-item><text:p>on the job</text:p></text:list-item></text:list>
</text:list-item>
<text:list-item><text:p>wages</text:p></text:list-item>
</text:list>
<table:table>
<table:table-row><table:table-cell><text:p>Trade</text:p></table:table-cell>
<table:table-cell><text:p>Short of</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>welding</text:p></table:table-cell>
<table:table-cell><text:p>400</text:p></table:table-cell></table:table-row>
</table:table>
<text:p><draw:frame><draw:image xlink:href="http://example.org/track.png"/></draw:frame>\
Line one<text:line-break/>line two<text:tab/>end</text:p>
"""


def open_text(body: str, manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def pdf(*pages: str, encrypt: str | None = None) -> bytes:
    """A PDF document, a line of which is a line of its pages."""
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, encrypt=encrypt, invariant=True)
    for page in pages:
        for number, line in enumerate(page.split("\n")):
            canvas.drawString(72, 780 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


PDF_PAGES = (
    """Green recovery: the view of Example Fasteners

We make bolts for bridges and for turbines, and have made them for ninety years in the same exam-
ple of a works, which is a long time for anything that is made of steel and has to pay its way with-
out help. Energy is a fifth of what a bolt costs, and steel is a half of it.
What would help is a price that can be known for longer than the life of one order, however high it
may be, and a border at which all bolts are equal.
1. A known price for energy-intensive works.
2. Equal rules at the border.""",
    "The second page has one line, which is short.",
)

RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0
{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}}{\colortbl;\red0\green0\blue0;}
{\*\generator Example Writer 1.0;}{\info{\title Hidden}{\author Nobody}}{\header Page header\par}
{\pard\b Views of the Example Caf\'e9\b0\par}
{\pard A dash \endash  and \ldblquote quotes\rdblquote , a Welsh \u373?, a sun \u-10180?\u-8420?.\par}
{\pard {\f1 \'ca\'e8\'bf\'e2} stands in another alphabet.
{\super\chftn}{\footnote\pard\chftn  As it is written.\par}\par}
{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt our site}} says more.
{\deleted Not this.} But this.\par
{\*\annotation Who wrote that?}{\pict\pngblip 89504e470d0a1a0a}
\trowd\cellx1000\cellx2000\pard\intbl Year\cell Cups\cell\row
\trowd\pard\intbl 2020\cell 7,000\cell\row\pard
{\pntext\bullet\tab}\pard\ls1 strong coffee\par\ls1 fair wages\par\pard The end \{of it\}.\par}
"""

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Views of the
 Example Allotments</title>
<style>p { color: red }</style><script>document.write("<p>Not this</p>")</script></head>
<body onload="alert('x')"><h1>Bees &amp; beans</h1>
<p>We grow   beans,<br>and <b>keep</b>&nbsp;bees: 3 &lt; 4.<p>An unended paragraph
<ul><li>soil<li>rain</ul>
<!-- <p>Not this</p> -->
<table><tr><th>Plot<th>Beans<tr><td>1<td>40 kg</table>
<pre>two
  lines</pre>
<img src="http://example.org/track.gif"><a href="javascript:alert(1)" title="a > b">our page</a> a < b
<iframe src="file:///etc/passwd"></iframe></body></html>
"""


def mail() -> bytes:
    """An e-mail with a covering letter, a paper, a picture, a table, and a message that is passed on."""
    outer = MIMEMultipart("mixed", boundary="outer")
    outer["From"] = "=?utf-8?q?Ana_S=C3=A1mple?= <Ana@Glass.example>"
    outer["To"] = "clerk@group.example"
    outer["Subject"] = "=?utf-8?q?Our_views_=E2=80=93?= as promised"
    outer["Date"] = "Fri, 21 Aug 2020 23:30:00 -0400"
    outer["Message-ID"] = "<1@glass.example>"
    both = MIMEMultipart("alternative", boundary="both")
    letter = "Dear clerk,\n\nplease find our views below, é included.\n\nAna\n"
    both.attach(MIMEText(letter, "plain", "iso-8859-1"))
    both.attach(MIMEText("<p>Not this: there is plain text.</p>", "html"))
    outer.attach(both)
    views = word(p("Kilns want power at night as well."))
    for name, kind, held in (
        ("../../Views on kilns.docx", "application/octet-stream", views),
        ("logo.png", "image/png", b"\x89PNG"),
        ("figures.xlsx", "application/octet-stream", b"PK\x03\x04 no text"),
    ):
        part = MIMEBase(*kind.split("/"))
        part.set_payload(held)
        encoders.encode_base64(part)
        part.add_header("Content-Disposition", "attachment", filename=name)
        outer.attach(part)
    inner = EmailMessage()
    inner["From"] = "Sam Sample <sam@tiles.example>"
    inner["Subject"] = "Tiles"
    inner["Date"] = "Thu, 20 Aug 2020 10:00:00 +0100"
    inner.set_content("Tiles want the same as plates do.")
    outer.attach(MIMEMessage(inner))
    return _written(outer)


def page_mail() -> bytes:
    """An e-mail that is HTML alone, from somebody unknown, in an old encoding that is not said."""
    head = "From: webform@site.example\nSubject: Form\nDate: not a day\nContent-Type: text/html\n\n"
    page = "<html><body><div>I keep a café.</div><div>It wants heat, not gas.</div></body></html>"
    return (head + page).encode("cp1252")


def _written(message: Message) -> bytes:
    return message.as_bytes().replace(b"\r\n", b"\n")


def outlook(
    properties: Mapping[int, str | bytes | int], *, within: str = "", head: int = 32
) -> dict[str, bytes]:
    """The streams of an Outlook message, by its properties: texts, bytes, and times in 100 ns since 1601."""
    streams: dict[str, bytes] = {}
    fixed = bytearray(head)
    for number, value in properties.items():
        kind = {str: 0x001F, bytes: 0x0102, int: 0x0040}[type(value)]
        if isinstance(value, int):
            fixed += struct.pack("<HHIQ", kind, number, 6, value)
            continue
        held = value.encode("utf-16-le") if isinstance(value, str) else value
        fixed += struct.pack("<HHIQ", kind, number, 6, len(held))
        streams[f"{within}__substg1.0_{number:04X}{kind:04X}"] = held
    streams[f"{within}__properties_version1.0"] = bytes(fixed)
    return streams


_NOON = 132424848000000000
"""21 August 2020, 12:00 UTC, as Windows counts."""


def message() -> bytes:
    """An Outlook message with a paper and a message that is passed on."""
    first, second = "__attach_version1.0_#00000000/", "__attach_version1.0_#00000001/"
    return ole_file(
        outlook(
            {
                0x0037: "Views of Example Tiles",
                0x0C1A: "Sam Sample",
                0x0C1F: "/o=Example/cn=sam",
                0x5D01: "sam@tiles.example",
                0x1000: "Dear clerk,\r\n\r\nour views are in the file. 🌞\r\n",
                0x0039: _NOON,
            }
        )
        | outlook({0x3707: "Views.rtf", 0x3701: RTF}, within=first, head=8)
        | outlook({0x3001: "Passed on"}, within=second, head=8)
        | outlook(
            {0x0037: "An earlier one", 0x0C1A: "Ana Sample", 0x1013: b"<p>Glass wants what tiles want.</p>"},
            within=f"{second}__substg1.0_3701000D/",
            head=24,
        )
    )


def packed_rtf_message() -> bytes:
    """An Outlook message whose body is compressed RTF (the example of MS-OXRTFCP), with its headers."""
    rtf = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af82068656c090020627705b06c647d0a800fa0"
    )
    headers = "From: Ana Sample <ana@glass.example>\r\nDate: Fri, 21 Aug 2020 10:00:00 +0100\r\n"
    return ole_file(outlook({0x0037: "Hello", 0x007D: headers, 0x1009: rtf}))


MARKDOWN = """# Views of the Example Residents

Lorries wake us at five. We would rather have the railway.

* fewer lorries
* more trains
"""


def files() -> Iterator[tuple[str, bytes]]:
    """Every file of the corpus."""
    notes = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">'
    yield (
        "glass.docx",
        word(
            WORD,
            "word/document2.xml",
            footnotes=f"{notes}{p(' With gas.')}</w:footnote>",
            comments=f"<w:comment w:id='0'>{p('Sure?')}</w:comment>",
            header1=p("Draft"),
            footer1="<w:p/>",
        ),
    )
    yield "union.odt", open_text(OPEN_TEXT)
    yield "fasteners.pdf", pdf(*PDF_PAGES)
    yield "cafe.rtf", RTF
    yield "allotments.html", PAGE.encode()
    yield "residents.md", MARKDOWN.replace("\n", "\r\n").encode("utf-16")
    yield "our views.eml", mail()
    yield "form.eml", page_mail()
    yield "tiles.msg", message()
    yield "hello.msg", packed_rtf_message()


if __name__ == "__main__":
    folder = CORPUS / "submissions"
    folder.mkdir(exist_ok=True)
    for name, held in files():
        (folder / name).write_bytes(held)
