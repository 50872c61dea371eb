"""The picture of an exchange as a reader meets it in a browser."""

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_what_is_pointed_at_stands_out_with_its_links(browser: Browser, room: str) -> None:
    context = browser.new_context()
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{room}/t/05CASTREL462/thread")
    dot = page.locator('.pic-dot[data-key="05STATE21943"]')
    dot.hover()
    assert page.locator(".pic-plot.pic-lit").count() == 1
    assert page.locator(".pic-arrow.pic-on").count() >= 2
    assert "05STATE21943" in page.locator("[data-said]").inner_text()
    page.locator("[data-answers] input").check()
    assert page.locator(".pic-arrow:not(.pic-answers)").first.is_hidden()
    page.locator(".pic-plot a").first.focus()
    assert page.locator(".pic-on").count()
    dot.click()
    page.wait_for_url("**/t/05STATE21943")
    assert said == []  # the policy of the pages was broken by nothing
    context.close()


def test_a_narrow_screen_keeps_the_picture_within_its_frame(browser: Browser, room: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in (
        "/t/05CASTREL462/thread",
        "/t/05CASTREL462/refs",
        "/t/05CASTREL462/cite",
        "/gaps",
        "/resolve",
    ):
        page.goto(f"{room}{path}")
        wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wider), path
    context.close()


def test_a_file_that_is_dropped_is_resolved(browser: Browser, room: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{room}/resolve")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["See 05CASTREL462."], "notes.txt", { type: "text/plain" }));
          const form = document.querySelector("form[data-drop]");
          form.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_selector('a[href="/t/05CASTREL462"]')
    context.close()
