"""From what was read piece by piece to the record: each key from its reader, gaps filled, spans kept.

What the text says comes first. Attributes of an export and catalogue lines fill only what the text lacks;
where they say something else, a diagnostic tells both.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reftel import __version__
from reftel.gazetteer.posts import fold_name
from reftel.telegram.body import Body
from reftel.telegram.classified_by import read_classified_by
from reftel.telegram.executive_order import read_order
from reftel.telegram.flow import Flow
from reftel.telegram.mentions import find_mentions
from reftel.telegram.mrn import document_number, resolve_post
from reftel.telegram.parsing.addressees import post_of_plad
from reftel.telegram.parsing.attributes import meant
from reftel.telegram.parsing.dates import iso_minute
from reftel.telegram.parsing.draft import Draft, HeadField
from reftel.telegram.parsing.filling import (
    disagreements,
    fill_lists,
    order_of_attributes,
    references_of_attributes,
)
from reftel.telegram.parsing.identity import Identity, mark_of, originator_of
from reftel.telegram.parsing.labels import damaged_order
from reftel.telegram.parsing.lines import FURNITURE, SortedLine
from reftel.telegram.parsing.placing import placed
from reftel.telegram.parsing.urgency import precedence_of
from reftel.telegram.record import (
    ClassifiedBy,
    ExecutiveOrder,
    Form,
    Identifier,
    Paragraph,
    Record,
    Reference,
    Section,
)
from reftel.telegram.references import Citing, read_references
from reftel.telegram.release import ReleaseRead, read_release
from reftel.telegram.tags import TagsRead, read_tags
from reftel.telegram.withheld import find_withheld

__all__ = ["assemble"]

_READER: Final = f"reftel {__version__}"
_RETRANSMITTED: Final = ("ZDK", "ZDS", "ZEL", "ZFD", "ZOJ")


def assemble(
    draft: Draft, form: Form, found: Identity, body: Body, lines: Sequence[SortedLine], *, source: str | None
) -> Record:
    """The record; `lines` are those of the body."""
    level, sensitive, _ = mark_of(draft)
    if draft.attributes:
        fill_lists(draft)
    subject = _subject(draft)
    order = _order(draft, found)
    tags = _tags(draft, found.year)
    citing = Citing(found.canonical, found.year, found.date, found.serial, _action_posts(draft))
    references = _references(draft, citing)
    classified_by = _classified_by(draft, body.paragraphs)
    gaps = [(line.start, line.end) for line in lines if line.kind in FURNITURE]
    mentions = find_mentions(draft.text, body.paragraphs, references, citing, gaps=gaps)
    if form == "frus" and found.mrn is None:  # numbers of those years have no year of their own
        mentions = [replace(mention, mrn=None) for mention in mentions]
    withheld = find_withheld(draft.text, lines, body.paragraphs)
    release = _release(draft)
    if draft.attributes:
        draft.diagnostics += disagreements(draft, found, level, subject)
    number = _document_number(draft, form, found)
    precedence, precedence_info = precedence_of(draft)
    lacking, held = _sections(draft)
    _point_body(draft, body, found)
    return Record(
        reader=_READER,
        source=source,
        form=form,
        mrn=found.mrn,
        document_number=number,
        identifiers=_identifiers(draft, found, number, release),
        transmission_id=draft.transmission_id,
        date=found.date.isoformat() if found.date else None,
        date_source=found.date_source,
        dtg=iso_minute(found.instant) if found.instant else None,
        dtg_written=draft.group.written if draft.group else None,
        received=draft.received,
        precedence=precedence,
        precedence_info=precedence_info,
        originator=originator_of(draft, found),
        action=draft.action,
        info=draft.info,
        distribution=draft.distribution,
        classification=level,
        sensitive=sensitive,
        captions=draft.captions,
        passing=draft.passing,
        executive_order=order,
        release=release.release,
        withheld=withheld,
        corrected=draft.corrected or _retransmitted(draft),
        tags=tags.tags,
        tag_names=tags.names,
        concepts=_listed(draft.attributes.get("Concepts")),
        subject=subject,
        references=references,
        mentions=mentions,
        classified_by=classified_by,
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
        diagnostics=placed(draft.text, draft.diagnostics),
    )


def flow_of(draft: Draft, field: HeadField, *, label: bool) -> Flow:
    """A field as one string with the way back, with its label or without."""
    if label:
        return Flow(draft.text, field.pieces)
    return Flow(draft.text, [(field.value, field.pieces[0][1]), *field.pieces[1:]])


def _field(draft: Draft, kind: str, *, last: bool = False) -> HeadField | None:
    """The first field of a kind that says something; the last one where a later one replaces it."""
    found: HeadField | None = None
    for each in draft.fields:
        if each.kind == kind and (len(each.pieces) > 1 or each.value < each.pieces[0][1]):
            found = each
            if not last:
                break
    return found


def _subject(draft: Draft) -> str | None:
    found = _field(draft, "subject")
    words = ""
    if found is not None:
        words = " ".join(flow_of(draft, found, label=False).joined.split()).lstrip(":;. ")
    if found is None or not words:
        keyed = meant(draft.attributes.get("Subject"))
        return " ".join(keyed.split()) if keyed else draft.catalogue_subject
    draft.point("subject", found.value, found.pieces[-1][1])
    return words


def _order(draft: Draft, found: Identity) -> ExecutiveOrder | None:
    line = _field(draft, "executive-order")
    if line is None:
        return order_of_attributes(draft) if draft.attributes else None
    read = read_order(flow_of(draft, line, label=not line.misspelt), found.date)
    draft.diagnostics += read.diagnostics
    order = read.order
    if order is not None and line.misspelt:
        whole = flow_of(draft, line, label=True).joined
        order = replace(order, number=damaged_order(whole), written=" ".join(whole.split()))
    if order is not None:
        draft.point("executive_order", line.pieces[0][0], line.pieces[-1][1])
    return order


def _tags(draft: Draft, year: int | None) -> TagsRead:
    """TAGS of the text, else of the attributes; a later line that says something replaces the earlier."""
    line = _field(draft, "tags", last=True)
    if line is None:
        written = meant(draft.attributes.get("TAGS"))
        return read_tags(Flow(written, [(0, len(written))]), year) if written else TagsRead()
    read = read_tags(flow_of(draft, line, label=False), year)
    draft.diagnostics += read.diagnostics
    draft.spans["tags"] = list(read.tag_spans)
    draft.spans["tag_names"] = list(read.name_spans)
    return read


def _references(draft: Draft, citing: Citing) -> list[Reference]:
    block = _field(draft, "references")
    if block is None:
        return references_of_attributes(draft, citing) if draft.attributes else []
    read = read_references(flow_of(draft, block, label=not block.misspelt), citing)
    draft.diagnostics += read.diagnostics
    draft.spans["references"] = [each.span for each in read.references if each.span]
    return read.references


def _classified_by(draft: Draft, paragraphs: list[Paragraph]) -> ClassifiedBy | None:
    block = _field(draft, "classified-by")
    if block is None:
        return _numbered_classifier(draft, paragraphs) or _authority(draft)
    read = read_classified_by(flow_of(draft, block, label=True))
    draft.diagnostics += read.diagnostics
    if read.classified_by is not None:
        draft.point("classified_by", block.pieces[0][0], block.pieces[-1][1])
    return read.classified_by


def _numbered_classifier(draft: Draft, paragraphs: list[Paragraph]) -> ClassifiedBy | None:
    """The classified-by line of the 1990s, which is paragraph 1."""
    for paragraph in paragraphs[:2]:
        if paragraph.text[:13].upper() == "CLASSIFIED BY":
            draft.point("classified_by", *paragraph.span)
            return read_classified_by(Flow(draft.text, [paragraph.span])).classified_by
    return None


def _authority(draft: Draft) -> ClassifiedBy | None:
    """The classifier that the order line of 1978-82 names in brackets."""
    line = _field(draft, "executive-order")
    flow = flow_of(draft, line, label=True) if line is not None else None
    read = read_order(flow, None) if flow is not None and "(" in flow.joined else None
    if read is None or read.authority is None or read.authority_span is None:
        return None
    draft.point("classified_by", *read.authority_span)
    return ClassifiedBy(read.authority)


def _release(draft: Draft) -> ReleaseRead:
    read = read_release(draft.text, [*draft.outer, *draft.lines], draft.attributes)
    if read.spans:
        draft.point("release", *read.spans[0])
    return read


def _action_posts(draft: Draft) -> tuple[str, ...]:
    """Canonical posts of the action addressees; one that no table holds goes by its written name."""
    matches = [(each.plad, resolve_post(each.plad, near=False)) for each in draft.action]
    return tuple(
        [match.post.canonical if match else fold_name(post_of_plad(plad)) for plad, match in matches]
    )


def _document_number(draft: Draft, form: Form, found: Identity) -> str | None:
    """The archive's own number: as the export says, else by its rule where the form is its."""
    if form == "frus":
        return next((each.value for each in draft.identifiers if each.kind == "frus"), None)
    number = meant(draft.attributes.get("Document Number"))
    if number is not None or form != "state1973" or found.post is None or not found.post.code:
        return number
    return document_number(found.year, found.post.code, found.serial) if found.year and found.serial else None


