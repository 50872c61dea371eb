"""FM, TO and INFO: who sends, who must act, who is informed.

    list      = keyword SP addressee { NL addressee }
    addressee = [ routing "/" ] plad [ SP precedence ] [ SP continuity number ] | exemption
    exemption = ( "XMT" | "EXCEPT" | "MINUS" ) plad { ( "," | NL ) plad }

One addressee a line; a line that holds only a precedence or a number belongs to the one above, and so does
the rest of a name that was wrapped. The class line is often run together with the last addressee.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from reftel.telegram.mrn import resolve_post
from reftel.telegram.parsing.class_line import ClassLine, find_glued, read_class_line
from reftel.telegram.parsing.dates import nearest_precedence
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.labels import read_label
from reftel.telegram.parsing.lines import is_page_line
from reftel.telegram.record import Addressee

__all__ = ["keep_class_line", "looks_like_plad", "post_of_plad", "read_addressing"]

_KEYWORD: Final = re.compile(r"(?P<word>FROM|FM|TO|INFO|IMFO|INF0|NFO|T0|ZEN)\b[ :]*", re.IGNORECASE)
_ROUTING: Final = re.compile(r"(?P<routing>R[A-Z]{3,7})[ ]?/[ ]?(?=[A-Z])", re.IGNORECASE)
_BARE_ROUTING: Final = re.compile(r"R[UH][A-Z]{3,6}$")
_EXEMPT: Final = re.compile(r"(?:XMT|EXCEPT|MINUS|LESS)\b[ /,:]*", re.IGNORECASE)
_INNER_EXEMPT: Final = re.compile(r"[ ,(]+(?:XMT|EXCEPT|MINUS)\b[ /,:]+", re.IGNORECASE)
_PRECEDENCES: Final = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE", "NIACT")
_PRECEDENCE: Final = re.compile(
    r"[ ,]*(?P<words>(?:NIACT[ ]+)?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE|IMMED|PRIO)(?:[ ]+NIACT)?|NIACT)"
    r"[ .,]*$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[ ]*(?<![0-9/-])(?P<mcn>[0-9]{1,5})[ .]*$")
_LAST_WORD: Final = re.compile(r"[ ](?P<word>[A-Z]{6,10})[ ]*$")
_PLAD_START: Final = re.compile(
    r"(?:AM[ ]?EMB|AMCON|AMM?EM|EMBASSY|AMLEG|US[ ]?M?ISS|USLO|USINT|USDEL|USOFF|USUN|USEU|USNATO|SECSTATE"
    r"|SECDEF|REO|AIT|IRAN[ ]RPO|DEPT|CDR|CIN|US[A-Z]{3,}|DIA|CIA|NSC|WHITE[ ]HOUSE|JCS|JOINT|HQ|ALL[ ]|ALDAC"
    r"|DEA|FAA|COMM?[A-Z]{2,}|"
    r"RUEH|RUCN|[A-Z][A-Z /-]*(?:COLLECTIVE|WASHDC|WASHINGTON[ ]DC|POSTS)\b)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r",[ ]*(?=(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|SECSTATE|R[UH][A-Z]{3,6}/)\b)", re.IGNORECASE
)
_INNER_TO: Final = re.compile(
    r"[ ]+TO[ ]+(?=(?:R[UH][A-Z]{3,6}/|SECSTATE|AMEMB|AMCON|USMISS))", re.IGNORECASE
)
_PREFIX: Final = re.compile(
    r"(?:AM[ ]?EMBASSY|AMEMBASSEY|AMM?EM[A-Z]{0,3}[ ]?A?SSY|AMEMB|EMBASSY|AM[ ]?CONSUL(?:ATE)?|AM[ ]?CONGEN"
    r"|CONSULATE|CONGEN|US[ ]?MISSION|USLO|"
    r"USINT|US[ ]?OFFICE|AMLEGATION|REO)[ ]+",
    re.IGNORECASE,
)
_LONGEST: Final = 200


@dataclass(slots=True)
class _Entry:
    """One addressee while its lines are read."""

    plad: str
    start: int
    end: int
    routing: str | None = None
    precedence: str | None = None
    mcn: str | None = None
    excluded: list[str] = field(default_factory=list)


@lru_cache(maxsize=4096)
def post_of_plad(plad: str) -> str:
    """The post as written in a PLAD: `AMEMBASSY PHNOM PENH` gives `PHNOM PENH`, Washington gives `STATE`."""
    words = " ".join(plad.upper().split())
    if words.startswith("SECSTATE"):
        return "STATE"
    found = _PREFIX.match(words)
    if found is not None and len(words) > found.end():
        return words[found.end() :]
    return words


@lru_cache(maxsize=4096)
def looks_like_plad(words: str) -> bool:
    """Whether words are an addressee by their look alone."""
    return (
        bool(_PLAD_START.match(words) or _ROUTING.match(words)) or resolve_post(words, near=False) is not None
    )


def _precedence(words: str) -> tuple[str | None, str, bool]:
    """The precedence at the end of an addressee, what stands before it, and whether it is misspelt."""
    found = _PRECEDENCE.search(words[-40:])
    if found is not None:
        at = len(words) - min(len(words), 40) + found.start()
        written = found["words"].upper()
        name = (
            "NIACT IMMEDIATE"
            if "NIACT" in written
            else "IMMEDIATE"
            if written == "IMMED"
            else "PRIORITY"
            if written == "PRIO"
            else written
        )
        return name, words[:at].rstrip(" ,"), False
    last = _LAST_WORD.search(words[-16:])
    if last is not None and (name_near := nearest_precedence(last["word"].upper(), _PRECEDENCES)) is not None:
        return (
            name_near,
            words[: len(words) - (len(last[0].rstrip()) + len(last[0]) - len(last[0].rstrip()))].rstrip(),
            True,
        )
    return None, words, False


class _Lists:
    """The action and info lists as they grow."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.entries: dict[str, list[_Entry]] = {"TO": [], "INFO": []}
        self.key: str | None = None
        self.exempt = False
        self.with_routing = False

    @property
    def last(self) -> _Entry | None:
        """The addressee above."""
        return self.entries[self.key][-1] if self.key and self.entries[self.key] else None

    def read(self, words: str, start: int) -> None:
        """One line of a list, keyword taken off."""
        at = 0
        for cut in [*[found.start() for found in _BETWEEN.finditer(words[:_LONGEST])], len(words)]:
            piece = words[at:cut].strip(" ,")
            if piece:
                self._one(piece, start + words.index(piece, at))
            at = cut

    def _one(self, words: str, start: int) -> None:
        assert self.key is not None
        end = start + len(words)
        body = words.lstrip(":.-, ")
        routing = _ROUTING.match(body)
        last = self.last
        exempt = _EXEMPT.match(body)
        if last is not None and exempt is not None:
            self.exempt = True
            last.excluded.extend(
                filter(None, (name.strip() for name in re.split(r"[,;]", body[exempt.end() :])))
            )
            last.end = end
            return
        if routing is None and self.exempt and last is not None:
            last.excluded.extend(filter(None, (name.strip() for name in re.split(r"[,;]", body))))
            last.end = end
            return
        self.exempt = False
        entry = _Entry("", start, end)
        if routing is not None:
            entry.routing = routing["routing"].upper()
            self.with_routing = True
            body = body[routing.end() :]
        number = _NUMBER.search(body[-12:])
        if number is not None:
            entry.mcn = number["mcn"]
            body = body[: len(body) - (min(len(body), 12) - number.start())].rstrip()
        entry.precedence, body, misspelt = _precedence(" " + body)
        if misspelt:
            self.draft.note(
                "precedence-misspelt", f"no such precedence; read as {entry.precedence}", (start, end),
                remedy=f"write {entry.precedence}",
            )  # fmt: skip
        inner = _INNER_EXEMPT.search(body)
        if inner is not None and inner.start() > 2:
            entry.excluded.extend(
                filter(None, (name.strip(" )") for name in re.split(r"[,;]", body[inner.end() :])))
            )
            body = body[: inner.start()]
        plad = " ".join(body.split())
        if not plad or (routing is None and self._continues(plad)):
            if last is None:
                return
            if plad:
                last.plad = f"{last.plad} {plad}"
            last.precedence = entry.precedence or last.precedence
            last.mcn = entry.mcn or last.mcn
            last.end = end
            return
        entry.plad = plad
        self.entries[self.key].append(entry)

    def _continues(self, plad: str) -> bool:
        """Whether words without routing are the rest of the name above."""
        last = self.last
        if last is None or not self.with_routing or last.routing is None or last.precedence or last.mcn:
            return False
        return not looks_like_plad(plad)


