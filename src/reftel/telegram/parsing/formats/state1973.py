"""What Washington's printer of 1973 and after put above a telegram: pages, offices, drafters, dashes.

    front = banner page-line [ form-number ] office-block { drafting } dash-line
    dash  = dashes counter | dashes ( counter SP filing-time | filing-time SP counter ) "/" copies

The form lived on in the printed telegrams of the 1980s, without the dash line.
"""

import re
from typing import Final

from reftel.telegram.parsing.distribution import begins_block, ends_block, read_block
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.drafting import begins_drafting, read_clearance, read_drafter

__all__ = ["read_front_line", "read_page_line"]

_FORM_NUMBER: Final = re.compile(r"\d{2}(?:[-/ ]\d{2}){0,3}")
_DASHES: Final = re.compile(
    r"-{3,}[ -]*(?:(?P<first>\d{5,6})(?P<z1>[ ]?Z)?)?(?:[ ]+(?P<second>\d{5,6})(?P<z2>[ ]?Z)?)?"
    r"(?:[ ]*/\d{1,3}(?:/\d{1,3})*)?"
)
_PAGE: Final = re.compile(
    r"PAGE\s*\d{1,3}\s+(?P<post>[A-Z][A-Z .'/-]{0,16}?)?\s*(?P<serial>\d{3,7})"
    r"(?:\s+(?P<part>\d{1,2})\s*OF\s*(?P<of>\d{1,2}))?"
    r"(?:\s+(?P<time>\d{5,6}\s?Z?)(?!\d))?(?:\s+TOSEC\s+\d+)?",
    re.IGNORECASE,
)
_BLOCK_WORDS: Final = ("INFO", "ACTI", "ORIG")
_OTHER: Final = re.compile(r"DESIRED DISTRIBUTION\b|ROUTING\b|RESTRICTED DISTRIBUTION\b")


def read_page_line(draft: Draft, words: str, start: int) -> None:
    """Post, serial, section and time of receipt of the first page line."""
    if draft.page_style:
        return
    draft.page_style = "export"
    found = _PAGE.match(words)
    if found is None:
        draft.page_style = "printed"
        return
    draft.page_post = found["post"].strip() if found["post"] else None
    draft.page_serial, draft.page_lines = int(found["serial"]), 1
    if found["part"]:
        draft.page_section = int(found["part"]), int(found["of"])
    if found["time"] and draft.received is None:
        draft.received = found["time"].replace(" ", "").upper()
        draft.point("received", start + found.start("time"), start + found.end("time"))


def read_front_line(draft: Draft, row: int, limit: int) -> int | None:
    """Read what begins at a row; gives the row behind it, or None where the line is none of this form's."""
    words, start = draft.words(row)
    first = words[0]
    if first.isdecimal():
        if len(words) <= 11 and _FORM_NUMBER.fullmatch(words):
            draft.add("form-number", start, start + len(words))
            return row + 1
        return None
    if first == "-":
        return _dash_line(draft, row)
    if first in "AOCR" and begins_block(words):
        return _office_block(draft, row, limit)
    if first in "DEACdeac" and begins_drafting(words):
        return _drafting_block(draft, row, limit)
    if first in "DR" and _OTHER.match(words):
        draft.add("distribution", start, start + len(words))
        return row + 1
    return None


def _dash_line(draft: Draft, row: int) -> int | None:
    words, start = draft.words(row)
    found = _DASHES.fullmatch(words)
    if found is None:
        return None
    draft.add("dash-line", start, start + len(words))
    for figures, zone in ((found["first"], found["z1"]), (found["second"], found["z2"])):
        if figures and zone:
            draft.filing_time = f"{figures}Z"
        elif figures:
            draft.counter = figures
    return row + 1


def _office_block(draft: Draft, row: int, limit: int) -> int:
    """The office block, over all its lines."""
    begin = draft.words(row)[1]
    collected: list[str] = []
    end = begin
    while row < limit:
        line = draft.lines[row]
        if line.kind == "blank":
            row += 1
            continue
        words, start = draft.words(row)
        belongs = "-" in words[:7] or words[:4] in _BLOCK_WORDS or words[0] in "/(" or not collected
        if line.kind != "text" or not belongs or len(words) > 200:
            break
        collected.append(words)
        end = start + len(words)
        draft.add("distribution", start, end)
        row += 1
        if ends_block(words):
            break
    block, counted = read_block(" ".join(collected))
    if draft.distribution is None:
        draft.distribution = block
        draft.point("distribution", begin, end)
        if block.total is not None and block.total != counted:
            draft.note(
                "distribution-sum",
                f"the block says {block.total} copies, its offices add up to {counted}",
                (begin, end),
                remedy="one of the figures is garbled; compare another copy",
            )
    return row


def _drafting_block(draft: Draft, row: int, limit: int) -> int:
    """DRAFTED BY, APPROVED BY and the clearances below them, to the dash line."""
    what = "drafted"
    first = True
    lists = {"drafted": draft.drafted_by, "approved": draft.approved_by, "cleared": draft.cleared_by}
    while row < limit:
        line = draft.lines[row]
        if line.kind == "blank":
            row += 1
            continue
        words, start = draft.words(row)
        if line.kind != "text" or len(words) > 120:
            break
        opened = begins_drafting(words)
        if opened is not None:
            what, first = opened[0], False
            entry = read_drafter(words[opened[1] :]) if opened[1] < len(words) else None
        else:
            entry = read_clearance(words) if not first else None
            what = "cleared"
            if entry is None:
                break
        end = start + len(words)
        if entry is not None:
            lists[what].append(entry)
            draft.point_each(f"{what}_by", start, end)
        draft.add("drafting", start, end)
        row += 1
    return row
