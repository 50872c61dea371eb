"""Searches kept in the browser: saved, asked again with what is new, taken as a table, let go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options
from reftel.sample import telegrams
from reftel.web.app import create_app
from reftel.web.guarding import GuardedApp

Client = TestClient[GuardedApp]
OWN = {"origin": "http://127.0.0.1:8765"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A room over some of the sample, for one test alone; the rest is taken in later."""
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([Path(str(one)) for one in sorted(telegrams(), key=str)[:12]], Options(workers=1))
        with TestClient(create_app(desk), base_url="http://127.0.0.1:8765") as client:
            yield client


def test_a_search_is_saved_from_its_results_and_listed(client: Client) -> None:
    assert 'action="/saved"' in client.get("/search", params={"q": ""}).text
    said = client.post("/saved", data={"name": "Everything", "query": "", "back": "/search?q="}, headers=OWN)
    assert "Kept as Everything." in said.text
    page = client.get("/saved").text
    assert 'href="/saved?name=Everything"' in page
    assert "12" in client.get("/saved", params={"name": "Everything"}).text


def test_many_queries_are_asked_at_once_and_come_as_a_table(client: Client) -> None:
    form = {"do": "batch", "name": "Two", "queries": "missiles\n\n  river  \n"}
    page = client.post("/saved", data=form, headers=OWN).text
    assert ">missiles</a>" in page
    assert ">river</a>" in page
    table = client.get("/saved/hits.csv", params={"name": "Two"})
    assert table.headers["content-type"].startswith("text/csv")
    assert table.content.startswith(b"\xef\xbb\xbf")
    assert client.get("/saved/hits.csv", params={"name": "None"}).status_code == 404


def test_a_name_that_was_not_saved_says_which_there_are(client: Client) -> None:
    client.post("/saved", data={"name": "Oil", "query": "oil"}, headers=OWN)
    answer = client.get("/saved", params={"name": "Gas<b>"})
    assert answer.status_code == 404
    assert "Gas&lt;b&gt;" in answer.text
    assert "Oil" in answer.text


def test_a_batch_without_a_query_and_a_name_too_long_are_told_of(client: Client) -> None:
    said = client.post("/saved", data={"do": "batch", "name": "Empty", "queries": " \n "}, headers=OWN)
    assert "Write at least one query" in said.text
    said = client.post("/saved", data={"name": "x" * 200, "query": "oil", "back": "/saved"}, headers=OWN)
    assert "up to 80 characters" in said.text


def test_a_saved_search_is_let_go(client: Client) -> None:
    client.post("/saved", data={"name": "Oil", "query": "oil"}, headers=OWN)
    said = client.post("/saved", data={"do": "forget", "name": "Oil"}, headers=OWN)
    assert "kept no longer" in said.text
    assert "No search is saved yet" in said.text


def test_a_foreign_page_cannot_save(client: Client) -> None:
    answer = client.post(
        "/saved", data={"name": "X", "query": "x"}, headers={"origin": "https://elsewhere.example"}
    )
    assert answer.status_code == 421
