"""Short forms of given names: "Bob" may be Robert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

_SHORT_FORMS: Mapping[str, str] = {
    "abigail": "abby abi gail",
    "albert": "al bert bertie",
    "alexander": "al alec alex sandy sasha xander",
    "alexandra": "alex alexa sandra sandy sasha",
    "alfred": "alf alfie fred freddie",
    "alison": "ali",
    "amanda": "mandy",
    "andrew": "andy drew",
    "aneurin": "nye",
    "angela": "angie",
    "anthony": "ant tony",
    "arthur": "art arty",
    "barbara": "babs barb",
    "benjamin": "ben benny",
    "bernard": "bernie",
    "bethan": "beth",
    "bridget": "bridie",
    "caroline": "carrie caro",
    "catherine": "cath cathy kate katie kathy kitty",
    "charles": "charlie chas chuck",
    "charlotte": "charlie lottie",
    "christina": "chris chrissie tina",
    "christine": "chris chrissie tina",
    "christopher": "chris kit topher",
    "clifford": "cliff",
    "cynthia": "cindy",
    "daniel": "dan danny",
    "david": "dai dave davey",
    "deborah": "deb debbie",
    "dorothy": "dot dottie",
    "douglas": "doug",
    "edmund": "ed eddie ned",
    "edward": "ed eddie ned ted teddy",
    "eleanor": "ellie nell nora",
    "elizabeth": "beth betty bess eliza liz lizzie libby",
    "emily": "em emmy",
    "frances": "fran frankie",
    "francis": "frank frankie",
    "franklin": "frank",
    "frederick": "fred freddie freddy",
    "gabriel": "gabe",
    "geoffrey": "geoff jeff",
    "gerald": "gerry jerry",
    "gillian": "gill jill",
    "gregory": "greg",
    "gwendolen": "gwen",
    "gwenllian": "gwen",
    "harold": "hal harry",
    "helen": "nell",
    "henry": "hal hank harry",
    "isabel": "bella izzy",
    "isabella": "bella izzy",
    "jacob": "jake",
    "jacqueline": "jackie jacqui",
    "james": "jamie jem jim jimmy",
    "janet": "jan",
    "jennifer": "jen jenny",
    "jessica": "jess jessie",
    "joanna": "jo joan",
    "john": "jack johnny jon",
    "jonathan": "jon jonny",
    "joseph": "joe joey",
    "josephine": "jo josie",
    "joshua": "josh",
    "judith": "jude judy",
    "katherine": "kate kath kathy katie kit kitty",
    "kathryn": "kate kath kathy katie",
    "kenneth": "ken kenny",
    "kimberley": "kim",
    "laurence": "larry laurie",
    "lawrence": "larry laurie",
    "leonard": "len lenny leo",
    "llewelyn": "llew",
    "louise": "lou",
    "lucille": "lucy",
    "madeleine": "maddie maddy",
    "margaret": "daisy greta madge maggie marge meg megan peg peggy rita",
    "martin": "marty",
    "matthew": "mat matt",
    "michael": "mick mickey mike",
    "mohammed": "mo",
    "muhammad": "mo",
    "natalie": "nat",
    "nathaniel": "nat nate",
    "nicholas": "nic nick nicky",
    "nicola": "nic nicky",
    "oliver": "ollie olly",
    "pamela": "pam",
    "patricia": "pat patsy patty tricia trish",
    "patrick": "paddy pat",
    "penelope": "penny",
    "peter": "pete",
    "philip": "phil pip",
    "philippa": "phil pip pippa",
    "rachel": "rach",
    "raymond": "ray",
    "rebecca": "becca becky",
    "richard": "dick rich richie rick ricky",
    "robert": "bob bobby bert rob robbie robin",
    "roderick": "rod roddy",
    "rodney": "rod",
    "ronald": "ron ronnie",
    "rosemary": "rose rosie",
    "samantha": "sam sammy",
    "samuel": "sam sammy",
    "sarah": "sadie sally",
    "sebastian": "seb",
    "simon": "si",
    "sophia": "sophie",
    "stephanie": "steph",
    "stephen": "steph steve stevie",
    "steven": "steve stevie",
    "stuart": "stu",
    "susan": "sue susie suzy",
    "susannah": "sue susie suzy",
    "terence": "terry",
    "theodore": "ted teddy theo",
    "theresa": "terry tess tessa",
    "thomas": "thom tom tommy twm",
    "timothy": "tim",
    "valerie": "val",
    "veronica": "ronnie",
    "victor": "vic",
    "victoria": "tori vicky vikki",
    "vincent": "vince vinny",
    "walter": "wally walt",
    "wilfred": "wilf",
    "william": "bill billy gwil liam wil will willie",
    "zachary": "zac zach zak",
}
"""Usual short forms, as they are written without accents and capitals."""


_SPELLINGS = (
    "alan allan allen",
    "alasdair alastair alistair",
    "aidan aiden",
    "ann anne",
    "brian bryan",
    "carolyn caroline",
    "catherine catharine cathryn katherine katharine kathryn",
    "claire clare clair",
    "deborah debra",
    "elizabeth elisabeth",
    "eleanor elinor",
    "frederick frederic",
    "geoffrey jeffrey",
    "gillian jillian",
    "gwenllian gwenllyan",
    "hannah hanna",
    "ian iain",
    "isabel isobel isabelle",
    "jon john",
    "karen karin",
    "laurence lawrence",
    "lesley leslie",
    "lynn lynne lyn",
    "madeleine madeline",
    "marc mark",
    "matthew mathew",
    "megan meghan",
    "mohammed mohammad mohamed mohamad muhammad muhammed",
    "neil neal niall",
    "nicholas nicolas",
    "philip phillip",
    "rachel rachael",
    "rhys reece",
    "sara sarah",
    "sean shaun shawn",
    "sian shan",
    "stephen steven stephan",
    "stuart stewart",
    "susannah susanna suzanne",
    "teresa theresa",
    "vivian vivien",
    "zoe zoey",
)
"""Spellings of one name."""

_NEIGHBOURS = (
    "adam ada",
    "alan dylan",
    "alexander alexandra",
    "andrew andrea",
    "anna anne hanna diana",
    "carl carla karl karla carol",
    "christian christina christine",
    "dan ian",
    "daniel daniela danielle",
    "dean sean",
    "ella bella stella",
    "ellen helen helena",
    "emma gemma",
    "eric erica erin",
    "evan owen ewan",
    "francis frances",
    "gabriel gabriela gabrielle",
    "gary mary",
    "harry barry larry garry",
    "jack jacky",
    "jane jade jan janet",
    "jean joan john",
    "joe joy",
    "joseph josephine",
    "julia julie julian juliet",
    "karen karim",
    "laura lauren",
    "leah lea",
    "lee leo leon",
    "lily milly",
    "louis louise",
    "luke duke",
    "maria marie mario marina mary marian",
    "martin martina martine",
    "mia mila",
    "michael michaela michelle",
    "molly polly holly",
    "nicola nicolas nicole",
    "oliver olivia olive",
    "paul paula",
    "phil phillipa",
    "robert roberta rupert",
    "rose rosa ross",
    "roy rory",
    "sam pam",
    "simon simone",
    "tara sara",
    "tony toni tina",
    "victor victoria",
)
"""Names that differ by little and are two people's."""


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for full, short in _SHORT_FORMS.items():
        for name in short.split():
            forms.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in forms.items()}


def forms(name: str) -> frozenset[str]:
    """Return a folded given name and the full names for which it may stand."""
    return _full_forms().get(name, frozenset()) | {name}


def short_forms(name: str) -> Sequence[str]:
    """Return the usual short forms of a folded full name."""
    return _SHORT_FORMS.get(name, "").split()


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(names.split()) for names in _SPELLINGS for name in names.split()}


def is_given_name(name: str) -> bool:
    """Whether a folded name is known as a given one."""
    return name in _SHORT_FORMS or name in _full_forms() or name in _spellings()


@lru_cache(maxsize=10_000)
def known_as(name: str) -> frozenset[str]:
    """Return a folded given name, the full names for which it may stand, and how all of them may be spelt."""
    spellings = _spellings()
    return frozenset().union(*(spellings.get(form, {form}) for form in forms(name)))


@cache
def _groups_of_neighbours() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, names in enumerate(_NEIGHBOURS):
        for name in names.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def are_two(one: str, other: str) -> bool:
    """Whether two folded names that look alike are known as two names: "Julia" is no slip for "Julie"."""
    groups = _groups_of_neighbours()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))
