"""Several telegrams in one text are found, and nothing between them is lost."""

import pytest

from reftel.telegram import parse, split

RELAYED = """VZCZCXYZ0{n}
RR RUEHWEB

DE RUEHSV #{n}/01 1340930
ZNR UUUUU ZZH
R 140930Z MAY 07
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 0123
INFO RUEHWL/AMEMBASSY WELLINGTON 0078UNCLAS SUVA 00{n}

E.O. 12958: N/A
TAGS: ETRD, FJ
SUBJECT: NUMBER {n}

1. (U) Text.
QUILLON
"""
BARE = """R 140930Z MAY 07
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 0123
UNCLAS SUVA 00{n}

SUBJECT: NUMBER {n}

1. (U) Text.
QUILLON

"""
CATALOGUED = (
    """07SUVA{n}
NUMBER {n}
Mon May 14 00:00:00 +0000 2007
UNCLASSIFIED
Embassy Suva
"""
    + BARE
)
EXPORTED = """Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
Message Text

UNCLASSIFIED

PAGE 01  SUVA 0{n}  091722Z

ACTION ARA-20

INFO  OCT-01  /021 W
                       ---------------------     054019
R 140930Z MAY 74
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 1887

UNCLAS SUVA {n}

SUBJ: NUMBER {n}

1. TEXT.
QUILLON

NNN

Message Attributes
Document Number: 1974SUVA0{n}
Subject: NUMBER {n}
"""


@pytest.mark.parametrize("form", [RELAYED, BARE, CATALOGUED, EXPORTED])
@pytest.mark.parametrize("count", [1, 2, 30])
def test_every_telegram_of_a_file_is_found(form: str, count: int) -> None:
    numbers = [4000 + number for number in range(count)]
    text = "".join(form.replace("{n}", str(number)) for number in numbers)
    spans = split(text)
    assert (spans[0][0], spans[-1][1]) == (0, len(text))
    read = [parse(text, start=start, stop=stop).values for start, stop in spans]
    assert [record.subject for record in read] == [f"NUMBER {number}" for number in numbers]
    assert [record.mrn for record in read] == [
        f"0{7}SUVA{n}" if form != EXPORTED else f"74SUVA{n}" for n in numbers
    ]


def test_a_text_of_no_telegram_is_one_stretch() -> None:
    assert split("") == [(0, 0)]
    assert split("nothing\nof the kind\n") == [(0, 20)]


def test_sections_stay_together() -> None:
    first = RELAYED.replace("{n}", "4000").replace("UNCLAS SUVA", "UNCLAS SECTION 01 OF 02 SUVA")
    second = RELAYED.replace("{n}", "4000").replace("UNCLAS SUVA", "UNCLAS SECTION 02 OF 02 SUVA")
    assert len(split(first + second)) == 1
    assert parse(first + second).values.sections_held == [1, 2]


def test_a_repeated_telegram_in_the_text_is_quoted() -> None:
    quoted = BARE.replace("{n}", "4001").replace("1. (U) ", "")
    text = BARE.replace("{n}", "4000").replace("Text.", f"FOLLOWING IS REPEATED. QUOTE\n{quoted}UNQUOTE.")
    assert len(split(text)) == 1
