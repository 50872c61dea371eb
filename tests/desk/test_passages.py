from hypothesis import given
from hypothesis import strategies as st

import reftel
from reftel.desk.passages import cut_passages

HEAD = "UNCLAS SUVA 000012\n\nTAGS: PREL, FJ\nSUBJECT: FISHING LIMITS\n\n"


def passages(body: str) -> list[tuple[int, str, str]]:
    record = reftel.parse(HEAD + body).values
    return [(one.paragraph, one.mark, one.text) for one in cut_passages(record)]


def test_the_subject_is_a_passage_of_its_own() -> None:
    assert passages("1. THE CABINET MET.\n")[0] == (-1, "U", "FISHING LIMITS")


def test_short_neighbours_of_one_mark_go_together() -> None:
    found = passages("1. (U) ONE.\n\n2. (U) TWO.\n\n3. (C) THREE.\n")[1:]
    assert found == [(0, "U", "ONE. TWO."), (2, "C", "THREE.")]


def test_long_paragraphs_are_cut_between_sentences() -> None:
    sentence = "THE MINISTER SAID THAT LIMITS WOULD BE DRAWN ANEW BEFORE THE END OF THE YEAR."
    found = passages("1. " + " ".join([sentence] * 30) + "\n")[1:]
    assert len(found) > 2
    assert all(len(text) <= 900 and text.endswith(".") for _, _, text in found)
    assert " ".join(text for _, _, text in found) == " ".join([sentence] * 30)


def test_words_broken_at_a_line_end_are_joined() -> None:
    assert passages("1. THE COMMIT-\nMENTS HOLD.\n")[1][2] == "THE COMMITMENTS HOLD."


@given(st.text(alphabet="ABC (U)C12.\n-", max_size=3_000))
def test_no_passage_is_too_long_and_none_has_two_marks(body: str) -> None:
    record = reftel.parse(HEAD + body).values
    for one in cut_passages(record):
        assert one.paragraph == -1 or len(one.text) <= 1_200
        assert one.start <= one.stop
