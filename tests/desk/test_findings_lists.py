"""Findings as they are shown: with their sentence, chosen for lists, and as the contract has them."""

from pathlib import Path

from tests.desk.finding_desk import BODY, one, run
from tests.desk.taking_in import take, write
from tests.made_telegrams import folder_of, telegram

from reftel.desk.desk import Desk
from reftel.desk.finding_export import as_contract
from reftel.desk.finding_views import read_name
from reftel.desk.findings import Sought


def test_every_finding_is_shown_with_its_sentence_and_place(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    opened = desk.open("05LISBON1")
    assert opened.view is not None
    for view in desk.findings.of("05LISBON1").findings:
        assert view.quote in view.sentence
        assert view.span is not None
        assert " ".join(opened.view.copy.text[slice(*view.span)].split()) == view.quote
        assert read_name(view.id) is not None
    assert one(desk, "response").answers == one(desk, "ask").id
    assert one(desk, "promise").words == (
        "The consul promises: an answer by the end of the month (2005-02-01)"
    )


def test_lists_are_chosen_by_kind_state_party_country_and_day(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 30))
    run(desk)
    room = desk.findings
    assert len(room.waiting()) == 50
    assert len(room.waiting(limit=100)) == 60
    days = [view.telegram.date for view in room.waiting(("ask",), limit=10)]
    assert days == sorted(days, key=str, reverse=True)
    oldest = room.list(Sought(kinds=("promise",), oldest=True, limit=5, offset=1))
    assert [view.telegram.mrn for view in oldest] == [f"05LISBON{serial}" for serial in range(2, 7)]
    assert len(room.list(Sought(by="harbour  MASTER", limit=None))) == 30
    assert len(room.list(Sought(about="consul", since="2005-01-10", until="2005-01", limit=None))) == 22
    assert len(room.list(Sought(country="PT", kinds=("ask",), limit=None))) == 30
    assert room.list(Sought(country="FR")) == []
    assert len(room.list(Sought(due_since="2005-02-01", due_until="2005-02", limit=None))) == 30
    decided = room.decide(room.waiting(("ask",), 1)[0].id, "reject")
    assert decided.finding is not None
    assert len(room.waiting(("ask",), 100)) == 29
    assert len(room.list(Sought(states=("rejected",)))) == 1


def test_as_the_contract_has_it_each_item_tells_its_state(desk: Desk, tmp_path: Path) -> None:
    place = write(tmp_path / "two.txt", telegram(9) + telegram(1, body=BODY))
    take(desk, place)
    run(desk)
    desk.findings.decide(one(desk, "promise").id, "confirm")
    whole = place.read_text()
    told = as_contract(desk.findings.of("05LISBON1"))
    assert (told["mrn"], told["source"]) == ("05LISBON1", f"{place}#2")
    asks, responses, promises = told["asks"], told["responses"], told["promises"]
    assert isinstance(asks, list)
    assert isinstance(responses, list)
    assert isinstance(promises, list)
    assert responses[0]["to_ask"] == 0
    assert (asks[0]["state"], promises[0]["state"]) == ("suggested", "confirmed")
    assert promises[0]["decided"]["author"] == "local"
    for item in (*asks, *responses, *promises):
        assert " ".join(whole[slice(*item["span"])].split()) == item["quote"]
