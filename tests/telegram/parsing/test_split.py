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


HEADLESS = """UNCLAS SUVA 00{n}

SIPDIS

E.O. 12958: N/A
TAGS: ECON, FJ
SUBJECT: NUMBER {n}

1. (U) Text.

2. (U) The talks went on.

"""
CUT_OFF = "R 140930Z MAY 07\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 0123\n" + HEADLESS
KEYED = """SECRET

MRN: 12 SUVA {n}
Date/DTG: May 14, 2012 / 140930Z MAY 12
From: AMEMBASSY SUVA
Action: WASHDC, SECSTATE ROUTINE
E.O.: 13526
TAGS: ETRD, FJ
Subject: NUMBER {n}

1. (S) Text.

Signature: Quillon

Drafted By: SUVA:Doe, Jane
Info: WELLINGTON, AMEMBASSY ROUTINE

SECRET

"""
PRINTED = """{n}. Telegram From the Embassy in Fiji to the Department of State

Suva, February 4, 1961, 1 p.m.

171. The minister called.

Quillon

"""


@pytest.mark.parametrize("form", [HEADLESS, CUT_OFF, KEYED])
@pytest.mark.parametrize("between", ["", "=" * 60 + "\n", "\f\n"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_telegrams_without_header_or_signature_are_found(form: str, between: str, ends: str) -> None:
    text = between.join(form.replace("{n}", str(4000 + number)) for number in range(5)).replace("\n", ends)
    spans = split(text)
    read = [parse(text, start=start, stop=stop).values for start, stop in spans]
    assert [record.subject for record in read] == [f"NUMBER {4000 + number}" for number in range(5)]
    assert {len(record.paragraphs) for record in read} == {1 if form == KEYED else 2}
    assert len({record.classification for record in read}) == 1
    assert "second-telegram" in {one.rule for one in parse(text).values.diagnostics}


def test_the_banner_of_each_telegram_with_keys_is_its_own() -> None:
    low = KEYED.replace("SECRET", "UNCLASSIFIED\nSBU").replace("(S)", "(SBU)").replace("{n}", "4001")
    text = KEYED.replace("{n}", "4000") + low + KEYED.replace("{n}", "4002")
    read = [parse(text, start=start, stop=stop).values for start, stop in split(text)]
    assert [record.mrn for record in read] == ["12SUVA4000", "12SUVA4001", "12SUVA4002"]
    assert [record.classification for record in read] == ["SECRET", "UNCLASSIFIED", "SECRET"]
    assert [record.signature for record in read] == ["QUILLON"] * 3
    assert [len(record.info) for record in read] == [1, 1, 1]


def test_documents_of_a_printed_edition_are_told_apart() -> None:
    text = "".join(PRINTED.replace("{n}", str(number)) for number in range(65, 70))
    read = [parse(text, start=start, stop=stop).values for start, stop in split(text)]
    assert [record.date for record in read] == ["1961-02-04"] * 5
    assert [len(record.paragraphs) for record in read] == [1] * 5


def test_forms_stand_side_by_side() -> None:
    text = KEYED.replace("{n}", "4000") + RELAYED.replace("{n}", "4001") + KEYED.replace("{n}", "4002")
    read = [parse(text, start=start, stop=stop).values for start, stop in split(text)]
    assert [record.mrn for record in read] == ["12SUVA4000", "07SUVA4001", "12SUVA4002"]


@pytest.mark.parametrize(
    "lead",
    [
        "1. Following is the text of the earlier message:",
        "1. We repeat it here.\n\nBEGIN TEXT:",
        "1. Wellington's telegram follows.",
        "1. Its words are quoted in full. QUOTE:",
        "1. The message is repeated for your information.",
    ],
)
def test_a_headless_telegram_that_is_announced_is_quoted(lead: str) -> None:
    quoted = HEADLESS.replace("{n}", "4001")
    text = HEADLESS.replace("{n}", "4000").replace("1. (U) Text.", f"{lead}\n\n{quoted}\nEND TEXT.")
    assert len(split(text)) == 1


def test_many_headless_telegrams_take_time_in_proportion() -> None:
    assert len(split("".join(HEADLESS.replace("{n}", f"{number:04}") for number in range(2000)))) == 2000
