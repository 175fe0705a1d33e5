"""Documents to print: one as a group would hand it over, one of nothing but odd data."""

from __future__ import annotations

import datetime as dt

from engage.domain.disclosure import Audience
from engage.domain.feedback import Stance
from engage.domain.label_sheets import SHEETS
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Callout,
    Chart,
    ChartForm,
    ChartRow,
    Column,
    Counts,
    Day,
    Document,
    Emphasis,
    Fact,
    Figure,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    StanceBar,
    StanceCount,
    Strong,
    Table,
    Tone,
)

DAY = dt.date(2020, 3, 25)


def counts(organisations: int, pieces: int) -> Counts:
    """The quiet line under a heading."""
    return Counts(Figure(organisations, (1, 2)), Figure(pieces, (1, 2, 3)))


def bar(support: int = 0, mixed: int = 0, oppose: int = 0, neutral: int = 0, unclear: int = 0) -> StanceBar:
    """A stance bar of these counts."""
    numbers = zip(
        (Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE, Stance.NEUTRAL, Stance.UNCLEAR),
        (support, mixed, oppose, neutral, unclear),
        strict=True,
    )
    return StanceBar(tuple(StanceCount(stance, Figure(number, (7,))) for stance, number in numbers))


def document(*blocks: Block, **fields: object) -> Document:
    """A document of these blocks."""
    settled = {"title": "What we heard", "audience": Audience.PUBLIC, "made_on": DAY, **fields}
    return Document(blocks=blocks, **settled)  # type: ignore[arg-type]


