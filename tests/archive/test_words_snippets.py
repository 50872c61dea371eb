import pytest

from reftel.archive.snippets import Finder, stretches
from reftel.query import read

TEXT = """THE GOVERNMENT HAS SIGNED NEW COMMIT-
MENTS ON THE PRICE OF TIN. PRICES HAD FALLEN; A NON-PAPER (SEE
EAP/MLS) SAYS SO. U.S. BUYERS WANT 1,250 TONS OF D'ORBIGNY GRADE,
FILM D740005-0123, AND NO. 00179."""


def found(query: str, text: str = TEXT) -> list[str]:
    return [text[mark.start : mark.end] for mark in Finder(read(query).tree).find(text)]


def test_endings_that_change_the_second_letter_are_shown() -> None:
    assert found("die", "THE DYING INDUSTRY; HOPES DIED") == ["DYING", "DIED"]
    assert found("dying", "THE DYING INDUSTRY; HOPES DIED") == ["DYING", "DIED"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("tin", ["TIN"]),
        ("price", ["PRICE", "PRICES"]),
        ("exact:price", ["PRICE"]),
        ("pric*", ["PRICE", "PRICES"]),
        ("*ices", ["PRICES"]),
        ("prixe~", ["PRICE"]),
        ("commitment", ["COMMIT-\nMENTS"]),
        ("commitments", ["COMMIT-\nMENTS"]),
        ('"new commitments on"', ["NEW COMMIT-\nMENTS ON"]),
        ('"price of tin"', ["PRICE OF TIN"]),
        ('"price of copper"', []),
        ("nonpaper", ["NON-PAPER"]),
        ("non-paper", ["NON-PAPER"]),
        ("EAP/MLS", ["EAP/MLS"]),
        ("us", ["U.S"]),
        ("1250", ["1,250"]),
        ("179", ["00179"]),
        ("d'orbigny", ["D'ORBIGNY"]),
        ("D740005-0123", ["D740005-0123"]),
        ("price NEAR/3 tin", ["PRICE", "TIN", "PRICES"]),
        ("tin OR buyers -copper", ["TIN", "BUYERS"]),
        ("-tin", []),
        ("tags:ETRD", []),
        ("on the price of tin", ["PRICE", "OF", "TIN", "PRICES"]),
        ("the of", ["THE", "OF"]),
    ],
)
def test_words_are_found_as_they_are_written(query: str, words: list[str]) -> None:
    assert list(dict.fromkeys(found(query))) == words


def test_words_are_found_behind_letters_that_fold_to_more() -> None:
    text = "Straße ﬁrm ½ Ñuñoa — the tin"
    assert found("tin nunoa strasse", text) == ["Straße", "Ñuñoa", "tin"]


def test_a_stretch_is_one_line_with_its_marks_in_place() -> None:
    finder = Finder(read("commitments tin").tree)
    (stretch,) = stretches(TEXT, finder.find(TEXT))
    assert "\n" not in stretch.text
    assert [stretch.text[start:end] for start, end in stretch.marks] == ["COMMIT- MENTS", "TIN"]
    assert not stretch.text.startswith("…")


def test_the_stretch_that_answers_most_of_the_query_is_cut() -> None:
    text = "tin " + "word " * 200 + "the tin price fell " + "word " * 200
    finder = Finder(read("tin price").tree)
    best = stretches(text, finder.find(text), most=1)[0]
    assert [best.text[start:end] for start, end in best.marks] == ["tin", "price"]
    assert best.text.startswith("…")
    assert len(best.text) < 300


def test_stretches_do_not_overlap() -> None:
    text = ("tin " * 30 + "word " * 60) * 3
    cuts = stretches(text, Finder(read("tin").tree).find(text), most=3)
    assert len(cuts) == 3
    assert all(cut.marks for cut in cuts)


@pytest.mark.parametrize("text", ["", " ", "…", "\x00", "a-" * 50_000, "tin " * 50_000, "é" * 1_000])
def test_any_text_can_be_cut(text: str) -> None:
    for query in ("tin", '"tin tin"', "t*", "*n", "tin~", "é"):
        finder = Finder(read(query).tree)
        for cut in stretches(text, finder.find(text)):
            assert all(0 <= start < end <= len(cut.text) for start, end in cut.marks)
