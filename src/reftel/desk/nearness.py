"""Search by meaning, alone or together with the words: reciprocal rank fusion of both lists.

A telegram's place by meaning is that of its nearest passage. In the fused list each gives 1 / (60 + place),
after Cormack, Clarke and Buettcher (2009), so that neither has to be weighed against the other's scores.
Fields of the query (`post:`, `date:`, ...) hold for both; the words of the query are what is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from reftel.archive.archive import Archive
from reftel.archive.hits import Shown, load_hits
from reftel.archive.search import find
from reftel.archive.words import WordsUnusableError
from reftel.desk.answers import Hit, Results, Snippet
from reftel.desk.meaning import model_of, standing_of, vectors_of
from reftel.desk.reader import Reader
from reftel.desk.searching import MOST_HITS, search
from reftel.errors import ReftelError
from reftel.query import read
from reftel.query.tree import All, Either, Near, Node, Not, Phrase, TextLeaf, Wild, Word, leaves

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reftel.archive.vectors import Near as NearPassage

__all__ = ["How", "NoVectorsError", "alike", "search_by"]

How: TypeAlias = Literal["words", "meaning", "hybrid"]

_FUSE = 10  #: the constant of reciprocal rank fusion; chosen, as the weight, on half of the judged questions
_WORDS_WEIGH = 2.0  #: who types a word that is there means it; more would hide what only meaning finds
_CANDIDATES = 200  #: telegrams of each list that are fused
_PASSAGES = 1_500  #: passages looked at for so many telegrams
_FEW = 50  #: hits of all words below which telegrams with some of them come in
_MOST_AMONG = 20_000  #: telegrams that fields leave over, among which passages are looked through one by one
_OF_ONE = 24  #: passages of a telegram that others are compared with
_SHOWN = 280


class NoVectorsError(ReftelError):
    """Meaning was asked for, and no passage has been embedded."""

    def __init__(self) -> None:
        super().__init__("No meanings are held yet. `reftel rebuild vectors` makes them from the texts.")


@dataclass(slots=True)
class _Ranked:
    """Telegrams in order, and the passage each is there for."""

    numbers: list[int]
    passages: "dict[int, NearPassage]"


def search_by(
    archive: Archive, reader: Reader, text: str, how: How, *, limit: int = 20, offset: int = 0
) -> Results:
    """Search for what was typed, by words, by meaning or by both."""
    if how == "words":
        return search(archive, reader, text, limit=limit, offset=offset)
    tree = read(text).tree
    # what the words alone would say: how the query was read, counts, and what is named
    first = min(_CANDIDATES, max(0, offset) + max(0, limit)) if how == "hybrid" else 0
    results = search(archive, reader, text, limit=first)
    meant = _meant(tree)
    near = _by_meaning(archive, meant, _fields(tree)) if meant else _Ranked([], {})
    if how == "meaning":
        numbers, scores = near.numbers, {one: near.passages[one].score for one in near.numbers}
    else:
        by_words = _by_words(archive, tree)
        scores = _fused([(by_words, _WORDS_WEIGH), (near.numbers, 1.0)])
        numbers = sorted(scores, key=lambda one: (-scores[one], one))
    limit, offset = max(0, min(limit, MOST_HITS)), max(0, offset)
    page = numbers[offset : offset + limit]
    by_address = {hit.address: hit for hit in results.hits}
    with archive.reading() as connection:
        shown = load_hits(connection, archive.unpacker(connection), page)
    hits = [
        _hit(shown[number], scores[number], near.passages.get(number), by_address)
        for number in page
        if number in shown
    ]
    return replace(
        results,
        read_as=f"{results.read_as}, and what is near in meaning" if how == "hybrid" else _said(meant),
        total=len(numbers),
        hits=hits,
        facets={} if how == "meaning" else results.facets,
        offset=offset,
        limit=limit,
        notes=[*results.notes, *_standing(archive)],
        offers=[],
    )


def alike(archive: Archive, reader: Reader, number: int, *, limit: int = 20) -> Results:  # noqa: ARG001
    """Telegrams near in meaning to this one: for each of its passages the nearest of theirs, added up."""
    vectors = vectors_of(archive)
    if not vectors.model:
        raise NoVectorsError
    scores: dict[int, float] = {}
    passages: dict[int, NearPassage] = {}
    for vector in vectors.of(number)[:_OF_ONE]:
        near = [one for one in vectors.search(vector, 120) if one.telegram != number]
        for each, passage in _telegrams(near, 60).passages.items():
            scores[each] = scores.get(each, 0.0) + passage.score
            if each not in passages or passage.score > passages[each].score:
                passages[each] = passage
    numbers = sorted(scores, key=lambda one: (-scores[one], one))[:limit]
    with archive.reading() as connection:
        shown = load_hits(connection, archive.unpacker(connection), numbers)
    hits = [_hit(shown[one], scores[one], passages[one], {}) for one in numbers if one in shown]
    return Results(
        "",
        "telegrams near in meaning",
        [],
        len(hits),
        {},
        hits,
        {},
        "relevance",
        0,
        limit,
        _standing(archive),
    )


def _standing(archive: Archive) -> list[str]:
    waiting = standing_of(archive).waiting
    if not waiting:
        return []
    return [f"{waiting:,} telegrams have no meanings yet: `reftel rebuild vectors` adds them."]


def _said(meant: str) -> str:
    return f"telegrams near in meaning to “{meant}”" if meant else "telegrams"


def _meant(tree: Node | None) -> str:
    """The words of a query, without fields and without what is not wanted."""
    if isinstance(tree, Word | Phrase):
        return tree.text
    if isinstance(tree, Near):
        return f"{_meant(tree.left)} {_meant(tree.right)}"
    if isinstance(tree, All | Either):
        return " ".join(filter(None, map(_meant, tree.parts)))
    return ""


def _is_words(tree: Node) -> bool:
    return all(isinstance(leaf, Word | Phrase | Wild | Near) for leaf in leaves(tree))


def _fields(tree: Node | None) -> Node | None:
    """What a query asks of header and parts, beside its words."""
    parts = tree.parts if isinstance(tree, All) else (tree,) if tree is not None else ()
    kept = tuple(part for part in parts if isinstance(part, Not) or not _is_words(part))
    return None if not kept else kept[0] if len(kept) == 1 else All(kept)


def _by_meaning(archive: Archive, meant: str, fields: Node | None) -> _Ranked:
    """The telegrams whose passages are nearest."""
    vectors = vectors_of(archive)
    if not vectors.model:
        raise NoVectorsError
    vector = model_of(vectors.model).embed([meant])[0]
    among = None
    if fields is not None:
        among = _numbers(archive, fields)
        if among is not None and len(among) > _MOST_AMONG:
            wanted = set(among.tolist())
            found = [one for one in vectors.search(vector, 20 * _PASSAGES) if one.telegram in wanted]
            return _telegrams(found, _CANDIDATES)
    return _telegrams(vectors.search(vector, _PASSAGES, among), _CANDIDATES)


def _numbers(archive: Archive, fields: Node) -> "NDArray[np.uint32]":
    """The telegrams that answer the fields of a query."""
    import numpy as np  # noqa: PLC0415 - an extra

    try:
        found = find(archive.words, fields, limit=10_000_000, order="newest", facets=())
    except WordsUnusableError:
        return np.zeros(0, dtype=np.uint32)
    return np.array([number for number, _ in found.hits], dtype=np.uint32)


def _telegrams(passages: "Sequence[NearPassage]", most: int) -> _Ranked:
    """Telegrams in the order of their nearest passages."""
    best: dict[int, NearPassage] = {}
    for passage in passages:
        if passage.telegram not in best:
            if len(best) == most:
                break
            best[passage.telegram] = passage
    return _Ranked(list(best), best)


def _by_words(archive: Archive, tree: Node | None) -> list[int]:
    """Telegrams with all words, and behind them, where those are few, telegrams with some."""
    if tree is None:
        return []
    try:
        numbers = [one for one, _ in find(archive.words, tree, limit=_CANDIDATES, facets=()).hits]
        words = _some(tree)
        if len(numbers) < _FEW and words is not None:
            found = find(archive.words, words, limit=_CANDIDATES, facets=())
            held = set(numbers)
            numbers += [one for one, _ in found.hits if one not in held]
    except WordsUnusableError:
        return []
    return numbers[:_CANDIDATES]


def _some(tree: Node) -> Node | None:
    """The same query with any of its words; None where it has just one."""
    parts = tree.parts if isinstance(tree, All) else (tree,)
    words = [part for part in parts if isinstance(part, TextLeaf)]
    if len(words) < 2:
        return None
    rest = [part for part in parts if not isinstance(part, TextLeaf)]
    either = Either(tuple(words))
    return All((either, *rest)) if rest else either


def _fused(lists: Sequence[tuple[Sequence[int], float]]) -> dict[int, float]:
    scores: dict[int, float] = {}
    for ranked, weight in lists:
        for place, number in enumerate(ranked, 1):
            scores[number] = scores.get(number, 0.0) + weight / (_FUSE + place)
    return scores


def _hit(shown: Shown, score: float, passage: "NearPassage | None", by_address: dict[str, Hit]) -> Hit:
    """A hit with what the words say of it, or the passage it is there for."""
    row = shown.row
    known = by_address.get(row.address)
    why = list(known.why) if known else []
    snippets = list(known.snippets) if known else []
    if passage is not None:
        why.append(f"meaning: {_place(shown, passage)} ({passage.score:.2f})")
        if not snippets:
            snippets = [_snippet(shown, passage)]
    return Hit(
        row.mrn,
        row.address,
        row.date,
        row.post,
        row.subject,
        row.classification,
        round(score, 5),
        why,
        snippets,
    )


def _place(shown: Shown, passage: "NearPassage") -> str:
    if passage.paragraph < 0:
        return "the subject"
    number = shown.paragraphs[passage.paragraph].number if passage.paragraph < len(shown.paragraphs) else None
    mark = f" ({passage.mark})" if passage.mark else ""
    return f"paragraph {number}{mark}" if number is not None else f"the text{mark}"


def _snippet(shown: Shown, passage: "NearPassage") -> Snippet:
    """The beginning of the passage."""
    if passage.paragraph < 0 or passage.paragraph >= len(shown.paragraphs):
        place = 0
        if not shown.paragraphs:
            return Snippet(shown.subject or "", [])
    else:
        place = passage.paragraph
    paragraph = shown.paragraphs[place]
    words = " ".join(paragraph.text.split())
    cut = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return Snippet(cut, [], paragraph.number)
