"""FM, TO and INFO: who sends, who must act, who is informed; and the class line behind them.

    list = keyword SP addressee { NL addressee }

The class line is often run together with the last addressee, and a page may end in the middle of a list.
"""

import re
from dataclasses import replace
from typing import Final

from reftel.telegram.nearness import distance
from reftel.telegram.parsing.addressees import ROUTING, Lists, looks_like_plad, post_of_plad
from reftel.telegram.parsing.class_line import ClassLine, find_glued, read_class_line, read_level
from reftel.telegram.parsing.dates import read_group
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.labels import read_label
from reftel.telegram.parsing.lines import is_page_line

__all__ = ["keep_class_line", "read_addressing"]

_KEYWORD: Final = re.compile(r"(?P<word>FROM|FM|TO|INFO|IMFO|INF0|NFO|T0|ZEN)\b[ :]*", re.IGNORECASE)
_DAMAGED: Final = re.compile(
    r"(?P<letters>[A-Z0-9]{1,5}[ ]|[A-Z0-9]{1,4})(?=R[A-Z]{3,7}/[A-Z]|AM[ ]?EMBASSY\b|AMCONSUL\b|AMCONGEN\b"
    r"|US[ ]?MISSION\b|SECSTATE\b|SECDEF\b|USDOC\b|USIA\b|USINFO\b|DEPT OF\b|DA/|DIA[ ]WASH)",
    re.IGNORECASE,
)
_INNER_TO: Final = re.compile(
    r"[ ]+TO[ ]+(?=(?:R[UH][A-Z]{3,6}/|SECSTATE|AMEMB|AMCON|USMISS))", re.IGNORECASE
)
_LONGEST: Final = 200


def _from_line(draft: Draft, words: str, start: int, line: int) -> tuple[str, int] | None:
    """The FM line; what follows a TO on the same line is handed back."""
    rest: tuple[str, int] | None = None
    inner = _INNER_TO.search(words[:_LONGEST]) if " TO " in words.upper() else None
    if inner is not None:
        rest = words[inner.start() :].lstrip(), start + len(words) - len(words[inner.start() :].lstrip())
        words = words[: inner.start()]
    routing = ROUTING.match(words)
    plad = words[routing.end() :] if routing else words
    if plad and draft.plad is None:
        draft.plad = " ".join(plad.split())
        draft.add("from", line, start + len(words))
        draft.point("originator", start, start + len(words))
    return rest


def read_addressing(draft: Draft, row: int, limit: int) -> int:
    """Read FM, TO and INFO from a row on, and the class line behind them; gives the row behind it.

    Ends in front of a line that is no addressee after a blank line, at a label, or behind the class line.
    """
    lists = Lists(draft)
    gap = False
    post: str | None = None
    while row < limit:
        line = draft.lines[row]
        if line.kind != "text":
            if line.kind == "blank":
                gap = True
            elif line.kind == "note" or (line.kind == "trailer" and not _breaks_head(draft, row)):
                break
            else:
                gap = False
            row += 1
            continue
        words, start = draft.words(row)
        if len(words) > _LONGEST * 4:
            break
        if draft.plad is not None and post is None:
            post = post_of_plad(draft.plad)
        keyword = _keyword_of(words, draft, lists)
        began = lists.key is not None or keyword is not None
        glued = find_glued(words, post) if began else None
        if glued is None:
            found = _class_line(words, post, expected=lists.key is not None)
            if found is not None:
                row = _keep_wrapped(draft, found, row, limit)
                break
        else:
            head = words[:glued].rstrip()
            if keyword is not None:
                _keyworded(draft, lists, head, start, keyword)
            else:
                draft.add(_kind(lists.key), start, start + len(head))
                lists.read(head, start)
            glued_line = read_class_line(words[glued:], expected_post=post, fuzzy=True)
            assert glued_line is not None
            keep_class_line(draft, glued_line, words[glued:], start + glued)
            row += 1
            break
        if keyword is not None:
            _keyworded(draft, lists, words, start, keyword)
        elif lists.key is None:
            if draft.plad is None and (group := read_group(words)) is not None and group.prosigns:
                draft.add("date-time-group", start, start + len(words))
            else:
                break
        elif read_label(words) is not None or (gap and not looks_like_plad(words.upper().lstrip(":.-, "))):
            break
        else:
            draft.add(_kind(lists.key), start, start + len(words))
            lists.read(words, start)
        gap = False
        row += 1
    lists.finish()
    return row


