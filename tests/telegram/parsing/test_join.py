"""Sections that came apart are read as one telegram, and every span leads back to its copy."""

import pytest

from reftel.telegram import exact, parse
from reftel.telegram.parsing.join import TelegramsDifferError, join

HEAD = """VZCZCXRO0{copy}
OO RUEHNZ
DE RUEHSV #0987/0{section} 3451410
ZNY CCCCC ZZH
O 111410Z DEC 07
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 02{copy}
INFO RUEHWL/AMEMBASSY WELLINGTON 0102C O N F I D E N T I A L SECTION 0{section} OF 02 SUVA {serial}

SIPDIS

"""
FIRST = """E.O. 12958: DECL: 12/11/2017
TAGS: PREL, EFIS, FJ
SUBJECT: FISHING TALKS

1. (C) The first paragraph is in the first section.

2. (C) The second one runs over
"""
SECOND = """E.O. 12958: DECL: 12/11/2017
TAGS: PREL, EFIS,
FJ
SUBJECT: FISHING TALKS

into the second section.
QUILLON
"""


def section(number: int, serial: str = "000987") -> str:
    head = HEAD.format(section=number, copy=10 + number, serial=serial)
    return head + (FIRST if number == 1 else SECOND)


def test_two_sections_in_any_order_are_one_telegram() -> None:
    copies = [parse(section(2)), parse(section(1))]
    record = join(copies).telegram.values
    assert record.mrn == "07SUVA987"
    assert (record.section, record.sections_held) == (None, [1, 2])
    assert [paragraph.number for paragraph in record.paragraphs] == [1, 2]
    assert record.paragraphs[1].text == "The second one runs over\ninto the second section."
    assert record.signature == "QUILLON"
    assert record.action[0].mcn == "0211"


def test_a_section_alone_says_what_it_is() -> None:
    record = parse(section(2)).values
    assert record.section is not None
    assert (record.section.number, record.section.of, record.sections_held) == (2, 2, [2])


def test_every_span_leads_back_to_the_copies() -> None:
    copies = [parse(section(2)), parse(section(1))]
    joined = join(copies)
    signature = joined.telegram.values.spans["signature"]
    assert isinstance(signature, tuple)
    ((copy, (start, end)),) = joined.spans(signature)
    assert copies[copy].text[start:end] == "QUILLON"
    assert copy == 0
    broken = joined.telegram.values.paragraphs[1].span
    assert [copy for copy, _ in joined.spans(broken)] == [1, 0]
    assert joined.origin(0) == (1, 0)
    assert joined.origin(len(joined.telegram.text)) is None


def test_the_joined_text_is_read_without_loss() -> None:
    joined = join([parse(section(1)), parse(section(2))])
    assert exact(joined.telegram) == joined.telegram.text
    assert [part for part in joined.telegram.parts if part.kind == "unread"] == []


def test_another_number_is_another_telegram() -> None:
    with pytest.raises(TelegramsDifferError, match="07SUVA987, 07SUVA988"):
        join([parse(section(1)), parse(section(2, "000988"))])


def test_sections_of_an_export_keep_the_attributes_of_the_first() -> None:
    def copy(number: int) -> str:
        return f"""Message Text

PAGE 01        SUVA    00412  0{number} OF 02  141103Z

ACTION EA-09

INFO  OCT-01  /010 W
                     --------------------- 012345
R 140930Z MAY 75
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 221{number}

UNCLAS SECTION {number} OF 2 SUVA 412

{number}. PARAGRAPH {number}.

Message Attributes
Document Number: 1975SUVA00412
Film Number: D75000{number}-0001
"""

    joined = join([parse(copy(2)), parse(copy(1))])
    record = joined.telegram.values
    assert record.mrn == "75SUVA412"
    assert [paragraph.number for paragraph in record.paragraphs] == [1, 2]
    assert record.attributes["Film Number"] == "D750001-0001"
    assert exact(joined.telegram) == joined.telegram.text
