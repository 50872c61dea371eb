"""The TAGS line: codes, and the persons and organisations listed among them.

    tags-line = [ label ] item { ( "," | ";" | blank ) item }
    item      = code | organisation | person | free text
    person    = "(" surname "," given ")"       the brackets are often left out after OVIP, CASC, CDES

What stands there is kept, once and in order; nothing is added. Codes that were run together are cut where the
table of codes leaves one reading, and a code with a slip of the key is read as the one it can only be: both
are said in a diagnostic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reftel.telegram.diagnostic import Diagnostic, Severity
from reftel.telegram.flow import Flow
from reftel.telegram.tag_codes import cut_codes, is_place, is_topic, known_codes, looks_coded, mend_code
from reftel.telegram.text import Span

__all__ = ["TagsRead", "read_tags"]


@dataclass(slots=True)
class TagsRead:
    """What a TAGS line holds; each name and code has its span beside it."""

    tags: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    tag_spans: list[Span] = field(default_factory=list)
    name_spans: list[Span] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


class _Item(NamedTuple):
    """A word, or what brackets hold; `comma` says that a separator stands before it."""

    words: str
    start: int
    end: int
    comma: bool
    bracketed: bool


_ITEM: Final = re.compile(r"\((?P<person>[^()]{0,300})\)?|(?P<word>[^\s,;()]+)|(?P<comma>[,;])")
_LABEL: Final = re.compile(r"T\w{0,2}GS?C?[:;.,-]?", re.IGNORECASE)
_STOP: Final = re.compile(r"(?:S ?U ?B ?J?\w{0,4}|USBJ|SUJ\w?|REFS?|REFERENCES?|E\.?O\.?)[:;]", re.IGNORECASE)
_NOTHING: Final = frozenset({"N/A", "N:A", "NONE", "AND", "&", "-", "--", "/", ""})
_MARKS: Final = frozenset({"U", "C", "S", "SBU", "LOU", "C/NF", "S/NF", "SBU/NF"})
# codes whose telegrams name a person in brackets, which drafters forget
_PERSONAL: Final = frozenset(
    "OVIP CASC CDES CPRS CARR CPAS CVIS CJAN CMGT OEXC OREP OTRA PINR PBIO".split()  # noqa: SIM905 -- reads better than a column of quotes
)
_TWO_NAMES: Final = re.compile(r"\s*(?:;|\bAND\b|&)\s*", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\s,;]+")
_JUNK: Final = " .:?*'\"\u00b6[]"


def read_tags(flow: Flow, year: int | None) -> TagsRead:
    """Read what stands behind the label TAGS; `year` is the telegram's, for what a slip can have meant."""
    reader = _Reader(flow, year)
    reader.read()
    return reader.found


def _items(words: str) -> Iterator[_Item]:
    """The items of a line, up to the next label; what an unclosed bracket holds ends before the next code."""
    comma = False
    place = 0
    while found := _ITEM.search(words, place):
        place = found.end()
        if found["comma"]:
            comma = True
            continue
        if found["person"] is None:
            if _STOP.fullmatch(found["word"]):
                return
            yield _Item(found["word"], *found.span("word"), comma, bracketed=False)
        else:
            held = found["person"]
            if not found[0].endswith(")"):
                code = next((word for word in _WORD.finditer(held) if is_topic(word[0].upper())), None)
                held = held[: code.start()] if code is not None else held
                place = found.start("person") + len(held)
            yield _Item(held, found.start("person"), found.start("person") + len(held), comma, bracketed=True)
        comma = False


