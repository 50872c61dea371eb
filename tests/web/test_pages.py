import re
from collections.abc import Iterator
from html import unescape

import msgspec
import pytest
from litestar.testing import TestClient
from tests.web.made_desk import LATER, RECORD, TEXT, MadeDesk

from reftel.desk.answers import Opened
from reftel.web.app import create_app
from reftel.web.guarding import GuardedApp

Client = TestClient[GuardedApp]


def browse(desk: MadeDesk) -> Client:
    return TestClient(create_app(lambda: desk), base_url="http://127.0.0.1:8765")


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with browse(MadeDesk()) as client:
        yield client


def test_front_page_says_what_the_archive_holds(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "57 telegrams in this archive" in page.text
    assert 'href="/search?q=+from%3Asuva"' in page.text


def test_empty_archive_says_how_to_fill_it() -> None:
    with browse(MadeDesk(total=0)) as client:
        page = client.get("/")
    assert page.status_code == 200
    assert "reftel add FOLDER" in page.text
    assert "0 telegrams" not in page.text


def test_results_show_count_words_and_the_way_to_the_next_page(client: Client) -> None:
    page = client.get("/search", params={"q": "export permits"})
    assert page.status_code == 200
    assert "57 telegrams</h1>" in page.text
    assert "<mark>export</mark> <mark>permits</mark>" in page.text
    assert 'href="/search?q=export+permits&amp;page=2"' in page.text
    assert "2 without text" in page.text
    assert "waiting to be indexed" not in page.text


def test_each_part_of_a_query_can_be_taken_out_by_a_link(client: Client) -> None:
    page = client.get("/search", params={"q": "export permits"})
    assert 'href="/search?q=permits" aria-label="Search without: “export”"' in page.text


def test_order_and_page_are_in_the_address_of_results(client: Client) -> None:
    page = client.get("/search", params={"q": "oil", "order": "newest", "page": "2"})
    assert '<ol class="hits" start="21">' in page.text
    assert 'href="/search?q=oil&amp;order=newest&amp;page=3"' in page.text
    assert 'href="/search?q=oil" aria-current' not in page.text
    assert "/t/07SUVA520?q=oil&amp;order=newest&amp;at=21" in page.text


@pytest.mark.parametrize("number", ["0", "-1", "two", "9" * 30, "", "1.5"])
def test_page_number_that_is_none_gives_the_first_page(client: Client, number: str) -> None:
    page = client.get("/search", params={"q": "oil", "page": number})
    assert page.status_code == 200
    assert 'id="hit1"' in page.text


def test_page_behind_the_last_leads_back(client: Client) -> None:
    page = client.get("/search", params={"q": "oil", "page": "40"})
    assert page.status_code == 200
    assert "There is no page 40" in page.text
    assert 'href="/search?q=oil&amp;page=3"' in page.text


def test_no_hit_says_what_to_try_next(client: Client) -> None:
    page = client.get("/search", params={"q": "nothing"})
    assert page.status_code == 200
    assert "No telegram found" in page.text
    assert 'href="/help#language"' in page.text


def test_name_of_a_telegram_opens_it_and_offers_the_search(client: Client) -> None:
    page = client.get("/search", params={"q": "07suva412"})
    assert page.url.path == "/t/07SUVA412"
    assert "Search for &ldquo;07suva412&rdquo; instead" in page.text
    stayed = client.get("/search", params={"q": "07suva412", "stay": "1"})
    assert stayed.url.path == "/search"
    assert "This is the name of one telegram" in stayed.text


def test_telegram_is_decoded_beside_the_lines_it_was_read_from(client: Client) -> None:
    page = client.get("/t/07SUVA412").text
    assert (
        "Priority telegram from the Embassy in Suva, Fiji, to the Department of State, with copies to "
        "2 more, sent on Monday, 14 May 2007, 09:30 UTC. Confidential."
    ) in page
    assert '<pre class="original">FM AMEMBASSY SUVA</pre>' in page
    assert "Embassy Wellington, New Zealand" in page
    assert "Agriculture" in page


def test_summary_stands_before_the_header_and_the_rest_behind_it(client: Client) -> None:
    page = client.get("/t/07SUVA412").text
    assert page.index('id="p1"') < page.index('id="header-title"') < page.index('id="p2"')


def test_paragraphs_have_stable_anchors_and_marks(client: Client) -> None:
    page = client.get("/t/07SUVA412").text
    for number in range(1, 5):
        assert page.count(f'id="p{number}"') == 1
    assert ">S/NF</abbr>" in page
    assert "Secret, not for foreign nationals" in page


def test_references_are_links_when_held_and_said_when_not(client: Client) -> None:
    page = client.get("/t/07SUVA412").text
    assert '<a href="/t/07STATE45678" data-card>07STATE45678</a>' in page
    assert "<span>06SUVA221</span>" in page
    assert "not held" in page
    assert (
        '<a class="mention" href="/t/07STATE45678" title="Open 07STATE45678" data-card>reftel A</a>' in page
    )
    assert LATER.subject is not None
    assert LATER.subject in page


def test_every_id_on_a_page_is_used_once(client: Client) -> None:
    for address in ("/", "/search?q=oil", "/t/07SUVA412", "/t/07SUVA412/text", "/help", "/list"):
        ids = re.findall(r'\bid="([^"]+)"', client.get(address).text)
        assert len(ids) == len(set(ids)), address


def test_another_spelling_of_a_number_forwards_to_the_address(client: Client) -> None:
    answer = client.get("/t/07suva412?at=3", follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"] == "/t/07SUVA412?at=3"


def test_way_through_a_search_leads_back_and_on(client: Client) -> None:
    page = client.get("/t/07SUVA412?q=oil&at=21").text
    assert 'href="/search?q=oil&amp;page=2#hit21"' in page
    assert 'rel="prev" href="/t/07SUVA519?q=oil&amp;at=20"' in page
    assert 'rel="next" href="/t/07SUVA521?q=oil&amp;at=22"' in page
    assert "21 of 57" in page


@pytest.mark.parametrize("place", ["0", "58", "-1", "x", "9" * 40])
def test_way_that_is_none_is_not_shown(client: Client, place: str) -> None:
    page = client.get(f"/t/07SUVA412?q=oil&at={place}")
    assert page.status_code == 200
    assert 'class="way"' not in page.text


def test_several_telegrams_of_one_name_can_be_chosen_from(client: Client) -> None:
    page = client.get("/t/suva")
    assert page.status_code == 300
    assert 'href="/t/07STATE45678"' in page.text
    assert 'href="/t/07SUVA455"' in page.text


def test_unknown_telegram_says_so_and_offers_a_search(client: Client) -> None:
    page = client.get("/t/08OSLO9")
    assert page.status_code == 404
    assert "Not in this archive" in page.text
    assert 'href="/search?q=08OSLO9&amp;stay=1"' in page.text


def test_exact_text_is_all_there_line_by_line(client: Client) -> None:
    page = client.get("/t/07SUVA412/text").text
    cells = re.findall(r'<td class="line-text">(.*?)</td>', page)
    lines = [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells]
    assert lines == TEXT.splitlines()


def test_exact_text_names_its_parts_and_what_they_mean(client: Client) -> None:
    page = client.get("/t/07SUVA412/text").text
    assert 'class="part-name part-address">from <span class="part-meaning">Embassy Suva, Fiji</span>' in page
    assert 'id="L48"' in page


def test_raw_text_is_a_file_with_the_very_bytes(client: Client) -> None:
    answer = client.get("/t/07SUVA412/raw")
    assert answer.content == TEXT.encode()
    assert answer.headers["content-disposition"] == 'attachment; filename="07SUVA412.txt"'
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_and_styles_name_their_character_set_once(client: Client) -> None:
    page = client.get("/")
    styles = next(iter(re.findall(r'href="(/static/[^"]+[.]css[^"]*)"', page.text)))
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert client.get(styles).headers["content-type"] == "text/css; charset=utf-8"


def test_record_is_json(client: Client) -> None:
    answer = client.get("/t/07SUVA412.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.content == msgspec.json.encode(RECORD)


def test_list_goes_by_month_and_page() -> None:
    with browse(MadeDesk(total=130)) as client:
        first = client.get("/list").text
        last = client.get("/list?page=3").text
    assert first.count("data-hit") == 50
    assert 'href="/list?page=2"' in first
    assert "January 2007" in first
    assert last.count("data-hit") == 30
    assert 'rel="next"' not in last


def test_list_of_what_is_no_day_shows_all(client: Client) -> None:
    assert "data-hit" in client.get("/list?since=' OR 1=1").text


def test_account_adds_up_before_the_reader_s_eyes(client: Client) -> None:
    page = re.sub(r"<[^>]+>|\s+", " ", client.get("/status").text)
    page = re.sub(r" +", " ", page)
    assert "9 files seen = 6 read + 1 held before + 1 refused + 0 failed + 1 pending" in page
    assert "8 telegrams found = 7 new telegrams + 1 new copies + 0 held before" in page
    assert "box one/x.pdf" in page
    assert "no text in it" in page
    assert "intake by process 7" in page


def test_account_of_an_empty_archive_says_how_to_fill_it() -> None:
    with browse(MadeDesk(total=0)) as client:
        page = client.get("/status")
    assert page.status_code == 200
    assert "reftel add FOLDER" in page.text


def test_api_answers_as_the_pages_do(client: Client) -> None:
    found = client.get("/api/search", params={"q": "oil", "limit": "5"}).json()
    assert found["total"] == 57
    assert len(found["hits"]) == 5
    opened = client.get("/api/telegram/07SUVA412").json()
    assert opened["view"]["copy"]["record"]["mrn"] == "07SUVA412"
    missing = client.get("/api/telegram/08OSLO9")
    assert missing.status_code == 404
    assert missing.json()["state"] == "none"


def test_api_describes_itself_and_loads_no_page_from_elsewhere(client: Client) -> None:
    assert "/api/search" in client.get("/api/schema/openapi.json").json()["paths"]
    for viewer in ("/api/schema/swagger", "/api/schema/redoc", "/api/schema/elements", "/schema"):
        assert client.get(viewer).status_code == 404


def test_missing_page_helps(client: Client) -> None:
    page = client.get("/no/such/page")
    assert page.status_code == 404
    assert "There is nothing here" in page.text
    assert client.get("/api/none").json()["status"] == 404


def test_failing_page_says_no_more_than_it_should(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(MadeDesk):
        def open(self, name: str, day: str | None = None) -> Opened:
            raise RuntimeError(f"secret inside: {name} {day}")

    with browse(Broken()) as client:
        page = client.get("/t/07SUVA412")
    assert page.status_code == 500
    assert "secret inside" not in page.text
    assert "This page failed" in page.text
    assert "secret inside" in caplog.text


def test_look_is_remembered_and_leads_back(client: Client) -> None:
    answer = client.post("/settings", data={"theme": "dark", "back": "/search?q=oil"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?q=oil"
    assert "reftel-theme=dark" in answer.headers["set-cookie"]
    assert '<html lang="en" data-theme="dark">' in client.get("/").text
    client.cookies.clear()


@pytest.mark.parametrize(
    "back", ["//elsewhere.example/", "/\\elsewhere.example", "http://elsewhere.example/", "/a\r\nb"]
)
def test_look_never_leads_elsewhere(client: Client, back: str) -> None:
    answer = client.post("/settings", data={"theme": "dark", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_look_that_is_none_is_the_system_s(client: Client) -> None:
    page = client.get("/", headers={"cookie": "reftel-theme=<script>"}).text
    assert '<html lang="en">' in page
