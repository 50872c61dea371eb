"""What holds for every body there is, and the time that garbage takes."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.body import Body, read_body
from reftel.telegram.parsing.lines import sort_lines
from reftel.telegram.record import Mark

PIECES = [
    "1. ", "2. ", "3. ", "17. ", "(1) ", "4) ", "\u00b6", "PARA 2. ", "(C) ", "(S//NF) ", "C - ",
    "ENTIRE TEXT ", "SUMMARY: ", "END SUMMARY. ", "(COMMENT: ", "END COMMENT.) ", "NOTE: ", "BEGIN TEXT ",
    "END TEXT ", "QUOTE ", "UNQUOTE ", "ACTION REQUEST, SEE PARA 3. ", "Word ", "WORD ", "end. ",
    "-----\n", "Title\n", "\n", "\n\n", "PAGE 02  SUVA 00412  141103Z\n", "CONFIDENTIAL\n", "QUILLON\n",
    "E E E E E\n", "SUVA", "\r\n", "\x0c", "\u0130",
]  # fmt: skip
bodies = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=200))
levels: st.SearchStrategy[Mark | None] = st.sampled_from(["U", "SBU", "C", "S", None])


@given(bodies, levels)
def test_spans_lie_inside_in_order_and_apart(text: str, level: Mark | None) -> None:
    found = read_body(text, sort_lines(text), level)
    last = 0
    for paragraph in found.paragraphs:
        start, end = paragraph.span
        assert last <= start < end <= len(text)
        last = end
    last = 0
    for part in found.parts:
        assert last <= part.span[0] < part.span[1] <= len(text)
        last = part.span[1]
    for span in (found.summary_span, found.comment_span, found.signature_span):
        assert span is None or 0 <= span[0] <= span[1] <= len(text)


@given(bodies, levels)
def test_every_line_of_a_paragraph_stands_in_its_span(text: str, level: Mark | None) -> None:
    for paragraph in read_body(text, sort_lines(text), level).paragraphs:
        held = text[slice(*paragraph.span)].replace("\u00b6", "")
        place = 0
        for line in paragraph.text.split("\n"):
            place = held.index(line.rstrip(), place) + len(line.rstrip())


@given(bodies)
def test_every_word_belongs_to_a_part(text: str) -> None:
    lines = sort_lines(text)
    covered = [False] * len(text)
    for part in read_body(text, lines, "C").parts:
        for place in range(*part.span):
            covered[place] = True
    for line in lines:
        if line.kind == "text":
            left = [text[place] for place in range(line.start, line.end) if not covered[place]]
            assert not "".join(left).strip()


@given(bodies, levels)
def test_a_paragraph_without_its_own_mark_has_another(text: str, level: Mark | None) -> None:
    for paragraph in read_body(text, sort_lines(text), level).paragraphs:
        if level is not None or paragraph.mark_written is not None:
            assert paragraph.mark is not None


GARBAGE: dict[str, Callable[[int], str]] = {
    "ones": lambda size: "1. A\n\n" * (size // 6),
    "rising": lambda size: "\n\n".join(f"{number % 199 + 1}. TEXT" for number in range(size // 12)),
    "summaries": lambda size: "SUMMARY: X\n\n" * (size // 12),
    "comments": lambda size: "1. (COMMENT: X\n\n" * (size // 16),
    "endings": lambda size: "END SUMMARY.\n" * (size // 13),
    "quotes": lambda size: "QUOTE X UNQUOTE BEGIN TEXT\n" * (size // 27),
    "headings": lambda size: "TITLE\n-----\n\n" * (size // 13),
    "actions": lambda size: "ACTION REQUEST: SEE PARA 3\n\n" * (size // 28),
    "gap": lambda size: "1. A\n" + "B. 2. c. " * (size // 9) + "\n\n3. C",
    "one line": lambda size: "1. COMMENT: (COMMENT: WORD 2. WORD " * (size // 35),
    "brackets": lambda size: "(" * size,
    "dashes": lambda size: "-" * size,
    "blanks": lambda size: "A" + " " * size + "B",
    "letters": lambda size: "A" * size,
}


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_takes_linear_time(kind: str) -> None:
    text = GARBAGE[kind](400_000)
    lines = sort_lines(text)
    began = time.process_time()
    found = read_body(text, lines, "C")
    assert isinstance(found, Body)
    assert time.process_time() - began < 4  # about half a second on one core; a quadratic step takes minutes
