import gzip
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient
from tests.web.made_desk import MadeDesk

from reftel.web.app import create_app
from reftel.web.assets import assets
from reftel.web.guarding import LOOPBACK, GuardedApp, host_allowed

Client = TestClient[GuardedApp]


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with TestClient(create_app(MadeDesk), base_url="http://127.0.0.1:8765") as client:
        yield client


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:8765", True),
        ("localhost:8765", True),
        ("LOCALHOST", True),
        ("localhost.", True),
        ("[::1]:8765", True),
        ("127.8.8.8:80", True),
        ("archive.example", False),
        ("localhost.archive.example", False),
        ("127.0.0.1.archive.example", False),
        ("192.168.1.7:8765", False),
        ("", False),
        ("localhost:8765@archive.example", False),
        ("[::1", True),
        ("127.0.0.1:80:80", False),
    ],
)
def test_only_names_of_this_machine_are_answered(host: str, allowed: bool) -> None:
    assert host_allowed(host, LOOPBACK) is allowed


def test_other_addresses_are_answered_only_where_asked_for() -> None:
    assert host_allowed("192.168.1.7:8765", LOOPBACK, any_address=True)
    assert not host_allowed("archive.example", LOOPBACK, any_address=True)
    assert host_allowed("archive.example", LOOPBACK | {"archive.example"})


def test_request_under_a_foreign_name_reaches_no_page(client: Client) -> None:
    for path in ("/", "/t/07SUVA412", "/api/telegram/07SUVA412", "/static/reftel.css", "/none"):
        answer = client.get(path, headers={"host": "rebound.example:8765"})
        assert answer.status_code == 421
        assert "SUVA" not in answer.text


def test_form_of_another_site_changes_nothing(client: Client) -> None:
    answer = client.post(
        "/settings", data={"theme": "dark"}, headers={"sec-fetch-site": "cross-site"}, follow_redirects=False
    )
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8765", 303),
        ("http://127.0.0.1:3000", 421),
        ("http://elsewhere.example", 421),
        ("null", 421),
        ("", 421),
    ],
)
def test_form_from_another_origin_changes_nothing(client: Client, origin: str, status: int) -> None:
    headers = {"origin": origin}
    answer = client.post("/settings", data={"theme": "dark"}, headers=headers, follow_redirects=False)
    assert answer.status_code == status


def test_a_server_in_front_may_rewrite_the_host() -> None:
    app = create_app(MadeDesk, names=[*LOOPBACK, "room.example"])
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        for origin, status in (("https://room.example", 303), ("https://other.example", 421)):
            headers = {"origin": origin}
            answer = client.post("/settings", data={"theme": "dark"}, headers=headers, follow_redirects=False)
            assert answer.status_code == status


@pytest.mark.parametrize(
    "path",
    ["/", "/search?q=oil", "/t/07SUVA412", "/t/none", "/none", "/static/reftel.css", "/api/search", "/help"],
)
def test_every_answer_carries_the_policy(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/", "/search?q=oil", "/t/07SUVA412", "/t/07SUVA412/text", "/list", "/help"]
)
def test_pages_keep_to_the_policy_and_name_no_other_host(client: Client, path: str) -> None:
    page = client.get(path).text
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count('<script src="/static/') == 1
    assert "//" not in page.replace("<!doctype html>", "").replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    "name",
    [
        "../app.py",
        "..%2Fapp.py",
        "%2e%2e%2fapp.py",
        "fonts/LICENSE.txt",
        "....//app.py",
        "/etc/passwd",
        "app.py%00.css",
    ],
)
def test_static_files_are_only_those_that_were_read_at_the_start(client: Client, name: str) -> None:
    answer = client.get(f"/static/{name}")
    assert answer.status_code == 404
    assert b"import" not in answer.content


def test_static_files_may_be_kept_when_named_by_content(client: Client) -> None:
    digest = assets()["reftel.css"].digest
    assert "immutable" in client.get(f"/static/reftel.css?v={digest}").headers["cache-control"]
    assert client.get("/static/reftel.css?v=other").headers["cache-control"] == "no-cache"


def test_style_asks_for_typefaces_by_content_and_from_nowhere_else() -> None:
    style = assets()["reftel.css"].content.decode()
    assert "http" not in style
    assert "@import" not in style
    for name in assets():
        if name.endswith(".woff2"):
            assert f"url({name}?v={assets()[name].digest})" in style


def test_first_page_with_its_typefaces_is_small() -> None:
    first = ("source-serif-4-latin-wght-normal.woff2", "source-sans-3-latin-wght-normal.woff2")
    text = sum(len(gzip.compress(assets()[name].content, 5)) for name in ("reftel.css", "reftel.js"))
    assert text + sum(len(assets()[name].content) for name in first) < 120_000
    assert sum(len(one.content) for name, one in assets().items() if name.endswith("woff2")) < 500_000
