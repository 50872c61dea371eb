"""From what was read piece by piece to the record: canonical numbers, dates, precedence, and what fills gaps.

What the text says comes first. Attributes of an export and catalogue lines fill only what the text lacks;
where they say something else, a diagnostic tells both.
"""

import datetime as dt
from typing import Final, Literal

from reftel import __version__
from reftel.gazetteer.posts import Post, by_code, fold_name
from reftel.telegram.body import Body
from reftel.telegram.classified_by import read_classified_by
from reftel.telegram.executive_order import read_order
from reftel.telegram.flow import Flow
from reftel.telegram.marks import level_of
from reftel.telegram.mentions import find_mentions
from reftel.telegram.mrn import canonical_mrn, document_number, parse_mrn, resolve_post
from reftel.telegram.parsing.addressing import post_of_plad
from reftel.telegram.parsing.attributes import meant
from reftel.telegram.parsing.captions import split_captions
from reftel.telegram.parsing.class_line import levels_of, read_level
from reftel.telegram.parsing.dates import PROSIGNS, iso_minute, read_date
from reftel.telegram.parsing.draft import Draft, HeadField
from reftel.telegram.record import (
    Addressee,
    Drafter,
    Form,
    Identifier,
    Mark,
    Originator,
    Record,
    Section,
)
from reftel.telegram.references import Citing, read_references
from reftel.telegram.tags import TagsRead, read_tags
from reftel.telegram.text import Span

__all__ = ["Identity", "assemble", "identify", "mark_of"]

DateSource = Literal["dtg", "dateline", "catalogue", "draft", "sent"]
_ORDER: Final = ("FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE")


class Identity:
    """Post, year, serial and day of the telegram being read."""

    __slots__ = ("date", "date_source", "mrn", "post", "post_written", "serial", "year")

    def __init__(self) -> None:
        self.post: Post | None = None
        self.post_written: str | None = None
        self.year: int | None = None
        self.serial: int | None = None
        self.date: dt.date | None = None
        self.date_source: DateSource | None = None
        self.mrn: str | None = None

    @property
    def canonical(self) -> str | None:
        """The canonical post, or the name as written where no table has it."""
        if self.post is not None:
            return self.post.canonical
        return fold_name(self.post_written) if self.post_written else None


def identify(draft: Draft) -> Identity:
    """Which telegram this is, from the text first, then from catalogue and attributes."""
    found = Identity()
    _date(draft, found)
    _number(draft, found)
    return found


def _date(draft: Draft, found: Identity) -> None:
    group = draft.group
    for key, source in (("Draft Date", "draft"), ("Sent Date", "sent")):
        written = meant(draft.attributes.get(key))
        day = read_date(written) if written else None
        if day is not None:
            found.date, found.date_source = day, source  # type: ignore[assignment]
    if draft.catalogue_date is not None:
        found.date, found.date_source = draft.catalogue_date, "catalogue"
    if group is not None:
        instant = group.instant
        if instant is None and group.year is None and found.date is not None:
            instant = group.at(found.date.year)
        if instant is not None:
            found.date, found.date_source = instant.date(), "dtg"
    found.year = found.date.year if found.date else (group.year if group else None)


def _number(draft: Draft, found: Identity) -> None:
    line = draft.class_line
    sender = post_of_plad(draft.plad) if draft.plad else None
    names = [line.post if line else None, sender, draft.page_post]
    found.serial = line.serial if line is not None and line.serial is not None else draft.page_serial
    if line is not None and line.serial is None and draft.page_serial is None:
        names = [sender, line.post, draft.page_post]
    for name in filter(None, names):
        match = resolve_post(name)
        if match is not None:
            found.post = match.post
            break
    found.post_written = next(filter(None, names), None)
    for written in (
        draft.smart_number,
        draft.catalogue_number,
        meant(draft.attributes.get("Document Number")),
    ):
        parts = parse_mrn(written) if written else None
        if parts is None:
            continue
        if found.post is None and found.post_written is None:
            match = resolve_post(parts.post, near=False)
            found.post = match.post if match else by_code(parts.post)
            found.post_written = parts.post
        if found.serial is None:
            found.serial = parts.serial
        if found.year is None:
            found.year = parts.year
    if found.year is not None and found.serial is not None and found.canonical:
        found.mrn = canonical_mrn(found.year, found.canonical, found.serial)


