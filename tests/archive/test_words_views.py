from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reftel.archive.search import Found, find
from reftel.archive.tokens import prepare
from reftel.archive.words import Words, WordsChange
from reftel.desk.completing import suggestions
from reftel.query import read
from reftel.query.facets import FACETS
from reftel.telegram import parse
from reftel.telegram.record import Record

QUERIES = [
    "", "harbour", "trafficking women", '"the ministry"', "trafficking OR gauges", "gaug*", "harbor",
    "labour", "trafficing~", "tags:KWMN", "date:1974..1976 the", "the NEAR/3 ministry", "-harbour",
    "level<=SBU", "class:C", "human rights", "has:comment", "subject:harbour", "from:castrel", "nowhere",
    "IMF", "*ment",
]  # fmt: skip
HIGH = frozenset({"SECRET", "TOP SECRET", "CONFIDENTIAL"})
Put = Callable[[str, Sequence[Record]], Words]


@pytest.fixture(scope="module")
def records(repository: Path) -> list[Record]:
    texts = sorted((repository / "src/reftel/sample/telegrams").glob("*.txt"))
    return [parse(path.read_text(encoding="utf-8")).values for path in texts]


@pytest.fixture
def put(tmp_path: Path) -> Iterator[Put]:
    made: list[Words] = []

    def make(view: str, seen: Sequence[Record]) -> Words:
        words = Words(tmp_path / str(len(made)), view)
        made.append(words)
        words.apply([WordsChange(key, prepare(record)) for key, record in enumerate(seen)], 1)
        words.rest()
        return words

    yield make
    for words in made:
        words.close()


def low(record: Record) -> Record:
    """What a reader of Unclassified sees of a telegram: no paragraph above, nothing where all is above."""
    kept = [
        paragraph
        for paragraph in record.paragraphs
        if paragraph.mark in {None, "U", "SBU"} and record.classification not in HIGH
    ]
    return replace(record, paragraphs=kept, summary=None, comment=None)


def plain(found: Found) -> tuple[object, ...]:
    return found.total, found.hits, found.facets, found.unseen, found.notes, found.tree


def asked(words: Words) -> Iterator[object]:
    for typed in QUERIES:
        for order in ("relevance", "newest"):
            yield plain(find(words, read(typed).tree, order=order, facets=tuple(FACETS), expanded=True))
    for typed in ("har", "tags:", "from:", "traf", "06CAS", "concept:", "signed:"):
        yield suggestions(words, typed, 20)
    yield words.similar("harbuor")
    yield words.frequent(50)


def test_a_view_is_the_same_whatever_stands_above_it(records: list[Record], put: Put) -> None:
    """The index of a view holds what its readers see, and answers come from it alone."""
    seen = [low(record) for record in records if record.classification not in HIGH]
    others = [record for record in records if record.classification in HIGH]
    assert len(seen) > 5
    assert len(others) > 5
    alone = put("u", seen)
    beside = put("u", seen)
    above = Words(beside.folder.parent, "s")  # the same archive, readers of more
    above.apply([WordsChange(1_000 + key, prepare(record)) for key, record in enumerate(others)], 2)
    above.rest()
    assert list(asked(alone)) == list(asked(beside))
    above.apply([WordsChange(1_000 + key, None) for key in range(len(others))], 3)
    above.rest()
    assert list(asked(alone)) == list(asked(beside))
    above.close()


def test_paragraphs_above_a_view_leave_no_trace_in_it(records: list[Record], put: Put) -> None:
    """A paragraph that a view does not show is not indexed for it: with or without it, answers are equal."""
    seen = [low(record) for record in records]
    hidden = [
        replace(
            record,
            paragraphs=[
                *record.paragraphs,
                *(replace(each, mark="S", text="zeppelin " + each.text) for each in record.paragraphs[:1]),
            ],
        )
        for record in records
    ]
    first, second = put("u", seen), put("u", [low(record) for record in hidden])
    assert list(asked(first)) == list(asked(second))
    for typed in ("zeppelin", "zeppelin~", "zep*", "para:zeppelin"):
        assert find(second, read(typed).tree, expanded=True).total == 0
    assert suggestions(second, "zepp", 8) == []
