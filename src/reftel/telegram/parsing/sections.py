"""Behind the head: heads repeated at the start of every section, and where another telegram begins.

A long telegram goes out in sections, each with a head of its own; archives keep them one behind the other.
The repeated lines are no words of the telegram and are marked `section-line`. A head with another number
begins another telegram, unless the text quotes it.
"""

import re
from typing import Final

from reftel.gazetteer.posts import fold_name
from reftel.telegram.mrn import parse_mrn, resolve_post
from reftel.telegram.parsing.addressees import looks_like_plad, post_of_plad
from reftel.telegram.parsing.captions import corrected_words, read_captions
from reftel.telegram.parsing.class_line import ClassLine, find_glued, read_class_line
from reftel.telegram.parsing.dates import read_group
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.following import SIGNER, labels_below, smart_begins, stands_alone
from reftel.telegram.parsing.formats.state2000 import begins_header
from reftel.telegram.parsing.labels import read_label
from reftel.telegram.parsing.passing import begins_passing

__all__ = ["read_sections"]

_PAGE_SECTION: Final = re.compile(
    r"(?:^|\s)(?P<part>\d{1,3})(?:\.\d{1,2})?\s*OF\s*(?P<of>\d{1,3})\b", re.IGNORECASE
)
_FIRST_PAGE: Final = re.compile(
    r"PAGE\s*0?1\s+(?P<post>[A-Z][A-Z .'/-]{0,16}?)?\s*(?P<serial>\d{3,7})\b", re.IGNORECASE
)
_LEVEL_START: Final = frozenset({"UN", "C ", "CO", "S ", "SE", "LI", "L ", "T ", "TO", "RE"})
_LEVEL_FIRSTS: Final = frozenset("UCSLTRucsltr")
_PROSIGNS: Final = frozenset("OPRZoprz0123456789")
_FIRSTS: Final = _LEVEL_FIRSTS | _PROSIGNS | frozenset("VvMm")
_GROUP: Final = re.compile(
    r"(?:[ZOPRY]{1,2}[ /]+){0,2}[0-9OIL]{6}[ ]?Z?[ ]+(?:Z[A-Z]{2}\d?[ ]+)?[A-Z]{3}\b", re.IGNORECASE
)
_HEADLIKE: Final = re.compile(
    r"(?:FM|TO|INFO|XMT|ACTION|ORIGIN|DRAFTED|APPROVED)\b|[A-Z/]{1,6}-[0-9O]{2}\b|-{3,}[ ]*\d|/\d{3} [WR]"
    r"|\d{2}(?:[-/ ]\d{2})*$",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"(?:QUOTE|QTE|TEXT|FOLLOWS|FOLLOWING|BEGIN[A-Z ]*)[:.]?$|:$", re.IGNORECASE)
_CATALOGUED: Final = re.compile(r"\d{2}[A-Z][A-Z0-9'-]{3,30}\d")
_BACK: Final = 60
_LABELS: Final = 2  # kinds of head lines below a class line that nothing else shows to begin a telegram
_LONGEST: Final = 400


