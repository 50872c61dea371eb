"""From the top of a text to the date-time group: which lines a form printed there, and where its head begins.

The lines of all forms are known here, since texts of one archive mix them; what was found decides the form
afterwards. A text that shows none of them within its first lines has no header at all.
"""

import re
from typing import Final

from reftel.telegram.mrn import resolve_post
from reftel.telegram.parsing.class_line import ClassLine, read_class_line
from reftel.telegram.parsing.dates import DateTimeGroup, read_damaged_group, read_group
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.formats import state1973, state2000
from reftel.telegram.parsing.labels import read_label

__all__ = ["Start", "find_start"]

_FROM: Final = re.compile(r"(?:FM|FROM)[ ]+(?=[A-Z])", re.IGNORECASE)
_SENDER: Final = re.compile(
    r"(?:FM|FROM)[ ]+(?:AM ?[CE]|SECSTATE|US|R[UH][A-Z]{2,6}/|EMB|CON|REO|AIT)", re.IGNORECASE
)
_GROUP_START: Final = re.compile(r"(?:[ZOPRY]{1,2}[ /]+){0,2}[0-9OQWERTYUIP]{2}", re.IGNORECASE)
_SEARCHED: Final = 400
_LONGEST: Final = 400
_COVERING: Final = 40  # lines of a mail above the telegram it carries


class Start:
    """Where the head of a telegram begins; `kind` is `group`, `from`, `class-line`, `label` or `none`."""

    __slots__ = ("kind", "row")

    def __init__(self, kind: str, row: int) -> None:
        self.kind = kind
        self.row = row


def find_start(draft: Draft) -> Start:
    """Read the lines above the head, and find it."""
    limit = min(len(draft.lines), _SEARCHED)
    row = state2000.read_catalogue(draft, 0, limit)
    while row < limit:
        line = draft.lines[row]
        if line.kind == "page-line":
            words, start = draft.words(row)
            state1973.read_page_line(draft, words, start)
        elif line.kind == "banner":
            draft.banner = draft.banner or draft.words(row)[0]
        elif line.kind in ("text", "trailer"):
            words, start = draft.words(row)
            if len(words) <= _LONGEST:
                after = state1973.read_front_line(draft, row, limit)
                if after is None:
                    after = state2000.read_front_line(draft, row, limit)
                if after is not None and after > row:
                    row = after
                    continue
                kind = _head_begins(draft, words, start) or _damaged_group(draft, row, limit)
                if kind == "label" and _header_below(draft, row, limit):
                    row += 1  # a line of the mail around the telegram
                    continue
                if kind is not None:
                    return Start(kind, row)
        row += 1
    return Start("none", 0)


def _head_begins(draft: Draft, words: str, start: int) -> str | None:
    """What begins at a line that no form prints above its head."""
    if _GROUP_START.match(words) and (group := read_group(words)) is not None and _trusted(group):
        keep_group(draft, group, words, start)
        return "group"
    if _FROM.match(words) and _SENDER.match(words):
        return "from"
    if is_class_line(draft, words) is not None:
        return "class-line"
    label = read_label(words)
    if label is None or label.kind == "classified-by":
        return None
    if label.kind == "executive-order" or words[: label.end].rstrip().endswith((":", ";")):
        return "label"
    return None


def _header_below(draft: Draft, row: int, limit: int) -> bool:
    """Whether a subject line is of a mail around the telegram: a header comes before any other label."""
    for below in range(row, min(limit, row + _COVERING)):
        if draft.lines[below].kind != "text":
            continue
        words, _ = draft.words(below)
        label = read_label(words)
        if label is not None and label.kind != "subject":
            return False
        if label is None and _GROUP_START.match(words) and (group := read_group(words)) is not None:
            return _trusted(group) and any(
                _FROM.match(draft.words(after)[0])
                for after in range(below + 1, min(limit, below + 4))
                if draft.lines[after].kind == "text"
            )
    return False


def _damaged_group(draft: Draft, row: int, limit: int) -> str | None:
    """A line above FM that no other reader takes, and that still looks like a date-time group."""
    words, start = draft.words(row)
    below = row + 1
    while below < limit and draft.lines[below].kind == "blank":
        below += 1
    if below >= limit or draft.lines[below].kind != "text" or not _SENDER.match(draft.words(below)[0]):
        return None
    group = read_damaged_group(words)
    if group is None:
        return None
    keep_group(draft, group, words, start)
    return "group"


def _trusted(group: DateTimeGroup) -> bool:
    """Whether a line is a date-time group and no running text: prosign or zone letter, and a month."""
    return bool(group.prosigns) or "the zone letter is missing" not in group.faults


def is_class_line(draft: Draft, words: str) -> ClassLine | None:
    """A class line that stands without a header above it; more has to be sure than below one."""
    found = read_class_line(words)
    if found is None or found.post is None:
        return None
    if (
        draft.group is not None
        or draft.plad is not None
        or words.startswith(("UNCLAS ", "C O N F", "S E C R", "T O P"))
    ):
        return found
    known = resolve_post(found.post, near=False) is not None
    return found if known or (words == words.upper() and found.section is not None) else None


def keep_group(draft: Draft, group: DateTimeGroup, words: str, start: int) -> None:
    """Keep the first date-time group; what follows it on the line are signals."""
    draft.add("date-time-group", start, start + len(words))
    if draft.group is not None:
        return
    draft.group = group
    draft.point("dtg", start, start + group.end)
    for fault in group.faults:
        draft.note(
            "date-time-group", f"damaged date-time group: {fault}", (start, start + group.end),
            remedy="write it as `R 141430Z MAY 75`",
        )  # fmt: skip
