"""Copies of one telegram, each to be read, compared and printed with where it comes from."""

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from reftel.web.app import create_app
from reftel.web.door import ReadingDesk
from reftel.web.guarding import GuardedApp

Client = TestClient[GuardedApp]
TWICE = "06CASTREL281"  # whole, and released with excisions


@pytest.fixture(scope="module")
def client(sample_desk: ReadingDesk) -> Iterator[Client]:
    with TestClient(create_app(sample_desk), base_url="http://127.0.0.1:8765") as client:
        yield client


def released(desk: ReadingDesk) -> str:
    view = desk.open(TWICE).view
    assert view is not None
    return next(one.sha256 for one in view.copies if "released" in one.source)


def test_a_released_copy_is_read_with_what_is_withheld_shown_as_such(
    client: Client, sample_desk: ReadingDesk
) -> None:
    page = client.get(f"/t/{TWICE}", params={"copy": released(sample_desk)[:16]}).text
    assert "This is copy 2 of 2" in page
    assert "[1 line not declassified]" in page
    assert 'class="code withheld"' in page
    assert "data-finding-words" not in page


def test_the_fullest_copy_leads_to_the_other(client: Client, sample_desk: ReadingDesk) -> None:
    page = client.get(f"/t/{TWICE}").text
    assert f'href="/t/{TWICE}?copy={released(sample_desk)[:16]}">Read it</a>' in page
    assert "This is copy" not in page


@pytest.mark.parametrize("copy", ["", "0" * 16, "<b>", "ff"])
def test_a_copy_that_is_not_there_gives_the_fullest(client: Client, copy: str) -> None:
    answer = client.get(f"/t/{TWICE}", params={"copy": copy})
    assert answer.status_code == 200
    assert "This is copy" not in answer.text


def test_a_printed_page_says_which_copy_it_is(client: Client, sample_desk: ReadingDesk) -> None:
    view = sample_desk.open(TWICE).view
    assert view is not None
    assert f"SHA-256 {view.copy.sha256}." in client.get(f"/t/{TWICE}").text
