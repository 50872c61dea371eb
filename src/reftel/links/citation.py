"""Citations of telegrams in books, articles and notes, in the ways authors write them.

    citation  = number | sentence | letter | place | own | film | file | frus | address
    letter    = office place ["," title] "," "to" addressee "," word serial "," day
    number    = "06PHNOMPENH1234" | "06 Phnom Penh 1606" | "1974LISBON00179"
    sentence  = word ["No."] serials ["," day] ("from" | "to") [office "in"] place ["," day]
              | word ["No."] serial "," place ["to" ("State" | "Department" ...)] ["," day]
    serials   = serial {"," serial} ["and" serial]
    place     = post [word] ["No."] serial ["to" place] ["," day]     a post the tables know
    own       = ("Embtel" | "Deptel" | "Contel" ...) serial ["to" place] ["," day]
    film, file, frus, address: see `elsewhere`

A title in quotation marks may stand before the day. A number without a year names a telegram only together
with a day or with what an archive holds, so the year stays open here. A post and four figures that could be
a year (`Geneva 1954`) is no citation unless a word or a day says so.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reftel.links.elsewhere import ElsewhereKind, find_elsewhere
from reftel.links.places import embassies_in
from reftel.links.written_days import DAY, read_day
from reftel.telegram.mrn import HEADQUARTERS, canonical_mrn, parse_mrn, resolve_post
from reftel.telegram.text import Span

__all__ = ["Citation", "CitationKind", "find_citations"]

CitationKind: TypeAlias = Literal["telegram"] | ElsewhereKind


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: `mrn` where number, post and year are all said; else `post`, `serial`, `day` as said.

    `sure` is False where only the shape says so: a number of a post that no table has. `place` is the city
    or country of the sender as written, of the addressee for a message of the Department.
    `value` is the number of the film, file, document or page for the other kinds; `to` the post a message of
    the Department went to.
    """

    written: str
    span: Span
    kind: CitationKind
    mrn: str | None = None
    post: str | None = None
    serial: int | None = None
    day: dt.date | None = None
    value: str | None = None
    to: str | None = None
    sure: bool = True
    place: str | None = None


_WORD = r"(?:telegram|tel\.?|cable|cablegram|message|airgram)s?"
_SERIAL = r"(?:no\.?\s?|nr\.?\s?|number\s|\#\s?)?(?P<serial>\d{1,3},\d{3}|\d{1,7})(?![\w-])"
_OFFICE = (
    r"(?:the\s)?(?:(?:U\.?S\.?\s|American\s)?(?:embassy|legation|consulate(?:\sgeneral)?|mission|interests\ssection)"
    r"\s(?:in|at|to)\s)?(?:the\s)?"
)
_NAME = r"[A-Z][\w'’.-]{1,20}(?:[ \n][A-Z][\w'’.-]{1,20}){0,3}"
_TITLE = r"(?:,?\s(?:“[^”“]{3,160}”|\"[^\"\n]{3,160}\"),?)?"
_NEXT_DAY = rf"(?:{_TITLE},?\s?\(?(?:of\s|dated\s|on\s)?(?P<day>{DAY})\)?)?"

