"""Dossiers of the sample: one axis, ratings with what they judge, figures, each with its sentence."""

from pathlib import Path

import docx
import pytest
from tests.desk.sample_desk import bring_tables, sample_at

from reftel.desk.desk import Desk, open_desk
from reftel.desk.dossier_page import dossier_page
from reftel.desk.dossier_subjects import NothingKnownError
from reftel.desk.page_documents import write_document
from reftel.suspense.grid import measure_of, rows_in, table_spans
from reftel.suspense.page import as_markdown, as_text


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = sample_at(tmp_path_factory.mktemp("dossiers") / "archive")
    desk = open_desk(folder)
    bring_tables(desk)
    return desk


TODAY = "2013-06-01"


def test_a_country_has_everything_on_one_axis_in_order(desk: Desk) -> None:
    dossier = desk.dossiers.country("Marisanda", TODAY)
    assert (dossier.kind, dossier.name, dossier.telegrams) == ("country", "Marisanda", 13)
    kinds = {row.kind for row in dossier.rows}
    assert {"telegram", "meeting", "ask", "promise", "outcome", "rating"} <= kinds
    days = [row.day for row in dossier.rows if row.day is not None]
    assert days == sorted(days)
    assert dossier.by_year[2004] == 3


def test_nothing_stands_without_its_sentence_or_its_table(desk: Desk) -> None:
    for name in ("Marisanda", "Velmora", "PHUM", "06DROVNIK665"):
        for row in desk.dossiers.open(name, TODAY).rows:
            assert row.place
            assert row.quote or row.source


def test_a_rating_stands_with_its_period_what_was_raised_and_what_came(desk: Desk) -> None:
    [line] = desk.dossiers.country("Marisanda", TODAY).ratings
    shown = {year.rated.year: year.rated.value for year in line.years}
    assert shown == {
        2003: "2", 2004: "2WL", 2005: "3", 2006: "2WL", 2007: "2", 2008: "2", 2009: "2", 2010: None,
        2011: "2", 2012: "1", 2013: None,
    }  # fmt: skip
    assert next(year for year in line.years if year.rated.year == 2010).rated.missing
    of_2005 = next(year for year in line.years if year.rated.year == 2005)
    assert (of_2005.rated.begins, of_2005.rated.ends) == ("2004-04-01", "2005-03-31")
    assert any("introduce the bill" in row.words for row in of_2005.demarches)
    assert any("open a shelter" in row.words for row in of_2005.promises)
    assert any(row.kind == "outcome" and "December 20" in row.quote for row in of_2005.results)
    assert line.next is None


def test_figures_of_several_years_stand_side_by_side_as_the_texts_have_them(desk: Desk) -> None:
    grid = desk.dossiers.country("Marisanda", TODAY).grid
    assert grid.years[:5] == [2003, 2004, 2005, 2006, 2007]
    values = {
        what: [by_year[year][0].value for year in grid.years[:5]] for what, by_year in grid.rows.items()
    }
    assert values == {
        "investigations": ["6", "9", "5", "22", "31"],
        "prosecutions": ["2", "3", "1", "9", "14"],
        "convictions": ["0", "1", "0", "4", "8"],
        "victims": ["19", "27", "14", "61", "83"],
    }
    assert all(
        one.quote and one.address for row in grid.rows.values() for cell in row.values() for one in cell
    )


def test_what_is_in_the_book_stands_once_as_its_entry(desk: Desk) -> None:
    dossier = desk.dossiers.country("Velmora", TODAY)
    promised = [row for row in dossier.rows if row.kind == "promise" and row.entry is not None]
    assert len(promised) == len({row.entry for row in promised})
    assert {entry.country for entry in dossier.entries} == {"VL"}
    assert all(row.state == "book" for row in promised)


def test_a_finding_that_was_accepted_is_shown_as_the_entry_only(tmp_path: Path, desk: Desk) -> None:
    desk.backup(tmp_path / "copy", lambda _name, _done: None)
    with open_desk(tmp_path / "copy") as other:
        wanted = other.suspense.suggestions(name="04CASTREL1637")[0]
        before = [row for row in other.dossiers.open("Velmora", TODAY).rows if row.finding == wanted.name]
        assert len(before) == 1
        other.suspense.accept([wanted.name])
        rows = other.dossiers.open("Velmora", TODAY).rows
        assert [row for row in rows if row.finding == wanted.name] == []


def test_a_case_is_the_exchange_of_its_telegram(desk: Desk) -> None:
    dossier = desk.dossiers.open("06DROVNIK665", TODAY)
    assert dossier.kind == "case"
    assert {"case", "meeting", "promise"} <= {row.kind for row in dossier.rows}
    addresses = {row.address for row in dossier.rows}
    assert {"06DROVNIK665", "06DROVNIK884", "07DROVNIK261"} <= addresses


def test_topics_persons_and_bodies_have_dossiers_too(desk: Desk) -> None:
    topic = desk.dossiers.open("PARM", TODAY)
    assert (topic.kind, topic.telegrams > 5) == ("topic", True)
    words = desk.dossiers.topic("propellant", TODAY)
    assert {row.address for row in words.rows if row.kind == "telegram"} >= {"05CASTREL462", "05CASTREL1690"}
    person = desk.dossiers.person("Brezhar", TODAY)
    assert person.kind == "person"
    assert any("Brezhar" in (entry.by or "") for entry in person.entries)


def test_a_period_bounds_what_is_shown(desk: Desk) -> None:
    dossier = desk.dossiers.country("Marisanda", TODAY, since="2004-04-01", until="2005-03-31")
    told = [row for row in dossier.rows if row.kind in {"telegram", "ask", "promise", "case"}]
    assert told
    assert all(row.day is None or "2004-04-01" <= row.day <= "2005-03-31" for row in told)


def test_what_is_not_known_is_said_so(desk: Desk) -> None:
    with pytest.raises(NothingKnownError, match="countries"):
        desk.dossiers.country("Atlantis", TODAY)
    assert desk.dossiers.topic("zyzzyva", TODAY).rows == []


def test_a_dossier_is_a_page_in_every_form(desk: Desk, tmp_path: Path) -> None:
    page = dossier_page(desk.dossiers.country("Marisanda", TODAY))
    text, markdown = as_text(page), as_markdown(page)
    for written in (text, markdown):
        assert "missing" in written
        assert "introduced by October 1" in written
    write_document(tmp_path / "d.docx", page)
    paragraphs = [one.text for one in docx.Document(str(tmp_path / "d.docx")).paragraphs]
    assert paragraphs[0] == "Marisanda: country"
    assert any("(04TEMBARA551 para 3" in one for one in paragraphs)


def test_a_table_of_years_is_read_by_rows_and_nothing_else_is() -> None:
    text = (
        "Figures:\n\n          2003    2004\n Arrests:    1,204  N/A\n\n Convictions  3  4\n"
        "That was all in 2003.\n Victims 7 8\n"
    )
    assert [cell[:3] for cell in rows_in(text)] == [
        ("Arrests", 2003, "1,204"), ("Convictions", 2003, "3"), ("Convictions", 2004, "4"),
    ]  # fmt: skip
    [(start, end)] = table_spans(text)
    assert text[start:end].split()[:2] == ["2003", "2004"]
    assert text[start:end].rsplit(maxsplit=1)[-1] == "4"


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Persons convicted", "convictions"),
        ("investigations opened", "investigations"),
        ("arrests and convictions", None),
        ("tons of plums", None),
    ],
)
def test_a_measure_is_named_once_or_not_at_all(words: str, measure: str | None) -> None:
    assert measure_of(words) == measure
