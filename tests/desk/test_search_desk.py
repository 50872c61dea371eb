import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from reftel.desk.desk import Desk, open_desk
from reftel.desk.narrowing import narrowing
from reftel.query import print_tree, read
from reftel.query.facets import FACETS, FacetName
from reftel.query.selecting import chosen


@pytest.fixture(scope="module")
def desk(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("searches") / "archive"
    with open_desk(folder, create=True) as opened:
        opened.add([repository / "src/reftel/sample/telegrams"])
        yield opened


@pytest.mark.parametrize("name", get_args(FacetName))
@pytest.mark.parametrize("query", ["", "trafficking OR gauges", "date:1974..1976", "class:C tags:KWMN"])
def test_every_count_is_what_its_query_finds(desk: Desk, name: FacetName, query: str) -> None:
    counts = desk.searches.facet(query, name)
    assert len({count.value for count in counts}) == len(counts)
    if not any(count.selected for count in counts):
        for count in counts[:12]:
            assert desk.search(count.query).total == count.count, count.query
    for count in counts[:6]:
        again = {one.value: one for one in desk.searches.facet(count.query, name)}
        if count.value in again:  # a year taken away from a range is counted still
            assert again[count.value].selected is not count.selected
            assert again[count.value].count == count.count


def test_facets_have_the_names_that_are_promised() -> None:
    assert set(FACETS) == set(get_args(FacetName))


def test_two_values_at_once_are_kept_as_two_demands(desk: Desk) -> None:
    first, second = [count.value for count in desk.searches.facet("trafficking", "tag")[:2]]
    query = f"trafficking tags:{first} tags:{second}"
    counts = {count.value: count.count for count in desk.searches.facet(query, "tag")}
    assert counts[first] == counts[second] == desk.search(query).total


def test_time_is_counted_without_the_days_that_are_asked_for(desk: Desk) -> None:
    whole = desk.searches.timeline("trafficking")
    total = desk.search("trafficking").total
    assert sum(bar.count for bar in whole.bars) + whole.undated == total
    assert not any(bar.selected for bar in whole.bars)
    busiest = max(whole.bars, key=lambda bar: bar.count)
    assert desk.search(busiest.query).total == busiest.count
    narrowed = desk.searches.timeline(busiest.query)
    assert [(bar.value, bar.count) for bar in narrowed.bars] == [(bar.value, bar.count) for bar in whole.bars]
    assert [bar.value for bar in narrowed.bars if bar.selected] == [busiest.value]
    assert narrowed.base == "trafficking"


@pytest.mark.parametrize(("unit", "length"), [("year", 4), ("month", 6), ("day", 8)])
def test_time_has_bars_without_gaps(desk: Desk, unit: str, length: int) -> None:
    first, last = dt.date(2006, 1, 1), dt.date(2006, 12, 31)
    line = desk.searches.timeline("trafficking OR gauges", unit, first, last)  # type: ignore[arg-type]
    assert line.unit == unit
    assert line.base == "(trafficking OR gauges)"
    assert all(len(bar.value) == length for bar in line.bars)
    for before, after in zip(line.bars, line.bars[1:], strict=False):
        assert dt.date.fromisoformat(after.first) - dt.date.fromisoformat(before.last) == dt.timedelta(1)
    assert sum(bar.count for bar in line.bars) == desk.search("(trafficking OR gauges) date:2006").total


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("puerto", "post", "from:PUERTOALMAR"),
        ("levy from:castr", "post", "from:CASTREL"),
        ("KWM", "tag", "tags:KWMN"),
        ("tags:wom", "tag", "tags:KWMN"),
        ("has:comm", "field", "has:comment"),
        ("dat", "field", "date:"),
        ("06CASTREL1", "telegram", ""),
        ("traff", "word", "trafficking"),
    ],
)
def test_what_is_typed_is_completed_from_what_is_held(desk: Desk, typed: str, kind: str, text: str) -> None:
    given = desk.searches.suggest(typed, 20)
    fitting = [one for one in given if one.kind == kind and (not text or one.text == text)]
    assert fitting, given
    assert fitting[0].query.endswith(f"{fitting[0].text} ")
    if kind in {"post", "tag", "word", "telegram"} and " " not in typed:
        assert desk.search(fitting[0].query).total > 0


