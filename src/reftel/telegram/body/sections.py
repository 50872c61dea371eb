"""Which paragraphs sum up, comment, ask for action or quote, and the words of summary and comment.

A section opens with its word at the start of a paragraph (`SUMMARY:`, `(Comment.`) or in the heading above;
it ends where the text says so, wherever that is, else with its paragraph, else at the next heading. A
comment also stands inside a paragraph, most often in brackets.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from reftel.telegram.body.draft import Draft
from reftel.telegram.record import Role
from reftel.telegram.text import Span

__all__ = ["Sections", "assign_roles"]

_WHOSE: Final = (
    r"BRIEF|EXECUTIVE|INTRODUCTORY|EMBASSY|EMBOFF|POST|MISSION|CONSULATE(?: GENERAL)?|CONGEN|AMBASSADOR"
    r"|CHARGE|DCM|DRAFTER|OUR|USINT|USUN|FURTHER|FINAL|ADDITIONAL|GENERAL|CONCLUDING|PRELIMINARY|INITIAL|POLITICAL"
    r"|ECONOMIC|BIO|BIOGRAPHIC|BIOGRAPHICAL|ECON|POLOFF|LEGATT|DATT|AID|CONTINUED"
)
_WHAT: Final = (
    r"(?P<summary>SUMM?ARR?Y|SUMMAY|SUMMRY|SUMARY)|(?P<comment>COMM?ENTS?|COMENT|COMMNET)"
    r"|(?P<action>ACTION\s+(?:REQUEST(?:ED|S)?|REQUIRED|ITEMS?))|(?P<note>NOTES?)"
)
_OPENING: Final = re.compile(
    rf"[ \t\"'*-]{{0,4}}[(\[]?(?:BEGIN\s+)?(?:(?:{_WHOSE})(?:'?S|S')?\s+){{0,2}}(?:{_WHAT})"
    r"(?:\s*(?:AND|&|/|,)\s*(?:[A-Z'/-]{2,20}\s?){1,3})?"
    r"(?:\s*\((?:[A-Z/]{1,8}|CONT(?:INUED|'?D)?\.?)\))?"
    r"(?:\s*[:.;]+(?:--?)?|\s*--?(?=\s)|\s{2,}|\s*$|\s*\n)(?:\s*[-=_]{3,}(?: -+)?(?=\s))?\s*"
)
_ACTION: Final = re.compile(
    r"[ \t\"'*-]{0,4}\(?(?:THIS\s+(?:IS\s+AN?|MESSAGE\s+CONTAINS\s+AN?|CABLE\s+CONTAINS\s+AN?)\s+ACTION\s+"
    r"(?:REQUEST|CABLE|MESSAGE|TELEGRAM)|ACTION\s+(?:ADDRESSEES|POSTS)\b|ACTION\s+REQUESTS?\b)"
)
_PARAGRAPH: Final = re.compile(
    r"\b(?:SEE(?:\s+ALSO)?|REQUEST(?:ED|S)?(?:\s+(?:IS|ARE))?\s+(?:IN|AT)|REQUEST[ ,-]{1,4})\s*"
    r"PARAS?(?:GRAPHS?)?\.?\s+(\d{1,3})(?:\s*(?:-|TO|THROUGH|AND|,)\s*(\d{1,3}))?"
)
_END: Final = re.compile(
    r"END(?:(?<=\bEND)|(?<=\.END))(?:S|ED|ING)?\s*(?:OF\s+)?(?:THE\s+)?(?:[A-Z']{2,12}\s+){0,2}?"
    r"(?:(?P<summary>SUMM?ARR?Y|SUMMAY|SUMMRY|SUMARY)|(?P<comment>COMM?ENTS?|COMENT)|(?P<note>NOTES?)"
    r"|(?P<action>ACTION\s+REQUEST(?:ED)?))\b(?:\s*(?:AND|&|/)\s*[A-Z]{2,12}(?:\s+REQUEST)?)?"
)
_INLINE: Final = re.compile(r"COMMENTS?\s?(?:[:.]|--?\s)\s*")
_BEFORE_INLINE: Final = re.compile(
    rf"(?:^|[.?!(\[:;)\"\]-])\s*(?:BEGIN\s+)?(?:(?:{_WHOSE})(?:'?S|S')?\s+){{0,2}}$"
)
_HEADING: Final = re.compile(
    rf"(?:\([A-Z/]{{1,8}}\)\s*)?(?:BEGIN\s+)?(?:(?:{_WHOSE})(?:'?S|S')?\s+){{0,2}}(?:{_WHAT})\b"
    r"(?:\s*(?:AND|FOR|&|/|,|-|:)\s*.{1,60})?(?:\s*\([A-Z/]{1,8}\))?[ .:]*"
)
_ROLES: Final[dict[str, Role]] = {
    "summary": "summary",
    "comment": "comment",
    "action": "action_request",
    "note": "note",
}
_KINDS: Final = tuple(_ROLES)


class Sections(NamedTuple):
    """Where summary and comment stand: the stretches that hold their words."""

    summary: list[Span]
    comment: list[Span]


class _Opening(NamedTuple):
    kind: str
    begin: int  #: where the section's own words begin
    headed: bool


class _Endings:
    """Where sections are said to end, by kind."""

    __slots__ = ("_starts",)

    def __init__(self, capitals: str, start: int) -> None:
        self._starts: dict[str, list[int]] = {kind: [] for kind in _KINDS}
        for found in _END.finditer(capitals):
            self._starts[_which(found)].append(start + found.start())

    def next(self, kind: str, place: int) -> int | None:
        """The first end of a section of a kind from a place on."""
        starts = self._starts[kind]
        index = bisect_left(starts, place)
        return starts[index] if index < len(starts) else None


def assign_roles(drafts: Sequence[Draft], capitals: str, start: int) -> Sections:
    """Give each paragraph its role; `capitals` is the body in upper case, which begins at `start`."""
    endings = _Endings(capitals, start)
    openings = [_opening(draft, capitals, start) for draft in drafts]
    limits = _limits(drafts, openings)
    places = [draft.at for draft in drafts]
    spans: dict[str, list[Span]] = {kind: [] for kind in _KINDS}
    covered = -1
    for index, opening in enumerate(openings):
        if opening is None or (index <= covered and opening.kind != "comment"):
            continue
        again, headed = limits[index]
        ending = endings.next(opening.kind, opening.begin)
        if ending is not None and ending < again:
            last, stop = max(index, bisect_left(places, ending) - 1), ending
        else:
            last = (
                headed - 1
                if opening.headed and (headed < len(drafts) or opening.kind == "comment")
                else index
            )
            stop = drafts[last].end
        for draft in drafts[max(index, covered + 1) : last + 1]:
            draft.role = _ROLES[opening.kind]
        drafts[index].role = _ROLES[opening.kind]
        spans[opening.kind].append((opening.begin, stop))
        covered = max(covered, last)
    if not spans["summary"]:
        spans["summary"] = _unopened_summary(drafts, endings)
    _asked_paragraphs(drafts, capitals, start)
    spans["comment"] += _inline_comments(drafts, endings, capitals, start)
    return Sections(spans["summary"], sorted(spans["comment"]))


def _limits(drafts: Sequence[Draft], openings: Sequence[_Opening | None]) -> list[tuple[int, int]]:
    """For each paragraph: where the next section of its kind opens, and which is the next with a heading."""
    end = drafts[-1].end + 1 if drafts else 0
    opened = dict.fromkeys(_KINDS, end)
    headed = len(drafts)
    limits: list[tuple[int, int]] = []
    for index in range(len(drafts) - 1, -1, -1):
        opening = openings[index]
        limits.append((opened[opening.kind] if opening is not None else end, headed))
        if opening is not None:
            opened[opening.kind] = drafts[index].at
        if drafts[index].heading is not None:
            headed = index
    return limits[::-1]


def _which(found: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if found[kind])


def _opening(draft: Draft, capitals: str, start: int) -> _Opening | None:
    """The section a paragraph opens, by its first words or by the heading above it."""
    found = _OPENING.match(capitals, draft.begin - start, max(draft.end - start, 0))
    if found is not None:
        return _Opening(_which(found), start + found.end(), headed=False)
    if _ACTION.match(capitals, draft.begin - start, max(draft.end - start, 0)):
        return _Opening("action", draft.begin, headed=False)
    if draft.heading is not None:
        heading = _HEADING.fullmatch(draft.heading.upper())
        if heading is not None:
            return _Opening(_which(heading), draft.begin, headed=True)
    return None


def _unopened_summary(drafts: Sequence[Draft], endings: _Endings) -> list[Span]:
    """A summary whose opening is lost: it runs from the first paragraph to where it is said to end."""
    ending = endings.next("summary", 0)
    if ending is None:
        return []
    held = [draft for draft in drafts[:6] if draft.at < ending]
    if not held or len(held) > 5:
        return []
    for draft in held:
        draft.role = "summary"
    return [(held[0].begin, ending)]


def _asked_paragraphs(drafts: Sequence[Draft], capitals: str, start: int) -> None:
    """`THIS IS AN ACTION REQUEST, SEE PARA 7`: paragraph 7 asks for the action."""
    asked: set[int] = set()
    for draft in drafts:
        if draft.role not in {"action_request", "summary"}:
            continue
        words = capitals[draft.begin - start : draft.end - start][:400]
        place = words.find("ACTION")
        named = _PARAGRAPH.search(words, place, place + 120) if place >= 0 else None
        if named is None:
            continue
        asked |= set(range(int(named[1]), min(int(named[2] or named[1]), int(named[1]) + 20) + 1))
    for draft in drafts:
        if draft.number in asked and draft.role == "body":
            draft.role = "action_request"


def _inline_comments(drafts: Sequence[Draft], endings: _Endings, capitals: str, start: int) -> list[Span]:
    """Comments inside other paragraphs; paragraphs that one runs on through are comments too."""
    spans: list[Span] = []
    if "COMMENT" not in capitals:
        return spans
    taken = 0
    for index, draft in enumerate(drafts):
        if draft.role == "comment":
            continue
        for found in _INLINE.finditer(capitals, draft.begin - start, max(draft.end - start, 0)):
            before = capitals[max(draft.begin - start, found.start() - 40) : found.start()]
            opened = _BEFORE_INLINE.search(before)
            begin = start + found.end()
            if begin < taken or opened is None or before.rstrip().endswith("END"):
                continue
            ending = endings.next("comment", begin)
            bracket = _closing(capitals, found.end(), draft.end - start) if "(" in opened[0] else None
            if ending is not None and ending <= draft.end:
                stop = ending
            elif bracket is not None:
                stop = start + bracket
            elif ending is not None and _runs_on(drafts, index, ending):
                stop = ending
            else:
                stop = draft.end
            spans.append((begin, stop))
            taken = stop
    return spans


def _runs_on(drafts: Sequence[Draft], index: int, ending: int) -> bool:
    """Whether a comment runs on to its end, a few paragraphs on, which are comments then."""
    held: list[Draft] = []
    for draft in drafts[index + 1 : index + 9]:
        if draft.at >= ending:
            break
        if draft.role != "body":
            return False
        held.append(draft)
    if not held or held[-1].end < ending:
        return False
    for draft in held:
        draft.role = "comment"
    return True


def _closing(capitals: str, begin: int, stop: int) -> int | None:
    """Where the bracket closes that is open at an offset."""
    depth = 1
    for place in range(begin, min(stop, begin + 4000)):
        letter = capitals[place]
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if not depth:
                return place
    return None