BY_THEME = document(
    Paragraph(
        "Stakeholders from all of manufacturing met to settle where a year’s work on clean production would "
        "do most good. This summary sets out what they said against the actions of the agenda.",
        Tone.LEAD,
    ),
    Callout(
        "Held back from the public",
        (
            (
                "For ",
                Figure(38, (1,)),
                " pieces the organisation or its kind stands in place of the name.",
            ),
            (
                "Of ",
                Figure(11, (2,)),
                " pieces not even the kind is said: fewer than three such bodies took part.",
            ),
            (Figure(4, (3,)), " pieces are counted but not quoted, as those who gave them asked."),
        ),
    ),
    Table(
        (
            Column("Kind", width=3),
            Column("Organisations", Alignment.RIGHT),
            Column("Pieces", Alignment.RIGHT),
        ),
        (
            ("Trade bodies", Figure(9, (1,)), Figure(24, (1, 2))),
            ("Unions", Figure(4, (1,)), Figure(15, (3,))),
            ("SMEs", Figure(14, (1,)), Figure(38, (5,))),
            ("Research bodies", Figure(4, (1,)), Figure(9, (6,))),
        ),
        caption="Who took part",
        total=("All", Figure(31, (1,)), Figure(86, (1, 2))),
    ),
    Heading(1, "Invest in manufacturing", code="1", anchor="invest"),
    counts(31, 86),
    bar(support=19, mixed=6, oppose=3, neutral=3),
    KeyPoints(
        (
            KeyPoint(
                "Green growth will be the heart of the recovery.",
                attribution="A trade body",
                note="agreed by four others",
                stance=Stance.SUPPORT,
            ),
            KeyPoint(
                "Whatever support there is must reach firms of under fifty staff in weeks, not quarters."
            ),
        )
    ),
    Heading(2, "A bank for clean industry", code="1.1"),
    counts(12, 20),
    bar(support=9, mixed=2, oppose=1),
    Quote(
        "A revolving fund outlives the government that starts it.",
        "Example Steel Federation",
        stance=Stance.SUPPORT,
    ),
    Quote(
        "Would rather see the existing lender given a new mandate than another body with a board, a building "
        "and a year of recruitment before the first pound is lent; the need is now, and those who can "
        "assess a furnace already have desks.",
        "A union",
        note="agreed by two others",
        stance=Stance.MIXED,
        is_verbatim=False,
    ),
    Heading(2, "Loans, grants and tax", code="1.2"),
    counts(17, 41),
    bar(support=10, mixed=4, oppose=2, neutral=1),
    Paragraph(
        (
            "Most smaller firms asked for ",
            Strong("grants rather than loans"),
            ", and for ",
            Emphasis("one application"),
            " instead of several. See also ",
            Link("procurement", "#procurement"),
            " and ",
            Link("the agenda", "https://example.org/agenda"),
            ".",
        )
    ),
    Quote(
        "Retrofit grants, not loans; a loan moves the risk to the smallest firm.",
        "An SME",
        "agreed by two others",
        Stance.SUPPORT,
    ),
    Quote("Approval takes longer than the work itself.", "Example Castings Federation", stance=Stance.OPPOSE),
    BulletList(
        (
            Item(
                "Supply chains",
                (
                    Item("Robust at home"),
                    Item("Fair abroad", (Item("With a duty to report, and the means to check"),)),
                ),
            ),
            Item("Energy-intensive industry, which will need more support than any other if it is to stay"),
        )
    ),
    Heading(1, "Buy clean", code="2", anchor="procurement"),
    counts(22, 40),
    bar(support=20, unclear=2),
    Heading(
        2,
        "Public procurement that counts carbon from the ore to the girder and publishes the count",
        code="2.1",
    ),
    counts(8, 11),
    bar(oppose=1),
    Heading(3, "Standards", code="2.1.1"),
    Paragraph("Three organisations named the standard that they would start from:"),
    BulletList(
        (Item("the one that buyers already ask for,"), Item("the one that is audited."), Item("Their own.")),
        is_numbered=True,
    ),
    Table(
        (
            Column("Action", width=1),
            Column("Support", Alignment.RIGHT),
            Column("What was asked for", width=4),
        ),
        tuple(
            (
                f"2.{number}",
                Figure(number, (number,)),
                "A register that suppliers can fill in without a consultant. " * (number % 4 + 1),
            )
            for number in range(1, 30)
        ),
    ),
    title="Green manufacturing: what we heard",
    subtitle="Feedback by theme, from the roundtable of 25 March 2020",
    project="Green manufacturing",
    controller="Example Group for Manufacturing",
    rubric="This is not an official publication of either House and has not been approved by them.",
    facts=(
        Fact("Filter", "consultation: green recovery, after:2020-01-01"),
        Fact("Counts", (Figure(31, (1,)), " organisations, ", Figure(86, (1,)), " pieces of feedback")),
        Fact(
            "Source",
            (
                "Example agenda for clean industry, version 2 (",
                Link("example.org", "https://example.org"),
                ")",
            ),
        ),
    ),
)
"""A summary by theme, as it goes to a minister."""

SCRIPTS = {
    "Welsh": "Ŵyl a thŷ yng Nghymru",
    "Polish": "Zażółć gęślą jaźń",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα",
    "Cyrillic": "Съешь ещё этих булок",
    "Hebrew": "שלום לכולם",
    "Arabic": "السلام عليكم",
    "Urdu": "اردو زبان میں گفتگو",
    "Devanagari": "हिन्दी में किताब लिखी",
    "Bengali": "বাংলা ভাষায়",
    "Gurmukhi": "ਪੰਜਾਬੀ ਵਿੱਚ",
    "Gujarati": "ગુજરાતી ભાષા",
    "Tamil": "தமிழ் மொழி",
    "Armenian": "Հայերեն տեքստ",
    "Georgian": "ქართული ტექსტი",
    "Thai": "ภาษาไทย",
    "Ethiopic": "አማርኛ ጽሑፍ",
    "Chinese": "中文文本",
    "Japanese": "日本語のテキスト",
    "Korean": "한국어 텍스트",
    "Symbols": "→ ≥ ♻ ✓ ①",
}

MARKUP = (
    "<b>bold</b> & <i>so on</i>",
    '<img src="/etc/passwd"/>',
    "Maria <maria@example.org> rang",
    "<script>alert(1)</script>",
    "{{ title }} {% raw %} ${x} %(y)s",
    "&lt;para&gt; &#65; <para> ]]> <!-- -->",
    '=HYPERLINK("http://example.org")',
    "\\N{BULLET} \\u0041 (parentheses) \\( unbalanced ((",
)

