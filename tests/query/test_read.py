from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reftel.query import in_words, parts_of, print_query, print_tree, read
from reftel.query.expansion import exactly, expand
from reftel.query.read import MOST_LEAVES
from reftel.query.tree import All, Either, Near, Not, Paragraph, Phrase, Value, Wild, Word, leaves


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("tin price", "tin price"),
        ("tin AND price", "tin price"),
        ("TIN, price.", "TIN price"),
        ("tin OR copper price", "(tin OR copper) price"),
        ("a AND b OR c AND d", "(a b) OR (c d)"),
        ("a (b OR c) -d", "a (b OR c) -d"),
        ("NOT (a b)", "-(a b)"),
        ("NOT NOT a", "a"),
        ("--a", "-a"),
        ("tin tin", "tin"),
        ('"price of tin"', '"price of tin"'),
        ("“price of tin”", '"price of tin"'),
        ("«price of tin»", '"price of tin"'),
        ('"price of tin', '"price of tin"'),
        ("tin NEAR/5 price", "tin NEAR/5 price"),
        ("tin NEAR/5 price NEAR/3 drop", "(tin NEAR/5 price) (price NEAR/3 drop)"),
        ('"tin price"~4', "tin NEAR/4 price"),
        ("NEAR EAST", "NEAR EAST"),
        ("metal* wom?n **x**", "metal* wom?n *x*"),
        ("trafficing~ gaddafi~2", "trafficing~1 gaddafi~2"),
        ("what? +tin", "what tin"),
        ("subject:(tin price)", "subject:tin subject:price"),
        ('subject:"tin price"', 'subject:"tin price"'),
        ("exact:(prices OR markets)", "exact:prices OR exact:markets"),
        ("para:(tin price)", "para:(tin price)"),
        ("from:la paz tin", "from:LAPAZ tin"),
        ("from: lisbon", "from:LISBON"),
        ("from:rio de janeiro", "from:RIODEJANEIRO"),
        ('to:"new delhi"', "to:NEWDELHI"),
        ("fm:lisbon cc:usun", "from:LISBON info:USUNNEWYORK"),
        ("-from:lisbon", "-from:LISBON"),
        ("from:-lisbon", "-from:LISBON"),
        ("from:(lisbon OR madrid)", "from:LISBON OR from:MADRID"),
        ("from:united kingdom fish", 'from:"united kingdom" fish'),
        ("tags:(PHUM OR KWMN)", "tags:PHUM OR tags:KWMN"),
        ("tag:PHUM", "tags:PHUM"),
        ("tags:PG*", "tags:PG*"),
        ("class:limited official use", "class:LOU"),
        ("class:secret", "class:S"),
        ("class=U", "class=U"),
        ("from=rio de janeiro tin", "from=RIODEJANEIRO tin"),
        ('concept="HUMAN RIGHTS"', 'concept="HUMAN RIGHTS"'),
        ("tags=PHUM", "tags:PHUM"),
        ("citedby:LISBON 179", 'citedby:"LISBON 179"'),
        ("has:numbers", "has:figures"),
        ('exact:"tin price"', 'exact:"tin price"'),
        ("class>=C", "level>=C"),
        ("level<=SBU", "level<=SBU"),
        ("date:1974-03..1974-06", "date:1974-03..1974-06"),
        ("date:march 1974 tin", "date:1974-03 tin"),
        ('date:"last quarter 1974"', "date:1974-10..1974-12"),
        ("date>=1974-03", "date:1974-03-01.."),
        ("date:(1974 OR 1976)", "date:1974 OR date:1976"),
        ("has:comment missing:tags", "has:comment missing:tags"),
        ("-has:tags", "missing:tags"),
        ("ref:LISBON 179 tin", 'ref:"LISBON 179" tin'),
        ("country:united states", 'country:"united states"'),
        ("EAP/MLS 1.4(b)", "EAP/MLS 1.4 b"),
    ],
)  # fmt: skip
def test_queries_are_read_and_printed_back(typed: str, printed: str) -> None:
    query = read(typed)
    assert print_query(query) == printed
    assert read(printed).tree == query.tree


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("tin -copper", All((Word("tin"), Not(Word("copper"))))),
        ("a OR b", Either((Word("a"), Word("b")))),
        ("subject:tin*", Wild("tin*", "subject")),
        ('"a b" NEAR/3 c', Near(Phrase("a b"), Word("c"), 3)),
        ("para:(tin tags:ETRD)", Paragraph(All((Word("tin"), Value("tags", "ETRD"))))),
        ("from:atlantis", Value("from", "atlantis")),
        ("exact:tin", Word("tin", exact=True)),
        ("", None),
        ("   ", None),
    ],
)
def test_queries_become_trees(typed: str, tree: object) -> None:
    assert read(typed).tree == tree


