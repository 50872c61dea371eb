"""The same work in a browser that runs no scripts: plain links and plain forms."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.made_telegrams import telegram
from tests.web.conftest import Serving

from reftel.desk.desk import Desk
from reftel.web.app import create_app

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A window without scripts, at the front page."""
    with Serving(create_app(desk)) as address:
        context = browser.new_context(base_url=address, java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        yield page
        context.close()


def test_find_read_mark_and_collect(plain: Page, desk: Desk) -> None:
    plain.get_by_label("Search the archive").fill("tamnik")
    plain.get_by_role("button", name="Search").click()
    plain.get_by_role("link", name="VELMORA: LAST SURPLUS MISSILES DESTROYED").click()
    plain.get_by_label("Original lines").check()
    expect(plain.locator(".key-originator .original")).to_be_visible()
    plain.locator(".key-tags .code").first.hover()
    expect(plain.locator(".key-tags .tip").first).to_be_visible()
    plain.locator(".reader-bar").get_by_role("button", name="Claim").click()
    expect(plain.locator(".said")).to_contain_text("Claimed")
    assert "claimed" in desk.marks.of(["06CASTREL281"])["06CASTREL281"].mine

    plain.locator("details.collect > summary", has_text="Collect").click()
    sheet = plain.locator("form[action='/collections/add']")
    sheet.get_by_label("New name").fill("Without scripts")
    sheet.get_by_role("button", name="Add").click()
    expect(plain.locator(".said")).to_contain_text("Added 1 to Without scripts")
    assert [one.address for one in desk.collections.get("Without scripts").items] == ["06CASTREL281"]

    plain.get_by_text("Appearance").click()
    plain.get_by_role("button", name="High contrast").click()
    expect(plain.locator("html")).to_have_attribute("data-theme", "contrast")


def test_decide_and_keep_the_book(plain: Page, desk: Desk) -> None:
    plain.goto("/findings")
    plain.get_by_role("button", name="Reject").first.click()
    expect(plain.locator(".said")).to_contain_text("Rejected")
    assert [one.verdict for one in desk.findings.decisions()] == ["rejected"]
    plain.goto("/suspense")
    plain.locator("summary", has_text="Enter by hand").click()
    form = plain.locator("form#enter")
    form.get_by_label("What", exact=True).fill("publish the list")
    form.get_by_label("The telegram it rests on").fill("05CASTREL462")
    words = form.get_by_label("Its exact words")
    words.fill("120 missiles will be destroyed by June 30")
    form.get_by_role("button", name="Enter it").click()
    expect(plain.locator(".said")).to_have_text("Entered.")
    number = int(re.sub(r"\D", "", plain.url.rpartition("/")[2]))
    entry = desk.suspense.open(number).entry
    assert (entry.what, entry.address, entry.status) == ("publish the list", "05CASTREL462", "open")


def test_take_in_by_a_plain_form(plain: Page, desk: Desk, tmp_path: Path) -> None:
    before = desk.status().telegrams
    (tmp_path / "new.txt").write_text(telegram(99), encoding="utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"%PDF-1.4\n")
    plain.goto("/status")
    plain.locator("input[type=file]").set_input_files([tmp_path / "new.txt", tmp_path / "empty.pdf"])
    plain.locator("form.drop").get_by_role("button", name="Take in").click()
    expect(plain.locator("#intake")).to_contain_text("1 new telegrams", timeout=60_000)
    expect(plain.locator(".troubles")).to_contain_text("empty.pdf")
    assert desk.status().telegrams == before + 1


def test_follow_resolve_and_ask(plain: Page) -> None:
    plain.goto("/t/05CASTREL462")
    plain.get_by_role("link", name="The whole exchange").first.click()
    expect(plain.locator(".thread > li")).not_to_have_count(0)
    plain.goto("/resolve")
    plain.get_by_label("A text").fill("As 04CASTREL1891 says, and 04CASTREL1402 before it.")
    plain.get_by_role("button", name="Find citations").click()
    expect(plain.locator(".resolved .ref-state")).to_have_text(["Held", "Not held"])
    plain.get_by_role("link", name="What is known of it").click()
    plain.get_by_role("checkbox", name="04CASTREL1402").check()
    plain.get_by_role("button", name="Write the letter").click()
    expect(plain.locator(".letter-words")).to_contain_text("1402")
    plain.goto("/dossiers")
    plain.get_by_label("Of", exact=True).fill("Marisanda")
    plain.get_by_role("button", name="Open").click()
    expect(plain.locator(".axis > li").first).to_be_visible()
