"""Who signed: the surname at the end, told apart from a city, the end of a sentence, and relay leavings.

The name stands on a line of its own, or in telegrams of the 1970s behind the last sentence (`... SOONEST.
QUILLON`). It is decided by grammar: what the words before it leave open, and what the word is elsewhere.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reftel.gazetteer.posts import names as post_names
from reftel.gazetteer.posts import posts
from reftel.gazetteer.terms import acronyms
from reftel.telegram.body.rows import Row
from reftel.telegram.text import Span

__all__ = ["Signature", "find_signature"]

_NAME = r"[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd'\u2019`.-]{0,22}"
_LINE: Final = re.compile(
    rf"(?P<name>{_NAME}(?:(?:[ ]?[/,&][ ]?|[ ]{{1,3}}(?:AND[ ])?){_NAME}){{0,2}})"
    r"(?:[ ]{1,3}\(?(?P<acting>ACTING)\)?)?"
    r"[ .,]*(?P<tail>[#=*~]{1,8}|YYY|N{4}|BT)?[ .#=*]*"
    r"(?P<note>[ ]NOTE(?: BY OC/?T)?:?.*)?"
)
# fmt: off
_STOPS: Final = frozenset(
    {
        "UNCLASSIFIED", "UNCLAS", "SECRET", "CONFIDENTIAL", "RESTRICTED", "SENSITIVE", "LIMITED",
        "OFFICIAL", "TEXT", "BT", "NOTE", "SIPDIS", "UNQUOTE", "QUOTE", "UNQTE", "COMMENT", "SUMMARY",
        "END", "ENDS", "NOFORN", "EXDIS", "NODIS", "LIMDIS", "STADIS", "NNNN", "NNN", "THANKS",
        "REGARDS", "SOONEST", "ADVISE", "ACTION", "INFO", "PAGE", "SECTION", "REF", "REFTEL", "SEPTEL",
        "NOTAL", "GDS", "XGDS", "NONE", "STOP", "OVER", "ATTACHMENT", "ENCLOSURE", "TABLE", "MINIMIZE",
        "CONSIDERED", "BACKGROUND", "FYI", "EMBASSY", "CONSULATE", "AMEMBASSY", "DEPARTMENT",
        "MINISTRY", "AMBASSADOR", "CHARGE", "THE", "OF", "AND", "FOR", "TO", "IN", "BY", "CONCURS",
        "APPRECIATED", "TOTAL", "BEGIN", "DECONTROL", "DECL", "DECAPTIONED", "PERCENT", "MILLION",
        "BILLION", "DOLLARS", "IS", "ARE", "WAS", "WERE", "ALL", "NO", "NOT", "ON", "AT", "WITH", "WE",
        "HE", "SHE", "IT", "THEY", "PLEASE", "WILL", "BE", "HAS", "HAVE", "AGREED", "CONFIRMED",
        "NOTED", "APPROVED", "MESSAGE", "CABLE", "TELEGRAM", "DATE", "PARA", "VISIT", "WEBSITE",
        "DRAFT", "YES", "OR", "AN", "FROM", "AS", "THIS", "THAT", "GENERAL", "COLONEL", "PRESIDENT",
        "MINISTER", "DIRECTOR", "ATTACHE", "CONSUL", "COMMERCIAL", "OFFICER", "ECONOMIC", "POLITICAL",
        "COMMANDER", "FOREIGN", "AMERICAN",
    }
)
# fmt: on
_LONGEST: Final = 300  # no line of a trailer is longer
_TRAILING: Final = re.compile(
    r"N{3,}[A-Z]*|BT|#\d{3,5}|GP-?\d.*|[>\s]*\d{4}[A-Z]{4,17}\d{3,6}\b.*|<+\s*END OF .*"
    r"|(?:UNITED STATES|U\.?S\.?) DEPARTMENT OF STATE|DATE/CASE ID.*|(?:CASE|DOC) NO.*"
    r"|END (?:OF )?(?:MESSAGE|CABLE|TELEGRAM|TRANSMISSION)\.?|DECONTROL[^.]*\.?|\*{3}\s*CURRENT .*"
    r"|VISIT .{1,60} (?:WEB|HOME|SIPRNET).*|HTTP\S+|MINIMIZE CONSIDERED\.?|[*#=.\s-]+"
    r"|NOTE(?: BY OC/?T)?\s*:.*|PASSED .*|NOT PASSED .*",
    re.IGNORECASE,
)
_BROKEN_OFF: Final = re.compile(r"E(?: ?E){3,}")  # eight letters E annul what was sent: nobody signed
_LABEL: Final = re.compile(r"(?:SIGNATURE|SIGNED(?: BY)?)\s*:\s*(?P<name>\S.{0,40})", re.IGNORECASE)
_PARTICLES: Final = frozenset({"DE", "VAN", "VON", "MC", "MAC", "LA", "DI", "DU", "O'"})
_IN_TITLE_CASE: Final = re.compile(r"[A-Z][a-z\u00df-\u00ff]{2,20}(?:-[A-Z][a-z]{2,20})?")
_ENDED: Final = frozenset(".?!:)]\"'\u2019\u201d-_=*")
_QUOTE_ENDS: Final = (
    "UNQUOTE",
    "UNQTE",
    "END COMMENT",
    "END SUMMARY",
    "END TEXT",
    "END QUOTE",
    "END FYI",
    "END NOTE",
)
# the point behind these ends no sentence
_ABBREVIATED: Final = re.compile(
    r"(?:[A-Z]\.)+|(?:MRS?|MS|DRA?|COLS?|GENS?|LT|MAJ|CAPT|CPT|CMDR|ADM|SGT|GOV|SEN|REP|AMB|PROF|REV|HON|ST|STA|MT|FT"
    r"|NOS?|VS|INC|CO|LTD|CORP|BROS|ING|LIC|SRA?|MIN|DEPT|GOVT|PARAS?|REF|APPROX|EST|JR|JAN|FEB|MAR|APR|AUG|SEPT?"
    r"|OCT|NOV|DEC|AVE?|BLVD|I\.E|E\.G)\."
)


class Signature(NamedTuple):
    """The signer as written, where, and how many rows of the body are left above it."""

    name: str
    span: Span
    rows: int  #: rows that are still words of the body
    shared: bool  #: the last of those rows ends with the name
    broken: bool  #: the name was broken over two lines


@cache
def _places() -> frozenset[str]:
    """Cities and countries of posts, in capitals, as a stray last line names them."""
    known: set[str] = set()
    for post in posts().values():
        known.update((post.spaced.upper(), post.city.upper(), post.country_name.upper()))
    return frozenset(known | set(post_names()))


def find_signature(text: str, rows: Sequence[Row], start: int) -> Signature | None:
    """The signature at the end of the body that begins at `start`; None where nobody signed."""
    last = len(rows) - 1
    for _ in range(16):
        if last > 0 and rows[last].blanks and rows[last].words.startswith("Source:"):
            last -= 1  # the note of a printed edition
            continue
        if last < 0 or len(rows[last].words) > _LONGEST or _BROKEN_OFF.fullmatch(rows[last].words):
            break
        label = _LABEL.match(rows[last].words)
        if label is not None and len(rows) - last < 14:
            begin = rows[last].start + label.start("name")
            return Signature(
                _clean(label["name"].upper()), (begin, rows[last].end), last, shared=False, broken=False
            )
        if not (
            _TRAILING.fullmatch(rows[last].words) or rows[last].words in {"UNQUOTE", "UNQUOTE.", "END TEXT"}
        ):
            break
        last -= 1
    if last < 0 or _BROKEN_OFF.fullmatch(rows[last].words[:_LONGEST]):
        return None
    return _own_line(text, rows, last, start) or _behind_sentence(rows, last)


def _own_line(text: str, rows: Sequence[Row], last: int, start: int) -> Signature | None:
    row = rows[last]
    words = row.words
    if words.islower() and len(words) <= 30 and text[start : row.start].islower():
        words = words.upper()  # a mail client re-cased everything
    elif row.blanks and _IN_TITLE_CASE.fullmatch(words) and last and rows[last - 1].words[-1] in _ENDED:
        words = words.upper()
    found = _LINE.fullmatch(words) if len(words) <= 90 else None
    if found is None:
        return None
    name = _clean(found["name"])
    if last and len(name) <= 2 and name.isalpha():
        return _broken_name(rows, last, name)
    before = rows[last - 1].words if last else ""
    ended = not before or before[-1] in _ENDED or row.blanks > 0 or row.broken
    pointed = row.words.endswith(".")
    if not last and (pointed or " " in name):
        return None  # the only line there is
    if not _may_sign(name, pointed=pointed, ended=ended, before=before, apart=row.blanks > 0):
        return None
    if not ended and len(name.split()) == 1 and _said_before(text, name, start, row.start):
        return None
    begin = row.start + words.find(found["name"])
    if words != row.words:
        return Signature(name, (begin, row.end), last, shared=False, broken=False)
    end = begin + len(found["name"].rstrip(" .,")) if found["note"] else row.end
    whole = name
    first = last
    if last and not row.blanks and row.words.isupper():
        above = rows[last - 1]
        joint = _LINE.fullmatch(above.words) if len(above.words) <= 24 else None
        ended_above = last < 2 or rows[last - 2].words[-1] in _ENDED or above.blanks > 0
        if (
            joint is not None
            and ended_above
            and " " not in above.words
            and above.words[-1] != "."
            and _may_sign(_clean(joint["name"]), pointed=False, ended=True, before="")
        ):
            whole = f"{_clean(joint['name'])} {whole}"
            first, begin = last - 1, above.start
    return Signature(whole, (begin, end), first, False, False)


def _clean(name: str) -> str:
    """The name without what relays left behind it."""
    folded = " ".join(name.split()).strip(" .,-")
    if folded.endswith("NNNN") and len(folded) > 7:
        folded = folded[:-4]
    for word in (" ACTING", " BT", " YYY"):
        folded = folded.removesuffix(word)
    return folded


def _may_sign(name: str, *, pointed: bool, ended: bool, before: str, apart: bool = False) -> bool:
    """Whether words in capitals can be a signer's name where they stand."""
    words = name.replace("/", " ").replace("&", " ").split()
    if not 2 <= len(name) <= 40 or not words or any(word in _STOPS for word in words):
        return False
    if pointed and (len(words) > 1 or not ended):
        return False
    if len(words[-1]) == 1 or (len(words[0].rstrip(".")) == 1 and not apart):
        return False  # A. AMERICAN is a line of a list
    if name in _places():
        # a city ends an address; a signer of that name follows a sentence
        return ended and len(words) == 1 and before[-1:] in {".", "?", "!", '"', ")"} and not pointed
    if len(words) == 1 and name in acronyms() and not ended:
        return False
    return ended or len(words) == 1 or words[0] in _PARTICLES


