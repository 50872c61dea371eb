"""Where another telegram begins that nothing but its own head announces.

Files hold telegrams one behind the other, cut off before their signature or without header. A head in the
text then begins another telegram where the text above it has come to the end of a sentence, opens no
quotation and does not say that a text follows.
"""

import re
from typing import Final

from reftel.telegram.body.quotes import find_quotes
from reftel.telegram.body.rows import capitals
from reftel.telegram.mrn import parse_mrn
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.formats.frus import begins_document
from reftel.telegram.parsing.formats.smart import key_of
from reftel.telegram.parsing.labels import read_label

__all__ = ["SIGNER", "labels_below", "next_printed", "next_smart", "smart_begins", "stands_alone"]

_ANNOUNCED: Final = re.compile(
    r"\b(?:QUOTE|QTE|FOLLOW(?:S|ING|ED)?|REPEAT(?:ED|S|ING)?|RPTD?|RPTG|FORWARD(?:ED|ING|S)?|RELAY(?:ED|ING|S)?"
    r"|RETRANSMI[A-Z]+|BELOW|BEGIN|TEXT(?:[ ]OF)?)\b[^.]{0,60}[.:]?$|[:,;]$",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(r"(?:UNQUOTE|UNQTE|END(?:[ ]OF)?[ ](?:QUOTE|TEXT|MESSAGE))[.]?$", re.IGNORECASE)
SIGNER: Final = re.compile(r"[A-Z][A-Z'-]{1,24}(?: [A-Z'-]{2,20})?[#.=]*")
_ENDS: Final = ".?!)]\"'\u201d\u2019"
_NUMBER_KEY: Final = re.compile(r"MRN[ ]?:(?P<number>.{4,40})", re.IGNORECASE)
_NEAR: Final = 12  # lines of a head
_KEYS: Final = 3
_RULE: Final = 3
_OWN: Final = 2
_BEFORE: Final = 20_000
_HEAD_KEYS: Final = frozenset({"dtg", "from", "action", "executive-order", "tags", "subject"})


def labels_below(draft: Draft, row: int) -> int:
    """How many kinds of head labels stand in the lines right below a row."""
    found: set[str] = set()
    for below in range(row + 1, min(row + _NEAR, len(draft.lines))):
        if draft.lines[below].kind == "text":
            label = read_label(draft.words(below)[0])
            if label is not None and label.kind != "classified-by" and not label.misspelt:
                found.add(label.kind)
    return len(found)


def stands_alone(draft: Draft, first: int, row: int) -> bool:
    """Whether the text from line `first` on has come to an end above a line, and quotes nothing there."""
    at = row - 1
    while at >= first and (draft.lines[at].kind != "text" or _drawn(draft.words(at)[0])):
        at -= 1
    if at < first:
        return False
    words, _ = draft.words(at)
    if _CLOSED.search(words[-40:]) or SIGNER.fullmatch(words):
        return True
    if words[-1] not in _ENDS or _ANNOUNCED.search(words[-120:]):
        return False
    end = draft.lines[at].end
    begin = max(draft.lines[first].start, end - _BEFORE)
    quotes = find_quotes(draft.text, capitals(draft.text[begin:end]), begin)
    return not quotes or quotes[-1][1] < end


def _drawn(words: str) -> bool:
    """Whether a line is a rule between telegrams."""
    return len(words) >= _RULE and not any(map(str.isalnum, words[:80]))


def next_smart(draft: Draft) -> int:
    """The row where another telegram with its keys begins, its banners with it; the number of lines else."""
    own = False
    for row, line in enumerate(draft.lines):
        first = draft.words(row)[0][:5].upper() if line.kind == "text" else ""
        if own and first == "VZCZC":
            return row
        if first[:3] == "MRN":
            if own and (begin := smart_begins(draft, row)) is not None:
                return begin
            own = True
    return len(draft.lines)


def smart_begins(draft: Draft, row: int) -> int | None:
    """The row where a telegram with keys begins whose number stands in a line, or None."""
    found = _NUMBER_KEY.match(draft.words(row)[0])
    if found is None or parse_mrn(found["number"].strip()) is None or _keys_below(draft, row) < _KEYS:
        return None
    return _under_banner(draft, row)


def _keys_below(draft: Draft, row: int) -> int:
    """How many kinds of keys stand right below a row."""
    found: set[str] = set()
    for below in range(row + 1, min(row + _NEAR, len(draft.lines))):
        if draft.lines[below].kind == "text":
            key = key_of(draft.words(below)[0])
            if key is not None:
                found.add(key[0])
    return len(found & _HEAD_KEYS)


def _under_banner(draft: Draft, row: int) -> int:
    """The row of the banner above a head: one level with what stands beside it, the rest closes a text."""
    begin = row
    for at in range(row - 1, max(row - _NEAR, 0), -1):
        kind = draft.lines[at].kind
        if kind == "banner":
            begin = at
            if not draft.words(at)[0].startswith("SBU"):
                break
        elif kind != "blank":
            break
    return begin


def next_printed(draft: Draft) -> int:
    """The row where another document of a printed edition begins; the number of lines else."""
    seen = 0  # name and heading of the first
    for row, line in enumerate(draft.lines):
        if line.kind == "text":
            seen += 1
            if seen > _OWN and begins_document(draft, row):
                return row
    return len(draft.lines)