# copies on the network put a letter behind the number: 06PHNOMPENH1234_a
_COMPACT = re.compile(r"\b(?P<number>(?:\d{2}|(?:19|20)\d{2})[A-Za-z]{3,20}\d{1,7})(?:_[a-z])?\b")
_SPACED = re.compile(
    # `In 1974 Rome 1200 people` is prose: behind four figures of a year the post stands in capitals
    rf"(?<![\w,/.-])(?:\d{{2}}[ \n]{_NAME}"
    r"|(?:19|20)\d{2}[ \n][A-Z][A-Z.]{1,20}(?:[ \n][A-Z][A-Z.]{1,20}){0,3})"
    r"[ \n]\d{1,7}\b"
)
_SENTENCE = re.compile(
    rf"\b{_WORD}\s{_SERIAL}(?P<others>(?:(?:,\s(?:and\s)?|\sand\s)\d{{1,7}}(?![\w-])){{0,12}})"
    rf"(?:,?\s(?P<before>{DAY}),?)?,?\s(?P<way>from|to)\s(?P<way_office>{_OFFICE})(?P<post>(?-i:{_NAME}))"
    rf"(?:\sto\s{_OFFICE}(?P<to>Department\sof\sState|(?-i:{_NAME})))?{_NEXT_DAY}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b{_WORD}\s{_SERIAL},?\s{_OFFICE}(?P<post>(?-i:{_NAME}))(?:(?:\sto\s(?:the\s)?|\s?[–—]\s?)"
    rf"(?P<to>State|Department(?:\sof\sState)?|SecState|Washington)\b)?{_NEXT_DAY}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\b(?P<post>(?-i:{_NAME}))"
    r"(?:\s(?:to\s(?:the\s)?(?:State(?:\sDepartment)?|Department(?:\sof\sState)?|SecState|Washington)))?"
    rf",?\s(?P<word>{_WORD}\s)?{_SERIAL}(?:\sto\s{_OFFICE}(?P<to>Department\sof\sState|(?-i:{_NAME})))?"
    rf"{_NEXT_DAY}",
    re.IGNORECASE,
)
# as citation styles set a letter:
# U.S. Embassy Oslo, “Herring,” to Department of State, Telegram no. 5, May 1, 1975
_LETTER = re.compile(
    rf"\b(?:(?:Embassy|Legation|Consulate(?:\sGeneral)?|Mission|Interests\sSection)\s(?:in\s|at\s)?(?P<post>{_NAME}?)"
    rf"|Department\sof\sState)[.,]{_TITLE}[.,]?\s[Tt]o\s(?P<to>[^,;“”\"]{{3,80}}?)[.,]"
    rf"\s[Tt]elegram\s(?:[Nn]o\.\s)?(?P<serial>\d{{1,7}})[.,]\s(?P<day>{DAY})"
)
_ADDRESSED = re.compile(r"\bto\s(?:the\s)?(?:[A-Z][\w.]{0,20}\s(?:of\s)?){0,4}$", re.IGNORECASE)
_OWN = re.compile(
    rf"\b(?P<own>embtel|deptel|contel|congentel|legtel|depcirtel|circtel|circular\stelegram)s?\.?\s{_SERIAL}"
    rf"(?:\s(?P<way>from|to)\s{_OFFICE}(?P<post>(?-i:{_NAME})))?{_NEXT_DAY}",
    re.IGNORECASE,
)
_TRAILING = ".,;)"
_POSSESSIVE = re.compile("['’]s$")
_BEHIND = re.compile(r"\s([a-z]{2,20})\b")
_NO_THINGS = frozenset(
    {
        "also", "and", "as", "at", "but", "by", "dated", "describes", "described", "details", "for",
        "from", "gives", "had", "has", "in", "is", "makes", "notes", "noted", "of", "on", "or",
        "para", "paragraph", "quotes", "refers", "reported", "reports", "said", "says", "see",
        "sent", "shows", "states", "that", "the", "through", "to", "told", "was", "where", "which",
        "with",
    }
)  # fmt: skip
_SHORTEST_UNKNOWN = 4  #: letters of a post no table has; shorter ones are part numbers and licence plates


def _post(written: str) -> tuple[str, int] | None:
    """The post at the end of these words, and where in them its name begins."""
    starts = [0, *(found.end() for found in re.finditer(r"[ \n]", written))]
    for start in starts:
        name = _POSSESSIVE.sub("", " ".join(written[start:].split()).rstrip(_TRAILING))
        match = resolve_post(name, near=False)
        if match is not None and match.how in ("exact", "variant"):
            return match.post.canonical, start
    return None


def _leading_post(written: str) -> tuple[str, int] | None:
    """The post at the head of these words, and where in them its name ends."""
    ends = [len(written), *reversed([found.start() for found in re.finditer(r"[ \n]", written)])]
    for end in ends:
        name = " ".join(written[:end].split()).rstrip(_TRAILING)
        match = resolve_post(name, near=False)
        if match is not None and match.how in ("exact", "variant"):
            return match.post.canonical, end
    return None


def _figures(written: str) -> int:
    return int(written.replace(",", ""))