def _said_before(text: str, name: str, start: int, end: int) -> bool:
    """Whether a word is used in the body as well: then it is the end of a sentence, not a name."""
    return re.search(rf"\b{re.escape(name)}\b", text[start:end]) is not None


def _broken_name(rows: Sequence[Row], last: int, rest: str) -> Signature | None:
    above = rows[last - 1]
    if not above.words.isalpha() or not above.words.isupper() or last < 2:
        return None
    if rows[last - 2].words[-1] not in _ENDED or not 3 <= len(above.words) <= 12 or above.words in _STOPS:
        return None
    return Signature(above.words + rest, (above.start, rows[last].end), last - 1, False, True)


def _behind_sentence(rows: Sequence[Row], last: int) -> Signature | None:
    """A name at the end of the last line: `... FINDINGS SOONEST. QUILLON`, `... THIS WEEK.QUILLON`."""
    row = rows[last]
    words = row.words.rstrip(" .#=*")
    acting = words.endswith((" ACTING", "(ACTING)"))
    if acting:
        words = words[: words.rfind("ACTING")].rstrip(" (")
    cut = max(words.rfind(" "), words.rfind("."), words.rfind(")"), words.rfind('"')) + 1
    name = words[cut:]
    before = words[:cut].rstrip()
    if not before or not re.fullmatch(r"[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd'\u2019-]{2,20}", name):
        return None
    ended = before[-1] in ".?!" and _ABBREVIATED.fullmatch(before.rsplit(None, 1)[-1].lstrip("(\"'")) is None
    closed = before.endswith(_QUOTE_ENDS) or (before[-1] in ')"' and before[-2:-1] in ".?!)")
    if not ended and not closed:
        return None
    if name in _STOPS or name in _places() or name in acronyms():
        return None
    if len(before.split()) == 1 and len(before) <= 3:
        return None
    begin = row.start + cut
    return Signature(name, (begin, begin + len(name)), last + 1, True, False)
