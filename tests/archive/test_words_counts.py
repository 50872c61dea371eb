from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.archive.plain_scan import Held, Typist

from reftel.archive.search import find
from reftel.query import Query, answers, read
from reftel.query.facets import FACETS, FacetName, facets_of
from reftel.query.selecting import chosen
from reftel.query.tree import All, Days, Near, Node, Not, Paragraph, Phrase, Value, Wild, Word, leaves
from reftel.telegram import parse
from reftel.telegram.record import Record

TIME: dict[FacetName, str] = {"year": "%Y", "month": "%Y%m", "day": "%Y%m%d"}
LACKS: tuple[tuple[str, str, bool], ...] = (
    ("without_text", "has=text", False),
    ("garbled", "has=garble", True),
    ("withheld_in_part", "has=withheld", True),
)


@pytest.fixture(scope="module")
def records(repository: Path) -> list[Record]:
    texts = sorted((repository / "src/reftel/sample/telegrams").glob("*.txt"))
    return [parse(path.read_text(encoding="utf-8")).values for path in texts]


@pytest.fixture(scope="module")
def sample(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    held = Held(tmp_path_factory.mktemp("counts"), records)
    yield held
    held.words.close()


def scanned(held: Held, records: Sequence[Record], tree: Node | None, name: FacetName) -> dict[str, int]:
    """How many of the telegrams that answer have each value, counted one by one."""
    found: Counter[str] = Counter()
    for telegram, record in zip(held.telegrams, records, strict=True):
        if not answers(Query("", tree), telegram):
            continue
        if name in TIME:
            found.update([telegram.day.strftime(TIME[name])] if telegram.day else [])
        else:
            found.update(facets_of(record).get(name, []))
    return dict(found)


def asks_text(node: Node) -> bool:
    match node:
        case Word() | Wild() | Phrase() | Near() | Paragraph():
            return True
        case Not(of):
            return asks_text(of)
        case _:
            return any(map(asks_text, getattr(node, "parts", ())))


def asks_days(node: Node) -> bool:
    return any(isinstance(leaf, Days) for leaf in leaves(node))


def asks_tags(node: Node) -> bool:
    return any(isinstance(leaf, Value) and leaf.field == "tags" for leaf in leaves(node))


def unseen(held: Held, tree: Node | None) -> dict[str, int]:
    """What the parts of a query cannot see among what the others let through, one by one."""
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    counts: dict[str, int] = {}

    def count(asks: Callable[[Node], bool], name: str, fact: str, *, has: bool) -> None:
        others = tuple(part for part in parts if not asks(part))
        if len(others) < len(parts):
            counts[name] = sum(
                (fact in telegram.facts) is has and answers(Query("", All(others)), telegram)
                for telegram in held.telegrams
            )

    for name, fact, has in LACKS:
        count(asks_text, name, fact, has=has)
    count(asks_days, "without_date", "has=date", has=False)
    count(asks_tags, "without_tags", "has=tags", has=False)
    return counts


@pytest.mark.parametrize("seed", [3, 4])
def test_counts_and_what_is_unseen_are_those_of_a_plain_scan(
    sample: Held, records: list[Record], seed: int
) -> None:
    typist = Typist(sample.telegrams, seed)
    telling = 0
    for _ in range(60):
        typed = typist.query()
        tree = read(typed).tree
        found = find(sample.words, tree, facets=tuple(FACETS), look=sample.look, budget=60)
        if found.notes:
            continue
        for name in FACETS:
            wanted = scanned(sample, records, chosen(tree, name).rest, name)
            assert dict(found.facets[name]) == wanted, (typed, name)
            telling += bool(wanted)
        assert found.unseen == unseen(sample, tree), typed
    assert telling > 200


@pytest.mark.parametrize("seed", [5])
def test_counts_of_what_is_put_beside_words_are_those_of_a_plain_scan(
    sample: Held, records: list[Record], seed: int
) -> None:
    typist = Typist(sample.telegrams, seed)
    for typed in ("human rights", "harbor 1974", "IMF", "tembara 2003", typist.query(), typist.query()):
        found = find(sample.words, read(typed).tree, facets=tuple(FACETS), expanded=True, budget=60)
        for name in FACETS:
            rest = find(sample.words, chosen(read(typed).tree, name).rest, expanded=True, limit=0).tree
            assert dict(found.facets[name]) == scanned(sample, records, rest, name), (typed, name)
