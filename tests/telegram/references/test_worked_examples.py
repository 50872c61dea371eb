"""The worked examples of the format: lines as people write them, and the telegrams they cite."""

import datetime as dt

import pytest

from reftel.telegram.flow import Flow
from reftel.telegram.references import Citing, ReferencesRead, read_references

SUVA = Citing("SUVA", 2007, dt.date(2007, 5, 14), 412, ("WELLINGTON",))
JANUARY_5 = Citing("SUVA", 2007, dt.date(2007, 1, 5), 9)
JANUARY_3 = Citing("SUVA", 2007, dt.date(2007, 1, 3), 9)
IN_2000 = Citing("SUVA", 2000, dt.date(2000, 6, 1), 33)
IN_1975 = Citing("SUVA", 1975, dt.date(1975, 6, 1), 2000)
IN_1973 = Citing("SUVA", 1973, dt.date(1973, 6, 1), 300)

# Each row: number of the example, lines, what is cited as `[label ]number`, notes and kinds in brackets.
EXAMPLES: list[tuple[int, str, str]] = [
    (1, "REF: STATE 45678", "07STATE45678"),
    (2, "REFTEL: STATE 045678", "07STATE45678"),
    (3, "REF: A. STATE 45678\n     B. SUVA 398", "A 07STATE45678; B 07SUVA398"),
    (4, "REF: A. A) SECSTATE 45678\n     B. B) WELLINGTON 221", "A 07STATE45678; B 07WELLINGTON221"),
    (5, "REFS: (A) WELLINGTON 221 (B) CANBERRA 640 (NOTAL)", "A 07WELLINGTON221; B 07CANBERRA640 [notal]"),
    (6, "REF: A) 06 SUVA 512, B) SUVA 77", "A 06SUVA512; B 07SUVA77"),
    (7, "REF: 2006 SUVA 512", "06SUVA512"),
    (8, "REF: (06) SUVA 512", "06SUVA512"),
    (9, "REF: SUVA 512 (06)", "06SUVA512"),
    (10, "REF: '06 SUVA 512", "06SUVA512"),
    (11, "REF: SUVA 512-06", "06SUVA512"),
    (12, "REF: SUVA 00512/06", "06SUVA512"),
    (13, "REF: SUVA 00512 06", "06SUVA512"),
    (14, "REF: SUVA CABLES 0266 AND 02259 (2006)", "07SUVA266; 06SUVA2259"),
    (15, "REF: 06SUVA512; 06SUVA0519", "06SUVA512; 06SUVA519"),
    (16, "REF: 06-SUVA-512", "06SUVA512"),
    (17, "REF: 2006SUVA512", "06SUVA512"),
    (18, "REF: STATE 45678, 45699", "07STATE45678; 07STATE45699"),
    (19, "REF: STATE 45678 AND 45699", "07STATE45678; 07STATE45699"),
    (20, "REF: A) SUVA 398, 401 AND WELLINGTON 221", "A 07SUVA398; A 07SUVA401; A 07WELLINGTON221"),
    (
        21,
        "REF: A) SUVA 398/401; B) 06 SUVA 512/519/530 AND PREVIOUS",
        "A 07SUVA398; A 07SUVA401; B 06SUVA512 [previous]; B 06SUVA519 [previous]; B 06SUVA530 [previous]",
    ),
    (22, "REF: SUVA 398 THROUGH 401", "07SUVA398; 07SUVA399; 07SUVA400; 07SUVA401"),
    (23, "REF: SUVA 398-401", "07SUVA398; 07SUVA399; 07SUVA400; 07SUVA401"),
    (24, "REF: 6307", "07SUVA6307"),
    (25, "REF: A) 307 B) STATE 45678", "A 07SUVA307; B 07STATE45678"),
    (26, "REF: SEPTEL", ""),
    (27, "REF: EMBTEL 398", "07SUVA398"),
    (28, "REF: DEPTEL 45678", "07STATE45678"),
    (29, "REF: YOUR 221", "07WELLINGTON221"),
    (30, "REF: 094 SUVA 841", "94SUVA841"),
    (31, "REF: O6 SUVA 512", "06SUVA512"),
    (32, "REF: SUVA O512", "07SUVA512"),
    (33, "REF: 0SLO 120", "07OSLO120"),
    (34, "REF: SUVA #512", "07SUVA512"),
    (35, "REF: SUVA: 398", "07SUVA398"),
    (36, "REF: SUVA, 398", "07SUVA398"),
    (37, "REF: 398 SUVA", "07SUVA398"),
    (38, "REF: A) RIO\n\nDE JANEIRO 1291", "A 07RIODEJANEIRO1291"),
    (
        39,
        "REF: HCMC 88; PAP 331; POS 7; BKK 1200",
        "07HOCHIMINHCITY88; 07PORTAUPRINCE331; 07PORTOFSPAIN7; 07BANGKOK1200",
    ),
    (40, "REF: UNVIE 148\nUSUN 500", "07UNVIEVIENNA148; 07USUNNEWYORK500"),
    (41, "REF: PORT A 76", "07PORTAUPRINCE76"),
    (42, "REF: AMEMBASSY SUVA 398", "07SUVA398"),
    (43, "REF: USMISSION GENEVA 1203", "07GENEVA1203"),
    (44, "REF: USEU BRUSSELS 330", "07USEUBRUSSELS330"),
    (45, "REF: IIR 6 123 0456 07", "- [other]"),
    (46, "REF: CAIRO IIR 6 789 0012 07", "- [other]"),
    (47, "REF: TD-314/12345-07", "- [other]"),
    (48, "REF: SECDEF 121723Z MAY 07", "-"),
    (49, "REF: USCINCPAC 311345 Z MAY 73", "-"),
    (50, "REF: DOE-ROE E-MAIL OF 05/10/07", "- [email]"),
    (51, "REF: DOE/ROE TELCON 10 MAY 2007", "- [phone]"),
    (52, "REF: 5 FAM 631", "- [document]"),
    (53, "REF: A. STATE 45678 B. DOE-ROE EMAIL 5/8/07", "A 07STATE45678; B - [email]"),
    (54, "REF: STATE 45678 (EXDIS)", "07STATE45678"),
    (55, "REF A WELLINGTON 221 B WELLINGTON 190", "A 07WELLINGTON221; B 07WELLINGTON190"),
    (56, "REF. STATE 45678", "07STATE45678"),
    (57, "REF: REF: STATE 45678", "07STATE45678"),
    (57, "REF: A. REF: STATE 45678", "A 07STATE45678"),
    (58, "Ref: a. 05 state 201650", "a 05STATE201650"),
    (
        59,
        'REF: A. STATE 45678 ("COCONUTS") B. SUVA 398 (VISIT (SECOND) OF TEAM)',
        "A 07STATE45678; B 07SUVA398",
    ),
    (60, "REF: STATE 45678 (SECTION 02 OF 03)", "07STATE45678"),
    (61, "REF: STATE 123456 TOSEC 070010", "07STATE123456"),
    (62, "REF: SECTO 8011", "07SECTO8011"),
    (63, "REF: A) B) SUVA 398", "B 07SUVA398"),
    (64, "REF: (A) SUVA 398; (B) SUVA 401; (B) SUVA 405", "A 07SUVA398; B 07SUVA401; B 07SUVA405"),
    (65, "REF: STATE 45678 (B) SUVA 398", "A 07STATE45678; B 07SUVA398"),
    (66, "REF: 3SUVA874", "03SUVA874"),
    (67, "REF: UNCLASS USDA FAS 57863", "07USDAFAS57863"),
    (68, "REF: KUWAIT (C)02293", "07KUWAIT2293"),
    (69, "REF: SUVA 398 PARA 4", "07SUVA398 [para 4]"),
    (70, "REF: SUVA 1420", "06SUVA1420"),
    (71, "REF: SUVA 4", "07SUVA4"),
    (72, "REF: STATE 199001", "06STATE199001"),
    (73, "REF: 09 SUVA 9", "09SUVA9"),
    (74, "75 STATE 123456, 75 OTTAWA 2211", "75STATE123456; 75OTTAWA2211"),
    (75, "75", ""),
    (76, "REF: USUN 3774", "75USUNNEWYORK3774"),
    (77, "REF: (A) STATE 45678; (B) EMBTEL 1234 (NOTAL)", "A 75STATE45678; B 75SUVA1234 [notal]"),
    (78, "REF: A. NDJAMENA 520 B. N'DJAMENA 511", "A 07NDJAMENA520; B 07NDJAMENA511"),
    (
        79,
        "REF: CARACAS 00398 (B) PANAMA: 2201 (C) LA PAZ, 462",
        "A 07CARACAS398; B 07PANAMA2201; C 07LAPAZ462",
    ),
    (80, "REF: NONE", ""),
    (80, "REF: N/A", ""),
]
CITING = {
    49: IN_1973,
    70: JANUARY_5,
    71: JANUARY_5,
    72: JANUARY_3,
    73: IN_2000,
    74: IN_1975,
    75: IN_1975,
    76: IN_1975,
    77: IN_1975,
}