def _telegram(
    text: str,
    span: Span,
    post: str | None,
    serial: int,
    day: dt.date | None,
    *,
    to: str | None = None,
    place: str | None = None,
) -> Citation:
    mrn = canonical_mrn(day.year, post, serial) if post and day and day.year >= 1973 else None
    return Citation(text[slice(*span)], span, "telegram", mrn, post, serial, day, to=to, place=place)


def _numbers(text: str) -> Iterator[Citation]:
    """Whole numbers, compact or with blanks; the post must be one the tables know."""
    for found in _COMPACT.finditer(text):
        parts = parse_mrn(found["number"])
        if parts is None or parts.year is None:
            continue
        sure = parts.how in {"exact", "variant", "code"}
        if sure or (found["number"].isupper() and len(parts.post) >= _SHORTEST_UNKNOWN):
            mrn = canonical_mrn(parts.year, parts.post, parts.serial)
            yield Citation(found[0], found.span(), "telegram", mrn, parts.post, parts.serial, sure=sure)
    for found in _SPACED.finditer(text):
        parts = parse_mrn(found[0])
        if parts is None or parts.year is None:
            continue
        sure = parts.how in {"exact", "variant"}
        if sure or (found[0].isupper() and len(parts.post) >= _SHORTEST_UNKNOWN):
            mrn = canonical_mrn(parts.year, parts.post, parts.serial)
            yield Citation(found[0], found.span(), "telegram", mrn, parts.post, parts.serial, sure=sure)


def _sentences(text: str) -> Iterator[Citation]:
    """`Telegram 1234 from Phnom Penh, 6 September 2006`, `telegrams 5 and 7 from the Embassy in Vietnam`."""
    for found in _SENTENCE.finditer(text):
        known = _leading_post(found["post"])
        is_office = found["way_office"] != ""
        name, end = known or (None, len(found["post"]))
        whole = end == len(found["post"])
        written = found["before"] or (found["day"] if whole else None)
        day = read_day(written) if written else None
        sure = known is not None or is_office
        if name is None and is_office:  # a country: its embassy where it has one
            found_there = embassies_in(found["post"])
            name = found_there[0] if len(found_there) == 1 else None
            if name is None and day is None:
                continue
        elif name is None:
            name = _folded(found["post"])
        stop = found.end() if whole else found.start("post") + end
        other = _leading_post(found["to"]) if found["to"] and whole else None
        place = found["post"][:end]
        for span, serial in _serials(found, stop):
            if found["way"].lower() == "to":
                if sure:
                    yield _telegram(text, span, HEADQUARTERS, serial, day, to=name, place=place)
                continue
            towards = other[0] if other else None
            one = _telegram(text, span, name, serial, day, to=towards, place=place)
            yield one if sure else replace(one, sure=False)


def _serials(found: re.Match[str], stop: int) -> Iterator[tuple[Span, int]]:
    """Each serial of a list: the words before belong to the first, those behind to the last."""
    numbers = [found.span("serial")]
    numbers += [each.span() for each in re.compile(r"\d+").finditer(found.string, *found.span("others"))]
    for at, (start, end) in enumerate(numbers):
        begin = found.start() if at == 0 else start
        finish = stop if at == len(numbers) - 1 else end
        yield (begin, finish), _figures(found.string[start:end])


def _after(text: str) -> Iterator[Citation]:
    """`Tel. 1234, Oslo to State, 3 March 1975`, `Tel. 1234, Oslo, 3 March 1975`."""
    for found in _AFTER.finditer(text):
        known = _leading_post(found["post"])
        if known is not None and known[1] == len(found["post"]) and (found["to"] or found["day"]):
            day = read_day(found["day"]) if found["day"] else None
            to = HEADQUARTERS if found["to"] else None
            serial = _figures(found["serial"])
            yield _telegram(text, found.span(), known[0], serial, day, to=to, place=found["post"])