class _Walk:
    """One pass over the lines behind the head."""

    def __init__(self, draft: Draft, row: int) -> None:
        self.draft = draft
        self.first = row
        line = draft.class_line
        self.serial = line.serial if line is not None and line.serial is not None else draft.page_serial
        names = (line.post if line is not None else None, draft.page_post, post_of_plad(draft.plad or ""))
        self.posts = frozenset(_canonical(name) for name in names if name)  # one of them may be damaged
        self.of = line.of if line is not None else None
        self.page_serial = f"{draft.page_serial:05}" if draft.page_serial is not None else ""
        self.kinds = frozenset(field.kind for field in draft.fields)
        self.held: list[int] = []
        if line is not None and line.section is not None:
            self.held.append(line.section)
        if draft.page_section is not None:
            self.held.append(draft.page_section[0])
            self.of = self.of or draft.page_section[1]
        for above in range(row):  # pages that end among the head lines: in a subject, in references
            if draft.lines[above].kind == "page-line":
                self._count_page(draft.words(above)[0])

    def walk(self) -> int:
        """Mark repeated heads; gives the row where another telegram begins, or the number of lines."""
        draft = self.draft
        text, lines = draft.text, draft.lines
        last = len(lines)
        ended = False
        for row in range(self.first, last):
            start, end, _, kind = lines[row]
            if kind == "text":
                first = text[start]
                if first in " \t":
                    first = draft.words(row)[0][0]
                if first not in _FIRSTS or end - start > _LONGEST:
                    continue
                other = self._line(row, first, ended=ended)
            elif kind == "page-line":
                other = self._page(row)
            elif kind == "trailer":
                ended = True
                other = self._relayed(row) if "CZC" in text[start:end] else None
            else:
                continue
            if other is not None:
                return other
        return last

    def _line(self, row: int, first: str, *, ended: bool) -> int | None:
        """A line whose first letter may begin a head; gives the row of another telegram's beginning."""
        words, _ = self.draft.words(row)
        if first in _LEVEL_FIRSTS and words[:2].upper() in _LEVEL_START:
            return self._class_line(row, ended=ended)
        if first in "VCvc" and begins_header(words):
            return self._relayed(row)
        if first in "Mm":
            return smart_begins(self.draft, row) if words[:3].upper() == "MRN" else None
        if first.isdecimal() and _CATALOGUED.fullmatch(words):
            return self._catalogued(row, words)
        if first in _PROSIGNS and _GROUP.match(words) and self._sent(row):
            return self._relayed(row)
        return None

    def _count_page(self, words: str) -> None:
        """Keep the section that a page line names."""
        found = _PAGE_SECTION.search(words[8:])
        if found is not None and int(found["part"]) <= int(found["of"]):
            self.held.append(int(found["part"]))
            self.of = self.of or int(found["of"])

    def _page(self, row: int) -> int | None:
        """A page line: the section it belongs to, or the first page of another telegram."""
        words, _ = self.draft.words(row)
        self._count_page(words)
        first = _FIRST_PAGE.match(words)
        if self.page_serial and self.page_serial in words:
            self.draft.page_lines += 1
        if first is None or self.serial is None or self.draft.page_serial is None:
            return None
        if int(first["serial"]) == self.draft.page_serial or int(first["serial"]) == self.serial:
            return None
        begin = row
        while begin > self.first and self.draft.lines[begin - 1].kind in ("blank", "banner", "stamp"):
            begin -= 1
        return begin

    def _class_line(self, row: int, *, ended: bool) -> int | None:
        """A class line in the body: of a section, of another telegram, or quoted."""
        words, _ = self.draft.words(row)
        if len(words) > 160:
            return None
        found = read_class_line(words)
        if found is None or (found.serial is None and found.section is None):
            return None
        begin, headed = self._head_above(row)
        if self._same(found):
            if headed and self._given_again(found, begin):
                return begin
            if found.section is not None or headed:
                self._mark(begin, row, found)
            return None
        if found.post is None or found.serial is None:
            return None
        if not (headed or ended) or (not ended and self._quoted(begin)):
            labelled = labels_below(self.draft, row) >= (1 if headed else _LABELS)
            return begin if labelled and stands_alone(self.draft, self.first, begin) else None
        if not headed and resolve_post(found.post, near=False) is None:
            return None
        return begin

    def _same(self, found: ClassLine) -> bool:
        """Whether a class line carries this telegram's number."""
        if found.serial is None or found.post is None:
            return found.section is not None
        if found.serial not in (self.serial, self.draft.page_serial):
            return False
        if not self.posts or _canonical(found.post) in self.posts:
            return True
        # in a later section the name may be damaged; another post's is whole
        return found.section is not None and resolve_post(found.post, near=False) is None

    def _given_again(self, found: ClassLine, begin: int, *, sure: bool = False) -> bool:
        """Whether a whole header of this number, below a signature, begins a second copy and no section."""
        return found.section is None and not self.held and (sure or not self._quoted(begin))

    def _head_above(self, row: int) -> tuple[int, bool]:
        """The row where the head above a class line begins, and whether a group or FM stands in it."""
        draft = self.draft
        headed = False
        begin = row
        at = row - 1
        while at >= max(self.first, row - _BACK):
            kind = draft.lines[at].kind
            if kind == "text":
                words, _ = draft.words(at)
                if len(words) > 120:
                    break
                if read_group(words) is not None or words[:3].upper() == "FM ":
                    headed = True
                elif not (_HEADLIKE.match(words) or begins_header(words) or looks_like_plad(words.upper())):
                    break
                begin = at
            elif kind == "page-line":
                if headed:
                    return at + 1, headed
                break
            elif kind == "trailer" and not begins_header(draft.words(at)[0]):
                break
            at -= 1
        return begin, headed

    def _quoted(self, begin: int) -> bool:
        """Whether the words above a head say that it is quoted, or the text has not been signed yet."""
        at = begin - 1
        while at >= self.first and self.draft.lines[at].kind != "text":
            at -= 1
        if at < self.first:
            return False
        words, _ = self.draft.words(at)
        return _QUOTED.search(words[-40:]) is not None or SIGNER.fullmatch(words) is None

    def _sent(self, row: int) -> bool:
        """Whether FM stands below a line, as it does below a date-time group."""
        for below in range(row + 1, min(row + 4, len(self.draft.lines))):
            if self.draft.lines[below].kind == "text":
                return self.draft.words(below)[0][:3].upper() == "FM "
        return False

    def _catalogued(self, row: int, words: str) -> int | None:
        """A catalogue number alone on its line, a header below it: another telegram by another number."""
        parts = parse_mrn(words)
        if parts is None or parts.year is None:
            return None
        if parts.serial == self.serial and parts.post in self.posts and self.held:
            return None
        for below in range(row + 1, min(row + 12, len(self.draft.lines))):
            if self.draft.lines[below].kind == "text":
                following, _ = self.draft.words(below)
                if begins_header(following) or _GROUP.match(following) or read_class_line(following):
                    return row
        return None

    def _relayed(self, row: int) -> int | None:
        """A header in the body: marked where it repeats this telegram's, else another's beginning."""
        lines = self.draft.lines
        for below in range(row, min(row + _BACK, len(lines))):
            if lines[below].kind != "text":
                continue
            words, _ = self.draft.words(below)
            if len(words) > _LONGEST:
                return None
            glued = find_glued(words)
            found = read_class_line(words[glued or 0 :])
            if found is None or (found.serial is None and found.section is None):
                continue
            begin = min(row, self._head_above(below)[0] if glued is None else row)
            begin = self._up(begin)
            # nobody quotes the relay's own first line
            sure = "CZC" in self.draft.words(row)[0][:6].upper()
            if self._same(found):
                if self._given_again(found, begin, sure=sure):
                    return begin
                self._mark(begin, below, found)
                return None
            if found.post is None or found.serial is None:
                return None
            if sure or not self._quoted(begin):
                return begin
            labelled = labels_below(self.draft, below) > 0
            return begin if labelled and stands_alone(self.draft, self.first, begin) else None
        return None

    def _up(self, row: int) -> int:
        """The first of the furniture and printed lines right above a head."""
        at = row
        while at - 1 >= self.first and row - at < _BACK:
            kind = self.draft.lines[at - 1].kind
            if kind == "text":
                words, _ = self.draft.words(at - 1)
                if not (_HEADLIKE.match(words) or begins_header(words)):
                    break
            elif kind not in ("blank", "page-line", "banner", "stamp"):
                break
            at -= 1
        while at < row and self.draft.lines[at].kind in ("blank", "stamp"):
            at += 1
        return at

    def _mark(self, begin: int, row: int, found: ClassLine) -> None:
        """Mark a section's head, from its first line to the last line that repeats the first section's."""
        lines = self.draft.lines
        if found.section is not None:
            self.held.append(found.section)
            self.of = self.of or found.of
        end = row
        at = row + 1
        inside: str | None = None
        gap = False
        while at < min(len(lines), row + 30):
            kind = lines[at].kind
            if kind == "blank":
                gap = True
            elif kind == "text":
                words, _ = self.draft.words(at)
                label = read_label(words)
                if (
                    label is not None
                    and label.kind in ("executive-order", "tags", "subject")
                    and self._has(label.kind)
                ):
                    inside = self._folded(label.kind)
                elif inside is not None and not gap and "".join(words.split()) in inside:
                    pass
                elif (
                    read_captions(words) is not None
                    or corrected_words(words) is not None
                    or begins_passing(words)
                ):
                    inside = None
                else:
                    break
                end = at
                gap = False
            at += 1
        for each in range(begin, end + 1):
            if lines[each].kind in ("text", "caption-repeat"):
                lines[each] = lines[each]._replace(kind="section-line")

    def _has(self, kind: str) -> bool:
        return kind in self.kinds

    def _folded(self, kind: str) -> str:
        """The first section's field without blanks, to compare repeats with other line breaks."""
        text = self.draft.text
        return "".join(
            "".join(text[start:end].split())
            for field in self.draft.fields
            if field.kind == kind
            for start, end in field.pieces
        )


def _canonical(post: str) -> str:
    match = resolve_post(post)
    return match.post.canonical if match else fold_name(post)


def read_sections(draft: Draft, row: int) -> int:
    """Mark repeated heads behind a row; gives the row of another telegram, or the number of lines."""
    walk = _Walk(draft, row)
    stop = walk.walk()
    draft.sections_held = sorted(set(walk.held))
    draft.sections_of = walk.of
    return stop
