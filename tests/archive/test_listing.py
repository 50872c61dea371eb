"""Lists come by date, whatever page of them is asked for, and cost no more for what is not shown."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection
from tests.made_telegrams import telegram

from reftel.archive.archive import Archive
from reftel.archive.telegrams import list_rows
from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    place = tmp_path_factory.mktemp("list")
    folder = place / "in"
    folder.mkdir()
    for serial in range(1, 13):
        (folder / f"{serial}.txt").write_text(telegram(serial), encoding="utf-8")
    for number in range(4):
        (folder / f"note{number}.txt").write_text(
            f"A note, number {number}, without a day.\n", encoding="utf-8"
        )
    with open_desk(place / "archive", create=True) as desk:
        desk.add([folder], Options(workers=1))
    with Archive(place / "archive") as opened:
        yield opened


@pytest.fixture
def connection(archive: Archive) -> Iterator[Connection]:
    with archive.reading() as opened:
        yield opened


def test_the_undated_come_last_in_both_directions(connection: Connection) -> None:
    oldest = [row.mrn for row in list_rows(connection)]
    assert oldest == [f"05LISBON{serial}" for serial in range(1, 13)] + [None] * 4
    newest = [row.mrn for row in list_rows(connection, newest=True)]
    assert newest == [f"05LISBON{serial}" for serial in range(12, 0, -1)] + [None] * 4


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("limit", [1, 3, 5, 16, None])
def test_pages_put_together_are_the_whole(connection: Connection, limit: int | None, newest: bool) -> None:
    whole = [row.address for row in list_rows(connection, newest=newest)]
    paged: list[str] = []
    while True:
        page = [row.address for row in list_rows(connection, newest=newest, limit=limit, offset=len(paged))]
        if not page:
            break
        paged += page
        assert limit is None or len(page) <= limit
    assert paged == whole


def test_days_leave_out_what_has_none(connection: Connection) -> None:
    assert [row.mrn for row in list_rows(connection, since="2005-01-14")] == ["05LISBON11", "05LISBON12"]
    assert len(list(list_rows(connection, until="2005-01"))) == 12
    assert len(list(list_rows(connection, until="2005-01-05"))) == 2
    assert len(list(list_rows(connection, post="LISBON"))) == 12


def test_the_first_page_comes_from_an_index(connection: Connection) -> None:
    plan = connection.exec_driver_sql(
        "EXPLAIN QUERY PLAN SELECT address FROM telegrams "
        "WHERE date IS NOT NULL ORDER BY date, address LIMIT 5"
    )
    words = " ".join(str(row) for row in plan)
    assert "telegrams_date" in words
    assert "TEMP B-TREE" not in words
