"""Deciding on findings, keeping the suspense book, and reading a country's dossier."""

import re

import pytest
from playwright.sync_api import expect
from tests.web.hands import Hand, wait_until

from reftel.desk.desk import Desk

pytestmark = pytest.mark.browser


def test_triage_findings(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.go("Findings")
    hand.follow("Promises")
    expect(page).to_have_url(re.compile("kind=promise"))
    lines = page.locator("[data-finding]")
    names = [one.id for one in desk.findings.waiting(["promise"], limit=4)]
    assert lines.locator("input[name=id]").first.input_value() == names[0]

    if hand.is_keys:
        hand.press("j", "y")
    else:
        lines.nth(0).get_by_role("button", name="Confirm").click()
    expect(lines.nth(0)).to_contain_text("Confirmed. Take it back")
    expect(lines.nth(1)).to_be_focused()  # the next one is at hand
    if hand.is_keys:
        hand.press("r")
    else:
        lines.nth(1).get_by_role("button", name="Reject").click()
    expect(lines.nth(1)).to_contain_text("Rejected. Take it back")
    assert wait_until(lambda: len(desk.findings.decisions()) == 2)
    assert [one.verdict for one in desk.findings.decisions()] == ["rejected", "confirmed"]

    hand.use(lines.nth(2).locator("details.correct > summary"))
    form = lines.nth(2).locator("form.stack")
    hand.write(form.get_by_label("What"), "let the team visit Gorsk")
    hand.send("Keep as corrected", form)
    expect(page.get_by_role("status").first).to_have_text("Corrected.")
    last = desk.findings.decisions()[0]
    assert last.verdict == "corrected"
    assert last.decided is not None
    assert last.decided["what"] == "let the team visit Gorsk"
    left = [one.id for one in desk.findings.waiting(["promise"], limit=1)]
    assert left == names[3:4]  # what is decided waits no longer


def test_decide_beside_the_text(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.write(page.get_by_label("Search the archive"), "04CASTREL1637")
    hand.press("Enter")
    first = page.locator("[data-finding]").first
    if hand.is_keys:
        expect(first).to_be_visible()
        hand.press("f", "y")
    else:
        first.hover()
        first.get_by_role("button", name="Confirm").click()
    expect(first).to_contain_text("Confirmed. Take it back")
    assert wait_until(lambda: len(desk.findings.decisions()) == 1)
    if not hand.is_keys:
        first.hover()
    hand.use(first.get_by_role("button", name=re.compile("Take it back")))
    expect(page.get_by_role("status").first).to_contain_text("taken back")
    assert desk.findings.of("04CASTREL1637").findings[0].state == "suggested"


def test_mark_a_promise_kept_with_evidence(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.go("Suspense")
    hand.follow("Board")
    hand.use(page.locator(".board").get_by_role("link", name=re.compile("look into the fence at Gorsk")))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Look into the fence at Gorsk and give an answer"
    )
    number = int(page.evaluate("location.pathname").rpartition("/")[2])
    assert desk.suspense.open(number).entry.status == "open"

    form = page.locator("section[aria-labelledby=status-title] form")
    hand.choose(form.locator("select[name=status]"), "kept")
    hand.write(form.get_by_label("Telegram that says so"), "05STATE156070")
    words = form.get_by_label("Its exact words")
    hand.write(words, "words that stand nowhere")
    hand.send("Keep", form)
    expect(page.get_by_role("status").first).to_contain_text("words that stand nowhere")
    assert desk.suspense.open(number).entry.status == "open"

    telegram = desk.open("05STATE156070").view
    assert telegram is not None
    quote = " ".join(telegram.copy.record.paragraphs[0].text.split()[2:9])
    hand.choose(form.locator("select[name=status]"), "kept")
    hand.write(form.get_by_label("Telegram that says so"), "05STATE156070")
    hand.write(words, quote)
    hand.send("Keep", form)
    expect(page.locator(".eyebrow .standing")).to_contain_text("Kept")
    opened = desk.suspense.open(number)
    assert opened.entry.status == "kept"
    assert [one.address for one in opened.entry.evidence] == ["05STATE156070"]
    hand.follow("05STATE156070", page.locator("section[aria-labelledby=history-title]"))
    expect(page.locator("article.telegram")).to_contain_text(quote.split()[-1])


def test_take_a_suggestion_into_the_book(hand: Hand, desk: Desk) -> None:
    page = hand.page
    before = desk.suspense.list("2012-12-31", due=False, limit=400).total
    hand.go("Suspense")
    hand.follow("suggest")
    first = page.locator(".suggested > li").first
    what = first.locator(".line-subject").inner_text().rpartition(": ")[2]
    hand.tick(first.locator("input[type=checkbox]"))
    hand.send("Put the chosen into the book")
    expect(page.get_by_role("status").first).to_have_text("1 put into the book.")
    held = desk.suspense.list("2012-12-31", due=False, limit=400)
    assert held.total == before + 1
    assert what in [one.what for one in held.entries]


def test_read_a_country_s_dossier(hand: Hand, desk: Desk) -> None:
    page = hand.page
    hand.go("Dossiers")
    hand.write(page.get_by_label("Of", exact=True), "Marisanda")
    hand.send("Open")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Marisanda")
    known = desk.dossiers.open("Marisanda", "2012-12-31")
    days = page.locator(".axis > li time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert days == sorted(days)
    assert len(days) > 20
    ratings = page.locator("aside table.plain-table").first.locator("tbody tr")
    rows = {row.split("\t")[0]: row.split("\t")[1] for row in ratings.all_inner_texts()}
    assert rows["2003"] == "Tier 2"
    assert known.ratings
    promise = page.locator(".axis-promise").first
    sentence = promise.locator(".snippet").inner_text().strip("“” ")
    hand.use(promise.locator("a.number"))
    target = page.locator("[data-paragraph]:target")
    expect(target).to_be_in_viewport()
    assert " ".join(sentence.split())[:60].lower() in " ".join(target.inner_text().split()).lower()
