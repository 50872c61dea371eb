"""Head lines: what stands between the class line and the first paragraph, in whatever order.

    head = { caption | passing | corrected copy | field }
    field = label value { continuation }        E.O., TAGS, SUBJECT, REF, CLASSIFIED BY

A field runs on over lines without a label until a blank line; a blank line that only a page line or banner
brought does not end it. References run on over blank lines while labels follow. Lines in the middle that are
none of these stay unread as long as another label is to come; after the last label they begin the body.
"""

import re
from typing import Final

from reftel.gazetteer.tags import codes
from reftel.telegram.flow import Flow
from reftel.telegram.parsing.addressees import post_of_plad
from reftel.telegram.parsing.captions import corrected_words, read_captions
from reftel.telegram.parsing.draft import Draft, HeadField
from reftel.telegram.parsing.labels import Label, LabelKind, cut_label, read_label
from reftel.telegram.parsing.passing import begins_passing, read_passing

__all__ = ["begins_body", "read_head"]

_PARAGRAPH: Final = re.compile(r"¶?[ ]*(?:PARA(?:GRAPH)?[ ]?)?\(?(\d{1,3})[ ]?[.)](?![0-9])", re.IGNORECASE)
_NUMBER_FIRSTS: Final = frozenset("0123456789¶(Pp")
_BODY: Final = re.compile(
    r"(?:BEGIN[ ]+)?(?:SUMMARY|SUMMAY|COMMENT|INTRODUCTION|BACKGROUND|ACTION REQUEST(?:ED)?"
    r"|THIS IS AN ACTION)\b"
    r"|¶|\((?:U|C|S|TS|R|L|LOU|SBU|UNCLASSIFIED|CONFIDENTIAL|SECRET)(?:/{1,2}[A-Z/]{1,12})?\)"
    r"|(?:BEGIN[ ]+(?:TEXT|QUOTE)|QUOTE|QTE|TEXT FOLLOWS)\b|[-=_]{3,}[ -]*$"
    r"|[*#\u00bf]{4,}"  # a burst of lost characters: what follows is the rest of some line of the text
    r"|\(?(?:CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|LOU|C|S)[ ]?-{0,2}[ ]?ENTIRE TEXT",
    re.IGNORECASE,
)
_REFERENCE_LABEL: Final = re.compile(r"[¶ ]*(?:\(?[A-Z][.):\]]|[A-Z][ ]-)", re.IGNORECASE)
_NUMBERED_REFERENCE: Final = re.compile(r"[^\n]{0,14}?\(?1[.)][ ]")
_REST_OF_REFERENCE: Final = re.compile(r"[A-Z][A-Z .'-]{1,24}[ ]#?\d{1,7}[ ]{0,2}")
_RUNS_ON: Final = (",", ";", ":", "-", "/", " AND", " OR", " OF", " THE")
_LABELLED_FIRST: Final = re.compile(r"[¶ ]*\(?A[.)][ ]", re.IGNORECASE)
_TOKENS: Final = re.compile(r"[A-Z]{2,6}")
_BRACKETED: Final = re.compile(r"\([^()]{0,200}\)?|^[^()]{0,60}\)")
_ATTENTION_ADDRESS: Final = re.compile(r"(?:FOR|TO|ATTN)[ ]?:", re.IGNORECASE)
_OFFICE_START: Final = re.compile(r"[A-Z0-9-]{1,8}/[A-Z0-9/-]+")
_PASSING_CUT: Final = re.compile(r"[;:.][ ]+")
_LABEL_LINES: Final = 60
_LONGEST: Final = 600


def begins_body(words: str) -> bool:
    """Whether a line begins the body by its first words: a number, a summary, a mark, an underline."""
    return _PARAGRAPH.match(words) is not None or _BODY.match(words) is not None