class _Reader:
    """Reads one line; `run` collects words that are no codes, until a code or the end comes."""

    __slots__ = ("_flow", "_run", "_seen", "_year", "found")

    def __init__(self, flow: Flow, year: int | None) -> None:
        self.found = TagsRead()
        self._flow = flow
        self._year = year
        self._run: list[_Item] = []
        self._seen: set[str] = set()

    def read(self) -> None:
        """Read every item."""
        known = known_codes()
        items = list(_items(self._flow.joined))
        for index, item in enumerate(items):
            if item.bracketed:
                self._close()
                self._brackets(item)
                continue
            word = item.words.strip(_JUNK).upper()
            following = items[index + 1] if index + 1 < len(items) else None
            if word in known and not self._goes_on(item, word, following):
                self._close()
                self._tag(word, item.start, item.end)
            elif word in _NOTHING or _LABEL.fullmatch(item.words) or word == "TAGS":
                continue
            elif not self._repaired(item, word):
                self._run.append(item)
        self._close()

    def _goes_on(self, item: _Item, word: str, following: _Item | None) -> bool:
        """Whether a code is only a word of what is being collected: `AER LINGUS`, `QUILLON ADA`."""
        if (
            following is not None
            and not following.comma
            and f"{word} {following.words.upper()}" in known_codes()
        ):
            return True
        if item.comma or not self._run:
            return False
        return not (is_topic(word) or is_place(word)) and self._personal()

    def _personal(self) -> bool:
        return bool(self.found.tags) and self.found.tags[-1] in _PERSONAL

    def _repaired(self, item: _Item, word: str) -> bool:
        """Whether a word the table does not hold is codes run together, or one code with a slip."""
        glued = cut_codes(word)
        if glued:
            self._close()
            message = f"{word} is several codes run together: {', '.join(glued)}"
            self._note("tags-run-together", message, "put a blank between codes", item)
            upper, place = item.words.upper(), 0
            for code in glued:
                place = upper.find(code, place)
                self._tag(code, item.start + place, item.start + place + len(code))
                place += len(code)
            return True
        mended = mend_code(word, self._year) if not self._run or item.comma else None
        if mended is None:
            return False
        self._close()
        self._note("tag-misspelt", f"{word} is no code; read as {mended}", "see whether that is meant", item)
        self._tag(mended, item.start, item.end)
        return True

    def _brackets(self, item: _Item) -> None:
        """What brackets hold: a person, several, or codes."""
        inside = " ".join(item.words.split()).upper()
        if inside in _MARKS or not inside:
            return
        if inside in known_codes() and "," not in inside:
            self._tag(inside, item.start, item.end)
            return
        place = item.start
        for piece in _TWO_NAMES.split(item.words):
            at = self._flow.joined.find(piece, place)
            folded = " ".join(piece.split()).strip(" ,;").upper()
            if folded:
                self._name(folded, at, at + len(piece.rstrip()))
            place = at + len(piece)

    def _close(self) -> None:
        """Turn the words collected into codes and names; commas part them, but for `SURNAME, GIVEN`."""
        if not self._run:
            return
        groups: list[list[_Item]] = []
        for item in self._run:
            if item.comma or not groups:
                groups.append([])
            groups[-1].append(item)
        self._run = []
        if self._personal() and len(groups) > 1:
            pairs = range(0, len(groups), 2)
            groups = [[item for group in groups[place : place + 2] for item in group] for place in pairs]
        for group in groups:
            if all(len(item.words.strip(_JUNK)) == 2 for item in group):
                for item in group:
                    self._collected([item])
            else:
                self._collected(group)

    def _collected(self, group: list[_Item]) -> None:
        """A code that no table holds, or a name."""
        first, last = group[0], group[-1]
        words = self._flow.joined[first.start : last.end]
        name = " ".join(words.replace(",", ", ").split()).replace(" ,", ",").strip(_JUNK + ",").upper()
        if not any(letter.isalpha() for letter in name):
            return
        if name in known_codes():
            self._tag(name, first.start, last.end)
        elif len(group) == 1 and (
            (looks_coded(name) and (len(name) == 2 or not self._personal()))
            or (len(name) == 6 and name.isalpha() and not self.found.tags)  # the first item is a code
        ):
            advice = "see the table of TAGS for the year"
            self._note("tag-unknown", f"{name} is in no table of TAGS", advice, first, severity="info")
            if len(name) > 1:
                self._tag(name, first.start, last.end)
        else:
            self._name(name, first.start, last.end)

    def _tag(self, code: str, start: int, end: int) -> None:
        if code not in self._seen:
            self._seen.add(code)
            self.found.tags.append(code)
            self.found.tag_spans.append(self._flow.span(start, end))

    def _name(self, name: str, start: int, end: int) -> None:
        if name not in self._seen:
            self._seen.add(name)
            self.found.names.append(name)
            self.found.name_spans.append(self._flow.span(start, end))

    def _note(
        self, rule: str, message: str, advice: str, item: _Item, *, severity: Severity = "warning"
    ) -> None:
        span = self._flow.span(item.start, item.end)
        self.found.diagnostics.append(Diagnostic(rule, severity, message, advice, span))
