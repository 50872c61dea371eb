"""Documents of a printed edition, Foreign Relations of the United States: heading, dateline, source note.

    document = [ name ] heading [ dateline ] [ "[" source note "]" ] [ serial "." ] paragraphs [ notes ]
    name     = "frus" volume "/d" number               where the collection keeps it, in brackets or bare
    heading  = [ number "." ] kind [ "From" sender "to" addressee ]
             | "The" officer ["in" country] "to the" officer              the volumes before the 1950s end
    dateline = place "," ( day ["," hour] | "undated" )
    source   = "Source:" file "." level { ";" (precedence | caption) } "." { sentence }
    notes    = "Footnotes:" { "[" number "]" words }

There is no reference number before 1973, when the year began to be part of it; the serial that opens the text
is the sender's own. Footnotes are the editors' words and no paragraphs of the telegram.
"""

import re
from itertools import pairwise
from typing import Final

from reftel.telegram.parsing.captions import split_captions
from reftel.telegram.parsing.dates import read_date
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.record import Addressee, Drafter, Identifier

__all__ = ["begins_document", "is_frus", "read_frus"]

_NAME: Final = re.compile(r"\[?(frus[\w-]{4,30}/d\d{1,4})\]?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,4}\.[ ]+")
_SENT: Final = re.compile(
    r"(?:Circular[ ]|Joint[ ])?"
    r"(?P<kind>Telegram|Airgram|Despatch|Message|Letter|Memorandum|Instruction|Note)"
    r"(?:[ ](?P<serial>[A-Z]{0,6}-?\d{1,6}))?[ ]From[ ](?P<sender>.{3,110}?)[ ]to[ ]?"
    r"(?P<addressee>(?:the|The|All|Secretary|President|Certain)\b.{2,110})"
)
_KIND: Final = re.compile(
    r"(?:(?:Circular|Special|Joint|Draft|Current|National|Intelligence|Weekly|Position|Action)[ ]){0,3}"
    r"(?:Editorial[ ]Note|Telegram|Airgram|Despatch|Message|Letter|Memorand(?:um|a)|Instruction|Record"
    r"|Minutes|Paper|Report|Summary|Notes?|Estimate|Review|Aide-M[eé]moire|Statement|Transcript|Briefing|Address|Agreement"
    r"|Communiqu[eé])\b"
)
_OFFICERS: Final = re.compile(
    r"The[ ](?:(?:Acting|Under|Assistant|Deputy)[ ])*"
    r"(?:Ambassador|Minister|Charg[eé]|Consul|Secretary|Representative)(?P<sender>.{0,90}?)[ ]to[ ]"
    r"(?P<addressee>(?:the|Certain|All)\b.{2,90})"
)
_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATELINE: Final = re.compile(
    r"(?:(?P<marks>[A-Z][A-Z ]{4,40}?)[ ]+)?"
    r"(?P<place>[A-Z][\w.ʼ’' -]{2,40}(?:,[ ][A-Z][\w. ]{2,24})?),[ ]"
    rf"(?:(?P<day>{_MONTH}[ ]\d{{1,2}},[ ]\d{{4}})(?:[ ,—-].{{0,40}})?|undated)\.?"
)
_SERIAL: Final = re.compile(
    r"(?P<serial>[A-Z]{0,6}-?\d{1,5})\.[ ]+(?=\S)|No\.[ ](?P<despatch>[A-Z]{0,6}-?\d{1,5})\.?$"
)
_LEVELS: Final = (
    "Top Secret",
    "Secret",
    "Confidential",
    "Restricted",
    "Limited Official Use",
    "Unclassified",
)
_OFFICIAL: Final = "Official Use Only"
_PRECEDENCES: Final = {
    "flash": "FLASH", "emergency": "FLASH", "niact": "NIACT IMMEDIATE", "niact immediate": "NIACT IMMEDIATE",
    "immediate": "IMMEDIATE", "operational immediate": "IMMEDIATE", "priority": "PRIORITY",
    "routine": "ROUTINE",
}  # fmt: skip
_HANDLING: Final = frozenset(
    {
        "eyes only", "literally eyes only", "limit distribution", "limited distribution", "no distribution",
        "no distribution outside department", "presidential handling", "verbatim text",
    }
)  # fmt: skip
_DRAFTED: Final = re.compile(
    r"\b(?P<verb>[Dd]rafted|[Cc]leared|[Aa]pproved)(?:[ ]in[ ][^;.,]{2,40})?[ ](?:by|with)[ ]"
    r"(?P<who>(?P<name>[A-Z](?:[^.;,()\s]|(?<=[ ][A-Z])\.|[ ](?!\(|(?:and|on|with|in)[ ])){1,50})"
    r"(?:,[ ]Jr\.,)?(?:[ ]\((?P<office>[A-Z/]{1,12})\))?)"
)
_SUBJECT: Final = re.compile(r"SUBJECT:?[ ]*(?=$|[A-Z])|Subject:[ ]*")
_NOTES: Final = re.compile(r"(?:Foot)?[Nn]otes:?")
_SIGNED: Final = re.compile(r"((?:Mc|Mac|De|Van)?[A-Z][a-zé'ʼ-]{2,16})\d{0,2}")
_NUMBERED_FROM: Final = 1973
_DEPARTMENT: Final = "STATE"
_FIRST: Final = 12