def mark_of(draft: Draft) -> tuple[str | None, bool, Mark | None]:
    """Classification, sensitivity, and the mark they make together."""
    level = draft.class_line.level if draft.class_line else None
    if level is None and draft.banner is not None:
        level = levels_of(draft.banner.split("//")[0].removesuffix(" NOFORN"))
        if draft.banner in ("SBU", "SENSITIVE BUT UNCLASSIFIED"):
            level = "UNCLASSIFIED"
    catalogue = draft.catalogue_level
    if level is None and catalogue is not None:
        read = read_level(catalogue)
        level = read[0] if read else None
    if level is None:
        written = meant(draft.attributes.get("Original Classification"))
        read = read_level(written) if written else None
        if read is not None and written is not None and read[1] == len(written):
            level = read[0]
    sensitive = (
        level == "LIMITED OFFICIAL USE"
        or draft.restricted
        or any(caption in ("SENSITIVE", "SBU", "FOUO") for caption in draft.captions)
        or (draft.class_line is None and catalogue is not None and "OFFICIAL USE ONLY" in catalogue)
    )
    return level, sensitive, level_of(level, sensitive=sensitive)


def _originator(draft: Draft, found: Identity) -> Originator:
    plad = draft.plad
    written = post_of_plad(plad) if plad else None
    post = found.post
    if written is not None and (match := resolve_post(written)) is not None:
        post = match.post
    if written is None:
        written = meant(draft.attributes.get("From")) or (found.post_written if found.post else None)
        if written is not None and post is None and (match := resolve_post(written)) is not None:
            post = match.post
    return Originator(
        plad,
        draft.station.routing if draft.station else None,
        written,
        post.canonical if post else None,
        post.country if post else None,
    )


def _highest(words: list[str]) -> str | None:
    return min(words, key=_ORDER.index) if words else None


def _precedence(draft: Draft) -> tuple[str | None, str | None]:
    """Effective precedence for action, and for info where it differs."""
    signs = [PROSIGNS[sign] for sign in draft.group.prosigns if sign in PROSIGNS] if draft.group else []
    first = signs[0] if signs else None
    second = signs[1] if len(signs) > 1 else first
    action = _effective(draft.action, first)
    info = _effective(draft.info, second) if draft.info else (second if len(signs) > 1 else None)
    return action, info if info != action else None


def _effective(addressees: list[Addressee], sign: str | None) -> str | None:
    said = [each.precedence for each in addressees if each.precedence is not None]
    if sign is not None and len(said) < len(addressees):
        said.append(sign)
    return _highest(said) or sign


def flow_of(draft: Draft, field: HeadField, *, label: bool) -> Flow:
    """A field as one string with the way back, with its label or without."""
    if label:
        return Flow(draft.text, field.pieces)
    return Flow(draft.text, [(field.value, field.pieces[0][1]), *field.pieces[1:]])


def field(draft: Draft, kind: str, *, last: bool = False) -> HeadField | None:
    """The first field of a kind that says something; the last one where a later one replaces it."""
    found = [
        each
        for each in draft.fields
        if each.kind == kind and (len(each.pieces) > 1 or each.value < each.pieces[0][1])
    ]
    return (found[-1] if last else found[0]) if found else None


def _subject(draft: Draft) -> tuple[str | None, Span | None]:
    found = field(draft, "subject")
    if found is None:
        return None, None
    flow = flow_of(draft, found, label=False)
    words = " ".join(flow.joined.split()).lstrip(":;. ")
    return words or None, (found.value, found.pieces[-1][1]) if words else None


def _tags(draft: Draft, year: int | None) -> TagsRead:
    """TAGS of the text, else of the attributes; the last line that says something replaces those before it."""
    line = field(draft, "tags", last=True)
    if line is None:
        written = meant(draft.attributes.get("TAGS"))
        return read_tags(Flow(written, [(0, len(written))]), year) if written else TagsRead()
    read = read_tags(flow_of(draft, line, label=False), year)
    draft.diagnostics += read.diagnostics
    draft.spans["tags"] = list(read.tag_spans)
    draft.spans["tag_names"] = list(read.name_spans)
    return read


def _identifiers(draft: Draft, found: Identity, number: str | None) -> list[Identifier]:
    names: list[Identifier] = []
    if found.mrn:
        names.append(Identifier("mrn", found.mrn))
    if number:
        names.append(Identifier("nara", number))
    film = meant(draft.attributes.get("Film Number"))
    if film:
        names.append(Identifier("film", film))
    if draft.transmission_id:
        names.append(Identifier("transmission", draft.transmission_id))
    if draft.class_line is not None:
        names.extend(Identifier(series, f"{series}{figures}") for series, figures in draft.class_line.aliases)
    return names + [each for each in draft.identifiers if each not in names]


def _fill_from_attributes(draft: Draft) -> None:
    """Addressees, captions and drafters where the text has none."""
    attributes = draft.attributes
    if not draft.action and not draft.info and (to := meant(attributes.get("To"))):
        action, _, info = to.partition(" INFO ")
        draft.action.extend(Addressee(name) for name in _names(action))
        draft.info.extend(Addressee(name) for name in _names(info))
    if draft.class_line is None and (handling := meant(attributes.get("Original Handling Restrictions"))):
        draft.captions.extend(each for each in split_captions(handling) if each not in draft.captions)
    if not draft.drafted_by and (drafter := meant(attributes.get("Drafter"))):
        office, mark, name = drafter.partition(":")
        draft.drafted_by.append(Drafter(office or None, name or None) if mark else Drafter(None, drafter))


