"""Marks and notes of readers, over the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options
from reftel.desk.marking import MarksDesk
from reftel.desk.noting import NotThereError
from reftel.desk.proving import prove
from reftel.desk.reader import Reader
from reftel.sample import telegrams

LIST = "04CASTREL1891"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("marked") / "archive", create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
        yield desk


def test_marks_are_a_reader_s_own_and_who_read_is_seen_by_others(desk: Desk) -> None:
    other = MarksDesk(desk._archive, Reader("A. Second"))
    assert other.put("04 Castrel 1891", "read", on=True) == LIST
    other.put(LIST, "claimed", on=True)
    desk.marks.put(LIST, "starred", on=True)
    seen = desk.marks.of([LIST])[LIST]
    assert (set(seen.mine), seen.read_by, seen.claimed_by) == ({"starred"}, ["A. Second"], ["A. Second"])
    assert other.counts() == {"read": 1, "claimed": 1}
    assert [one.address for one in desk.marks.marked("starred")] == [LIST]


def test_setting_aside_takes_the_star_away(desk: Desk) -> None:
    desk.marks.put("05CASTREL462", "starred", on=True)
    desk.marks.put("05CASTREL462", "aside", on=True)
    assert desk.marks.of(["05CASTREL462"])["05CASTREL462"].mine == {"aside"}
    desk.marks.put("05CASTREL462", "aside", on=False)
    assert "05CASTREL462" not in desk.marks.of(["05CASTREL462"])


def test_a_search_leads_to_what_is_unread_until_nothing_is_left(desk: Desk) -> None:
    found = [hit.address for hit in desk.search("tamnik", order="date", limit=50).hits]
    seen = []
    while (following := desk.marks.next_unread("tamnik", "date", 0)) is not None:
        seen.append(following.address)
        desk.marks.put(following.address, "read", on=True)
    assert seen == found
    assert desk.marks.next_unread("tamnik", "date", len(found)) is None


def test_notes_stand_at_their_place_and_are_withdrawn_not_lost(desk: Desk) -> None:
    number = desk.notes.add(LIST, "note", "p3", "Compare with March.")
    corrected = desk.notes.add(LIST, "correction", "p3", "November 5", "November\n4")
    subject = desk.notes.add(LIST, "correction", "subject", "Velmora hands over its list")
    notes = {one.number: one for one in desk.notes.on(LIST)}
    text = desk.open(LIST).view
    assert text is not None
    start, stop = notes[corrected].start, notes[corrected].stop
    assert text.copy.text[start:stop] == "November 4"
    assert notes[subject].quote.startswith("VELMORA HANDS OVER")
    assert desk.notes.withdraw(number)
    assert number not in {one.number for one in desk.notes.on(LIST)}
    assert desk.notes.withdraw(number, back=True)
    assert number in {one.number for one in desk.notes.on(LIST)}
    assert not desk.notes.withdraw(99_999)


@pytest.mark.parametrize(
    ("place", "quote", "says"),
    [("p99", "", "no paragraph 99"), ("p3", "of", "more than once"), ("p3", "zeppelins", "does not stand")],
)
def test_a_note_that_has_no_place_is_refused_with_the_next_step(
    desk: Desk, place: str, quote: str, says: str
) -> None:
    with pytest.raises(NotThereError, match=says):
        desk.notes.add(LIST, "correction", place, "other words", quote)


def test_a_quotation_is_proved_by_file_line_and_span_whatever_its_line_ends(desk: Desk) -> None:
    view = desk.open(LIST).view
    assert view is not None
    [proof] = prove(view.copies, "the difference from the earlier number")
    start, stop = proof.span
    assert view.copy.text[start:stop].split() == ["the", "difference", "from", "the", "earlier", "number"]
    assert proof.paragraph == 3
    assert view.copy.text.count("\n", 0, start) == proof.line - 1
    assert proof.before.endswith("that ")
    assert prove(view.copies, "The Difference") == []
    assert prove(view.copies, "  ") == []


def test_the_overview_counts_every_telegram_once(desk: Desk) -> None:
    overview = desk.above.overview()
    assert overview.total == desk.search("").total
    assert sum(overview.years.values()) + overview.undated == overview.total
    assert sum(count for _, count in overview.levels) == overview.total
    everything, later = desk.above.traffic(), desk.above.traffic("2000", "2004")
    assert sum(way.count for way in later.ways) < sum(way.count for way in everything.ways)
    state = next(one for one in everything.posts if one.post == "STATE")
    assert state.place is not None
    assert state.received > 10
