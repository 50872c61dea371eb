"""Finding a telegram and reading it, from the front page on."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.hands import Hand, wait_until

from reftel.desk.desk import Desk
from reftel.sample import folder

SHOWN = re.compile(r"^/t/([^/?#]+)")

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """The telegrams that a page of results lists, in its order."""
    paths = page.locator(".hits a[data-hit]").evaluate_all("all => all.map((one) => one.pathname)")
    return [found.group(1) for path in paths if (found := SHOWN.match(path))]


def held(desk: Desk, query: str) -> list[str]:
    return [hit.address for hit in desk.search(query, limit=20).hits]


def test_find(hand: Hand, desk: Desk) -> None:
    page = hand.page
    box = page.get_by_label("Search the archive")
    expect(box).to_be_focused()  # one types at once
    page.keyboard.type("from:cas")
    offer = page.get_by_role("option", name=re.compile("castrel", re.IGNORECASE)).first
    expect(offer).to_be_visible()
    if hand.is_keys:
        hand.press("ArrowDown")
        expect(offer).to_have_attribute("aria-selected", "true")
        hand.press("Enter")
    else:
        offer.click()
    expect(box).to_be_focused()
    page.keyboard.type(" missiles")
    query = box.input_value()
    hand.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(f"{desk.search(query).total} telegrams")
    assert shown(page) == held(desk, query)

    hand.use(page.locator(".facet").get_by_role("link", name=re.compile("PTER")))
    expect(page).to_have_url(re.compile("tags%3APTER"))
    narrowed = f"{query} tags:PTER"
    expect(heading).to_have_text(f"{desk.search(narrowed).total} telegrams")
    assert 0 < desk.search(narrowed).total < desk.search(query).total

    hand.follow("Search without: from Castrel")
    expect(page.locator(".read-back")).not_to_contain_text("Castrel")
    wider = desk.search("missiles tags:PTER")
    expect(heading).to_have_text(f"{wider.total} telegrams")
    assert shown(page) == held(desk, "missiles tags:PTER")

    page.go_back()
    expect(heading).to_have_text(f"{desk.search(narrowed).total} telegrams")
    page.reload()  # the address holds the whole search
    assert shown(page) == held(desk, narrowed)


def test_find_what_was_misspelt(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.write(page.get_by_label("Search the archive"), "inventry missles")
    hand.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("No telegram found")
    offered = page.locator(".empty .ways a").first
    words = offered.inner_text()
    hand.use(offered)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\d+ telegrams?$"))
    assert shown(page) == held(desk, words)


def test_read(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.write(page.get_by_label("Search the archive"), "promises missile inventory")
    hand.press("Enter")
    if hand.is_keys:
        expect(page.locator(".hits")).to_be_visible()
        hand.press("j", "Enter")
    else:
        page.locator("a[data-hit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PROMISES MISSILE INVENTORY")
    assert SHOWN.match(page.evaluate("location.pathname")).group(1) == "04CASTREL1637"  # type: ignore[union-attr]

    # the summary comes before the header, and the header is in words with its lines one key away
    order = page.locator("#p1, aside.header").evaluate_all("all => all.map((one) => one.tagName)")
    assert order == ["SECTION", "ASIDE"]
    original = page.locator(".key-originator .original")
    expect(original).to_be_hidden()
    if hand.is_keys:
        hand.press("o")
    else:
        page.get_by_label("Original lines").click()
    expect(original).to_have_text("AMEMBASSY CASTREL")

    # the exact text is the file's, to the byte
    if hand.is_keys:
        hand.press("e")
    else:
        hand.follow("Exact text as received")
    expect(page.get_by_role("heading", level=1)).to_have_text("Exact text as received")
    file = folder().joinpath("04CASTREL1637.txt").read_bytes()
    if hand.is_keys:
        hand.press("e")
    else:
        page.go_back()
    expect(page.locator("article.telegram")).to_be_visible()
    saved = hand.download(lambda: hand.follow("Save the text"))
    assert saved.read_bytes() == file

    # what the reader leaves on it is in the archive, and on the reading list
    if hand.is_keys:
        hand.press("s")
    else:
        page.get_by_role("button", name="Star").click()
    expect(page.locator(".reader-bar .toggle-starred")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".reader-bar .toggle-read")).to_have_attribute("aria-pressed", "true", timeout=8000)
    assert wait_until(lambda: "starred" in desk.marks.of(["04CASTREL1637"])["04CASTREL1637"].mine)
    if hand.is_keys:
        hand.press("m")
    else:
        hand.follow("Next unread")
    expect(page).not_to_have_url(re.compile("04CASTREL1637"))
    hand.go("Reading list")
    expect(page.locator(".hits .line-subject")).to_have_text([re.compile("PROMISES MISSILE INVENTORY")])


def test_compare_copies_and_correct_a_header(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.write(page.get_by_label("Search the archive"), "06CASTREL281")
    hand.press("Enter")
    expect(page.locator("article.telegram")).to_be_visible()
    hand.use(page.locator("details.copies > summary"))
    hand.follow("Differences")
    expect(page.locator(".compared ins", has_text="1 line not declassified")).to_be_visible()
    expect(page.locator(".compared del", has_text="a foreigner with a boat")).to_be_visible()
    hand.follow("06CASTREL281")
    expect(page.locator("article.telegram")).to_be_visible()

    hand.use(page.locator("details.annotate > summary"))
    form = page.locator("form[data-annotate]")
    expect(form.get_by_label("Your words")).to_be_focused()
    if hand.is_keys:
        hand.press("Shift+Tab", "Shift+Tab")
    hand.choose(form.locator("select[name=place]"), "header: subject")
    hand.write(form.get_by_label("Your words"), "VELMORA: LAST MISSILES DESTROYED")
    hand.send("Keep as a correction", form)
    heading = page.get_by_role("heading", level=1)
    expect(heading.locator("ins")).to_have_text("VELMORA: LAST MISSILES DESTROYED")
    assert [one.words for one in desk.notes.on("06CASTREL281")] == ["VELMORA: LAST MISSILES DESTROYED"]
    hand.send("Withdraw this correction")
    expect(heading.locator("ins")).to_have_count(0)
    assert not desk.notes.on("06CASTREL281")
