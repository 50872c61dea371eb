"""Pages between telegrams, over an archive of the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import etree

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
    steps = page.text[page.text.index('<ol class="lines thread">') :]
    assert steps.index("04STATE144466") < steps.index("04CASTREL1637")
    assert "Answers 04STATE144466 after 10 days." in page.text


def test_what_is_cited_comes_with_its_sentence_and_a_chain_where_one_is_asked_for(client: Client) -> None:
    page = client.get("/t/05CASTREL462/refs").text
    assert "Saravic handed over the written answer" in page
    assert "not held" in page
    chain = client.get("/t/06CASTREL1040/refs", params={"to": "04STATE144466"}).text
    assert chain.count("which cites") == 6
    none = client.get("/t/06CASTREL1040/refs", params={"to": "97PUERTOALMAR2763"}).text
    assert "No chain of citations" in none
    assert 'class="notice"' in client.get("/t/06CASTREL1040/refs", params={"to": "05CASTREL99"}).text


def test_the_picture_has_every_telegram_and_is_kept_as_a_file(client: Client) -> None:
    page = client.get("/t/05CASTREL462/thread").text
    plot = page[page.index('<svg class="pic-plot"') : page.index("</figure>")]
    assert plot.count('class="pic-dot') == 12
    assert "style=" not in plot  # the policy of these pages forbids it
    svg = client.get("/t/05CASTREL462/thread.svg")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    etree.fromstring(svg.content)
    table = client.get("/t/05CASTREL462/thread.csv")
    assert table.text.startswith("mrn,address,date")
    assert "attachment" in table.headers["content-disposition"]
    wide = client.get("/t/05CASTREL462/thread", params={"width": "1800"}).text
    assert "Narrower" in wide
    assert client.get("/t/05CASTREL462/thread", params={"width": "x"}).status_code == 200


def test_the_picture_is_kept_as_points_or_the_extra_is_named(client: Client) -> None:
    pytest.importorskip("vl_convert")
    assert client.get("/t/05CASTREL462/thread.png").content.startswith(b"\x89PNG")


def test_the_most_cited_are_listed(client: Client) -> None:
    page = client.get("/cited").text
    assert "cited by" in page


def test_a_citation_has_a_paragraph_and_any_style(client: Client) -> None:
    pytest.importorskip("citeproc")
    page = client.get("/t/05CASTREL462/cite", params={"paragraph": "3", "style": "apa"}).text
    assert "para. 3" in page
    assert "(2005, March 17)" in page
    for bad in ("../x.csl", "/etc/passwd", "no-such-style"):
        answer = client.get("/t/05CASTREL462/cite", params={"style": bad})
        assert answer.status_code == 200
        assert 'class="notice"' in answer.text


@pytest.mark.parametrize(("ending", "begins"), [("ris", "TY  - "), ("bib", "@misc{"), ("json", '[{"id"')])
def test_managers_of_references_get_a_file(client: Client, ending: str, begins: str) -> None:
    answer = client.get(f"/t/05CASTREL462/cite.{ending}")
    assert answer.text.startswith(begins)
    assert f".{ending}" in answer.headers["content-disposition"]


_FORM = {"ask-1": "04CASTREL1402", "who": "A. <Reader>", "contact": "12 Any Street", "category": "media"}


def test_a_letter_asks_for_the_chosen_ones_under_one_law(client: Client) -> None:
    page = client.post("/gaps/request", data={**_FORM, "law": "foia", "waiver": "on"}).text
    assert "Freedom of Information Act" in page
    assert "04CASTREL1402" in page
    assert "05CASTREL1641" not in page
    assert "A. &lt;Reader&gt;" in page
    assert "news media" in page
    review = client.post("/gaps/request", data={**_FORM, "law": "mdr"}).text
    assert "section 3.5" in review
    assert "Under the Freedom of Information Act I request" not in review


def test_a_form_without_a_choice_says_what_is_lacking(client: Client) -> None:
    assert "Choose the telegrams" in client.post("/gaps/request", data={"law": "foia"}).text
    assert "Choose one law" in client.post("/gaps/request", data={**_FORM, "law": "both"}).text


def test_a_letter_and_a_table_are_kept_as_files(client: Client) -> None:
    letter = client.post("/gaps/request", data={**_FORM, "law": "foia", "as": "docx"})
    assert letter.content.startswith(b"PK")
    assert client.get("/gaps.csv").text.startswith("mrn,name,post")


def test_shares_are_shown_for_a_post_and_a_year(client: Client) -> None:
    assert (
        "How much of castrel in 2005 is held"
        in client.get("/gaps", params={"post": "castrel", "year": "2005"}).text
    )


def test_a_pasted_text_and_a_file_are_resolved(client: Client) -> None:
    assert client.get("/resolve").status_code == 200
    text = "See 05CASTREL462, and 05CASTREL99998 <b>."
    pasted = client.post("/resolve", data={"text": text}).text
    assert 'href="/t/05CASTREL462"' in pasted
    assert "<b>." not in pasted
    handed = client.post("/resolve", files={"file": ("notes.md", text.encode(), "text/markdown")}).text
    assert "in notes.md" in handed
    assert 'href="/t/05CASTREL462"' in handed
    empty = client.post("/resolve", data={"text": "  "}).text
    assert "Paste a text" in empty
    broken = client.post("/resolve", files={"file": ("a.pdf", b"%PDF-1.4 broken", "application/pdf")})
    assert broken.status_code == 200
    assert 'class="notice"' in broken.text


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