def _breaks_head(draft: Draft, row: int) -> bool:
    """Whether a trailer line is the break (BT) between the addressees and the text, not the end of it."""
    return draft.words(row)[0].upper() == "BT"


def _kind(key: str | None) -> str:
    return "info" if key == "INFO" else "to"


def _keyword_of(words: str, draft: Draft, lists: Lists) -> tuple[str, int] | None:
    """FM, TO or INFO at the start of a line, and where what it labels begins.

    A few letters in front of an addressee are a damaged keyword; its place tells which: FM comes first, then
    TO, and INFO keeps most of its letters.
    """
    found = _KEYWORD.match(words)
    if found is not None:
        word = found["word"].upper()
        return ("FM" if word == "FROM" else "TO" if word == "T0" else word), found.end()
    found = _DAMAGED.match(words)
    if found is None:
        return None
    letters, end = found["letters"].strip().upper(), found.end()
    if distance(letters, "INFO") <= 1 and draft.plad is not None:
        return "INFO", end
    if draft.plad is None:
        return ("FM", end) if draft.group is not None else None
    return ("TO", end) if lists.key is None else None


def _keyworded(draft: Draft, lists: Lists, words: str, start: int, keyword: tuple[str, int]) -> None:
    """A line that begins with FM, TO or INFO."""
    word, end = keyword
    rest = words[end:]
    if word == "FM":
        more = _from_line(draft, rest, start + end, start)
        if more is None:
            return
        words, start = more
        again = _KEYWORD.match(words)
        assert again is not None
        word, end = "TO", again.end()
        rest = words[end:]
    lists.key = "TO" if word == "TO" else "INFO"
    lists.exempt = False
    if is_page_line(rest):
        draft.add(_kind(lists.key), start, start + end)
        draft.add("page-line", start + end, start + len(words))
        return
    draft.add(_kind(lists.key), start, start + len(words))
    if rest:
        lists.read(rest, start + end)


def _keep_wrapped(draft: Draft, found: ClassLine, row: int, limit: int) -> int:
    """Keep a class line, and the next line too where its number was wrapped onto it; gives the row behind."""
    words, start = draft.words(row)
    if found.serial is None:
        below = row + 1
        while below < limit and draft.lines[below].kind == "blank":
            below += 1
        if below < limit and draft.lines[below].kind == "text":
            rest, at = draft.words(below)
            whole = read_class_line(f"{words} {rest}") if len(rest) < 48 else None
            if whole is not None and whole.serial is not None and whole.post is not None:
                draft.add("class-line", at, at + len(rest))
                draft.point("mrn", at, at + len(rest))
                keep_class_line(draft, replace(whole, number_span=None), words, start)
                draft.class_line = whole
                return below + 1
    keep_class_line(draft, found, words, start)
    return row + 1


def _class_line(words: str, post: str | None, *, expected: bool) -> ClassLine | None:
    """The class line, misspelt words forgiven where it must come and the sender's post stands in it."""
    found = read_class_line(words, expected_post=post)
    if not expected or post is None or not words[-1:].isalnum():
        return found
    if found is not None and (found.post is None or found.post.upper() == post):
        return found
    if found is None and post not in words.upper() and read_level(words) is None:
        return None
    return read_class_line(words, expected_post=post, fuzzy=True) or found


def keep_class_line(draft: Draft, found: ClassLine, words: str, start: int) -> None:
    """Keep the telegram's class line with the places of level, number and section."""
    draft.class_line = found
    draft.add("class-line", start, start + len(words))
    draft.point("classification", start + found.level_span[0], start + found.level_span[1])
    if found.number_span is not None:
        first = found.post_span[0] if found.post_span else found.number_span[0]
        draft.point("mrn", start + first, start + found.number_span[1])
    if found.section_span is not None:
        draft.point("section", start + found.section_span[0], start + found.section_span[1])
    if found.misspelt:
        draft.note(
            "classification-misspelt", f"no such classification; read as {found.level}",
            (start + found.level_span[0], start + found.level_span[1]), remedy=f"write {found.level}",
        )  # fmt: skip
    for caption, _, _ in found.captions:
        if caption not in draft.captions:
            draft.captions.append(caption)
            draft.point_each("captions", start, start + len(words))
