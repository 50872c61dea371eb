"""Following an exchange, resolving the citations of a chapter, and citing."""

import csv
import json
import re

import pytest
from lxml import etree
from playwright.sync_api import expect
from tests.web.hands import Hand

from reftel.desk.desk import Desk

SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.browser


def open_telegram(hand: Hand, name: str) -> None:
    hand.write(hand.page.get_by_label("Search the archive"), name)
    hand.press("Enter")
    expect(hand.page.locator("article.telegram")).to_be_visible()


def test_follow_a_thread(hand: Hand, desk: Desk) -> None:
    page = hand.page
    open_telegram(hand, "05CASTREL462")
    link = page.locator(".reference a[data-card]").first
    hand.point(link)
    expect(page.locator(".card.shown")).to_contain_text("VELMORA: NEXT STEPS ON MISSILES")
    hand.press("Escape")
    expect(page.locator(".card")).to_have_count(0)

    hand.follow("The whole exchange")
    steps = desk.thread("05CASTREL462").steps
    expect(page.locator(".thread > li .number")).to_have_text([one.mrn or one.address for one in steps])
    expect(page.locator("#s-04CASTREL1637")).to_contain_text("Answers 04STATE144466 after 10 days.")
    table = hand.download(lambda: hand.follow("CSV"))
    rows = [*csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())]
    assert [row["address"] for row in rows] == [one.address for one in steps]
    picture = etree.parse(hand.download(lambda: hand.follow("SVG"))).getroot()
    assert picture.tag == f"{SVG}svg"
    assert len(picture.findall(f".//{SVG}*[@class]")) > len(steps)

    hand.use(page.locator("#s-04CASTREL1637 a[data-hit]"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("PROMISES MISSILE INVENTORY")


def test_resolve_a_pasted_chapter(hand: Hand) -> None:
    page = hand.page
    hand.go("Resolve")
    chapter = (
        "The embassy sent its list (04CASTREL1891) and asked again in 05 CASTREL 462.\n"
        "What Washington had asked stands in 04 STATE 144466; an earlier report, 04CASTREL1402, is lost."
    )
    hand.write(page.get_by_label("A text"), chapter)
    hand.send("Find citations")
    lines = page.locator(".resolved > li")
    expect(lines).to_have_count(4)
    expect(lines.locator(".ref-state")).to_have_text(["Held", "Held", "Held", "Not held"])
    expect(lines.nth(1).get_by_role("link")).to_have_attribute("href", "/t/05CASTREL462")
    hand.follow("What is known of it", lines.nth(3))
    expect(page.locator("main")).to_contain_text("04STATE144466")  # one of those that cite it
    page.go_back()
    expect(lines).to_have_count(4)
    hand.use(page.locator(".resolved-text > summary"))
    words = page.locator(".resolved-text .letter-words")
    assert words.inner_text().split() == chapter.split()
    hand.follow("04CASTREL1891", words)
    expect(page.locator(".eyebrow .number").first).to_have_text("04CASTREL1891")


def test_cite(hand: Hand, desk: Desk) -> None:
    page = hand.page
    open_telegram(hand, "04CASTREL1891")
    hand.follow("Cite this telegram")
    hand.write(page.get_by_label("Paragraph"), "3")
    hand.send("Cite")
    expect(page).to_have_url(re.compile("paragraph=3"))
    known = desk.cite("04CASTREL1891", 3)
    shown = page.locator(".cite-words").all_inner_texts()
    assert known.archives in shown
    assert known.note in shown
    assert known.note.endswith("Telegram 04CASTREL1891, November 5, 2004, para. 3.")
    first = page.locator(".cite-form").first
    hand.send("Copy", first)
    expect(first.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == shown[0]

    ris = hand.download(lambda: hand.follow("RIS")).read_text(encoding="utf-8")
    fields = dict(line.split("  - ", 1) for line in ris.splitlines() if "  - " in line)
    assert fields["DA"].startswith("2004/11/05")
    assert fields["TI"].startswith("VELMORA HANDS OVER MISSILE INVENTORY")
    record = json.loads(hand.download(lambda: hand.follow("CSL-JSON")).read_text(encoding="utf-8"))
    one = record[0] if isinstance(record, list) else record
    assert one["issued"]["date-parts"] == [[2004, 11, 5]]
    bibtex = hand.download(lambda: hand.follow("BibTeX")).read_text(encoding="utf-8")
    assert bibtex.lstrip().startswith("@")
    assert "04CASTREL1891" in bibtex

    hand.write(page.get_by_label("Style"), "apa")
    hand.send("Cite")
    expect(page.locator(".cite-words").filter(has_text="(2004, November 5)").first).to_be_visible()
