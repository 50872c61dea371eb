"""What of one telegram can be searched: words in their places, words besides, facts and the day.

The index is made from this, and the plain scan looks at it, so both answer alike. Words come from the
subject, the paragraphs and the header as read; page lines, banners and stamps are no part of it. What the
reader of the text could not read is searched too, so that nothing becomes unfindable: give its spans.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from reftel.query.facts import facts_of
from reftel.query.words import read_words
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["Searchable", "day_of", "merged", "searchable", "stretches"]


@dataclass(frozen=True, slots=True)
class Searchable:
    """One telegram for searching.

    `runs` are rows of words: first the subject (empty where there is none), then each paragraph, then the
    header; `besides` holds for each run the words found besides. Phrases do not cross runs.
    """

    runs: tuple[list[str], ...]
    besides: tuple[list[str], ...]
    paragraphs: int
    facts: frozenset[str]
    day: dt.date | None

    @property
    def subject(self) -> list[str]:
        """Words of the subject."""
        return self.runs[0]


def _head(record: Record) -> list[str | None]:
    """Values of the header whose words are searched, most telling first."""
    origin = record.originator
    values: list[str | None] = [record.mrn, record.document_number, origin.plad or origin.post]
    values.extend(addressee.plad for addressee in (*record.action, *record.info))
    values.extend(record.captions)
    for line in record.passing:
        values.append(line.addressee)
        values.extend((*line.offices, *line.names))
    values.extend((*record.tags, *record.tag_names, *record.concepts))
    for reference in record.references:
        values.extend((reference.written, reference.mrn))
    values.extend((record.dtg_written, record.transmission_id, record.signature, record.corrected))
    values.extend(identifier.value for identifier in record.identifiers)
    if record.executive_order:
        values.append(record.executive_order.written)
    if record.classified_by:
        values.extend((record.classified_by.name, record.classified_by.title))
    for person in (*record.drafted_by, *record.approved_by, *record.cleared_by):
        values.extend((person.name, person.office))
    return values


def day_of(record: Record) -> dt.date | None:
    """The day of a telegram."""
    try:
        return dt.date.fromisoformat(record.date) if record.date else None
    except ValueError:
        return None


def stretches(record: Record, text: str = "", unread: Sequence[Span] = ()) -> list[str]:
    """The texts of a telegram whose words are searched: the subject, each paragraph, the header.

    `unread` are stretches of the text that made no sense to the reader.
    """
    # A blank and a stroke between values: no word is joined, and no number, across them.
    head = " | ".join([value for value in _head(record) if value])
    if unread:
        head = " | ".join([head, *(text[start:end] for start, end in unread)])
    texts = [record.subject or ""]
    texts.extend(
        f"{paragraph.heading} |\n{paragraph.text}" if paragraph.heading else paragraph.text
        for paragraph in record.paragraphs
    )
    texts.append(head)
    return texts


def searchable(record: Record, text: str = "", unread: Sequence[Span] = ()) -> Searchable:
    """What of a telegram can be searched."""
    read = [read_words(stretch) for stretch in stretches(record, text, unread)]
    return Searchable(
        runs=tuple(words for words, _ in read),
        besides=tuple(besides for _, besides in read),
        paragraphs=len(record.paragraphs),
        facts=facts_of(record),
        day=day_of(record),
    )


def merged(copies: Sequence[Searchable]) -> Searchable:
    """Several copies of one telegram as one: the first whole, of the others what it lacks.

    Words that only another copy has are found, phrases only in the first.
    """
    first, others = copies[0], copies[1:]
    if not others:
        return first
    known = {word for run in (*first.runs, *first.besides) for word in run}
    more = [word for copy in others for run in (*copy.runs, *copy.besides) for word in run]
    lacking = [word for word in dict.fromkeys(more) if word not in known]
    day = next((copy.day for copy in copies if copy.day is not None), None)
    facts = first.facts.union(*(copy.facts for copy in others))
    besides = (*first.besides[:-1], [*first.besides[-1], *lacking])
    return Searchable(first.runs, besides, first.paragraphs, facts, day)