ODD = document(
    Heading(1, "", code=""),
    Heading(3, "A third level first"),
    *(Heading(2, text, code=name) for name, text in SCRIPTS.items()),
    *(Quote(text, name, stance=Stance.UNCLEAR) for name, text in SCRIPTS.items()),
    *(Paragraph(text) for text in MARKUP),
    Paragraph(""),
    Quote("", "", ""),
    Quote("x" * 5000, "y" * 500, note="z" * 500),
    Paragraph("word " * 40_000),
    Table(
        (Column("Long " * 30), Column("N", Alignment.RIGHT)), (("cell " * 20_000, Figure(10**15)), ("", ""))
    ),
    Table((), ()),
    Table(tuple(Column(f"Column {number}") for number in range(30)), (tuple("abc" for _ in range(30)),)),
    BulletList(()),
    BulletList((Item("", (Item("", (Item("deep"),)),)),)),
    KeyPoints(()),
    Callout("", ()),
    Callout("Long", ("notice " * 3000,)),
    bar(),
    bar(support=1),
    bar(support=100_000, oppose=1),
    Paragraph(
        (
            Link("script", "javascript:alert(1)"),
            Link("file", "file:///etc/passwd"),
            Link("nowhere", "#nowhere"),
            Link("data", "data:text/html,<b>"),
            Link("letter", "mailto:someone@example.org"),
            Link("broken", 'https://example.org/" onclick="x'),
        )
    ),
    Paragraph(
        "\x00\x07\x1b[31mcontrol\ud800 \udfff\ufffe \U0001f9ff \ue000 \U0010ffff "
        "tab\there\r\nline\u2028sep\x0cfeed"
    ),
    PageBreak(),
    PageBreak(),
    PageBreak(),
    title="Odd <b>data</b>\nin the title & " + "long " * 100,
    subtitle="\u202eturned \x00 round",
    audience=Audience.INTERNAL,
    language="not a language",
    project="Project <i>& co</i>",
    controller="Controller (of) \\ everything",
    rubric="Rubric",
    facts=(Fact("", ""), Fact("Filter " * 20, 'tag:"<b>" ' * 50)),
)
"""A document that nobody means to make."""


BLOCKS = document(
    Heading(1, "Charts"),
    Chart(
        "How organisations stood, by pillar",
        "Pillar",
        "organisations",
        tuple(stance.label for stance in (Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE)),
        (
            ChartRow("1 Invest in manufacturing", (Figure(19, (1,)), Figure(6), Figure(3))),
            ChartRow("2 Buy clean", (Figure(4), Figure(0), Figure(1))),
        ),
        stances=(Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE),
    ),
    Chart(
        "Who spoke to what",
        "Pillar",
        "organisations",
        ("Trade bodies", "Unions", "SMEs"),
        (
            ChartRow("1 Invest in manufacturing", (Figure(9, (1,)), Figure(4), None)),
            ChartRow("2 Buy clean", (Figure(1), Figure(0), Figure(14))),
        ),
        ChartForm.HEAT,
    ),
    Heading(1, "Notes and forms"),
    Paragraph(
        (
            "Approval takes longer than the work",
            Footnote("Roundtable on heat, 25 March 2020"),
            ", said most by ",
            Day(DAY),
            Footnote("A letter of a union"),
            ".",
        )
    ),
    Table(
        (Column("Name", width=3), Column("Organisation", width=3), Column("Signature", width=4)),
        (("A. Person", "Example Castings Federation", ""), ("B. Person", "Example Union", "")),
        "Please sign",
        is_form=True,
    ),
    Labels(
        (("Sian Example", "Example Castings Federation"), ("B. Person", "")), SHEETS["L7418"], are_badges=True
    ),
    Labels(
        tuple((f"Person {n}", "Example Works", f"{n} Mill Lane", "CF10 1AA") for n in range(1, 24)),
        SHEETS["L7160"],
        skipped=2,
    ),
    title="Every block that the other two have not",
)
"""Charts, footnotes, forms, labels and badges."""
