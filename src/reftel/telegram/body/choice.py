"""Which of the lines that could begin a numbered paragraph do.

The numbers of a telegram rise by one, from 1, through the whole text; lists inside a paragraph start again.
So the chain is chosen that explains the lines best: steps of one weigh for it, and so do portion marks and
blank lines before the number; gaps, repeats and numbers left over without a list to belong to weigh against
it. Each line looks back at a handful of numbers only, so a text of nothing but numbers takes linear time.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reftel.telegram.body.numbers import Candidate, Style
from reftel.telegram.body.rows import Row
from reftel.telegram.text import Span

__all__ = ["choose"]

_GAP: Final = 4  # numbers a lost page may have eaten
_OPENS: Final = 1000  # the text begins with this style: all others number lists in it
_ENDED: Final = ".?!)\"'"
_MAIN: Final[dict[Style, int]] = {"dot": 8, "para": 4, "paren": 0, "round": 0}


def choose(candidates: Sequence[Candidate], rows: Sequence[Row], quoted: Sequence[Span]) -> list[Candidate]:
    """The lines that begin the numbered paragraphs of the telegram, in order; empty where there are none."""
    best: tuple[int, list[Candidate]] = (0, [])
    for style, favour in _MAIN.items():
        pool = [candidate for candidate in candidates if candidate.style == style]
        if not pool:
            continue
        score, chain = _chain(pool, _inside(pool, quoted))
        opens = _OPENS if chain[0].row == 0 and chain[0].number == 1 else 0
        if _stands(chain, rows) and score + favour + opens > best[0]:
            best = score + favour + opens, _with_repeats(pool, chain)
    chain = best[1]
    return _fill(chain, candidates) if chain and len(candidates) > len(chain) else chain


def _inside(pool: Sequence[Candidate], quoted: Sequence[Span]) -> list[bool]:
    """Which of the lines stand inside quoted text."""
    if not quoted:
        return [False] * len(pool)
    starts = [start for start, _ in quoted]
    inside: list[bool] = []
    for candidate in pool:
        place = bisect_left(starts, candidate.at + 1) - 1
        inside.append(place >= 0 and candidate.at < quoted[place][1])
    return inside


def _weight(candidate: Candidate, *, lesser: bool) -> int:
    if lesser:
        return 2
    return 8 + 4 * (candidate.mark is not None) + 8 * candidate.fresh + (candidate.indent == 0)


def _left_over(pool: Sequence[Candidate], inside: Sequence[bool]) -> list[int]:
    """Running sum of what it costs to leave lines out: nothing for a list from 1, a little for others."""
    sums = [0]
    listed = False
    for index, candidate in enumerate(pool):
        follows = index > 0 and candidate.number == pool[index - 1].number + 1
        listed = candidate.number == 1 or (listed and follows)
        cost = 0 if listed or not candidate.fresh else 1 if inside[index] else 6
        sums.append(sums[-1] + cost)
    return sums


def _chain(pool: Sequence[Candidate], inside: Sequence[bool]) -> tuple[int, list[Candidate]]:
    """The best chain of lines of one style, with its score."""
    left = _left_over(pool, inside)
    ends: dict[int, int] = {}  # number -> the last line with it that ends the best chain so far
    score: list[int] = []
    before: list[int] = []
    opens = True  # a later 1 begins a list
    marked = sum([candidate.mark is not None for candidate in pool]) > 1  # lists have no marks
    for index, candidate in enumerate(pool):
        number = candidate.number
        top = (12 if opens else -20) if number == 1 else 2 if index == 0 and candidate.fresh else -10
        top -= left[index]
        opens = opens and not (number == 1 and candidate.fresh)
        came = -1
        for step in range(0 if candidate.mark else 1, _GAP + 1):
            previous = ends.get(number - step)
            if previous is None or (step != 1 and not candidate.fresh):
                continue
            value = score[previous] - (left[index] - left[previous + 1])
            if step == 1:
                if previous == index - 1:
                    value += 5
                elif pool[index - 1].number == number - 1:
                    value -= 8  # it goes on with a list that was left out
            else:
                value -= 16 if step == 0 else 10 * (step - 1)
            if value > top:
                top, came = value, previous
        # a portion mark is the telegram's own, in what seems to be quoted text too
        lesser = candidate.mark is None if marked else inside[index]
        score.append(top + _weight(candidate, lesser=lesser))
        before.append(came)
        held = ends.get(number)
        if held is None or score[index] >= score[held] - (left[index] - left[held + 1]):
            ends[number] = index
    last = max(range(len(pool)), key=lambda index: score[index] - (left[-1] - left[index + 1]))
    total = score[last] - (left[-1] - left[last + 1])
    chain: list[Candidate] = []
    while last >= 0:
        chain.append(pool[last])
        last = before[last]
    return total, chain[::-1]


def _stands(chain: Sequence[Candidate], rows: Sequence[Row]) -> bool:
    """Whether a chain numbers the telegram, and is not a list in unnumbered text."""
    first = chain[0]
    fresh = sum(candidate.fresh for candidate in chain)
    if first.row == 0:
        return first.number == 1 or len(chain) > 1 or first.mark is not None
    lead = rows[first.row - 1].words[-1]
    if lead in ":," and (first.style != "dot" or fresh * 2 < len(chain)):
        return False
    if len(chain) == 1:
        long = first.style == "dot" and first.row + 1 < len(rows)
        return (
            first.fresh and first.style != "round" and (first.number == 1 or first.mark is not None or long)
        )
    return fresh * 3 >= len(chain) or first.fresh or (first.number == 1 and lead in _ENDED)


def _with_repeats(pool: Sequence[Candidate], chain: list[Candidate]) -> list[Candidate]:
    """The chain with single lines put back whose number is mistyped or given twice."""
    if len(chain) < 2 or len(pool) == len(chain):
        return chain
    held = {candidate.row for candidate in chain}
    place = {candidate.row: index for index, candidate in enumerate(pool)}
    marked = all(candidate.mark is not None for candidate in chain)
    whole = [chain[0]]
    for previous, following in pairwise(chain):
        first, last = place[previous.row] + 1, place[following.row]
        if last - first == 1:
            between = pool[first]
            doubled = between.number in {previous.number, following.number} and between.number > 1
            missing = following.number - previous.number == 2
            fits = (
                between.fresh
                and between.indent == previous.indent
                and (not marked or between.mark is not None)
            )
            if between.row not in held and fits and (doubled or missing):
                whole.append(between)
        whole.append(following)
    return whole


def _fill(chain: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The chain with its gaps filled by lines numbered in another style, `5)` or `16 IT IS`."""
    gaps = {
        number: (previous.row, following.row)
        for previous, following in pairwise(chain)
        for number in range(previous.number + 1, min(following.number, previous.number + _GAP + 1))
    }
    if not gaps:
        return chain
    found = list(chain)
    for candidate in candidates:
        rows = gaps.get(candidate.number)
        if rows is not None and rows[0] < candidate.row < rows[1] and candidate.fresh:
            del gaps[candidate.number]
            found.append(candidate)
    return sorted(found, key=lambda candidate: candidate.row) if len(found) > len(chain) else chain