def _identifiers(draft: Draft, found: Identity, number: str | None, release: ReleaseRead) -> list[Identifier]:
    names: list[Identifier] = []
    if found.mrn:
        names.append(Identifier("mrn", found.mrn))
    if number and not any(each.value == number for each in draft.identifiers):
        names.append(Identifier("nara", number))
    if film := meant(draft.attributes.get("Film Number")):
        names.append(Identifier("film", film))
    if draft.transmission_id:
        names.append(Identifier("transmission", draft.transmission_id))
    if draft.class_line is not None:
        names += [Identifier(series, f"{series}{figures}") for series, figures in draft.class_line.aliases]
    names += [each for each in [*draft.identifiers, *release.identifiers] if each not in names]
    return names


def _retransmitted(draft: Draft) -> str | None:
    """A signal that says the telegram was sent before: `ZDK`, `ZFD` and their kin."""
    signals = [
        *(draft.group.signals if draft.group else ()),
        *(draft.class_line.signals if draft.class_line else ()),
    ]
    return next((signal for signal in signals if signal[:3] in _RETRANSMITTED), None)


def _listed(written: str | None) -> list[str]:
    said = meant(written)
    return [term for each in said.split(",") if (term := " ".join(each.split()))] if said else []


def _sections(draft: Draft) -> tuple[Section | None, list[int]]:
    """The section this is where others lack, and the numbers held."""
    held = draft.sections_held
    if not held:
        return None, []
    of = draft.sections_of
    lacks = of is None or not set(range(1, min(of, 200) + 1)) <= set(held)
    return (Section(held[0], of) if lacks else None), held


def _point_body(draft: Draft, body: Body, found: Identity) -> None:
    """Spans of the keys that the body's reader and the date give."""
    for key, span in (
        ("signature", body.signature_span),
        ("summary", body.summary_span),
        ("comment", body.comment_span),
    ):
        if span is not None:
            draft.spans[key] = span
    if draft.signed is not None and body.signature is None:
        draft.spans["signature"] = draft.signed[1:]
    draft.spans["paragraphs"] = [each.span for each in body.paragraphs]
    if found.date_source == "dtg" and "dtg" in draft.spans:
        draft.spans["date"] = draft.spans["dtg"]
