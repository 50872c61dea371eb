from hypothesis import given
from hypothesis import strategies as st

from reftel.archive.weighing import Scored, weighed

_HITS = st.lists(st.tuples(st.integers(1, 50), st.floats(0.1, 40)), max_size=30, unique_by=lambda hit: hit[0])
_TIMES = st.dictionaries(st.integers(1, 50), st.integers(0, 100_000))


def test_of_equal_scores_the_more_cited_comes_first_and_others_keep_their_order() -> None:
    hits: list[Scored] = [(1, 5.0), (2, 5.0), (3, 5.0)]
    assert [number for number, _ in weighed(hits, {3: 7})] == [3, 1, 2]


def test_words_weigh_more_than_any_number_of_citations() -> None:
    assert [number for number, _ in weighed([(1, 5.0), (2, 4.0)], {2: 1_000_000})] == [1, 2]


def test_the_page_that_explains_it_tells_the_weights() -> None:
    for times, factor in ((0, 1.0), (1, 1.01), (31, 1.05), (1023, 1.1), (100_000, 1.1)):
        assert weighed([(1, 10.0)], {1: times}) == [(1, round(10 * factor, 6))]


@given(_HITS, _TIMES)
def test_nothing_is_lost_and_no_score_grows_by_more_than_a_tenth(
    hits: list[tuple[int, float]], times: dict[int, int]
) -> None:
    before = dict(hits)
    after = weighed(sorted(hits, key=lambda hit: hit[1] or 0.0, reverse=True), times)
    assert sorted(number for number, _ in after) == sorted(before)
    scores = [score or 0.0 for _, score in after]
    assert scores == sorted(scores, reverse=True)
    for number, score in after:
        assert before[number] - 1e-5 <= (score or 0.0) <= before[number] * 1.1 + 1e-5
