"""Pages between telegrams, over an archive of the sample."""

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


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("archive") / "archive"
    with open_desk(folder, create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
        with TestClient(create_app(lambda: desk), base_url="http://127.0.0.1:8765") as client:
            yield client


def test_a_telegram_leads_to_its_exchange_and_its_citation(client: Client) -> None:
    page = client.get("/t/05CASTREL462").text
    assert 'href="/t/05CASTREL462/thread"' in page
    assert 'href="/t/05CASTREL462/cite"' in page


def test_the_exchange_is_in_order_with_roles_and_sentences(client: Client) -> None:
    page = client.get("/t/05CASTREL462/thread")
    assert page.status_code == 200
    assert page.text.index("04STATE144466") < page.text.index("04CASTREL1637")
    assert "Answers 04STATE144466 after 10 days." in page.text
    assert "Saravic handed over the written answer" in page.text


def test_another_name_leads_to_the_address_and_none_says_so(client: Client) -> None:
    assert client.get("/t/05castrel462/thread", follow_redirects=False).headers["location"] == (
        "/t/05CASTREL462/thread"
    )
    assert client.get("/t/05CASTREL999999/thread").status_code == 404


def test_of_a_number_used_twice_each_has_its_own_pages(client: Client) -> None:
    for address in ("74PUERTOALMAR2866", "74PUERTOALMAR2866~2"):
        for below in ("thread", "cite"):
            assert client.get(f"/t/{address}/{below}").status_code == 200


def test_what_is_missing_is_listed_with_what_is_known(client: Client) -> None:
    page = client.get("/gaps").text
    assert page.index("04CASTREL1402") < page.index("05CASTREL1641")
    assert "cited by 2" in page
    assert "foia.state.gov" in page
    one = client.get("/gaps", params={"name": "05CASTREL1641"}).text
    assert "04CASTREL1402" not in one
    assert "Nothing that is cited is missing here" in client.get("/gaps", params={"post": "<b>"}).text


def test_citations_can_be_copied(client: Client) -> None:
    page = client.get("/t/74PUERTOALMAR409/cite").text
    assert "National Archives at College Park, MD." in page
    assert 'data-copy="cite-words-1"' in page
    assert "@misc{74PUERTOALMAR409," in page
