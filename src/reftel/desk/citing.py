"""A telegram of the archive as a source to cite: who wrote to whom, where it lies, how it is reached."""

import re
from dataclasses import dataclass

from reftel.archive.archive import Archive
from reftel.archive.telegrams import copies_of
from reftel.desk.reader import Reader
from reftel.desk.reading import the_one
from reftel.desk.styling import Styled, in_chicago, in_style
from reftel.gazetteer.posts import posts
from reftel.links.cite import Cited, archives_first, archives_later, chicago_entry, chicago_note
from reftel.links.exports import bibtex, csl, ris
from reftel.links.printed import read_printed
from reftel.telegram.mrn import HEADQUARTERS, parse_mrn, resolve_post
from reftel.telegram.record import Record

__all__ = ["Citation", "cite", "cited_of"]

_KINDS = (
    ("AMEMBASSY", "U.S. Embassy"),
    ("AMCONSUL", "U.S. Consulate"),
    ("AMCONGEN", "U.S. Consulate General"),
    ("CONSULATE", "U.S. Consulate"),
    ("USMISSION", "U.S. Mission"),
    ("USINT", "U.S. Interests Section"),
    ("USLO", "U.S. Liaison Office"),
)
_FILES = "Central Foreign Policy Files, 1973–79"
_GROUP = (
    "Record Group 59: General Records of the Department of State",
    "National Archives at College Park, MD",
)
_FRUS = re.compile(r"frus(\d{4})(?:-(\d{2}))?v(e?)(\d+)(?:p(\d))?/d(\d+)")
_HEADING = re.compile(
    r"(?:Circular )?(?:Telegram|Airgram) From ", re.IGNORECASE
)  # says no more than its ends
_SERIES = "Foreign Relations of the United States"
_DEPARTMENT = "Department of State"


@dataclass(frozen=True, slots=True)
class Citation:
    """One telegram cited in every way that is known."""

    address: str
    archives: str
    archives_later: str
    note: str
    bibliography: str
    bibtex: str
    ris: str
    csl: dict[str, object]
    styled: Styled | None = None


def cite(
    archive: Archive,
    reader: Reader,  # noqa: ARG001 - policy `open`
    name: str,
    paragraph: int | None = None,
    style: str | None = None,
) -> Citation:
    """The telegram of this name, cited; with a paragraph and in a style of CSL where they are given."""
    row = the_one(archive, name)
    with archive.reading() as connection:
        copy = next(iter(list(copies_of(connection, archive.unpacker(connection), [row.number]))))
    cited = cited_of(copy.record, copy.text, row.address, paragraph)
    item = csl(cited)
    chicago = in_chicago(item, paragraph) or Styled("", chicago_note(cited), chicago_entry(cited))
    return Citation(
        row.address, archives_first(cited), archives_later(cited), chicago.note, chicago.entry,
        bibtex(cited), ris(cited), item, None if style is None else in_style(item, style, paragraph),
    )  # fmt: skip


def cited_of(record: Record, text: str, address: str, paragraph: int | None = None) -> Cited:
    """What a citation of this record is made of."""
    printed = read_printed(text) if record.mrn is None else None
    names = {one.kind: one.value for one in record.identifiers}
    volume = _volume(record.document_number)
    sender = record.originator.plad or record.originator.post
    author, place = _called(sender, record.originator.canonical_post)
    recipient = _called(record.action[0].plad, None)[0] if record.action else None
    number = record.mrn or address
    date = record.date
    if printed is not None:
        date = date or printed.day.isoformat()
        serial = printed.keys[0].rpartition(":")[2] if printed.keys else ""
        place = printed.city
        author = _DEPARTMENT if printed.sender[0] == HEADQUARTERS else f"U.S. Embassy {place}"
        recipient = _received(printed.addressee)
        number = serial or address
    parts = parse_mrn(record.mrn) if record.mrn else None
    is_archived = date is not None and "1973" <= date[:4] <= "1979"
    collection: tuple[str, ...] = ()
    short = ""
    if is_archived and date is not None:
        collection = (f"Electronic Telegrams, {date[:4]}", _FILES, *_GROUP)
        short = "CFPF, RG 59, NACP"
    elif record.release is not None and record.release.case:
        collection = (f"case {record.release.case}", "Department of State Virtual Reading Room")
        short = f"case {record.release.case}"
    if volume is not None:
        short = f"{volume[0].replace(_SERIES, 'FRUS')}, doc. {volume[1]}"
    document = record.document_number
    return Cited(
        key=address,
        number=str(parts.serial) if parts and is_archived else number,
        author=author,
        place=place,
        recipient=recipient,
        subject=None if printed and _HEADING.match(record.subject or "") else record.subject,
        date=date,
        document=document if document and not document.startswith("frus") else None,
        film=names.get("film"),
        collection=collection,
        short_collection=short,
        url=_url(document, is_archived=is_archived),
        paragraph=paragraph,
        printed=volume[0] if volume else None,
        printed_number=volume[1] if volume else None,
    )


def _received(addressee: tuple[str, ...]) -> str | None:
    """Who a printed telegram went to, where that is the Department or a post the tables know."""
    if HEADQUARTERS in addressee:
        return _DEPARTMENT
    post = posts().get(addressee[0]) if addressee else None
    return f"U.S. Embassy {post.city}" if post else None


def _url(document: str | None, *, is_archived: bool) -> str | None:
    if document and _FRUS.fullmatch(document):
        return f"https://history.state.gov/historicaldocuments/{document}"
    return "https://aad.archives.gov/aad/" if is_archived else None


def _volume(document: str | None) -> tuple[str, str] | None:
    """The volume of a printed edition, and the number of the document in it."""
    found = _FRUS.fullmatch(document or "")
    if found is None:
        return None
    first, last, electronic, volume, part, number = found.groups()
    years = f"{first}–{first[:2]}{last}" if last else first
    name = f"E–{int(volume)}" if electronic else _roman(int(volume))
    inside = f", pt. {part}" if part else ""
    return f"{_SERIES}, {years}, vol. {name}{inside}", number


def _roman(number: int) -> str:
    letters = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, letter in letters:
        written += letter * (number // value)
        number %= value
    return written


def _called(plad: str | None, canonical: str | None) -> tuple[str, str]:
    """The sender or addressee as a person would call it, and its place alone."""
    if plad is None:
        return "Unknown sender", "an unknown post"
    match = resolve_post(plad, near=False)
    post = match.post if match else posts().get(canonical or "")
    if post is not None and post.canonical == HEADQUARTERS:
        return _DEPARTMENT, _DEPARTMENT
    head, _, rest = plad.partition(" ")
    known = next((words for word, words in _KINDS if head.upper() == word), None)
    if known is None and post is not None:
        known = next((words for word, words in _KINDS if post.plad.startswith(word)), "")
        rest = plad
    place = post.city if post is not None and known else (rest if known else plad).title()
    return (f"{known} {place}" if known else plad), place
