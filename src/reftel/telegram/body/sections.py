"""Which paragraphs sum up, comment, ask for action or quote, and the words of summary and comment.

A section opens with its word at the start of a paragraph (`SUMMARY:`, `(Comment.`) or in the heading above;
it ends where the text says so, wherever that is, else with its paragraph, else at the next heading. A
comment also stands inside a paragraph, most often in brackets.
"""

import re
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
    r"\bPARAS?(?:GRAPHS?)?\.?\s+(\d{1,3})(?:\s*(?:-|TO|THROUGH|AND|,)\s*(\d{1,3}))?"
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
    rf"(?:\([A-Z/]{{1,8}}\)\s*)?(?:BEGIN\s+)?(?:(?:{_WHOSE})(?:'?S|S')?\s+){{0,2}}(?:{_WHAT})\b.{{0,40}}"
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


class _Ending(NamedTuple):
    kind: str
    start: int
    end: int


def assign_roles(drafts: Sequence[Draft], capitals: str, start: int) -> Sections:
    """Give each paragraph its role; `capitals` is the body in upper case, which begins at `start`."""
    endings = [
        _Ending(_which(found), start + found.start(), start + found.end())
        for found in _END.finditer(capitals)
    ]
    openings = [_opening(draft, capitals, start) for draft in drafts]
    spans: dict[str, list[Span]] = {kind: [] for kind in _KINDS}
    covered = -1
    for index, opening in enumerate(openings):
        if opening is None or (index <= covered and opening.kind != "comment"):
            continue
        last, stop = _extent(drafts, openings, endings, index)
        for draft in drafts[index : last + 1]:
            draft.role = _ROLES[opening.kind]
        spans[opening.kind].append((opening.begin, stop))
        covered = max(covered, last)
    if not spans["summary"]:
        spans["summary"] = _unopened_summary(drafts, endings)
    _asked_paragraphs(drafts, capitals, start)
    spans["comment"] += _inline_comments(drafts, endings, capitals, start)
    return Sections(spans["summary"], sorted(spans["comment"]))


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


def _extent(
    drafts: Sequence[Draft], openings: Sequence[_Opening | None], endings: Sequence[_Ending], index: int
) -> tuple[int, int]:
    """The last paragraph of the section that paragraph `index` opens, and where its words end."""
    opening = openings[index]
    assert opening is not None
    again = next(
        (
            draft.at
            for draft, other in zip(drafts[index + 1 :], openings[index + 1 :], strict=True)
            if other is not None and other.kind == opening.kind
        ),
        drafts[-1].end + 1,
    )
    ending = next(
        (end for end in endings if end.kind == opening.kind and opening.begin <= end.start < again), None
    )
    if ending is not None:
        last = index
        while last + 1 < len(drafts) and drafts[last + 1].at < ending.start:
            last += 1
        return last, ending.start
    last = index
    if opening.headed:
        headed = [place for place in range(index + 1, len(drafts)) if drafts[place].heading is not None]
        last = headed[0] - 1 if headed else len(drafts) - 1 if opening.kind == "comment" else index
    return last, drafts[last].end


def _unopened_summary(drafts: Sequence[Draft], endings: Sequence[_Ending]) -> list[Span]:
    """A summary whose opening is lost: it runs from the first paragraph to where it is said to end."""
    ending = next((end for end in endings if end.kind == "summary"), None)
    if ending is None:
        return []
    held = [draft for draft in drafts if draft.at < ending.start]
    if not held or len(held) > 5:
        return []
    for draft in held:
        draft.role = "summary"
    return [(held[0].begin, ending.start)]


def _asked_paragraphs(drafts: Sequence[Draft], capitals: str, start: int) -> None:
    """`THIS IS AN ACTION REQUEST, SEE PARA 7`: paragraph 7 asks for the action."""
    for draft in drafts:
        if draft.role not in {"action_request", "summary"}:
            continue
        words = capitals[draft.begin - start : draft.end - start][:400]
        place = words.find("ACTION")
        named = _PARAGRAPH.search(words, place, place + 120) if place >= 0 else None
        if named is None:
            continue
        asked = range(int(named[1]), int(named[2] or named[1]) + 1)
        for other in drafts:
            if other.number in asked and other.role == "body":
                other.role = "action_request"


def _inline_comments(
    drafts: Sequence[Draft], endings: Sequence[_Ending], capitals: str, start: int
) -> list[Span]:
    """Comments inside other paragraphs; paragraphs that one runs on through are comments too."""
    spans: list[Span] = []
    if "COMMENT" not in capitals:
        return spans
    closed = [end for end in endings if end.kind == "comment"]
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
            ending = next((end for end in closed if end.start >= begin), None)
            bracket = _closing(capitals, found.end(), draft.end - start) if "(" in opened[0] else None
            if ending is not None and ending.start <= draft.end:
                stop = ending.start
            elif bracket is not None:
                stop = start + bracket
            elif ending is not None and not _opens_again(drafts[index + 1 :], ending.start):
                stop = ending.start
                for later in drafts[index + 1 :]:
                    if later.at < stop and later.role == "body":
                        later.role = "comment"
            else:
                stop = draft.end
            spans.append((begin, stop))
            taken = stop
    return spans


def _opens_again(drafts: Sequence[Draft], before: int) -> bool:
    """Whether a later paragraph opens the comment that ends there."""
    return any(draft.role == "comment" and draft.at < before for draft in drafts)


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
