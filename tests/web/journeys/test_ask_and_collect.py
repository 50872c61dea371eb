"""Asking for what is missing, and collecting for a chapter."""

import csv
import re

import docx
import pytest
from playwright.sync_api import expect
from tests.web.hands import Hand

from reftel.desk.desk import Desk

pytestmark = pytest.mark.browser


def words_of(path: object) -> str:
    """The paragraphs of a Word document."""
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def test_ask_for_what_is_missing(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.go("Missing")
    hand.write(page.get_by_label("Post"), "CASTREL")
    hand.write(page.get_by_label("Year"), "2004")
    hand.send("Show")
    expect(page).to_have_url(re.compile("post=CASTREL"))
    known = [one.name for one in desk.gaps(post="CASTREL", year=2004)]
    assert "04CASTREL1402" in known
    expect(page.locator(".gaps .number")).to_have_text(known)

    hand.tick(page.get_by_role("checkbox", name="04CASTREL1402"))
    hand.write(page.get_by_label("Your name"), "R. Researcher")
    hand.write(page.get_by_label("Your address and mail"), "1 Reading Lane\nreader@example.org")
    hand.send("Write the letter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Letter under the Freedom of Information Act")
    letter = page.locator(".letter-words").inner_text()
    for needed in ("04 CASTREL 1402", "04CASTREL1402"):
        if needed in letter:
            break
    else:
        raise AssertionError(letter)
    assert "R. Researcher" in letter
    assert "04CASTREL1637" in letter or "04STATE144466" in letter  # what cites it is what identifies it
    kept = hand.download(lambda: hand.send("Keep as DOCX"))
    assert "R. Researcher" in words_of(kept)
    assert "1402" in words_of(kept)


def test_ask_without_choosing(hand: Hand) -> None:
    page = hand.page
    hand.go("Missing")
    hand.write(page.get_by_label("Your name"), "R. Researcher")
    hand.send("Write the letter")
    expect(page.get_by_role("alert")).to_have_text("Choose the telegrams to ask for.")
    expect(page.get_by_label("Your name")).to_have_value("R. Researcher")


def test_collect_and_hand_on(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.write(page.get_by_label("Search the archive"), "04CASTREL1891")
    hand.press("Enter")
    expect(page.locator("article.telegram")).to_be_visible()
    if hand.is_keys:
        hand.press("c")
    else:
        page.locator("details.collect > summary", has_text="Collect").click()
    sheet = page.locator("form[action='/collections/add']")
    hand.write(sheet.get_by_label("New name"), "Chapter 3")
    hand.write(sheet.get_by_label("Paragraph"), "3")
    hand.write(sheet.get_by_label("Note"), "The number that mattered")
    hand.send("Add", sheet)
    expect(page.get_by_role("status").first).to_contain_text("Added 1 to Chapter 3")

    hand.go("Collections")
    hand.follow("Chapter 3")
    hand.write(
        page.get_by_label(re.compile("^Numbers, one a line")), "05CASTREL462\n06CASTREL281#p2\n05LISBON77"
    )
    hand.send("Add", page.locator("form", has=page.locator("[name=text]")))
    items = page.locator(".items > li")
    expect(items).to_have_count(3)
    expect(page.get_by_role("status").first).to_contain_text("05LISBON77")  # what is not held is said
    hand.send("Move item 3 up")
    expect(items.nth(1)).to_contain_text("Paragraph 2")
    hand.use(page.get_by_role("button", name=re.compile("^Undo")))
    expect(items.nth(2)).to_contain_text("Paragraph 2")
    hand.send("Take out item 2")
    expect(items).to_have_count(2)
    held = [(one.address, one.paragraph, one.note) for one in desk.collections.get("Chapter 3").items]
    assert held == [("04CASTREL1891", 3, "The number that mattered"), ("06CASTREL281", 2, "")]

    outs = page.locator(".outs")
    document = words_of(hand.download(lambda: hand.follow("Word", outs)))
    assert "The number that mattered" in document
    assert "three days after" not in document  # only the paragraph that was collected
    assert "November 5, 2004" in document
    notes = hand.download(lambda: hand.follow("Markdown", outs)).read_text(encoding="utf-8")
    assert notes.startswith("# Chapter 3")
    assert "04CASTREL1891" in notes
    ris = hand.download(lambda: hand.follow("RIS", outs)).read_text(encoding="utf-8")
    assert ris.count("TY  - ") == ris.count("ER  - ") == 2
    rows = [
        *csv.DictReader(
            hand.download(lambda: hand.follow("CSV", outs)).read_text(encoding="utf-8-sig").splitlines()
        )
    ]
    assert [row["paragraph"] for row in rows] == ["3", "2"]


def test_collect_all_that_a_search_finds(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.write(page.get_by_label("Search the archive"), "tamnik")
    hand.press("Enter")
    hand.use(page.locator("details.batch > summary", has_text="Collect all"))
    sheet = page.locator("form[action='/collections/add']")
    hand.write(sheet.get_by_label("New name"), "Tamnik")
    hand.send("Add", sheet)
    expect(page.get_by_role("status").first).to_contain_text("to Tamnik")
    found = {hit.address for hit in desk.search("tamnik", limit=100).hits}
    assert {one.address for one in desk.collections.get("Tamnik").items} == found
