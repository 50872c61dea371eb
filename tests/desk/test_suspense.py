"""The suspense book at the desk: accepting, entering, outcomes, history, proposals, calendar, feed."""

import sqlite3
from pathlib import Path

import icalendar
import pytest
from lxml import etree
from tests.desk.sample_desk import bring_tables, sample_at
from tests.made_telegrams import telegram

from reftel.archive.suspense import rederive
from reftel.archive.suspense_places import GONE
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options
from reftel.desk.suspense_citing import CitedWrongError
from reftel.suspense.due import Wanted
from reftel.suspense.entry import Evidence
from reftel.suspense.page import as_markdown, as_text
from reftel.suspense.sheet import report_page
from reftel.suspense.steps import StepError
from reftel.suspense.table import Cited


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_at(tmp_path_factory.mktemp("book") / "archive")


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk at a copy of the sample whose book is empty."""
    with open_desk(made) as original:
        original.backup(tmp_path / "archive", lambda _name, _done: None)
    return open_desk(tmp_path / "archive")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Desk:
    """A desk at the sample with its whole book, for tests that only read."""
    place = tmp_path_factory.mktemp("told") / "archive"
    with open_desk(made) as original:
        original.backup(place, lambda _name, _done: None)
    desk = open_desk(place)
    bring_tables(desk)
    return desk


def cited(telegram: str, quote: str = "", paragraph: int | None = None) -> Cited:
    return Cited(quote, telegram, paragraph, None, None, None, None, None)


def paper(quote: str, day: str | None) -> Cited:
    return Cited(quote, None, None, "statement.pdf", "a" * 64, "2", "fr", day)


INVENTORY = "He promised to hand it over by October 31"


def test_nothing_comes_into_the_book_by_itself(desk: Desk) -> None:
    assert desk.suspense.list("2006-01-01", due=False).entries == []
    assert len(desk.suspense.suggestions(limit=None)) > 50


def test_a_suggestion_that_was_accepted_is_an_entry_and_no_suggestion(desk: Desk) -> None:
    found = desk.suspense.suggestions(name="04CASTREL1637")
    [wanted] = [one for one in found if one.quote == INVENTORY]
    assert (wanted.due_date, wanted.country) == ("2004-10-31", "VL")
    [line] = desk.suspense.accept([wanted.name], "reader")
    assert (line.kind, line.status, line.mrn, line.origin) == ("promise", "open", "04CASTREL1637", "found")
    assert wanted.name not in {one.name for one in desk.suspense.suggestions(name="04CASTREL1637")}
    [again] = desk.suspense.accept([wanted.name])
    assert again.id == line.id
    assert [one.id for one in desk.suspense.of_telegram("04CASTREL1637", "2004-12-01")] == [line.id]


def test_suggestions_are_filtered_by_country_kind_and_time(desk: Desk) -> None:
    found = desk.suspense.suggestions(Wanted(country="Velmora", kind="promise", until="2004-12-31"))
    assert found
    assert {one.country for one in found} == {"VL"}
    assert {one.kind for one in found} == {"promise"}
    assert max(one.said for one in found) <= "2004-12-31"


@pytest.mark.parametrize("name", ["no-name", "999999-promise-1", "d12", "1-meeting-3"])
def test_a_name_that_means_no_ask_or_promise_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(StepError):
        desk.suspense.accept([name])


def test_an_entry_by_hand_may_rest_on_any_paper(desk: Desk) -> None:
    line = desk.suspense.add(
        kind="promise", by="Ministry of Health", what="open a clinic", source=paper("ouvrira", "2024-03-01"),
        said="2024-03-01", due_date="2024-09-01", country="fr", topics=["health; clinics"],
    )  # fmt: skip
    assert (line.document, line.country, line.topics) == ("statement.pdf", "FR", ["health", "clinics"])
    assert (line.source.page, line.source.language, line.source.checksum) == ("2", "fr", "a" * 64)
    kept = desk.suspense.change(line.id, "kept", [paper("la clinique est ouverte", "2024-08-30")])
    assert (kept.status, kept.completion, kept.closed) == ("kept", 4, "2024-08-30")


def test_words_that_do_not_stand_in_the_telegram_are_refused(desk: Desk) -> None:
    with pytest.raises(CitedWrongError, match="do not stand"):
        desk.suspense.add(kind="ask", by="We", what="x", source=cited("04CASTREL1637", "never written"))
    with pytest.raises(CitedWrongError, match="paragraph 3"):
        desk.suspense.add(
            kind="ask", by="We", what="x", source=cited("04CASTREL1637", "guard company", paragraph=3)
        )


def test_words_are_found_across_line_ends_and_pages_with_paragraph_and_span(desk: Desk) -> None:
    words = "The Ambassador, DCM and Quireston met on March 16 with Deputy Foreign Minister Saravic"
    line = desk.suspense.add(kind="ask", by="We", what="x", source=cited("05CASTREL462", words))
    assert (line.paragraph, line.quote) == (5, words)
    assert line.source.span is not None
    assert line.source.mark == "C"


def test_the_book_stands_as_it_stood_on_a_day(told: Desk) -> None:
    def open_on(day: str) -> set[str]:
        return {one.key for one in told.suspense.list(day, Wanted(country="Velmora")).entries}

    assert "missiles-2" not in open_on("2004-10-30")
    assert "missiles-2" in open_on("2004-10-31")
    assert "missiles-2" in open_on("2004-11-02")
    assert "missiles-2" not in open_on("2004-11-03")
    assert told.suspense.list("2003-12-31", Wanted(country="VL"), due=False).entries == []
    [then] = [one for one in told.suspense.list("2005-01-20", due=False).entries if one.key == "missiles-1"]
    assert (then.status, then.answer, len(then.evidence)) == ("broken", "agreed", 2)
    [now] = [one for one in told.suspense.list("2006-01-20", due=False).entries if one.key == "missiles-1"]
    assert now.status == "kept"


def test_lists_narrow_by_party_topic_status_and_come_in_pieces(told: Desk) -> None:
    everything = told.suspense.list("2013-06-01", due=False)
    assert everything.total == len(everything.entries) == 30
    broken = told.suspense.list("2013-06-01", Wanted(statuses=("broken",)), due=False)
    assert {one.status for one in broken.entries} == {"broken"}
    brezhar = told.suspense.list("2013-06-01", Wanted(party="Brezhar", topic="missiles"), due=False)
    assert {one.country for one in brezhar.entries} == {"VL"}
    piece = told.suspense.list("2013-06-01", due=False, limit=7, offset=14)
    assert piece.total == 30
    assert [one.id for one in piece.entries] == [one.id for one in everything.entries[14:21]]
    then = told.suspense.list("2005-01-20", due=False, limit=3, offset=2)
    whole = told.suspense.list("2005-01-20", due=False, limit=None)
    assert then.total == len(whole.entries)
    assert [one.id for one in then.entries] == [one.id for one in whole.entries[2:5]]


def test_within_brings_what_falls_due_soon(told: Desk) -> None:
    soon = told.suspense.list("2005-06-20", Wanted(country="VL"), within=15).entries
    assert [(one.key, one.standing) for one in soon if one.key == "missiles-4"] == [("missiles-4", "due")]
    assert "missiles-4" not in {one.key for one in told.suspense.list("2005-06-20").entries}


def test_a_history_is_kept_whole_and_undo_takes_back(desk: Desk) -> None:
    source = cited("04CASTREL1637", INVENTORY)
    line = desk.suspense.add(kind="promise", by="Brezhar", what="inventory", source=source)
    desk.suspense.change(
        line.id, "kept", [cited("04CASTREL1891", "delivered the inventory")], author="A. Officer"
    )
    opened = desk.suspense.open(line.id)
    assert [step.change.kind for step in opened.history] == ["made", "status"]
    assert opened.history[1].change.author == "A. Officer"
    assert opened.history[1].change.day == "2004-11-05"
    back = desk.suspense.undo(line.id, day="2005-01-01")
    assert (back.status, back.evidence) == ("open", [])
    history = desk.suspense.open(line.id).history
    assert [(step.change.kind, step.taken_back) for step in history] == [
        ("made", False), ("status", True), ("undo", False),
    ]  # fmt: skip


def test_the_database_refuses_to_alter_or_drop_a_change(desk: Desk) -> None:
    desk.suspense.add(kind="ask", by="We", what="x", source=cited("04CASTREL1637", INVENTORY))
    with sqlite3.connect(desk.folder / "archive.db") as connection:
        for statement in ("UPDATE entry_changes SET author = 'x'", "DELETE FROM entry_changes"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(statement)


def test_changes_without_evidence_before_the_beginning_or_against_sense_are_refused(desk: Desk) -> None:
    line = desk.suspense.add(kind="ask", by="We", what="x", source=cited("04CASTREL1637", INVENTORY))
    with pytest.raises(StepError, match="evidence"):
        desk.suspense.change(line.id, "kept", [])
    with pytest.raises(StepError, match="begins on"):
        desk.suspense.change(line.id, "kept", [paper("done", "2001-01-01")])
    with pytest.raises(StepError, match="no day"):
        desk.suspense.change(line.id, "kept", [paper("done", None)])
    with pytest.raises(StepError, match="where you looked"):
        desk.suspense.review(line.id, " ", day="2005-01-01")
    with pytest.raises(StepError, match="cannot be corrected"):
        desk.suspense.correct(line.id, {"status": "kept"}, day="2005-01-01")
    with pytest.raises(StepError, match="no day"):
        desk.suspense.correct(line.id, {"due_date": "soon"}, day="2005-01-01")
    assert desk.suspense.open(line.id).entry.status == "open"


def test_withdrawn_entries_are_out_of_lists_until_taken_back(desk: Desk) -> None:
    line = desk.suspense.add(kind="ask", by="We", what="x", source=cited("04CASTREL1637", INVENTORY))
    desk.suspense.withdraw(line.id, "entered twice", day="2005-01-01")
    assert desk.suspense.list("2005-06-01", due=False).entries == []
    assert len(desk.suspense.list("2004-12-01", due=False).entries) == 1
    desk.suspense.undo(line.id, day="2005-01-02")
    assert len(desk.suspense.list("2005-06-01", due=False).entries) == 1


def test_a_telegram_that_was_taken_down_takes_its_words_out_of_the_book(desk: Desk) -> None:
    line = desk.suspense.add(kind="ask", by="We", what="guards", source=cited("04CASTREL1637", INVENTORY))
    desk.suspense.change(line.id, "kept", [cited("04CASTREL1891", "That promise was kept to the day")])
    desk.take_down("04CASTREL1891", "a test")
    [shown] = desk.suspense.list("2005-01-01", due=False).entries
    assert (shown.quote, shown.evidence[0].quote) == (INVENTORY, GONE)
    assert "kept to the day" not in f"{desk.suspense.open(line.id)}"
    desk.take_down("04CASTREL1637", "a test")
    [shown] = desk.suspense.list("2005-01-01", due=False).entries
    assert (shown.what, shown.quote, shown.status) == (GONE, GONE, "kept")


def test_a_correction_rests_on_what_the_entry_rests_on(desk: Desk) -> None:
    line = desk.suspense.add(kind="ask", by="We", what="guards", source=cited("04CASTREL1637", INVENTORY))
    corrected = desk.suspense.correct(line.id, {"to": "Brezhar", "due_date": "2004-12-01"}, day="2004-10-01")
    assert (corrected.to, corrected.due_date, corrected.evidence) == ("Brezhar", "2004-12-01", [])
    last = desk.suspense.open(line.id).history[-1].change
    assert [one.quote for one in last.evidence] == [INVENTORY]


def test_later_telegrams_are_proposed_with_reasons_and_never_applied(desk: Desk) -> None:
    source = cited("04CASTREL1637", INVENTORY)
    line = desk.suspense.add(
        kind="promise", by="General Brezhar", what="hand over the inventory", source=source
    )
    [first, *_] = desk.suspense.proposals(line.id)
    assert first.evidence.address == "04CASTREL1891"
    assert "inventory" in first.evidence.quote
    assert any(why.startswith("cites 04CASTREL1637") for why in first.why)
    assert desk.suspense.open(line.id).entry.evidence == []
    desk.suspense.decline(line.id, "04CASTREL1891", day="2005-01-01")
    assert "04CASTREL1891" not in {one.evidence.address for one in desk.suspense.proposals(line.id)}
    desk.suspense.change(line.id, "kept", [first.evidence])
    assert desk.suspense.open(line.id).entry.evidence == [first.evidence]


def test_proposals_come_after_the_day_and_not_from_what_is_evidence(told: Desk) -> None:
    for entry in told.suspense.list("2013-01-01", due=False, limit=None).entries:
        for proposed in told.suspense.proposals(entry.id):
            assert (proposed.evidence.date or "") >= entry.said
            assert proposed.evidence.address not in {one.address for one in entry.evidence}
            assert proposed.evidence.quote
            assert proposed.why


def test_the_calendar_is_read_back_by_a_calendar_program(told: Desk) -> None:
    made = icalendar.Calendar.from_ical(told.suspense.calendar("2005-04-10"))
    days = {str(event["uid"]).split("@")[0]: str(event.decoded("dtstart")) for event in made.walk("VEVENT")}
    assert days["missiles-4"] == "2005-06-30"
    assert "missiles-2" not in days  # kept by then
    assert len(days) == len(made.walk("VEVENT"))
    [event] = [one for one in made.walk("VEVENT") if str(one["uid"]).startswith("missiles-4@")]
    assert "120 missiles will be destroyed by June 30" in str(event["description"])


def test_the_feed_is_atom_and_safe(desk: Desk) -> None:
    desk.suspense.add(
        kind="promise",
        by="<b>Ministry & Co</b>",
        what="answer \x0b",
        source=paper("</entry><x>", "2024-03-01"),
        said="2024-03-01",
        due_date="2024-04-01",
    )
    root = etree.fromstring(desk.suspense.feed("2024-04-02", "http://localhost/suspense/"))
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert root.findtext("a:id", namespaces=names) == "http://localhost/suspense"
    [title] = [one.text for one in root.findall("a:entry/a:title", names)]
    assert title == "1 days overdue: <b>Ministry & Co</b>: answer"
    assert root.findall("a:entry/a:updated", names)[0].text == "2024-04-01T00:00:00Z"


def test_a_report_counts_what_came_and_in_what_time(told: Desk) -> None:
    made = told.suspense.report("Velmora", "2006-12-31", told.suspense.meant("Velmora"))
    total = made.total
    assert (total.asked, total.promised, total.kept, total.broken, total.overtaken) == (2, 8, 5, 1, 1)
    assert total.days == 47
    assert total.late == 2
    assert made.ours_open == 1
    assert [line.year for line in made.years] == [2004, 2005, 2006]
    assert sum(line.promised for line in made.years) == total.promised
    text = as_text(report_page(made))
    assert "120 missiles will be destroyed by June 30" in text
    then = told.suspense.report("Velmora", "2005-05-01", told.suspense.meant("VL"))
    assert then.total.kept == 2


def test_the_sheet_for_a_meeting_has_all_that_is_open_with_its_words(told: Desk) -> None:
    page = told.suspense.meeting("Velmora", "2005-06-01", told.suspense.meant("Velmora"))
    text = as_text(page)
    assert "They promised" in text
    for words in ("120 missiles will be destroyed", "a further 150", "the remaining 102"):
        assert words in text
    assert "hand over a full inventory" not in text
    assert as_markdown(page).startswith("# Next meeting: Velmora")
    assert told.suspense.meant("Saravic").party == "Saravic"


def test_every_state_follows_from_its_history(told: Desk) -> None:
    before = told.suspense.list("2020-01-01", due=False, limit=None).entries
    with told._archive.database.writing() as connection:
        assert rederive(connection) == 30
    assert told.suspense.list("2020-01-01", due=False, limit=None).entries == before


def test_private_persons_in_cases_stand_by_role_unless_asked_for_by_name(tmp_path: Path) -> None:
    body = (
        "1. The Consul asked about the case of American citizen Jonas Arlo Quill, who was arrested on\n"
        "March 3 on charges of fraud. The Prosecutor promised to send the file of Quill by April 1.\n"
    )
    (tmp_path / "t.txt").write_text(telegram(77, post="SUVA", body=body), encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([tmp_path / "t.txt"], Options(workers=1))
        names = [one.name for one in desk.suspense.suggestions(name="05SUVA77")]
        desk.suspense.accept(names)
        by_hand = desk.suspense.add(
            kind="promise",
            by="Prosecutor",
            what="send Quill's file",
            source=cited("05SUVA77", "the file of Quill"),
        )
        assert "Quill" not in f"{by_hand}"
        day = "2006-06-01"
        listed = desk.suspense.list(day, due=False)
        assert len(listed.entries) == len(names) + 1 > 1
        desk.suspense.export_table(tmp_path / "t.csv", day)
        shown = [
            f"{listed}",
            f"{desk.suspense.open(by_hand.id)}",
            desk.suspense.calendar(day).decode(),
            desk.suspense.feed(day, "http://localhost").decode(),
            as_text(desk.suspense.meeting("Fiji", day, Wanted())),
            f"{desk.dossiers.country('Fiji', day)}",
            (tmp_path / "t.csv").read_text(encoding="utf-8"),
        ]
        assert [text for text in shown if "quill" in text.lower()] == []
        assert "J. A. Q." in shown[0]
        assert "Quill" in f"{desk.suspense.list(day, due=False, names=True)}"


def test_nothing_in_the_book_stands_without_its_words(told: Desk) -> None:
    for entry in told.suspense.list("2020-01-01", due=False, limit=None).entries:
        evidence: list[Evidence] = [entry.source, *entry.evidence]
        assert all(one.quote and (one.address or one.document) for one in evidence)
