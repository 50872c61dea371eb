"""Class lines as they are written, wrapped, glued and misspelt."""

import pytest

from reftel.telegram.parsing.class_line import find_glued, read_class_line

READ = {
    "UNCLAS SUVA 000412": ("UNCLASSIFIED", None, None, "SUVA", 412),
    "C O N F I D E N T I A L SECTION 01 OF 03 SUVA 000412": ("CONFIDENTIAL", 1, 3, "SUVA", 412),
    "S E C R E T LA PAZ 40": ("SECRET", None, None, "LA PAZ", 40),
    "T O P  S E C R E T SUVA 1": ("TOP SECRET", None, None, "SUVA", 1),
    "LIMITED OFFICIAL USE SECTION 1 ON 2 LA PAZ 9911": ("LIMITED OFFICIAL USE", 1, 2, "LA PAZ", 9911),
    "L I M I T E D  O F F I C I A L  U S E SUVA 412": ("LIMITED OFFICIAL USE", None, None, "SUVA", 412),
    "UNCLAS FINAL SECTION OF 2 LA PAZ 9922/2": ("UNCLASSIFIED", 2, 2, "LA PAZ", 9922),
    "LIMITED OFFICIAL USE SECTION 1 OF 3 LA PAZ 9933/1": ("LIMITED OFFICIAL USE", 1, 3, "LA PAZ", 9933),
    "S E C R E T SECTIKN 02 O 03 SUVA 000412": ("SECRET", 2, 3, "SUVA", 412),
    "UNCLAS SECTION 01OF02 SUVA 000412": ("UNCLASSIFIED", 1, 2, "SUVA", 412),
    "UNCLAS SECTO 8011": ("UNCLASSIFIED", None, None, "SECTO", 8011),
    "R E S T R I C T E D SUVA 412": ("RESTRICTED", None, None, "SUVA", 412),
    "UNCLASSIFIED USUN NEW YORK 001007": ("UNCLASSIFIED", None, None, "USUN NEW YORK", 1007),
}


@pytest.mark.parametrize("line", READ)
def test_level_section_post_and_serial(line: str) -> None:
    found = read_class_line(line)
    assert found is not None
    assert (found.level, found.section, found.of, found.post, found.serial) == READ[line]


@pytest.mark.parametrize(
    "line",
    [
        "SECRETARY GENERAL 12",
        "SECRETARIAT OF 1974",
        "CONFIDENTIALLY 12",
        "UNCLASSIFIED",
        "CONFIDENTIAL SOURCES SAY SO.",
        "",
    ],
)
def test_words_of_classification_in_other_lines(line: str) -> None:
    assert read_class_line(line) is None


def test_captions_aliases_and_signals_are_told_apart() -> None:
    found = read_class_line("UNCLAS E F T O STATE 123456 TOSEC 070010 ZDK 164")
    assert found is not None
    assert [caption for caption, _, _ in found.captions] == ["EFTO"]
    assert found.aliases == (("TOSEC", "070010"),)
    assert found.signals == ("ZDK 164",)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("RUEHWL/AMEMBASSY WELLINGTON 0078UNCLAS SUVA 000412", "RUEHWL/AMEMBASSY WELLINGTON 0078"),
        ("TO RUEHC/SECSTATE WASHDC 01C O N F I D E N T I A L SUVA 1", "TO RUEHC/SECSTATE WASHDC 01"),
        ("RUEHWL/AMEMBASSY WELLINGTON 0078UNCXLAS SUVA 000412", "RUEHWL/AMEMBASSY WELLINGTON 0078"),
        ("INFO USDEL SECRETARY IMMEDIATE 0123", None),
        ("AMEMBASSY SUVA 412", None),
    ],
)
def test_a_class_line_is_found_behind_the_last_addressee(line: str, head: str | None) -> None:
    at = find_glued(line, "SUVA")
    assert (None if at is None else line[:at]) == head
