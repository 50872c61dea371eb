"""A telegram's header in words: who to whom, when, how urgent, how classified, about what.

Rows keep the words beside what the telegram wrote, with each code explained, so that the command line
can print them and the web can show the explanation on pointing. Pure values in, pure values out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reftel.desk import explaining
from reftel.desk.explaining import Explained
from reftel.desk.wording import (
    arrival_in_words,
    day_in_words,
    instant_in_words,
    list_in_words,
    place_in_sentence,
    place_in_words,
    plain_day,
    title_case,
)
from reftel.telegram.record import Addressee, Drafter, Record

__all__ = ["Decoded", "Row", "Value", "decode", "form_in_words", "year_of"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a row: in words, as written where that differs, its explanation, and a remark."""

    words: str
    written: str | None = None
    explained: Explained | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the decoded header; `key` is the record's key, where its spans are found."""

    key: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The header in words; `sentence` says the whole of it in one breath."""

    title: str
    number: str
    day: str | None
    sentence: str
    rows: tuple[Row, ...]


_TITLE = 90
_FORMS = {
    "state1973": "Department of State telegram, 1973 to 1979, as the National Archives export it",
    "state1985": "Department of State telegram as printed in the 1980s and 1990s",
    "state2000": "Department of State telegram, 2000s relay form",
    "smart": "Department of State telegram in the e-mail-like form since about 2008",
    "frus": "Document of a printed edition",
    "plain": "Text without a header that could be read",
}
_DATE_SOURCES = {
    "dateline": "from the dateline",
    "catalogue": "from the catalogue",
    "draft": "day of drafting, from the archive's attributes",
    "sent": "day of sending, from the archive's attributes",
}
_RELEASES = {
    "full": "Released in full",
    "part": "Released in part",
    "denied": "Release denied",
    "declassified": "Declassified",
}
_NAMES_OF_NUMBERS = {
    "nara": "National Archives",
    "film": "Microfilm",
    "foia_case": "FOIA case",
    "foia_document": "FOIA document",
    "frus": "Printed edition",
    "original_number": "Original number",
    "transmission": "Transmission",
}


def year_of(record: Record) -> int | None:
    """The year a telegram belongs to, by which its TAGS are read."""
    day = record.date or ""
    return int(day[:4]) if day[:4].isdecimal() else None


def form_in_words(form: str) -> str:
    """What kind of document a form is."""
    return _FORMS.get(form, form)


def decode(record: Record) -> Decoded:
    """The header of one record, decoded."""
    return Decoded(
        title=record.subject
        or _first_words(record)
        or record.document_number
        or "Telegram without a subject",
        number=record.mrn or record.document_number or "",
        day=day_in_words(record.date),
        sentence=_sentence(record),
        rows=tuple(row for row in _rows(record) if row.values),
    )


def _first_words(record: Record) -> str:
    """How a text without a subject begins, in place of a title."""
    text = next((one.text for one in record.paragraphs if one.text.strip()), "")
    line = " ".join(text[:400].split("\n", 1)[0].split())
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rpartition(' ')[0] or line[:_TITLE]} …"


def _sentence(record: Record) -> str:
    urgency = _urgent(record.precedence or "")
    words = [f"{urgency} telegram" if urgency else "Telegram"]
    sender = record.originator.plad or record.originator.post
    if sender:
        place = place_in_sentence(sender)
        words.append(f"from {place}," if "," in place else f"from {place}")
    receivers = [place_in_sentence(one.plad) for one in record.action[:3]]
    if len(record.action) > 3:
        receivers.append(f"{len(record.action) - 3} more")
    if receivers:
        words.append(f"to {list_in_words(receivers)},")
    if record.info:
        words.append(f"with {_copies(record.info)},")
    when = instant_in_words(record.dtg) or day_in_words(record.date)
    if when:
        words.append(f"sent on {when}," if record.dtg else f"of {when},")
    level = _level(record)
    if len(words) == 1 and not urgency:
        return f"{form_in_words(record.form)}.{f' {level}.' if level else ''}"
    return f"{' '.join(words).rstrip(',')}.{f' {level}.' if level else ''}"


def _copies(addressees: list[Addressee]) -> str:
    if len(addressees) == 1:
        return f"a copy to {place_in_sentence(addressees[0].plad)}"
    return f"copies to {len(addressees)} more"


def _level(record: Record) -> str:
    if record.classification is None:
        return ""
    words = record.classification.capitalize()
    return (
        f"{words}, but sensitive" if record.sensitive and record.classification == "UNCLASSIFIED" else words
    )


def _rows(record: Record) -> Iterator[Row]:
    yield Row("originator", "From", tuple(_origin(record)))
    yield Row("action", "To", tuple(_addressee(one, record.precedence) for one in record.action))
    usual = record.precedence_info or record.precedence
    yield Row("info", "For information", tuple(_addressee(one, usual) for one in record.info))
    yield Row("dtg", "Sent", tuple(_sent(record)))
    yield Row("received", "Received", tuple(_received(record)))
    yield Row("precedence", "Urgency", tuple(_urgency(record)))
    yield Row("classification", "Classification", tuple(_classified(record)))
    yield Row(
        "captions", "Handling", tuple(_coded(code, explaining.caption(code)) for code in record.captions)
    )
    yield Row("passing", "Attention", tuple(_passing(record)))
    yield Row("executive_order", "Declassification", tuple(_order(record)))
    yield Row("classified_by", "Classified by", tuple(_classifier(record)))
    yield Row("tags", "Tags", tuple(_tags(record)))
    yield Row("tag_names", "Named in tags", tuple(Value(title_case(name), name) for name in record.tag_names))
    yield Row("concepts", "Index terms", tuple(Value(term.capitalize(), term) for term in record.concepts))
    yield Row("distribution", "Distribution", tuple(_distribution(record)))
    yield Row("routing", "Routing", tuple(_routing(record)))
    yield Row("drafted_by", "Drafted by", tuple(_person(one) for one in record.drafted_by))
    yield Row("approved_by", "Approved by", tuple(_person(one) for one in record.approved_by))
    yield Row("cleared_by", "Cleared by", tuple(_person(one) for one in record.cleared_by))
    yield Row("corrected", "Corrected", (Value(record.corrected),) if record.corrected else ())
    yield Row("section", "Section", tuple(_section(record)))
    yield Row("signature", "Signed", (Value(record.signature),) if record.signature else ())
    yield Row("release", "Release", tuple(_release(record)))
    yield Row("identifiers", "Other numbers", tuple(_numbers(record)))


def _coded(code: str, explained: Explained | None) -> Value:
    return Value(explained.meaning if explained else code, code if explained else None, explained)


def _origin(record: Record) -> Iterator[Value]:
    one = record.originator
    written = one.plad or one.post
    if written:
        yield Value(place_in_words(written), written, explaining.station(written))


def _addressee(one: Addressee, usual: str | None) -> Value:
    notes = []
    if one.precedence and one.precedence != usual:
        notes.append(one.precedence.lower())
    if one.excluded:
        notes.append(f"except {list_in_words([place_in_words(plad) for plad in one.excluded])}")
    return Value(place_in_words(one.plad), one.plad, explaining.station(one.plad), "; ".join(notes))


def _sent(record: Record) -> Iterator[Value]:
    if record.dtg:
        yield Value(instant_in_words(record.dtg) or "", record.dtg_written)
    elif record.date:
        note = _DATE_SOURCES.get(record.date_source or "", "")
        yield Value(day_in_words(record.date) or "", record.dtg_written, None, note)
    elif record.dtg_written:
        yield Value(record.dtg_written, None, None, "not readable as a date")


def _received(record: Record) -> Iterator[Value]:
    if record.received:
        arrived = arrival_in_words(record.received, record.date)
        words = arrived or instant_in_words(record.received) or record.received
        yield Value(words, record.received if arrived else None)


def _urgency(record: Record) -> Iterator[Value]:
    for word, note in ((record.precedence, ""), (record.precedence_info, "for information addressees")):
        if word and (not note or word != record.precedence):
            yield Value(_urgent(word), word, explaining.precedence(word), note)


def _urgent(word: str) -> str:
    """A precedence as a word of a sentence: `NIACT` is spelled out."""
    return word.replace("NIACT", "NIGHT ACTION").capitalize()


def _classified(record: Record) -> Iterator[Value]:
    if record.classification:
        yield Value(_level(record), record.classification, explaining.classification(record.classification))


def _passing(record: Record) -> Iterator[Value]:
    for line in record.passing:
        who = place_in_words(line.addressee) if line.addressee else ""
        verb = "pass to" if "PASS" in line.verb.upper() else "for"
        for symbol in line.offices:
            yield Value(f"{verb} {symbol}", symbol, explaining.office(symbol), who)
        if line.names:
            yield Value(f"{verb} {list_in_words(line.names)}", None, None, who)


def _order(record: Record) -> Iterator[Value]:
    order = record.executive_order
    if order is None:
        return
    said = "not classified, so no date" if order.written.upper().rstrip(".").endswith("N/A") else ""
    if order.declassify_on:
        said = f"declassify on {plain_day(order.declassify_on)}"
    explained = explaining.order(order.number) if order.number else None
    yield Value(
        f"Executive Order {order.number}" if order.number else order.written, order.written, explained, said
    )
    for code in order.exemptions:
        yield _coded(code, explaining.exemption(code))


def _classifier(record: Record) -> Iterator[Value]:
    one = record.classified_by
    if one is None:
        return
    who = ", ".join(part for part in (one.name, one.title) if part)
    if who:
        yield Value(who)
    for code in one.reasons:
        yield _coded(code, explaining.reason(code))


def _tags(record: Record) -> Iterator[Value]:
    year = year_of(record)
    for code in record.tags:
        yield _coded(code, explaining.tag(code, year))


def _distribution(record: Record) -> Iterator[Value]:
    block = record.distribution
    if block is None:
        return
    for role, offices in (("action", block.action), ("origin", block.origin), ("", block.info)):
        for code, copies in offices.items():
            explained = explaining.office(code)
            counted = f"{copies} cop{'y' if copies == 1 else 'ies'}" if copies else "no paper copy"
            yield replace(_coded(code, explained), note=f"{role}, {counted}" if role else counted)


def _routing(record: Record) -> Iterator[Value]:
    for indicator in (record.originator.routing, *(one.routing for one in (*record.action, *record.info))):
        if indicator:
            yield _coded(indicator, explaining.routing(indicator))


def _person(one: Drafter) -> Value:
    explained = explaining.office(one.office) if one.office else None
    return Value(one.name or one.office or "", one.office if one.name else None, explained, one.date or "")


def _section(record: Record) -> Iterator[Value]:
    if record.section:
        total = f" of {record.section.of}" if record.section.of else ""
        yield Value(f"Section {record.section.number}{total}", None, None, "the rest is not in this copy")


def _release(record: Record) -> Iterator[Value]:
    one = record.release
    if one and (one.status or one.authority or one.date):
        words = _RELEASES.get(one.status or "", "Reviewed for release")
        yield Value(
            words, None, None, ", ".join(part for part in (one.authority, plain_day(one.date)) if part)
        )


def _numbers(record: Record) -> Iterator[Value]:
    for one in record.identifiers:
        if one.kind != "mrn":
            yield Value(one.value, None, None, _NAMES_OF_NUMBERS.get(one.kind, one.kind))