def is_frus(draft: Draft) -> bool:
    """Whether the first lines are those of a document of a printed edition."""
    rows = _first_rows(draft)
    if not rows:
        return False
    return _heads(draft, rows[:5])


def begins_document(draft: Draft, row: int) -> bool:
    """Whether another document begins at a line in the middle of a text: its name, or a numbered heading."""
    words = draft.words(row)[0]
    named = _NAME.fullmatch(words) is not None
    if not named and _NUMBER.match(words) is None:
        return False
    return _heads(draft, _first_rows(draft, row)[:5])


def _heads(draft: Draft, rows: list[int]) -> bool:
    """Whether these lines with words are the first ones of a document."""
    words = draft.words(rows[0])[0]
    if words[:1] not in "[fFTCDEAMLSJINRPBO0123456789":
        return False
    if _NAME.fullmatch(words):
        return True
    number = _NUMBER.match(words)
    heading = words[number.end() :] if number else words
    if "TELEGRAM" in heading:  # what the communications centres print is in capitals
        return False
    below = [draft.words(row)[0] for row in rows[1:5]]
    dated = any(_DATELINE.fullmatch(line) for line in below)
    if _SENT.match(heading) or _OFFICERS.match(heading):
        return dated or any("Source:" in line[:12] for line in below)
    return number is not None and _KIND.match(heading) is not None and (dated or "Editorial Note" in heading)


def read_frus(draft: Draft) -> int:
    """Read heading, dateline, source note and footnotes; gives the row where the words begin."""
    rows = _first_rows(draft)
    place = 0
    words, start = draft.words(rows[place])
    if named := _NAME.fullmatch(words):
        draft.add("number", start, start + len(words))
        draft.identifiers.append(Identifier("frus", named[1].lower()))
        place += 1
    if place >= len(rows):
        return len(draft.lines)
    body, serial = _heading(draft, rows[place]), ""
    found = _SENT.match(_unnumbered(draft.words(rows[place])[0]))
    if found is not None:
        serial = found["serial"] or ""
    sent = found is not None and found["kind"] not in ("Letter", "Memorandum", "Note")
    older = _OFFICERS.match(draft.words(rows[place])[0]) if found is None else None
    for row in rows[place + 1 : place + 5]:
        words, start = draft.words(row)
        dateline = _DATELINE.fullmatch(words)
        if dateline is not None:
            _date(draft, dateline, start, is_sent=sent or older is not None)
            body = row + 1
        elif words.startswith(("[Source:", "Source:")):
            _source(draft, words, start)
            body = row + 1
        elif not (older is not None and words.isupper() and len(words) < 60):
            break
        else:
            _marks(draft, words.split("—"))
            draft.add("class-line", start, start + len(words))
            body = row + 1
    sides = found or older
    if sides is not None and (sent or older is not None):
        _address(draft, sides["sender"], sides["addressee"], draft.words(rows[place]))
    draft.action[:] = [each for each in draft.action if each.plad]
    _subject(draft, body)
    _opening(draft, body, serial)
    _notes(draft, body)
    _sign(draft, body)
    return body


def _first_rows(draft: Draft, first: int = 0) -> list[int]:
    """The first lines with words, from a row on."""
    rows = []
    for row in range(first, min(len(draft.lines), first + 60)):
        if draft.lines[row].kind not in ("blank", "title"):
            rows.append(row)
            if len(rows) == _FIRST:
                break
    return rows


def _unnumbered(words: str) -> str:
    number = _NUMBER.match(words)
    return words[number.end() :] if number else words


def _heading(draft: Draft, row: int) -> int:
    """The heading is what the document is about; gives the row below it."""
    words, start = draft.words(row)
    title = _unnumbered(words)
    draft.add("subject", start, start + len(words))
    draft.catalogue_subject = " ".join(title.split())
    draft.point("subject", start + len(words) - len(title), start + len(words))
    return row + 1


def _date(draft: Draft, found: re.Match[str], start: int, *, is_sent: bool) -> None:
    draft.add("dateline", start, start + found.end())
    if found["day"]:
        draft.catalogue_date = read_date(found["day"])
        draft.datelined = True
        draft.point("date", start + found.start("day"), start + found.end("day"))
    if is_sent:
        draft.page_post = found["place"].split(",")[0]
        draft.point("originator", start + found.start("place"), start + found.end("place"))
    if found["marks"]:
        _marks(draft, re.split(r"[ ]{2,}|;", found["marks"]))


