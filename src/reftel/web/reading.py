"""One telegram as its page shows it: paragraphs set and annotated, references, copies, what was noticed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from reftel.desk import explaining
from reftel.desk.answers import Copy, ReferenceState, TelegramView
from reftel.desk.decoding import Decoded, Row, decode, form_in_words
from reftel.desk.explaining import Explained
from reftel.desk.finding_views import FindingView
from reftel.desk.noting import StoredNote
from reftel.desk.proving import loosely
from reftel.desk.shorthand import in_capitals, shorthand_in
from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.record import Mention, Paragraph, Record
from reftel.telegram.text import Span
from reftel.web.typesetting import Block, Note, Run, blocks, nested, runs

__all__ = ["Contents", "HeaderRow", "Page", "SetBlock", "SetParagraph", "page_of"]

LONGEST = 400_000
"""Characters of text on one page."""

_ROLES = {
    "summary": "Summary",
    "comment": "Comment",
    "action_request": "Action requested",
    "note": "Note",
    "text": "Quoted text",
    "body": "",
}
_PRINCIPAL = frozenset(
    {
        "action",
        "captions",
        "classification",
        "corrected",
        "dtg",
        "executive_order",
        "info",
        "originator",
        "passing",
        "precedence",
        "section",
        "signature",
        "tags",
    }
)


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block with its runs."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph as it is shown; `anchor` is stable over readings where the number is."""

    anchor: str
    number: int | None
    heading: str | None
    role: str
    role_words: str
    mark: Explained | None
    level: str
    inherited: bool
    blocks: tuple[SetBlock, ...]
    notes: tuple[StoredNote, ...] = ()
    noticed: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A row of the decoded header beside the stretches of text it was read from."""

    row: Row
    original: tuple[str, ...]
    corrected: StoredNote | None = None
    notes: tuple[StoredNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """One line of the table of contents."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page of one telegram shows."""

    view: TelegramView
    path: str
    decoded: Decoded
    form: str
    principal: tuple[HeaderRow, ...]
    further: tuple[HeaderRow, ...]
    references: tuple[ReferenceState, ...]
    lead: tuple[SetParagraph, ...]
    body: tuple[SetParagraph, ...]
    contents: tuple[Contents, ...]
    glossary: tuple[Explained, ...]
    noticed: tuple[Diagnostic, ...]
    capitals: bool
    cut: bool
    notes: tuple[StoredNote, ...] = ()
    title: str = ""


def page_of(
    view: TelegramView, notes: Sequence[StoredNote] = (), findings: Sequence[FindingView] = ()
) -> Page:
    """The page of a telegram, from its fullest copy, with what readers wrote to it."""
    copy = view.copy
    record = copy.record
    decoded = decode(record)
    setter = _Setter(view, notes, findings)
    shown = list(_within(record.paragraphs))
    paragraphs = [setter.paragraph(at, one) for at, one in enumerate(shown)]
    leads = next((at for at, one in enumerate(paragraphs[:3], 1) if one.role == "summary"), 0)
    rows = [_header_row(row, copy, notes) for row in decoded.rows]
    title = next(
        (one.words for one in reversed(notes) if one.kind == "correction" and one.place == "subject"), ""
    )
    return Page(
        view=view,
        path=f"/t/{quote(view.address, safe='~')}",
        decoded=decoded,
        form=form_in_words(record.form),
        principal=tuple(one for one in rows if one.row.key in _PRINCIPAL),
        further=tuple(one for one in rows if one.row.key not in _PRINCIPAL),
        references=tuple(view.references),
        lead=tuple(paragraphs[:leads]),
        body=tuple(paragraphs[leads:]),
        contents=tuple(_contents(paragraphs)),
        glossary=tuple(sorted(setter.glossary.values(), key=lambda one: one.code.upper())),
        noticed=tuple(record.diagnostics),
        capitals=setter.capitals,
        cut=sum(len(one.text) for one in shown) < sum(len(one.text) for one in record.paragraphs),
        notes=tuple(one for one in notes if not one.place or one.place == "subject"),
        title=title,
    )


def _header_row(row: Row, copy: Copy, notes: Sequence[StoredNote]) -> HeaderRow:
    here = [one for one in notes if one.place == row.key]
    corrected = [one for one in here if one.kind == "correction"]
    return HeaderRow(row, tuple(_originals(copy, row.key)), corrected[-1] if corrected else None, tuple(here))