def _addressee(entry: _Entry) -> Addressee:
    return Addressee(entry.plad, entry.routing, entry.precedence, entry.mcn, entry.excluded)


def _from_line(draft: Draft, words: str, start: int, line: int) -> tuple[str, int] | None:
    """The FM line; what follows a TO on the same line is handed back."""
    rest: tuple[str, int] | None = None
    inner = _INNER_TO.search(words[:_LONGEST])
    if inner is not None:
        rest = words[inner.start() :].lstrip(), start + len(words) - len(words[inner.start() :].lstrip())
        words = words[: inner.start()]
    routing = _ROUTING.match(words)
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
    lists = _Lists(draft)
    gap = False
    post: str | None = None
    while row < limit:
        line = draft.lines[row]
        if line.kind != "text":
            if line.kind == "blank":
                gap = True
            elif line.kind in ("trailer", "note"):
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
        keyword = _KEYWORD.match(words)
        began = lists.key is not None or keyword is not None
        glued = find_glued(words) if began else None
        if glued is None:
            found = _class_line(words, post, expected=lists.key is not None)
            if found is not None:
                keep_class_line(draft, found, words, start)
                row += 1
                break
        else:
            head = words[:glued].rstrip()
            if keyword is not None:
                _keyworded(draft, lists, head, start)
            else:
                draft.add(_kind(lists.key), start, start + len(head))
                lists.read(head, start)
            glued_line = read_class_line(words[glued:])
            assert glued_line is not None
            keep_class_line(draft, glued_line, words[glued:], start + glued)
            row += 1
            break
        if keyword is not None:
            _keyworded(draft, lists, words, start)
        elif lists.key is None:
            if draft.plad is None and words[:2].upper() == "M " and looks_like_plad(words[2:]):
                _from_line(draft, words[2:], start + 2, start)
            elif draft.plad is not None and words[:2].upper() == "O " and looks_like_plad(words[2:]):
                _keyworded(draft, lists, words, start, keyword_end=2, word="TO")
            else:
                break
        elif read_label(words) is not None or (gap and not looks_like_plad(words.upper().lstrip(":.-, "))):
            break
        else:
            draft.add(_kind(lists.key), start, start + len(words))
            lists.read(words, start)
        gap = False
        row += 1
    _finish(draft, lists)
    return row


