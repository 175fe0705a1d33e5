"""More texts to measure the leak check by: minutes, tables, pasted e-mails, footnotes, headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from engage.domain.leaks.callings import Body, Person
from engage.domain.leaks.search import Known, Owner
from engage.domain.records import Noun
from tests.domain.leak_corpus import Planted

PEOPLE = (
    Person(1, "Aneurin", "Llewellyn-Sample", is_speaker=True),
    Person(2, "Małgorzata", "Przykładowska-Wzór", "Dr"),
    Person(3, "Rhiannon", "Placeholder-Price", is_speaker=True),
    Person(4, "Sharon", "Specimen"),
    Person(5, "Zbigniew", "Wzorek", is_speaker=True),
    Person(6, "Catherine", "Example-Forde", "Ms"),
    Person(7, "Anthony", "Booth", is_speaker=True),
    Person(8, "Olwen Rose", "Hughes-Specimen"),
    Person(9, "Stephen", "Field", "Cllr"),
    Person(10, "May", "Winter", "Mrs"),
    Person(11, "Elizabeth", "Frost", "Dr", is_speaker=True),
    Person(12, "Gwilym", "ap Specimen"),
    Person(13, "Christopher", "Long"),
)
BODIES = (
    Body(1, "Example Union of Metal and Kiln Workers", "Unite"),
    Body(2, "Example Heat Pump Association", "EHPA"),
    Body(3, "Example Steel (Port Sample) Limited"),
    Body(4, "Confederation of Example Industries", "CEI"),
    Body(5, "Gweithwyr Dur Example", "GDE"),
    Body(6, "Example Futures CIC", "Futures"),
    Body(7, "Sample & Daughters Ltd"),
    Body(8, "Community Energy Example", "Community"),
    Body(9, "The Example Kiln Society", "Prospect"),
)
EMAILS = (
    ("sharon.specimen@metalunion.example", (Noun.CONTACT, 4)),
    ("enquiries@ehpa.example", (Noun.ORGANISATION, 2)),
)
PHONES = (
    ("01632 960 777", (Noun.CONTACT, 4)),
    ("+44 7700 900123", (Noun.CONTACT, 6)),
    ("029 2018 0345", (Noun.ORGANISATION, 5)),
)
SITES = (("https://www.ehpa.example", (Noun.ORGANISATION, 2)),)
KNOWN = Known(PEOPLE, BODIES, EMAILS, PHONES, SITES)

# What gives somebody away

_IN_FULL = (
    "1. Welcome\n2. Apologies: {}, two officers of the House\n3. Matters arising",
    "ACTION: {} to circulate the figures by Friday.",
    "- Present: {}; four others\n- In the chair: the co-chair",
    "No | Name | Point\n3 | {} | the levy",
    "From: {}\nTo: the secretariat\nSubject: the levy\n\nDear all, please find our note.",
    "> On 3 May 2020 at 10:14, {} wrote:\n>> the levy falls on the wrong plants",
    "We would rather wait.\n\nKind regards\n\n{}\nHead of Policy",
    "What {} Told the Group About Heat",
    "The levy is too high.³\n\n³ {}, oral evidence, Q12.",
    "*{} later put the figure at 40 per cent.",
)
_OTHERWISE: dict[int, tuple[str, ...]] = {
    1: (
        "Mr Llewellyn-Sample",
        "A. Llewellyn-Sample",
        "A Llewellyn-Sample",
        "Aneurin Llewellyn Sample",
        "Llewellyn-Sample, Aneurin",
        "Llewellyn-Sample, A.",
        "LLEWELLYN-SAMPLE Aneurin",
        "Llewellyn-Sample",
        "Nye Llewellyn-Sample",
    ),
    2: (
        "Pani Przykładowska-Wzór",
        "Dr M. Przykladowska-Wzor",
        "Malgorzata Przykladowska Wzor",
        "Przykładowska-Wzór Małgorzata",
        "PRZYKLADOWSKA-WZOR, M.",
        "Małgorzata\nPrzykładowska-Wzór",
        "Małgorzata  Anna Przykładowska-Wzór",
    ),
    3: ("Ms Placeholder-Price", "R. Placeholder-Price", "R Placeholder–Price", "Placeholder-Price"),
    4: ("Ms Specimen", "S. Specimen", "Specimen, S.", "Sharon A. Specimen", "SSpecimen", "Shaz Specimen"),
    5: ("Zbigniew\tWzorek", "Zbigniew | Wzorek", "Z. Wzorek", "Wzorek, Z", "Pan Wzorek", "dr inż. Wzorek"),
    6: (
        "Kate Example-Forde",
        "Cathy Example Forde",
        "Catherine “Kate” Example-Forde",
        "Catherine (Kate) Example-Forde",
        "Example-Forde, C.",
        "@cexampleforde",
    ),
    7: (
        "Tony Booth",
        "Anthony J Booth",
        "Booth (Tony)",
        "Booth, A.",
        "BOOTH, Tony",
        "Tony BOOTH",
        "Messrs Booth and others",
        "A.Booth",
        "A.J. Booth",
        "Mr T Booth",
    ),
    8: ("Olwen Hughes-Specimen", "O.R. Hughes-Specimen", "OR Hughes-Specimen", "Hughes-Specimen, O. R."),
    9: (
        "Steve Field",
        "Cllr Field",
        "Cllr. S. Field",
        "Councillor Field",
        "S. J. Field",
        "Stephen ‘Steve’ Field",
    ),
    10: ("Mrs Winter", "Mrs M Winter", "WINTER, May", "Winter, May"),
    11: ("Liz Frost", "Dr Frost", "Dr. E. Frost", "Beth Frost", "Frost MP", "E. A. Frost", "Dr E A Frost"),
    12: ("Gwilym Ap Specimen", "Mr ap Specimen", "G. ap Specimen", "GWILYM AP SPECIMEN"),
    13: ("Chris Long", "Mr C. Long", "LONG, Christopher", "Long, Chris", "Christopher T. R. Long"),
}
_ROUND_OTHERS = (
    "4. {} asked what a connection costs.",
    "• Levy\n• {}: to send figures\n• Any other business",
    "(seconded by {})",
    "cc {}, for information",
)
_LOGGED = {
    1: ("ALS: pay twice", "Aneurin: pay twice", "Pay twice (Aneurin)", "- Aneurin said they pay twice"),
    3: ("[RPP] A loan would do", "RP: a loan would do", "Rhiannon – a loan would do"),
    5: ("ZW: the grid", "Wzorek: the grid", "The grid first [Wzorek]", "As Wzorek said, the grid first"),
    7: ("AB: skills", "Booth: skills come first", "Skills come first (Booth)"),
    11: ("EF. Scrap", "(EF) Scrap leaves the country", "Frost: scrap leaves the country"),
}
_BODIES_OTHERWISE: dict[int, tuple[str, ...]] = {
    1: (
        "The Unite rep said the levy is wrong.",
        "Unite’s Sharon put it best.",
        "Unite: the levy is wrong.",
        "Two unions (Unite among them) were there.",
        "We asked Unite, who declined.",
        "Speakers: a bishop, Unite, a maker of tiles.",
        "UNITE rep asked for a guarantee.",
        "the unite rep asked for a guarantee",
        "A Unite official came late.",
        "Example Union of Metal & Kiln Workers",
        "EXAMPLE UNION OF METAL AND KILN WORKERS: EVIDENCE",
        "Example union of metal\nand kiln workers",
    ),
    2: (
        "EHPA-led work on heat",
        "An EHPA/CEI letter went out.",
        "non-EHPA members pay more",
        "EHPAs view was put in writing",
        "EHPA’S ANSWER",
        "the ehpa asked for more",
        "E.H.P.A. asked for more",
        "The Heat Pump people (EHPA) wrote.",
        "Example Heat Pump Assoc. wrote to us",
        "Example Heat-Pump Association wrote to us",
        "Example HeatPump Association wrote to us",
        "Example\n- Heat Pump Association",
    ),
    3: (
        "Example Steel Port Sample closed a line.",
        "Example Steel (Port Sample) Ltd closed a line.",
        "EXAMPLE STEEL (PORT SAMPLE)",
        "Example Steel, Port Sample, closed a line.",
    ),
    4: (
        "Confederation of Example Industries (CEI)",
        "CEI rep: no",
        "The CEI's members pay twice.",
        "See [CEI 2020].",
        "cei members pay twice",
    ),
    5: (
        "Gweithwyr Dur Example yn cytuno.",
        "GWEITHWYR DUR EXAMPLE",
        "GDE agreed",
        "(GDE) agreed",
        "members of GDE/Unite",
    ),
    6: ("Futures said no", "The people at Futures said no", "Example Futures said no", "Futures’ members"),
    7: (
        "Sample and Daughters closed",
        "Sample & Daughters’ order book",
        "SAMPLE & DAUGHTERS LIMITED",
        "Sample &\nDaughters",
        "Sample+Daughters closed",
    ),
    8: (
        "Community told us so",
        "We met Community, who agreed",
        "COMMUNITY ENERGY EXAMPLE",
        "Community’s own figures",
    ),
    9: (
        "Prospect members walked out",
        "(Prospect)",
        "We heard from Prospect and a bishop",
        "Example Kiln Soc. wrote",
    ),
}
_NUMBERS = {
    4: (
        "01632 960 777",
        "01632 960777",
        "(01632) 960-777",
        "01632/960777",
        "T: 01632 960 777 x12",
        "01632 960 777 ext 4",
        "+44 (0) 1632 960777",
        "tel:+441632960777",
        "0044 1632 960 777",
        "01632 – 960 – 777",
        "01632 960 777/8",
    ),
    6: (
        "07700 900 123",
        "07700900123",
        "+44-7700-900-123",
        "+44(0)7700900123",
        "0 7700 900 123",
        "07700\n900123",
    ),
}
_ADDRESSES = (
    "sharon.specimen@metalunion.example",
    "Sharon.Specimen@MetalUnion.Example",
    "<sharon.specimen@metalunion.example>",
    "sharon.specimen [at] metalunion [dot] example",
    "sharon.specimen {at} metalunion {dot} example",
    "sharon dot specimen at metalunion dot example",
    "mailto:sharon.specimen@metalunion.example?cc=x",
    "sharon.specimen@metal-\nunion.example",
    "sharon.specimen@metalunion.example;other@elsewhere.example",
)
_SITES = (
    "www.ehpa.example/policy?x=1",
    "ehpa.example",
    "HTTPS://EHPA.EXAMPLE",
    "press@ehpa.example",
    "(ehpa.example)",
)


def planted() -> list[Planted]:
    """Return texts that give somebody away."""
    return [*_people(), *_bodies(), *_reaches()]


def _people() -> Iterator[Planted]:
    for person, frame in product(PEOPLE, _IN_FULL):
        name = f"{person.given_name} {person.family_name}"
        yield Planted(frame.format(name), (Noun.CONTACT, person.id), "minutes", True)
    for person in PEOPLE:
        name = f"{person.given_name} {person.family_name}".upper()
        yield Planted(f"EVIDENCE FROM {name}", (Noun.CONTACT, person.id), "heading", True)
    for id, names in _OTHERWISE.items():
        for number, name in enumerate(names):
            frame = _ROUND_OTHERS[number % len(_ROUND_OTHERS)]
            yield Planted(frame.format(name), (Noun.CONTACT, id), "otherwise", False)
    for id, texts in _LOGGED.items():
        for text in texts:
            yield Planted(text, (Noun.CONTACT, id), "logged", False)


def _bodies() -> Iterator[Planted]:
    for id, texts in _BODIES_OTHERWISE.items():
        for text in texts:
            yield Planted(text, (Noun.ORGANISATION, id), "body", False)
    for body, frame in product(BODIES, _IN_FULL[:4]):
        yield Planted(frame.format(body.name), (Noun.ORGANISATION, body.id), "minutes", True)


def _reaches() -> Iterator[Planted]:
    for id, numbers in _NUMBERS.items():
        for number in numbers:
            yield Planted(f"Ring {number}.", (Noun.CONTACT, id), "number", True)
    for address in _ADDRESSES:
        yield Planted(f"Write: {address}", (Noun.CONTACT, 4), "address", True)
    for site in _SITES:
        owner: Owner = (Noun.ORGANISATION, 2)
        yield Planted(f"There is more at {site}", owner, "site", False)


# What only looks like it

_NEAR = (
    "How Industry Can Unite Behind a Plan",
    "UNITE BEHIND ONE PLAN",
    "Unite Behind One Plan",
    "Field Trials and Frost Damage",
    "FIELD TRIALS AND FROST DAMAGE",
    "Frost damages kilns.",
    "Booth 12 was empty.",
    "The booth (Booth 12) was empty.",
    "Community energy needs the grid.",
    "Community Energy for All",
    "COMMUNITY ENERGY FOR ALL",
    "Futures markets price the risk.",
    "Futures and options are for banks.",
    "Prospect of a strike: low.",
    "Long hours put people off.",
    "Long, cold winters need heat.",
    "May winter come late this year.",
    "May is a month; winter is a season.",
    "In May, winter wheat is green.",
    "In the field, a pump works.",
    "Field, E. coli and frost were named.",
    "A long list was read out.",
    "At the booth, a speaker stood.",
    "Anthony Boothe came.",
    "Tony Boothroyd came.",
    "Stephen Fielding came.",
    "Steve Fieldhouse came.",
    "Christine Longmire came.",
    "Elizabeth Frosty came.",
    "Aneurin Hughes came.",
    "Llewellyn Hughes and a Sample were there.",
    "Catherine Forde came.",
    "Rhiannon Price came.",
    "Sharon Speciman came.",
    "Olwen Hughes came.",
    "Heat pump associations differ.",
    "An example: heat pump installers.",
    "For example, heat pump associations agree.",
    "For example, steel from a port. Sample it.",
    "Take a sample and daughters of the firm will test it.",
    "A confederation of industries, for example.",
    "We took a sample, and daughters came too.",
    "The Welsh for steel is dur.",
    "Gweithwyr dur, for example, are scarce.",
    "The futures of these plants differ.",
    "What unites them is the levy.",
    "They can unite, and they did.",
    "To unite is to win.",
    "We unite or we fail.",
    "Workers, unite!",
    "- Unite the trades\n- Train the young",
    "1. Unite the trades\n2. Train the young",
    "• Prospect for lithium\n• Community benefit",
    "| Unite the trades | Train the young |",
    "Any prospect of a loan is gone.",
    "No community wants that.",
    "The community’s own fund is spent.",
    "this community told us so",
    "Our community members pay.",
    "Winter: the kilns go cold.",
    "Frost: two nights in May.",
    "Skills come first (Booth 4).",
    "AB testing of two labels",
    "EF 2.1 is an emission factor.",
    "ZWEI: a German word",
    "RP means received pronunciation.",
    "Als of old: pay twice",
    "A as in apple, booth as in fair.",
    "Plan A. Booth fees come later.",
    "Plan C. Long waits come later.",
    "Grade S. Field tests follow.",
    "Hall A, Booth 3",
    "Hall E: Frost on the pipes",
    "Mr Boothe asked.",
    "Dr Frostick asked.",
    "Mrs Winterton asked.",
    "Cllr Fielding asked.",
    "Write to s.specimens@elsewhere.example.",
    "Write to enquiries@heat.example.",
    "See www.notehpa.example.",
    "Ring 01632 960 778.",
    "Ring 07700 900 321.",
    "£1,632,960,777 was spent.",
    "7700 of 900,123 tonnes",
    "Section 9.6.0.7, table 77",
    "Version 01632.96",
    "2018 to 2019: 0.345 per cent",
    "ISBN 978-1-632-96077-0",
    "The CE mark, and IEC 60335",
    "The ehpas of this world",
)
_AROUND = (
    "{}",
    "1. Welcome\n2. {}",
    "> {}\n> A pasted line of an e-mail.",
    "Energy is a third of the cost.⁴ {}",
)


def innocent() -> list[str]:
    """Return texts that give nobody away."""
    return [around.format(text) for around, text in product(_AROUND, _NEAR)]