def _letters(text: str) -> Iterator[Citation]:
    """`U.S. Embassy Oslo, “Herring,” to Department of State, Telegram no. 1234, March 3, 1975`."""
    for found in _LETTER.finditer(text):
        serial, day = int(found["serial"]), read_day(found["day"])
        if found["post"] is None:
            to = _post(found["to"])
            place = found["to"][to[1] :] if to else None
            yield _telegram(
                text, found.span(), HEADQUARTERS, serial, day, to=to[0] if to else None, place=place
            )
            continue
        known = _leading_post(found["post"])
        name = known[0] if known is not None else _folded(found["post"])
        one = _telegram(text, found.span(), name, serial, day, to=HEADQUARTERS, place=found["post"])
        yield one if known is not None else replace(one, sure=False)


def _folded(place: str) -> str:
    """A place that no table has, as its telegrams would be numbered."""
    return "".join(letter for letter in place.upper() if letter.isalnum())


def _places(text: str) -> Iterator[Citation]:
    """`Phnom Penh 1606`, `Moscow to State, telegram 1706, May 24, 1961`, `State 144466 to Oslo`."""
    for found in _PLACE.finditer(text):
        known = _post(found["post"])
        if known is None:
            continue
        name, start = known
        if found["word"] and _is_addressee(text, found):
            continue
        serial = _figures(found["serial"])
        to = _leading_post(found["to"]) if found["to"] else None
        is_whole = not found["to"] or (to is not None and to[1] == len(found["to"]))
        day = read_day(found["day"]) if found["day"] and is_whole else None
        could_be_a_year = 1800 <= serial <= 2100 and len(found["serial"]) == 4
        if could_be_a_year and day is None and not found["word"]:
            continue
        if len(found["serial"]) <= 2 and not (found["word"] or day):
            continue  # `Paris 16`, `London 2`: districts, days and scores
        if not (found["word"] or day) and _counts(text, found.end("serial")):
            continue  # `in Rome 1200 people`
        stop = found.end() if is_whole else found.end("serial")
        towards = to[0] if to is not None and is_whole else None
        place = found["to"] if name == HEADQUARTERS and towards else found["post"][start:]
        span = found.start("post") + start, stop
        yield _telegram(text, span, name, serial, day, to=towards, place=place)


def _is_addressee(text: str, found: re.Match[str]) -> bool:
    """Whether a letter went to this place: `to Department of State, telegram no. 5` is none of State's."""
    if text[found.end("post") : found.end("post") + 1] not in (",", ".") and found["post"][-1] != ".":
        return False
    begin = found.start("post")
    words = text[max(0, begin - 80) : begin] + found["post"]
    return _ADDRESSED.search(words[: words.rfind(" ") + 1]) is not None


def _counts(text: str, end: int) -> bool:
    """Whether a number here counts the thing behind it."""
    behind = _BEHIND.match(text, end)
    return behind is not None and behind[1] not in _NO_THINGS


def _own(text: str) -> Iterator[Citation]:
    """`Embtel 1706, May 24, 1961`: the post is that of the document, unless it is said."""
    for found in _OWN.finditer(text):
        place = _leading_post(found["post"]) if found["post"] else None
        day = read_day(found["day"]) if found["day"] else None
        from_department = found["own"].lower().startswith(("dep", "circ"))
        post = HEADQUARTERS if from_department else place[0] if place else None
        to = place[0] if place and from_department else None
        serial = _figures(found["serial"])
        yield _telegram(text, found.span(), post, serial, day, to=to, place=found["post"])


def _elsewhere(text: str) -> Iterator[Citation]:
    """Films, files, printed volumes and pages on the network."""
    for span, kind, value in find_elsewhere(text):
        yield Citation(text[slice(*span)], span, kind, value=value)


def find_citations(text: str) -> list[Citation]:
    """Every citation of a telegram in a text, in order, none inside another; linear in its length."""
    found = [
        *_elsewhere(text),
        *_numbers(text),
        *_sentences(text),
        *_after(text),
        *_letters(text),
        *_own(text),
        *_places(text),
    ]
    # of two that overlap the one that says more stays: with a number, then with a day, then the longer
    found.sort(
        key=lambda one: (one.kind == "telegram", one.mrn is None, one.day is None, one.span[0] - one.span[1])
    )
    taken = bytearray(len(text))
    kept: list[Citation] = []
    for one in found:
        start, end = one.span
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)
