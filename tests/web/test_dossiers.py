"""Dossiers in the browser: an address for each, whose there are, and rows of one kind."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from reftel.web.app import create_app
from reftel.web.door import ReadingDesk
from reftel.web.guarding import GuardedApp

Client = TestClient[GuardedApp]


@pytest.fixture(scope="module")
def client(sample_desk: ReadingDesk) -> Iterator[Client]:
    with TestClient(create_app(sample_desk), base_url="http://127.0.0.1:8765") as client:
        yield client


def test_a_dossier_has_an_address(client: Client) -> None:
    answer = client.get("/dossiers/Tembara")
    assert answer.status_code == 200
    assert "In the order of time" in answer.text
    assert "In the order of time" in client.get("/dossiers", params={"name": "Tembara"}).text


@pytest.mark.parametrize("name", ["Atlantis", "a/b", "<b>xyzzy", "'\"", "x" * 300, "date:..", "("])
def test_of_what_nothing_is_known_the_page_says_whose_there_are(client: Client, name: str) -> None:
    answer = client.get("/dossiers", params={"name": name})
    assert answer.status_code == 404
    assert "<b>xyzzy" not in answer.text
    assert "Below is whose dossiers there are" in answer.text
    assert "/dossiers/PREL?kind=topic" in answer.text


def test_the_first_page_lists_topics_and_people(client: Client) -> None:
    page = client.get("/dossiers").text
    assert "/dossiers/PREL?kind=topic" in page
    assert "?kind=person" in page


def test_rows_of_one_kind_can_be_asked_for(client: Client) -> None:
    whole = client.get("/dossiers/PREL", params={"kind": "topic"}).text
    only = client.get("/dossiers/PREL", params={"kind": "topic", "only": "promise"}).text
    assert 'class="axis-telegram"' in whole
    assert 'class="axis-telegram"' not in only
    assert 'class="axis-promise"' in only


def test_a_name_with_a_slash_finds_its_page(client: Client) -> None:
    assert client.get("/people/a%2Fb").status_code == 404
    assert client.get("/dossiers/PM%2FWRA", params={"kind": "topic"}).status_code == 200