@pytest.mark.parametrize("typed", ["", " ", "(", '"', 'from:"', "foo:ba", "x" * 5_000, "\x00", "tags:", "*"])
def test_any_text_can_be_completed(desk: Desk, typed: str) -> None:
    assert len(desk.searches.suggest(typed)) <= 8


def test_coverage_counts_what_lacks_what_is_asked_for(desk: Desk) -> None:
    covered = desk.searches.coverage("harbour date:1960.. tags:(KWMN OR PREL)")
    assert covered.without_text == desk.search("missing:text date:1960.. tags:(KWMN OR PREL)").total
    undated = desk.search("harbour missing:date tags:(KWMN OR PREL)").total
    assert covered.without_date == undated
    assert covered.without_tags == desk.search("harbour date:1960.. missing:tags").total
    assert covered.not_held > 0
    assert desk.searches.coverage("harbour").not_held == 0
    assert covered.not_shown == 0


def test_what_a_telegram_cites_is_found_by_who_cites_it(desk: Desk) -> None:
    citing = next(hit for hit in desk.search("has:references", limit=100).hits if cited_by(desk, hit.address))
    found = {hit.address for hit in desk.search(f"citedby:{citing.address}", limit=100).hits}
    assert found == cited_by(desk, citing.address)
    assert not found & {hit.address for hit in desk.search(f"-citedby:{citing.address}", limit=1_000).hits}
    assert desk.searches.timeline(f"citedby:{citing.address}").bars
    lacking = desk.search("citedby:99LISBON98765")
    assert lacking.total == 0
    assert any("99LISBON98765" in note for note in lacking.notes)


def cited_by(desk: Desk, address: str) -> set[str]:
    view = desk.open(address).view
    states = [] if view is None else [*view.references]
    return {state.address for state in states if state.state == "held" and state.address}


def test_the_name_of_a_telegram_finds_those_that_cite_it(desk: Desk) -> None:
    cited = next(
        hit for hit in desk.search("has:number", limit=100).hits if desk.search(f"cites:{hit.mrn}").total
    )
    assert cited.mrn is not None
    post = cited.mrn[2:].rstrip("0123456789")
    found = {hit.address for hit in desk.search(f"{post} {cited.mrn[2 + len(post) :]}", limit=100).hits}
    if desk.search(f"{post} {cited.mrn[2 + len(post) :]}").expansions:
        assert found >= {hit.address for hit in desk.search(f"cites:{cited.mrn}", limit=100).hits}
        assert cited.address in found


def test_figures_are_a_part_of_a_telegram(desk: Desk) -> None:
    results = desk.search("has:figures", limit=3)
    assert 0 < results.total < desk.search("has:text").total
    assert results.read_as == "telegrams with figures (sums, shares or quantities)"


@pytest.mark.parametrize("name", get_args(FacetName))
@pytest.mark.parametrize(
    "query",
    ["", "harbour", "harbour OR dues", "from:rio de janeiro levy", "post:LISBON tags:PREL date:1974 x"],
)
def test_queries_of_counts_choose_their_value(name: FacetName, query: str) -> None:
    values = {
        "year": ["1974", "2006"],
        "month": ["197403", "200612"],
        "day": ["19740305"],
        "level": ["SBU", "C"],
    }
    others = [
        "LISBON",
        "RIO DE JANEIRO",
        "PREL",
        "HUMAN RIGHTS",
        "DOE & SONS",
        "O'DOE",
        "X-1",
        "OR",
        "NEAR/3",
    ]
    tree = read(query).tree
    for count in narrowing(tree, name, [(value, 1) for value in values.get(name, others)]):
        assert read(count.query).tree == read(print_tree(chosen(tree, name).toggled(count.value))).tree
