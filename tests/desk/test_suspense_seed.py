"""The telegram that came with the project, followed in the book and in its country's dossier."""

import re
from pathlib import Path

import pytest

from reftel import find, parse
from reftel.desk.desk import Desk, open_desk
from reftel.desk.finding_pass import PassOptions
from reftel.desk.intake_options import Options
from reftel.extract.risk import private_persons

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Desk:
    desk = open_desk(tmp_path_factory.mktemp("seed") / "archive", create=True)
    desk.add([shared / "seed"], Options(workers=1))
    desk.findings.look_through(PassOptions(workers=1))
    desk.facts.add(shared / "facts" / "tip_tiers.csv")
    desk.facts.add(shared / "posts" / "chiefs_of_mission.csv")
    desk.suspense.accept([one.name for one in desk.suspense.suggestions(limit=None)])
    return desk


def test_its_asks_begin_answered_and_its_promises_open(desk: Desk) -> None:
    entries = desk.suspense.list("2006-12-31", due=False).entries
    asks = [one for one in entries if one.kind == "ask"]
    assert len(asks) >= 4
    assert sum(one.status == "answered" for one in asks) >= 3
    assert all(one.evidence for one in asks if one.status == "answered")
    assert len([one for one in entries if one.kind == "promise"]) >= 5
    assert {one.country for one in entries} == {"KH"}


def test_the_promise_with_a_date_falls_due_a_month_after_the_meeting(desk: Desk) -> None:
    [dated] = [one for one in desk.suspense.list("2006-10-06").entries if one.due_date is not None]
    assert (dated.due_date, dated.standing, dated.days_late) == ("2006-10-05", "overdue", 1)
    assert "provincial police commissioners" in dated.quote
    assert dated.id not in {one.id for one in desk.suspense.list("2006-10-04").entries}


def test_its_rating_stands_with_what_was_raised_in_the_period_it_judges(desk: Desk) -> None:
    dossier = desk.dossiers.country("Cambodia", "2008-01-01")
    [line] = dossier.ratings
    judged = {year.rated.year: year for year in line.years}
    assert [judged[year].rated.value for year in (2005, 2006, 2007)] == ["3", "2WL", "2WL"]
    assert judged[2006].rated.released == "2006-06-05"
    assert len(judged[2007].demarches) >= 4
    assert len(judged[2007].promises) >= 5
    assert not judged[2006].promises


def test_the_chief_of_mission_of_the_day_is_known(desk: Desk) -> None:
    [chief] = desk.facts.holders("Phnom Penh", "2006-09-05")[-1:]
    record = desk.open("06PHNOMPENH1606").view
    assert record is not None
    assert chief.name.split()[-1].upper() == record.copy.record.signature


def test_the_accused_appears_by_role(desk: Desk, shared: Path) -> None:
    [place] = (shared / "seed").glob("*.txt")
    found = find(parse(place.read_text(encoding="utf-8")))
    accused = {one.name.split()[-1].lower() for one in private_persons(found.names)}
    assert accused
    book, dossier = desk.suspense.list("2006-12-31", due=False), desk.dossiers.country("KH", "2008-01-01")
    told = f"{book}{dossier}".lower()
    assert not [name for name in accused if name in told]
    assert re.search(r"accused [a-z]\. ", told)