def _like_tags(words: str) -> bool:
    """Whether most of a line are short words in capitals or persons in brackets, as in a list of TAGS."""
    outside = _BRACKETED.sub(" ", words)
    tokens = outside.replace(",", " ").split()
    short = sum(len(token) <= 7 and token.strip(".,:;").isupper() for token in tokens)
    known = codes()
    return short * 2 >= len(tokens) and (
        len(tokens) < 5 or sum(token.strip(".,:;") in known for token in tokens) > 1
    )


class _Head:
    """The head as it is read; `current` is the field that lines without a label go on."""

    def __init__(self, draft: Draft, row: int, limit: int) -> None:
        self.draft = draft
        self.row = row
        self.limit = limit
        self.current: HeadField | None = None
        self.passing: list[tuple[str, int, int]] = []
        self.labels: dict[int, Label | None] = {}
        self.kinds = {field.kind for field in draft.fields}
        self.last_label = self._find_last_label()
        self.known = frozenset(post_of_plad(each.plad) for each in draft.action + draft.info)

    def _find_last_label(self) -> int:
        """The row of the last label before the first paragraph; -1 where none comes."""
        found = -1
        strange = 0
        seen: set[str] = set()
        for row in range(self.row, min(self.limit, self.row + _LABEL_LINES)):
            if self.draft.lines[row].kind != "text":
                continue
            words, _ = self.draft.words(row)
            if len(words) > _LONGEST:
                break
            label = self.labels[row] = read_label(words)
            if label is not None and not (label.kind in seen and label.misspelt):
                found = row
                seen.add(label.kind)
                strange = 0
                continue
            if words[0] in _NUMBER_FIRSTS and "references" not in seen and _PARAGRAPH.match(words):
                break
            if _BODY.match(words) and not ("references" in seen and _REFERENCE_LABEL.match(words)):
                break
            strange += 1
            if strange > 14:
                break
        return found

    def read(self) -> int:
        """Read head lines; gives the row where the body begins."""
        gap = furniture = False
        blanks = 0
        while self.row < self.limit:
            line = self.draft.lines[self.row]
            if line.kind == "blank":
                gap = gap or not furniture
                blanks += 1
            elif line.kind == "caption-repeat":
                self._caption(*self.draft.words(self.row))
                self.draft.lines[self.row] = line._replace(kind="caption")
            elif line.kind == "text":
                words, start = self.draft.words(self.row)
                if len(words) > _LONGEST * 4 or not self._line(words, start, gap=gap):
                    break
                gap = furniture = False
                blanks = 0
            elif line.kind in ("trailer", "note"):
                break
            else:
                # a page line of the 2000s brings one blank line above it and two below
                gap = gap and not (line.kind == "page-line" and blanks == 1 and not furniture)
                furniture = True
            self.row += 1
        self._close_passing()
        return self.row

    def _line(self, words: str, start: int, *, gap: bool) -> bool:
        """One line; false where it begins the body."""
        label = self.labels[self.row] if self.row in self.labels else read_label(words)
        if label is not None and not self._is_prose(label.kind, words, label.end):
            self._close_passing()
            self._field(label.kind, words, start, label.end, misspelt=label.misspelt)
            return True
        current = self.current
        if current is not None and current.kind == "references" and self._goes_on(words, gap=gap):
            self._continue(words, start)
            return True
        if begins_body(words):
            return False
        if current is not None and not gap and not self.passing:
            if current.kind == "executive-order" and self._tags_without_label(words, start):
                return True
            if current.kind in ("subject", "references", "tags") and (
                begins_passing(words, self.known) and _ATTENTION_ADDRESS.match(words)
            ):
                self._pass(words, start)
                return True
            if current.kind in ("subject", "references") and self._caption(words, start):
                return True
            if current.kind == "tags" and not _like_tags(words):
                self.current = None
                return self._between(words, start, gap=True)
            self._continue(words, start)
            return True
        return self._between(words, start, gap=gap)

    def _between(self, words: str, start: int, *, gap: bool) -> bool:
        """A line that continues no field: caption, correction, passing line, or else."""
        if self._caption(words, start):
            return True
        if (corrected := corrected_words(words)) is not None:
            self._close_passing()
            self.draft.corrected = self.draft.corrected or corrected
            self.draft.add("corrected", start, start + len(words))
            self.draft.point("corrected", start, start + len(words))
            return True
        coming = self.row < self.last_label
        if begins_passing(words, self.known) and (coming or not self._sentence(words)):
            self._close_passing()
            self._pass(words, start)
            return True
        if self.passing and not gap and (coming or self._passing_goes_on(words)):
            self.passing.append((words, start, start + len(words)))
            return True
        if self._tags_without_label(words, start):
            return True
        if (
            self._has("subject")
            and not self._has("references")
            and _LABELLED_FIRST.match(words)
            and any(letter.isdecimal() for letter in words)
        ):
            self._field("references", words, start, 0)
            return True
        self._close_passing()
        self.current = None
        return coming

    def _is_prose(self, kind: LabelKind, words: str, end: int) -> bool:
        """Whether a label's word begins a sentence of the body: no mark behind it, the field is there."""
        if words[end : end + 1] == ":" or (self.row <= self.last_label and words[end - 1 : end] != " "):
            return False
        return words[:end].rstrip()[-1:].isalpha() and (self._has(kind) or not self.row <= self.last_label)

    def _has(self, kind: str) -> bool:
        return kind in self.kinds

    def _field(self, kind: LabelKind, words: str, start: int, value: int, *, misspelt: bool = False) -> None:
        """Open a field; other labels in the same line, run together with it, open their own."""
        cut = cut_label(kind, words, value) if kind not in ("references", "classified-by") else None
        while cut is not None:
            nested = read_label(words[cut:])
            if nested is None:
                cut = cut_label(kind, words, cut + 1)
                continue
            head = words[:cut].rstrip()
            self._open(kind, start, len(head), value, misspelt=misspelt)
            self.draft.note(
                "labels-run-together", f"{nested.kind} stands on the line of {kind}",
                (start + cut, start + cut + nested.end),
                remedy="put each head line on a line of its own",
            )  # fmt: skip
            self._field(nested.kind, words[cut:], start + cut, nested.end, misspelt=nested.misspelt)
            return
        self._open(kind, start, len(words), value, misspelt=misspelt)

    def _open(self, kind: str, start: int, size: int, value: int, *, misspelt: bool) -> None:
        self.current = HeadField(kind, [(start, start + size)], start + value, misspelt)
        self.draft.fields.append(self.current)
        self.kinds.add(kind)
        if misspelt:
            self.draft.note(
                "label-misspelt", f"misspelt label, read as {kind}", (start, start + value), severity="info"
            )

    def _continue(self, words: str, start: int) -> None:
        """One more line of the current field."""
        assert self.current is not None
        kind = self.current.kind
        cut = (
            cut_label("subject", words)
            if kind == "subject"
            else cut_label("tags", words)
            if kind == "tags"
            else None
        )
        nested = read_label(words[cut:]) if cut else None
        if cut and nested is not None:
            head = words[:cut].rstrip()
            if head:
                self.current.pieces.append((start, start + len(head)))
            self._field(nested.kind, words[cut:], start + cut, nested.end, misspelt=nested.misspelt)
            return
        self.current.pieces.append((start, start + len(words)))

    def _goes_on(self, words: str, *, gap: bool) -> bool:
        """Whether a line without label belongs to the references above it."""
        assert self.current is not None
        first = self.draft.text[self.current.value : self.current.pieces[0][1]]
        paragraph = _PARAGRAPH.match(words)
        if paragraph is not None:
            numbered = _NUMBERED_REFERENCE.match(first) is not None
            return numbered and not gap and int(paragraph[1]) == len(self.current.pieces) + 1
        if _REFERENCE_LABEL.match(words):
            mark = _BODY.match(words) is not None and not words.startswith("¶")
            return not mark or self._labels_go_on(words, gap=gap)
        if _BODY.match(words):
            return False
        if not gap:
            return True
        last_start, last_end = self.current.pieces[-1]
        last = self.draft.text[last_start:last_end]
        # archives set blank lines inside a name: A) RIO, and two lines below DE JANEIRO 1291
        torn = last[-1:].isalpha() and _REST_OF_REFERENCE.fullmatch(words) is not None
        return torn or last.endswith(_RUNS_ON[:2])

    def _labels_go_on(self, words: str, *, gap: bool) -> bool:
        """Whether `(C)` is the label behind `(B)` and no portion mark: B stands above, and no blank line."""
        assert self.current is not None
        letter = words.lstrip("( ")[:1].upper()
        start, end = self.current.value, self.current.pieces[-1][1]
        above = self.draft.text[start:end]
        return not gap and letter > "A" and f"({chr(ord(letter) - 1)})" in above.upper()

    def _caption(self, words: str, start: int) -> bool:
        found = read_captions(words)
        if found is None:
            return False
        self._close_passing()
        for caption, at, end in found.captions:
            if caption not in self.draft.captions:
                self.draft.captions.append(caption)
                self.draft.point_each("captions", start + at, start + end)
        end = found.captions[-1][2]
        if found.rest is None:
            self.draft.add("caption", start, start + len(words))
        else:
            self.draft.add("caption", start, start + end)
            self._pass(words[found.rest :], start + found.rest)
        return True

    def _pass(self, words: str, start: int) -> None:
        """Open a passing line."""
        self.passing.append((words, start, start + len(words)))

    def _passing_goes_on(self, words: str) -> bool:
        """Whether a line below a passing line belongs to it: the rest of a list, or of an address."""
        first, last = self.passing[0][0], self.passing[-1][0]
        return (
            last.endswith((",", ";", "-", " AND", " FOR"))
            or _OFFICE_START.match(words) is not None
            or _ATTENTION_ADDRESS.match(first) is not None
        )

    def _close_passing(self) -> None:
        """Hand the passing line over; several in one, colons or semicolons between, are told apart."""
        if not self.passing:
            return
        kept = [self.passing[0]]
        for piece in self.passing[1:]:
            if kept[-1][0].endswith((",", ";", "-", " AND", " FOR")) or _OFFICE_START.match(piece[0]):
                kept.append(piece)
        flow = Flow(self.draft.text, [(start, end) for _, start, end in kept])
        words = flow.joined.replace("\n", " ")
        at = 0
        cuts = [
            cut
            for cut in _PASSING_CUT.finditer(words[:_LONGEST])
            if begins_passing(words[cut.end() :], self.known) and not _OFFICE_START.match(words, cut.end())
        ]
        for end, after in [*[cut.span() for cut in cuts], (len(words), len(words))]:
            found = read_passing(words[at:end])
            self.draft.passing += found
            for _ in found:
                self.draft.point_each("passing", *flow.span(at, end))
            at = after
        for _, start, end in self.passing:
            self.draft.add("passing", start, end)
        self.passing = []

    @staticmethod
    def _sentence(words: str) -> bool:
        """Whether words look like running text: long, ending in the middle of a sentence."""
        return len(words) > 48 and not words.endswith((".", ";", ",")) and "/" not in words

    def _tags_without_label(self, words: str, start: int) -> bool:
        """TAGS whose label was lost: a list of at least two known codes between E.O. and SUBJECT."""
        if self._has("tags") or not self._has("executive-order") or len(words) > 80:
            return False
        tokens = [token.strip(".,;:") for token in words.replace(",", " ").split()]
        known = codes()
        if sum(token in known for token in tokens) < 2 or not all(
            _TOKENS.fullmatch(token) for token in tokens
        ):
            return False
        self._field("tags", words, start, 0)
        self.draft.note(
            "label-missing",
            "TAGS without their label",
            (start, start + len(words)),
            remedy="begin the line with TAGS:",
        )
        return True


def read_head(draft: Draft, row: int, limit: int) -> int:
    """Read head lines from a row on; gives the row where the body begins."""
    return _Head(draft, row, limit).read()
