"""Telegrams without a fault, into which the examples of the manual are put.

An example shows only the lines that matter. Each takes the place of the line of the same kind in a frame; a
numbered paragraph takes the place of the whole text, an indented line belongs to the line before it, and
`(no tags)` takes a line out. Posts are real, everything that happens is invented.
"""

import re

__all__ = ["FRAMES", "telegram_with"]

FRAMES: dict[str, str] = {
    "2007": """\
VZCZCXYZ0412
RR RUEHC
DE RUEHSV #0412/01 1340930
ZNR UUUUU ZZH
R 140930Z MAY 07
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 0123
INFO RUEHWL/AMEMBASSY WELLINGTON 0078
UNCLAS SUVA 000412

SIPDIS

DEPT FOR EAP/ANP

E.O. 12958: N/A
TAGS: EAGR, ETRD, FJ
SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS

REF: STATE 45678

1. The Ministry of Trade will sell export permits by lot.

2. Growers asked the Embassy for last year's figures.
QUILLON
""",
    "2007 confidential": """\
VZCZCXYZ0413
PP RUEHC
DE RUEHSV #0413/01 1341015
ZNY CCCCC ZZH
P 141015Z MAY 07
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC PRIORITY 0124
INFO RUEHWL/AMEMBASSY WELLINGTON 0079
C O N F I D E N T I A L SUVA 000413

SIPDIS

DEPT FOR EAP/ANP

E.O. 12958: DECL: 05/14/2017
TAGS: EFIS, PREL, FJ
SUBJECT: FIJI: FISHING TALKS END WITHOUT A TEXT

REF: STATE 45678

Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).

1. (C) The delegations could not agree on a text.

2. (U) The press reported that talks will resume.
QUILLON
""",
    "1975": """\
CONFIDENTIAL

PAGE 01        SUVA    00412  141103Z

45
ACTION EA-09

INFO  OCT-01  ISO-00  EB-07  /017 W
                     --------------------- 012345
R 140930Z MAY 75
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 2211
INFO AMEMBASSY WELLINGTON

C O N F I D E N T I A L SUVA 412

E.O. 11652: GDS
TAGS: EFIS, PFOR, FJ
SUBJ: FISHING TALKS

REF: STATE 045678

1. DELEGATIONS COULD NOT AGREE ON A TEXT.

2. PRESS REPORTS THAT TALKS WILL RESUME.
QUILLON

NNN
""",
}

_ABSENT = re.compile(r"\(no ([a-z-]+)\)")
_FILLER = re.compile(r"^\{(\d+) lines\}$", re.MULTILINE)
_LEVEL = r"UNCLAS\w*|UNCLSA|U N C L A S|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|LIMITED OFF"
# Kinds of lines in the order in which they stand in a telegram, with how each begins.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("transmission", r"VZCZC"),
        ("called-stations", r"(?:ZZ|OO|PP|RR) "),
        ("from-station", r"DE [A-Z]{4}"),
        ("transmission-class", r"ZN[RY] "),
        ("page-line", r"PAGE \d"),
        ("distribution", r"ACTION|ORIGIN|INFO +[A-Z]{1,5}-\d"),
        ("drafting", r"DRAFTED BY"),
        ("dash-line", r" +-{8}"),
        ("date-time-group", r"(?:[ZOPR] ){0,2}\d{2}[\dO]{4} ?Z"),
        ("from", r"FM\b"),
        ("to", r"TO\b"),
        ("info", r"INFO [A-Z]{4,}"),
        ("class-line", rf"(?:{_LEVEL})\b.*\d|SUVA \d"),
        ("caption", r"(?:SIPDIS|STADIS|EXDIS|NODIS|SENSITIVE|[A-Z]+ CHANNEL|C O R R E C T E D.*)"),
        ("passing", r"(?:DEPT|STATE|DEPARTMENT) (?:FOR|PASS)"),
        ("executive-order", r"E\.?O\.? "),
        ("tags", r"TAGS?\b"),
        ("subject", r"SU[BJ]{2}"),
        ("references", r"REFS?\b"),
        ("classified-by", r"Classified By"),
        ("body", r"\d{1,2}\. |SUMMARY"),
        ("signature", r"QUILLON"),
        ("trailer", r"NNN$"),
    )
)
_PLACES = {kind: place for place, (kind, _) in enumerate(_KINDS)}
_ROW = "MORE OF THE SAME REPORT."


def _kind(line: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.match(line)), "")


def _blocks(lines: list[str], *, open_body: bool) -> list[tuple[str, list[str]]]:
    """Lines grouped by kind; one without a kind belongs to those before it, and so does all behind a body."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        kind = _kind(line)
        last = found[-1][0] if found else None
        inside = last == "body" and (open_body or kind not in ("signature", "trailer"))
        if found and (inside or not kind or kind == last):
            found[-1][1].append(line)
        else:
            found.append((kind, [line]))
    return found


def telegram_with(frame: str, example: str) -> str:
    """The telegram of a frame with the lines of an example in the place of its own."""
    example = _FILLER.sub(lambda found: "\n".join([_ROW] * int(found[1])), example)
    lines = example.split("\n")
    absent = {kind for line in lines for kind in _ABSENT.findall(line)}
    shown = [line for line in lines if not _ABSENT.fullmatch(line.strip())]
    given = dict(_blocks(shown, open_body=True)) if any(shown) else {}
    result: list[str] = []
    for kind, own in _blocks(FRAMES[frame].split("\n"), open_body=False):
        for new in [one for one in given if _PLACES.get(one, -1) < _PLACES.get(kind, -1)]:
            result += [*given.pop(new), *([""] if new in ("caption", "classified-by") else [])]
        if kind in given:
            result += given.pop(kind)
            result += [""] * (own[-1] == "")
        elif kind not in absent:
            result += own
    return "\n".join(result)