# Examples that say something is odd.
ODD = {
    24: {"reference-post-missing", "reference-serial-ahead"},
    25: {"reference-post-missing"},
    26: {"reference-septel"},
    30: {"reference-year-figures"},
    32: {"letter-for-figure", "reference-serial-ahead"},
    33: {"post-misspelt"},
    34: {"reference-serial-ahead"},
    63: {"reference-label-empty"},
    64: {"reference-label-repeated"},
    65: {"reference-label-missing"},
    66: {"reference-year-figures"},
    70: {"reference-year-rolled-back"},
    72: {"reference-year-rolled-back"},
    73: {"reference-year-later"},
    75: {"reference-year-only"},
    79: {"reference-label-missing"},
}


def read(lines: str, citing: Citing) -> ReferencesRead:
    return read_references(Flow(lines, [(0, len(lines))]), citing)


def said(result: ReferencesRead) -> str:
    """The items in the notation of the table."""
    items = []
    for item in result.references:
        words = [item.label] if item.label else []
        words.append(item.mrn or "-")
        notes = [name for name in ("notal", "previous") if getattr(item, name)]
        notes += [item.kind] if item.kind != "telegram" else []
        notes += [f"para {item.paragraph}"] if item.paragraph else []
        items.append(" ".join(words) + (f" [{', '.join(notes)}]" if notes else ""))
    return "; ".join(items)


