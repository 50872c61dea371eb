from time import process_time

import pytest

from reftel.query.folding import fold, fold_with_offsets
from reftel.query.words import read_words, runs_from, spots, stem, words_of


@pytest.mark.parametrize(
    ("written", "words", "besides"),
    [
        ("THE PRICE OF TIN", ["the", "price", "of", "tin"], []),
        ("EAP/MLS and G/TIP", ["eap", "mls", "and", "g", "tip"], ["eap/mls", "g/tip"]),
        ("a non-paper", ["a", "non", "paper"], ["nonpaper"]),
        ("COMMIT- MENTS", ["commitments"], []),
        ("commit-\n   ments", ["commitments"], []),
        ("two- and three-year", ["two", "and", "three", "year"], ["threeyear"]),
        ("1974-\n75", ["1974", "75"], []),
        ("Marisanda's ministers' O'Higgins D’ETAT", ["marisanda", "ministers", "ohiggins", "detat"], []),
        ("U.S. and E.O. 12958", ["us", "and", "eo", "12958"], []),
        ("1,250 or 1,250,000 tons", ["1250", "or", "1250000", "tons"], []),
        ("reasons 1.4(b)", ["reasons", "1.4", "b"], []),
        ("00179 179 000", ["179", "179", "0"], []),
        ("06CASTREL1606 1974PUERTO00162", ["06castrel1606", "1974puerto00162"], []),
        ("O 061119Z SEP 06", ["o", "061119z", "sep", "6"], []),
        ("D740005-0123", ["d740005", "123"], ["d7400050123"]),
        ("Café Ñuñoa STRASSE Straße Łódź", ["cafe", "nunoa", "strasse", "strasse", "lodz"], []),
        ("end.Next", ["end", "next"], []),
        ("soft\u00adhyphen and \u202eturned", ["softhyphen", "and", "turned"], []),
        ("Москва", ["москва"], []),
        ("", [], []),
        ("--- *** ((()))", [], []),
    ],
)
def test_texts_are_cut_into_words(written: str, words: list[str], besides: list[str]) -> None:
    assert read_words(written) == (words, besides)
    assert words_of(written) == words


def test_a_word_is_found_where_it_stands_in_the_text_as_written() -> None:
    text = "Ærø – the Straße’s COMMIT-\n MENTS, non‑paper ½ EAP/MLS"
    found = {
        spot.word: text[spot.start : spot.end] for cut in spots(text) for spot in (*cut.words, *cut.besides)
    }
    assert found["aero"] == "Ærø"
    assert found["strasse"] == "Straße"
    assert found["commitments"] == "COMMIT-\n MENTS"
    assert found["paper"] == "paper"
    assert found["nonpaper"] == "non‑paper"
    assert found["eap/mls"] == "EAP/MLS"


def test_spots_hold_the_same_words_as_the_index_is_given() -> None:
    text = "One ﬁrm's ﬂeet: 1½ İzmir-based ships; U.S. D'ETAT commit-\nments ǅ"
    assert [spot.word for cut in spots(text) for spot in cut.words] == words_of(text)
    folded, offsets = fold_with_offsets(text)
    assert offsets is not None
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert runs_from(folded, offsets, 0, 2) == spots(text)[:2]


def test_endings_do_not_count_and_names_stay_apart() -> None:
    assert stem("prices") == stem("price") == stem("priced")
    assert stem("policy") != stem("police")
    assert stem("06castrel1606") == "06castrel1606"


@pytest.mark.parametrize(
    "text",
    ["a-" * 200_000, "a- " * 150_000, "a.a." * 100_000, "a,123" * 100_000, "-\n " * 200_000, "a" * 500_000],
)
def test_hostile_texts_are_cut_in_linear_time(text: str) -> None:
    before = process_time()
    read_words(text)
    assert process_time() - before < 5