@pytest.mark.parametrize(
    ("typed", "printed", "note"),
    [
        ("foo:bar", "foo bar", "no field `foo`"),
        ("tags:", "tags", "no value"),
        ("date:1974-13", '"1974-13"', "no day, month, year"),
        ("class:purple", '"purple"', "no classification"),
        ("has:unicorns", '"unicorns"', "is not known"),
        ("((tin)", "tin", "not closed"),
        ("tin)) price", "tin price", "without an opening"),
        ("tin OR", "tin", "OR has nothing"),
        ("org~2", "org~1", "could be anything"),
        ("tin NOT", "tin", "NOT has nothing"),
        ("NEAR/3 tin", "tin", "NEAR has nothing before"),
        ("tin NEAR/3", "tin", "between words"),
        ("*tin NEAR/3 price", "*tin price", "may not begin with a gap"),
        ("*", "", "stands for any word"),
        ('""', "", "no word in it"),
        ("-", "", "holds no word"),
        ("tags:--", "", "no value"),
        ("(" * 60 + "tin" + ")" * 60, "tin", "deeper than"),
        (" ".join(f"w{n}" for n in range(500)), None, "first 200"),
        ('"' + "w " * 80 + '"', None, "first 50"),
        ("tin " * 9000, "tin", "first 200"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, printed: str | None, note: str) -> None:
    query = read(typed)
    assert any(note in each for each in query.notes), query.notes
    if printed is not None:
        assert print_query(query) == printed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("06LISBON1606", "06LISBON1606"),
        ("lisbon 179", "lisbon 179"),
        (" 1974LISBON00179 ", "1974LISBON00179"),
        ("06 PHNOM PENH 1606", "06 PHNOM PENH 1606"),
        ("D740005-0123", "D740005-0123"),
        ("x0123456789ab", "x0123456789ab"),
        ("74LISBON179~2", "74LISBON179~2"),
        ("tin 5", None),
        ("lisbon", None),
        ("march 1974", None),
        ("from:lisbon 179", None),
        ("lisbon 179 fish", None),
    ],
)
def test_the_name_of_a_telegram_is_seen(typed: str, name: str | None) -> None:
    assert read(typed).name == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "all telegrams"),
        (
            "from:lisbon date:1974-03..1974-06 tin price",
            "telegrams from Lisbon, March to June 1974, with the words tin and price",
        ),
        ("tags:PINT", "telegrams tagged PINT (Internal political affairs)"),
        ("from:(lisbon OR madrid)", "telegrams from Lisbon or Madrid"),
        ("from:lisbon OR to:lisbon", "telegrams from Lisbon or sent to Lisbon"),
        ("from:ATLANTIS tin", "telegrams from Atlantis, with the word tin"),
        ("date:1974", "telegrams of 1974"),
        ("tin OR copper", "telegrams with the word tin or copper"),
        ("-tin", "telegrams without the word tin"),
        ("from:peru", "telegrams from Lima"),
        ("from:bolivia", None),
        ('"price of tin" -tags:EFIS', None),
        ("level<=SBU has:comment missing:tags", None),
        ("subject:tin NEAR/3 price metal* tinn~", None),
        ("to:washington country:portugal para:(a OR (b c))", None),
    ],
)
def test_queries_are_said_in_words(typed: str, said: str | None) -> None:
    words = in_words(read(typed))
    assert words.startswith(("telegrams ", "all telegrams"))
    if said is not None:
        assert words == said


def test_each_part_can_be_taken_away() -> None:
    parts = parts_of(read("from:lisbon tin OR copper -zinc"))
    assert [part.words for part in parts] == [
        "from Lisbon",
        "with the word tin or copper",
        "without the word zinc",
    ]
    assert [part.without for part in parts] == [
        "(tin OR copper) -zinc",
        "from:LISBON -zinc",
        "from:LISBON (tin OR copper)",
    ]


def test_very_many_parts_are_said_in_few() -> None:
    before = process_time()
    parts = parts_of(read(" ".join(f"w{number}" for number in range(200))))
    assert process_time() - before < 1.5
    assert (len(parts), parts[-1].words) == (30, "and 171 more")
    assert read(parts[-1].without).tree == read(" ".join(f"w{number}" for number in range(29))).tree


_PIECES = st.sampled_from(
    ["tin", "price", '"', "“", "(", ")", "-", "!", "*", "?", "~", "~2", "OR", "AND", "NOT", "NEAR/3",
     "NEAR/999", "from:", "tags:", "date:", "class:", "level<=", "subject:", "para:(", "exact:", "has:",
     "missing:", "ref:", "1974", "1974-03..", "<", "la", "paz", "EAP/MLS", "non-paper", ":", "=", "\x00",
     "\u202e", "\ufeff", " ", "\n", "a*b*c*", "café", "٣", "ß", "🙂", "\ud800", "+", "..", "x:y:z"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(_PIECES, max_size=24).map(" ".join),
        st.lists(_PIECES, max_size=24).map("".join),
    )
)
@example("(" * 10_000)
@example(")" * 10_000)
@example("-" * 10_000)
@example("NOT " * 2_500)
@example('"' * 10_000)
@example("a OR " * 2_000)
@example("~" * 10_000)
@example("subject:" * 1_000)
@example("para:(" * 1_000)
@example("tin NEAR/3 " * 900)
@settings(deadline=2_000)
def test_any_text_is_a_query_that_prints_and_reads_the_same(text: str) -> None:
    query = read(text)
    printed = print_query(query)
    assert read(printed).tree == query.tree
    assert in_words(query)
    assert len(leaves(query.tree)) <= 2 * MOST_LEAVES
    widened, expansions = expand(query.tree, lambda *_: True)
    assert print_tree(widened) == printed
    off = exactly(query.tree, expansions)
    assert read(print_tree(off)).tree == off
    assert expand(off, lambda *_: True)[1] == []
    for part in parts_of(query):
        read(part.without)


def test_long_queries_are_read_fast() -> None:
    for text in (
        "(" * 20_000,
        "a*b*c* " * 3_000,
        '"a b" ' * 3_000,
        "date:march " * 2_000,
        "from:la paz " * 1_500,
    ):
        before = process_time()
        read(text)
        assert process_time() - before < 1.5