def _names(written: str) -> list[str]:
    """Posts of an attribute, set apart by several blanks."""
    return [name.strip() for name in written.split("  ") if name.strip()]


def assemble(draft: Draft, form: Form, found: Identity, body: Body, source: str | None) -> Record:
    """The record."""
    level, sensitive, _ = mark_of(draft)
    if draft.attributes:
        _fill_from_attributes(draft)
    subject, subject_span = _subject(draft)
    if subject is None:
        subject = meant(draft.attributes.get("Subject")) or draft.catalogue_subject
    elif subject_span is not None:
        draft.point("subject", *subject_span)
    citing = Citing(found.canonical, found.year, found.date, found.serial, _action_posts(draft))
    references = []
    block = field(draft, "references")
    if block is not None:
        read = read_references(flow_of(draft, block, label=True), citing)
        references = read.references
        draft.diagnostics += read.diagnostics
        draft.spans["references"] = [each.span for each in references if each.span]
    order = None
    line = field(draft, "executive-order")
    if line is not None:
        order_read = read_order(flow_of(draft, line, label=True), found.date)
        order = order_read.order
        draft.diagnostics += order_read.diagnostics
        if order is not None:
            draft.point("executive_order", line.pieces[0][0], line.pieces[-1][1])
    classifier = None
    line = field(draft, "classified-by")
    if line is not None:
        classifier_read = read_classified_by(flow_of(draft, line, label=True))
        classifier = classifier_read.classified_by
        draft.diagnostics += classifier_read.diagnostics
        draft.point("classified_by", line.pieces[0][0], line.pieces[-1][1])
    tags = _tags(draft, found.year)
    mentions = find_mentions(draft.text, body.paragraphs, references, citing)
    number = meant(draft.attributes.get("Document Number"))
    if (
        number is None
        and form == "state1973"
        and found.post is not None
        and found.post.code
        and found.year
        and found.serial
    ):
        number = document_number(found.year, found.post.code, found.serial)
    precedence, precedence_info = _precedence(draft)
    lacking, held = _sections(draft)
    group = draft.group
    instant = group.instant if group else None
    if group is not None and instant is None and found.year is not None and group.year is None:
        instant = group.at(found.year)
    for key, span in (
        ("signature", body.signature_span),
        ("summary", body.summary_span),
        ("comment", body.comment_span),
    ):
        if span is not None:
            draft.spans[key] = span
    draft.spans["paragraphs"] = [each.span for each in body.paragraphs]
    if found.date_source == "dtg" and "dtg" in draft.spans:
        draft.spans["date"] = draft.spans["dtg"]
    return Record(
        reader=f"reftel {__version__}",
        source=source,
        form=form,
        mrn=found.mrn,
        document_number=number,
        identifiers=_identifiers(draft, found, number),
        transmission_id=draft.transmission_id,
        date=found.date.isoformat() if found.date else None,
        date_source=found.date_source,
        dtg=iso_minute(instant) if instant else None,
        dtg_written=group.written if group else None,
        received=draft.received,
        precedence=precedence,
        precedence_info=precedence_info,
        originator=_originator(draft, found),
        action=draft.action,
        info=draft.info,
        distribution=draft.distribution,
        classification=level,
        sensitive=sensitive,
        captions=draft.captions,
        passing=draft.passing,
        executive_order=order,
        tags=tags.tags,
        tag_names=tags.names,
        corrected=draft.corrected,
        concepts=[
            each.strip()
            for each in (meant(draft.attributes.get("Concepts")) or "").split(",")
            if each.strip()
        ],
        subject=subject,
        references=references,
        mentions=mentions,
        classified_by=classifier,
        drafted_by=draft.drafted_by,
        approved_by=draft.approved_by,
        cleared_by=draft.cleared_by,
        section=lacking,
        sections_held=held,
        paragraphs=body.paragraphs,
        summary=body.summary,
        comment=body.comment,
        signature=body.signature or (draft.signed[0].upper() if draft.signed else None),
        attributes=draft.attributes,
        spans=draft.spans,
        diagnostics=draft.diagnostics,
    )


def _sections(draft: Draft) -> tuple[Section | None, list[int]]:
    """The section this is where others lack, and the numbers held."""
    held = draft.sections_held
    of = draft.sections_of
    if not held:
        return None, []
    lacks = of is not None and set(held) < set(range(1, of + 1))
    return (Section(held[0], of) if lacks or (of is None and held) else None), held


def _action_posts(draft: Draft) -> tuple[str, ...]:
    matches = [resolve_post(each.plad, near=False) for each in draft.action]
    return tuple(match.post.canonical for match in matches if match is not None)
