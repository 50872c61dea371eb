"""Taking in a box of files of which one is bad, finding what came, and taking it back."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.made_telegrams import telegram
from tests.web.hands import Hand

from reftel.desk.desk import Desk

pytestmark = pytest.mark.browser


def test_take_in_a_zip_with_a_bad_file(hand: Hand, desk: Desk, tmp_path: Path) -> None:
    page = hand.page
    before = desk.status().telegrams
    good = telegram(77, body="1. The Quennimore lock was opened.")
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("letters/one.txt", good)
        box.writestr("letters/torn.pdf", b"%PDF-1.4\nnothing of a file")
    hand.go("Files")
    hand.attach(page.locator("input[type=file]"), tmp_path / "box.zip")
    hand.use(page.locator("form.drop").get_by_role("button", name="Take in"))
    expect(page.locator("#intake")).to_contain_text("1 new telegrams", timeout=60_000)
    expect(page.locator("#intake")).to_contain_text("did not come in")
    trouble = page.locator(".troubles > li", has_text="torn.pdf")
    expect(trouble.locator(".state")).to_have_text("refused")
    expect(trouble.locator(".note")).to_contain_text("PDF")
    expect(page.locator("main")).to_contain_text("Both add up")
    assert desk.status().telegrams == before + 1

    hand.write(page.get_by_label("Search the archive"), "quennimore")
    hand.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 telegram")
    page.go_back()
    row = page.locator("table tbody tr").first
    hand.use(row.locator("details.confirm > summary"))
    hand.use(row.get_by_role("button"))
    expect(page.get_by_role("status").first).to_contain_text("is undone: 1 telegrams")
    assert desk.status().telegrams == before
    assert desk.search("quennimore").total == 0