def _source(draft: Draft, words: str, start: int) -> None:
    """The source note: the file, the marks the telegram bore, who drafted it."""
    draft.add("source-note", start, start + len(words))
    for sentence in re.split(r"(?<=[.\]])[ ]", words.strip("[]"))[1:8]:
        marks = [mark.strip(" .[]") for mark in sentence.split(";")]
        if marks[0] in (*_LEVELS, _OFFICIAL):
            _marks(draft, marks)
            at = words.find(sentence)
            draft.point("classification", start + at, start + at + len(marks[0]))
            break
    lists = {"drafted": draft.drafted_by, "cleared": draft.cleared_by, "approved": draft.approved_by}
    for found in _DRAFTED.finditer(words):
        verb = found["verb"].lower()
        lists[verb].append(Drafter(found["office"], found["name"].strip()))
        draft.point_each(f"{verb}_by", start + found.start("who"), start + found.end("who"))


def _marks(draft: Draft, marks: list[str]) -> None:
    """Level, precedence and captions, as a source note or an old class line gives them."""
    for mark in marks:
        word = " ".join(mark.split())
        if word.title() in _LEVELS and draft.catalogue_level is None:
            draft.catalogue_level = word.upper()
        elif word.title() == _OFFICIAL:
            draft.catalogue_level = "LIMITED OFFICIAL USE"
        elif word.lower() in _PRECEDENCES:
            draft.action.insert(0, Addressee("", None, _PRECEDENCES[word.lower()]))
        elif word and "declassified" not in word and len(word) < 40:
            known = [word.upper()] if word.lower() in _HANDLING else split_captions(word.upper())
            draft.captions += [each for each in known if each not in draft.captions]


def _address(draft: Draft, sender: str, addressee: str, heading: tuple[str, int]) -> None:
    """Who wrote to whom; the sender's post is the dateline's place, since that is where it was sent from."""
    words, start = heading
    urgent = next((each.precedence for each in draft.action if not each.plad), None)
    plad = re.sub(r"^the[ ]", "", addressee.strip(" .1234567890"), flags=re.IGNORECASE)
    draft.action[:] = [Addressee(plad, None, urgent)]
    at = words.rfind(addressee)
    draft.point_each("action", start + at, start + at + len(addressee))
    if "Department of State" in sender or "Secretary" in sender:
        draft.page_post = _DEPARTMENT


def _subject(draft: Draft, body: int) -> None:
    """The subject of a memorandum, beside its label or on the next line; it stays among the words."""
    rows = [row for row in range(body, min(body + 16, len(draft.lines))) if draft.words(row)[0]]
    for row, below in pairwise(rows):
        label = _SUBJECT.match(draft.words(row)[0])
        if label is not None:
            words, start = draft.words(row)
            words, start = words[label.end() :], start + label.end()
            if not words:
                words, start = draft.words(below)
            draft.catalogue_subject = " ".join(words.split())
            draft.spans["subject"] = (start, start + len(words))
            return


def _opening(draft: Draft, row: int, serial: str) -> None:
    """The sender's serial, in the heading or before the first words, is a number and no paragraph's."""
    while row < len(draft.lines) and draft.lines[row].kind == "blank":
        row += 1
    if draft.page_post is not None and row < len(draft.lines):
        words, start = draft.words(row)
        found = _SERIAL.match(words)
        if found is not None and not serial:
            serial = found["serial"] or found["despatch"]
            draft.add("number", start, start + found.end())
            draft.lines[row] = draft.lines[row]._replace(start=start + found.end())
            draft.held.pop(row, None)
    if not serial:
        return
    draft.identifiers.append(Identifier("original_number", serial))
    day = draft.catalogue_date
    if day is not None and day.year >= _NUMBERED_FROM and serial.isdecimal():
        draft.page_serial = int(serial)


def _notes(draft: Draft, body: int) -> None:
    """Footnotes below the text are set apart."""
    for row in range(len(draft.lines) - 1, body - 1, -1):
        if draft.lines[row].kind == "text" and _NOTES.fullmatch(draft.words(row)[0]):
            for below in range(row, len(draft.lines)):
                line = draft.lines[below]
                if line.kind != "blank":
                    draft.add("footnote", line.start, line.end)
                    draft.lines[below] = line._replace(kind="section-line")
            return


def _sign(draft: Draft, body: int) -> None:
    """The name below the text."""
    for row in range(len(draft.lines) - 1, body - 1, -1):
        if draft.lines[row].kind == "text":
            words, start = draft.words(row)
            found = _SIGNED.fullmatch(words) if draft.page_post is not None else None
            if found is not None:
                draft.signed = (found[1], start, start + len(found[1]))
                draft.add("signature", start, start + len(words))
                draft.lines[row] = draft.lines[row]._replace(kind="section-line")
            return
