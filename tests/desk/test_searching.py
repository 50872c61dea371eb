from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.desk.answers import Results
from reftel.desk.desk import Desk, open_desk
from reftel.query import read


@pytest.fixture(scope="module")
def desk(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("searching") / "archive"
    with open_desk(folder, create=True) as opened:
        opened.add([repository / "src/reftel/sample/telegrams"])
        yield opened


def addresses(results: Results) -> list[str]:
    return [hit.address for hit in results.hits]


def test_an_empty_query_is_all_telegrams(desk: Desk) -> None:
    results = desk.search("", limit=1_000)
    assert results.read_as == "all telegrams"
    assert results.total == len(results.hits) == len(list(desk.list()))
    assert results.unseen == {}
    assert results.notes == []


def test_an_answer_says_how_it_was_understood_and_what_each_part_is(desk: Desk) -> None:
    results = desk.search("tags:KWMN trafficking date:2004..2006")
    assert results.read_as.startswith("telegrams ")
    assert [part.words for part in results.parts][1:] == ["with the word trafficking", "2004 to 2006"]
    assert results.parts[1].without == "tags:KWMN date:2004..2006"
    assert 0 < results.total < desk.search("trafficking").total
    for part in results.parts:
        assert desk.search(part.without).total >= results.total


def test_snippets_show_the_words_and_why_says_where_they_stand(desk: Desk) -> None:
    results = desk.search("trafficking tags:KWMN")
    for hit in results.hits:
        assert any(reason.startswith(("subject: ", "text: ", "header: ")) for reason in hit.why)
        assert any("KWMN" in reason for reason in hit.why)
        for snippet in hit.snippets:
            for start, end in snippet.marks:
                assert snippet.text[start:end].lower().startswith("traffick")
    assert any(snippet.marks for hit in results.hits for snippet in hit.snippets)


def test_a_word_beside_or_is_not_said_to_be_there_when_it_is_not(desk: Desk) -> None:
    for hit in desk.search("trafficking OR gauges").hits:
        said = " ".join(hit.why)
        assert "header: gauges" not in said
        assert "header: trafficking" not in said


def test_a_query_without_words_shows_how_telegrams_begin(desk: Desk) -> None:
    results = desk.search("has:text", limit=5)
    assert all(hit.snippets and not hit.snippets[0].marks for hit in results.hits)
    assert all(hit.score is None for hit in results.hits)


def test_counts_narrow_to_what_they_count(desk: Desk) -> None:
    results = desk.search("trafficking OR gauges")
    assert set(results.facets) == {"post", "tag", "year"}
    for counts in results.facets.values():
        assert counts
        for count in counts:
            assert desk.search(count.query).total == count.count, count.query
    years = [int(count.value) for count in results.facets["year"]]
    assert years == sorted(years)


def test_a_value_that_is_chosen_is_let_go_of_and_its_facet_is_counted_without_it(desk: Desk) -> None:
    before = desk.search("trafficking").facets
    first, second = before["tag"][:2]
    after = desk.search(first.query).facets
    assert [(count.value, count.count) for count in after["tag"]] == [
        (count.value, count.count) for count in before["tag"]
    ]
    assert [count.value for count in after["tag"] if count.selected] == [first.value]
    assert after["tag"][0].query == "trafficking"
    both = desk.search(after["tag"][1].query)
    assert read(both.query).tree == read(f"trafficking (tags:{first.value} OR tags:{second.value})").tree
    assert both.total == desk.search(f"trafficking (tags:{first.value} OR tags:{second.value})").total
    assert sum(count.count for count in after["year"]) <= first.count


def test_the_name_of_a_telegram_opens_it(desk: Desk) -> None:
    first = desk.search("has:number date>=2000", limit=1).hits[0]
    assert first.mrn is not None
    post, serial = first.mrn[2:].rstrip("0123456789"), first.mrn[-3:]
    assert first.mrn.endswith(f"{post}{serial}")
    for name in (first.mrn, first.mrn.lower(), f" {first.mrn} ", f"{post} {serial}", f"{post} 00{serial}"):
        assert desk.search(name).open == first.address


def test_a_name_that_is_not_held_says_so_and_searches_its_words(desk: Desk) -> None:
    results = desk.search("99LISBON98765")
    assert results.open is None
    assert any("99LISBON98765" in note and "held" in note for note in results.notes)


def test_a_number_used_twice_is_not_opened_but_named(desk: Desk) -> None:
    results = desk.search("74PUERTOALMAR2866")
    assert results.open is None
    assert any("74PUERTOALMAR2866~2" in note for note in results.notes)


def test_pages_follow_each_other(desk: Desk) -> None:
    whole = addresses(desk.search("the", limit=100))
    pages = [
        address
        for start in range(0, len(whole), 7)
        for address in addresses(desk.search("the", limit=7, offset=start))
    ]
    assert pages == whole
    assert desk.search("the", limit=10, offset=10_000).hits == []


def test_dates_order_both_ways(desk: Desk) -> None:
    oldest = [hit.date or "9999" for hit in desk.search("the", order="date", limit=100).hits]
    newest = [hit.date or "0000" for hit in desk.search("the", order="newest", limit=100).hits]
    assert oldest == sorted(oldest)
    assert newest == sorted(newest, reverse=True)


@pytest.mark.parametrize(
    "typed",
    ["(((", '"', "tags:", "*", "-", "\x00", "\u202e", "a*b*c*", "x" * 10_000, "tin " * 2_500, "date:9999",
     "-the", "para:(the of)", "\ud800", "foo:bar", "NEAR/3"],
)  # fmt: skip
def test_no_query_fails(desk: Desk, typed: str) -> None:
    results = desk.search(typed)
    assert results.total >= 0
    assert results.query == typed


def test_telegrams_without_text_are_counted_as_not_seen(desk: Desk) -> None:
    lacking = desk.search("missing:text").total
    assert desk.search("harbour").unseen["without_text"] == lacking


def test_what_is_not_indexed_yet_is_pending(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(desk._archive.words), "held_by", lambda *_: 0)
    assert desk.search("harbour").unseen["pending"] > 0


def test_an_empty_answer_offers_other_spellings(desk: Desk) -> None:
    (offer,) = desk.search("trafickking").offers
    assert offer.query == "trafficking"
    assert offer.total == desk.search("trafficking").total
    assert "trafickking" in offer.words


def test_an_empty_answer_offers_the_field_that_was_meant(desk: Desk) -> None:
    month = (desk.search("trafficking").hits[0].date or "")[:7]
    assert desk.search(f"{month} trafficking").expansions[0].kinds == ["day"]
    offers = desk.search(f"{month} trafficking", expanded=False).offers
    assert [offer.query for offer in offers] == [f"date:{month} trafficking"]


def test_an_empty_answer_offers_any_of_the_words(desk: Desk) -> None:
    offers = desk.search("telegrams about trafficking gauges xylophones").offers
    assert [offer.query for offer in offers] == ["trafficking OR gauges OR xylophones"]
    assert all(desk.search(offer.query).total == offer.total > 0 for offer in offers)


def test_an_empty_answer_offers_the_words_that_tell_something(desk: Desk) -> None:
    offers = desk.search("who are you trafficking").offers
    assert [offer.query for offer in offers] == ["trafficking"]


def test_an_answer_that_found_something_offers_nothing_else(desk: Desk) -> None:
    results = desk.search("trafficking")
    assert (results.notes, results.offers) == ([], [])


def test_an_archive_with_nothing_in_it_answers(tmp_path: Path) -> None:
    with open_desk(tmp_path / "empty", create=True) as empty:
        results = empty.search("harbour")
        assert (results.total, results.hits, results.notes, results.unseen) == (0, [], [], {})


def test_an_archive_whose_index_is_gone_says_what_to_do(repository: Path, tmp_path: Path) -> None:
    with open_desk(tmp_path / "archive", create=True) as held:
        held.add(sorted((repository / "src/reftel/sample/telegrams").glob("06CASTREL*.txt")))
        held._archive.words.clear()
        results = held.search("harbour")
        assert any("rebuild words" in note for note in results.notes)
        assert results.unseen["pending"] > 0


def test_a_question_that_finds_nothing_is_offered_as_fields_and_telling_words(desk: Desk) -> None:
    hit = next(hit for hit in desk.search("trafficking").hits if hit.post)
    offers = desk.search(f"show telegrams from {hit.post} about trafficking").offers
    assert offers[0].query == f"from:{(hit.post or '').replace(' ', '')} trafficking"
    assert offers[0].total >= 1


def test_a_year_among_words_is_taken_for_the_date_too(desk: Desk) -> None:
    year = (desk.search("trafficking").hits[0].date or "")[:4]
    results = desk.search(f"the {year}", limit=200)
    assert results.total == desk.search(f"the ({year} OR date:{year})", expanded=False).total
    assert (
        results.total > desk.search(results.unexpanded or "").total == desk.search(f"the exact:{year}").total
    )
    last = results.hits[-1]
    assert f"date: {last.date} (for {year})" in last.why


@pytest.mark.parametrize(
    ("typed", "note", "offer"),
    [
        ("from:drovnk icon", "There are no telegrams from Drovnk here.", "from:DROVNIK icon"),
        ("tags:XYZQ trafficking", "There are no telegrams tagged XYZQ here.", None),
        ("signed:nobody trafficking", "There are no telegrams signed nobody here.", None),
        ("from:atlantis", None, None),
        ("from:drov* icon", None, None),
        ("from:drov* icon zeppelin", "No telegram here has zeppelin.", None),
    ],
)
def test_values_that_no_telegram_has_are_named(
    desk: Desk, typed: str, note: str | None, offer: str | None
) -> None:
    results = desk.search(typed)
    assert results.notes == ([note] if note else [])
    assert [each.query for each in results.offers] == ([offer] if offer else [])
    assert desk.search("from:drovnik icon").notes == []
