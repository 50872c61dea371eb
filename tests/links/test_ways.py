from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reftel.links.ways import shortest_way

_EDGES = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=20)


def _steps_between(edges: list[tuple[int, int]], start: int, goal: int) -> int | None:
    """How many links lie between two, by trying all that can be reached."""
    reached, steps = {start}, 0
    while goal not in reached:
        wider = reached | {number for pair in edges if reached & set(pair) for number in pair}
        if wider == reached:
            return None
        reached, steps = wider, steps + 1
    return steps


@given(_EDGES, st.integers(1, 9), st.integers(1, 9))
def test_a_way_goes_along_links_and_none_is_shorter(
    edges: list[tuple[int, int]], start: int, goal: int
) -> None:
    way = shortest_way(edges, start, goal)
    steps = _steps_between(edges, start, goal)
    if steps is None:
        assert not way
        return
    assert (way[0], way[-1], len(way)) == (start, goal, steps + 1)
    both = set(edges) | {(cited, citing) for citing, cited in edges}
    assert all(pair in both for pair in pairwise(way))


@given(_EDGES, st.randoms(use_true_random=False))
def test_of_several_ways_the_same_is_given_whatever_the_order(
    edges: list[tuple[int, int]], chance: Random
) -> None:
    mixed = list(edges)
    chance.shuffle(mixed)
    assert shortest_way(mixed, 1, 9) == shortest_way(edges, 1, 9)
