import time

from reftel.desk.shorthand import in_capitals, shorthand_in


def found(text: str, *, capitals: bool = False) -> list[tuple[str, str]]:
    assert all(text[start:end] == one.code for (start, end), one in shorthand_in(text, capitals=capitals))
    return [(one.code, one.meaning) for _, one in shorthand_in(text, capitals=capitals)]


def test_shorthand_is_found_with_its_meaning() -> None:
    assert found("The A/DCM and Poloff told the MFA that septel follows.") == [
        ("A/DCM", "Acting Deputy Chief of Mission"),
        ("Poloff", "Political officer"),
        ("MFA", "Ministry of Foreign Affairs"),
        ("septel", "separate telegram (sent or to come)"),
    ]


def test_words_of_prose_are_left_alone() -> None:
    assert found("He charged that pol and econ aid can repeat; a smart tip was in info.") == []
    assert found("Re Charge: E. M. Doe, L. Roe and P. Poe") == []


def test_text_in_capitals_is_told_from_mixed_text() -> None:
    assert in_capitals("THE CHARGE SAID AID WOULD COME.")
    assert in_capitals("") is False
    assert not in_capitals("The Charge said AID would come.")


def test_capitals_hide_words_that_are_also_shorthand() -> None:
    text = "THE CHARGE SAID AID AND GOT A TIP; DCM TOLD EMBOFF"
    assert [code for code, _ in found(text, capitals=True)] == ["DCM", "EMBOFF"]


def test_long_texts_take_time_in_proportion() -> None:
    start = time.process_time()
    for text in ("A/" * 200_000, "DCM " * 100_000, "-" * 400_000, "A" * 400_000):
        shorthand_in(text, capitals=True)
    assert time.process_time() - start < 3
