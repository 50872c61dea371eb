"""Telegrams after 2008 as the later system prints them: `Key: value` lines above and below the text.

    head = { key ":" value NL { continuation } } blank ;  foot = signature { key ":" value }

Numbers have blanks (`12 SUVA 412`), addresses are turned round (`WASHDC, SECSTATE ROUTINE`), and banners
stand at both ends. The order of keys varies, so each is read wherever it stands.
"""

import re
from typing import Final

from reftel.telegram.parsing.captions import split_captions
from reftel.telegram.parsing.dates import read_date, read_group
from reftel.telegram.parsing.draft import Draft, HeadField
from reftel.telegram.parsing.drafting import read_drafter
from reftel.telegram.parsing.passing import read_passing
from reftel.telegram.record import Addressee, Passing

__all__ = ["is_smart", "key_of", "read_smart"]

_KEYS: Final = {
    "mrn": "mrn", "message reference number": "mrn",
    "date/dtg": "dtg", "dtg": "dtg", "date": "dtg",
    "from": "from", "action": "action", "to": "action", "info": "info",
    "e.o.": "executive-order", "eo": "executive-order", "executive order": "executive-order",
    "tags": "tags", "captions": "captions", "caption": "captions",
    "reference": "references", "references": "references", "ref": "references", "reftel": "references",
    "subject": "subject", "pass line": "passing", "pass": "passing",
    "signature": "signature", "drafted by": "drafted", "cleared by": "cleared", "approved by": "approved",
    "released by": "released", "attachments": "attachments", "dissemination rule": "dissemination",
    "classified by": "classified-by", "derived from": "classified-by", "declassify on": "classified-by",
    "reason": "classified-by",
    "xmt": "exempt", "office symbol": "office", "precedence": "precedence",
}  # fmt: skip
_KEY: Final = re.compile(r"(?P<key>[A-Za-z][A-Za-z./ ]{1,26}?)[ ]?:(?:[ ]+|$)")
_FOOT: Final = frozenset(
    {"signature", "drafted", "cleared", "approved", "released", "attachments", "dissemination", "info"}
)
_PRECEDENCE = r"(?:[ ]+(?P<precedence>FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE))?"
_ADDRESS: Final = re.compile(
    r"(?P<place>[^,;]{2,40}),[ ]*(?P<kind>[A-Z][A-Z ./&-]{1,40}?)" + _PRECEDENCE,
)
_PLAIN_ADDRESS: Final = re.compile(r"(?P<plad>.{2,80}?)" + _PRECEDENCE)
_NEAR: Final = 6_000
_SEARCHED: Final = 10


def key_of(words: str) -> tuple[str, int] | None:
    """What the key at the start of a line labels, and where its value begins."""
    found = _KEY.match(words[:40])
    if found is None:
        return None
    kind = _KEYS.get(" ".join(found["key"].lower().split()))
    return None if kind is None else (kind, found.end())


def is_smart(draft: Draft) -> bool:
    """Whether one of the first lines with words is `MRN: ...`."""
    text, start = draft.text, draft.start
    if text.find("MRN", start, start + _NEAR) < 0 and text.find("mrn", start, start + _NEAR) < 0:
        return False
    seen = 0
    for row in range(min(len(draft.lines), 40)):
        if draft.lines[row].kind == "blank":
            continue
        words, _ = draft.words(row)
        if words[:4].upper() == "MRN:" or words[:5].upper() == "MRN :":
            return True
        seen += 1
        if seen >= _SEARCHED:
            return False
    return False


def read_smart(draft: Draft) -> int:
    """Read the keys above the text and below it; gives the row where the body begins."""
    lines = draft.lines
    row, body = 0, 0
    current: str | None = None
    gap = False
    while row < len(lines):
        kind = lines[row].kind
        if kind == "blank":
            gap = True
        elif kind == "banner":
            draft.banner = draft.banner or draft.words(row)[0]
            _banner(draft, row)
        elif kind == "text":
            words, start = draft.words(row)
            key = key_of(words)
            if key is not None and key[0] != "drafted":
                current = key[0]
                _keep(draft, current, words, start, key[1])
                body = row + 1
            elif (
                current is not None
                and not (gap and _done(draft))
                and (not gap or current in ("references", "action", "info"))
                and len(words) < 400
            ):
                if gap and not _listed(words):
                    break
                _continue(draft, current, words, start)
                body = row + 1
            elif current is not None:
                break
            gap = False
        row += 1
    _foot(draft, body)
    return body


def _banner(draft: Draft, row: int) -> None:
    """What a banner says beside the level."""
    words, start = draft.words(row)
    if words in ("SBU", "SENSITIVE BUT UNCLASSIFIED"):
        draft.restricted = True
    elif words.endswith("NOFORN") and "NOFORN" not in draft.captions:
        draft.captions.append("NOFORN")
        draft.point_each("captions", start + len(words) - 6, start + len(words))


def _done(draft: Draft) -> bool:
    return any(field.kind == "subject" for field in draft.fields)


