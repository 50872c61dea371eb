import pytest

from reftel.query import print_tree, read
from reftel.query.expansion import exactly, expand
from reftel.query.respelling import name_spellings, two_englishes
from reftel.query.saying import said_of
from reftel.query.tree import All, Also, as_typed


def held(_field: str, _term: str) -> bool:
    return True


def others(typed: str) -> dict[str, list[str]]:
    _, found = expand(read(typed).tree, held)
    return {each.typed: [said_of(other.node) for other in each.others] for each in found}


@pytest.mark.parametrize(
    ("typed", "whole", "other"),
    [
        ("colour", "colour", "color"),
        ("labor dispute", "labor", "labour"),
        ("organisations", "organisations", "organizations"),
        ("Gaddafi", "Gaddafi", "Qadhafi"),
        ("Qadhafi speech", "Qadhafi", "Gaddafi"),
        ("peking", "peking", "Beijing"),
        ("ho chi minh city port", "ho chi minh city", "Saigon"),
        ("upper volta", "upper volta", "“Burkina Faso”"),
        ("mao tse-tung", "mao tse-tung", "“Mao Zedong”"),
        ("human rights", "human rights", "PHUM (Human rights)"),
        ('"human rights"', "human rights", "PHUM (Human rights)"),
        ("PHUM", "PHUM", "“Human rights”"),
        ("IMF", "IMF", "“International Monetary Fund”"),
        ("international monetary fund", "international monetary fund", "IMF"),
        ("from:beijing", "BEIJING", "Peking"),
        ("country:burma", "burma", "Myanmar"),
        ("coup 1974", "1974", "telegrams of 1974"),
        ("talks October 1979", "October 1979", "telegrams of October 1979"),
        ("talks 8 Oct 1979 lisbon", "8 Oct 1979", "telegrams of 8 October 1979"),
        ("talks october 8, 1979", "october 8 1979", "telegrams of 8 October 1979"),
        ("1974-03 tin", "1974-03", "telegrams of March 1974"),
        ("early 1974", "early 1974", "telegrams of January to April 1974"),
        ("the 1970s", "1970s", "telegrams of 1970 to 1979"),
        ("rome 1974", "1974", "telegrams of 1974"),
        ("lapaz tin", "lapaz", "“la paz”"),
    ],
)
def test_other_names_are_taken_beside_what_was_typed(typed: str, whole: str, other: str) -> None:
    found = others(typed)
    assert other in found[whole], found


@pytest.mark.parametrize(
    "typed",
    [
        "exact:colour", 'exact:"human rights"', "-colour", "colour~", "colou*", "colour NEAR/3 price",
        "para:(colour price)", "from=beijing", "country=burma", "human OR rights", "can said aid",
        "tin price", "", "exact:1974", "-1974", "1492", "may 12", "sept 11", "1,974", "2974", "february",
    ],
)  # fmt: skip
def test_what_is_exact_or_plain_is_left_alone(typed: str) -> None:
    assert others(typed) == {}


def test_only_what_is_held_is_taken() -> None:
    tree, found = expand(read("colour").tree, lambda *_: False)
    assert (tree, found) == (read("colour").tree, [])


@pytest.mark.parametrize(
    "typed", ["human rights colour", "from:beijing IMF", "a (colour OR peking)", '"human rights" tin']
)
def test_expansions_are_switched_off_by_the_query_they_give(typed: str) -> None:
    query = read(typed)
    tree, found = expand(query.tree, held)
    assert found
    assert tree is not None
    assert as_typed(tree) == query.tree
    assert print_tree(tree) == print_tree(query.tree)
    off = print_tree(exactly(query.tree, found))
    assert expand(read(off).tree, held)[1] == []
    for each in found:
        rest = expand(read(print_tree(exactly(query.tree, [each]))).tree, held)[1]
        assert len(rest) == len(found) - 1


def test_rows_of_words_are_taken_the_longest_first() -> None:
    tree, _ = expand(read("ho chi minh city levy").tree, held)
    assert isinstance(tree, All)
    assert isinstance(tree.parts[0], Also)
    assert len(tree.parts) == 2


def test_in_a_subject_only_words_are_taken() -> None:
    assert others('subject:"human rights"') == {}
    assert others("subject:colour") == {"colour": ["color"]}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("qadhafi", "gadafi"),
        ("qadhafi", "gaddafi"),
        ("kharkov", "harkov"),
        ("orloff", "orlov"),
        ("djibril", "jibril"),
        ("abdulqadir", "abdulkadir"),
    ],
)
def test_names_are_respelt_by_their_sounds(word: str, other: str) -> None:
    assert other in name_spellings(word)


@pytest.mark.parametrize(
    "word", ["course", "quarter", "embassy", "group", "enough", "tin", "payroll", "x" * 500]
)
def test_english_words_are_not_respelt_as_names(word: str) -> None:
    assert name_spellings(word) == ()


@pytest.mark.parametrize(
    ("word", "other"),
    [("realised", "realized"), ("realized", "realised"), ("centre", "center"), ("programs", "programmes")],
)
def test_english_is_written_twice(word: str, other: str) -> None:
    assert other in two_englishes(word)