@pytest.mark.parametrize(("number", "lines", "expected"), EXAMPLES, ids=[str(row[0]) for row in EXAMPLES])
def test_every_worked_example_is_read_as_the_format_says(number: int, lines: str, expected: str) -> None:
    citing = CITING.get(number, SUVA)
    result = read(lines, citing)
    assert said(result) == expected
    assert {found.rule for found in result.diagnostics} == ODD.get(number, set())


@pytest.mark.parametrize("row", EXAMPLES, ids=[str(row[0]) for row in EXAMPLES])
def test_what_is_written_stands_in_the_text_at_its_span(row: tuple[int, str, str]) -> None:
    number, lines, _ = row
    for item in read(lines, CITING.get(number, SUVA)).references:
        assert item.span is not None
        assert " ".join(lines[slice(*item.span)].split()) == item.written


def test_written_begins_at_the_label_and_lists_stand_as_they_are() -> None:
    result = read("REF: A. A) SECSTATE 45678, 45699\n     B) WELLINGTON 221 (NOTAL)", SUVA)
    assert [item.written for item in result.references] == [
        "A. A) SECSTATE 45678",
        "45699",
        "B) WELLINGTON 221",
    ]


def test_a_year_is_assumed_only_where_none_is_written() -> None:
    result = read("REF: A) 06 SUVA 512, 519 B) SUVA 77 C) STATE 12 (06)", SUVA)
    assert [item.year_assumed for item in result.references] == [False, False, True, False]
