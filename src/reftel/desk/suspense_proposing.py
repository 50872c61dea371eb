"""Later telegrams that may be evidence on an entry: gathered by links and by words, judged by likeness.

Two ways lead to one: it cites the telegram the entry rests on, or a search for the entry's rarest words finds
it. What somebody declined, and what is evidence already, is not proposed again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.countries import Countries
from reftel.archive.links import citing_links
from reftel.archive.neighbourhood import rows_of
from reftel.archive.schema import copies
from reftel.archive.search import find
from reftel.archive.suspense import history_of
from reftel.archive.telegrams import StoredCopy, copies_by_number
from reftel.archive.words import WordsUnusableError
from reftel.desk.suspense_citing import evidence_again
from reftel.extract.context import context_of
from reftel.query import read
from reftel.query.words import stem
from reftel.suspense.entry import Entry
from reftel.suspense.history import replay, standing
from reftel.suspense.likeness import Passage, Proposal, propose, telling_words
from reftel.suspense.private import shielded_evidence

__all__ = ["proposals"]

_CITING, _FOUND, _RAREST = 60, 40, 6


def proposals(archive: Archive, number: int, most: int) -> list[Proposal]:
    """The likeliest evidence on an entry, the best first; nothing is applied."""
    with archive.reading() as connection:
        made, changes = history_of(connection, number)
        entry = replay(made, changes)
        held = standing(changes)
        declined = {str(one.values.get("address")) for one in held if one.kind == "decline"}
        known = declined | {one.address for one in entry.evidence if one.address is not None}
        weight = _weight(archive)
        passages = [one for one in _passages(archive, connection, entry, weight) if one.address not in known]
        found = propose(entry, passages, weight, most)
        return [_shielded(archive, connection, one) for one in found]


def _shielded(archive: Archive, connection: Connection, proposal: Proposal) -> Proposal:
    """A proposal with private persons in cases by role; accepted, it has the words of its telegram."""
    whole = evidence_again(archive, connection, proposal.evidence)
    return replace(proposal, evidence=shielded_evidence(replace(proposal.evidence, private=whole.private)))


def _weight(archive: Archive) -> Callable[[str], float]:
    """How rare a word is here: 1 where it stands in one telegram of a hundred or fewer, 0 in every fifth."""
    try:
        searcher = archive.words.searcher()
    except WordsUnusableError:
        return lambda _: 0.6  # no index yet: all words weigh the same
    total = max(1, searcher.num_docs)

    def weight(word: str) -> float:
        holding = searcher.doc_freq("stems", stem(word.lower()))
        if holding <= max(3, total // 100):
            return 1.0
        return max(0.0, 1.0 - 5 * holding / total)

    return weight


def _passages(
    archive: Archive, connection: Connection, entry: Entry, weight: Callable[[str], float]
) -> Iterator[Passage]:
    """Paragraphs of telegrams that cite the entry's own, or hold its rarest words."""
    cited_by = _citing(connection, entry)
    numbers = list(dict.fromkeys([*cited_by, *_with_words(archive, entry, weight)]))
    rows = rows_of(connection, numbers)
    by_copy = {row.fullest: row for row in rows.values() if (row.date or "") >= entry.said}
    countries = Countries(connection)
    for copy in copies_by_number(connection, archive.unpacker(connection), sorted(by_copy)):
        row = by_copy[copy.number]
        country = countries.of_record(copy.record, context_of(copy.record).host)
        for paragraph in copy.record.paragraphs:
            yield Passage(
                address=row.address,
                mrn=row.mrn,
                date=row.date,
                subject=row.subject,
                paragraph=paragraph.number,
                text=paragraph.text,
                cites=row.number in cited_by,
                country=country,
                copy=copy.sha256.hex(),
                span=_text_span(copy, paragraph.span, paragraph.text),
                mark=paragraph.mark,
            )


def _text_span(copy: StoredCopy, span: tuple[int, int], text: str) -> tuple[int, int] | None:
    """Where the paragraph's text begins, where it stands there unbroken."""
    start = copy.text.find(text, *span)
    return None if start < 0 else (start, start + len(text))


def _citing(connection: Connection, entry: Entry) -> set[int]:
    if entry.source.copy is None:
        return set()
    query = select(copies.c.telegram).where(copies.c.sha256 == bytes.fromhex(entry.source.copy))
    own = connection.scalar(query)
    if own is None:
        return set()
    return {link.telegram for link in citing_links(connection, own, _CITING)}


def _with_words(archive: Archive, entry: Entry, weight: Callable[[str], float]) -> Sequence[int]:
    """Telegrams since the day it was said that hold two of the rarest words of the matter."""
    rarest = sorted(telling_words(entry), key=lambda word: -weight(word))[:_RAREST]
    pairs = [f"({one.lower()} {two.lower()})" for at, one in enumerate(rarest) for two in rarest[at + 1 :]]
    if not pairs:
        return []
    tree = read(f"date:>={entry.said} ({' OR '.join(pairs)})").tree
    try:
        found = find(archive.words, tree, limit=_FOUND, offset=0, order="relevance", facets=())
    except WordsUnusableError:
        return []
    return [number for number, _ in found.hits]