def _listed(words: str) -> bool:
    return re.match(r"\(?[A-Z][).][ ]|[A-Z' ]+, [A-Z]", words) is not None


def _keep(draft: Draft, kind: str, words: str, start: int, at: int) -> None:
    """One `Key: value` line."""
    value = words[at:]
    begin, end = start + at, start + len(words)
    draft.add(_part(kind), start, end)
    if kind == "mrn":
        draft.smart_number = draft.smart_number or value.strip()
        draft.point("mrn", begin, end)
    elif kind == "dtg":
        _date(draft, value, begin)
    elif kind == "from":
        draft.plad = draft.plad or turned(value)
        draft.point("originator", begin, end)
    elif kind in ("action", "info"):
        _addresses(draft, kind, value, begin)
    elif kind == "captions":
        for caption in split_captions(value):
            if caption not in draft.captions:
                draft.captions.append(caption)
                draft.point_each("captions", begin, end)
    elif kind == "passing":
        draft.passing += read_passing(value) or [Passing(None, "FOR", [], [value])]
        draft.point_each("passing", begin, end)
    elif kind in ("drafted", "cleared", "approved"):
        _drafter(draft, kind, value, begin)
    elif kind in ("executive-order", "tags", "subject", "references", "classified-by"):
        draft.fields.append(HeadField(kind, [(start, end)], begin))
        draft.parts.pop()
    elif kind == "signature":
        draft.signed = draft.signed or (value.strip(), begin, end)


def _continue(draft: Draft, kind: str, words: str, start: int) -> None:
    """One more line of the key above."""
    end = start + len(words)
    if kind in ("executive-order", "tags", "subject", "references", "classified-by"):
        draft.fields[-1].pieces.append((start, end))
        return
    draft.add(_part(kind), start, end)
    if kind in ("action", "info"):
        _addresses(draft, kind, words, start)
    elif kind in ("drafted", "cleared", "approved"):
        _drafter(draft, kind, words, start)


def _part(kind: str) -> str:
    return {
        "mrn": "number", "dtg": "date-time-group", "action": "to", "captions": "caption",
        "drafted": "drafting",
        "cleared": "drafting", "approved": "drafting", "released": "drafting",
    }.get(kind, kind)  # fmt: skip


def _date(draft: Draft, value: str, begin: int) -> None:
    """`May 14, 2012 / 140930Z MAY 12`."""
    day, slash, group = value.rpartition("/")
    written = group if slash and read_group(group.strip()) else value
    found = read_group(written.strip())
    if found is not None and draft.group is None:
        draft.group = found
        at = begin + value.index(written.strip())
        draft.point("dtg", at, at + found.end)
    date = read_date(day or value)
    if date is not None:
        draft.catalogue_date = draft.catalogue_date or date


def turned(address: str) -> str:
    """`WASHDC, SECSTATE` as a PLAD: `SECSTATE WASHDC`; a PLAD in its own order stays."""
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        return " ".join(address.split())
    return f"{found['kind'].strip()} {' '.join(found['place'].split())}"


def _addresses(draft: Draft, kind: str, value: str, begin: int) -> None:
    """Addresses of a line, separated by semicolons."""
    held = draft.action if kind == "action" else draft.info
    at = 0
    for piece in value.split(";"):
        words = piece.strip(" ,")
        start = begin + at + len(piece) - len(piece.lstrip(" ,"))
        at += len(piece) + 1
        if not words:
            continue
        found = _ADDRESS.fullmatch(words)
        if found is not None:
            plad, precedence = (
                f"{found['kind'].strip()} {' '.join(found['place'].split())}",
                found["precedence"],
            )
        else:
            plain = _PLAIN_ADDRESS.fullmatch(words)
            plad = " ".join((plain["plad"] if plain else words).split())
            precedence = plain["precedence"] if plain else None
        held.append(Addressee(plad, None, precedence))
        draft.point_each(kind, start, start + len(words))


def _drafter(draft: Draft, kind: str, value: str, begin: int) -> None:
    lists = {"drafted": draft.drafted_by, "cleared": draft.cleared_by, "approved": draft.approved_by}
    for piece in value.split(";"):
        if piece.strip():
            lists[kind].append(read_drafter(piece.strip()))
            draft.point_each(f"{kind}_by", begin, begin + len(value))


def _foot(draft: Draft, body: int) -> None:
    """The keys below the text: signature, drafters, info addressees, attachments."""
    lines = draft.lines
    first = len(lines)
    row = first - 1
    while row >= body:
        if lines[row].kind == "text":
            words, _ = draft.words(row)
            key = key_of(words)
            if key is not None and key[0] in _FOOT:
                first = row
            elif first - row > 6:
                break
        row -= 1
    current: str | None = None
    for row in range(first, len(lines)):
        if lines[row].kind != "text":
            continue
        words, start = draft.words(row)
        key = key_of(words)
        if key is not None:
            current = key[0]
            _keep(draft, current, words, start, key[1])
        elif current is not None:
            _continue(draft, current, words, start)
        lines[row] = lines[row]._replace(kind="section-line")