def _kind(key: str | None) -> str:
    return "info" if key == "INFO" else "to"


def _keyworded(
    draft: Draft,
    lists: _Lists,
    words: str,
    start: int,
    *,
    keyword_end: int | None = None,
    word: str | None = None,
) -> None:
    """A line that begins with FM, TO or INFO."""
    if keyword_end is None or word is None:
        found = _KEYWORD.match(words)
        assert found is not None
        keyword_end, word = found.end(), found["word"].upper()
    rest = words[keyword_end:]
    if word in ("FM", "FROM"):
        more = _from_line(draft, rest, start + keyword_end, start)
        if more is None:
            return
        words, start = more
        found = _KEYWORD.match(words)
        assert found is not None
        keyword_end, word, rest = found.end(), "TO", words[found.end() :]
    lists.key = "TO" if word in ("TO", "T0") else "INFO"
    lists.exempt = False
    if is_page_line(rest):
        draft.add(_kind(lists.key), start, start + keyword_end)
        draft.add("page-line", start + keyword_end, start + len(words))
        return
    draft.add(_kind(lists.key), start, start + len(words))
    if rest:
        lists.read(rest, start + keyword_end)


def _class_line(words: str, post: str | None, *, expected: bool) -> ClassLine | None:
    """The class line, misspelt words forgiven where it must come and the sender's post stands in it."""
    found = read_class_line(words, expected_post=post)
    if found is not None or not expected or not words[-1:].isdigit() or post is None:
        return found
    if "".join(post.split()) not in "".join(words.upper().split()):
        return None
    return read_class_line(words, expected_post=post, fuzzy=True)


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


def _finish(draft: Draft, lists: _Lists) -> None:
    """Hand the lists over; the first section's stand, the later ones repeat them with other numbers."""
    for key, name in (("TO", "action"), ("INFO", "info")):
        entries = lists.entries[key]
        held = draft.action if key == "TO" else draft.info
        if not entries or held:
            continue
        held.extend(_addressee(entry) for entry in entries)
        for entry in entries:
            draft.point_each(name, entry.start, entry.end)
