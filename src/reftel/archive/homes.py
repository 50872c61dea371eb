"""For each copy of a batch the telegram it is a copy of, among those held and those that came with it.

By number first: the days must agree, or the texts be alike. A copy without a number finds its telegram by
its text, and a telegram that was held without a number is found by a copy that brings one. Two numbers that
differ never join: one text may be sent twice.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from reftel.archive.identity import Known, complete, days_agree, find_home
from reftel.archive.incoming import IncomingCopy
from reftel.archive.known import known_by_mrn, load_known
from reftel.archive.likeness import are_alike, are_one
from reftel.archive.packing import Unpacker
from reftel.archive.schema import copies, telegrams
from reftel.archive.sketches import candidates

__all__ = ["Homes"]


class Homes:
    """What is known of telegrams while one batch is written."""

    def __init__(self, connection: Connection, unpacker: Unpacker, numbers: Iterable[str]) -> None:
        self._connection = connection
        self._unpacker = unpacker
        self._by_mrn = known_by_mrn(connection, numbers)
        self._known = {known.number: known for found in self._by_mrn.values() for known in found}
        self._by_mrn = {
            mrn: [self._known[known.number] for known in found] for mrn, found in self._by_mrn.items()
        }
        self._fresh: dict[int, tuple[IncomingCopy, Known]] = {}
        self._sketches: dict[int, list[int]] = {}
        nameless = select(telegrams.c.number).where(telegrams.c.mrn.is_(None))
        self._has_nameless = connection.scalar(nameless.limit(1)) is not None

    def find(self, copy: IncomingCopy) -> Known | None:
        """The telegram this is a copy of; None where it is a new one."""
        mine: list[str] = []

        def words() -> str:
            if not mine:
                mine.append(self._words(copy.body, copy.record, copy.dictionary))
            return mine[0]

        if copy.mrn is not None:
            same = self._by_mrn.get(copy.mrn, ())
            home = find_home(copy, same, lambda known: are_alike(words(), self._words_of(known.fullest)))
            home = home or complete(copy, copy.sections, same)
            if home is not None or not self._has_nameless:
                return home
        for number, known in self._candidates(copy):
            if (copy.mrn is not None and known.mrn is not None) or _days_differ(copy, known):
                continue
            if are_one(words(), self._words_of(number)):
                return known
        return None

    def _candidates(self, copy: IncomingCopy) -> Iterator[tuple[int, Known]]:
        """Copies with a like text, and their telegrams."""
        nameless = copy.mrn is not None
        for number in candidates(self._connection, copy.sketch, self._sketches, nameless=nameless):
            if number in self._fresh:
                yield number, self._fresh[number][1]
                continue
            telegram = self._connection.scalar(select(copies.c.telegram).where(copies.c.number == number))
            if telegram is not None:
                if telegram not in self._known:
                    (self._known[telegram],) = load_known(self._connection, [telegram])
                yield number, self._known[telegram]

    def settle(self, copy: IncomingCopy, number: int, known: Known) -> None:
        """Note where a copy went, for those that come after it in this batch."""
        self._fresh[number] = copy, known
        for value in copy.sketch:
            self._sketches.setdefault(value, []).append(number)
        self._has_nameless = self._has_nameless or known.mrn is None
        if known.mrn is not None:
            same = self._by_mrn.setdefault(known.mrn, [])
            if known not in same:
                same.append(known)

    def _words_of(self, number: int) -> str:
        """What a copy says, one that is held or one that came with this batch."""
        if number in self._fresh:
            fresh = self._fresh[number][0]
            return self._words(fresh.body, fresh.record, fresh.dictionary)
        columns = copies.c.body, copies.c.record, copies.c.dictionary
        row = self._connection.execute(select(*columns).where(copies.c.number == number)).one()
        return self._words(row.body, row.record, row.dictionary)

    def _words(self, body: bytes, record: bytes, dictionary: int) -> str:
        """The paragraphs, since headers of one post are alike; the whole text where there are none."""
        text = self._unpacker.body(body, dictionary)
        read = self._unpacker.record(record, text, dictionary)
        return "\n".join(paragraph.text for paragraph in read.paragraphs) or text.decode()


def _days_differ(copy: IncomingCopy, known: Known) -> bool:
    """Whether both days are known and do not agree."""
    return bool(copy.date and known.days) and not any(days_agree(copy.date, day) for day in known.days)