def _within(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """As many paragraphs as one page can show; the rest is to be had as a file."""
    left = LONGEST
    for one in paragraphs:
        if left <= 0:
            return
        yield one if len(one.text) <= left else replace(one, text=one.text[:left])
        left -= len(one.text)


def _role_words(one: Paragraph) -> str:
    """What a paragraph is, unless its first words say so themselves."""
    words = _ROLES[one.role]
    return "" if one.text[:40].upper().lstrip(" (").startswith(words.upper()[:7]) else words


def _contents(paragraphs: list[SetParagraph]) -> Iterator[Contents]:
    for one in paragraphs:
        words = one.heading or _ROLES.get(one.role, "")
        if words:
            yield Contents(one.anchor, words)


def _originals(copy: Copy, key: str) -> Iterator[str]:
    """The lines a key was read from, as received."""
    for start, end in _spans(copy.record, key):
        words = copy.text[start:end].strip("\r\n")
        if words.strip():
            yield words


def _spans(record: Record, key: str) -> list[Span]:
    if key == "precedence":
        return []  # it is read from the line of the date-time group, which is shown there
    held = record.spans.get(key)
    if held is None:
        return []
    return held if isinstance(held, list) else [held]


class _Setter:
    """Sets paragraphs one after the other: shorthand is explained where it stands first."""

    def __init__(
        self, view: TelegramView, notes: Sequence[StoredNote], findings: Sequence[FindingView]
    ) -> None:
        record = view.copy.record
        self._notes = notes
        self._findings = findings
        self._copy = view.copy
        self._held = {one.reference.mrn: one.address for one in view.references if one.reference.mrn}
        self._anchors: set[str] = set()
        self.capitals = in_capitals("".join(one.text for one in record.paragraphs[:6]))
        self.glossary: dict[str, Explained] = {}

    def paragraph(self, at: int, one: Paragraph) -> SetParagraph:
        mark = explaining.mark(one.mark, one.mark_written) if one.mark else None
        return SetParagraph(
            anchor=self._anchor(at, one),
            number=one.number,
            heading=one.heading,
            role=one.role,
            role_words=_role_words(one),
            mark=mark,
            level=(one.mark or "none").lower(),
            inherited=one.mark_written is None,
            blocks=tuple(self._block(block, one) for block in blocks(one.text)),
            notes=self._notes_on(one),
            noticed=tuple(
                notice
                for notice in self._copy.record.diagnostics
                if notice.span and one.span[0] <= notice.span[0] < one.span[1]
            ),
        )

    def _notes_on(self, one: Paragraph) -> tuple[StoredNote, ...]:
        place = f"p{one.number}"
        return tuple(note for note in self._notes if one.number is not None and note.place == place)

    def _anchor(self, at: int, one: Paragraph) -> str:
        """`p3` for paragraph 3; a number that was used twice or is missing gives its place instead."""
        anchor = f"p{one.number}" if one.number is not None else f"n{at + 1}"
        if anchor in self._anchors:
            anchor = f"n{at + 1}"
        self._anchors.add(anchor)
        return anchor

    def _block(self, block: Block, paragraph: Paragraph) -> SetBlock:
        if block.kind == "table":
            return SetBlock("table", (Run(block.text),))
        notes = [*self._corrections(block.text, paragraph), *self._mentions(block.text, paragraph)]
        notes.extend(self._gaps(block.text, paragraph))
        notes.extend(self._shorthand(block.text))
        found = list(self._found(block.text, paragraph))
        return SetBlock(
            block.kind, tuple(nested(block.text, found, notes) if found else runs(block.text, notes))
        )

    def _found(self, text: str, paragraph: Paragraph) -> Iterator[Note]:
        """The words that findings of this paragraph rest on."""
        for one in self._findings:
            if one.span is None or not paragraph.span[0] <= one.span[0] < paragraph.span[1]:
                continue
            found = loosely(one.quote).search(text) if one.quote.strip() else None
            if found:
                yield Note(
                    found.span(),
                    href=one.id,
                    title=one.words,
                    kind="finding",
                    state=f"{one.kind} state-{one.state}",
                )

    def _corrections(self, text: str, paragraph: Paragraph) -> Iterator[Note]:
        """The words that a reader corrected; a later correction of the same words stands."""
        for one in reversed(self._notes_on(paragraph)):
            found = loosely(one.quote).search(text) if one.kind == "correction" and one.quote else None
            if found:
                yield Note(found.span(), title=one.words, kind="correction")

    def _shorthand(self, text: str) -> Iterator[Note]:
        for span, explained in shorthand_in(text, capitals=self.capitals):
            key = explained.code.upper()
            if key not in self.glossary:
                self.glossary[key] = explained
                yield Note(span, explained)

    def _mentions(self, text: str, paragraph: Paragraph) -> Iterator[Note]:
        start, end = paragraph.span
        position = 0
        for one in self._copy.record.mentions:
            if not start <= one.span[0] < end:
                continue
            found = loosely(one.written).search(text, position)
            if found:
                position = found.end()
                yield self._mention(one, found.span())

    def _mention(self, one: Mention, span: Span) -> Note:
        address = self._held.get(one.mrn) if one.mrn else None
        if address:
            return Note(span, href=f"/t/{quote(address, safe='~')}", title=f"Open {one.mrn}", kind="mention")
        said = f"{one.mrn}, not held" if one.mrn else "A separate telegram that is not named"
        return Note(span, Explained(one.written, said, "post"), kind="mention")

    def _gaps(self, text: str, paragraph: Paragraph) -> Iterator[Note]:
        start, end = paragraph.span
        for one in self._copy.record.withheld:
            if not start <= one.span[0] < end:
                continue
            written = self._copy.text[one.span[0] : one.span[1]]
            found = loosely(written).search(text) if written.strip() else None
            if found:
                yield Note(found.span(), _gap(one.kind, one.exemptions, written), kind="withheld")


def _gap(kind: str, exemptions: list[str], written: str) -> Explained:
    words = {"withheld": "Withheld from release", "editorial": "Left out by the editors", "garble": "Garbled"}
    meanings = [one.meaning for one in map(explaining.exemption, exemptions) if one]
    return Explained(written, words.get(kind, kind), "exemption", "; ".join(meanings))
